"""A sky above the horizon, a sign in it and some colours → confetti that touches neither the sign nor itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from generator.model.paper import POINTS_PER_MM
from layouts.pdf.operators import circle, curve, number
from layouts.theme.drawings import FIELD
from layouts.theme.outline import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GOLDEN = math.pi * (3 - math.sqrt(5))
"""The angle from one seed of a sunflower to the next: scattered, never in rows, the same every time."""

TRIED = 260
"""Places that are looked at."""

AIR = 0.9
"""mm on a poker card between two bits of confetti, and between one and the sign."""

LINE = 0.62
"""mm on a poker card; the weight of rings and streamers."""

RADII = (0.85, 1.25, 1.5, 1.2)
"""How far a disc, a ring, a streamer and a triangle reach, in mm on a poker card; a ring's hole is wider than its line."""


LOWEST = 0.16
"""The height above the horizon below which there is none, as a part of the sky's: a bit that lies there looks lost."""


class Bit(NamedTuple):
    """A place for a bit of confetti, and how far it reaches; in points."""

    x: float
    y: float
    radius: float


def confetti(
    colours: Sequence[str], sky: tuple[float, float, float, float], icon: str, unit: float, scale: float
) -> Iterator[tuple[str, float, str]]:
    """Colour, weight (0 for an area) and path of each bit.

    Args:
        colours: taken in turn.
        sky: the middle and the foot of half an ellipse, and how far it reaches across and up; in points.
        icon: the sign that stands in its middle.
        unit: the size of the sign's field, in points to one of its units.
        scale: of the card.
    """
    placed: list[Bit] = []
    mm = scale * POINTS_PER_MM
    for number_ in range(TRIED):
        kind = len(placed) % len(RADII)
        bit = _place(sky, number_, RADII[kind] * mm)
        if bit and _is_free(bit, placed, sky[:2], icon, unit, AIR * mm):
            colour = colours[len(placed) % len(colours)]
            placed.append(bit)
            yield colour, *_drawn(kind, bit, number_ * 2.1, LINE * mm)


def _place(sky: tuple[float, float, float, float], seed: int, radius: float) -> Bit | None:
    """The place of a seed, all of it in the sky; None where it is below the horizon."""
    x, foot, across, up = sky
    far, turn = math.sqrt((seed + 0.5) / TRIED), seed * GOLDEN
    bit = Bit(x + (across - radius) * far * math.cos(turn), foot + (up - radius) * far * math.sin(turn), radius)
    return bit if bit.y > foot + LOWEST * up else None


def _is_free(bit: Bit, placed: Sequence[Bit], origin: tuple[float, float], icon: str, unit: float, air: float) -> bool:
    """Whether a bit has air around it: from what is placed already, and from the sign."""
    if any(math.hypot(bit.x - other.x, bit.y - other.y) < bit.radius + other.radius + air for other in placed):
        return False
    reach = bit.radius + air
    for part in range(-4, 5):
        height = (bit.y + reach * part / 4 - origin[1]) / unit
        if found := spans(icon, height):  # nor inside it: confetti in a sign would be a part of it
            left, right = found[0][0], found[-1][1]
            near = min(max(bit.x, origin[0] + (left - FIELD / 2) * unit), origin[0] + (right - FIELD / 2) * unit)
            if math.hypot(bit.x - near, reach * part / 4) < reach:
                return False
    return True


def _drawn(kind: int, bit: Bit, turn: float, line: float) -> tuple[float, str]:
    x, y, radius = bit
    across, up = math.cos(turn) * radius, math.sin(turn) * radius
    match kind:
        case 0:
            return 0.0, circle(x, y, radius)
        case 1:
            return line, circle(x, y, radius - line / 2) + " h"
        case 2:
            part = 1 - line / 2 / radius
            across, up = across * part, up * part
            swung = curve((x - up, y + across), (x + up, y - across), (x + across, y + up))
            return line, f"{number(x - across)} {number(y - up)} m {swung}"
        case _:
            corners = [turn + 2 * math.pi * corner / 3 for corner in range(3)]
            points = [f"{number(x + radius * math.cos(at))} {number(y + radius * math.sin(at))}" for at in corners]
            return 0.0, f"{points[0]} m {points[1]} l {points[2]} l h"
