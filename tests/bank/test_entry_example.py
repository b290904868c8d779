"""The lines that are shown where a mere text stands can be put in its place, and then the deck is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.bank.loading import load
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from pathlib import Path

DECK = """\
title: {title}
languages: [{languages}]
suits:
  - id: A
    name: {suit}
questions:
  - id: A1
    suit: A
    question: {question}
"""
PLAIN = DECK.format(title="Camp", languages="en", suit="Me", question="Why?")
BOTH = DECK.format(
    title="{nl: Kamp, en: Camp}", languages="nl, en", suit="{nl: Ik, en: Me}", question="{nl: Waarom?, en: Why?}"
)


@pytest.mark.parametrize(
    ("deck", "text", "kept"),
    [
        (PLAIN, "  - What did you enjoy?\n", "What did you enjoy?"),
        (PLAIN, "  - Well: what did you enjoy?\n", "Well: what did you enjoy?"),
        (PLAIN, "  - '[Secret] \"what\" did you enjoy?'\n", '[Secret] "what" did you enjoy?'),
        (PLAIN, "tips:\n  - Listen well.\n", "Listen well."),
        (PLAIN, "purpose:\n  - To learn.\n", "To learn."),
        (PLAIN, "tips:\n  - id: T\n    title: Hm\n    text: Hm.\n    parts:\n      - Be still.\n", "Be still."),
        (PLAIN, "workbook:\n  - notes\n", "notes"),
        (BOTH, "  - Wat deed je?\n", "Wat deed je?"),
    ],
)
def test_an_entry_that_is_only_a_text_is_shown_as_it_should_be(deck: str, text: str, kept: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(deck + text, encoding="utf-8")
    with pytest.raises(DeckError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert problem.what == "should be a group of keys, not a text"
    assert problem.hint == "write it as"
    assert any(kept.replace('"', '\\"') in line or kept in line for line in problem.shown)
    *before, last = (deck + text).splitlines()
    indent = len(last) - len(last.lstrip())
    pasted = [" " * indent + line for line in problem.shown]
    path.write_text("\n".join([*before, *pasted]), encoding="utf-8")
    assert load(path)


def test_a_picture_that_is_only_a_file_is_shown_with_both_its_keys(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(PLAIN + "    picture: cup.svg\n", encoding="utf-8")
    with pytest.raises(DeckError) as refused:
        load(path)
    assert str(refused.value).endswith("→ write it below its key, as\n      file: cup.svg\n      shows: …")
    path.write_text(PLAIN + "    picture:\n      file: cup.svg\n      shows: …\n", encoding="utf-8")
    assert load(path)


def test_ids_that_are_shown_are_free(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(PLAIN.replace("id: A1", "id: A2") + "  - What next?\n", encoding="utf-8")
    with pytest.raises(DeckError) as refused:
        load(path)
    assert "- id: A3" in refused.value.problems[0].shown
    path.write_text(PLAIN.replace("  - id: A\n", "  - id: B\n").replace("suit: A", "suit: B").replace(
        "questions:", "  - Us\nquestions:"), encoding="utf-8")  # fmt: skip
    with pytest.raises(DeckError) as refused:
        load(path)
    assert "- id: C" in refused.value.problems[0].shown
