"""ReportLab's objects → the bytes of a compact PDF: small objects in compressed object streams, one cross-reference stream.

ReportLab writes PDF as of 1996: every object in the clear, a table of fixed lines, and no end of line before
``endstream``, which PDF/A forbids (ISO 19005-2, 6.1.7.1). A tagged deck has five small objects a card, so this alone
makes the file a fourth of the size. What is written follows ISO 32000-1, 7.5.7 and 7.5.8.
"""

from __future__ import annotations

import hashlib
import zlib
from itertools import accumulate, islice
from struct import pack
from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

OBJECTS_PER_STREAM = 250
"""Small objects packed together: more compress better, fewer open faster; the gain ends near this figure."""

LEVEL = 3
"""How hard streams are compressed: the usual 6 takes half as long again and saves a twentieth."""

PACKED = 2
"""The kind of an object in an object stream, in the cross-reference stream."""

NEXT_PACKED = b"\x02" + bytes(6) + b"\x01"
"""A row's difference to the one above where it is the next object of the same stream, as nearly all are."""

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Raw(pdfdoc.PDFObject):
    """An object whose bytes are known already."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 – ReportLab's protocol
        """The bytes."""
        return self.data


class Stream(pdfdoc.PDFObject):
    """A stream object: a dictionary's entries, without brackets or length, and the content.

    Content is compressed here, as soon as it is made, so that a deck's pages never lie about in full.
    """

    __RefOnly__ = 1

    def __init__(self, entries: bytes, content: bytes, *, compress: bool = True) -> None:
        self.entries = entries + (b"/Filter/FlateDecode" if compress else b"")
        self.content = zlib.compress(content, LEVEL) if compress else content

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 – ReportLab's protocol
        """Dictionary and content, with the end of line that PDF/A asks for."""
        return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (self.entries, len(self.content), self.content)


Reference: TypeAlias = pdfdoc.PDFObjectReference
"""A reference to an object by its name, which becomes its number in the file."""


class Document(pdfdoc.PDFDocument):
    """A PDFDocument that writes itself compactly, and takes many objects at once by number instead of by name.

    Args:
        language: of its texts, as in BCP 47.
    """

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        catalog = self.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.__Refs__ = ["Outlines", "Pages", "AcroForm"]
        catalog.ViewerPreferences = pdfdoc.ViewerPreferencesPDFDictionary()
        self._destinations: dict[str, pdfdoc.Destination] = {}
        self._block: tuple[int, int, Iterator[bytes]] = (0, 0, iter(()))

    @property
    def page(self) -> int:
        """The page that is being drawn, counted from 0."""
        return int(self.pageCounter) - 1

    def tell_viewers(self, **preferences: str) -> None:
        """Sets viewer preferences (ISO 32000-1, 12.2) by their names."""
        for name, value in preferences.items():
            self.Catalog.ViewerPreferences[name] = value

    def bookmark(self, title: str, level: int) -> None:
        """An entry of the outline, at a level from 0, that leads to the page being drawn."""
        name = f"o{len(self._destinations) + 1}"
        destination = self._destinations[name] = pdfdoc.Destination(name)
        destination.fit()
        destination.setPage(self.thisPageRef())
        self.outline.addOutlineEntry(name, level, title)

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


class Page(pdfdoc.PDFObject):
    """A page as PDF/UA wants it; every page names the same resources itself, as PDF/A wants it (6.2.2)."""

    __RefOnly__ = 1

    def __init__(self, entries: bytes, contents: Stream, annotations: list[Reference]) -> None:
        self._entries = entries
        self._contents = contents
        self._annotations = annotations

    def format(self, document: Document) -> bytes:
        """The page's dictionary."""
        notes = b"/Annots" + pdfdoc.PDFArray(self._annotations).format(document) if self._annotations else b""
        parent, contents = document.number_of(document.Pages), document.number_of(self._contents)
        return b"<</Type/Page/Parent %d 0 R/Contents %d 0 R%b%b>>" % (parent, contents, self._entries, notes)


class Link(pdfdoc.PDFObject):
    """A link to a page, counted from 0; ``key`` is its key in the parent tree. The rectangle is in points."""

    __RefOnly__ = 1

    def __init__(self, rect: tuple[float, float, float, float], page: int, alternative: str, key: int) -> None:
        self._rect = rect
        self._page = page
        self._alternative = alternative
        self._key = key

    def format(self, document: Document) -> bytes:
        """The annotation's dictionary."""
        return (
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/Contents%b/StructParent %d/Dest[%d 0 R/Fit]>>"
            % (
                " ".join(f"{value:.2f}" for value in self._rect).encode(),
                literal(self._alternative),
                self._key,
                document.number(f"Page{self._page + 1}"),
            )
        )


WIDGET = b"<</Type/Annot/Subtype/Widget/FT/Tx/T%b/TU%b%b%b/F 4/DA(/Helv 10 Tf 0 g)/MK<<>>/StructParent %d>>"
"""A text field; its text is 10 points, in ink."""

FORM = (
    b"<</Fields[%b]/NeedAppearances true/DA(/Helv 10 Tf 0 g)/DR<</Font<</Helv"
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>"
)
"""The form of a document: viewers draw what is typed themselves, in Helvetica, which each of them has."""


def text_field(name: str, label: str, box: tuple[float, float, float, float], key: int, *, multiline: bool) -> Raw:
    """A field to type in: its unique name, its tooltip, its left, bottom, width and height in points, its key in the tree."""
    x, y, width, height = box
    rect = f"/Rect[{x:.2f} {y:.2f} {x + width:.2f} {y + height:.2f}]".encode()
    return Raw(WIDGET % (literal(name), literal(label), rect, b"/Ff 4096" if multiline else b"", key))


class Resources(pdfdoc.PDFObject):
    """The one dictionary of fonts and forms that all pages and forms share."""

    __RefOnly__ = 1

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named: dict[str, dict[str, Reference]] = {}
        self.reference: bytes = document.Reference(self).format(document)

    def add(self, kind: str, name: str, thing: pdfdoc.PDFObject) -> None:
        """Makes an object known by name, such as a form under ``XObject``."""
        names = self._named.setdefault(kind, {})
        if name in names:
            raise ValueError(f"{name} is drawn twice")
        names[name] = self._document.Reference(thing)

    def format(self, document: Document) -> bytes:
        """The dictionary."""
        fonts = document.Reference(document.idToObject[pdfdoc.BasicFonts]).format(document)
        parts = [b"/Font " + fonts]
        for kind, names in self._named.items():
            entries = b"".join(b"/%b %b" % (name.encode(), thing.format(document)) for name, thing in names.items())
            parts.append(b"/%b<<%b>>" % (kind.encode(), entries))
        return b"<<" + b"".join(parts) + b">>"


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


def reference(number: int) -> bytes:
    """A reference to an object by its number."""
    return b"%d 0 R" % number


def literal(text: str) -> bytes:
    """A text as a PDF string: plain where it is ASCII, else UTF-16 with its mark; safe in any dictionary."""
    value = text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    value = value.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + value.replace(b"\r", b"\\r") + b")"
