"""The name of a pattern and a suit's icon → the marks of a back, all far from the trim: a shift of the printer tells nothing.

Every pattern stands on white in one colour and its paler mixes, so that a back is its suit's from across the table.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from layouts.cards.furniture import draw_mirrored
from layouts.theme import icons
from layouts.theme.theme import WHITE, mix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.theme.theme import Pattern

HORIZON, FIELD = 0.54, 0.42
"""Where an icon stands, as a part of a card's height, and how wide it is, as a part of its width."""

THIN = 0.34
"""How much of an icon's weight is left where it is drawn in thin lines."""

GOLDEN = math.pi * (3 - math.sqrt(5))
"""The angle from one seed of a sunflower to the next: scattered, never in rows, the same every time."""


class Around(NamedTuple):
    """The middle of a back and how far a pattern reaches about it, across and up, in points."""

    x: float
    y: float
    across: float
    up: float
    field: float


def draw_pattern(canvas: Canvas, design: CardDesign, pattern: Pattern, icon: str, colour: str) -> None:
    """The icon with its pattern, as marks of the form that is open."""
    size = design.measures
    field = size.width * FIELD
    if pattern == "mirror":
        draw_mirrored(canvas, design, icon, size.height * HORIZON, field, colour, WHITE)
    elif pattern != "none":
        draw: Callable[[Canvas, CardDesign, Around, str, str], None] = DRAWN[pattern]
        across, up = (size.width / 2 - size.safe) * 0.86, size.height * 0.29
        draw(canvas, design, Around(size.width / 2, size.height * HORIZON, across, up, field), icon, colour)


def _lines(canvas: Canvas, design: CardDesign, around: Around, icon: str, colour: str) -> None:
    """The mirror in thin lines: the icon, its horizon, its reflection."""
    left = around.x - around.field / 2
    weight = THIN * design.theme.weight
    paler = mix(colour, WHITE, 0.6)
    icons.draw(canvas, icon, left, around.y, around.field, colour, weight=weight)
    icons.draw(canvas, icon, left, around.y, around.field, paler, weight=weight, reflected=True)
    canvas.stroke(colour, around.field / 100)
    canvas.line(left - around.field * 0.1, around.y, left + around.field * 1.1, around.y)


def _waves(canvas: Canvas, design: CardDesign, around: Around, icon: str, colour: str) -> None:
    """The icon at the water's edge, and the water below it in shorter and paler waves."""
    icons.draw(canvas, icon, around.x - around.field / 2, around.y, around.field, colour)
    count, gap = 6, around.up / 7.6
    for row in range(count):
        half = around.across * (0.95 - 0.1 * row)
        points = [
            (around.x - half + 2 * half * step / 60, math.cos((step / 60 - 0.5) * 2 * half / gap * 1.1 + row * math.pi))
            for step in range(61)
        ]
        canvas.stroke(mix(colour, WHITE, 1 - row * 0.11), around.field / 34 * design.theme.weight, round_ends=True)
        canvas.polyline(*((x, around.y - gap * (row + 0.55) + rise * gap * 0.2) for x, rise in points))


def _dots(canvas: Canvas, design: CardDesign, around: Around, icon: str, colour: str) -> None:  # noqa: ARG001 – as the others
    """The icon in a ring of dots that grow smaller and paler outwards."""
    _draw_middle(canvas, around, icon, colour)
    for x, y, far in _scattered(around, 150):
        canvas.fill(mix(colour, WHITE, 0.75 - 0.55 * far))
        canvas.disc(x, y, around.field * (0.05 - 0.034 * far))


def _confetti(canvas: Canvas, design: CardDesign, around: Around, icon: str, colour: str) -> None:  # noqa: ARG001 – as the others
    """The icon with confetti about it: discs, rings, streamers and triangles in three strengths of the colour."""
    _draw_middle(canvas, around, icon, colour)
    bit = around.field * 0.05
    for number, (x, y, _) in enumerate(_scattered(around, 62)):
        shade = mix(colour, WHITE, (1.0, 0.62, 0.36)[number % 3])
        turn = number * 2.1
        canvas.fill(shade)
        canvas.stroke(shade, bit * 0.62, round_ends=True)
        match number % 4:
            case 0:
                canvas.disc(x, y, bit * 0.8)
            case 1:
                canvas.disc(x, y, bit * 0.75, filled=False)
            case 2:
                canvas.line(x, y, x + bit * 1.7 * math.cos(turn), y + bit * 1.7 * math.sin(turn))
            case _:
                corners = [turn + 2 * math.pi * corner / 3 for corner in (0, 1, 2, 0)]
                canvas.polyline(*((x + bit * 0.8 * math.cos(at), y + bit * 0.8 * math.sin(at)) for at in corners))


def _draw_middle(canvas: Canvas, around: Around, icon: str, colour: str) -> None:
    """The icon, smaller, in the middle of what lies around it."""
    field = around.field * 0.86
    icons.draw(canvas, icon, around.x - field / 2, around.y - field / 2, field, colour, centred=True)


def _scattered(around: Around, count: int) -> Iterator[tuple[float, float, float]]:
    """Places spread evenly about the icon, free of it: x, y, and how far out each lies, 0 to 1."""
    clear = around.field * 0.66
    inner = clear / around.across
    for number in range(count):
        part = (number + 0.5) / count
        far = math.sqrt(inner**2 + (1 - inner**2) * part)
        turn = number * GOLDEN
        x, y = around.across * far * math.cos(turn), around.up * far * math.sin(turn)
        if math.hypot(x, y) > clear:
            yield around.x + x, around.y + y, (far - inner) / (1 - inner)


DRAWN = {"lines": _lines, "waves": _waves, "dots": _dots, "confetti": _confetti}
"""The patterns besides the usual one, by the name that a theme uses."""
