"""A bank and a language → the deck: which cards, in which order; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Card, Deck
from generator.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bank, Locate


def choose(bank: Bank, language: str, problem: Locate) -> Deck:
    """Every card of the bank: suit by suit its suit card and its questions as they stand in the file, then the tips.

    Raises:
        DeckError: where the bank does not have the language.
    """
    if language not in bank.languages:
        known = ", ".join(bank.languages)
        raise DeckError([Problem(f"the deck is not in {language}", where="--lang", hint=f"it has: {known}")])
    return Deck(bank, language, tuple(_cards(bank)), problem)


def suit_card_id(suit_id: str) -> str:
    """The id of a suit's card."""
    return f"S-{suit_id}"


def _cards(bank: Bank) -> Iterator[Card]:
    suits = {suit.id: suit for suit in bank.suits}
    held: dict[str, list[Card]] = {suit_id: [] for suit_id in suits}
    for question in bank.questions:
        held[question.suit].append(Card(question.id, suits[question.suit], question))
    for suit in bank.suits:
        if suit.purpose or suit.play:
            yield Card(suit_card_id(suit.id), suit, suit)
        yield from held[suit.id]
    for tip in bank.tips:
        yield Card(tip.id, suits.get(tip.suit) if tip.suit else None, tip)
