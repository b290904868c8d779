"""The operations of a content stream → the same, each path in one piece: what encloses it and what it is made of.

Between the first point of a path and the operator that paints it nothing may move the coordinates (ISO 32000-1, 8.2), so a
path is put together once for a stream, however often that is drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

from generator.prepress.objects import Box, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf.generic import PdfObject

Line: TypeAlias = tuple[float, float, float, float]  # from a point to another

BUILDING = {b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"}
FILLING = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
STROKING = {b"S", b"s", b"B", b"B*", b"b", b"b*"}
ENDING = FILLING | STROKING | {b"n"}
COORDINATES = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4}
MOST_LINES = 64  # of one path: more are a drawing
CORNERS = 4


@dataclass(frozen=True, slots=True)
class Path:
    """A path in the coordinates it is drawn in.

    Args:
        box: around all its points; None where it has none.
        lines: the straight lines it is made of; none where it has a curve, or very many lines.
        rectangle: it is one upright rectangle.
        clips: what follows is painted inside it only.
    """

    box: Box | None = None
    lines: tuple[Line, ...] = ()
    rectangle: bool = False
    clips: bool = False


NO_PATH = Path()


class _Builder:
    """A path being put together."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._xs: list[float] = []
        self._ys: list[float] = []
        self._lines: list[Line] = []
        self._start = self._at = (0.0, 0.0)
        self._straight = True
        self._clips = False

    def add(self, operands: Sequence[PdfObject], operator: bytes) -> None:
        if operator in {b"W", b"W*"}:
            self._clips = True
            return
        if operator == b"h":
            self._line_to(self._start)
            return
        needed = COORDINATES[operator]
        given = [
            float(cast("float", each)) if isinstance(each, int | float) else number(each) for each in operands[-needed:]
        ]
        if len(given) < needed or not all(map(math.isfinite, given)):
            return
        if operator == b"re":
            x, y, width, height = given
            self._rectangle(x, y, x + width, y + height)
            return
        self._xs += given[::2]
        self._ys += given[1::2]
        if operator == b"m":
            self._start = self._at = (given[0], given[1])
        elif operator == b"l":
            self._line_to((given[0], given[1]))
        else:
            self._straight = False
            self._at = (given[-2], given[-1])

    def path(self, *, close: bool) -> Path:
        """What was put together so far."""
        if close:
            self._line_to(self._start)
        if not self._xs:
            return Path(clips=True) if self._clips else NO_PATH
        box = min(self._xs), min(self._ys), max(self._xs), max(self._ys)
        lines = tuple(self._lines) if self._straight and len(self._lines) <= MOST_LINES else ()
        return Path(box, lines, self._is_rectangle(box, lines), self._clips)

    def _rectangle(self, left: float, low: float, right: float, high: float) -> None:
        self._xs += [left, right]
        self._ys += [low, high]
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        self._lines += [(*one, *other) for one, other in pairwise(corners)]
        self._start = self._at = corners[0]

    def _line_to(self, to: tuple[float, float]) -> None:
        if to != self._at:
            self._lines.append((*self._at, *to))
            self._at = to

    @staticmethod
    def _is_rectangle(box: Box, lines: tuple[Line, ...]) -> bool:
        """Whether the lines go once around the box; one side may be missing, which filling adds."""
        xs, ys = box[::2], box[1::2]
        level = all((x in xs and u in xs) and (y in ys and v in ys) and (x == u or y == v) for x, y, u, v in lines)
        return level and len(lines) in {CORNERS - 1, CORNERS}


def folded(operations: Sequence[tuple[list[PdfObject], bytes]]) -> Iterator[tuple[list[PdfObject], bytes]]:
    """The operations, with a path in the place of the operand of each operator that ends one."""
    builder = _Builder()
    for operands, operator in operations:
        if operator in BUILDING:
            builder.add(operands, operator)
        elif operator in ENDING:
            path = builder.path(close=operator in {b"s", b"b", b"b*"})
            builder.clear()
            if operator != b"n" or path.clips:
                yield cast("list[PdfObject]", [path]), operator
        else:
            yield operands, operator


def widened(area: Box, by: float, *, single: bool) -> Box:
    """An area with the breadth of the pen on all sides; a single level or upright line grows across itself only."""
    left, low, right, high = area
    sideways = 0.0 if single and low == high else by
    upwards = 0.0 if single and left == right else by
    return left - sideways, low - upwards, right + sideways, high + upwards
