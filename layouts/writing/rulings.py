"""A room and a pitch → the lines and dots to write on: pure geometry in points, origin at the room's bottom left.

Whole lines fill a room exactly: the pitch is adjusted to the nearest that does (by less than half a line over the whole
height). Sizes as in use: lines 5 to 10 mm apart, 8 usually; dots and squares 5 mm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from typing import TypeAlias

    from generator.model.bank import Ruling

    Room: TypeAlias = tuple[float, float, float, float]
    """Left, bottom, width and height in points."""

CUE_COLUMN = 0.28
"""The part of the width that the column for key words takes in Cornell's way of taking notes."""

SUMMARY = 0.18
"""The part of the height at the foot that is for the summary there."""

PARTS: dict[Ruling, tuple[str, ...]] = {
    "lines": ("",), "grid": ("",), "dots": ("",), "blank": ("",), "cornell": ("cues", "", "summary"),
}  # fmt: skip
"""The parts of a room that a ruling divides it in, from the top down, the first one at the left; one has no name."""


class RulingMarks(Struct, frozen=True):
    """What to draw: lines from one point to another (x1, y1, x2, y2), and dots (x, y)."""

    lines: tuple[tuple[float, float, float, float], ...] = ()
    dots: tuple[tuple[float, float], ...] = ()


def spaces(length: float, pitch: float) -> tuple[int, float]:
    """How many spaces fill a length, and how wide each is; at least one."""
    count = max(1, round(length / pitch))
    return count, length / count


def rule(ruling: Ruling, width: float, height: float, pitch: float) -> RulingMarks:
    """The ruling of a room.

    Lines: to write on, the last one at the foot, none at the top. Grid: closed on all sides. Dots: at the crossings of
    that grid. Cornell: lines beside a column for key words, and a summary at the foot.
    """
    rows, down = spaces(height, pitch)
    columns, across = spaces(width, pitch)
    match ruling:
        case "lines":
            return RulingMarks(tuple((0.0, row * down, width, row * down) for row in range(rows)))
        case "grid":
            upright = tuple((column * across, 0.0, column * across, height) for column in range(columns + 1))
            return RulingMarks(upright + tuple((0.0, row * down, width, row * down) for row in range(rows + 1)))
        case "dots":
            return RulingMarks(
                dots=tuple((column * across, row * down) for row in range(rows + 1) for column in range(columns + 1))
            )
        case "cornell":
            foot = _foot(rows)
            column = width * CUE_COLUMN
            notes = tuple((column, row * down, width, row * down) for row in range(foot + 1, rows))
            return RulingMarks((*notes, (0.0, foot * down, width, foot * down), (column, foot * down, column, height)))
        case "blank":
            return RulingMarks()


def rooms(ruling: Ruling, width: float, height: float, pitch: float) -> tuple[Room, ...]:
    """Where there is room to write between the marks that ``rule`` makes, in the order of ``PARTS``."""
    if ruling != "cornell":
        return ((0.0, 0.0, width, height),)
    rows, down = spaces(height, pitch)
    foot, column = min(_foot(rows), rows - 1) * down, width * CUE_COLUMN
    return (0.0, foot, column, height - foot), (column, foot, width - column, height - foot), (0.0, 0.0, width, foot)


def _foot(rows: int) -> int:
    """How many rows Cornell's summary takes."""
    return max(1, round(rows * SUMMARY))
