"""Pages as they look, and the sheet for them → the sides of a booklet, drawn: the bytes of a PDF.

Everything is decided in ``source_pages`` and ``deck.booklet_imposition``: nothing here measures. The content of a page is
copied as it is, and what pypdf reads on the way it reads through ``objects.library``.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from generator.deck import booklet_imposition
from generator.model.paper import DUPLEX, POINTS_PER_MM
from generator.prepress import objects
from generator.prepress.annotations import HIDDEN, PRINTED, asks_anew, flags_of, look, place_of
from generator.prepress.objects import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pypdf import PageObject

    from generator.prepress.opening import OpenPdf
    from generator.prepress.source_pages import Fitting, SourcePage
    from generator.product import Progress

PRODUCER = "Spiegel"
"""What a booklet says made it."""

HAIRLINE, GREY = 0.35, 0.54
"""The marks: their weight in points, and how light they are."""

MOST_BYTES = 100_000_000
"""Of the contents of all pages, packed: pypdf holds a file three times while it writes it."""


def drawn(pdf: OpenPdf, fitting: Fitting, progress: Progress) -> bytes:
    """The booklet.

    Args:
        pdf: the file whose pages they are, open.
        fitting: the pages and the sheet.
        progress: shows how far the drawing is.

    Raises:
        DamagedError: a page cannot be read.
        TooLargeError: the file would be.
    """
    writer = PdfWriter()
    pages, on, drawn_pages = fitting.pages, fitting.on, _Forms(writer)
    _describe(writer, pdf, on)
    anew = asks_anew(pdf.catalog)
    order, sides = booklet_imposition.booklet_pages(len(pages)), booklet_imposition.saddle_stitch(len(pages))
    for side in progress(sides, "drawing sides", len(sides)):
        content, forms = "", DictionaryObject()
        for place, half in zip((side.left, side.right), on.halves, strict=True):
            page = order[place - 1]
            if page is not None:
                source = pages[page - 1]
                across = half.left + half.width / 2 - source.size.width * on.scale / 2
                looks = _looks(source.page, anew=anew)
                content += _placed(source, _position(source, on, across), f"/page{page}", forms, drawn_pages, looks)
        sheet = writer.add_blank_page(on.sheet.width * POINTS_PER_MM, on.sheet.height * POINTS_PER_MM)
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        sheet[NameObject("/Contents")] = _added(f"{content}{_marks(side, on, len(sides) // 2)}".encode(), writer)
    if "/OCProperties" not in writer.root_object:  # layers that look the same may yet be one shown and one hidden
        library(writer.compress_identical_objects)
    written = BytesIO()
    library(writer.write, written)
    return written.getvalue()


def _describe(writer: PdfWriter, pdf: OpenPdf, on: booklet_imposition.Spread) -> None:
    """What the file says of itself, and asks of the print dialogue."""
    writer.pdf_header = "%PDF-2.0" if pdf.version == "2.0" else "%PDF-1.7"
    kept = {f"/{key}": objects.words(pdf.info.get(f"/{key}")) for key in ("Title", "Author")}
    writer.metadata = {key: text for key, text in kept.items() if text} | {"/Producer": PRODUCER, "/Subject": on.how()}
    wishes = {
        "/PrintScaling": NameObject("/None"),
        "/Duplex": NameObject(f"/{DUPLEX[on.flip]}"),
        "/PickTrayByPDFSize": BooleanObject(True),  # noqa: FBT003 – pypdf's argument
        "/Enforce": ArrayObject([NameObject("/PrintScaling")]),
    }
    root = writer.root_object
    root[NameObject("/ViewerPreferences")] = _dictionary(wishes)
    for key in filter(pdf.catalog.__contains__, ("/Lang", "/OCProperties")):
        root[NameObject(key)] = library(pdf.catalog.raw_get(key).clone, writer)


def _position(source: SourcePage, on: booklet_imposition.Spread, across: float) -> objects.Matrix:
    """From a page's own coordinates to points on the sheet: scaled, its left edge at ``across`` mm, halfway up."""
    up = (on.sheet.height - source.size.height * on.scale) / 2
    place = (on.scale, 0.0, 0.0, on.scale, across * POINTS_PER_MM, up * POINTS_PER_MM)
    return objects.product(source.upright, place)


def _placed(
    source: SourcePage,
    by: objects.Matrix,
    key: str,
    forms: DictionaryObject,
    pages: _Forms,
    looks: Iterable[tuple[PdfObject, objects.Matrix]],
) -> str:
    """The operators that draw a page and what is laid over it; the forms they draw are added to the file."""
    forms[NameObject(key)] = pages.of(source)
    left, bottom, right, top = source.seen
    operators = f"q {_numbers(by)} cm {_numbers((left, bottom, right - left, top - bottom))} re W n {key} Do "
    for at, (seen, place) in enumerate(looks, start=1):
        forms[NameObject(f"{key}-{at}")] = library(seen.clone, pages.writer)
        operators += f"q {_numbers(place)} cm {key}-{at} Do Q "
    return f"{operators}Q\n"


class _Forms:
    """Pages as forms; pages that draw the same share one."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer, self._left = writer, MOST_BYTES
        self._known: dict[
            object, tuple[PdfObject, object]
        ] = {}  # with what it is known by, whose place nothing else takes

    def of(self, source: SourcePage) -> PdfObject:
        """A page as one form: its content with all that this uses.

        Raises:
            TooLargeError: with those before it is more than a file can be.
        """
        page = source.page
        content = objects.thing(page.get("/Contents"))
        parts = [content] if isinstance(content, StreamObject) else objects.array(content)
        own = {key: page.raw_get(key) for key in ("/Resources", "/Group") if objects.dictionary(page.get(key))}
        streams = [objects.thing(part) for part in parts]
        key = source.seen, *map(id, streams), *map(_identity, own.values())
        if key not in self._known:
            entries = {
                "/Type": NameObject("/XObject"),
                "/Subtype": NameObject("/Form"),
                "/BBox": ArrayObject(map(FloatObject, source.seen)),
                "/Resources": DictionaryObject(),
            }
            used = {key: library(value.clone, self.writer) for key, value in own.items()}
            form = _packed(b"\n".join(objects.data(part) or b"" for part in parts), entries | used)
            self._left -= len(form._data)  # noqa: SLF001 – packed, as it stands in the file
            if self._left < 0:
                raise objects.TooLargeError(f"its pages would take more than {MOST_BYTES // 10**6} MB")
            added = library(self.writer._add_object, form)  # noqa: SLF001 – as below
            self._known[key] = added, (streams, own)
        return self._known[key][0]


def _identity(value: PdfObject) -> object:
    """What a value of a page is known by: a number, or its place in memory, as the page holds it."""
    return value.idnum if isinstance(value, IndirectObject) else ("direct", id(value))


def _looks(page: PageObject, *, anew: bool) -> Iterator[tuple[PdfObject, objects.Matrix]]:
    """The present looks of the form fields and notes that a page is printed with, and where each lies on the page."""
    for annotation in map(objects.dictionary, objects.array(page.get("/Annots"))):
        reference = look(annotation, anew=anew)
        place = place_of(annotation, objects.dictionary(reference))
        if reference is not None and place is not None and flags_of(annotation) & (HIDDEN | PRINTED) == PRINTED:
            yield reference, place


def _marks(side: booklet_imposition.Side, on: booklet_imposition.Spread, sheets: int) -> str:
    """Ticks for the fold on the outside of each sheet, and for the staples on the outermost of a stack."""
    if not side.front:
        return ""
    marks = on.fold_marks() + (on.staple_marks() if side.sheet == 1 and sheets > 1 else ())
    ends = (((mark.left, on.sheet.height - end) for end in (mark.top, mark.bottom)) for mark in marks)
    lines = (f"{_numbers(start, POINTS_PER_MM)} m {_numbers(end, POINTS_PER_MM)} l" for start, end in ends)
    return f"q {HAIRLINE} w {GREY} G {' '.join(lines)} S Q\n"


def _added(content: bytes, writer: PdfWriter) -> PdfObject:
    """A stream, packed and put into the file."""
    packed = _packed(content, {})
    return library(writer._add_object, packed)  # noqa: SLF001 – as pypdf's own guide does: there is no other way


def _packed(content: bytes, entries: Mapping[str, PdfObject]) -> EncodedStreamObject:
    """A stream that is packed."""
    stream = DecodedStreamObject()
    stream.update(_dictionary(entries))
    stream.set_data(content)
    return library(stream.flate_encode)


def _dictionary(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _numbers(values: tuple[float, ...], unit: float = 1.0) -> str:
    return " ".join(f"{value * unit:.5f}".rstrip("0").rstrip(".") for value in values)
