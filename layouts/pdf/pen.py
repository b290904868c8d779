"""Fitted texts and shapes → marks: the part of the canvas that draws.

Positions and sizes are in points from the bottom left of the page, or of what is open on it. A mark stands inside an
element or an artifact; elsewhere it is refused.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.model.paper import POINTS_PER_MM
from layouts.pdf import operators
from layouts.pdf.operators import ink, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.paper import Cell
    from layouts.pdf.encoding import Encoder
    from layouts.text.typesetting import Fitted

Align = Literal["left", "centre", "right"]
_PARTS: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}

Room: TypeAlias = tuple[float, float]
"""A width and a height in points."""

Start: TypeAlias = "tuple[Fitted, float, float]"
"""A text with its left edge and its top, in points."""


_AXES = {0: ("1 0", "0 1"), 90: ("0 -1", "1 0"), 180: ("-1 0", "0 -1"), 270: ("0 1", "-1 0")}
"""Where what runs to the right, and what runs upwards, runs to on a page when it is turned to the right: its x and y."""


@lru_cache(maxsize=1_000)
def cell_on_page(cell: Cell, height: float) -> tuple[str, Room]:
    """A cell on a page of this height in points → what moves the origin there, and the room of the cell."""
    trim, (x_axis, y_axis) = cell.trim, _AXES[cell.turn]
    left, right = trim.left * POINTS_PER_MM, trim.right * POINTS_PER_MM
    top, bottom = height - trim.top * POINTS_PER_MM, height - trim.bottom * POINTS_PER_MM
    x, y = {0: (left, bottom), 90: (left, top), 180: (right, top), 270: (right, bottom)}[cell.turn]
    room = (trim.width * POINTS_PER_MM, trim.height * POINTS_PER_MM)
    return f"{x_axis} {y_axis} {number(x)} {number(y)} cm", room[::-1] if cell.turn % 180 else room


@lru_cache(maxsize=1_000)
def _stroke(colour: str, width: float, round_ends: bool) -> str:
    return f"{ink(colour, lines=True)} {number(width)} w {'1 J 1 j' if round_ends else '0 J 0 j'}"


class Until:
    """Ends what was begun, when a ``with`` block ends; a class and no generator, as a deck has several for every card."""

    __slots__ = ("_end",)

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end

    def __enter__(self) -> None:
        """It was begun already."""

    def __exit__(self, *_: object) -> None:
        self._end()


class Pen:
    """Writes the operators of what is drawn, and draws nothing outside the structure.

    Args:
        encoder: turns texts into codes of the document's fonts.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._code: list[str] = []
        self._marking = False
        self._fill = ""
        self._stroke = ""
        self._page: Room = (0.0, 0.0)
        self._room: Room = (0.0, 0.0)
        self._repeated: dict[tuple[int, float, float], tuple[Fitted, str]] = {}  # a text is kept, so its id is its own

    def _mark(self, operators: str) -> None:
        if not self._marking:
            raise RuntimeError(f"a mark outside the structure: {operators}")
        self._code.append(operators)

    def moved(self, operators: str, room: Room | None = None) -> Until:
        """What is drawn inside starts from another place, as ``operators`` say; colours and lines come back after it.

        ``room`` is the width and height of that place in points, where they are other than outside.
        """
        outside = self._fill, self._stroke, self._room
        self._code.append(f"q {operators}")
        self._room = room or self._room
        return Until(partial(self._move_back, outside))

    def _move_back(self, outside: tuple[str, str, Room]) -> None:
        self._fill, self._stroke, self._room = outside
        self._code.append("Q")

    def cell(self, cell: Cell) -> Until:
        """Draws in a cell: the origin is the corner of its trim that is the bottom left of the face as it is read."""
        return self.moved(*cell_on_page(cell, self._page[1]))

    def turned(self, x: float, y: float) -> Until:
        """Draws upwards: the origin is at ``x`` and ``y``, and what ran to the right runs to the top."""
        return self.moved(f"0 1 -1 0 {number(x)} {number(y)} cm")

    def scaled(self, x: float, y: float, room: Room, scale: float) -> Until:
        """Draws what has this width and height, in points, smaller or larger, its bottom left at ``x`` and ``y``."""
        return self.moved(f"{number(scale)} 0 0 {number(scale)} {number(x)} {number(y)} cm", room)

    def clipped(self, left: float, bottom: float, room: Room, radius: float) -> Until:
        """Of what is drawn inside, only what lies in a rectangle with round corners is seen."""
        return self.moved(f"{operators.rounded(left, bottom, *room, radius)} W n")

    def fill(self, colour: str) -> None:
        """The colour of texts and areas from here on, ``#rrggbb``."""
        if colour != self._fill:
            self._fill = colour
            self._code.append(ink(colour))

    def stroke(self, colour: str, width: float, *, round_ends: bool = False) -> None:
        """The colour and width in points of lines from here on."""
        wanted = _stroke(colour, width, round_ends)
        if wanted != self._stroke:
            self._stroke = wanted
            self._code.append(wanted)

    def text(self, fitted: Fitted, x: float, top: float, colour: str, align: Align = "left") -> None:
        """A fitted text, the capitals of its first line hanging from ``top``; inside an element or an artifact.

        ``x`` is the left edge, the middle or the right edge of the lines, as ``align`` says; opening quotes hang to the left
        of a left edge.
        """
        self.fill(colour)
        self._mark(self._operators(fitted, x, top, align))

    def repeated(self, fitted: Fitted, x: float, top: float, colour: str) -> None:
        """As ``text``, for one that comes again and again in the same place of a cell: its operators are made once."""
        self.fill(colour)
        key = (id(fitted), x, top)
        found = self._repeated.get(key)
        if found is None:
            found = self._repeated[key] = fitted, self._operators(fitted, x, top, "left")
        self._mark(found[1])

    def _operators(self, fitted: Fitted, x: float, top: float, align: Align) -> str:
        size, leading = number(fitted.size), number(fitted.leading)
        plain = fitted.plain
        found = plain and self._encoder.lines(plain.face, plain.text)
        if found and plain and (align == "left" or len(plain.widths) == 1):
            start = x if align == "left" else x - plain.widths[0] * _PARTS[align]
            place = f"{number(start)} {number(top - fitted.cap_height)}"
            tight = plain.face.narrowed
            before, after = (f" {number(-tight * fitted.size / 1000)} Tw", " 0 Tw") if tight else ("", "")
            return f"BT {place} Td {found[0]} {size} Tf {leading} TL{before} {found[1]}{after} ET"
        part = _PARTS[align]
        operators: list[str] = []
        font = ""
        tight = left = 0.0
        lines = fitted.lines
        for line in lines:
            start = x - line.width * part if part else x - line.hangs
            if not operators:
                operators.append(f"BT {number(start)} {number(top - fitted.cap_height)} Td")
            elif start != left:
                operators.append(f"{number(start - left)} -{leading} Td")
            else:
                operators.append("T*")
            left = start
            for run in line.runs:
                if tight != run.face.narrowed:
                    tight = run.face.narrowed
                    operators.append(f"{number(-tight * fitted.size / 1000)} Tw")
                for name, shown in self._encoder.pieces(run.face, run.text):
                    if name != font:
                        font = name
                        operators.append(f"{font} {size} Tf {leading} TL")
                    operators.append(shown)
            if line is not lines[-1] and not line.text.endswith("-"):
                operators.append(
                    "( )Tj"
                )  # for those who read the text without its lines; 32 is a space in every subset
        operators.append("0 Tw ET" if tight else "ET")
        return " ".join(operators)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line in the current stroke."""
        self._mark(f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S")

    def polyline(self, *points: tuple[float, float]) -> None:
        """A line with corners in the current stroke."""
        self._mark(operators.polyline(*points) + " S")

    def path(self, operators: str, *, filled: bool) -> None:
        """A path, given by its operators: what it encloses, or the line itself in the current stroke."""
        self._mark(operators + (" f" if filled else " S"))

    def paths(self, rows: Iterable[tuple[float, float, str]], *, filled: bool) -> None:
        """Paths, each with the place of its own origin before it."""
        paint = "f" if filled else "S"
        for x, y, path in rows:
            self._mark(f"q 1 0 0 1 {number(x)} {number(y)} cm {path} {paint} Q" if x or y else f"{path} {paint}")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Cuts what follows off at a rectangle, until the end of what was moved to; ``x`` and ``y`` are its bottom left."""
        self._code.append(f"{number(x)} {number(y)} {number(width)} {number(height)} re W n")

    def disc(self, x: float, y: float, radius: float, *, filled: bool = True) -> None:
        """A circle about a point, filled or drawn in the current stroke."""
        self._mark(operators.circle(x, y, radius) + (" f" if filled else " s"))

    def dashes(self, on: float = 0.0, off: float = 0.0) -> None:
        """Breaks lines from here on into dashes of these lengths; without lengths, makes them whole again."""
        self._code.append(f"[{number(on)} {number(off)}] 0 d" if on else "[] 0 d")

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """A filled rectangle; ``x`` and ``y`` are its bottom left."""
        self._mark(f"{number(x)} {number(y)} {number(width)} {number(height)} re f")

    def box(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        """The outline of a rectangle with round corners, in the current stroke."""
        self._mark(operators.rounded(x, y, width, height, radius) + " s")

    def rounded(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        """A filled rectangle with round corners; ``x`` and ``y`` are its bottom left."""
        self._mark(operators.rounded(x, y, width, height, radius) + " f")
