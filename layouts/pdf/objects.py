"""Texts, pages and pictures → the objects of a PDF, as ReportLab's documents take them; ``document`` writes them down."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from layouts.pdf.document import Document

LEVEL = 3
"""How hard streams are compressed: the usual 6 takes half as long again and saves a twentieth."""


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

    def copy(self) -> Stream:
        """Another with the same content: ReportLab writes on an object which number it has, so each document has its own."""
        made = Stream.__new__(Stream)
        made.entries, made.content = self.entries, self.content
        return made

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 – ReportLab's protocol
        """Dictionary and content, with the end of line that PDF/A asks for."""
        return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (self.entries, len(self.content), self.content)


Reference: TypeAlias = pdfdoc.PDFObjectReference
"""A reference to an object by its name, which becomes its number in the file."""


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


def reference(number: int) -> bytes:
    """A reference to an object by its number."""
    return b"%d 0 R" % number


def literal(text: str) -> bytes:
    """A text as a PDF string: plain where it is ASCII, else UTF-16 with its mark; safe in any dictionary."""
    value = text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    value = value.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + value.replace(b"\r", b"\\r") + b")"
