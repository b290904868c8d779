"""Times by number of cards in, one small chart out, as SVG: both axes logarithmic, each line named at its end."""

from __future__ import annotations

from html import escape
from math import log10
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH: Final = 720
HEIGHT: Final = 440
LEFT: Final = 64
RIGHT: Final = 178
TOP: Final = 40
BOTTOM: Final = 52
INK: Final = "#1E2328"
FAINT: Final = "#DDDDDD"
APART: Final = 15
"""Points between two names, at least."""


class Line(NamedTuple):
    label: str
    colour: str
    points: list[tuple[int, float]]
    bold: bool


class Scale(NamedTuple):
    """A logarithmic axis: values from ``low`` to ``high`` on places from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return round(self.start + part * (self.end - self.start), 1)


def drawn(lines: list[Line]) -> str:
    sizes = sorted({size for line in lines for size, _ in line.points})
    walls = [wall for line in lines for _, wall in line.points]
    across = Scale(sizes[0] * 0.9, max(sizes[-1], 2 * sizes[0]), LEFT, WIDTH - RIGHT)
    up = Scale(min(walls) * 0.8, max(walls) * 1.25, HEIGHT - BOTTOM, TOP)
    parts = [*_axes(sizes, across, up), *_lines(lines, across, up)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="13" fill="{INK}" role="img" aria-label="Seconds a deck, by cards">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _axes(sizes: list[int], across: Scale, up: Scale) -> Iterator[str]:
    yield f'<text x="{LEFT}" y="22">Seconds a deck (whole process; less is better)</text>'
    for power in range(-3, 4):
        for step in (1, 2, 5):
            value = step * 10.0**power
            if up.low <= value <= up.high:
                y = up.at(value)
                yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{FAINT}"/>'
                yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{value:g}</text>'
    for size in sizes:
        x = across.at(size)
        yield f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="{FAINT}"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">cards</text>'


def _lines(lines: list[Line], across: Scale, up: Scale) -> Iterator[str]:
    names: list[tuple[float, Line]] = []
    for line in lines:
        places = [(across.at(size), up.at(wall)) for size, wall in line.points]
        width = 3.5 if line.bold else 2
        route = " L".join(f"{x} {y}" for x, y in places)
        yield f'<path d="M{route}" fill="none" stroke="{line.colour}" stroke-width="{width}"/>'
        for x, y in places:
            yield f'<circle cx="{x}" cy="{y}" r="{width}" fill="{line.colour}"/>'
        names.append((places[-1][1], line))
    taken = float("-inf")
    for y, line in sorted(names, key=lambda name: name[0]):
        taken = max(y, taken + APART)
        look = f'fill="{line.colour}" font-weight="bold"' if line.bold else f'fill="{INK}"'
        x = across.at(line.points[-1][0]) + 10
        yield f'<text x="{x}" y="{taken + 4}" {look}>{escape(line.label)}</text>'
