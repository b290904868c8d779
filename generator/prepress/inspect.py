"""A finished PDF → what it holds, and what a printer, a print shop or a screen reader would trip over.

This module and the package ``preflight`` are the room of pypdf. Places are mm from the paper's top-left corner, as
everywhere in Spiegel. Nothing here writes.
"""

from __future__ import annotations

import logging
import struct
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from generator.files import FINISHED, read_bytes
from generator.model.paper import DUPLEX
from generator.model.problems import DeckError, Problem
from generator.prepress.preflight.duplex import missed_backs
from generator.prepress.preflight.marks import Reading
from generator.prepress.preflight.objects import array, dictionary, name, words
from generator.prepress.preflight.pages import Pages, frame, marks
from generator.prepress.preflight.report import Finding, Findings, FormField, Inspection, Printing, as_json, describe
from generator.prepress.preflight.tags import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pypdf.generic import DictionaryObject

    from generator.model.paper import Flip, Rect
    from generator.prepress.preflight.duplex import Side

__all__ = [
    "Finding",
    "Inspection",
    "Text",
    "as_json",
    "describe",
    "duplex_faults",
    "inspect",
    "inspect_all",
    "positions",
]

FEW = 5  # repairs are told one by one
EDGE = 1024  # bytes at either end of a file where readers look for its header and its end
FIELDS = {"Tx": "text", "Btn": "button", "Ch": "choice", "Sig": "signature"}
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What pypdf lets out when a file is not what it says it is."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is shown, the rectangle around its ink (None where it has none), and the tag it is under."""

    text: str
    area: Rect | None
    tag: str
    mcid: int | None


def inspect(path: Path, *, flip: Flip | None = None) -> Inspection:
    """Everything there is to say about a PDF.

    Args:
        path: the file.
        flip: the edge about which the printer turns the paper; without it, as the file asks, else the long edge.

    Raises:
        DeckError: there is no such file, it is no PDF, it is cut short or broken, or it needs a password.
    """
    with opened(path) as (reader, warnings):
        findings = Findings()
        catalog = reader.root_object
        info = dictionary(reader.trailer.get("/Info"))
        title = words(info.get("/Title"))
        tagging = structure(catalog, title, findings)
        pages = Pages(findings, tagging.owned if tagging.tagged else None)
        for at, page in enumerate(reader.pages, start=1):
            pages.read(page, at)
        fields, printing = _fields(reader), _printing(catalog)
        _add_misses(findings, pages.sides, printing, flip)
        nested = all(finding.kind != "wrong-box" for finding in findings.all())
        unnamed = [item.name for item in fields if tagging.tagged and not item.tooltip]
        _add_file_faults(findings, reader, warnings, unnamed)
        return Inspection(
            file=str(path),
            version=words(catalog.get("/Version")).removeprefix("/") or reader.pdf_header.removeprefix("%PDF-"),
            encrypted=reader.is_encrypted,
            pages=len(pages.sides),
            sizes=pages.page_sizes(),
            boxes=dict(pages.boxes),
            boxes_nested=nested,
            fonts=pages.fonts(),
            tags=replace(tagging.tags, untagged_marks=pages.untagged),
            claims=tagging.claims,
            printing=printing,
            bookmarks=_many(reader.outline),
            page_labels="/PageLabels" in catalog,
            fields=fields,
            title=title,
            author=words(info.get("/Author")),
            findings=findings.all(),
            notes=_notes(pages, tagging.claims, printing),
        )


def inspect_all(paths: Sequence[Path]) -> tuple[Inspection, ...]:
    """Several files → what each holds.

    Raises:
        DeckError: with the problems of all files that cannot be read.
    """
    found: list[Inspection] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(inspect(path))
        except DeckError as error:
            problems += error.problems
    if problems:
        raise DeckError(problems)
    return tuple(found)


def duplex_faults(path: Path, flip: Flip | None = None) -> tuple[Finding, ...]:
    """The backs of a deck that miss their fronts; none for a file that holds no fronts and backs of cards.

    A card's front is known by a form whose name starts with ``front`` drawn over its cell, a back by ``back``.

    Args:
        path: the file.
        flip: the edge about which the printer turns the paper; without it, as the file asks, else the long edge.

    Raises:
        DeckError: as for ``inspect``.
    """
    return tuple(finding for finding in inspect(path, flip=flip).findings if finding.kind == "shifted-back")


def positions(path: Path, page: int) -> tuple[Text, ...]:
    """Every text on a page, counted from 1, in the order of painting.

    Raises:
        DeckError: as for ``inspect``, and for a page that the file does not have.
    """
    with opened(path) as (reader, _):
        if not 1 <= page <= len(reader.pages):
            raise DeckError([Problem(f"has no page {page}", file=str(path), hint=f"it has {len(reader.pages)}")])
        found = reader.pages[page - 1]
        here = frame(found)
        shown = [mark for mark in marks(found, Reading()) if mark.kind == "text" and mark.glyphs]
        return tuple(
            Text(mark.text, here.rect(mark.box) if mark.box else None, mark.tag.name, mark.tag.mcid) for mark in shown
        )


@contextmanager
def opened(path: Path) -> Iterator[tuple[PdfReader, list[str]]]:
    """The file, open for reading, and a list that fills with what had to be repaired on the way."""
    try:
        with _heard() as warnings:
            yield PdfReader(BytesIO(_content(path))), warnings
    except (FileNotDecryptedError, DependencyError) as locked:
        raise _refused(path, "is encrypted, so nobody can look into it", "save it without a password") from locked
    except LimitReachedError as beyond:
        raise _refused(path, f"is larger than any deck, and is not read to its end: {beyond}") from beyond
    except BROKEN as broken:
        said = f" ({broken})" if isinstance(broken, PyPdfError) else ""
        raise _refused(path, f"is broken: its parts do not fit together{said}", "make it anew") from broken


def _content(path: Path) -> bytes:
    """The bytes of a file that looks like a PDF from both ends."""
    content = read_bytes(path, str(path), FINISHED)
    if b"%PDF-" not in content[:EDGE]:
        raise _refused(path, "is not a PDF")
    if b"%%EOF" not in content[-EDGE:]:
        raise _refused(path, "is cut short: the mark at the end of a PDF is missing", "copy or make it anew")
    return content


def _refused(path: Path, what: str, hint: str = "") -> DeckError:
    return DeckError([Problem(what, file=str(path), hint=hint)])


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What pypdf says while it repairs a file, kept from the terminal."""
    heard: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagated


def _add_misses(findings: Findings, sides: Sequence[Side], printing: Printing, flip: Flip | None) -> None:
    """The backs that miss their fronts; a file that asks to be printed on one side has none."""
    asked = {duplex: edge for edge, duplex in DUPLEX.items()}
    if printing.duplex == "Simplex" and flip is None:
        return
    for miss in missed_backs(sides, flip or asked.get(printing.duplex, "long-edge")):
        by = max(abs(miss.right), abs(miss.down))
        findings.add("shifted-back", miss.what, miss.page, by or None)


def _add_file_faults(findings: Findings, reader: PdfReader, repairs: Sequence[str], unnamed: Sequence[str]) -> None:
    if not reader.pages:
        findings.add("no-pages", "the file has no pages")
    if reader.is_encrypted:
        findings.add("encrypted", "the file is encrypted: print shops send such files back")
    for field in unnamed:
        findings.add("unnamed-field", f"the field {field} has no tooltip: a screen reader cannot say what it is for")
    different = list(dict.fromkeys(repairs))
    for repair in different[:FEW]:
        findings.add("damaged", f"the file had to be repaired to be read: {repair}")
    if len(different) > FEW:
        findings.add("damaged", f"the file had to be repaired to be read: {len(different) - FEW} more faults")


def _printing(catalog: DictionaryObject) -> Printing:
    hints = dictionary(catalog.get("/ViewerPreferences"))
    intents = [dictionary(item) for item in array(catalog.get("/OutputIntents"))]
    said = [
        words(intent.get("/Info")) or words(intent.get("/OutputConditionIdentifier")) or name(intent.get("/S"))
        for intent in intents
    ]
    return Printing(name(hints.get("/PrintScaling")), name(hints.get("/Duplex")), ", ".join(said))


def _fields(reader: PdfReader) -> tuple[FormField, ...]:
    found = reader.get_fields() or {}
    return tuple(
        FormField(str(key), FIELDS.get(name(field.get("/FT")), "unknown"), words(field.get("/TU")))
        for key, field in found.items()
        if "/FT" in field
    )


def _many(outline: Sequence[object]) -> int:
    """How many bookmarks there are in a nested list of them."""
    return sum(_many(item) if isinstance(item, list) else 1 for item in outline)


def _notes(pages: Pages, claims: Sequence[str], printing: Printing) -> tuple[str, ...]:
    """What is no fault, and good to know."""
    notes = [
        f"the font {font.name} is named and not embedded, though no text uses it"
        for font in pages.fonts()
        if not font.pages and not font.embedded
    ]
    if len(pages.sizes) > 1:
        notes.append("the pages are of different sizes: print them from trays that hold each")
    if any(claim.startswith("PDF/A") for claim in claims) and not printing.output_intent:
        notes.append("claims PDF/A without an output intent, which it needs for colours that name no profile")
    return tuple(notes)
