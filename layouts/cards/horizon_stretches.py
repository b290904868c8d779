"""Which cells of a sheet have a horizon on their cards → the stretches of the line on that sheet, from end to end.

The horizon is the one mark that may cross a cut, as the neighbour has it at the same height: whatever way the knife strays,
both cards show a line that runs on. Lengths are in mm from the paper's top-left corner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.paper import POINTS_PER_MM, UNPRINTABLE
from layouts.cards.horizon import horizon_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.paper import Rect, Stock
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas

WEIGHT = 0.75
"""Points."""

BLEED = 3.0
"""mm that the line runs past the trim, where the next cell lies further off or is empty: what printers ask for."""

MARGIN = 2.0
"""mm that it runs into the sheet's margin, where cut marks, captions and the bar have theirs."""

LEAST_MARGIN = 1.0
"""mm that it needs there: a cut may be as much beside its place."""

STOP = 0.5
"""mm inside the trim, beside a card without the line: there a cut that strays must not show an end of it."""

FAR_STOP = 8.0
"""mm inside the trim, where cards reach the paper's edge and no printer reaches with them."""

HAIR = 1e-6


class Stretch(NamedTuple):
    """A part of the line: where it begins and ends, and how far below the paper's top edge it lies."""

    left: float
    right: float
    down: float


def horizon_stretches(stock: Stock, cards: tuple[bool | None, ...]) -> tuple[Stretch, ...]:
    """The horizon on a front, neighbours that meet drawn as one line.

    Args:
        stock: the sheet.
        cards: for each cell from the first, whether its card has the horizon; None where no card lies. Cells after the last
            of them are empty.
    """
    cells = [cell.trim for cell in stock.fronts()]
    carried = (*cards, *[None] * (len(cells) - len(cards)))
    joined: list[Stretch] = []
    for stretch in _one_by_one(stock, cells, carried):
        last = joined[-1] if joined else None
        if last and last.down == stretch.down and last.left < stretch.left <= last.right + HAIR:
            joined[-1] = Stretch(last.left, stretch.right, stretch.down)
        else:
            joined.append(stretch)
    return tuple(joined)


def _one_by_one(stock: Stock, cells: list[Rect], carried: tuple[bool | None, ...]) -> Iterator[Stretch]:
    block, sheet, far = stock.block, stock.sheet, not _leaves_margins(stock)
    gap = stock.pitch.across - stock.card.width
    for index, trim in enumerate(cells):
        if not carried[index]:
            continue
        column = index % stock.columns
        ends = []
        for last, step, margin in (
            (0, -1, block.left),
            (stock.columns - 1, 1, sheet.width - block.right),
        ):
            outwards = min(MARGIN, margin - UNPRINTABLE) if column == last else _past(carried[index + step], gap)
            ends.append(-FAR_STOP if far else outwards)
        down = trim.bottom - horizon_height(trim.width, trim.height)
        yield Stretch(trim.left - ends[0], trim.right + ends[1], round(down, 6))


def _past(neighbour: bool | None, gap: float) -> float:
    """How far the line runs past the trim towards a neighbour with the line, without it, or towards an empty cell."""
    if neighbour is None:
        return BLEED
    return min(BLEED, gap) if neighbour else -STOP


def _leaves_margins(stock: Stock) -> bool:
    """Whether a printer reaches past every card, so that the line can run off it."""
    block, sheet = stock.block, stock.sheet
    margins = (block.left, block.top, sheet.width - block.right, sheet.height - block.bottom)
    return min(margins) >= UNPRINTABLE + LEAST_MARGIN


def draw_alone(canvas: Canvas, design: CardDesign) -> None:
    """The horizon on one card whose neighbours lack it, such as a back: as wide as text, as a mark of what is open."""
    size = design.measures
    canvas.stroke(design.theme.ink, WEIGHT)
    canvas.line(size.left, size.horizon, size.width - size.left, size.horizon)


def draw_stretches(canvas: Canvas, stretches: Iterable[Stretch], height: float, ink: str) -> None:
    """The stretches as marks of what is open, on a sheet of this height in mm."""
    canvas.stroke(ink, WEIGHT)
    for left, right, down in stretches:
        y = (height - down) * POINTS_PER_MM
        canvas.line(left * POINTS_PER_MM, y, right * POINTS_PER_MM, y)
