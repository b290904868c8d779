"""A number of pages and their size → the sheets that make a booklet of them: pure data, nothing is drawn here.

Two ways of folding. Saddle stitch: a stack of sheets with two pages to a side, folded once and stapled on the fold.
Pocket: one sheet with eight pages on one side, folded three times and cut once, without a staple. Places are mm from
the top-left corner of the sheet as it is printed; marks are rectangles without a width or without a height. Creep, by
which the inner sheets of a thick booklet stand out, is not made up for.
"""

from __future__ import annotations

from itertools import chain

from msgspec import Struct

from generator.model.paper import PAPERS, UNPRINTABLE, Cell, Flip, Rect, Size
from generator.model.paper_names import ALIKE, paper_name

STAPLER_SHEETS = 20
"""As many sheets as an office stapler takes: 80 pages."""

FOLD_TICK = 3.0
"""mm; the length of the ticks at the head and the foot of the fold, beyond what a printer may leave blank."""

STAPLE_TICK = 8.0
"""mm along the fold; the staple, which is wider, covers it."""

POCKET_COLUMNS = 4
POCKET_ROWS = 2
_TURNED = (7, 6, 5, 4)
_UPRIGHT = (8, 1, 2, 3)


# ------------------------------------------------------------------------------------------- saddle stitch: the order


class Side(Struct, frozen=True):
    """One side of a sheet that is folded in the middle, as it is printed.

    ``sheet`` is counted from 1, the outermost. ``left`` and ``right`` are places in the booklet, counted from 1; which
    page lies at a place, or whether it is padding, ``booklet_pages`` says.
    """

    sheet: int
    front: bool
    left: int
    right: int


def booklet_pages(pages: int) -> tuple[int | None, ...]:
    """What lies at each place of the booklet, first to last: the page's number from 1, or None for padding.

    Padded to a multiple of four. The padding lies before the last page, so that a back cover stays at the back: six
    pages make 1 2 3 4 5 – – 6. A single page is a front cover and the padding follows: 1 – – –.
    """
    padding = (None,) * (-pages % 4)
    before = pages if pages <= 1 else pages - 1
    return (*range(1, before + 1), *padding, *range(before + 1, pages + 1))


def sheets_needed(pages: int) -> int:
    """How many sheets of paper a booklet of that many pages takes."""
    return -(-pages // 4)


def saddle_stitch(pages: int) -> tuple[Side, ...]:
    """The sides of all sheets in the order in which they are printed, front before back, the outermost sheet first.

    The rule, for n places (the pages padded to a multiple of four) and the sheets k = 0, 1, 2 … from the outermost:

        front  [n - 2k, 2k + 1]        back  [2k + 2, n - 2k - 1]

    So [n, 1] [2, n-1] [n-2, 3] [4, n-3] and on to the middle, where the two places of the last back follow one another.
    No pages make no sides.
    """
    n = 4 * sheets_needed(pages)
    sheets = (
        (
            Side(sheet=k + 1, front=True, left=n - 2 * k, right=2 * k + 1),
            Side(sheet=k + 1, front=False, left=2 * k + 2, right=n - 2 * k - 1),
        )
        for k in range(n // 4)
    )
    return tuple(chain.from_iterable(sheets))


# ------------------------------------------------------------------------------------------- saddle stitch: the sheet


IN_INCHES = {"Tabloid": "Tabloid (11 × 17 in)"}
"""Papers that are asked for in inches, by the name that people know."""


class Spread(Struct, frozen=True):
    """Two pages side by side: the sheet as it lies, the paper's name if it has one, and the scale of the pages on it."""

    sheet: Size
    paper: str
    scale: float

    @property
    def flip(self) -> Flip:
        """The edge that runs as the fold does: turned about it, left and right change places and all stays upright."""
        return "short-edge" if self.sheet.width >= self.sheet.height else "long-edge"

    @property
    def halves(self) -> tuple[Rect, Rect]:
        """The left and the right half of the sheet."""
        middle = self.sheet.width / 2
        return Rect(0, 0, middle, self.sheet.height), Rect(middle, 0, middle, self.sheet.height)

    def fold_marks(self) -> tuple[Rect, Rect]:
        """Two upright ticks in the sheet's middle, at its head and its foot; they belong on the front of each sheet."""
        middle, foot = self.sheet.width / 2, self.sheet.height - UNPRINTABLE - FOLD_TICK
        return Rect(middle, UNPRINTABLE, 0, FOLD_TICK), Rect(middle, foot, 0, FOLD_TICK)

    def staple_marks(self) -> tuple[Rect, Rect]:
        """Two upright ticks on the fold, their middles at a quarter and at three quarters of its height.

        They belong on the first side, [n, 1]: the stack is stapled from the outside, so that the legs close inside.
        """
        across, top = self.sheet.width / 2, self.sheet.height / 4 - STAPLE_TICK / 2
        return Rect(across, top, 0, STAPLE_TICK), Rect(across, top + self.sheet.height / 2, 0, STAPLE_TICK)

    def how(self) -> str:
        """What to choose in the print dialogue."""
        lies = "landscape" if self.sheet.width >= self.sheet.height else "portrait"
        paper = self.paper.capitalize() or IN_INCHES.get(paper_name(self.sheet.width, self.sheet.height), "")
        on = f"{paper}, {lies}" if paper else f"sheets of {in_mm(self.sheet)}"
        shrunk = f", as the pages are scaled to {self.scale * 100:.1f} % already" if round(self.scale, 3) < 1 else ""
        edge = self.flip.replace("-", " ")
        return f"print on {on}, at actual size (100 %){shrunk}, on both sides, flip on the {edge}"

    def folding(self, sheets: int) -> str:
        """What to do with the paper that comes out of the printer."""
        if sheets == 1:
            return "fold the sheet in the middle, page 1 outside; it then opens on the right"
        return (
            "fold the stack in the middle, page 1 outside, and staple it twice on the fold, at the marks, with a stapler "
            f"that reaches {self.sheet.width / 2:.0f} mm; page 1 then opens on the right"
        )


def spread(page: Size, paper: str | None = None) -> Spread:
    """The sheet for pages of a size.

    Args:
        page: the size of one page.
        paper: a name in ``PAPERS``: the sheet to use, however it lies best; pages too large for half of it are scaled
            down. Without it the sheet is two pages wide, and takes the measures of the paper that it equals, if any.
    """
    if paper is not None:
        ways = (_lying(PAPERS[paper]), PAPERS[paper])
        scales = [min(1.0, way.width / 2 / page.width, way.height / page.height) for way in ways]
        best = scales.index(max(scales))
        return Spread(ways[best], paper, scales[best])
    sheet = Size(width=2 * page.width, height=page.height)
    known = ((way, key) for key, size in PAPERS.items() for way in (_lying(size), size) if same_size(way, sheet))
    return Spread(*next(known, (sheet, "")), 1.0)


def same_size(one: Size, other: Size) -> bool:
    """Whether two sheets or pages are alike enough to be folded as one."""
    return abs(one.width - other.width) <= ALIKE and abs(one.height - other.height) <= ALIKE


def in_mm(size: Size) -> str:
    """A size in words: ``210 × 297 mm (A4)``."""
    name = paper_name(size.width, size.height)
    return f"{round(size.width, 1):g} × {round(size.height, 1):g} mm{f' ({name})' if name else ''}"


def _lying(paper: Size) -> Size:
    return Size(width=paper.height, height=paper.width)


# ----------------------------------------------------------------------------------------------------------- pocket


class Panel(Struct, frozen=True):
    """Where a page of a pocket booklet lies: its column and row from the top left, from 0; whether it is upside down."""

    page: int
    column: int
    row: int
    turned: bool

    def on(self, sheet: Size) -> Cell:
        """The panel's place on a sheet, which is wider than high."""
        width, height = sheet.width / POCKET_COLUMNS, sheet.height / POCKET_ROWS
        return Cell(Rect(self.column * width, self.row * height, width, height), 180 if self.turned else 0)


def pocket() -> tuple[Panel, ...]:
    """The eight pages of a pocket booklet on one side of one sheet, in the order of the pages.

    The sheet lies with its long side level; the pages of the upper row stand upside down:

        ┌───┬───┬───┬───┐
        │ 7 │ 6 │ 5 │ 4 │  upside down
        ├───┼═══╪═══┼───┤  ═ the cut, see ``pocket_cut``
        │ 8 │ 1 │ 2 │ 3 │
        └───┴───┴───┴───┘

    Print on one side, at actual size. Fold in halves along the long middle, and open; fold in halves across, and fold
    both ends back to that fold, and open: eight panels. Cut the middle of the long fold, over the two inner panels.
    Fold along the long middle again, the printing outside. Hold both ends and push them together until the cut opens
    and four double leaves stand in a cross; lay them round one way, so that page 1 is in front and page 8 at the back.
    """
    upper = [Panel(page, column, 0, turned=True) for column, page in enumerate(_TURNED)]
    lower = [Panel(page, column, 1, turned=False) for column, page in enumerate(_UPRIGHT)]
    return tuple(sorted(upper + lower, key=lambda panel: panel.page))


def pocket_cut(sheet: Size) -> Rect:
    """Where a pocket booklet is cut: along the sheet's middle, from a quarter to three quarters of its width."""
    return Rect(sheet.width / 4, sheet.height / 2, sheet.width / 2, 0)
