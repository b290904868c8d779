"""Any finished PDF → its pages two to a side, ready to print, fold and staple: one more PDF.

Every page is drawn as it looks, turned and cropped as its file says, with what stands in its form fields and notes.
What only a screen uses is left behind: links, bookmarks, and the tags that a screen reader needs. So the booklet is
for the printer, and the file that it was made from stays the one to hand on.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from generator.deck import folding
from generator.files import target_problems, write_whole
from generator.model.paper import DUPLEX, PAPERS, POINTS_PER_MM, Size
from generator.model.problems import DeckError, Problem
from generator.prepress.inspect import opened
from generator.prepress.preflight import objects
from generator.prepress.preflight.pages import frame
from generator.prepress.preflight.report import count
from generator.product import Made, Report, silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pypdf import PdfReader

    from generator.product import Progress

TURNS: tuple[objects.Matrix, ...] = ((1, 0, 0, 1, 0, 0), (0, -1, 1, 0, 0, 0), (-1, 0, 0, -1, 0, 0), (0, 1, -1, 0, 0, 0))
"""What turns a page clockwise, by quarters."""

SMALLEST = 1.0
"""mm; a page that is narrower is a mistake of its file."""

HIDDEN, PRINTED = 2, 4
"""Bits of an annotation's flags."""

HAIRLINE, GREY = 0.35, 0.54
"""The marks: their weight in points, and how light they are."""


class Folded(Struct, frozen=True):
    """The booklet that was made, how many pages it shows on how many sheets, and what to look out for."""

    made: Made
    pages: int
    sheets: int
    warnings: tuple[Problem, ...]


class Original(Struct, frozen=True):
    """A page of the file.

    ``seen`` is the part of it that is seen, in its own coordinates; ``upright`` puts that part upright, its lower-left
    corner at the origin, in points; ``size`` is then its size in mm.
    """

    page: PageObject
    seen: objects.Box
    upright: objects.Matrix
    size: Size


def fold(source: Path, target: Path, paper: str | None = None, progress: Progress = silent) -> Folded:
    """Makes a booklet of a PDF.

    Args:
        source: the PDF; all its pages of one size.
        target: the file to make.
        paper: the sheet to print on, a name in ``PAPERS``; pages that are too large are scaled down to half of it.
            Without it a sheet is as large as two pages side by side.
        progress: shows how far the drawing is.

    Raises:
        DeckError: with all problems; nothing is written then.
    """
    problems = target_problems(target)
    if target.exists() and source.exists() and target.samefile(source):
        problems.append(Problem("is the file to fold, and would be lost", str(target), hint="choose another name"))
    try:
        pdf, folded = _fold(source, target, paper, progress)
    except DeckError as error:
        raise DeckError([*problems, *error.problems]) from error
    if problems:
        raise DeckError(problems)
    write_whole(target, pdf)
    return folded


def _fold(source: Path, target: Path, paper: str | None, progress: Progress) -> tuple[bytes, Folded]:
    with opened(source) as (reader, repairs):
        pages = _originals(reader, str(source))
        size, many, sheets = pages[0].size, len(pages), folding.sheets_needed(len(pages))
        on = folding.spread(size, paper)
        pdf = _draw(reader, pages, on, progress)
    report = Report(_summary(many, sheets), tuple(_printing(on, sheets, size, paper)))
    return pdf, Folded(Made(target, report), many, sheets, tuple(_warnings(sheets, str(source), damaged=bool(repairs))))


# ----------------------------------------------------------------------------------------------------- the pages


def _originals(reader: PdfReader, file: str) -> tuple[Original, ...]:
    """The pages of a file that can be folded.

    Raises:
        DeckError: for the first thing that keeps the file from becoming a booklet.
    """
    if reader.is_encrypted:
        raise DeckError([Problem("is encrypted", file, hint="save it without a password, if it is yours to do so")])
    pages = tuple(map(_original, reader.pages))
    if not pages:
        raise DeckError([Problem("has no pages", file)])
    first = pages[0].size
    for at, page in enumerate(pages, start=1):
        if min(page.size.width, page.size.height) < SMALLEST:
            raise DeckError([Problem(f"page {at} is only {folding.in_mm(page.size)}", file)])
        if not folding.same_size(page.size, first):
            what = f"page {at} is {folding.in_mm(page.size)}, and those before it {folding.in_mm(first)}"
            hint = "a booklet needs pages of one size that lie the same way; print the file to a new PDF on one paper"
            raise DeckError([Problem(what, file, hint=hint)])
    return pages


def _original(page: PageObject) -> Original:
    here = frame(page)
    left, bottom, right, top = here.media
    crop = here.boxes.get("Crop", here.media)
    seen = (max(left, crop[0]), max(bottom, crop[1]), min(right, crop[2]), min(top, crop[3]))
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        seen = here.media
    quarters = round(objects.number(page.get("/Rotate")) / 90) % 4
    turned = objects.product(TURNS[quarters], (here.unit, 0, 0, here.unit, 0, 0))
    x, y, far_x, far_y = objects.mapped(seen, turned)
    size = Size(width=(far_x - x) / POINTS_PER_MM, height=(far_y - y) / POINTS_PER_MM)
    return Original(page, seen, objects.product(turned, (1, 0, 0, 1, -x, -y)), size)


# --------------------------------------------------------------------------------------------------- the drawing


def _draw(reader: PdfReader, pages: tuple[Original, ...], on: folding.Spread, progress: Progress) -> bytes:
    writer = PdfWriter()
    _describe(writer, reader, on)
    order, sides = folding.booklet_pages(len(pages)), folding.saddle_stitch(len(pages))
    for side in progress(sides, "drawing sides", len(sides)):
        drawn, forms = "", DictionaryObject()
        for place, half in zip((side.left, side.right), on.halves, strict=True):
            page = order[place - 1]
            if page is not None:
                original = pages[page - 1]
                across = half.left + half.width / 2 - original.size.width * on.scale / 2
                drawn += _placed(original, _position(original, on, across), f"/page{page}", forms, writer)
        sheet = writer.add_blank_page(on.sheet.width * POINTS_PER_MM, on.sheet.height * POINTS_PER_MM)
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        sheet[NameObject("/Contents")] = _added(f"{drawn}{_marks(side, on, len(sides) // 2)}".encode(), {}, writer)
    if "/OCProperties" not in writer.root_object:  # layers that look the same may yet be one shown and one hidden
        writer.compress_identical_objects()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _describe(writer: PdfWriter, reader: PdfReader, on: folding.Spread) -> None:
    """What the file says of itself, and asks of the print dialogue."""
    catalog, info = reader.root_object, objects.dictionary(reader.trailer.get("/Info"))
    newer = "2.0" in (objects.name(catalog.get("/Version")), reader.pdf_header.removeprefix("%PDF-"))
    writer.pdf_header = "%PDF-2.0" if newer else "%PDF-1.7"
    kept = {f"/{key}": objects.words(info.get(f"/{key}")) for key in ("Title", "Author")}
    writer.metadata = {key: text for key, text in kept.items() if text} | {"/Producer": "Spiegel", "/Subject": on.how()}
    wishes = {"/PrintScaling": NameObject("/None"), "/Duplex": NameObject(f"/{DUPLEX[on.flip]}")}
    root = writer.root_object
    root[NameObject("/ViewerPreferences")] = _dictionary(wishes)
    for key in filter(catalog.__contains__, ("/Lang", "/OCProperties")):
        root[NameObject(key)] = catalog.raw_get(key).clone(writer)


def _position(original: Original, on: folding.Spread, across: float) -> objects.Matrix:
    """From a page's own coordinates to points on the sheet: scaled, its left edge at ``across`` mm, halfway up."""
    up = (on.sheet.height - original.size.height * on.scale) / 2
    place = (on.scale, 0.0, 0.0, on.scale, across * POINTS_PER_MM, up * POINTS_PER_MM)
    return objects.product(original.upright, place)


def _placed(original: Original, by: objects.Matrix, key: str, forms: DictionaryObject, writer: PdfWriter) -> str:
    """The operators that draw a page and what is laid over it; the forms they draw are added to the file."""
    forms[NameObject(key)] = _form(original, writer)
    left, bottom, right, top = original.seen
    drawn = f"q {_numbers(by)} cm {_numbers((left, bottom, right - left, top - bottom))} re W n {key} Do "
    for at, (look, place) in enumerate(_looks(original.page), start=1):
        forms[NameObject(f"{key}-{at}")] = look.clone(writer)
        drawn += f"q {_numbers(place)} cm {key}-{at} Do Q "
    return f"{drawn}Q\n"


def _form(original: Original, writer: PdfWriter) -> PdfObject:
    """A page as one form: its content with all that this uses."""
    page = original.page
    content = objects.thing(page.get("/Contents"))
    parts = [content] if isinstance(content, StreamObject) else objects.array(content)
    own = [key for key in ("/Resources", "/Group") if objects.dictionary(page.get(key))]
    used = {key: page.raw_get(key).clone(writer) for key in own}
    entries = {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Form"),
        "/BBox": ArrayObject(map(FloatObject, original.seen)),
        "/Resources": DictionaryObject(),
    }
    return _added(b"\n".join(objects.data(part) or b"" for part in parts), entries | used, writer)


def _looks(page: PageObject) -> Iterator[tuple[PdfObject, objects.Matrix]]:
    """The present looks of the form fields and notes that a page is printed with, and where each lies on the page."""
    for annotation in map(objects.dictionary, objects.array(page.get("/Annots"))):
        flags = int(objects.number(annotation.get("/F")))
        holder, key = objects.dictionary(annotation.get("/AP")), "/N"
        if not isinstance(objects.thing(holder.get(key)), StreamObject):
            holder, key = objects.dictionary(holder.get(key)), f"/{objects.name(annotation.get('/AS'))}"
        form, rect = objects.dictionary(holder.get(key)), objects.box(annotation.get("/Rect"))
        area = objects.box(form.get("/BBox"))
        if flags & HIDDEN or not flags & PRINTED or rect is None or area is None:
            continue
        own = objects.mapped(area, objects.matrix(form.get("/Matrix")))
        across, up = ((rect[n + 2] - rect[n]) / ((own[n + 2] - own[n]) or 1.0) for n in (0, 1))
        yield holder.raw_get(key), (across, 0.0, 0.0, up, rect[0] - own[0] * across, rect[1] - own[1] * up)


def _marks(side: folding.Side, on: folding.Spread, sheets: int) -> str:
    """Ticks for the fold on the outside of each sheet, and for the staples on the outermost of a stack."""
    if not side.front:
        return ""
    marks = on.fold_marks() + (on.staple_marks() if side.sheet == 1 and sheets > 1 else ())
    ends = (((mark.left, on.sheet.height - end) for end in (mark.top, mark.bottom)) for mark in marks)
    lines = (f"{_numbers(start, POINTS_PER_MM)} m {_numbers(end, POINTS_PER_MM)} l" for start, end in ends)
    return f"q {HAIRLINE} w {GREY} G {' '.join(lines)} S Q\n"


def _added(content: bytes, entries: Mapping[str, PdfObject], writer: PdfWriter) -> PdfObject:
    """A stream, packed and put into the file."""
    stream = DecodedStreamObject()
    stream.update(_dictionary(entries))
    stream.set_data(content)
    return writer._add_object(stream.flate_encode())  # noqa: SLF001 – as pypdf's own guide does: there is no other way


def _dictionary(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _numbers(values: tuple[float, ...], unit: float = 1.0) -> str:
    return " ".join(f"{value * unit:.5f}".rstrip("0").rstrip(".") for value in values)


# ----------------------------------------------------------------------------------------------- what is said of it


def _summary(pages: int, sheets: int) -> str:
    padding = 4 * sheets - pages
    where = "before the last page" if pages > 1 else "after it"
    blank = f", {count(padding, 'blank page')} {where}" if padding else ""
    return f"{count(pages, 'page')} on {count(sheets, 'sheet')}{blank}"


def _printing(on: folding.Spread, sheets: int, page: Size, paper: str | None) -> Iterator[str]:
    yield on.how()
    yield on.folding(sheets)
    if page.width > page.height:
        yield "the pages are wider than high: the fold is at their short left edge"
    if paper is None and on.sheet.width > PAPERS["a4"].height + folding.SAME:
        yield "to print on smaller sheets, --paper a4 or --paper letter scales the pages down"


def _warnings(sheets: int, file: str, *, damaged: bool) -> Iterator[Problem]:
    if sheets > folding.STAPLER_SHEETS:
        hint = "split the file into two booklets, or have this one stapled at a copy shop"
        yield Problem(
            f"makes {sheets} sheets, and an office stapler takes about {folding.STAPLER_SHEETS}", file, hint=hint
        )
    if damaged:
        hint = "look at every page of the booklet before you print"
        yield Problem("is damaged, and was repaired as well as may be", file, hint=hint)
