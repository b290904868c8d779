"""The name of a sign, a place and a colour → its marks: the half that stands on the horizon, its reflection, or both."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from layouts.pdf.operators import curve, number
from layouts.theme import outline
from layouts.theme.drawings import FIELD, HALF, ICONS, WEIGHT

if TYPE_CHECKING:
    from layouts.pdf.canvas import Canvas
    from layouts.theme.drawings import Shape

ROOM = 3.0
"""How far beyond its field a sign may reach where its lines are heavier than usual."""


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
    """A sign as marks of the element, artifact or form that is open: only the half that stands on its horizon.

    ``x`` is the left of its field, ``y`` its horizon, ``size`` the field's width, all in points. A reflected sign hangs
    below ``y`` instead; a centred one stands in the middle of the square of ``size`` on ``y``. ``weight`` makes its lines
    lighter or heavier; where they are lighter, what is filled becomes a line too.
    """
    scale = size / FIELD
    lift = (size - outline.top(name) * scale) / 2 if centred else 0.0
    with canvas.moved(
        f"{number(scale)} 0 0 {number(-scale if reflected else scale)} {number(x)} {number(y + lift)} cm"
    ):
        canvas.clip(-ROOM, 0, FIELD + 2 * ROOM, HALF + ROOM)
        paint(canvas, name, colour, weight)


def draw_whole(
    canvas: Canvas, name: str, x: float, y: float, size: float, colours: tuple[str, str], weight: float = 1.0
) -> None:
    """A sign and its reflection, whole, on a square of ``size`` whose bottom left is at ``x`` and ``y``; in points.

    ``colours`` are those of the sign and of its reflection.
    """
    draw(canvas, name, x, y + size / 2, size, colours[0], weight=weight)
    draw(canvas, name, x, y + size / 2, size, colours[1], weight=weight, reflected=True)


def paint(canvas: Canvas, name: str, colour: str, weight: float = 1.0) -> None:
    """The shapes of a sign on its field, as marks of what is open; the caller has moved there, and cuts them off."""
    for shape in ICONS[name]:
        filled = shape.filled and weight >= 1
        if filled:
            canvas.fill(colour)
        else:
            canvas.stroke(colour, WEIGHT * weight, round_ends=True)
        canvas.path(_operators(shape), filled=filled)


@cache
def _operators(shape: Shape) -> str:
    """The path of a shape."""
    parts = [f"{number(shape.start[0])} {number(shape.start[1])} m"]
    for piece in shape.pieces:
        if len(piece) == 2:  # noqa: PLR2004 – a point has two coordinates, a curve three points
            parts.append(f"{number(piece[0])} {number(piece[1])} l")
        else:
            parts.append(curve(*piece))
    return " ".join(parts)


REFLECTION = 0.28
"""How much of its colour the reflection of a sign keeps on a screen; as in our own theme on paper."""


def svg(name: str, colour: str) -> str:
    """A sign and its reflection as a picture of SVG, for screens."""
    shapes = "".join(_svg_path(shape) for shape in ICONS[name])
    width, height = FIELD + 2 * ROOM, HALF + ROOM
    clip = f'<clipPath id="{name}-half"><rect x="{-ROOM:g}" width="{width:g}" height="{height:g}"/></clipPath>'
    half = f'<g clip-path="url(#{name}-half)">{shapes}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FIELD:g} {FIELD:g}">{clip}'
        f'<g color="{colour}" transform="matrix(1 0 0 -1 0 {HALF:g})">{half}</g>'
        f'<g color="{colour}" opacity="{REFLECTION}" transform="translate(0 {HALF:g})">{half}</g></svg>'
    )


def _svg_path(shape: Shape) -> str:
    """A shape in the colour that the sign has."""
    parts = ["M", *map("{:g}".format, shape.start)]
    for piece in shape.pieces:
        points = (piece,) if isinstance(piece[0], float | int) else piece
        parts += ["L" if len(points) == 1 else "C", *(f"{each:g}" for point in points for each in point)]
    data = " ".join(parts)
    if shape.filled:
        return f'<path d="{data}" fill="currentColor"/>'
    line = f'fill="none" stroke="currentColor" stroke-width="{WEIGHT:g}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{data}" {line}/>'
