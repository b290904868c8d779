"""A face whose zero has a slash → the same face with a plain one, drawn from its own contours.

The slash tells 0 from O in a code; in 10:30, 20 or version 1.0 it looks like one. The ring of the zero stays, and its
width. Its counter, which the slash parts in two, becomes the counter of the capital O, stretched to where the two parts
reach. What is drawn is a TrueType glyph (OpenType 1.9, *glyf*), and it takes the place of the old one in the data that
subsets are made from; the character it stands for stays 0.
"""

from __future__ import annotations

import math
from itertools import pairwise
from struct import pack, unpack_from
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfbase.ttfonts import TTFontFace

ON_CURVE, SHORT_X, SHORT_Y, REPEATED, SAME_X, SAME_Y = 1, 2, 4, 8, 16, 32
"""Bits of the flags of a point."""

SLASHED, PLAIN = 3, 2
"""Contours: of a ring with a slash, and of one without."""


class Point(NamedTuple):
    """A point of a contour, in the font's units."""

    x: float
    y: float
    on_curve: int


def make_zero_plain(face: TTFontFace) -> None:
    """Redraws the zero of a face that has a slash; leaves others as they are."""
    start, end = _place(face, "0")
    zero, capital = (_contours(face.get_chunk(at, to - at)) for at, to in ((start, end), _place(face, "O")))
    if len(zero) != SLASHED or len(capital) != PLAIN:
        return
    slant = math.tan(math.radians(-face.italicAngle))
    parts = [point for part in zero[1:] for point in _upright(part, slant)]
    counter = _stretched(_upright(capital[1], slant), parts)
    drawn = _glyph([zero[0], _upright(counter, -slant)])
    if len(drawn) <= end - start:
        data = face._ttf_data  # noqa: SLF001 – CONTRIBUTING lists it
        face._ttf_data = data[:start] + drawn.ljust(end - start, b"\0") + data[end:]  # noqa: SLF001


def _place(face: TTFontFace, character: str) -> tuple[int, int]:
    """Where the glyph of a character begins in the font's data, and where it ends."""
    glyph = face.charToGlyph[ord(character)]
    start = face.get_table_pos("glyf")[0]
    return start + face.glyphPos[glyph], start + face.glyphPos[glyph + 1]


def _contours(glyph: bytes) -> list[list[Point]]:
    """The contours of a glyph; none of one that is made of others."""
    [count] = unpack_from(">h", glyph)
    if count <= 0:
        return []
    ends = unpack_from(f">{count}H", glyph, 10)
    [instructions] = unpack_from(">H", glyph, 10 + 2 * count)
    at = 12 + 2 * count + instructions
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag, at = glyph[at], at + 1
        flags.append(flag)
        if flag & REPEATED:
            flags += [flag] * glyph[at]
            at += 1
    xs, at = _coordinates(glyph, at, flags, SHORT_X, SAME_X)
    ys, _ = _coordinates(glyph, at, flags, SHORT_Y, SAME_Y)
    points = [Point(x, y, flag & ON_CURVE) for x, y, flag in zip(xs, ys, flags, strict=True)]
    return [points[start : end + 1] for start, end in zip((0, *(end + 1 for end in ends)), ends, strict=False)]


def _coordinates(glyph: bytes, at: int, flags: Sequence[int], short: int, same: int) -> tuple[list[int], int]:
    """One coordinate of each point, and where the next kind begins."""
    found, value = [], 0
    for flag in flags:
        if flag & short:
            value += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            value += unpack_from(">h", glyph, at)[0]
            at += 2
        found.append(value)
    return found, at


def _upright(contour: Sequence[Point], slant: float) -> list[Point]:
    """A slanted contour set upright; the other way round with a negative slant."""
    return [Point(x - y * slant, y, on_curve) for x, y, on_curve in contour]


def _stretched(contour: Sequence[Point], room: Sequence[Point]) -> list[Point]:
    """A contour as wide and as high as these points reach."""
    across, up = _stretch(contour, room, 0), _stretch(contour, room, 1)
    return [Point(across(x), up(y), on_curve) for x, y, on_curve in contour]


def _stretch(contour: Sequence[Point], room: Sequence[Point], axis: int) -> Callable[[float], float]:
    """What takes a contour's reach along an axis to that of other points."""
    own, wanted = [point[axis] for point in contour], [point[axis] for point in room]
    scale = (max(wanted) - min(wanted)) / (max(own) - min(own))
    return lambda value: min(wanted) + (value - min(own)) * scale


def _glyph(contours: Sequence[Sequence[Point]]) -> bytes:
    """A glyph of these contours, without instructions."""
    points = [point for contour in contours for point in contour]
    xs, ys = [round(point.x) for point in points], [round(point.y) for point in points]
    ends = [sum(map(len, contours[: at + 1])) - 1 for at in range(len(contours))]
    head = pack(f">5h{len(ends)}HH", len(contours), min(xs), min(ys), max(xs), max(ys), *ends, 0)
    across = [_step(after - before, SHORT_X, SAME_X) for before, after in pairwise((0, *xs))]
    up = [_step(after - before, SHORT_Y, SAME_Y) for before, after in pairwise((0, *ys))]
    flags = bytes(point.on_curve | x[0] | y[0] for point, x, y in zip(points, across, up, strict=True))
    return head + flags + b"".join(step for _, step in (*across, *up))


def _step(step: int, short: int, same: int) -> tuple[int, bytes]:
    """A step from one point to the next along an axis: its bits of the flag, and its bytes."""
    if step == 0:
        return same, b""
    if abs(step) <= 0xFF:  # noqa: PLR2004 – a byte
        return short | (same if step > 0 else 0), bytes([abs(step)])
    return 0, pack(">h", step)
