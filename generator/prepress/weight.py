"""A PDF that is open → refused where drawing it would take more time or memory than any deck's.

PDFium builds everything that a page draws before it draws any of it: forms within forms as often as they are called,
pictures whole. So what a page comes to is counted here, before PDFium is given the file.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.prepress.annotations import look
from generator.prepress.objects import TooLargeError, array, data, dictionary, name, number, thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from generator.prepress.opening import OpenPdf

MOST_BYTES = 8_000_000
"""Of a page's content, forms counted as often as they are called: PDFium makes up to 40 bytes of one. A map or a
technical drawing has up to 5 million."""

CALL = 100
"""Bytes that a call of a form counts for at least."""

STATE = 4
"""Bytes that a saved state of the graphics counts for besides its own: PDFium keeps 150."""

MOST_FIELDS = 15_000
"""Form fields: PDFium looks through all of them for each, 4 seconds for these. A workbook has some 300."""

MOST_PIXELS = 60_000_000
"""Of one picture: PDFium unpacks it whole, at four bytes each. A4 at 600 dots to the inch has 35 million."""

MOST_LEVELS = 40
"""Forms and fields within one another."""

MOST_CALLS = 500_000
"""Names of forms and pictures that are looked up, over all pages: some 2 microseconds each."""

PROGRAM = 4_000
"""Bytes that a byte of a program counts for where PDFium runs it for every dot, of which A4 has two million at 150 to the inch:
reckoned and not measured. Gradients along a line or between circles have it run 256 times, whatever their size."""

CALCULATED = 4
"""The type of a function that is a program."""

ALONG = {2, 3}
"""Types of gradients along a line or between circles."""

CALLED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(Do|sh|scn|SCN)\b")
SAVED = re.compile(rb"(?<!\S)q(?!\S)")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check_weight(pdf: OpenPdf) -> None:
    """Counts what every page comes to.

    Raises:
        TooLargeError: it is too much; the message says of what.
        DamagedError: the file is broken.
    """
    _check_fields(pdf)
    scale = _Scale()
    for number_, page in enumerate(pdf.pages, start=1):
        resources = dictionary(page.get("/Resources"))
        contents = thing(page.get("/Contents"))
        parts: list[object] = [*array(contents)] or [contents]
        total = sum(scale.weigh(part, resources, 0) for part in parts)
        for annotation in map(dictionary, array(page.get("/Annots"))):
            seen = look(annotation)
            total += scale.weigh(seen, dictionary(dictionary(seen).get("/Resources")), 0) if seen is not None else 0
        if total > MOST_BYTES:
            raise TooLargeError(f"page {number_} draws more than {MOST_BYTES // 10**6} MB of shapes")


def _check_fields(pdf: OpenPdf) -> None:
    """Counts fields where they are listed and where they are placed."""
    left = MOST_FIELDS
    waiting = [(field, 0) for field in array(dictionary(pdf.catalog.get("/AcroForm")).get("/Fields"))]
    placed = sum(len(array(page.get("/Annots"))) for page in pdf.pages)
    while waiting and left >= 0:
        field, level = waiting.pop()
        if level > MOST_LEVELS:
            raise TooLargeError(f"form fields more than {MOST_LEVELS} deep in one another")
        left -= 1
        waiting += [(kid, level + 1) for kid in array(dictionary(field).get("/Kids"))]
        left -= len(waiting) > MOST_FIELDS and MOST_FIELDS
    if left < 0 or placed > MOST_FIELDS:
        raise TooLargeError(f"more than {MOST_FIELDS:,} form fields or notes")


class _Scale:
    """Weighs content streams; what a stream weighs with its resources is kept, as the same calls may draw other forms."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}
        self._read: dict[int, tuple[object, int, Counter[tuple[str, bytes]]]] = {}
        self._resources: dict[int, DictionaryObject] = {}
        self._left = MOST_CALLS

    def weigh(self, stream: object, resources: DictionaryObject, level: int) -> int:
        """Bytes of a content stream and of all that it calls."""
        if level > MOST_LEVELS:
            raise TooLargeError(f"forms more than {MOST_LEVELS} deep in one another")
        found = thing(stream)
        key = id(found), id(resources) if resources else 0
        if key not in self._known:
            self._resources[id(resources)] = resources  # held, so that no other gets its place in memory
            own, calls = self._content(found)
            self._left -= len(calls)
            if self._left < 0:
                raise TooLargeError(f"more than {MOST_CALLS:,} calls of forms and pictures")
            self._known[key] = own + sum(
                many * self._called(called, by, resources, level) for (called, by), many in calls.items()
            )
        return self._known[key]

    def _content(self, found: object) -> tuple[int, Counter[tuple[str, bytes]]]:
        """What a stream weighs without its calls, and how often it calls what."""
        if id(found) not in self._read:
            content = data(found) or b""
            saved = sum(1 for _ in SAVED.finditer(content))
            self._read[id(found)] = found, len(content) + STATE * saved, Counter(_calls(content))
        return self._read[id(found)][1:]

    def _called(self, called: str, by: bytes, resources: DictionaryObject, level: int) -> int:
        """Bytes that a call counts for."""
        if by == b"sh":
            return CALL + _shading(dictionary(dictionary(resources.get("/Shading")).get(called)))
        drawn = dictionary(dictionary(resources.get("/XObject" if by == b"Do" else "/Pattern")).get(called))
        if by != b"Do":
            return _shading(dictionary(drawn.get("/Shading")))
        if name(drawn.get("/Subtype")) == "Image":
            if number(drawn.get("/Width")) * number(drawn.get("/Height")) > MOST_PIXELS:
                raise TooLargeError(f"a picture of more than {MOST_PIXELS // 10**6} million pixels")
            return CALL
        own = dictionary(drawn.get("/Resources")) or resources
        return CALL + (self.weigh(drawn, own, level + 1) if drawn else 0)


def _shading(shading: DictionaryObject) -> int:
    """Bytes that a gradient counts for: those of its programs, as often as they are run."""
    often = 1 if number(shading.get("/ShadingType")) in ALONG else PROGRAM
    return often * sum(_program(function, 0) for function in _functions(shading.get("/Function")))


def _program(value: object, level: int) -> int:
    """Bytes of the programs in a function; what it says in other ways is as good as nothing."""
    if level > MOST_LEVELS:
        raise TooLargeError(f"functions more than {MOST_LEVELS} deep in one another")
    function = dictionary(value)
    if number(function.get("/FunctionType")) == CALCULATED:
        return len(data(function) or b"")
    return sum(_program(part, level + 1) for part in array(function.get("/Functions")))


def _functions(value: object) -> list[object]:
    return [*array(value)] or [value]


def _calls(content: bytes) -> Iterator[tuple[str, bytes]]:
    for match in CALLED.finditer(content):
        yield "/" + ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), match[1]).decode("latin-1"), match[2]
