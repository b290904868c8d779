"""A sign and a height on its field → where its ink lies there: the spans from left to right that its shapes cover."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from layouts.theme.drawings import FIELD, HALF, ICONS, WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from layouts.theme.drawings import Curve, Point, Shape

STEPS = 16
"""Straight pieces in which a curve is measured."""

ROWS = 48
"""Heights at which an area is measured."""

Span: TypeAlias = tuple[float, float]
"""From a left to a right."""


def spans(name: str, height: float, weight: float = 1.0) -> tuple[Span, ...]:
    """Where the ink of a sign lies at a height on its field, from left to right; ``weight`` is that of its lines."""
    found: list[Span] = []
    for shape in ICONS[name]:
        points = flattened(shape)
        if shape.filled:
            crossed = sorted(_crossings(points, height))
            found += zip(crossed[::2], crossed[1::2], strict=False)
        else:
            found += _covered(points, height, WEIGHT * weight / 2)
    return tuple(_merged(found))


def top(name: str) -> float:
    """The highest ink of a sign on its field, that of its lines with it."""
    return max(max(y for _, y in flattened(shape)) + (0 if shape.filled else WEIGHT / 2) for shape in ICONS[name])


def area(name: str, weight: float = 1.0) -> float:
    """How much of its field a sign covers, 0 to 1."""
    heights = [(row + 0.5) / ROWS * HALF for row in range(ROWS)]
    covered = sum(right - left for height in heights for left, right in spans(name, height, weight))
    return covered / ROWS / FIELD


@lru_cache(maxsize=200)  # a sign is asked for at some hundred heights
def flattened(shape: Shape) -> tuple[Point, ...]:
    """Points along a shape, near enough to one another to measure by; nothing is drawn along them."""
    points = [shape.start]
    for piece in shape.pieces:
        points += piece_points(points[-1], piece)
    return tuple(points)


def piece_points(start: Point, piece: Point | Curve) -> list[Point]:
    """The points of one piece of a shape behind its start."""
    if len(piece) == 2:  # noqa: PLR2004 – a point has two coordinates, a curve three points
        return [piece]
    first, second, end = piece
    parts = [step / STEPS for step in range(1, STEPS + 1)]
    return [
        (_between(start[0], first[0], second[0], end[0], at), _between(start[1], first[1], second[1], end[1], at))
        for at in parts
    ]


def _between(start: float, first: float, second: float, end: float, at: float) -> float:
    rest = 1 - at
    return rest**3 * start + 3 * rest**2 * at * first + 3 * rest * at**2 * second + at**3 * end


def _crossings(points: Iterable[Point], height: float) -> Iterator[float]:
    """Where a closed line through these points crosses a height."""
    closed = [*points]
    for (x1, y1), (x2, y2) in pairwise([*closed, closed[0]]):
        if (y1 <= height) != (y2 <= height):
            yield x1 + (x2 - x1) * (height - y1) / (y2 - y1)


def _covered(points: Iterable[Point], height: float, half: float) -> Iterator[Span]:
    """What a line with round ends covers at a height, piece by piece; ``half`` of its weight."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if not min(y1, y2) - half <= height <= max(y1, y2) + half:
            continue
        found = [
            x + side * math.sqrt(half**2 - (height - y) ** 2)
            for x, y in ((x1, y1), (x2, y2)) if abs(height - y) <= half for side in (-1, 1)
        ]  # fmt: skip
        length = math.hypot(x2 - x1, y2 - y1)
        if length:
            across, up = (y1 - y2) / length * half, (x2 - x1) / length * half
            corners = [(x1 + across, y1 + up), (x2 + across, y2 + up), (x2 - across, y2 - up), (x1 - across, y1 - up)]
            found += _crossings(corners, height)
        if found:
            yield min(found), max(found)


def _merged(found: Iterable[Span]) -> Iterator[Span]:
    """The same spans, those that touch as one."""
    last: Span | None = None
    for left, right in sorted(found):
        if last and left <= last[1]:
            last = last[0], max(last[1], right)
        else:
            if last:
                yield last
            last = left, right
    if last:
        yield last
