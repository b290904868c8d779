"""A stock and a language → a PDF to lay over a real sheet: the outline of every cell, with a cross on its corners.

What to do stands in the first cells, a bar of 100 mm at the foot of the last ones; every cell has its number. Lengths are in mm
from the paper's top-left corner until they are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank import shipped
from generator.model.paper import POINTS_PER_MM, UNPRINTABLE, Rect, Stock
from layouts.calibration.sheet import TICK
from layouts.pdf.bar import draw_bar
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.typesetting import Fitted, set_text
from layouts.text.words import filled
from layouts.theme.loading import shipped_theme
from layouts.theme.styles import styles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.text.typesetting import Style

INK = "#000000"

OUTLINE, CROSS = 0.35, 0.7
"""Points; the pens of the outlines and of the crosses."""

ARM = 3.0
"""mm that an arm of a cross reaches past the corner."""

INSET, ABOVE_BAR = 7.0, 15.0
"""mm from a cell's edge to the words in it, and the height at the foot of the last row that is left to the bar."""

BAR, ABOVE_FOOT = 100.0, 6.0
"""mm; the bar, and how far above the foot of the last cells it lies."""

REACH, ABOVE_EDGE = 4.0, 3.0
"""mm from the paper's edge to which most printers reach, and from there to the bar: a line on the edge is on no paper."""

BETWEEN = 6.0
"""Points between two texts."""

SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.5)
"""Points; those that are tried for the words, all alike."""

NUMBER, IN_CORNER = 9.0, 2.0
"""The size of the number of a cell, in points, and how far it stands from the edges in its corner, in mm."""


class Placed(Struct, frozen=True):
    """A text, and where its left edge and its top lie, in points on the page."""

    text: Fitted
    left: float
    top: float
    heading: bool = False


class StockSheet(Struct, frozen=True):
    """What is printed: texts with their places, the numbers of the cells, and everything else as the stock says."""

    stock: Stock
    language: str
    title: str
    words: Mapping[str, str]
    texts: tuple[Placed, ...]
    numbers: tuple[Placed, ...]

    @property
    def whole(self) -> bool:
        """Whether the cells had room for the words; the sheet does without where they had not."""
        return bool(self.texts)

    def draw(self) -> bytes:
        """The PDF."""
        canvas = Canvas(Description(self.title, "", self.language))
        canvas.print_as(None)
        with canvas.page(self.stock.sheet):
            for each in self.texts:
                canvas.element("H1" if each.heading else "P", each.text, each.left, each.top, INK)
            with canvas.picture(self.words["stock-cells"]):
                self._draw_cells(canvas)
            self._draw_bar(canvas)
        return canvas.finish()

    def _draw_cells(self, canvas: Canvas) -> None:
        radius = self.stock.corner
        for cell in self.stock.fronts():
            trim = cell.trim
            canvas.stroke(INK, OUTLINE)
            if radius:
                left, foot = trim.left * POINTS_PER_MM, (self.stock.sheet.height - trim.bottom) * POINTS_PER_MM
                size = trim.width * POINTS_PER_MM, trim.height * POINTS_PER_MM
                canvas.box(left, foot, *size, radius * POINTS_PER_MM)
            else:
                self._draw_cross(canvas, (trim.left, trim.right), (trim.top, trim.bottom))
            canvas.stroke(INK, CROSS)
            for x in (trim.left, trim.right):
                for y in (trim.top, trim.bottom):
                    self._draw_cross(canvas, (x - ARM, x + ARM), (y - ARM, y + ARM), at=((x,), (y,)))
        for each in self.numbers:
            canvas.text(each.text, each.left, each.top, INK, "right")

    def _draw_cross(
        self,
        canvas: Canvas,
        across: tuple[float, float],
        down: tuple[float, float],
        at: tuple[tuple[float, ...], tuple[float, ...]] | None = None,
    ) -> None:
        """Lines from end to end at these places, or at their own ends; only as far as a printer reaches."""
        sheet, (xs, ys) = self.stock.sheet, at or (across, down)
        left, right = max(across[0], REACH), min(across[1], sheet.width - REACH)
        top, bottom = max(down[0], REACH), min(down[1], sheet.height - REACH)
        lines = [(x, top, x, bottom) for x in xs if top < bottom and REACH <= x <= sheet.width - REACH]
        lines += [(left, y, right, y) for y in ys if left < right and REACH <= y <= sheet.height - REACH]
        for x, y, u, v in lines:
            canvas.line(*(each * POINTS_PER_MM for each in (x, sheet.height - y, u, sheet.height - v)))

    def _draw_bar(self, canvas: Canvas) -> None:
        sheet, block = self.stock.sheet, self.stock.block
        foot = min(block.bottom - ABOVE_FOOT, sheet.height - UNPRINTABLE - ABOVE_EDGE)
        y, middle = (sheet.height - foot) * POINTS_PER_MM, sheet.width / 2 * POINTS_PER_MM
        half = BAR / 2 * POINTS_PER_MM
        with canvas.picture(self.words["bar"]):
            draw_bar(canvas, (middle - half, y), (middle + half, y), TICK * POINTS_PER_MM)


def prepare_stock_sheet(stock: Stock, language: str, note: str) -> StockSheet:
    """Sets the words of a sheet, as large as the cells have room for.

    Args:
        stock: the sheet that it is to be laid over.
        language: that of the words.
        note: what the user is to write in a file where the lines lie right.
    """
    words = shipped.texts("calibration", language)
    styles = styles_of(shipped_theme("spiegel").fonts)
    title = filled(words["stock-title"], name=stock.name)
    steps = [words[key] for key in ("stock-print", "stock-measure", "stock-lay", "stock-confirm")]
    said = [(title, styles.strong, 1.25), *((f"{at}. {step}", styles.text, 1.0) for at, step in enumerate(steps, 1))]
    said += [(line, styles.strong, 0.9) for line in note.split("\n")]
    groups = [said[:2], said[2:3], said[3:4], said[4:]]
    cells = [cell.trim for cell in stock.fronts()]
    if len(cells) < len(groups):
        groups = [said[:3], said[3:]] if len(cells) > 1 else [said]
    height = stock.sheet.height
    tried = (tuple(_texts(groups, stock, cells, size, language)) for size in SIZES)
    texts = next((each for each in tried if None not in each), ())
    numbers = []
    for at, trim in enumerate(cells, start=1):
        number = set_text(str(at), styles.strong, NUMBER, trim.width * POINTS_PER_MM, language)
        assert number is not None, "three figures fit"  # noqa: S101 – for the type checker
        right = min(trim.right - IN_CORNER, stock.sheet.width - UNPRINTABLE - 1)
        top = max(trim.top + IN_CORNER, UNPRINTABLE + 1)
        numbers.append(Placed(number, right * POINTS_PER_MM, (height - top) * POINTS_PER_MM))
    return StockSheet(stock, language, title, words, tuple(each for each in texts if each), tuple(numbers))


def _texts(
    groups: Sequence[Sequence[tuple[str, Style, float]]],
    stock: Stock,
    cells: Sequence[Rect],
    size: float,
    language: str,
) -> Iterator[Placed | None]:
    """The texts of each cell from the top down, at this size; None for one that has no room."""
    sheet, last = stock.sheet, stock.block.bottom
    for group, trim in zip(groups, cells, strict=False):
        left, top = trim.left + INSET, (sheet.height - trim.top - INSET) * POINTS_PER_MM
        foot = trim.bottom - (ABOVE_BAR if trim.bottom > last - 1 else INSET)
        for at, (text, style, scale) in enumerate(group):
            fitted = set_text(text, style, size * scale, (trim.width - 2 * INSET) * POINTS_PER_MM, language)
            if fitted is None or top - fitted.height < (sheet.height - foot) * POINTS_PER_MM:
                yield None
                return
            yield Placed(fitted, left * POINTS_PER_MM, top, heading=scale > 1 and at == 0)
            top -= fitted.height + BETWEEN
