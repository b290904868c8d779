from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, shipped_bank

from generator.bank.loading import load
from generator.bank.subset import cut, smaller
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.bank.loading import Loaded

pytestmark = pytest.mark.usefixtures("_either_parser")

OURS = (ROOT / "cards.yaml").read_text(encoding="utf-8")
SUITS = [suit.id for suit in shipped_bank().bank.suits]
CHOICES = [choice for many in range(1, len(SUITS) + 1) for choice in combinations(SUITS, many)]

DECK = """\
# The deck.
title: Two
languages: [en]

# The suits.
suits:
  # About A.
  - id: A
    name: Work
    # The tip behind it.
    tip: T2

  # About B.
  - id: B
    name: People  # no colour

# The questions.
questions:
  # The first.
  - id: A1
    suit: A
    question: What?
    # It builds on two.
    follows:
      - B1
      - B2

  # The second.
  - id: A2
    follows: [story, B1]
    suit: A
    question: >-
      Where
      # not a comment
      is it?
  # Of B.
  - {id: B1, suit: B, question: When?}
  - {id: B2, suit: B, question: Why?, follows: [A2]}

# The tips.
tips:
  - {id: T2, suit: B, title: Two, text: Of B}
# The end.
texts:
  people-title: Us
"""


def loaded(folder: Path, text: str) -> Loaded:
    path = folder / "cards.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize("choice", CHOICES, ids="".join)
def test_what_is_cut_from_our_deck_reads_as_the_smaller_bank(tmp_path: Path, choice: tuple[str, ...]) -> None:
    pruned = cut(shipped_bank(), choice)
    again = loaded(tmp_path, pruned.text)
    assert again.bank == smaller(shipped_bank().bank, choice)
    assert again.warnings == ()
    assert pruned.questions == len(again.bank.questions)
    assert {question.suit for question in again.bank.questions} == set(choice)


@pytest.mark.parametrize("choice", CHOICES, ids="".join)
def test_the_lines_that_stay_are_as_they_were_and_in_their_order(choice: tuple[str, ...]) -> None:
    lines = iter(OURS.splitlines())
    assert all(line in lines for line in cut(shipped_bank(), choice).text.splitlines() if "follows:" not in line)


def test_all_suits_leave_the_file_as_it_is() -> None:
    assert cut(shipped_bank(), SUITS).text == OURS


def test_comments_go_with_what_stands_below_them(tmp_path: Path) -> None:
    assert cut(loaded(tmp_path, DECK), ["A"]).text == (
        "# The deck.\ntitle: Two\nlanguages: [en]\n\n# The suits.\nsuits:\n  # About A.\n  - id: A\n    name: Work\n\n"
        "# The questions.\nquestions:\n  # The first.\n  - id: A1\n    suit: A\n    question: What?\n\n"
        "  # The second.\n  - id: A2\n    follows: [story]\n    suit: A\n    question: >-\n      Where\n"
        "      # not a comment\n      is it?\n# The end.\ntexts:\n  people-title: Us\n"
    )
    assert "About A" in cut(loaded(tmp_path, DECK), ["B"]).text  # above the first it is said of all


def test_within_braces_a_key_is_cut_too(tmp_path: Path) -> None:
    pruned = cut(loaded(tmp_path, DECK), ["B"])
    assert "{id: B2, suit: B, question: Why?}" in pruned.text
    assert loaded(tmp_path, pruned.text).bank == smaller(loaded(tmp_path, DECK).bank, ["B"])


def test_what_could_not_stay_as_it_was_is_told(tmp_path: Path) -> None:
    assert cut(loaded(tmp_path, DECK), ["A"]).changed == (
        "A1 no longer follows B1, B2, which stayed behind",
        "A2 no longer follows B1, which stayed behind",
    )
    assert cut(shipped_bank(), ["A", "B"]).changed == (
        "session short stayed behind: it needs other cards",
        "session half-day stayed behind: it needs other cards",
        "session offsite stayed behind: it needs other cards",
        "session month-later stayed behind: it needs other cards",
    )


def test_sessions_that_stay_draw_the_cards_they_drew() -> None:
    assert [session.id for session in smaller(shipped_bank().bank, ["A", "B", "C"]).sessions] == ["month-later"]
    assert smaller(shipped_bank().bank, ["A", "B"]).sessions == ()


def test_a_title_is_given_in_every_language(tmp_path: Path) -> None:
    pruned = cut(shipped_bank(), ["D"], 'Our "mirror": #1')
    assert loaded(tmp_path, pruned.text).bank.title == dict.fromkeys(("nl", "en"), 'Our "mirror": #1')


def test_entries_on_one_line_are_cut_too(tmp_path: Path) -> None:
    text = (
        "title: X\nlanguages: [en]\nsuits: [{id: A, name: A}, {id: B, name: B}]\nquestions:\n"
        "  - {id: A1, suit: A, question: What?}\n  - {id: B1, suit: B, question: Why?}\n"
    )
    assert cut(loaded(tmp_path, text), ["B"]).text == (
        "title: X\nlanguages: [en]\nsuits: [{id: B, name: B}]\nquestions:\n  - {id: B1, suit: B, question: Why?}\n"
    )


def test_an_entry_that_cannot_be_cut_is_refused_with_a_remedy(tmp_path: Path) -> None:
    text = (
        "title: X\nlanguages: [en]\nsuits:\n  - {id: A, name: A}\n  - # the other\n    {id: B, name: B}\nquestions:\n"
        "  - {id: A1, suit: A, question: What?}\n  - {id: B1, suit: B, question: Why?}\n"
    )
    with pytest.raises(DeckError) as caught:
        cut(loaded(tmp_path, text), ["A"])
    (problem,) = caught.value.problems
    assert (problem.line, problem.what) == (6, "cannot be cut out: it has no line of its own")
    assert "begin a line" in problem.hint
