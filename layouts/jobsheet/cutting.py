"""A stock → its cutting list: where the stop of a cutter is set, in order, from the paper's edge or from the first cut; in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from layouts.cards.cut_marks import cut_lines

if TYPE_CHECKING:
    from generator.model.paper import Stock

HAIR = 0.01
"""mm; what lies as near to the paper's edge is on it."""


class Cuts(Struct, frozen=True):
    """The cuts across a sheet one way: the first by its marks, so far from the paper's edge, and the others from that cut.

    ``first`` is 0 where the cards begin at the paper's edge: all others are then from there.
    """

    first: float
    others: tuple[float, ...]


def cutting_list(stock: Stock) -> tuple[Cuts, Cuts]:
    """The cuts from left to right, and those from top to bottom."""
    across, down = cut_lines(stock)
    return _cuts(across, stock.sheet.width), _cuts(down, stock.sheet.height)


def _cuts(lines: tuple[float, ...], length: float) -> Cuts:
    inside = [line for line in lines if line < length - HAIR]
    first = inside[0] if inside[0] > HAIR else 0.0
    return Cuts(round(first, 2), tuple(round(line - first, 2) for line in inside[1:]))


def has_gaps(stock: Stock) -> bool:
    """Whether something lies between the cards that is cut away."""
    return stock.pitch.across > stock.card.width + HAIR or stock.pitch.down > stock.card.height + HAIR
