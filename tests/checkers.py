"""A finished PDF → what checkers of accessible PDFs find in it that veraPDF does not look for, and what of that is let stand.

veraPDF tests what the standards say of bytes. These look at what is on a page and at what is said of it: tables without
heads, headings that are no words, running heads that are read out, texts that nobody hears. A checker more is a function
that takes a path, and its row in ``CHECKERS``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import outloud
import pdfua
from msgspec import Struct

from generator.bank import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

FAULTS = {"error", "warning"}
"""How grave a finding of outloud is that counts; the others are hints that leave a file's verdict as it is."""


class Finding(Struct, frozen=True):
    """What a checker finds: the name it has for the rule, what is wrong, and the first texts that show it."""

    rule: str
    what: str
    shown: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}" + "".join(f"; “{text}”" for text in self.shown)


def heard(path: Path) -> Iterator[Finding]:
    """What outloud finds: PDF/UA-1, WCAG 2.2, and whether the words that a reader is given are those of the page."""
    result = outloud.check(str(path))
    if result.error:
        yield Finding("unreadable", result.error)
    for run in result.runs:
        if run.status == "crashed":
            yield Finding(run.rule, f"its rule broke down: {run.reason}")
    for found in result.findings:
        if found.severity in FAULTS:
            yield Finding(found.rule, found.message, tuple(filter(None, (found.evidence or "").split("; "))))


def validated(path: Path) -> Iterator[Finding]:
    """What pdfua finds: a part of PDF/UA-1 and WCAG 2.1, by code of its own."""
    for found in pdfua.validate(str(path)).findings:
        yield Finding(found.rule_id, found.message)


CHECKERS: Mapping[str, Callable[[Path], Iterable[Finding]]] = {"outloud": heard, "pdfua": validated}


class Excuse(Struct, frozen=True):
    """A finding that is let stand.

    Attributes:
        files: a pattern of how the names of its files begin; first of all the product's name.
        rule: the checker's name for what it finds.
        shown: a pattern of the texts that it may show, empty for one that shows none; with another text the finding stands.
        reason: why that is right as it is.
    """

    files: str
    rule: str
    shown: str
    reason: str

    def covers(self, file: str, rule: str, text: str) -> bool:
        """Whether this is said of a rule that shows a text of a file."""
        return rule == self.rule and bool(re.match(self.files, file) and re.fullmatch(self.shown, text))


def _texts(book: str, *names: str) -> str:
    """A pattern of some of a book's general texts in every language that we have; a figure stands for a placeholder."""
    said = {shipped.texts(book, language)[name] for language in shipped.languages() for name in names}
    return "|".join(re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(text)) for text in sorted(said))


def _side_by_side(book: str, *names: str) -> str:
    """A pattern of general texts that stand beside each other on a line, in every language that we have."""
    said = [[re.escape(shipped.texts(book, language)[name]) for name in names] for language in shipped.languages()]
    return "|".join(" ".join(each) for each in said)


def _parts_of_words(*names: str) -> str:
    """A pattern of whole sentences or lines of fixed words, in every language that we have: checkers show lines as they fall."""
    said = {shipped.words(language)[name] for language in shipped.languages() for name in names}
    return "|".join(f"(?=.{{12}}){_some_of(text)}" for text in sorted(said))


def _some_of(text: str) -> str:
    """A pattern of what lies between two spaces of a text."""
    words = [re.escape(word) for word in text.split()]
    starts = (r"\s".join(words[start:end]) for start in range(len(words)) for end in range(start + 3, len(words) + 1))
    return f"(?:{'|'.join(starts)})"


EXCUSES = (
    Excuse(
        "cards-",
        "PAG-001",
        r"(.+?)( \w*\d+)?( \1( \w*\d+)?)+( .*…)?",
        "A line that comes again at the top of sheets is taken for a running head. It is the first row of cards side by "
        "side: the heading of each, or what their backs or the line above their questions say.",
    ),
    Excuse(
        "cards-.*order=stacks",
        "PAG-001",
        r"([^\W\d_][\w ]*? [A-Z]\d+ ?)+",
        "As above, where a deck runs through the stack of sheets: cards of several suits stand in the first row of a sheet.",
    ),
    Excuse(
        "cards-",
        "TAG-002",
        r"(.+?)( · v[\d.]+)?( \1( · v[\d.]+)?)+( .*…)?",
        "The small print at the foot of every card, side by side: the deck’s title, on one card with its version, which "
        "the title and the guide’s cover say, and which would be heard after every question.",
    ),
    Excuse(
        "cards-",
        "TAG-002",
        _parts_of_words("bar"),
        "The words beside the bar of 100 mm are for whoever holds a ruler against it: an aid of production, as the cut "
        "marks are, on the paper that is cut away.",
    ),
    Excuse(
        "cards-",
        "TAG-002",
        r".+ · [\w-]+ · .+ \d+ .+ \d+, .+",
        "The name of a sheet in its margin, with how to turn the paper: for whoever prints and cuts, on paper that is cut away.",
    ),
    Excuse(
        "workbook-",
        "PAG-001",
        rf".+ · \w+|{_texts('workbook', 'notes-title')}",
        "As above: the suit and the id of the card above its question, and the title of pages for notes, of which there "
        "are several.",
    ),
    Excuse(
        "workbook-.*joined",
        "PAG-001",
        ".+",
        "The workbooks of several people in one file: what stands at the top of a page of the first comes again in each.",
    ),
    Excuse(
        "workbook-",
        "TBL-012",
        "",
        "A table to fill in, in a form: the cells below its heads hold fields, which are no text until somebody types.",
    ),
    Excuse(
        "box-.*stock=avery",
        "TBL-014",
        ".+",
        "What looks like a ruled grid is the net of a box: its lines are to cut and to fold, and what stands between them is "
        "on the panels of the box.",
    ),
    Excuse(
        "team-sheets-",
        "PAG-001",
        rf"{_side_by_side('team_sheets', 'cover-team', 'cover-date')}|{_texts('team_sheets', 'contributions-title')}",
        "Each sheet is a page of its own, and lies on a table without the others: the line for the team and the date is to "
        "be filled in on each, and a table of many people goes on on the next sheet, under the same title.",
    ),
    Excuse(
        "team-sheets-",
        "TBL-012",
        "",
        "A table to fill in, in a form: the cells below its heads hold fields, which are no text until somebody types.",
    ),
)
"""What stays reported. A test fails where one of these is no longer found: then take it out."""


def findings(path: Path) -> list[Finding]:
    """What all checkers find in a file."""
    return [finding for checker in CHECKERS.values() for finding in checker(path)]


def excuses(file: str, finding: Finding) -> list[Excuse]:
    """Why a finding in a file of this name is let stand: a reason for each text that it shows, or else none at all."""
    found = [
        next((each for each in EXCUSES if each.covers(file, finding.rule, text)), None)
        for text in finding.shown or ("",)
    ]
    return [each for each in found if each] if all(found) else []
