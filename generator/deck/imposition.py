"""Cards and a stock → sheets: which card lies in which cell, front and back; pure data, nothing is drawn here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct

from generator.model.paper import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Stock

T = TypeVar("T")

Order: TypeAlias = Literal["rows", "stacks"]
"""How a deck runs over its sheets: sheet by sheet, row by row; or cell by cell, through all sheets."""

ORDERS: tuple[Order, ...] = ("rows", "stacks")


class Placed(Struct, Generic[T], frozen=True):
    """A card in a cell."""

    card: T
    cell: Cell


class Sheet(Struct, Generic[T], frozen=True):
    """One sheet of paper: its number from 1, what lies on its front, and the same cards on its back."""

    number: int
    fronts: tuple[Placed[T], ...]
    backs: tuple[Placed[T], ...]


def sheets_needed(cards: int, stock: Stock, start: int = 1) -> int:
    """How many sheets of paper that many cards take, the first of them laid in cell ``start`` of the first sheet."""
    return -(-(cards + start - 1) // stock.cards_per_sheet) if cards else 0


def impose(cards: Sequence[T], stock: Stock, *, start: int = 1, order: Order = "rows") -> tuple[Sheet[T], ...]:
    """The cards in their order on as many sheets as they need; every back behind its own front.

    The last sheet may stay partly empty. No cards make no sheets.

    Args:
        cards: the deck.
        stock: the sheet with its cells.
        start: the first cell that is used on the first sheet, from 1: those before it were used earlier.
        order: whether the deck runs on through the cells of a sheet, or through the sheets in one and the same cell, so that
            all sheets are cut as one stack and the piles, one laid upon the other, are the deck.
    """
    if not 1 <= start <= stock.cards_per_sheet:
        raise ValueError(f"there is no cell {start} among {stock.cards_per_sheet}")
    sheets, cells = range(sheets_needed(len(cards), stock, start)), range(stock.cards_per_sheet)
    if order == "rows":
        places = [(sheet, cell) for sheet in sheets for cell in cells]
    else:
        places = [(sheet, cell) for cell in cells for sheet in sheets]
    free = (place for place in places if place >= (0, start - 1))
    fronts, backs = stock.fronts(), stock.backs()
    laid: list[list[tuple[T, int]]] = [[] for _ in sheets]
    for card, (sheet, cell) in zip(cards, free, strict=False):
        laid[sheet].append((card, cell))
    return tuple(
        Sheet(
            number,
            tuple(Placed(card, fronts[cell]) for card, cell in on_it),
            tuple(Placed(card, backs[cell]) for card, cell in on_it),
        )
        for number, on_it in enumerate(laid, start=1)
    )
