"""A paper and a language → the PDF of a calibration sheet, or the two that are printed one after the other by hand.

Lengths are mm from the paper's top-left corner until they are drawn, and the places are those that the fit reckons with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank import shipped
from generator.model.paper import PAPERS, POINTS_PER_MM, Size
from generator.printers.fitting import BAR_ACROSS, BAR_DOWN, COLUMNS, ROWS, SEEN, crosses
from layouts.pdf.bar import draw_bar
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.typesetting import Fitted, set_text
from layouts.theme.loading import shipped_theme
from layouts.theme.styles import styles_of

if TYPE_CHECKING:
    from layouts.text.typesetting import Style

PAPER_NAMES = ("a4", "letter", "a3")
"""Papers that the bars and the crosses have room on."""

LANGUAGES = ("en", "nl", "fr", "de")

INK = "#000000"
PALE = "#D9D9D9"

COLUMN = 46.0
"""mm from the paper's edge to the words, clear of crosses, grids and the upright bar."""

TICK = 2.0
"""mm; half the length of a bar's ticks."""

BAR_LEFT, ACROSS_FOOT = 36.0, 31.0
"""mm from the paper's left edge to the bar down, and from its foot to the bar across."""

CROSS, OPEN = 6.0, 0.6
"""mm: half the length of a cross's arms, and of the gap in its middle where the needle goes."""

HAIRLINE = 0.5
"""Points."""

BESIDE = 1.3
"""mm between a grid and the nearer of the two rows of its letters: in one row they would be too small to read."""


class CalibrationSheet(Struct, frozen=True):
    """What is printed: its words set, and everything else in places that are known."""

    sheet: Size
    language: str
    title: str
    words: Mapping[str, str]
    front: tuple[Fitted, ...]
    back: tuple[Fitted, ...]
    letters: Mapping[str, Fitted]
    numerals: Mapping[str, Fitted]
    by_hand: bool

    def files(self) -> tuple[bytes, ...]:
        """The PDF; of one for printing by hand that with the fronts, and that with the backs."""
        if self.by_hand:
            return self._drawn(("front", "1"), ("front", "2")), self._drawn(("back", "1"), ("back", "2"))
        return (self._drawn(("front", "1"), ("back", "1")),)

    def _drawn(self, *pages: tuple[str, str]) -> bytes:
        canvas = Canvas(Description(self.title, "", self.language))
        canvas.print_as(None if self.by_hand else "long-edge")
        for side, number in pages:
            with canvas.page(self.sheet):
                canvas.label_page(f"{number} {self.words[side]}")
                self._draw_words(canvas, self.front if side == "front" else self.back)
                self._draw_numeral(canvas, number)
                (self._draw_front if side == "front" else self._draw_back)(canvas)
        return canvas.finish()

    def _draw_words(self, canvas: Canvas, texts: tuple[Fitted, ...]) -> None:
        top = (self.sheet.height - 64) * POINTS_PER_MM
        for at, text in enumerate(texts):
            canvas.element("P" if at else "H1", text, COLUMN * POINTS_PER_MM, top, INK)
            top -= text.height + 14

    def _draw_numeral(self, canvas: Canvas, number: str) -> None:
        """The large number with its arrow, by which one sees what lies behind what, and which way up."""
        x, top = self.sheet.width / 2 * POINTS_PER_MM, (self.sheet.height - 18) * POINTS_PER_MM
        canvas.element("P", self.numerals[number], x, top, INK, "centre")
        with canvas.artifact():
            canvas.stroke(INK, 2)
            right, foot = x + 34, top - self.numerals[number].cap_height
            canvas.line(right, foot, right, top)
            canvas.polyline((right - 7, top - 10), (right, top), (right + 7, top - 10))

    def _draw_front(self, canvas: Canvas) -> None:
        for x, y in crosses(self.sheet):
            with canvas.picture(self.words["cross"]):
                canvas.stroke(INK, HAIRLINE)
                for start, end in ((-CROSS, -OPEN), (OPEN, CROSS)):
                    self._line(canvas, (x + start, y), (x + end, y))
                    self._line(canvas, (x, y + start), (x, y + end))
                canvas.disc(*self._point(x, y), CROSS / 2 * POINTS_PER_MM, filled=False)
        foot = self.sheet.height / 2 - ACROSS_FOOT
        self._draw_bar(canvas, (-BAR_ACROSS / 2, foot), (BAR_ACROSS / 2, foot))
        left, head = BAR_LEFT - self.sheet.width / 2, -BAR_DOWN / 2
        self._draw_bar(canvas, (left, head), (left, -head))

    def _draw_bar(self, canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
        with canvas.picture(self.words["bar"]):
            draw_bar(canvas, self._point(*start), self._point(*end), TICK * POINTS_PER_MM)

    def _draw_back(self, canvas: Canvas) -> None:
        for number, (x, y) in enumerate(crosses(self.sheet), start=1):
            with canvas.picture(f"{number}: {self.words['grid']}"):
                self._draw_grid(canvas, x, y)
                self._draw_grid_name(canvas, str(number), x, y)

    def _draw_grid(self, canvas: Canvas, x: float, y: float) -> None:
        left, top = x - ROWS / 2, y - ROWS / 2
        canvas.fill(PALE)
        for column in range(ROWS):
            for row in range(column % 2, ROWS, 2):
                at, foot = self._point(left + column, top + row + 1)
                canvas.rectangle(at, foot, POINTS_PER_MM, POINTS_PER_MM)
        canvas.stroke(INK, HAIRLINE)
        edges = (-ROWS / 2, -0.5, 0.5, ROWS / 2)  # the frame, and both sides of the middle row and column
        for edge in edges:
            self._line(canvas, (left, y + edge), (left + ROWS, y + edge))
            self._line(canvas, (x + edge, top), (x + edge, top + ROWS))
        for at, letter in enumerate(COLUMNS):
            text = self.letters[letter]
            cap = text.cap_height / POINTS_PER_MM
            further = (at % 2) * (cap + 0.6)
            px, py = self._point(left + at + 0.5, top - BESIDE - further - cap)
            canvas.text(text, px, py, INK, "centre")
        for at in range(ROWS):
            text = self.letters[str(at + 1)]
            px, py = self._point(left - 0.8 - (at % 2) * 2.4, top + at + 0.5)
            canvas.text(text, px, py + text.cap_height / 2, INK, "right")

    def _draw_grid_name(self, canvas: Canvas, number: str, x: float, y: float) -> None:
        inwards = -1 if x > 0 else 1
        px, py = self._point(x + inwards * (ROWS / 2 + (7 if x < 0 else 13)), y)
        name = self.numerals[f"grid {number}"]
        canvas.text(name, px, py + name.cap_height / 2, INK, "centre")

    def _line(self, canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
        canvas.line(*self._point(*start), *self._point(*end))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """Points on the page of what is so many mm to the right of, and below, the paper's centre."""
        return (self.sheet.width / 2 + x) * POINTS_PER_MM, (self.sheet.height / 2 - y) * POINTS_PER_MM


def prepare_calibration(paper: str, language: str, printer: str, *, by_hand: bool) -> CalibrationSheet:
    """Sets the words of a sheet.

    Args:
        paper: a key of ``PAPERS`` among ``PAPER_NAMES``.
        language: one of ``LANGUAGES``.
        printer: what it will be called, for the command at the end.
        by_hand: whether fronts and backs are printed one after the other, from two files of two sheets.
    """
    sheet, words = PAPERS[paper], shipped.texts("calibration", language)
    styles = styles_of(shipped_theme("spiegel").fonts)
    width = (sheet.width - 2 * COLUMN) * POINTS_PER_MM

    def set_(text: str, style: Style, size: float, room: float = width) -> Fitted:
        fitted = set_text(text, style, size, room, language)
        assert fitted is not None, "our own words fit"  # noqa: S101 – a mistake of ours, and found by a test of each
        return fitted

    seen = f' --seen "{next(iter(SEEN))}"' if by_hand else ""
    command = f"spiegel printer set {printer} --holes I9 I9 I9 I9 --bars {BAR_ACROSS:.0f} {BAR_DOWN:.0f}{seen}"
    first = [words["print-by-hand" if by_hand else "print"], words["bars"], words["prick"]]
    second = [words["holes"], *([words["seen"]] if by_hand else []), f"{words['set']}:"]
    numbered = [f"{number}. {text}" for number, text in enumerate((*first, *second), start=1)]
    title = words["title"]
    return CalibrationSheet(
        sheet,
        language,
        title,
        words,
        (set_(title, styles.strong, 20), *(set_(text, styles.text, 12) for text in numbered[: len(first)])),
        (
            set_(title, styles.strong, 20),
            *(set_(text, styles.text, 12) for text in numbered[len(first) :]),
            set_(command, styles.strong, 10),
        ),
        {each: set_(each, styles.text, 5) for each in (*COLUMNS, *map(str, range(1, ROWS + 1)))},
        {
            **{each: set_(each, styles.strong, 48) for each in "12"},
            **{f"grid {n}": set_(str(n), styles.strong, 20) for n in range(1, 5)},
        },
        by_hand,
    )
