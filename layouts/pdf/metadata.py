"""A title, an author and a language → what a PDF says about itself: Info, XMP, and the claims of PDF/A-2a and PDF/UA-1.

There are no dates in it, so that the same deck gives the same bytes on every day.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.pdfbase import pdfdoc

from generator import __version__
from layouts.pdf.objects import Raw, Stream, literal
from layouts.text.typesetting import without_stars

if TYPE_CHECKING:
    from layouts.pdf.document import Document
    from layouts.pdf.objects import Reference

ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What XML writes in another way; the standard library's own helper imports a web client, a tenth of a small deck's time."""

PRODUCER = f"Spiegel {__version__}"

SRGB = Path(__file__).with_name("srgb.icc")
"""The sRGB profile of Little CMS, free to use; its date is set to 2026-01-01."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{keywords}<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>
{claims}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

CREATOR = """<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
"""

KEYWORDS = """<pdf:Keywords>{keywords}</pdf:Keywords>
"""

ARCHIVE_CLAIM = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
"""What PDF/A-2a wants to be claimed. A form keeps that standard, and does not say so: Acrobat opens what is archived for
reading only."""

CLAIM = """<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file claims</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""
"""What PDF/UA-1 wants to be claimed, and how that is described to PDF/A."""


class Description(Struct, frozen=True):
    """What a file says about itself; ``language`` as in BCP 47. Where nobody says to be its author it names none.

    ``keywords`` say what is unlike other files of its kind: for what printer its pages are moved.
    """

    title: str
    author: str | None
    language: str
    keywords: str = ""

    @property
    def said(self) -> tuple[str, str]:
        """The title and the author, or nothing, without the stars of emphasis, which nothing that shows them knows."""
        return without_stars(self.title), without_stars(self.author or "")

    def info(self) -> Info:
        """The document information dictionary."""
        return Info(self)

    def xmp(self, *, archival: bool) -> bytes:
        """The same as XMP, with the claims of both standards, or of PDF/UA-1 alone."""
        title, author = self.said
        return XMP.format(
            claims=ARCHIVE_CLAIM + CLAIM if archival else CLAIM,
            title=title.translate(ESCAPED),
            creator=CREATOR.format(author=author.translate(ESCAPED)) if author else "",
            language=self.language,
            producer=PRODUCER,
            keywords=KEYWORDS.format(keywords=self.keywords.translate(ESCAPED)) if self.keywords else "",
        ).encode()


class Info(pdfdoc.PDFInfo):
    """ReportLab's Info with nothing in it that XMP does not say as well."""

    def __init__(self, description: Description) -> None:
        super().__init__()
        self.title, self.author = description.said
        self.keywords = description.keywords

    def format(self, document: Document) -> bytes:  # noqa: ARG002 – ReportLab's protocol
        """The dictionary."""
        author = b"/Author" + literal(self.author) if self.author else b""
        keywords = b"/Keywords" + literal(self.keywords) if self.keywords else b""
        return b"<</Title%b%b%b/Creator%b/Producer%b>>" % (
            literal(self.title),
            author,
            keywords,
            literal(PRODUCER),
            literal(PRODUCER),
        )


def archive_claims(document: Document, description: Description, *, archival: bool = True) -> tuple[Reference, Raw]:
    """The catalog's ``Metadata`` and ``OutputIntents``, their objects added to the document."""
    metadata = document.Reference(
        Stream(b"/Type/Metadata/Subtype/XML", description.xmp(archival=archival), compress=False)
    )
    profile = document.Reference(Stream(b"/N 3", _profile()))
    intent = b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %b>>]"
    return metadata, Raw(intent % profile.format(document))


@cache
def _profile() -> bytes:
    return SRGB.read_bytes()
