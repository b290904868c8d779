"""Figures in points → the operators of a PDF page: pure text, nothing is drawn here."""

from __future__ import annotations

from functools import lru_cache

ROUND = 0.5523
"""How far a Bézier curve's handles reach, as a part of the radius, to draw a quarter of a circle."""


@lru_cache(maxsize=10_000)
def number(value: float) -> str:
    """A figure as PDF writes it: rounded to a thousandth of a point, a third of a thousandth of a millimetre."""
    return f"{round(value, 3) + 0.0:.7g}"


@lru_cache(maxsize=1_000)
def ink(colour: str, *, lines: bool = False) -> str:
    """``#rrggbb`` → the operator that sets it, for what is filled or for ``lines``.

    A neutral colour is DeviceGray: a printer then makes it of black alone, sharp and solid, where it would mix a grey
    given as red, green and blue from all its inks. PDF/A-2 allows it beside an output intent of sRGB (ISO 19005-2, 6.2.4.3).
    """
    red, green, blue = (number(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    if red == green == blue:
        return f"{red} {'G' if lines else 'g'}"
    return f"{red} {green} {blue} {'RG' if lines else 'rg'}"


def polyline(*points: tuple[float, float]) -> str:
    """A path along straight lines."""
    (x, y), *others = points
    return f"{number(x)} {number(y)} m " + " ".join(f"{number(a)} {number(b)} l" for a, b in others)


def circle(x: float, y: float, radius: float) -> str:
    """A closed path around a point."""
    handle = radius * ROUND
    quarters = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
    curves = (
        curve(
            (x + radius * a + handle * c, y + radius * b + handle * d),
            (x + radius * c + handle * a, y + radius * d + handle * b),
            (x + radius * c, y + radius * d),
        )
        for a, b, c, d in quarters
    )
    return f"{number(x + radius)} {number(y)} m {' '.join(curves)}"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A closed path around a rectangle with round corners; ``x`` and ``y`` are its bottom left."""
    right, top, rest = x + width, y + height, radius * (1 - ROUND)
    return " ".join(
        (
            f"{number(x + radius)} {number(y)} m {number(right - radius)} {number(y)} l",
            curve((right - rest, y), (right, y + rest), (right, y + radius)),
            f"{number(right)} {number(top - radius)} l",
            curve((right, top - rest), (right - rest, top), (right - radius, top)),
            f"{number(x + radius)} {number(top)} l",
            curve((x + rest, top), (x, top - rest), (x, top - radius)),
            f"{number(x)} {number(y + radius)} l",
            curve((x, y + rest), (x + rest, y), (x + radius, y)),
        )
    )


def curve(*points: tuple[float, float]) -> str:
    """A Bézier curve to the last of three points; the others are its handles."""
    return " ".join(f"{number(x)} {number(y)}" for x, y in points) + " c"
