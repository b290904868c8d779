"""A paper, margins and a look → the design that all pages of one book share.

A book's text area lies nearer to the inner edge than to the outer one, mirrored on even pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import PAPERS, POINTS_PER_MM, Size
from layouts.theme.look import Look

if TYPE_CHECKING:
    from layouts.theme.theme import Styles, Theme


class Margins(Struct, frozen=True, kw_only=True):
    """From the edges of the paper to the text area, in mm; ``inner`` is at the spine."""

    inner: float
    outer: float
    top: float
    bottom: float


class PageFormat(Struct, frozen=True, kw_only=True):
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


PAGE_FORMATS = {
    "a4": PageFormat(paper="a4", margins=Margins(inner=30, outer=38, top=28, bottom=28), size=11.2),
    "a5": PageFormat(paper="a5", margins=Margins(inner=18, outer=16, top=20, bottom=20), size=10),
    "letter": PageFormat(paper="letter", margins=Margins(inner=32, outer=40, top=26, bottom=26), size=11.2),
}
"""The pages of a guide by paper: lines of 65 to 80 characters, and room to hold the book outside."""


class BookDesign(Struct, frozen=True):
    """What all pages of a book share: their format, and how the deck looks. Lengths are in points."""

    page: PageFormat
    look: Look

    @property
    def width(self) -> float:
        """The width of the text area."""
        return self.page.width

    @property
    def height(self) -> float:
        """The height of the text area."""
        return self.page.height

    @property
    def size(self) -> float:
        """The size of running text."""
        return self.page.size

    @property
    def theme(self) -> Theme:
        """The theme."""
        return self.look.theme

    @property
    def styles(self) -> Styles:
        """The styles of type."""
        return self.look.styles

    @property
    def accent(self) -> str:
        """The colour of what should be seen at once: labels, bullets, boxes to tick."""
        return self.look.theme.suits[0].colour
