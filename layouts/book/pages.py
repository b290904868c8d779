"""Pages of placed blocks → a book: margins that mirror, running heads, page numbers, outline; shared by all books.

A book's text area lies nearer to the inner edge than to the outer one; running heads and page numbers stand outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import PAPERS, POINTS_PER_MM, Size
from layouts.book.flow import Place, Placed, Text, anchors
from layouts.text.typesetting import Fitted, Style, set_text, spaced, without_stars
from layouts.theme.theme import Styles, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.product import Progress
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Align


class Margins(Struct, frozen=True, kw_only=True):
    """From the edges of the paper to the text area, in mm; ``inner`` is at the spine."""

    inner: float
    outer: float
    top: float
    bottom: float


class Frame(Struct, frozen=True, kw_only=True):
    """A page of a book: its paper, its margins, and the size of its running text in points."""

    paper: str
    margins: Margins
    size: float

    @property
    def sheet(self) -> Size:
        """The paper in mm."""
        return PAPERS[self.paper]

    @property
    def width(self) -> float:
        """The width of the text area in points."""
        return (self.sheet.width - self.margins.inner - self.margins.outer) * POINTS_PER_MM

    @property
    def height(self) -> float:
        """The height of the text area in points."""
        return (self.sheet.height - self.margins.top - self.margins.bottom) * POINTS_PER_MM

    def left(self, number: int) -> float:
        """The left edge of the text area on a page, in points: odd pages lie on the right of the spine."""
        return (self.margins.inner if number % 2 else self.margins.outer) * POINTS_PER_MM

    @property
    def top(self) -> float:
        """The upper edge of the text area in points from the bottom of the page."""
        return (self.sheet.height - self.margins.top) * POINTS_PER_MM


FRAMES = {
    "a4": Frame(paper="a4", margins=Margins(inner=30, outer=38, top=28, bottom=28), size=11.2),
    "a5": Frame(paper="a5", margins=Margins(inner=18, outer=16, top=20, bottom=20), size=10),
    "letter": Frame(paper="letter", margins=Margins(inner=32, outer=40, top=26, bottom=26), size=11.2),
}
"""The pages of a guide by paper: lines of 65 to 80 characters, and room to hold the book outside."""


class Heading(Text):
    """A heading that the outline and the contents list; ``title`` as they print it, ``level`` from 1."""

    def __init__(self, fitted: Fitted, title: str, level: int, colour: str, **kwargs: object) -> None:
        super().__init__(fitted, f"H{level}", colour, keep=True, **kwargs)  # type: ignore[arg-type]
        self.title, self.level = without_stars(spaced(title)), level

    def split(self, room: float) -> None:  # noqa: ARG002 – it never is
        """A heading is not split."""
        return


class Book(Struct, frozen=True):
    """All that drawing the pages takes."""

    frame: Frame
    styles: Styles
    theme: Theme
    title: str
    pages: Sequence[Sequence[Placed]]

    def draw(self, canvas: Canvas, progress: Progress) -> None:
        """Every page in turn; the first one is the cover, without a running head or a number."""
        found = anchors(self.pages)
        chapter = ""
        for number, page in progress(enumerate(self.pages, start=1), "drawing pages", len(self.pages)):
            opening = next(
                (each.block for each in page if isinstance(each.block, Heading) and each.block.level == 1), None
            )
            with canvas.page(self.frame.sheet):
                canvas.label_page("", number)
                if number > 1:
                    self.draw_furniture(canvas, number, chapter if opening is None else "")
                self._draw_blocks(canvas, page, number, found)
            if opening is not None:
                chapter = opening.title

    def _draw_blocks(self, canvas: Canvas, page: Sequence[Placed], number: int, found: Mapping[str, int]) -> None:
        for block, top in page:
            if isinstance(block, Heading):
                canvas.outline(block.title, block.level - 1)
            block.draw(canvas, Place(self.frame.left(number), self.frame.top - top, found))

    def draw_furniture(self, canvas: Canvas, number: int, running: str) -> None:
        """The running head, where no chapter begins, and the page number: outside, quiet."""
        left, width = self.frame.left(number), self.frame.width
        right = number % 2 == 1
        x = left + width if right else left
        side: Align = "right" if right else "left"
        with canvas.artifact():
            for text, top in (
                (running, self.frame.top + 9 * POINTS_PER_MM),
                (str(number), self.frame.top - self.frame.height - 8 * POINTS_PER_MM),
            ):
                fitted = shortened(text, self.styles.small, self.frame.size * 0.72, width) if text else None
                if fitted:
                    canvas.text(fitted, x, top, self.theme.quiet, side)


def shortened(text: str, style: Style, size: float, width: float) -> Fitted | None:
    """A text on one line, its last words left out where it is too long for the width."""
    words = spaced(text).split(" ")
    for count in range(len(words), 0, -1):
        shown = " ".join(words[:count]) + ("" if count == len(words) else " …")
        fitted = set_text(shown, style, size, width, "en")
        if fitted and len(fitted.lines) == 1:
            return fitted
    return None


def one_line(text: str, style: Style, size: float, width: float) -> Fitted | None:
    """A text on one line, made smaller where it must be; None where that would be unreadable."""
    face = style.face
    wide = sum(face.words[word] for word in text.split(" ")) + face.characters[" "] * text.count(" ")
    fitting = min(size, width * 1000 / wide) if wide else size
    return set_text(text, style, fitting, width + 0.1, "en") if fitting > size * 0.6 else None
