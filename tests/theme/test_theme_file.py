"""A theme's file is parsed once for all that asks for it, anew when it was changed, and holds so many looks and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.advice.checkup import checkup
from generator.bank.loading import load
from generator.bank.yaml.reader import parse
from generator.model.problems import DeckError
from generator.product import silent
from layouts import modules
from layouts.theme.loading import read_theme, theme_warnings
from layouts.theme.theme_file import MOST_SUITS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.bank.yaml.reader import Document

LOOK = "- {colour: '#123456', icon: sun}\n"


def themed(folder: Path, theme: str) -> Path:
    (folder / "theme.yaml").write_text(theme, encoding="utf-8")
    (folder / "cards.yaml").write_text(
        "title: D\nlanguages: [en]\ntheme: theme.yaml\nsuits: [{id: A, name: A}]\n"
        "questions: [{id: A1, suit: A, question: Why?}]\n",
        encoding="utf-8",
    )
    return folder / "theme.yaml"


@pytest.mark.parametrize("broken", [False, True])
def test_a_check_parses_a_theme_once(tmp_path: Path, broken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    themed(tmp_path, f"name: {tmp_path.name}\nink: '#101010'\n" + ("ink: twice\n" if broken else ""))
    parsed: list[str] = []

    def parsing(name: str, text: str) -> Document:
        parsed.append(name)
        return parse(name, text)

    monkeypatch.setattr("layouts.theme.theme_file.parse", parsing)
    loaded = load(tmp_path / "cards.yaml")
    theme_warnings(tmp_path, "theme.yaml")
    if broken:
        with pytest.raises(DeckError, match="ink"):
            checkup(loaded, (), modules(), silent)
    else:
        assert checkup(loaded, (), modules(), silent).lines
    assert len(parsed) == 1


def test_a_theme_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    path = themed(tmp_path, "ink: '#101010'\n")
    assert read_theme(path).ink == "#101010"
    path.write_text("ink: '#202020'\n", encoding="utf-8")
    assert read_theme(path).ink == "#202020"
    path.write_text("ink: [\n", encoding="utf-8")
    with pytest.raises(DeckError):
        read_theme(path)


def test_a_theme_has_as_many_looks_as_a_deck_has_suits_and_no_more(tmp_path: Path) -> None:
    path = themed(tmp_path, "suits:\n" + LOOK * MOST_SUITS)
    assert len(read_theme(path).suits) >= MOST_SUITS
    path.write_text("name: own\nsuits:\n" + LOOK * (MOST_SUITS + 1), encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        read_theme(path)
    [problem] = caught.value.problems
    assert (problem.line, problem.where) == (3, "suits")
    assert problem.what == "holds 1,001 entries; at most 1,000 are possible, as many as a deck has suits"
    assert problem.hint == "keep those that your decks use"
