"""Two points on a page → a bar to measure: from the outside of one tick to the outside of the other it is as long as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layouts.pdf.canvas import Canvas

WEIGHT = 0.7
"""Points; of the bar and of the ticks at its ends."""

INK = "#000000"


def draw_bar(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], tick: float) -> None:
    """A level or upright bar between two points, as marks of what is open; ``tick`` points is half the length of a tick."""
    canvas.stroke(INK, WEIGHT)
    canvas.polyline(start, end)
    half, across = WEIGHT / 2, start[1] == end[1]
    inwards = 1 if (start < end if across else start[1] < end[1]) else -1
    for (x, y), sign in ((start, inwards), (end, -inwards)):
        if across:
            canvas.polyline((x + sign * half, y + tick), (x + sign * half, y - tick))
        else:
            canvas.polyline((x - tick, y + sign * half), (x + tick, y + sign * half))
