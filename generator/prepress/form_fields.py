"""The form fields and notes of a PDF → what was put in them and does not show, and the same file in which it does.

A program may store what is typed without how it looks, and leave that to the viewer. PDFium, the library in Chrome that
draws forms, is asked for the looks; ``lost`` and ``cut_off`` say what still does not show.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from generator.model.problems import DeckError, Problem
from generator.prepress.annotations import DEEPEST, HIDDEN, PRINTED, asks_anew, flags_of, has_states, inherited, look
from generator.prepress.objects import array, box, data, dictionary, name, number, true, words
from generator.prepress.preflight.painted import Reading
from generator.prepress.preflight.stream import painted_by_annotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prepress.objects import Box
    from generator.prepress.opening import OpenPdf

OVER = 1.0  # points that a letter may stand out of its field: descenders do
UNSURE_WIDTH, UNSURE_HEIGHT = 0.08, 0.3
"""Parts of a text: its width where its font is not embedded; the room for accents and descenders that it may not have."""
PASSWORD, PUSH_BUTTON = 1 << 13, 1 << 16  # bits of a field's flags
UNKNOWN = "□\N{REPLACEMENT CHARACTER}"  # letters whose character nothing tells
NOTES = {
    "Highlight",
    "Underline",
    "StrikeOut",
    "Squiggly",
    "Ink",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Stamp",
}
"""Annotations by which a reader marks a page; a link and a comment that opens are none of the page's."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, ticked, chose or marked.

    Args:
        page: counted from 1.
        place: of the annotation on its page, counted from 0.
        field: the field's name; empty for a note.
        text: the letters to be seen; empty for a tick or a mark, and where they are hidden on purpose.
        printed: False where the file says that it is for the screen only.
        shown: whether the file holds how it looks.
    """

    page: int
    place: int
    field: str
    text: str
    printed: bool
    shown: bool


def typed_in(pdf: OpenPdf) -> tuple[Typed, ...]:
    """All that was put in the fields and notes of a file, page by page."""
    anew = asks_anew(pdf.catalog)
    reading = Reading()
    found: list[Typed] = []
    for page, each in enumerate(pdf.pages, start=1):
        for place, annotation in enumerate(map(dictionary, array(each.get("/Annots")))):
            text = _text(annotation)
            flags = flags_of(annotation)
            if text is None or flags & HIDDEN:
                continue
            shown = look(annotation, anew=anew) is not None or (not text and has_states(annotation))
            if text and shown:
                drawn = _drawn(annotation, reading)
                shown = bool(drawn) and (not anew or not _lacking(text, drawn))
            field = _field(annotation) if name(annotation.get("/Subtype")) == "Widget" else ""
            found.append(Typed(page, place, field, text, bool(flags & PRINTED), shown))
    return tuple(found)


def lost(pdf: OpenPdf, typed: Typed) -> str | None:
    """What was typed in a file, seen in the same file with looks → None where all of it shows.

    Else the letters that are not drawn although others are, each once; empty where nothing is drawn at all.
    """
    annotation = _annotation(pdf, typed)
    if look(annotation) is None and not (has_states(annotation) and not typed.text):
        return ""
    drawn = _drawn(annotation, Reading())
    missing = _lacking(typed.text, drawn)
    return (missing if drawn else "") if missing else None


def cut_off(pdf: OpenPdf, typed: Typed) -> bool:
    """Whether more was typed in a field than it has room for, so that its edge cuts letters off."""
    annotation = _annotation(pdf, typed)
    field = box(annotation.get("/Rect"))
    texts = (each.box for each in painted_by_annotation(annotation, Reading()) if each.kind == "text")
    return field is not None and any(_stands_out(ink, field, foreign=typed.shown) for ink in texts if ink)


def _stands_out(ink: Box, field: Box, *, foreign: bool) -> bool:
    """Whether a piece of text stands out of its field; in another program's look its measures are known less well."""
    across, up = OVER, OVER
    if foreign:
        across, up = max(OVER, (ink[2] - ink[0]) * UNSURE_WIDTH), max(OVER, (ink[3] - ink[1]) * UNSURE_HEIGHT)
    return max(field[0] - ink[0], ink[2] - field[2]) > across or max(field[1] - ink[1], ink[3] - field[3]) > up


def _annotation(pdf: OpenPdf, typed: Typed) -> DictionaryObject:
    return dictionary(array(pdf.pages[typed.page - 1].get("/Annots"))[typed.place])


def only_adobe_shows(pdf: OpenPdf) -> bool:
    """Whether the pages hold no more than a request to open the file in Adobe Reader: an XFA form."""
    return true(pdf.catalog.get("/NeedsRendering")) and "/XFA" in dictionary(pdf.catalog.get("/AcroForm"))


def with_looks(content: bytes, unseen: Sequence[Typed], file: str) -> bytes:
    """A PDF → the same, unprotected, in which PDFium has drawn what is typed and not seen, as far as it can.

    Raises:
        DeckError: PDFium cannot open it.
    """
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 – PDFium, for such files only
    from pypdfium2 import raw  # noqa: PLC0415 – as above

    written = BytesIO()
    try:
        pdf = pypdfium2.PdfDocument(content)
        for typed in unseen:
            page = pdf[typed.page - 1]
            annotation = raw.FPDFPage_GetAnnot(page, typed.place)
            if typed.text:
                raw.FPDFAnnot_SetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
            raw.FPDFPage_CloseAnnot(annotation)
            page.close()
        pdf.init_forms()  # from here on a page that is opened gets the looks that its fields lack
        for at in sorted({typed.page for typed in unseen}):
            pdf[at - 1].close()
        pdf.save(written, flags=raw.FPDF_REMOVE_SECURITY)
        pdf.close()
    except pypdfium2.PdfiumError:
        hint = "open it in a viewer, print it to a new PDF and fold that"
        raise DeckError([Problem("is a form, and what is typed in it cannot be drawn", file, hint=hint)]) from None
    return written.getvalue()


def _text(annotation: DictionaryObject) -> str | None:
    """The letters that somebody put there to be seen; an empty text for a tick or mark, None where there is nothing."""
    kind = name(annotation.get("/Subtype"))
    if kind == "FreeText":
        return words(annotation.get("/Contents")) or None
    if kind == "Widget":
        return _value(annotation, inherited(annotation, "/V"), int(number(inherited(annotation, "/Ff"))))
    return "" if kind in NOTES else None


def _value(annotation: DictionaryObject, value: object, flags: int) -> str | None:
    """The same for a field that has a value."""
    said = None
    match name(inherited(annotation, "/FT")):
        case "Tx":
            typed = (data(value) or b"").decode("utf-8", "replace") if isinstance(value, StreamObject) else words(value)
            said = None if not typed.strip() else "" if flags & PASSWORD else typed
        case "Ch":
            chosen = list(array(value)) if isinstance(value, ArrayObject) else [value]
            said = " ".join(filter(None, (_option(annotation, words(each)) for each in chosen))) or None
        case "Btn" if not flags & PUSH_BUTTON:
            states = dictionary(dictionary(annotation.get("/AP")).get("/N"))
            ticked = name(value) not in {"", "Off"} and (not states or f"/{name(value)}" in states)
            said = "" if ticked else None
    return said


def _option(annotation: DictionaryObject, value: str) -> str:
    """What a list shows for a value that can be chosen from it."""
    pairs = (array(option) for option in array(inherited(annotation, "/Opt")))
    return next((words(pair[1]) for pair in pairs if len(pair) > 1 and words(pair[0]) == value), value)


def _field(annotation: DictionaryObject) -> str:
    """The name of a field, with those of the fields it belongs to."""
    parts: list[str] = []
    for _ in range(DEEPEST):
        parts.append(words(annotation.get("/T")))
        annotation = dictionary(annotation.get("/Parent"))
    return ".".join(filter(None, reversed(parts)))


def _drawn(annotation: DictionaryObject, reading: Reading) -> str:
    return "".join(each.text for each in painted_by_annotation(annotation, reading) if each.kind == "text")


def _lacking(text: str, drawn: str) -> str:
    """The letters that are not drawn, each once; one of which nothing tells the character stands for any."""
    text, drawn = (normalize("NFKC", "".join(each.split())) for each in (text, drawn))  # ligatures are their letters
    missing = Counter(text) - Counter(drawn)
    unknown = sum(drawn.count(letter) for letter in UNKNOWN)
    return "" if missing.total() <= unknown else "".join(dict.fromkeys(missing))
