"""A bank and a language → the deck: which cards, in which order; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model import Card, Deck
from generator.problems import DeckError, Problem
from generator.sessions import plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Bank, Locate, Session, Suit


class Selection(Struct, frozen=True, kw_only=True):
    """What is asked of cards; a card must have all of it, and what is left out does not matter.

    ``sample`` draws so many questions at random, ``shuffle`` mixes all cards; both by ``seed``, so that the same seed gives
    the same deck again.
    """

    suits: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    depths: tuple[int, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sample: int | None = None
    shuffle: bool = False
    seed: int = 1


ALL = Selection()
"""Every card."""


def choose(
    bank: Bank,
    language: str,
    problem: Locate,
    session: Session | None = None,
    selection: Selection = ALL,  # noqa: ARG001 – about to be used
    *,
    second: str | None = None,
    folder: Path | None = None,
    theme: str | None = None,
) -> Deck:
    """The cards to print, in their order.

    Every card of the bank: suit by suit its suit card and its questions as they stand in the file, then the tips. Or
    the cards of a session in the order of use, each suit's card before the first of its questions.

    Raises:
        DeckError: where the bank does not have the language.
    """
    if language not in bank.languages:
        known = ", ".join(bank.languages)
        raise DeckError([Problem(f"the deck is not in {language}", where="--lang", hint=f"it has: {known}")])
    cards = tuple(_cards_of_session(bank, session)) if session else tuple(_cards(bank))
    return Deck(
        bank=bank,
        language=language,
        cards=cards,
        problem=problem,
        session=session,
        second=second,
        folder=folder,
        theme=theme or bank.theme or "spiegel",
    )


def suit_card_id(suit_id: str) -> str:
    """The id of a suit's card."""
    return f"S-{suit_id}"


def _cards(bank: Bank) -> Iterator[Card]:
    suits = {suit.id: suit for suit in bank.suits}
    held: dict[str, list[Card]] = {suit_id: [] for suit_id in suits}
    for question in bank.questions:
        held[question.suit].append(Card(question.id, suits[question.suit], question))
    for suit in bank.suits:
        yield from _suit_card(suit)
        yield from held[suit.id]
    for tip in bank.tips:
        yield Card(tip.id, suits.get(tip.suit) if tip.suit else None, tip)


def _cards_of_session(bank: Bank, session: Session) -> Iterator[Card]:
    suits = {suit.id: suit for suit in bank.suits}
    seen: set[str] = set()
    for question in plan(session, bank).questions:
        suit = suits[question.suit]
        if suit.id not in seen:
            seen.add(suit.id)
            yield from _suit_card(suit)
        yield Card(question.id, suit, question)


def _suit_card(suit: Suit) -> Iterator[Card]:
    if suit.purpose or suit.play:
        yield Card(suit_card_id(suit.id), suit, suit)
