"""Cards and a stock → sheets: which card lies in which cell, front and back; pure data, nothing is drawn here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from generator.model.paper import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Stock

T = TypeVar("T")


class Placed(Struct, Generic[T], frozen=True):
    """A card in a cell."""

    card: T
    cell: Cell


class Sheet(Struct, Generic[T], frozen=True):
    """One sheet of paper: its number from 1, what lies on its front, and the same cards on its back."""

    number: int
    fronts: tuple[Placed[T], ...]
    backs: tuple[Placed[T], ...]


def sheets_needed(cards: int, stock: Stock) -> int:
    """How many sheets of paper that many cards take."""
    return -(-cards // stock.cards_per_sheet)


def impose(cards: Sequence[T], stock: Stock) -> tuple[Sheet[T], ...]:
    """The cards in their order on as many sheets as they need; every back behind its own front.

    The last sheet may stay partly empty. No cards make no sheets.
    """
    fronts, backs = stock.fronts(), stock.backs()
    many = stock.cards_per_sheet
    return tuple(
        Sheet(
            number,
            tuple(map(Placed, cards[start : start + many], fronts)),
            tuple(map(Placed, cards[start : start + many], backs)),
        )
        for number, start in enumerate(range(0, len(cards), many), start=1)
    )
