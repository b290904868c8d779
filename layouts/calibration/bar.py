"""Two points on a page → a bar to measure: from the outside of one tick to the outside of the other it is as long as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from layouts.pdf.canvas import Canvas

STROKE = 0.7
"""Points."""

TICK = 2.0 * POINTS_PER_MM
"""Points; half the length of a tick."""

INK = "#000000"


def draw_bar(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], said: str) -> None:
    """A bar to the right or downwards, its ends in points on the page; ``said`` is read for it."""
    half, across = STROKE / 2, start[1] == end[1]
    with canvas.picture(said):
        canvas.stroke(INK, STROKE)
        canvas.line(*start, *end)
        for (x, y), sign in ((start, 1), (end, -1)):
            if across:
                canvas.line(x + sign * half, y - TICK, x + sign * half, y + TICK)
            else:
                canvas.line(x - TICK, y - sign * half, x + TICK, y - sign * half)
