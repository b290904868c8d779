"""ReportLab's objects → the bytes of a compact PDF: small objects in compressed object streams, one cross-reference stream.

ReportLab writes PDF as of 1996: every object in the clear, a table of fixed lines, and no end of line before
``endstream``, which PDF/A forbids (ISO 19005-2, 6.1.7.1). A tagged deck has five small objects a card, so this alone
makes the file a fourth of the size. What is written follows ISO 32000-1, 7.5.7 and 7.5.8.
"""

from __future__ import annotations

import hashlib
from itertools import accumulate, islice
from struct import pack
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from generator.model.paper import DUPLEX
from layouts.pdf.objects import Stream
from layouts.text.shipped_reportlab import without_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from generator.model.paper import Flip

OBJECTS_PER_STREAM = 250
"""Small objects packed together: more compress better, fewer open faster; the gain ends near this figure."""

PACKED = 2
"""The kind of an object in an object stream, in the cross-reference stream."""

NEXT_PACKED = b"\x02" + bytes(6) + b"\x01"
"""A row's difference to the one above where it is the next object of the same stream, as nearly all are."""

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Document(pdfdoc.PDFDocument):
    """A PDFDocument that writes itself compactly, and takes many objects at once by number instead of by name.

    Args:
        language: of its texts, as in BCP 47.
    """

    def __init__(self, language: str) -> None:
        with without_variables():  # it would take a date from there
            super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        catalog = self.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.__Refs__ = ["Outlines", "Pages", "AcroForm"]
        catalog.ViewerPreferences = pdfdoc.PDFDictionary()  # ReportLab's own knows no Enforce
        self._destinations: dict[str, pdfdoc.Destination] = {}
        self._block: tuple[int, int, Iterator[bytes]] = (0, 0, iter(()))

    @property
    def page(self) -> int:
        """The page that is being drawn, counted from 0."""
        return int(self.pageCounter) - 1

    def print_as(self, duplex: Flip | None) -> None:
        """Tells print dialogues: actual size, and the edge to flip on, or one side only (ISO 32000-1, table 150).

        ``Enforce`` keeps people from choosing another scale by mistake, where a viewer heeds it: Acrobat then greys the
        choice out (ISO 32000-2, table 147). The tray is the one that holds paper of the page's size.
        """
        self.tell_viewers(
            PrintScaling="/None",
            Duplex=f"/{DUPLEX[duplex]}" if duplex else "/Simplex",
            PickTrayByPDFSize="true",
            Enforce="[/PrintScaling]",
        )

    def tell_viewers(self, **preferences: str) -> None:
        """Sets viewer preferences (ISO 32000-2, 12.2) by their names; the values as PDF writes them."""
        for name, value in preferences.items():
            self.Catalog.ViewerPreferences[name] = value

    def bookmark(self, title: str, level: int, page: int, *, closed: bool = False) -> None:
        """An entry of the outline, at a level from 0, that leads to a page, counted from 0; ``closed`` hides those below.

        The page is one that is or will be drawn.
        """
        name = f"o{len(self._destinations) + 1}"
        destination = self._destinations[name] = pdfdoc.Destination(name)
        destination.fit()
        destination.setPage(pdfdoc.PDFObjectReference(f"Page{page + 1}"))
        self.outline.addOutlineEntry(name, level, title, closed or None)

    def _bookmarkReference(self, name: str) -> pdfdoc.Destination:  # noqa: N802 – ReportLab asks a canvas for it by this name
        return self._destinations[name]

    def finish(self) -> bytes:
        """The whole file, fonts and outline included; to be called once."""
        if self._destinations:
            self.Catalog.showOutline()
        return bytes(self.GetPDFData(self))  # of a canvas it wants only _bookmarkReference

    def append(self, count: int, make: Callable[[int], Iterator[bytes]]) -> int:
        """Gives ``count`` objects the numbers that come next; ``make`` takes the first number and tells their bytes.

        Returns the first number. To be called once, when all that the objects refer to is registered.
        """
        first: int = self.objectcounter + 1
        self.objectcounter += count
        self._block = (first, count, make(first))
        return first

    def number_of(self, thing: pdfdoc.PDFObject) -> int:
        """The number of an object, which is registered if it is new."""
        return self.number(self.Reference(thing).name)

    def number(self, name: str) -> int:
        """The number of a registered object."""
        found: tuple[int, int] = self.idToObjectNumberAndVersion[name]
        return found[0]

    def format(self) -> bytes:
        """The whole file. Identical input gives identical bytes; the file's ID is a digest of its content."""
        root = self.Reference(self.Catalog)
        info = self.Reference(self.info)
        file = _File()
        first, count, block = self._block
        number = 0
        while number < self.objectcounter:  # grows while objects are formatted
            number += 1
            if number == first:
                file.add_all(first, block)
                number += count - 1
                continue
            data = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
            file.add(number, _with_end_of_line(data))
        return file.finish(number + 1, root.format(self), info.format(self))


def _with_end_of_line(data: bytes) -> bytes:
    """Mends the streams that ReportLab formats itself, those of fonts: data, end of line, ``endstream``."""
    return data[:-10] + b"\nendstream" if data.endswith(b"endstream\n") else data


class _File:
    """Collects objects and writes them down with the table of where each one is."""

    def __init__(self) -> None:
        self._parts: list[bytes] = [HEADER]
        self._length = len(HEADER)
        self._rows = [(0, 1, 0, 0, 65535)]  # of so many objects from a number on: kind, place, index in that place
        self._small: dict[int, bytes] = {}
        self._packed: list[tuple[Collection[int], bytes]] = []

    def add(self, number: int, data: bytes) -> None:
        if data.endswith(b"endstream"):
            self._write(number, data)
            return
        self._small[number] = data
        if len(self._small) == OBJECTS_PER_STREAM:
            self._pack_small()

    def add_all(self, first: int, objects: Iterator[bytes]) -> None:
        """Small objects with numbers that follow each other, packed as they come: there may be tens of thousands."""
        while some := list(islice(objects, OBJECTS_PER_STREAM)):
            self._pack(range(first, first + len(some)), some)
            first += len(some)

    def finish(self, free: int, root: bytes, info: bytes) -> bytes:
        """The whole file; ``free`` is the first number that no object has."""
        self._pack_small()
        for number, (numbers, data) in enumerate(self._packed, start=free):
            self._write(number, data)
            self._rows += [(first, count, PACKED, number, index) for first, count, index in _runs(numbers)]
        last = free + len(self._packed)
        start = self._length
        self._rows.append((last, 1, 1, start, 0))
        content = hashlib.md5(usedforsecurity=False)
        for part in self._parts:
            content.update(part)
        digest = content.hexdigest().encode()
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]/DecodeParms<</Predictor 12/Columns 7>>"
        stream = Stream(entries % (last + 1, root, info, digest, digest), self._table())
        self._parts.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, stream.format(None), start))
        return b"".join(self._parts)

    def _write(self, number: int, data: bytes) -> None:
        part = b"%d 0 obj\n%b\nendobj\n" % (number, data)
        self._rows.append((number, 1, 1, self._length, 0))
        self._parts.append(part)
        self._length += len(part)

    def _pack_small(self) -> None:
        if self._small:
            self._pack(self._small.keys(), self._small.values())
            self._small = {}

    def _pack(self, numbers: Collection[int], objects: Collection[bytes]) -> None:
        offsets = accumulate((len(data) + 1 for data in objects), initial=0)
        head = b" ".join([b"%d %d" % place for place in zip(numbers, offsets, strict=False)]) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
        self._packed.append((numbers, Stream(entries, head + b"\n".join(objects)).format(None)))

    def _table(self) -> bytes:
        """The rows of the cross-reference stream, each as its difference to the one above (PNG's predictor Up)."""
        above = bytes(7)
        table = []
        for _, count, kind, place, index in sorted(self._rows):
            row = pack(">BIH", kind, place, index)
            table.append(b"\x02" + bytes([(a - b) & 255 for a, b in zip(row, above, strict=True)]))
            table.append(NEXT_PACKED * (count - 1))
            above = pack(">BIH", kind, place, index + count - 1)
        return b"".join(table)


def _runs(numbers: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """The objects of a stream as stretches of consecutive numbers: the first, how many, its index in the stream."""
    if isinstance(numbers, range):
        yield numbers.start, len(numbers), 0
    else:
        yield from ((number, 1, index) for index, number in enumerate(numbers))
