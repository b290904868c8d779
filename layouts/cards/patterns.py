"""The name of a pattern, a sign and an oval → the layers of a back: lines of water, thick where the sign is.

Above the horizon the lines are straight, below it they are waves, and the sign stands in the one and is reflected in the
other. All of it lies in an oval far from the trim: no area, and no straight edge that a shift of the printer would tell.
Everything is reckoned here, in points; a back only repeats it.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM
from layouts.cards.confetti import confetti
from layouts.theme.drawings import FIELD
from layouts.theme.outline import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.cards.card import CardDesign
    from layouts.theme.outline import Span
    from layouts.theme.theme import Pattern

PITCH, THIN, HORIZON = 1.36, 0.32, 0.75
"""From one line to the next in mm; the weight of a line and of the horizon in points: on a poker card."""

FINEST = 0.25
"""Points: printers break or lose finer lines, on small cards and in themes of thin lines too; preflight says the same."""

THICK = 0.74
"""The weight of a line where the sign is, as a part of the pitch."""

SPARED, SPARED_ROWS = 0.6, 2
"""Where ink is spared: how much of that weight is left, and of how many waves one is drawn whole; the sky is then empty."""

FADES = 0.45
"""How much thinner the lines of a reflection are at its far end."""

AMPLITUDE, LENGTH, LAG = 0.28, 5.2, 0.5
"""Of the waves: half their height and their length in mm on a poker card; how far each lies behind the one above it."""

SWAY = 0.45
"""How far the last line of a reflection is carried aside, in mm on a poker card."""

SIGN = 0.9
"""The width of a sign, as a part of that of the oval."""

_End: TypeAlias = tuple[float, float, float]
"""Of a piece of a wave: where it is, how high, and its slope."""

LEAST = 0.3
"""A piece of a line shorter than this part of its weight is left out."""


class Row(NamedTuple):
    """A path from an origin of its own, which lies at ``x`` and ``y`` on the card, in points.

    Waves that begin at their own origin are the same words in the file row after row, and pack to a third.
    """

    x: float
    y: float
    path: str


class Layer(Struct, frozen=True):
    """Lines of one colour and weight in points; or areas, where ``weight`` is 0.

    ``water`` says that they are the same on the backs of all suits, but for their colour.
    """

    colour: str
    weight: float
    rows: tuple[Row, ...]
    water: bool = False


class Oval(NamedTuple):
    """Where a pattern lies: its middle, and how far it reaches across and up; ``horizon`` is a height, ``foot`` where it ends."""

    x: float
    y: float
    across: float
    up: float
    horizon: float
    foot: float

    def half(self, y: float) -> float:
        """Half of its width at a height."""
        part = (y - self.y) / self.up
        return self.across * math.sqrt(max(0.0, 1 - part**2))


def layers(design: CardDesign, pattern: Pattern, icon: str, colour: str, oval: Oval, size: float) -> tuple[Layer, ...]:
    """What a back is drawn with: the sign ``size`` points wide in its pattern."""
    if pattern == "none":
        return ()
    scale, theme = design.measures.scale, design.theme
    spared = theme.areas == "outlined"
    unit, pitch = size / FIELD, pitch_of(design)
    thick = THICK * PITCH * scale * POINTS_PER_MM * (SPARED if spared else 1.0)
    thin = max(THIN * scale * theme.weight, FINEST)
    high = [*_above(oval, pitch)]
    signs = " ".join(_strokes(oval, icon, unit, y, thick) for y in high).strip()
    half = oval.half(oval.horizon)
    horizon = _level(oval.horizon, oval.x - half, oval.x + half)
    found = [
        Layer(colour, thin, _waves(scale, oval, pitch, SPARED_ROWS if spared else 1), water=True),
        Layer(colour, HORIZON * scale * theme.weight, _whole(horizon)),
        *([Layer(colour, thick, _whole(signs))] if signs else []),
        *(Layer(colour, weight, (row,)) for weight, row in _below(design, oval, icon, unit, pitch, thick)),
    ]
    if pattern == "confetti":
        colours = [look.colour for look in theme.suits]
        bits = confetti(
            colours, (oval.x, oval.horizon, oval.across, oval.up + oval.y - oval.horizon), icon, unit, scale
        )
        return (*(Layer(of, weight, _whole(path)) for of, weight, path in bits), *found)
    sky = [] if spared else [Layer(colour, thin, _whole(_lines(oval, pitch)), water=True)]
    return (*sky, *found)


def _whole(path: str) -> tuple[Row, ...]:
    """A path that is reckoned on the card itself."""
    return (Row(0.0, 0.0, path),)


def pitch_of(design: CardDesign) -> float:
    """From one line to the next, in points."""
    return PITCH * design.measures.scale * POINTS_PER_MM


def _above(oval: Oval, pitch: float) -> Iterator[float]:
    """The heights of the lines above the horizon, up to where the oval is too narrow for one."""
    y = oval.horizon + pitch
    while oval.half(y) > 2 * pitch:
        yield y
        y += pitch


def _rows(oval: Oval, pitch: float) -> Iterator[float]:
    """The heights of the waves below the horizon."""
    y = oval.horizon - pitch
    while oval.half(y) > 2 * pitch and y > oval.foot:
        yield y
        y -= pitch


@lru_cache(maxsize=20)  # the backs of all suits have the same water
def _lines(oval: Oval, pitch: float) -> str:
    """The lines above the horizon."""
    return " ".join(_level(y, oval.x - oval.half(y), oval.x + oval.half(y)) for y in _above(oval, pitch))


@lru_cache(maxsize=20)
def _waves(scale: float, oval: Oval, pitch: float, step: int) -> tuple[Row, ...]:
    """The waves below it, or of so many one."""
    rows = [*_rows(oval, pitch)][::step]
    return tuple(_wave(scale, oval, y, [(oval.x - oval.half(y), oval.x + oval.half(y))]) for y in rows)


def _strokes(oval: Oval, icon: str, unit: float, y: float, weight: float) -> str:
    """The pieces of a line above the horizon that lie in the sign."""
    found = _inked(icon, round((y - oval.horizon) / unit, 6))
    return " ".join(_level(y, *piece) for piece in _pieces(found, oval.x, unit, weight))


def _below(
    design: CardDesign, oval: Oval, icon: str, unit: float, pitch: float, thick: float
) -> Iterator[tuple[float, Row]]:
    """The pieces of the waves that lie in the reflection, row by row with their weight: thinner and thinner."""
    deepest = FIELD / 2 * unit
    sway = SWAY * design.measures.scale * POINTS_PER_MM
    for row, y in enumerate(_rows(oval, pitch)):
        depth = (oval.horizon - y) / deepest
        weight = thick * (1 - FADES * min(depth, 1.0))
        aside = sway * math.sin(2.1 * row) * depth
        found = _inked(icon, round((oval.horizon - y) / unit, 6))
        pieces = [(left + aside, right + aside) for left, right in _pieces(found, oval.x, unit, weight)]
        if pieces:
            yield weight, _wave(design.measures.scale, oval, y, pieces)


@lru_cache(maxsize=200)  # a sign and its reflection are asked for at the same heights
def _inked(icon: str, height: float) -> tuple[Span, ...]:
    """Where the ink of a sign lies at a height on its field."""
    return spans(icon, height)


def _pieces(found: tuple[Span, ...], middle: float, unit: float, weight: float) -> Iterator[Span]:
    """Spans on a sign's field → where lines with round ends begin and end on the card, so that the ends stay in the sign."""
    for left, right in found:
        start, end = (middle + (edge - FIELD / 2) * unit for edge in (left, right))
        if end - start > weight:
            yield start + weight / 2, end - weight / 2
        elif end - start > LEAST * weight:
            yield (start + end) / 2 - 0.01, (start + end) / 2 + 0.01


def _level(y: float, left: float, right: float) -> str:
    return f"{_short(left)} {_short(y)} m {_short(right)} {_short(y)} l"


def _wave(scale: float, oval: Oval, y: float, pieces: Sequence[Span]) -> Row:
    """Pieces of a wave about a height, each from left to right, in curves that end where it is highest and lowest.

    A piece of a sine between two of these is the cubic with its ends and slopes, to a hundredth of its height.
    """
    origin, row = round(oval.x + (oval.horizon - y) * LAG, 2), round(y, 2)
    length, rise = LENGTH * scale * POINTS_PER_MM, AMPLITUDE * scale * POINTS_PER_MM
    paths = (_piece_of_wave(length, rise, left - origin, right - origin) for left, right in pieces)
    return Row(origin, row, " ".join(paths))


def _piece_of_wave(length: float, rise: float, left: float, right: float) -> str:
    """A piece of a wave that begins at 0 and rises from there."""
    turn, half = 2 * math.pi / length, length / 2

    def end(x: float) -> _End:
        return x, rise * math.sin(turn * x), rise * turn * math.cos(turn * x)

    first, last = (x / half - 0.5 for x in (left, right))
    turns = [(half * (each + 0.5), each) for each in range(math.ceil(first), math.floor(last) + 1)]
    between = [(x, -rise if each % 2 else rise, 0.0) for x, each in turns if left < x < right]
    parts = " ".join(starmap(_curve, pairwise([end(left), *between, end(right)])))
    return f"{_short(left)} {_short(end(left)[1])} m {parts}"


@lru_cache(maxsize=200)  # between where it is highest and lowest a wave has the same curves, row after row
def _curve(first: _End, last: _End) -> str:
    (x1, y1, slope1), (x2, y2, slope2) = first, last
    third = (x2 - x1) / 3
    handles = f"{_short(x1 + third)} {_short(y1 + slope1 * third)} {_short(x2 - third)} {_short(y2 - slope2 * third)}"
    return f"{handles} {_short(x2)} {_short(y2)} c"


def _short(value: float) -> str:
    """A figure to a hundredth of a point: lines this fine need no more, and there are many."""
    return f"{round(value, 2) + 0.0:.7g}"
