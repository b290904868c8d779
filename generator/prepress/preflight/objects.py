"""Whatever a PDF holds where something was expected → the plain value that was expected, or an empty one.

A damaged file may hold anything anywhere; these readings keep that from the modules for fonts, marks and tags.
"""

from __future__ import annotations

import math
from typing import TypeAlias, cast

from pypdf.generic import ArrayObject, DictionaryObject, NullObject, PdfObject, StreamObject

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CORNERS = 4
COEFFICIENTS = 6


def thing(value: object) -> object:
    """A value or a reference to one → the value itself; null and nothing → None."""
    found = value.get_object() if isinstance(value, PdfObject) else value
    return None if found is None or isinstance(found, NullObject) else found


def dictionary(value: object) -> DictionaryObject:
    """A dictionary (a stream is one too), or an empty one."""
    found = thing(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def array(value: object) -> list[PdfObject]:
    """The items of an array, each still possibly a reference; or none."""
    found = thing(value)
    return cast("list[PdfObject]", found) if isinstance(found, ArrayObject) else []


def number(value: object, default: float = 0.0) -> float:
    """A finite number, or the default."""
    found = thing(value)
    plain = isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found)
    return float(cast("float", found)) if plain else default


def numbers(value: object) -> tuple[float, ...]:
    """The numbers of an array; empty where one of its items is no number."""
    found = [number(item, math.nan) for item in array(value)]
    return () if any(map(math.isnan, found)) else tuple(found)


def name(value: object) -> str:
    """A name without its slash, or a string; empty for anything else."""
    found = thing(value)
    return found.removeprefix("/") if isinstance(found, str) else ""


def words(value: object) -> str:
    """A text string as it was meant, or an empty one."""
    found = thing(value)
    if isinstance(found, bytes):
        return found.decode("utf-8", "replace")
    return str(found) if isinstance(found, str) else ""


def true(value: object) -> bool:
    """True for the PDF's own ``true`` only."""
    found = thing(value)
    return bool(getattr(found, "value", False)) is True


def data(value: object) -> bytes | None:
    """The decoded bytes of a stream; None where there is no stream."""
    found = thing(value)
    return bytes(found.get_data()) if isinstance(found, StreamObject) else None


def box(value: object) -> Box | None:
    """Four numbers in any order of corners → left, bottom, right, top; None where they are not four numbers."""
    corners = numbers(value)
    if len(corners) != CORNERS:
        return None
    left, right = sorted((corners[0], corners[2]))
    bottom, top = sorted((corners[1], corners[3]))
    return left, bottom, right, top


def matrix(value: object) -> Matrix:
    """Six numbers as a matrix; anything else changes nothing."""
    found = numbers(value)
    return cast("Matrix", found) if len(found) == COEFFICIENTS else IDENTITY


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does the first and then the second."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def mapped(area: Box, by: Matrix) -> Box:
    """The upright box around an area once the matrix has moved it."""
    a, b, c, d, e, f = by
    xs = [a * x + c * y + e for x in area[::2] for y in area[1::2]]
    ys = [b * x + d * y + f for x in area[::2] for y in area[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
