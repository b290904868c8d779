"""Sizes and positions in millimetres → the rectangles of cells on sheets: pure geometry, nothing is drawn here.

One unit and one origin for the whole of Spiegel: millimetres, measured from the top-left corner of the paper, to the
right and down. Only the canvas turns them into the points of a PDF, which start at the bottom left.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

POINTS_PER_MM = 72 / 25.4

UNPRINTABLE = 6.4
"""mm from the paper's edge that an office printer may leave blank; the widest in the survey of print facts (4 to 6.4)."""

Flip: TypeAlias = Literal["long-edge", "short-edge"]
"""The edge about which a printer turns the paper for its second side, as its dialogue calls it."""

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

PAPERS = {
    "a3": Size(width=297, height=420),
    "a4": Size(width=210, height=297),
    "a5": Size(width=148, height=210),
    "half-letter": Size(width=139.7, height=215.9),
    "letter": Size(width=215.9, height=279.4),
}
"""Sheets of paper by name, portrait, in mm: ISO 216 and ANSI/ASME Y14.1."""


KNOWN_PAPERS = {
    "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297), "A5": (148, 210),
    "A6": (105, 148),
    "B0": (1000, 1414), "B1": (707, 1000), "B2": (500, 707), "B3": (353, 500), "B4": (250, 353), "B5": (176, 250),
    "B6": (125, 176),
    "Letter": (215.9, 279.4), "Legal": (215.9, 355.6), "Tabloid": (279.4, 431.8), "Executive": (184.15, 266.7),
    "Half Letter": (139.7, 215.9),
}  # fmt: skip
"""Sizes of paper by the name that people know, shorter side first, in mm: ISO 216 (A and B) and ANSI/ASME Y14.1.

Nothing below A6: B8 is as large as a poker card."""

ALIKE = 1.0
"""mm within which two lengths of paper count as one: 2 × A5 is 1 mm short of A4, and PDFs round to points."""


def paper_name(width: float, height: float) -> str:
    """The name of the paper of a size in mm, whichever way it lies; empty where it has none."""
    short, long = sorted((width, height))
    near = (name for name, (one, other) in KNOWN_PAPERS.items() if abs(one - short) <= ALIKE >= abs(other - long))
    return next(near, "")


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


class Stock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sheet of paper and the cards on it: what the printer is fed with and what the knife cuts.

    ``safe`` is the width in mm inside the trim that stays free of ink. ``marks`` says where the cut marks stand:
    outside the block of cards, at its sides (full length there, short ones above and below), or inside the cells where
    they reach the paper's edge. ``bar`` and ``caption`` say in which margin the 100 mm bar and the sheet's name find
    room, if any. ``source`` tells where the figures are from.

    ``card`` is a cell as it lies on the sheet, whose paper lies on its side where ``landscape`` says so; ``turn`` is how far
    the faces are turned in the cells of a front.
    """

    name: str
    title: str
    paper: str
    card: Size
    columns: Annotated[int, Meta(ge=1, le=20)]
    rows: Annotated[int, Meta(ge=1, le=20)]
    first: Start
    pitch: Pitch
    safe: Annotated[float, Meta(ge=0, le=20)]
    source: str
    landscape: bool = False
    turn: Turn = 0
    flip: Flip = "long-edge"
    marks: Literal["outside", "sides", "inside", "none"] = "outside"
    bar: Literal["bottom", "right", "none"] = "none"
    caption: Literal["top", "left", "none"] = "none"

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
        return Cell(Rect(sheet.width - trim.right, trim.top, trim.width, trim.height), _turn(-cell.turn))
    return Cell(Rect(trim.left, sheet.height - trim.bottom, trim.width, trim.height), _turn(180 - cell.turn))


def _turn(degrees: int) -> Turn:
    return TURNS[degrees // 90 % 4]
