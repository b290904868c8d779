"""The workbook: pages that a team fills in by hand, for each person and for the team together.

Print it on both sides, and punch, wire-bind or staple it at the left; or print it as a booklet (--booklet): two pages
to a side, to fold in the middle and staple on the fold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path  # noqa: TC003 – the types of options are looked at when the command is made
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from generator.deck.booklet_imposition import STAPLER_SHEETS, booklet_pages, saddle_stitch, sheets_needed, spread
from generator.files import read_text
from generator.model.bank import PageKind, Ruling
from generator.model.paper import POINTS_PER_MM
from generator.model.problems import DeckError, Problem, Problems
from generator.model.wording import counted
from generator.product import Progress, Report, option
from layouts.book.composer import Composer
from layouts.book.design import BookDesign, Margins, PageFormat
from layouts.book.pages import BookPage, draw_page, draw_pages
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.theme.look import Look, check_look
from layouts.theme.theme import Styles
from layouts.workbook.brief import WorkbookBrief
from layouts.workbook.fields import unprintable
from layouts.workbook.pages import ComposedPage, blank_page, pages_of
from layouts.workbook.plan import entries, facing, finished_page, most_questions, question_cards
from layouts.workbook.pocket import PreparedPocket, prepare_pocket

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.deck.booklet_imposition import Spread
    from generator.model.deck import Deck

EXAMPLES = (
    "spiegel workbook",
    "spiegel workbook --lang en --paper a5 --booklet",
    "spiegel workbook --page timeline -o timeline.pdf",
    "spiegel workbook --session short --pocket",
    "spiegel workbook --for person --ruling dots --binding punched",
)

INNER = {"none": 16.0, "punched": 20.0, "wire": 18.0, "stapled": 12.0}
"""mm from the spine to the text area, by binding: 15 to 20 for holes, 10 to 12 for staples on the fold."""

Binding = Literal["none", "punched", "wire", "stapled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a workbook."""

    people: int = option(8, "How many people take part: a row for each where a page has rows.", bounds=(1, 60))
    paper: Literal["a4", "a5", "letter"] = option("a4", "The size of a page.")
    binding: Binding = option("none", "How it is bound: sets the inner margin, mirrored on even pages.")
    ruling: Ruling = option("lines", "What the room to write is ruled with.")
    pitch: float = option(8.0, "Between lines, dots or squares, in mm; 5 to 10 is usual.", bounds=(3, 30))
    audience: Literal["person", "team", "both"] = option(
        "both", "For whom: pages for each person, for the team, or both.", flag="for"
    )
    all: bool = option(default=False, help_="A page for every question, not only for those of a session.")
    page: str | None = option(
        None, "Only this page, such as timeline: see `spiegel list pages`.", lambda: get_args(PageKind)
    )
    booklet: bool = option(default=False, help_="Two pages to a side, to fold and staple.")
    pocket: bool = option(default=False, help_="One sheet with the questions, to fold to a pocket booklet.")
    name: str | None = option(None, "Whose workbook it is: printed on the cover.")
    names: Path | None = option(None, "A text file with a name on each line: one workbook for each of them.")
    fillable: bool = option(default=False, help_="A form to fill in on a screen.")


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedWorkbook | PreparedPocket:  # noqa: ARG001 – it is quick
    """Sets every text and gives every page its place.

    Raises:
        DeckError: with every text that cannot be set; or where no page is left.
    """
    if options.booklet and options.fillable:
        hint = "leave out --booklet: a form is filled in on a screen, page by page"
        raise DeckError([Problem("a form cannot be folded", where="--fillable", hint=hint)])
    theme, problems = theme_of(deck), Problems()
    look = Look(deck, theme, Styles(theme.fonts))
    check_look(look, problems)
    composer = Composer(BookDesign(page_format(options), look), general_texts(deck, "workbook"), problems)
    prepared = (_prepare_pocket if options.pocket else _prepare_pages)(composer, options)
    problems.finish()
    return prepared


def _prepare_pocket(composer: Composer, options: Options) -> PreparedPocket:
    cards = question_cards(composer.deck, everything=options.all)
    if not cards:
        hint = "choose cards with questions"
        raise DeckError([Problem("no question is left for a pocket booklet", where="--pocket", hint=hint)])
    for problem in unprintable(composer.deck, composer.styles, cards, pocket=True):
        composer.problems.add(problem)
    return prepare_pocket(composer, cards, options.paper)


def _prepare_pages(composer: Composer, options: Options) -> PreparedWorkbook:
    deck = composer.deck
    brief = WorkbookBrief(composer, options.people, options.ruling, options.pitch, options.name or "")
    plan = entries(deck, options.audience, options.page, named=bool(options.name))
    _refuse_empty(plan, "leave out --for, or take another page: spiegel list pages")
    cards = question_cards(deck, everything=options.all)
    asked = options.all or deck.session or deck.selection.picks or deck.bank.workbook
    kept = cards if asked else cards[: most_questions(plan)]
    for problem in unprintable(deck, composer.styles, kept):
        composer.problems.add(problem)
    blank = blank_page(brief)
    pages = facing([page for entry in plan for page in pages_of(brief, entry, kept)], blank)
    _refuse_empty(pages, "choose cards with questions, or take another page: spiegel list pages")
    if options.booklet and any(page.spread for page in pages[-2:-1]):  # padding must not part a spread at the end
        pages += [blank] * (-len(pages) % 4)
    places = booklet_pages(len(pages)) if options.booklet else range(1, len(pages) + 1)
    leaves = [
        finished_page(blank if number is None else pages[number - 1], place, composer)
        for place, number in enumerate(places, start=1)
    ]
    title = composer.words("workbook-title").text
    return PreparedWorkbook(composer.design, title, tuple(pages), tuple(leaves), options, len(cards) - len(kept))


def variants(options: Options) -> Sequence[tuple[str, Options]]:
    """One workbook for each name in the file of names, with what its file is called after; or the one that is asked for.

    Raises:
        DeckError: where the file cannot be read, or holds no name.
    """
    if options.names is None:
        return [("", options)]
    lines = read_text(options.names, str(options.names)).splitlines()
    names = list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if not names:
        raise DeckError([Problem("holds no names", file=str(options.names), hint="write one name on each line")])
    parts: list[str] = []
    for name in names:
        part, number = _file_part(name), 1
        while f"-{part}" in parts:
            number += 1
            part = f"{_file_part(name)}-{number}"
        parts.append(f"-{part}")
    return [(part, replace(options, name=name, names=None)) for part, name in zip(parts, names, strict=True)]


def _file_part(name: str) -> str:
    """A name as part of a file's name: its letters and digits, a hyphen for the rest."""
    return "".join(character if character.isalnum() else "-" for character in name).strip("-").lower() or "name"


def _refuse_empty(left: Sequence[object], hint: str) -> None:
    if not left:
        raise DeckError([Problem("no page is left of the workbook", where="--page", hint=hint)])


def page_format(options: Options) -> PageFormat:
    """The page: its margins by the binding; a booklet is stapled."""
    inner = INNER["stapled" if options.booklet else options.binding]
    small = options.paper == "a5"
    margins = Margins(inner=inner, outer=14 if small else 18, top=20 if small else 24, bottom=18 if small else 22)
    return PageFormat(paper=options.paper, margins=margins, size=10 if small else 11.5)


class PreparedWorkbook(Struct, frozen=True):
    """A workbook whose pages are decided to the last mark.

    Attributes:
        design: of all pages.
        title: what such a book is called in its language.
        pages: in the order in which they are read.
        leaves: the same as they are drawn; of a booklet one for each of its places, those between the last pages blank.
        options: how it was asked for.
        left_out: how many questions have no page.
    """

    design: BookDesign
    title: str
    pages: tuple[ComposedPage, ...]
    leaves: tuple[BookPage, ...]
    options: Options
    left_out: int = 0

    @property
    def report(self) -> Report:
        """How many pages and sheets, and how to print, fold and bind them."""
        count, paper = len(self.pages), self.options.paper
        if not self.options.booklet:
            made = f"a workbook of {counted(count, 'page')}"
            sides = "on one side" if count == 1 else "on both sides, flip on the long edge"
            return Report(made, (f"print on {paper.capitalize()} at actual size (100 %), {sides}", *self._omissions()))
        sheets, on = sheets_needed(count), spread(self.design.page.sheet)
        lines = [on.how(), on.folding(sheets), *self._omissions()]
        if sheets > STAPLER_SHEETS:
            lines.append(
                f"an office stapler takes {STAPLER_SHEETS} sheets: this is more, so have it bound, or print fewer pages"
            )
        return Report(f"a workbook of {count} pages on {counted(sheets, 'sheet')}, to fold", tuple(lines))

    def _omissions(self) -> Iterator[str]:
        """What the workbook leaves out to stay handy."""
        if self.left_out:
            yield f"{self.left_out} of the questions are left out: --all prints every one, --session those of a session"

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck = self.design.look.deck
        title = deck.bank.title[deck.language]
        description = Description(f"{title}: {self.title}", deck.bank.author or title, deck.language)
        canvas = Canvas(description, fields=self.options.fillable)
        canvas.print_as(spread(self.design.page.sheet).flip if self.options.booklet else "long-edge")
        if self.options.booklet:
            self._draw_folded(canvas, progress)
        else:
            draw_pages(canvas, self.leaves, self.design, progress, role="Sect")
        return canvas.finish()

    def _draw_folded(self, canvas: Canvas, progress: Progress) -> None:
        """The sheets of a booklet, each page tagged where it is read, not where it lies on the sheet."""
        on, places = spread(self.design.page.sheet), booklet_pages(len(self.pages))
        sections = [canvas.prepare_section() for _ in self.leaves]
        sides = saddle_stitch(len(self.pages))
        for side in progress(sides, "drawing sheets", len(sides)):
            with canvas.page(on.sheet):
                canvas.label_page(f"{places[side.left - 1] or '–'}, {places[side.right - 1] or '–'}")
                self._draw_fold(canvas, on, staples=side.sheet == 1 and side.front)
                for place, half in zip((side.left, side.right), on.halves, strict=True):
                    moved = canvas.moved(f"1 0 0 1 {half.left * POINTS_PER_MM:.3f} 0 cm")
                    with canvas.reopened(sections[place - 1]), moved:
                        draw_page(canvas, self.leaves[place - 1], self.design, {})

    def _draw_fold(self, canvas: Canvas, on: Spread, *, staples: bool) -> None:
        marks = [*on.fold_marks(), *(on.staple_marks() if staples else ())]
        with canvas.artifact():
            canvas.stroke(self.design.theme.lines, 0.35)
            for mark in marks:
                x, y = mark.left * POINTS_PER_MM, (on.sheet.height - mark.top) * POINTS_PER_MM
                canvas.line(x, y, x, y - mark.height * POINTS_PER_MM)
