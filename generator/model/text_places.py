"""A text → where its characters stand, in lines and columns."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from msgspec import Struct

LINE_END = re.compile(r"\r\n|\r|\n")


class Place(Struct, frozen=True):
    """A position in a text: line and column, both counted from 1, the column in characters."""

    line: int
    column: int


class Lines:
    """A text, made ready to say in which line and column a character stands."""

    def __init__(self, text: str) -> None:
        self._starts = array("l", [0])
        self._starts.extend(end.end() for end in LINE_END.finditer(text))

    def place(self, offset: int) -> Place:
        """An offset into the text, in characters → its place."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
