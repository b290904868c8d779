"""Sheets of cards and what their backs show → each back that is needed, once, and where on a sheet it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from layouts.cards.backs import Back, prepare_back
from layouts.cards.extra import ExtraFace
from layouts.text.words import fixed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.deck.imposition import Sheet
    from generator.model.bank import Suit
    from generator.model.paper import Cell
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardFace

Backs = Literal["suit", "both-ways", "plain", "none"]
KindOfBack: TypeAlias = tuple[Literal["suit", "tips", "deck"], str]

OF_SUITS = frozenset({"suit", "both-ways"})
"""Backs that tell a suit's cards from another's; a suit card's own back then says what to do with the suit."""


def kind_of_back(face: CardFace, backs: Backs) -> KindOfBack:
    """Which of a deck's backs a card has: its suit's, by the suit's id, that of all tips, or the deck's own."""
    if backs in OF_SUITS and not isinstance(face, ExtraFace):
        return ("suit", face.suit.id) if face.suit else ("tips", "")
    return "deck", ""


def prepare_backs(fitter: CardFitter, sheets: Sequence[Sheet[CardFace]], backs: Backs) -> dict[KindOfBack, Back]:
    """The backs that a deck needs."""
    prepared: dict[KindOfBack, Back] = {}
    for sheet in sheets if backs != "none" else ():
        for placed in sheet.backs:
            kind = kind_of_back(placed.card, backs)
            if kind not in prepared:
                prepared[kind] = _prepare_back(fitter, placed.card.suit, kind[0], backs)
    return prepared


def back_cells(sheet: Sheet[CardFace], backs: Backs) -> dict[KindOfBack, tuple[Cell, ...]]:
    """Where each back of a sheet lies."""
    cells: dict[KindOfBack, list[Cell]] = {}
    for placed in sheet.backs:
        cells.setdefault(kind_of_back(placed.card, backs), []).append(placed.cell)
    return {kind: tuple(alike) for kind, alike in cells.items()}


def _prepare_back(fitter: CardFitter, suit: Suit | None, kind: str, backs: Backs) -> Back:
    """A back with its caption: the suit's name, that it is a tip, or the deck's title."""
    deck, turned = fitter.design.deck, backs == "both-ways"
    if kind == "suit" and suit:
        names = {language: suit.name[language] for language in deck.languages}
        return prepare_back(fitter, suit, (suit.id, "name"), names, turned=turned)
    if kind == "tips":
        words = {language: fixed_words(deck, language)["tips"] for language in deck.languages}
        return prepare_back(fitter, None, ("", ("texts", "tips")), words, turned=turned)
    titles = {language: deck.bank.title[language] for language in deck.languages}
    return prepare_back(fitter, None, ("", "title"), titles, "-deck" if backs in OF_SUITS else "", turned=turned)
