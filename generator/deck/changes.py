"""A deck and an older bank → which cards print other words now, and which of the old ones are to be thrown out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.selection import cards_of
from generator.model.bank import STORY, Bank, Question, Suit, Tip
from generator.model.deck import Deck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.deck import Card

Said: TypeAlias = tuple[object, ...]
"""What a card prints, in the languages of a deck."""


class OlderBank(Struct, frozen=True):
    """A bank as it was when its cards were printed, and the file that it stands in, as it was typed."""

    file: str
    bank: Bank


class Changes(Struct, frozen=True):
    """What became of cards: the deck of those that are printed anew, and the ids of the old ones that no longer hold.

    ``changed`` and ``removed`` are old cards, ``added`` are new ones; each in the order of its bank.
    """

    deck: Deck
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]


def changes_since(deck: Deck, older: OlderBank) -> Changes:
    """Compares a deck with an older bank, card by card, by their ids.

    What counts is what is printed of a card's own: its texts in the deck's languages, its suit's name, its depth, and whether
    it comes after a story. The title and the version of the deck, which stand on every card in small print, do not count.
    """
    before = {card.id: _said(card, deck.languages) for card in cards_of(older.bank)}
    now = {card.id for card in cards_of(deck.bank)}
    anew = tuple(card for card in deck.cards if before.get(card.id) != _said(card, deck.languages))
    return Changes(
        replace(deck, cards=anew),
        tuple(card.id for card in anew if card.id in before),
        tuple(identifier for identifier in before if identifier not in now),
        tuple(card.id for card in anew if card.id not in before),
    )


def _said(card: Card, languages: tuple[str, ...]) -> Said:
    """What a card prints, in these languages."""

    def texts(*given: Mapping[str, str] | None) -> Said:
        return tuple(each.get(language) if each else None for each in given for language in languages)

    suit = texts(card.suit.name if card.suit else None)
    match card.content:
        case Question() as question:
            picture = question.picture.file if question.picture else None
            own = (*texts(question.question, question.probe), question.depth, STORY in question.follows, picture)
        case Suit() as content:
            own = texts(content.name, content.purpose, content.play)
        case Tip() as tip:
            picture = tip.picture.file if tip.picture else None
            own = (*texts(tip.title, tip.text, *(part.text for part in tip.parts)), picture)
        case _:
            own = ()
    return (*suit, *own)
