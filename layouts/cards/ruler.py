"""A stock → the bar of 100 mm to hold a ruler against, and the words beside it.

Lengths are mm from the paper's top-left corner until they are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM, UNPRINTABLE, Rect, SizeRange, Stock
from layouts.pdf.bar import draw_bar
from layouts.text.fitter import Origin
from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from generator.model.deck import Words
    from layouts.pdf.canvas import Canvas
    from layouts.text.fitter import Fitter
    from layouts.theme.styles import Styles

BLACK = "#000000"

BAR = 100.0
"""mm from the outside of one tick to the outside of the other."""

TICK = 0.9
"""mm that a tick reaches to either side of the bar."""

BESIDE_BAR, LEFT_OF_BAR = 3.0, 3.0
"""Between the bar and its words: mm behind a level one, points beside one that stands upright."""

ABOVE_MARKS = 9.7
"""mm from the cards to the bar: the cut marks with the gap before them, and 5 mm."""

SIZE = SizeRange(largest=6.5, smallest=6.5)
LEADING = 1.16

ONE_LINE, TWO_LINES = 10.0, 20.0
"""Points; the height of what stands beside a bar that is upright, and beside one that is level."""


ROOMY, ROOMY_BARE = 16.2, 12.4
"""mm; the margin at the foot in which two lines of words keep off the cut marks, and off the cards where there are none."""


class Ruler(Struct, frozen=True):
    """The bar of a sheet, and the words beside it, which may be left out; ``words_left`` is where they begin, if it is level."""

    bar: Rect
    words: Fitted | None
    words_left: float

    def draw(self, canvas: Canvas, height: float) -> None:
        """The bar with its ticks and its words, as marks of what is open, on a sheet of this height in mm."""
        bar, upright = self.bar, self.bar.width == 0
        ends = ((bar.left, bar.top), (bar.right, bar.bottom))
        start, end = ((x * POINTS_PER_MM, (height - y) * POINTS_PER_MM) for x, y in ends)
        draw_bar(canvas, start, end, TICK * POINTS_PER_MM)
        if self.words and upright:
            x = bar.left * POINTS_PER_MM - LEFT_OF_BAR - self.words.cap_height
            with canvas.turned(x, (height - bar.bottom) * POINTS_PER_MM):
                canvas.text(self.words, BAR / 2 * POINTS_PER_MM, 0, BLACK, "centre")
        elif self.words:
            canvas.text(self.words, self.words_left * POINTS_PER_MM, self._top(self.words, height), BLACK)

    def _top(self, words: Fitted, height: float) -> float:
        """The top of the words in points: level with the bar in their middle, and above what a printer leaves blank."""
        middle = (height - self.bar.top) * POINTS_PER_MM + (words.height - words.descent) / 2
        return max(middle, UNPRINTABLE * POINTS_PER_MM + words.height)


def prepare_ruler(fitter: Fitter, stock: Stock, styles: Styles, words: Words, words_left: float = 0.0) -> Ruler | None:
    """The bar of a stock's fronts with its words; None where the sheet has no room for one.

    Args:
        fitter: fits the words.
        stock: the sheet.
        styles: of type.
        words: the fixed words.
        words_left: where the words begin, in mm, if that is not beside the bar.
    """
    bar = bar_place(stock)
    if bar is None:
        return None
    margin, needed = stock.sheet.height - stock.block.bottom, ROOMY_BARE if stock.marks == "none" else ROOMY
    roomy = bar.width > 0 and (words_left > 0 or margin >= needed)
    key = f"bar{'-perforated' if stock.perforated else ''}{'' if roomy else '-short'}"
    left = words_left or bar.right + BESIDE_BAR
    length = bar.height or stock.sheet.width - UNPRINTABLE - left
    room = (length * POINTS_PER_MM, TWO_LINES if roomy else ONE_LINE)
    what, origins = "the words beside the 100 mm bar", (Origin("", ("texts", key), words[key]),)
    style = replace(styles.small, leading=LEADING)
    return Ruler(bar, fitter.fit_small_print(what, words[key], origins, style, SIZE, room), left)


def bar_place(stock: Stock) -> Rect | None:
    """Where the 100 mm bar lies, as a rectangle without breadth, in mm; None where the sheet has no room for it."""
    block, sheet = stock.block, stock.sheet
    if stock.bar == "bottom":
        margin = sheet.height - block.bottom
        y = sheet.height - max(UNPRINTABLE + 1.4, margin - ABOVE_MARKS)
        return Rect(UNPRINTABLE + 4.1, y, BAR, 0)
    if stock.bar == "right":
        return Rect(sheet.width - UNPRINTABLE - 1.2, sheet.height / 2 - BAR / 2, 0, BAR)
    return None
