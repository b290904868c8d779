"""A sign and a height on its field → where its ink lies there: the spans from left to right that its shapes cover."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from layouts.theme.drawings import FIELD, HALF, ICONS, WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from layouts.theme.drawings import Curve, Point, Shape

STEPS = 16
"""Straight pieces in which a curve is measured."""

ROWS = 24
"""Heights at which an area is measured."""

Span: TypeAlias = tuple[float, float]
"""From a left to a right."""


def spans(name: str, height: float, weight: float = 1.0) -> tuple[Span, ...]:
    """Where the ink of a sign lies at a height on its field, from left to right; ``weight`` is that of its lines."""
    found: list[Span] = []
    for shape in ICONS[name]:
        if shape.filled:
            points = flattened(shape)
            crossed = sorted(_crossings(pairwise([*points, points[0]]), height))
            found += zip(crossed[::2], crossed[1::2], strict=False)
        else:
            half = WEIGHT * weight / 2
            for strip in _strips(shape, half):
                if strip.low <= height <= strip.high:
                    found += _covered(strip, height, half)
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


class Strip(NamedTuple):
    """A straight piece of a line with round ends: its ends, the edges of its area, its lowest and its highest ink."""

    low: float
    high: float
    ends: tuple[Point, Point]
    edges: tuple[tuple[Point, Point], ...]


@lru_cache(maxsize=200)  # few strips are near to any one height, and all of them are asked for at some hundred
def _strips(shape: Shape, half: float) -> tuple[Strip, ...]:
    """The straight pieces of a line; ``half`` of its weight."""
    strips = []
    for (x1, y1), (x2, y2) in pairwise(flattened(shape)):
        length = math.hypot(x2 - x1, y2 - y1)
        edges: tuple[tuple[Point, Point], ...] = ()
        if length:
            across, up = (y1 - y2) / length * half, (x2 - x1) / length * half
            corners = [(x1 + across, y1 + up), (x2 + across, y2 + up), (x2 - across, y2 - up), (x1 - across, y1 - up)]
            edges = tuple(pairwise([*corners, corners[0]]))
        strips.append(Strip(min(y1, y2) - half, max(y1, y2) + half, ((x1, y1), (x2, y2)), edges))
    return tuple(strips)


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


def _crossings(edges: Iterable[tuple[Point, Point]], height: float) -> Iterator[float]:
    """Where the edges of an area cross a height."""
    for (x1, y1), (x2, y2) in edges:
        if (y1 <= height) != (y2 <= height):
            yield x1 + (x2 - x1) * (height - y1) / (y2 - y1)


def _covered(strip: Strip, height: float, half: float) -> Iterator[Span]:
    """What a strip covers at a height; ``half`` of its weight."""
    found = [*_crossings(strip.edges, height)]
    for x, y in strip.ends:
        rest = half**2 - (height - y) ** 2
        if rest >= 0:
            reach = math.sqrt(rest)
            found += (x - reach, x + reach)
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
