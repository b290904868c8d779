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

    from generator.model.paper import Cell, Stock
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.theme.theme import Theme

WEIGHT = 0.75
"""Points; as heavy as it is where a theme has the usual weight."""


def horizon_weight(theme: Theme) -> float:
    """How heavy the horizon is in a theme, in points."""
    return WEIGHT * theme.weight


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
    """A part of the line, from one point to another: level, or upright where the faces lie on their side."""

    left: float
    top: float
    right: float
    bottom: float


def horizon_stretches(stock: Stock, cards: tuple[bool | None, ...]) -> tuple[Stretch, ...]:
    """The horizon on a front, neighbours that meet drawn as one line.

    Args:
        stock: the sheet.
        cards: for each cell from the first, whether its card has the horizon; None where no card lies. Cells after the last
            of them are empty.
    """
    carried = (*cards, *[None] * (stock.cards_per_sheet - len(cards)))
    level = stock.turn % 180 == 0
    joined: list[tuple[float, float, float]] = []
    for across, start, end in sorted(_one_by_one(stock, carried, level=level)):
        if joined and joined[-1][0] == across and start <= joined[-1][2] + HAIR:
            joined[-1] = (across, joined[-1][1], end)
        else:
            joined.append((across, start, end))
    return tuple(Stretch(start, at, end, at) if level else Stretch(at, start, at, end) for at, start, end in joined)


def _one_by_one(stock: Stock, carried: tuple[bool | None, ...], *, level: bool) -> Iterator[tuple[float, float, float]]:
    """Each card's part of the line: how far down it lies, or across where it is upright, and from where to where it runs."""
    block, sheet, far = stock.block, stock.sheet, not _leaves_margins(stock)
    if level:
        many, step, gap = stock.columns, 1, stock.pitch.across - stock.card.width
        margins = (block.left, sheet.width - block.right)
    else:
        many, step, gap = stock.rows, stock.columns, stock.pitch.down - stock.card.height
        margins = (block.top, sheet.height - block.bottom)
    for index, cell in enumerate(stock.fronts()):
        if not carried[index]:
            continue
        place, trim = index // step % many, cell.trim
        past = [
            min(MARGIN, margin - UNPRINTABLE) if place == last else _past(carried[index + towards], gap)
            for last, towards, margin in ((0, -step, margins[0]), (many - 1, step, margins[1]))
        ]
        before, after = (-FAR_STOP, -FAR_STOP) if far else past
        start, end = (trim.left, trim.right) if level else (trim.top, trim.bottom)
        yield _height(stock, cell), start - before, end + after


def _height(stock: Stock, cell: Cell) -> float:
    """How far from the paper's top edge the horizon of a cell lies, or from its left edge where the faces lie on their side."""
    above, trim = horizon_height(stock.face.width, stock.face.height), cell.trim
    at = {0: trim.bottom - above, 90: trim.left + above, 180: trim.top + above, 270: trim.right - above}
    return round(at[cell.turn], 6)


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


def inset_at_ends(stock: Stock) -> float:
    """How far inside its trim a card's horizon ends beside neighbours that have it too, in mm: not at all, or out of reach."""
    return 0.0 if _leaves_margins(stock) else FAR_STOP


def draw_alone(canvas: Canvas, design: CardDesign) -> None:
    """The horizon on one card whose neighbours lack it, such as a back: as wide as text, as a mark of what is open."""
    size = design.measures
    canvas.stroke(design.theme.ink, horizon_weight(design.theme))
    canvas.line(size.left, size.horizon, size.width - size.left, size.horizon)


def draw_stretches(canvas: Canvas, stretches: Iterable[Stretch], height: float, theme: Theme) -> None:
    """The stretches as marks of what is open, on a sheet of this height in mm."""
    canvas.stroke(theme.ink, horizon_weight(theme))
    for left, top, right, bottom in stretches:
        canvas.line(*(each * POINTS_PER_MM for each in (left, height - top, right, height - bottom)))
