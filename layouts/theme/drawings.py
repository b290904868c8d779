"""The name of a sign → half of a figure, which is whole only in the mirror: its upper half, standing on the horizon.

A sign is drawn on a field of 24 by 12 whose foot is the horizon; the origin is at its bottom left. Lines have one weight
and round ends, curves are Bézier curves. What crosses the horizon is cut off there, and its reflection goes on below: a
leaf lies along its midrib, a heart on its side, and under a question mark is half of its dot.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

FIELD = 24.0
"""The width of a sign's field, and the height of the whole figure."""

HALF = FIELD / 2
"""The height of a sign: above the horizon as below it."""

WEIGHT = 2.5
"""The width of a line on the field."""

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[Point, Point, Point]
"""Two handles of a Bézier curve and where it ends."""


class Shape(Struct, frozen=True):
    """A line from ``start`` along straight pieces (a point) and curves, or what it encloses where it is ``filled``."""

    start: Point
    pieces: tuple[Point | Curve, ...]
    filled: bool = False


def _line(start: Point, *pieces: Point | Curve) -> Shape:
    return Shape(start, pieces)


def _area(start: Point, *pieces: Point | Curve) -> Shape:
    return Shape(start, pieces, filled=True)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[Curve, ...]:
    """Curves along an arc from one angle to another, in degrees from the right, anticlockwise; they begin where it does."""
    many = math.ceil(abs(end - start) / 90)
    step = math.radians(end - start) / many
    reach = 4 / 3 * math.tan(step / 4) * radius
    turns = [math.radians(start) + step * at for at in range(many + 1)]
    points = [(math.cos(turn), math.sin(turn)) for turn in turns]
    return tuple(
        (
            (x + radius * a - reach * b, y + radius * b + reach * a),
            (x + radius * c + reach * d, y + radius * d - reach * c),
            (x + radius * c, y + radius * d),
        )
        for (a, b), (c, d) in pairwise(points)
    )


def _from(x: float, y: float, radius: float, start: float, end: float) -> tuple[Point, *tuple[Curve, ...]]:
    """An arc with the point where it begins."""
    turn = math.radians(start)
    return (x + radius * math.cos(turn), y + radius * math.sin(turn)), *_arc(x, y, radius, start, end)


def _disc(x: float, y: float, across: float, up: float = 0.0) -> Shape:
    """An ellipse, filled; a circle where ``up`` is left out."""
    up = up or across
    curves = _arc(0, 0, 1, 0, 360)
    return _area((x + across, y), *(tuple((x + across * a, y + up * b) for a, b in each) for each in curves))  # type: ignore[arg-type]


def _arch(x: float, radius: float) -> Shape:
    """Half a ring that stands on the horizon."""
    return _line((x + radius, -WEIGHT), (x + radius, 0), *_arc(x, 0, radius, 0, 180), (x - radius, -WEIGHT))


def _rays(x: float, inner: float, outer: float, count: int) -> tuple[Shape, ...]:
    turns = [math.pi * (ray + 0.5) / count for ray in range(count)]
    return tuple(
        _line(
            (x + inner * math.cos(turn), inner * math.sin(turn)), (x + outer * math.cos(turn), outer * math.sin(turn))
        )
        for turn in turns
    )


def _star(x: float, outer: float, inner: float) -> Shape:
    """A star of five points on its side, one of them to the right along the horizon."""
    turns = [math.pi * corner / 5 for corner in range(-1, 7)]
    radii = [inner if corner % 2 == 0 else outer for corner in range(8)]
    points = [(x + r * math.cos(turn), r * math.sin(turn)) for r, turn in zip(radii, turns, strict=True)]
    return _line(points[0], *points[1:])


ICONS: dict[str, tuple[Shape, ...]] = {
    "steps": (
        _line((1.4, -3), (1.4, 3.3), (5.6, 3.3), (5.6, 7.1), (9.4, 7.1), (9.4, 10.7), (14.6, 10.7), (14.6, 7.1), (18.4, 7.1),
              (18.4, 3.3), (22.6, 3.3), (22.6, -3)),
    ),
    "sun": (_disc(12, 0, 4.7), *_rays(12, 8.1, 10.7, 5)),
    "turn": (
        _line((12, -3), (12, 1.1), ((12, 6.6), (2.8, 4.4), (2.8, 10.7))),
        _line((12, -3), (12, 1.1), ((12, 6.6), (21.2, 4.4), (21.2, 10.7))),
    ),
    "rings": (_arch(8, 6.7), _arch(16, 6.7)),
    "leaf": (
        _line((5.4, -1), (5.4, 0), ((5.4, 11.4), (14.8, 13.6), (22.6, -0.4))),
        _line((1.3, 0), (15.8, 0)), _line((10, 0), (13.8, 4.8)),
    ),
    "heart": (
        _line((22.4, -0.6), ((18.5, 4), (13.5, 10.7), (8, 10.7)), ((3.6, 10.7), (1.5, 7.6), (1.5, 5)),
              ((1.5, 2.4), (3.3, 0.6), (6.6, -0.8))),
    ),
    "star": (_star(10.6, 11.6, 5.2),),
    "speech": (
        _line((1.5, -0.4), (5, 2.2), (5, 5.2), *_arc(8.2, 5.2, 3.2, 180, 90), (19.4, 8.4), *_arc(19.4, 5.2, 3.2, 90, 0),
              (22.6, -3)),
        _disc(9.4, 0, 1.6), _disc(13.8, 0, 1.6), _disc(18.2, 0, 1.6),
    ),
    "path": (
        _arch(12, 5.4), _line((1.3, 4.6), ((5, 4.6), (7.5, 10.4), (12, 10.4)), ((16.5, 10.4), (19, 4.6), (22.7, 4.6))),
    ),
    "hill": (_line((0, -2), (8.6, 10.2), (17.2, -2)), _line((13.9, 4.6), (16.6, 8), (24, -2))),
    "question": (_line(*_from(12, 7, 3.7, 175, -50), ((13.2, 3.4), (12, 4.2), (12, 3.5))), _disc(12, 0, 1.5)),
    "smile": (_disc(5.2, 5.2, 2.3), _line(*_from(9.8, 0, 10.9, 62, -10))),
    "kite": (
        _line((1.7, -0.4), (8.4, 9.8), (16.4, -0.4)), _line((8.4, 9.8), (8.4, -2)), _line((1.7, 0), (16, 0)),
        _disc(19.8, 0, 1.3), _disc(22.9, 0, 1.1),
    ),
    "boat": (
        _area((1.4, 3.4), (22.6, 3.4), ((22, 1.4), (20.8, 0), (19, -1)), (5, -1), ((3.2, 0), (2, 1.4), (1.4, 3.4))),
        _area((12.9, 12), ((17, 10.6), (19.2, 8.4), (19.8, 5.4)), (12.9, 5.4), (12.9, 12)),
        _area((10.7, 10), (10.7, 5.4), (6, 5.4), ((6.8, 7.4), (8.6, 9.2), (10.7, 10))),
    ),
    "balloon": (
        _arch(12, 10.6), _line((12, -2), (12, 10.6)), _line((6.7, -2), (6.7, 0), ((6.7, 5), (8.6, 8.8), (12, 10.6))),
        _line((17.3, -2), (17.3, 0), ((17.3, 5), (15.4, 8.8), (12, 10.6))),
    ),
    "mirror": (_arch(12, 10.6), _line(*_from(12, 0, 6.2, 150, 112))),
}  # fmt: skip
"""The drawings, by the name that a deck or a theme uses."""
