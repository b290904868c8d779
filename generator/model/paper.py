"""Sizes and positions in millimetres → the rectangles of cells on sheets: pure geometry, nothing is drawn here.

One unit and one origin for the whole of Spiegel: millimetres, measured from the top-left corner of the paper, to the
right and down. Only the canvas turns them into the points of a PDF, which start at the bottom left.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

POINTS_PER_MM = 72 / 25.4

UNPRINTABLE = 6.4
"""mm from the paper's edge that an office printer may leave blank; the widest in the survey of print facts (4 to 6.4)."""

Flip: TypeAlias = Literal["long-edge", "short-edge"]
"""The edge about which a printer turns the paper for its second side, as its dialogue calls it."""

SAFE, EDGE = 4.0, 8.0
"""mm that stay free of ink inside a card's edge, and at the edge of the paper, where a stock does not say."""

FULL_MARK, SHORT_MARK = UNPRINTABLE + 2.5, 5.0
"""mm of margin that cut marks of the full length need, and such as end 4 mm from the paper's edge."""

STOCK_NAME = r"^[^\W_][\w.-]{0,39}$"
OFF_CENTRE = 0.05
"""mm by which margins may differ on a sheet that counts as centred; inches are rounded to as much."""

DUPLEX: dict[Flip, str] = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge"}
"""What a PDF asks of the print dialogue for each flip: ``Duplex`` of its viewer preferences, ISO 32000-2, table 147."""

Turn: TypeAlias = Literal[0, 90, 180, 270]
"""How far a face is turned to the right in its cell, in degrees: most perforated cards lie on their side on the sheet."""

TURNS: tuple[Turn, ...] = (0, 90, 180, 270)

Length: TypeAlias = Annotated[float, Meta(gt=0, le=2000)]
"""Millimetres."""

PointSize: TypeAlias = Annotated[float, Meta(ge=4, le=200)]
"""The size of type in points."""


class Size(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Width and height in mm."""

    width: Length
    height: Length


PageSize: TypeAlias = Literal["a4", "a5", "letter"]
"""Papers that a page of a book may have, by name."""

PaperName: TypeAlias = Literal["a3", "a4", "a5", "letter"]
"""Papers that cards may lie on, by name."""

PAPERS: dict[str, Size] = {
    "a3": Size(width=297, height=420),
    "a4": Size(width=210, height=297),
    "a5": Size(width=148, height=210),
    "half-letter": Size(width=139.7, height=215.9),
    "letter": Size(width=215.9, height=279.4),
}
"""Sheets of paper by name, portrait, in mm: ISO 216 and ANSI/ASME Y14.1."""


class Rect(Struct, frozen=True):
    """A rectangle on a sheet, in mm from the paper's top-left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The distance of the right edge from the paper's left edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The distance of the bottom edge from the paper's top edge."""
        return self.top + self.height

    def inset(self, by: float) -> Rect:
        """The rectangle ``by`` mm further in on all four sides."""
        return Rect(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)


class Cell(Struct, frozen=True):
    """A card's place on one side of a sheet: its trim, and how far its face is turned there."""

    trim: Rect
    turn: Turn = 0


class Start(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The top-left corner of the first card: its distance from the paper's left and top edge, in mm."""

    left: Annotated[float, Meta(ge=0, le=2000)]
    top: Annotated[float, Meta(ge=0, le=2000)]


class Pitch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From one card's left (or top) edge to the next one's, in mm."""

    across: Length
    down: Length


class SizeRange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sizes of type, in points, between which a text is fitted."""

    largest: PointSize
    smallest: PointSize


class Grid(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many cards lie side by side on a sheet, and how many below each other."""

    columns: Annotated[int, Meta(ge=1, le=20)]
    rows: Annotated[int, Meta(ge=1, le=20)]


class Confirmed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That somebody laid a test print over a real sheet, and saw that its cells are right."""

    date: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="a date, as in 2026-11-25")]
    who: Annotated[str, Meta(min_length=1, max_length=100)]
    printer: Annotated[str, Meta(min_length=1, max_length=100)] | None = None


class Stock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sheet of paper and the cards on it: what the printer is fed with and what the knife cuts, or the maker has cut.

    ``card`` is a cell as it lies on the sheet, whose paper lies on its side where ``landscape`` says so; ``turn`` is how far
    the faces are turned in the cells of a front. ``corner`` is the radius in mm of rounded corners. ``perforated`` sheets
    come cut; those that are not ``two_sided`` have only fronts. ``source`` and ``second_source`` tell where the figures are
    from, and ``confirmed`` who saw that they are right.

    ``safe`` is the width in mm inside the trim that stays free of ink. ``marks`` says where the cut marks stand:
    outside the block of cards, at its sides (full length there, short ones above and below), or inside the cells where
    they reach the paper's edge. ``bar`` and ``caption`` say in which margin the 100 mm bar and the sheet's name find
    room, if any. Where a stock does not say these four, they follow from its figures.
    """

    name: Annotated[
        str, Meta(pattern=STOCK_NAME, description="a name of up to 40 letters, figures, . and -, as in my-sheet")
    ]
    paper: PaperName
    card: Size
    grid: Grid
    first: Start
    pitch: Pitch
    title: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    landscape: bool = False
    turn: Turn = 0
    corner: Annotated[float, Meta(ge=0, le=50)] = 0
    perforated: bool = False
    two_sided: bool = True
    flip: Flip = "long-edge"
    source: Annotated[str, Meta(max_length=300)] = ""
    second_source: Annotated[str, Meta(max_length=300)] = ""
    confirmed: Confirmed | None = None
    said_safe: Annotated[float, Meta(ge=0, le=20)] | None = field(name="safe", default=None)
    said_marks: Literal["outside", "sides", "inside", "none"] | None = field(name="marks", default=None)
    said_bar: Literal["bottom", "right", "none"] | None = field(name="bar", default=None)
    said_caption: Literal["top", "left", "none"] | None = field(name="caption", default=None)

    @property
    def columns(self) -> int:
        """How many cards lie side by side."""
        return self.grid.columns

    @property
    def rows(self) -> int:
        """How many cards lie below each other."""
        return self.grid.rows

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """From the block of cells to the paper's left, top, right and bottom edge, in mm."""
        block, sheet = self.block, self.sheet
        return block.left, block.top, sheet.width - block.right, sheet.height - block.bottom

    @property
    def safe(self) -> float:
        """The width in mm inside the trim that stays free of ink; more where the cells reach the edge of the paper."""
        return self.said_safe if self.said_safe is not None else max(SAFE, round(EDGE - max(min(self.margins), 0), 3))

    @property
    def marks(self) -> Literal["outside", "sides", "inside", "none"]:
        """Where the cut marks stand."""
        if self.said_marks or self.perforated:
            return self.said_marks or "none"
        least = min(self.margins)
        return "outside" if least >= FULL_MARK else "sides" if least >= SHORT_MARK else "inside"

    @property
    def bar(self) -> Literal["bottom", "right", "none"]:
        """In which margin the 100 mm bar finds room."""
        _, _, right, bottom = self.margins
        bare = self.marks == "none"
        if self.said_bar or self.marks == "inside":
            return self.said_bar or "none"
        return "bottom" if bottom >= (9.5 if bare else 11.8) else "right" if right >= (11 if bare else 12) else "none"

    @property
    def caption(self) -> Literal["top", "left", "none"]:
        """In which margin the sheet's name finds room."""
        left, top, _, _ = self.margins
        bare = self.marks == "none"
        if self.said_caption or self.marks == "inside":
            return self.said_caption or "none"
        return "top" if top >= (9.9 if bare else 12.2) else "left" if left >= (9.9 if bare else 11.4) else "none"

    @property
    def reaches_far(self) -> bool:
        """Whether there are cut marks that only printers with a narrow margin print whole: they end 4 mm from the edge."""
        return self.marks in {"outside", "sides"} and min(self.margins) < FULL_MARK

    @property
    def doubtful(self) -> bool:
        """Whether the cells of a bought sheet should be measured first: not in its middle, and only one source says so."""
        left, top, right, bottom = self.margins
        centred = max(abs(left - right), abs(top - bottom)) <= OFF_CENTRE
        return self.perforated and not (centred or self.second_source or self.confirmed)

    @property
    def least_scale(self) -> float:
        """The smallest scale of a print at which the ink of every card still lies on its cell, where 1 is actual size.

        About the middle of the block, an outer edge of a cell moves by (1 - scale) times half the block.
        """
        return 1 - self.safe / (max(self.block.width, self.block.height) / 2)

    @property
    def sheet(self) -> Size:
        """The paper's width and height in mm, as it lies."""
        paper = PAPERS[self.paper]
        return Size(width=paper.height, height=paper.width) if self.landscape else paper

    @property
    def face(self) -> Size:
        """The width and height in mm of what is drawn on a card, as it is read."""
        return Size(width=self.card.height, height=self.card.width) if self.turn % 180 else self.card

    @property
    def cards_per_sheet(self) -> int:
        """How many cards one sheet holds."""
        return self.columns * self.rows

    @property
    def block(self) -> Rect:
        """The rectangle around all cells, in mm."""
        return Rect(
            self.first.left,
            self.first.top,
            (self.columns - 1) * self.pitch.across + self.card.width,
            (self.rows - 1) * self.pitch.down + self.card.height,
        )

    def fronts(self) -> tuple[Cell, ...]:
        """The cells of a front, row by row from the top left."""
        return tuple(
            Cell(
                Rect(
                    self.first.left + column * self.pitch.across,
                    self.first.top + row * self.pitch.down,
                    self.card.width,
                    self.card.height,
                ),
                self.turn,
            )
            for row in range(self.rows)
            for column in range(self.columns)
        )

    def backs(self) -> tuple[Cell, ...]:
        """The cells of the back in the order of ``fronts``: where each card's other side lies once the paper is turned."""
        return tuple(mirrored(cell, self.sheet, self.flip) for cell in self.fronts())


def mirrored(cell: Cell, sheet: Size, flip: Flip) -> Cell:
    """The cell's other side when the paper is turned about the given edge.

    About a vertical axis (portrait on the long edge, landscape on the short edge) left and right change places. About a
    horizontal axis top and bottom do, and an upright face stands upside down in its cell. So a card turned over sideways
    reads upright, as it lies in the hand: the head of its back lies behind the head of its front.
    """
    trim = cell.trim
    portrait = sheet.height >= sheet.width
    if portrait == (flip == "long-edge"):
        return Cell(Rect(sheet.width - trim.right, trim.top, trim.width, trim.height), TURNS[-cell.turn // 90 % 4])
    return Cell(
        Rect(trim.left, sheet.height - trim.bottom, trim.width, trim.height), TURNS[(180 - cell.turn) // 90 % 4]
    )
