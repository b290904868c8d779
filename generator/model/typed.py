"""Plain values → values of a type, by msgspec: it works a type out when it first meets it, which one thread at a time may do.

Where two threads meet the same type at once, the whole process crashes (msgspec 0.22). A program that builds decks in
several threads would, now and then, with the first ones.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

FIRST_USE = threading.Lock()
"""Held while msgspec may meet a type for the first time."""

_met: set[Any] = set()


def typed(value: object, kind: type[T]) -> T:
    """A plain value as one of the type ``kind``, which is hashable.

    Raises:
        msgspec.ValidationError: it is none.
    """
    if kind in _met:
        return msgspec.convert(value, kind)
    with FIRST_USE:
        made = msgspec.convert(value, kind)
        _met.add(kind)
    return made
