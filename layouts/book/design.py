"""A paper, margins and a look → the design that all pages of one book share.

A book's text area lies nearer to the inner edge than to the outer one, mirrored on even pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.model.paper import PAPERS, POINTS_PER_MM, Size
from generator.model.problems import DeckError, Problem
from layouts.theme.look import Look

if TYPE_CHECKING:
    from layouts.theme.styles import Styles
    from layouts.theme.theme import Theme


class Margins(Struct, frozen=True, kw_only=True):
    """From the edges of the paper to the text area, in mm; ``inner`` is at the spine."""

    inner: float
    outer: float
    top: float
    bottom: float


class PageFormat(Struct, frozen=True, kw_only=True):
    """A page of a book: its paper, its margins, and the size of its running text in points.

    ``mirrored``: whether even pages have their margins the other way round. ``grid`` is the distance in points of lines
    that all text stands on; 0 where there is none. ``hang`` is how far, in mm, numbers and labels stand left of the text.
    ``lying``: whether the paper lies on its side. ``enlarged``: how many times larger all of it is drawn than it is designed;
    every length here but ``paper`` is as it is designed.
    """

    paper: str
    margins: Margins
    size: float
    mirrored: bool = True
    grid: float = 0.0
    hang: float = 0.0
    lying: bool = False
    enlarged: float = 1.0

    @property
    def sheet(self) -> Size:
        """The paper in mm, as it lies; smaller by as much as what is designed on it is enlarged."""
        paper = PAPERS[self.paper]
        width, height = (paper.height, paper.width) if self.lying else (paper.width, paper.height)
        return Size(width=width / self.enlarged, height=height / self.enlarged)

    @property
    def width(self) -> float:
        """The width of the text area in points."""
        return (self.sheet.width - self.margins.inner - self.margins.outer) * POINTS_PER_MM

    @property
    def height(self) -> float:
        """The height of the text area in points: whole lines of the grid, where there is one."""
        height = (self.sheet.height - self.margins.top - self.margins.bottom) * POINTS_PER_MM
        return height // self.grid * self.grid if self.grid else height

    def left(self, number: int) -> float:
        """The left edge of the text area on a page, in points: odd pages lie on the right of the spine."""
        return (self.margins.inner if number % 2 or not self.mirrored else self.margins.outer) * POINTS_PER_MM

    @property
    def top(self) -> float:
        """The upper edge of the text area in points from the bottom of the page."""
        return (self.sheet.height - self.margins.top) * POINTS_PER_MM


TEXT, EDGE, GRID = 10.0, 40.0, 7.0
"""Of a guide: the size of running text in points, the edge that text stands on in mm, and the grid of lines in points."""

HANG = 24.0
"""mm; so far left of the text stand numbers and labels: at 16 mm from the edge of the paper."""


def _guide(paper: str, *, right: float, top: float, bottom: float) -> PageFormat:
    margins = Margins(inner=EDGE, outer=right, top=top, bottom=bottom)
    return PageFormat(paper=paper, margins=margins, size=TEXT, mirrored=False, grid=GRID, hang=HANG)


PAGE_FORMATS = {
    "a4": _guide("a4", right=38, top=22, bottom=21),
    "a5": _guide("a5", right=13, top=16, bottom=16),
    "letter": _guide("letter", right=44, top=20, bottom=19),
}
"""The pages of a guide by paper: two edges, at 16 and 40 mm, the same on both sides of a leaf."""


ENLARGED = 1.4
"""How many times larger a large-print edition is: text of 10 points becomes 14, and a page of A5 as good as fills A4."""

LARGE_PAPERS = ("a4", "letter")
"""Papers that a large-print edition has room on."""


def large_print(small: PageFormat, paper: str) -> PageFormat:
    """The page of a large-print edition on a paper: one that is designed small, enlarged."""
    return replace(small, paper=paper, enlarged=ENLARGED)


def refuse_small_paper(paper: str) -> None:
    """Looks whether a paper has room for a large-print edition.

    Raises:
        DeckError: it has not.
    """
    if paper not in LARGE_PAPERS:
        what = f"{paper.capitalize()} has no room for letters of 14 points"
        hint = f"take --paper {' or '.join(LARGE_PAPERS)}"
        raise DeckError([Problem(what, where=f"--large-print, --paper {paper}", hint=hint)])


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
    def hang(self) -> float:
        """How far left of the text area numbers and labels stand."""
        return self.page.hang * POINTS_PER_MM

    @property
    def grid(self) -> float:
        """The distance of the lines that all text stands on; 0 where there is no such grid."""
        return self.page.grid

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
