"""A finished PDF → what it holds, and what a printer, a print shop or a screen reader would trip over.

The package ``preflight`` looks at the parts. Places are mm from the paper's top-left corner, as everywhere in Spiegel.
Nothing here writes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.paper import DUPLEX
from generator.model.printer import MADE_UP_FOR
from generator.model.problems import DeckError, Problem
from generator.prepress.objects import TooLargeError, array, dictionary, library, name, number, words
from generator.prepress.opening import opened
from generator.prepress.preflight.described import as_json, describe
from generator.prepress.preflight.duplex import missed_backs
from generator.prepress.preflight.limits import USUAL
from generator.prepress.preflight.pages import PageChecks
from generator.prepress.preflight.print_checks import PrintChecks
from generator.prepress.preflight.report import (
    Finding,
    FindingCollector,
    FormField,
    PreflightReport,
    Printing,
    count,
)
from generator.prepress.preflight.tags import structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pypdf.generic import DictionaryObject

    from generator.prepress.opening import OpenPdf
    from generator.prepress.preflight.duplex import CardPage

__all__ = ["Finding", "PreflightReport", "as_json", "describe", "inspect", "inspect_all"]

FEW = 5  # repairs are told one by one
MOST_PAGES = 10_000
"""Pages that are looked at, some 0.1 ms each; 10,000 cards lie on 2,500."""

FIELDS = {"Tx": "text", "Btn": "button", "Ch": "choice", "Sig": "signature"}


OF_MOVED_PAGES = frozenset({"scaled-cards", "shifted-back"})
"""What is found in a file that makes up for a printer because it does so."""

MOVED = ": where backs lie and how large cards are was not checked, as both come right on that printer alone"


def inspect(path: Path) -> PreflightReport:
    """Everything there is to say about a PDF.

    Raises:
        DeckError: there is no such file, it is no PDF, it is cut short or broken, or it needs a password.
    """
    with opened(path) as pdf:
        findings = FindingCollector()
        title = words(pdf.info.get("/Title"))
        tagging = structure(pdf.catalog, title, findings)
        printing = _printing(pdf.catalog)
        printed = PrintChecks(printing, USUAL)
        pages = PageChecks(findings, tagging.owned if tagging.tagged else None, printed, USUAL)
        unread = _read_pages(pdf, pages)
        fields = _fields(pdf)
        _add_misses(findings, pages.card_pages, printing)
        noted = printed.finish(findings, pages.card_pages)
        nested = all(finding.kind != "wrong-box" for finding in findings.all())
        bookmarks = _bookmarks(pdf)
        _add_file_faults(findings, pdf, [item.name for item in fields if tagging.tagged and not item.tooltip])
        return PreflightReport(
            file=pdf.file,
            version=pdf.version,
            encrypted=pdf.protected,
            pages=len(pdf.pages),
            sizes=pages.page_sizes(),
            boxes=dict(pages.boxes),
            boxes_nested=nested,
            cards=printed.sizes.sizes(),
            bar=printed.sizes.bar,
            fonts=pages.fonts(),
            smallest_text=printed.smallest_text,
            colours=printed.colours(),
            tags=replace(tagging.tags, untagged_marks=pages.untagged),
            claims=tagging.claims,
            printing=printing,
            bookmarks=bookmarks,
            page_labels="/PageLabels" in pdf.catalog,
            fields=fields,
            title=title,
            author=words(pdf.info.get("/Author")),
            findings=_meant(findings.all(), pdf),
            notes=(*_notes(pdf, pages, tagging.claims, printing), *noted),
            unchecked=(*unread, *printed.unchecked(pages.card_pages), *_moved(pdf)),
        )


def _read_pages(pdf: OpenPdf, checks: PageChecks) -> tuple[str, ...]:
    """Looks at the pages, as many as may be; which ones it did not look at, and why, or nothing where it did at all.

    Raises:
        TooLargeError: the first page alone is too much.
        DamagedError: a page cannot be read.
    """
    for at, page in enumerate(pdf.pages[:MOST_PAGES], start=1):
        try:
            checks.read(page, at)
        except TooLargeError as beyond:
            if at == 1:
                raise
            return (f"{_from(at, pdf)} ({beyond}: to have them looked at, make PDFs of fewer pages)",)
    if len(pdf.pages) > MOST_PAGES:
        return (f"{_from(MOST_PAGES + 1, pdf)} (only the first {MOST_PAGES:,} pages of a file are looked at)",)
    return ()


def _from(first: int, pdf: OpenPdf) -> str:
    """``pages 10001–12000``: those from there to the last."""
    last = len(pdf.pages)
    return f"page {last}" if last == first else f"pages {first}–{last}"


def _moved(pdf: OpenPdf) -> tuple[str, ...]:
    """What was not checked as the pages make up for a printer; nothing where they do not."""
    said = words(pdf.info.get("/Keywords"))
    return (said + MOVED,) if said.startswith(MADE_UP_FOR) else ()


def _meant(findings: tuple[Finding, ...], pdf: OpenPdf) -> tuple[Finding, ...]:
    """The findings without those that a file has because it makes up for a printer."""
    return tuple(each for each in findings if each.kind not in OF_MOVED_PAGES) if _moved(pdf) else findings


def inspect_all(paths: Sequence[Path]) -> tuple[PreflightReport, ...]:
    """Several files → what each holds.

    Raises:
        DeckError: with the problems of all files that cannot be read.
    """
    found: list[PreflightReport] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(inspect(path))
        except DeckError as error:
            problems += error.problems
    if problems:
        raise DeckError(problems)
    return tuple(found)


def _add_misses(findings: FindingCollector, pages: Sequence[CardPage], printing: Printing) -> None:
    """The backs that miss their fronts when the paper is turned as the file asks; printed on one side there are none."""
    if printing.duplex == "Simplex":
        return
    asked = {duplex: flip for flip, duplex in DUPLEX.items()}
    for miss in missed_backs(pages, asked.get(printing.duplex, "long-edge")):
        by = max(abs(miss.right), abs(miss.down))
        findings.add("shifted-back", miss.what, miss.page, by or None)


def _add_file_faults(findings: FindingCollector, pdf: OpenPdf, unnamed: Sequence[str]) -> None:
    if not pdf.pages:
        findings.add("no-pages", "the file has no pages")
    if pdf.protected:
        findings.add("encrypted", "the file is encrypted: print shops send such files back")
    for field in unnamed:
        findings.add("unnamed-field", f"the field {field} has no tooltip: a screen reader cannot say what it is for")
    different = list(dict.fromkeys(pdf.repairs))
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
    copies = int(number(hints.get("/NumCopies"), 1))
    return Printing(name(hints.get("/PrintScaling")), name(hints.get("/Duplex")), ", ".join(said), copies)


def _fields(pdf: OpenPdf) -> tuple[FormField, ...]:
    found = library(pdf.reader.get_fields) or {}
    return tuple(
        FormField(str(key), FIELDS.get(name(field.get("/FT")), "unknown"), words(field.get("/TU")))
        for key, field in found.items()
        if "/FT" in field
    )


def _bookmarks(pdf: OpenPdf) -> int:
    """How many bookmarks there are, at all levels. pypdf makes 3 kB of each, with the place that it leads to."""
    waiting = [dictionary(dictionary(pdf.catalog.get("/Outlines")).get("/First"))]
    met: dict[int, DictionaryObject] = {}
    while waiting:
        item = waiting.pop()
        if item and id(item) not in met:
            met[id(item)] = item  # held, so that no other gets its place in memory
            waiting += [dictionary(item.get("/First")), dictionary(item.get("/Next"))]
    return len(met)


def _notes(pdf: OpenPdf, pages: PageChecks, claims: Sequence[str], printing: Printing) -> tuple[str, ...]:
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
    if pdf.trailing:
        notes.append(f"{count(pdf.trailing, 'byte')} behind the end of the PDF: readers pass over them")
    return tuple(notes)
