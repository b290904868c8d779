"""The bytes of a PDF → pypdf's reader of them, which stops where it has made more of them than of any deck.

A few kilobytes unpack to a hundred megabytes of numbers, of which pypdf makes a value each; a table may point a thousand
times into one long string; and for every object that is not where the table says pypdf looks through the whole file. What
is never asked for is never made: so what is made is counted, and not what lies there.
"""

from __future__ import annotations

from contextlib import contextmanager
from inspect import signature
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, _reader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject, _data_structures

from generator.prepress.objects import BeyondBoundsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_PARTS = 2_000_000
"""Numbers, names, strings, arrays, dictionaries: pypdf takes 3 to 4 seconds and 80 MB for a million. Workbooks for 500 people
have 1.7 million."""

ENTRIES = 8
"""Parts that a dictionary counts for besides those in it: looked at with all that it refers to, it takes so much longer."""

SIGNS = 8
"""Bytes of a string that count for a part: pypdf reads them one by one."""

MOST_TIMES = 3
"""How often all bytes of a file may be read, one with another; more means that objects lie in one another."""

MOST_SEARCHED = 1_000_000_000
"""Bytes that are looked through for objects that are not where the table says, 4 seconds for these."""

USUAL = 1_000_000
"""Bytes that are read of every file, however small."""


class CountedBytes(BytesIO):
    """The bytes of a file, and how many of them will still be read or searched."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.size = len(content)
        self._readable, self._searchable = MOST_TIMES * self.size + USUAL, MOST_SEARCHED

    def spend(self, begun: int) -> None:
        """Counts what was read since a place.

        Raises:
            BeyondBoundsError: too much was.
        """
        self._readable -= max(0, self.tell() - begun)
        if self._readable < 0:
            raise BeyondBoundsError("its objects lie in one another")

    def getbuffer(self) -> memoryview:
        """All of them, as pypdf asks for where it looks for an object.

        Raises:
            BeyondBoundsError: it did so too often.
        """
        self._searchable -= self.size
        if self._searchable < 0:
            raise BeyondBoundsError("too many of its objects are not where it says they are")
        return super().getbuffer()


class CountedReader(PdfReader):
    """pypdf's reader of counted bytes."""

    def read_object_header(self, stream: Any) -> tuple[int, int]:  # noqa: ANN401 – pypdf's
        """The numbers before an object, and the blanks around them, which may be many."""
        begun = stream.tell()
        found = super().read_object_header(stream)
        if isinstance(stream, CountedBytes):
            stream.spend(begun)
        return found


@contextmanager
def counted() -> Iterator[None]:
    """What pypdf makes of a file meanwhile is counted, all files that are open at once together."""
    of_parts, of_objects = _data_structures.read_object, _reader.read_object  # type: ignore[attr-defined]
    read, left = _with_budget(of_parts), MOST_PARTS

    def part(stream: Any, pdf: Any, forced_encoding: Any = None, *, parsing_budget: Any = None) -> Any:  # noqa: ANN401 – pypdf's
        # every argument by its name: an open list of them takes a part of the stack of C for each level, and a third longer
        nonlocal left
        found = read(stream, pdf, forced_encoding, parsing_budget=parsing_budget)
        if pdf is not None:  # without one it is the content of a page, which is bounded where it is read
            left -= 1 + _more(found) if type(found) in WEIGHED else 1
            if left < 0:
                raise BeyondBoundsError(f"more than {MOST_PARTS:,} numbers and names")
        return found

    _data_structures.read_object = part
    _reader.read_object = _whole(part)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        _data_structures.read_object, _reader.read_object = of_parts, of_objects  # type: ignore[attr-defined]


def _with_budget(read: Callable[..., Any]) -> Callable[..., Any]:
    """The function of pypdf as it is called now; earlier versions had no budget."""
    if "parsing_budget" in signature(read).parameters:
        return read
    return lambda stream, pdf, encoding, parsing_budget: read(stream, pdf, encoding)  # noqa: ARG005 – as above


def _more(found: Any) -> int:  # noqa: ANN401 – one of those below
    """What a part counts for besides itself: a dictionary always, others by their length."""
    return ENTRIES if isinstance(found, DictionaryObject) else len(found) // SIGNS


WEIGHED = frozenset({ArrayObject, ByteStringObject, DictionaryObject, TextStringObject})
"""Exactly these: most parts are numbers, names and references, and asking costs as much as counting."""


def _whole(part: Callable[..., Any]) -> Callable[..., Any]:
    """The same for an object on its own, of which the bytes count too."""

    def whole(stream: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 – pypdf's
        begun = stream.tell()
        found = part(stream, *args, **kwargs)
        if isinstance(stream, CountedBytes):
            stream.spend(begun)
        return found

    return whole
