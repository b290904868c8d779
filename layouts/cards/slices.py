"""The horizon and a sign's size → its reflection in the water: eight slices, thinner and further apart, that sway.

Lengths are in points.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SLICES = 8
SWAY = 2.2 / 23
"""How far the last slice may be carried aside, as a part of the height of the reflection."""


class Slice(NamedTuple):
    """A strip of a reflection below the horizon: the depths of its upper and its lower edge, and how far it lies aside."""

    upper: float
    lower: float
    aside: float


def wet() -> float:
    """How much of a reflection its slices show, 0 to 1."""
    return sum(piece.lower - piece.upper for piece in slices(2.0))


def slices(size: float) -> Iterator[Slice]:
    """The slices of the reflection of a sign whose field is ``size`` wide."""
    strips, gaps = [1 - 0.09 * row for row in range(SLICES)], [0.10 + 0.16 * row for row in range(SLICES)]
    deep = size / 2
    part = deep / (sum(strips) + sum(gaps))
    starts = accumulate((strip + gap for strip, gap in zip(strips, gaps, strict=True)), initial=0.0)
    for row, (start, strip) in enumerate(zip(starts, strips, strict=False)):
        yield Slice(start * part, (start + strip) * part, SWAY * deep * math.sin(2.1 * row) * row / SLICES)
