"""The name of an icon → its strokes: line drawings on a field of 24 by 24, round ends, one weight.

The field's origin is at its bottom left. An icon stands on the horizon at the bottom of the field, so that a reflection
can be drawn below it; its ink is centred from left to right.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from layouts.pdf.canvas import Canvas

FIELD = 24.0
WEIGHT = 2.6
"""The width of a stroke on the field."""


class Polyline(Struct, frozen=True):
    """A line through points, in strokes of the icon's weight times ``weight``."""

    points: tuple[tuple[float, float], ...]
    weight: float = 1.0


class Circle(Struct, frozen=True):
    """A circle, drawn in the icon's weight or filled."""

    x: float
    y: float
    radius: float
    filled: bool = False


Stroke: TypeAlias = Polyline | Circle


def _line(*points: tuple[float, float], weight: float = 1.0) -> Polyline:
    return Polyline(points, weight)


def _rays(x: float, y: float, inner: float, outer: float, count: int) -> tuple[Polyline, ...]:
    turns = [2 * math.pi * (ray + 0.5) / count for ray in range(count)]
    return tuple(
        _line(
            (x + inner * math.cos(turn), y + inner * math.sin(turn)),
            (x + outer * math.cos(turn), y + outer * math.sin(turn)),
        )
        for turn in turns
    )


def _arc(
    x: float, y: float, radius: float, start: float, end: float, steps: int = 24
) -> tuple[tuple[float, float], ...]:
    """Points along an arc, from one angle to another, in degrees counted from the right, anticlockwise."""
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns)


def _star(x: float, y: float, radius: float, points: int = 5) -> tuple[tuple[float, float], ...]:
    turns = [math.pi / 2 + math.pi * corner / points for corner in range(2 * points + 1)]
    return tuple(
        (x + r * math.cos(turn), y + r * math.sin(turn))
        for corner, turn in enumerate(turns)
        for r in (radius if corner % 2 == 0 else radius * 0.45,)
    )


ICONS: dict[str, tuple[Stroke, ...]] = {
    "steps": (_line((5, 3), (5, 6.5), weight=1.7), _line((12, 3), (12, 12.5), weight=1.7), _line((19, 3), (19, 19), weight=1.7)),
    "sun": (Circle(12, 11.5, 4.6, filled=True), *_rays(12, 11.5, 7.6, 10, 8)),
    "turn": (_line((3, 4), (11, 4), (11, 15.5), (20.5, 15.5)), _line((16, 20), (20.5, 15.5), (16, 11))),
    "rings": (Circle(8.3, 10, 6.2), Circle(15.7, 10, 6.2)),
    "leaf": (_line(*_arc(4, 20, 16, -90, 0), *_arc(20, 4, 16, 90, 180)), _line((4, 4), (13, 13))),
    "heart": (_line((12, 3.5), *_arc(7.2, 14.2, 4.9, 218, 12), *_arc(16.8, 14.2, 4.9, 168, -38), (12, 3.5)),),
    "star": (_line(*_star(12, 10.6, 9.5)),),
    "speech": (_line((7, 8), (4, 8), (4, 20), (20, 20), (20, 8), (12, 8), (7, 3.2), (7, 8)),),
    "path": (_line((4, 3.5), (9, 3.5), *_arc(9, 7.5, 4, -90, 90), *_arc(9, 15.5, 4, 270, 90), (20, 19.5)),),
    "hill": (_line((2.5, 3.5), (9.5, 16), (14, 8.5)), _line((11.5, 3.5), (16.5, 12.5), (21.5, 3.5))),
    "question": (_line(*_arc(12, 14.6, 5, 170, -60), (12, 8)), Circle(12, 3.6, 1.7, filled=True)),
    "smile": (
        Circle(12, 11.5, 9), Circle(8.7, 13.6, 1.5, filled=True), Circle(15.3, 13.6, 1.5, filled=True),
        _line(*_arc(12, 11.2, 4.7, 205, 335)),
    ),
    "kite": (
        _line((12, 21.5), (18.5, 14.2), (12, 6), (5.5, 14.2), (12, 21.5)), _line((5.5, 14.2), (18.5, 14.2)),
        _line((12, 6), (14.5, 4), (10.5, 2.4)),
    ),
    "boat": (_line((3, 8), (21, 8), (17.5, 3), (6.5, 3), (3, 8)), _line((11, 8), (11, 21), (18.5, 12), (11, 12))),
    "balloon": (Circle(12, 14.8, 6.8), _line((12, 8), (13.4, 6.2), (10.8, 4.4), (12, 2.4))),
    "mirror": (_line((3, 3), *_arc(12, 3, 9, 180, 0), (3, 3)),),
}  # fmt: skip
"""The drawings, by the name that a deck or a theme uses."""


def draw(
    canvas: Canvas,
    name: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    reflected: bool = False,
    centred: bool = False,
    weight: float = 1.0,
) -> None:
    """An icon as marks of the element, artifact or form that is open.

    ``x`` and ``y`` are the bottom left of its field, ``size`` the field's width, all in points. A reflected icon hangs
    below ``y`` instead; a centred one stands in the middle of its field instead of on its bottom. ``weight`` makes its
    lines lighter or heavier; where they are lighter, what is filled becomes a line too.
    """
    scale = size / FIELD
    flip = -scale if reflected else scale
    low, high = extent(name)
    lift = (FIELD - low - high) / 2 * scale if centred else 0.0
    for stroke in ICONS[name]:
        canvas.stroke(colour, WEIGHT * scale * weight * getattr(stroke, "weight", 1.0), round_ends=True)
        match stroke:
            case Polyline(points):
                canvas.polyline(*((x + a * scale, y + lift + b * flip) for a, b in points))
            case Circle(a, b, radius, filled):
                canvas.fill(colour)
                canvas.disc(x + a * scale, y + lift + b * flip, radius * scale, filled=filled and weight >= 1)


def extent(name: str) -> tuple[float, float]:
    """The lowest and the highest ink of an icon on its field, the weight of strokes left aside."""
    heights = [
        height
        for stroke in ICONS[name]
        for height in (
            (b for _, b in stroke.points)
            if isinstance(stroke, Polyline)
            else (stroke.y - stroke.radius, stroke.y + stroke.radius)
        )
    ]
    return min(heights), max(heights)
