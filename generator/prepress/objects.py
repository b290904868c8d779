"""Whatever a PDF holds where something was expected → the plain value that was expected, or an empty one.

A damaged file may hold anything anywhere, and pypdf reads a file piece by piece, as it is asked. So every call that makes
it read goes through ``library``, here or in the modules that use it: what pypdf raises there is the file's fault, and what
is raised anywhere else is ours.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ParamSpec, TypeAlias, TypeVar, cast

from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
P = ParamSpec("P")

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CORNERS = 4
COEFFICIENTS = 6


class DamagedError(Exception):
    """A PDF is not what it says it is; the message says where, as far as that is known."""


class TooLargeError(Exception):
    """A PDF holds more than is read; the message says of what."""


class BeyondBoundsError(BaseException):
    """The same, raised from within pypdf, which takes any other error for a fault of the file and reads on."""


def library(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a call of pypdf gives.

    Raises:
        DamagedError: for whatever pypdf raises where a file is not what it says it is; those are errors of any kind.
        TooLargeError: it met one of its own limits, or one of Python's.
        FileNotDecryptedError: the file needs a password.
        DependencyError: the file needs a package that is not installed.
    """
    try:
        return call(*args, **kwargs)
    except (FileNotDecryptedError, DependencyError, MemoryError):
        raise
    except (LimitReachedError, BeyondBoundsError) as beyond:
        raise TooLargeError(str(beyond)) from beyond
    except RecursionError as beyond:
        raise TooLargeError("its parts lie too deep in one another") from beyond
    except Exception as error:  # the one place where an error of any kind is the file's: nothing of ours runs in here
        raise DamagedError(str(error) if isinstance(error, PyPdfError) else "") from error


def thing(value: object) -> object:
    """A value or a reference to one → the value itself; null and nothing → None."""
    found = library(value.get_object) if isinstance(value, IndirectObject) else value
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


def readable(name: str) -> str:
    """A name for people to read: its bytes, one to a character, taken as UTF-8 where they are that."""
    try:
        return name.encode("latin-1").decode()
    except UnicodeError:
        return name


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
    return bytes(library(found.get_data)) if isinstance(found, StreamObject) else None


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


def six(items: Sequence[object]) -> Matrix:
    """Six values, as operands are given, as a matrix."""
    a, b, c, d, e, f = map(number, items)
    return a, b, c, d, e, f


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
