"""A stock → what stands on a sheet outside its cards: cut marks, the 100 mm bar, and the sheet's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM, UNPRINTABLE, Rect, SizeRange, Stock
from layouts.cards.ruler import BLACK, Ruler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.pdf.canvas import Canvas
    from layouts.text.fitter import Fitter, Origin
    from layouts.text.typesetting import Fitted
    from layouts.theme.styles import Styles

HAIRLINE = 0.35
"""Points; a cut mark's weight: seen by the eye and carried by a 600 dpi printer, as it is black."""

GAP = 1.5
"""mm between a card and its cut mark, so that a cut half a millimetre off leaves no ink on the card."""

LONGEST_MARK = 3.2
"""mm."""

TOP_CAPTION, LEFT_CAPTION, BOTTOM_BAR = 9.6, 8.75, 9.2
"""mm from the paper's edge to the inner side of one line of a caption, and of the bar: marks end before them."""

CAPTION_SIZE = SizeRange(largest=6.5, smallest=6.5)

ONE_LINE, TWO_LINES, ROOM_FOR_TWO = 10.0, 20.0, 16.2
"""Points; the height of captions in a margin, and the mm of margin that two lines need. The one at the left grows towards the
edge, and has one line."""

Stretch = tuple[float, float, float, float]


def cut_lines(stock: Stock) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where the knife goes: distances from the paper's left edge, and from its top edge, in mm."""
    cells = [cell.trim for cell in stock.fronts()]
    across = sorted({round(x, 3) for trim in cells for x in (trim.left, trim.right)})
    down = sorted({round(y, 3) for trim in cells for y in (trim.top, trim.bottom)})
    return tuple(across), tuple(down)


def cut_marks(stock: Stock) -> list[Stretch]:
    """The cut marks as lines from one point to another: x and y in mm from the paper's top left, twice."""
    if stock.marks == "none":
        return []
    across, down = cut_lines(stock)
    if stock.marks == "inside":
        return _marks_inside(stock, across, down)
    block, sheet = stock.block, stock.sheet
    margins = (block.left, sheet.width - block.right, block.top, sheet.height - block.bottom)
    kept = (
        LEFT_CAPTION if stock.caption == "left" else UNPRINTABLE,
        UNPRINTABLE,
        TOP_CAPTION if stock.caption == "top" else UNPRINTABLE,
        BOTTOM_BAR if stock.bar == "bottom" else UNPRINTABLE,
    )
    left, right, top, bottom = map(_mark, margins, kept)
    marks = [(x, block.top - start, x, block.top - end) for x in across for start, end in (top,)]
    marks += [(x, block.bottom + start, x, block.bottom + end) for x in across for start, end in (bottom,)]
    marks += [(block.left - start, y, block.left - end, y) for y in down for start, end in (left,)]
    marks += [(block.right + start, y, block.right + end, y) for y in down for start, end in (right,)]
    return marks


def _mark(margin: float, kept: float) -> tuple[float, float]:
    """Where a mark begins and ends, outwards from the block, in mm; in a narrow margin it starts nearer and ends later.

    So much of the margin is ``kept`` for what the printer does not reach, or for a caption.

    Where a printer reaches less far than most, a mark in a narrow margin loses its end, never its beginning.
    """
    if margin - kept >= GAP + 1:
        return GAP, min(GAP + LONGEST_MARK, margin - kept)
    return 0.4, margin - 4


def _marks_inside(stock: Stock, across: tuple[float, ...], down: tuple[float, ...]) -> list[Stretch]:
    """Ticks on the cut itself, where cards reach the paper's edge: they begin where the printer does, and at crossings."""
    sheet = stock.sheet
    inner_x = [x for x in across if UNPRINTABLE < x < sheet.width - UNPRINTABLE]
    inner_y = [y for y in down if UNPRINTABLE < y < sheet.height - UNPRINTABLE]
    near, far, half = UNPRINTABLE, UNPRINTABLE + 4, 2.0
    marks = [(x, start, x, end) for x in inner_x for start, end in _ends(sheet.height, near, far)]
    marks += [(start, y, end, y) for y in inner_y for start, end in _ends(sheet.width, near, far)]
    marks += [
        stretch
        for x in inner_x
        for y in inner_y
        for stretch in ((x - half, y, x + half, y), (x, y - half, x, y + half))
    ]
    return marks


def _ends(length: float, near: float, far: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (near, far), (length - near, length - far)


class SheetMarks(Struct, frozen=True):
    """What stands outside the cards of a front: the cut marks, and the 100 mm bar where there is room for it."""

    stock: Stock
    ruler: Ruler | None

    def draw(self, canvas: Canvas) -> None:
        """The marks and the bar, as marks of the form that is open; the form covers the sheet."""
        height = self.stock.sheet.height
        canvas.stroke(BLACK, HAIRLINE)
        for x1, y1, x2, y2 in cut_marks(self.stock):
            canvas.line(*(value * POINTS_PER_MM for value in (x1, height - y1, x2, height - y2)))
        if self.ruler:
            self.ruler.draw(canvas, height)


def prepare_caption(
    fitter: Fitter, stock: Stock, styles: Styles, words: str, origins: Sequence[Origin]
) -> Fitted | None:
    """The sheet's name, made of these parts of the deck; None where the sheet has no room for one."""
    if stock.caption == "none":
        return None
    length = stock.block.width if stock.caption == "top" else stock.block.height
    height = TWO_LINES if stock.caption == "top" and stock.block.top >= ROOM_FOR_TWO else ONE_LINE
    what, room = "the name of the sheet in its margin", (length * POINTS_PER_MM, height)
    return fitter.fit_small_print(what, words, origins, styles.small, CAPTION_SIZE, room)


def caption_area(stock: Stock, caption: Fitted) -> Rect:
    """Where the sheet's name lies, in mm from the paper's top left."""
    block, sheet = stock.block, stock.sheet
    length, height = caption.width / POINTS_PER_MM, caption.height / POINTS_PER_MM
    if stock.caption == "top":
        return Rect(block.left + (block.width - length) / 2, UNPRINTABLE + 0.6, length, height)
    return Rect(UNPRINTABLE + 2.2 - height, (sheet.height - length) / 2, height, length)


def draw_caption(canvas: Canvas, stock: Stock, caption: Fitted) -> None:
    """The sheet's name in its margin, as a mark of what is open."""
    sheet = stock.sheet
    if stock.caption == "top":
        top = (sheet.height - UNPRINTABLE - 0.6) * POINTS_PER_MM
        middle = stock.block.left + stock.block.width / 2
        canvas.text(caption, middle * POINTS_PER_MM, top, BLACK, "centre")
    else:
        with canvas.turned((UNPRINTABLE + 2.2) * POINTS_PER_MM, 0):
            canvas.text(caption, sheet.height / 2 * POINTS_PER_MM, caption.height, BLACK, "centre")
