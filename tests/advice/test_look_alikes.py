from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.advice.advice import advise
from generator.advice.look_alikes import look_alikes
from generator.bank.loading import load
from layouts.theme.loading import shipped_theme

if TYPE_CHECKING:
    from pathlib import Path


def said(folder: Path, *suits: str, theme: str = "spiegel") -> list[str]:
    """What is told of a deck with these suits, whose first stands on line 4; a question for each."""
    ids = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(suits)]
    lines = "".join(
        f"  - {{id: {at}, name: Suit {at}{suit and ', ' + suit}}}\n" for at, suit in zip(ids, suits, strict=True)
    )
    asked = "".join(f"  - {{id: {at}1, suit: {at}, question: What did {at} do?}}\n" for at in ids)
    (folder / "my.yaml").write_text(
        f"title: Many\nlanguages: [en]\nsuits:\n{lines}questions:\n{asked}", encoding="utf-8"
    )
    loaded = load(folder / "my.yaml")
    looks = {suit.id: shipped_theme(theme).look(loaded.bank.suits, suit) for suit in loaded.bank.suits}
    pieces = list(look_alikes(loaded, looks))
    assert [piece for piece in pieces if piece._replace(column=0) not in advise(loaded, looks)] == []
    return [f"{piece.line}: {piece.where}: {piece.what}" for piece in pieces]


@pytest.mark.parametrize("theme", ["spiegel", "contrast", "sparing", "festive"])
def test_fifteen_suits_are_told_apart(tmp_path: Path, theme: str) -> None:
    assert said(tmp_path, *[""] * 15, theme=theme) == []


def test_a_suit_for_which_no_sign_is_left_is_told_on_its_line(tmp_path: Path) -> None:
    hint = "give it an icon that no other has or, if none is left, make fewer suits"
    assert said(tmp_path, *[""] * 17) == [
        f"19: suit P: has the sign of suit A: {hint}",
        f"20: suit Q: has the sign of suit B: {hint}",
    ]


def test_a_sign_that_another_suit_took_is_told_and_the_remedy_works(tmp_path: Path) -> None:
    hint = "give it an icon that no other has or, if none is left, make fewer suits"
    assert said(tmp_path, "icon: sun", "") == [f"5: suit B: has the sign of suit A: {hint}"]
    assert said(tmp_path, "icon: sun", "icon: boat") == []


def test_following_the_advice_ends_it(tmp_path: Path) -> None:
    assert said(tmp_path, *[""] * 15, 'colour: "#5A3E1B", icon: mirror') == []


def test_a_colour_that_two_suits_share_on_purpose_is_theirs_to_share(tmp_path: Path) -> None:
    assert said(tmp_path, 'colour: "#5A3E1B"', 'colour: "#5a3e1b"') == []


def test_suits_that_are_wholly_alike_are_told_whoever_chose_their_looks(tmp_path: Path) -> None:
    alike = 'icon: sun, colour: "#5A3E1B"'
    assert said(tmp_path, alike, alike.lower(), 'colour: "#123456"') == [
        "5: suit B: looks like suit A, on the backs too: give it an icon or a colour of its own"
    ]


def test_a_colour_of_the_themes_that_another_suit_took_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, 'colour: "#B34B0F"', "") == [
        "5: suit B: has the colour of suit A, so that only the icon tells them apart; give it one of its own"
    ]
