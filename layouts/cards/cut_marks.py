"""A stock → what stands on a sheet outside its cards: cut marks, the 100 mm bar, and the sheet's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM, UNPRINTABLE, Rect, SizeRange, Stock
from layouts.text.fitter import Origin
from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.pdf.canvas import Canvas
    from layouts.text.fitter import Fitter
    from layouts.theme.theme import Styles

HAIRLINE = 0.35
"""Points; a cut mark's weight: seen by the eye and carried by a 600 dpi printer."""

BLACK = "#000000"
GREY = "#8A8A8A"

GAP = 1.5
"""mm between a card and its cut mark, so that a cut half a millimetre off leaves no ink on the card."""

LONGEST_MARK = 3.2
"""mm."""

TOP_CAPTION, LEFT_CAPTION, BOTTOM_BAR = 9.6, 8.75, 9.2
"""mm from the paper's edge to the inner side of one line of a caption, and of the bar: marks end before them."""

BAR = 100.0
"""mm; the length to hold a ruler against."""

BESIDE_BAR, LEFT_OF_BAR = 3.0, 3.0
"""Between the bar and its words: mm behind a level one, points beside one that stands upright."""

CAPTION_SIZE = SizeRange(largest=6.5, smallest=6.5)

ONE_LINE, TWO_LINES, ROOM_FOR_TWO = 10.0, 20.0, 14.0
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
    """What stands outside the cards of a front: the cut marks, and the words beside the 100 mm bar, which may be left out."""

    stock: Stock
    bar_words: Fitted | None

    def draw(self, canvas: Canvas) -> None:
        """The marks and the bar, as marks of the form that is open; the form covers the sheet."""
        height = self.stock.sheet.height
        canvas.stroke(GREY if self.stock.marks == "inside" else BLACK, HAIRLINE)
        for x1, y1, x2, y2 in cut_marks(self.stock):
            canvas.line(*(value * POINTS_PER_MM for value in (x1, height - y1, x2, height - y2)))
        bar = bar_place(self.stock)
        if bar is not None:
            _draw_bar(canvas, bar, height)
            if self.bar_words:
                _draw_bar_words(canvas, bar, height, self.bar_words)


def prepare_marks(fitter: Fitter, stock: Stock, styles: Styles, words: str) -> SheetMarks:
    """The marks of a stock's fronts, with these words beside the bar."""
    bar, fitted = bar_place(stock), None
    if bar is not None:
        room = (_beside_bar(stock, bar) * POINTS_PER_MM, ONE_LINE)
        what, origins = "the words beside the 100 mm bar", (Origin("", ("texts", "bar"), words),)
        fitted = fitter.fit_small_print(what, words, origins, styles.small, CAPTION_SIZE, room)
    return SheetMarks(stock, fitted)


def _beside_bar(stock: Stock, bar: Rect) -> float:
    """How long the words beside the bar may be, in mm: to the printer's reach, or the length of an upright bar."""
    return bar.height or stock.sheet.width - UNPRINTABLE - (bar.right + BESIDE_BAR)


def bar_place(stock: Stock) -> Rect | None:
    """Where the 100 mm bar lies, as a rectangle without breadth, in mm; None where the sheet has no room for it."""
    block, sheet = stock.block, stock.sheet
    if stock.bar == "bottom":
        margin = sheet.height - block.bottom
        y = sheet.height - max(UNPRINTABLE + 1.4, margin - (GAP + LONGEST_MARK + 5))
        return Rect(UNPRINTABLE + 4.1, y, BAR, 0)
    if stock.bar == "right":
        return Rect(sheet.width - UNPRINTABLE - 1.2, sheet.height / 2 - BAR / 2, 0, BAR)
    return None


def _draw_bar(canvas: Canvas, bar: Rect, height: float) -> None:
    """The bar, on a sheet of this height in mm."""
    tick, upright = 0.9, bar.width == 0
    canvas.stroke(BLACK, HAIRLINE * 2)
    ends = [(bar.left, bar.top), (bar.right, bar.bottom)]
    canvas.polyline(*((x * POINTS_PER_MM, (height - y) * POINTS_PER_MM) for x, y in ends))
    for x, y in ends:
        a, b = (tick, 0) if upright else (0, tick)
        corners = ((x - a, y - b), (x + a, y + b))
        canvas.polyline(*((p * POINTS_PER_MM, (height - q) * POINTS_PER_MM) for p, q in corners))


def _draw_bar_words(canvas: Canvas, bar: Rect, height: float, words: Fitted) -> None:
    if bar.width == 0:
        x = bar.left * POINTS_PER_MM - LEFT_OF_BAR - words.cap_height
        with canvas.turned(x, (height - bar.bottom) * POINTS_PER_MM):
            canvas.text(words, BAR / 2 * POINTS_PER_MM, 0, BLACK, "centre")
    else:
        canvas.text(
            words, (bar.left + BAR + BESIDE_BAR) * POINTS_PER_MM, (height - bar.top) * POINTS_PER_MM + 2.2, BLACK
        )


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


def draw_caption(canvas: Canvas, stock: Stock, caption: Fitted) -> None:
    """The sheet's name in its margin, as a mark of what is open."""
    sheet = stock.sheet
    if stock.caption == "top":
        top = (sheet.height - UNPRINTABLE - 0.6) * POINTS_PER_MM
        canvas.text(caption, sheet.width / 2 * POINTS_PER_MM, top, BLACK, "centre")
    else:
        with canvas.turned((UNPRINTABLE + 2.2) * POINTS_PER_MM, 0):
            canvas.text(caption, sheet.height / 2 * POINTS_PER_MM, caption.height, BLACK, "centre")
