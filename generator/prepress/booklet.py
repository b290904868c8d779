"""Any finished PDF → its pages two to a side, ready to print, fold and staple: one more PDF.

Every page is drawn as it looks, turned and cropped as its file says, with what stands in its form fields and notes.
What only a screen uses is left behind: links, bookmarks, and the tags that a screen reader needs. So the booklet is
for the printer, and the file that it was made from stays the one to hand on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.deck import booklet_imposition
from generator.files import (
    PDF,
    Target,
    is_pdf,
    made_by_spiegel,
    never,
    renamed,
    same_file,
    target_problems,
    write_whole,
)
from generator.model.paper import PAPERS
from generator.model.paper_names import ALIKE
from generator.model.problems import DeckError, Problem
from generator.model.wording import quote
from generator.prepress import form_fields, objects
from generator.prepress.booklet_drawing import PRODUCER, drawn
from generator.prepress.opening import opened, reopened
from generator.prepress.preflight.report import count, spans
from generator.prepress.source_pages import fitted
from generator.prepress.weight import check_weight
from generator.product import Made, Report, silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.files.targets import MayReplace
    from generator.prepress.form_fields import Typed
    from generator.prepress.opening import OpenPdf
    from generator.prepress.source_pages import Fitting
    from generator.product import Progress

FEW = 3
"""Sizes and fields that a message names one by one."""

MOST_PAGES = 4_000
"""Pages of a booklet: 1,000 sheets in one another, fifty times what an office stapler takes. A deck of 2,000 questions has
a guide of some 500 pages; workbooks for many people are laid two to a sheet where they are made, a booklet each."""

LOOK = "look at these pages of the booklet before you print"

ANEW = "open it in a PDF viewer, print it to a new PDF and fold that"


def _is_ours(path: Path) -> bool:
    if not made_by_spiegel(path):
        return False
    try:
        with opened(path) as pdf:
            return objects.words(pdf.info.get("/Producer")) == PRODUCER
    except DeckError:
        return False


BOOKLET = Target(
    "guide-booklet.pdf", _is_ours, "is no PDF", "choose another name with -o", is_pdf, "is no booklet made by Spiegel"
)
"""What a booklet may replace in a place that nobody named: an earlier one."""


class Folded(Struct, frozen=True):
    """The booklet that was made, how many pages it shows on how many sheets, and what to look out for."""

    made: Made
    pages: int
    sheets: int
    warnings: tuple[Problem, ...]


def beside(source: Path) -> Path:
    """Where the booklet of a file goes unless another place is asked for: beside it, as ``NAME-booklet.pdf``."""
    return renamed(source, "-booklet").with_suffix(".pdf")


def fold(
    source: Path,
    target: Path | None = None,
    paper: str | None = None,
    progress: Progress = silent,
    may_replace: MayReplace = never,
) -> Folded:
    """Makes a booklet of a PDF.

    Args:
        source: the PDF. Pages of several sizes are scaled alike; one on its side among others that stand is turned.
        target: the file to make; without it ``beside`` says where.
        paper: the sheet to print on, a name in ``PAPERS``; pages that are too large are scaled down to half of it.
            Without it a sheet is as large as two pages side by side.
        progress: shows how far the drawing is.
        may_replace: asked of a PDF in the way that is none of ours.

    Raises:
        DeckError: with all problems; nothing is written then.
    """
    kind, target = (BOOKLET, beside(source)) if target is None else (PDF, target)
    problems = [] if same_file(target, source) else target_problems(target, kind, may_replace)
    if same_file(target, source):
        problems.append(Problem("is the file to fold, and would be lost", str(target), hint="choose another name"))
    try:
        with opened(source) as pdf:
            content, folded = _folded_with_fields(pdf, target, paper, progress)
    except DeckError as error:
        raise DeckError([*problems, *error.problems]) from error
    if problems:
        raise DeckError(problems)
    write_whole(target, content)
    return folded


def _folded_with_fields(pdf: OpenPdf, target: Path, paper: str | None, progress: Progress) -> tuple[bytes, Folded]:
    """The booklet, once every field shows what is typed in it."""
    if (many := len(pdf.pages)) > MOST_PAGES:
        what = f"has {many:,} pages, and a booklet {MOST_PAGES:,} at most: they are folded into one another"
        hint = "print some of its pages to a PDF of their own, and fold that"
        raise DeckError([Problem(what, pdf.file, hint=hint)])
    if form_fields.only_adobe_shows(pdf):
        hint = "open it in Adobe Reader, print it to a new PDF and fold that"
        raise DeckError([Problem("is a form of a kind (XFA) that only Adobe Reader shows", pdf.file, hint=hint)])
    check_weight(pdf)
    typed = form_fields.typed_in(pdf)
    said = [*_said_of_protection(pdf), *_said_of_what_is_left_out(pdf, typed)]
    seen, unseen = ([each for each in typed if each.printed and each.shown is shown] for shown in (True, False))
    said += _said_of_looks(pdf, seen)
    if not unseen:
        return _folded(pdf, target, paper, progress, said, pdf.repairs)
    with reopened(form_fields.with_looks(pdf.content, unseen, pdf.file), pdf.file) as shown:
        _refuse_what_is_lost(shown, unseen)
        said += _said_of_looks(shown, unseen)
        return _folded(shown, target, paper, progress, said, pdf.repairs)


def _refuse_what_is_lost(pdf: OpenPdf, unseen: Sequence[Typed]) -> None:
    lost = [(each, missing) for each in unseen if (missing := form_fields.lost(pdf, each)) is not None]
    if lost:
        letters = "".join(dict.fromkeys("".join(missing for _, missing in lost)))
        why = f"there are no letters for {quote(letters)} here" if letters else "the file does not hold how it looks"
        what = f"{_named([each for each, _ in lost])} would be lost: {why}"
        raise DeckError([Problem(what, pdf.file, hint=ANEW)])


def _folded(
    pdf: OpenPdf,
    target: Path,
    paper: str | None,
    progress: Progress,
    said: Sequence[Problem],
    repairs: Sequence[str],
) -> tuple[bytes, Folded]:
    fitting = fitted(pdf, paper)
    content = drawn(pdf, fitting, progress)
    many, sheets = len(fitting.pages), booklet_imposition.sheets_needed(len(fitting.pages))
    report = Report(_summary(many, sheets), tuple(_printing(fitting, sheets, paper)))
    warnings = (*_said_of_sizes(fitting, pdf.file), *said, *_said_of_paper(sheets, pdf.file, repairs))
    return content, Folded(Made(target, report), many, sheets, warnings)


# ----------------------------------------------------------------------------------------------- what is said of it


def _summary(pages: int, sheets: int) -> str:
    padding = 4 * sheets - pages
    where = "before the last page" if pages > 1 else "after it"
    blank = f", {count(padding, 'blank page')} {where}" if padding else ""
    return f"{count(pages, 'page')} on {count(sheets, 'sheet')}{blank}"


def _printing(fitting: Fitting, sheets: int, paper: str | None) -> Iterator[str]:
    on, page = fitting.on, fitting.groups[0].size
    yield on.how()
    yield on.folding(sheets)
    if page.width > page.height:
        yield "the pages are wider than high: the fold is at their short left edge"
    if paper is None and on.sheet.width > PAPERS["a4"].height + ALIKE:
        yield "to print on smaller sheets, --paper a4 or --paper letter scales the pages down"


def _said_of_sizes(fitting: Fitting, file: str) -> Iterator[Problem]:
    """That pages are of different sizes, and which; that some are turned."""
    usual, *others = fitting.groups
    if others:
        named = [
            f"{spans(group.pages)} {_is(group.pages)} {booklet_imposition.in_mm(group.size)}" for group in others[:FEW]
        ]
        more = f", and {count(len(others) - FEW, 'more size')}" if len(others) > FEW else ""
        what = (
            f"has pages of different sizes: most are {booklet_imposition.in_mm(usual.size)}, {', '.join(named)}{more}"
        )
        hint = "each lies in the middle of its half, and none is scaled: look whether that will do"
        if round(fitting.on.scale, 3) < 1:
            hint = f"all are scaled to {fitting.on.scale * 100:.1f} % alike, each in the middle of its half"
            if larger := sorted({page for group in fitting.largest if group is not usual for page in group.pages}):
                hint += f"; to have them larger, take out or shrink the largest ({spans(larger)})"
        yield Problem(what, file, hint=hint)
    if fitting.turned:
        lies = "lies on its side, and is" if len(fitting.turned) == 1 else "lie on their sides, and are"
        yield Problem(f"{spans(fitting.turned)} {lies} turned a quarter to the left, to lie as the others do", file)


def _is(pages: Sequence[int]) -> str:
    return "is" if len(pages) == 1 else "are"


def _said_of_protection(pdf: OpenPdf) -> Iterator[Problem]:
    if pdf.protected:
        hint = "print it and hand it on only if you may"
        yield Problem("is protected by its owner, and the booklet is not", pdf.file, hint=hint)


def _said_of_what_is_left_out(pdf: OpenPdf, typed: Sequence[Typed]) -> Iterator[Problem]:
    """What one sees on a screen and not on paper."""
    if screen := [each for each in typed if not each.printed]:
        what = f"{_named(screen)} is for screens only, as the file says: it is left out, as in print"
        hint = "if it belongs on paper, set it to be printed in the program that it was made with"
        yield Problem(what, pdf.file, hint=hint)


def _said_of_looks(pdf: OpenPdf, typed: Sequence[Typed]) -> Iterator[Problem]:
    """What is typed and not all to be seen in the looks that a file has: it is printed as it is seen."""
    texts = [each for each in typed if each.field and each.text]
    if cut := [each for each in texts if form_fields.cut_off(pdf, each)]:
        what = f"{_named(cut)} is longer than its field: the rest is cut off, as in print"
        yield Problem(what, pdf.file, hint=LOOK)
    lacking = [(each, missing) for each in texts if (missing := form_fields.lost(pdf, each))]
    if lacking:
        letters = "".join(dict.fromkeys("".join(missing for _, missing in lacking)))
        who = "the program that filled it in had no letters for them"
        what = f"{_named([each for each, _ in lacking])} may show without {quote(letters)}: {who}"
        yield Problem(what, pdf.file, hint=LOOK)


def _named(typed: Sequence[Typed]) -> str:
    """``what is typed in 3 fields (“name”, “date” and “place”; pages 1–2) and marked on page 3``."""
    fields, notes = ([each for each in typed if bool(each.field) is wanted] for wanted in (True, False))
    said = []
    if fields:
        names = ", ".join(quote(each.field) for each in fields[:FEW]) + (", …" if len(fields) > FEW else "")
        said.append(f"typed in {count(len(fields), 'field')} ({names}; {_pages_of(fields)})")
    if notes:
        said.append(f"marked on {_pages_of(notes)}")
    return f"what is {' and '.join(said)}"


def _pages_of(typed: Sequence[Typed]) -> str:
    return spans(sorted({each.page for each in typed}))


def _said_of_paper(sheets: int, file: str, repairs: Sequence[str]) -> Iterator[Problem]:
    if sheets > booklet_imposition.STAPLER_SHEETS:
        hint = "split the file into two booklets, or have this one stapled at a copy shop"
        what = f"makes {sheets} sheets, and an office stapler takes about {booklet_imposition.STAPLER_SHEETS}"
        yield Problem(what, file, hint=hint)
    if repairs:
        hint = "look at every page of the booklet before you print"
        yield Problem("is damaged, and was repaired as well as may be", file, hint=hint)
