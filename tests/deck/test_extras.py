from __future__ import annotations

import re

import pytest

from generator.deck.extras import KINDS, MOST, extra_cards
from generator.model.deck import Extra


def ids(typed: str) -> list[str]:
    return [card.id for card in extra_cards(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("howto", "howto"),
        ("howto,pass,blank:3", "howto pass blank-1 blank-2 blank-3"),
        (" Blank : 2 , HOWTO,", "blank-1 blank-2 howto"),
        ("blank:1", "blank"),
        ("pass,pass", "pass-1 pass-2"),
    ],
)
def test_kinds_and_how_many_become_cards_in_the_order_of_asking(typed: str, found: str) -> None:
    assert ids(typed) == found.split()


def test_an_extra_card_has_its_kind_and_no_suit() -> None:
    for kind in KINDS:
        (card,) = extra_cards(kind)
        assert (card.content, card.suit) == (Extra(kind), None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("blnk", "there is no extra card 'blnk'; did you mean 'blank'?"),
        ("rules", "there is no extra card 'rules'; there are howto, pass, blank"),
        ("blank:", "'' is no number of cards: write it as blank:6"),
        ("blank:six", "'six' is no number of cards: write it as blank:6"),
        ("blank:-1", "'-1' is no number of cards"),
        ("blank:\u00b2", "is no number of cards"),
        ("blank:0", "there can be 1 to 60 cards of a kind, not 0 of blank"),
        (f"blank:{MOST},blank", "there can be 1 to 60 cards of a kind, not 61 of blank"),
        ("blank:" + "9" * 5000, "there can be 1 to 60 cards of a kind"),
        (" , ", "it names no kind; there are howto, pass, blank"),
    ],
)
def test_what_is_no_extra_card_is_told(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        extra_cards(typed)


def test_as_many_as_there_can_be_are_made() -> None:
    assert len(extra_cards(f"blank:{MOST}")) == MOST
