"""The workbook: pages that a team fills in by hand, for each person and for the team together.

Print it on both sides, and punch, wire-bind or staple it at the left; or print it as a booklet (--booklet): two pages
to a side, to fold in the middle and staple on the fold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path  # noqa: TC003 – the types of options are looked at when the command is made
from typing import TYPE_CHECKING, Literal, get_args

from generator.bank import shipped
from generator.deck.folding import STAPLER_SHEETS, booklet_pages, saddle_stitch, sheets_needed, spread
from generator.deck.selection import held
from generator.files import read_text
from generator.model.bank import PageKind, Question, Ruling
from generator.model.paper import POINTS_PER_MM
from generator.model.problems import DeckError, Problem, Problems
from generator.model.wording import counted
from generator.product import Progress, Report, option
from layouts.book.composer import Composer
from layouts.book.flow import Place
from layouts.book.pages import Book, Frame, Margins
from layouts.cards.card import design_cards
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.workbook.fields import unprintable
from layouts.workbook.pages import Page, Pages
from layouts.workbook.pocket import PreparedPocket, prepare_pocket

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.deck.folding import Spread
    from generator.model.bank import WorkbookPage
    from generator.model.deck import Card, Deck

EXAMPLES = (
    "spiegel workbook",
    "spiegel workbook --lang en --paper a5 --booklet",
    "spiegel workbook --page timeline -o timeline.pdf",
    "spiegel workbook --session short --pocket",
    "spiegel workbook --for person --ruling dots --binding punched",
)

MOST_PAGES = 40
"""Of a workbook, unless a session, certain questions, all of them or pages of the deck's own are asked for."""

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
        DeckError: with every text that cannot be set.
    """
    if options.booklet and options.fillable:
        hint = "leave out --booklet: a form is filled in on a screen, page by page"
        raise DeckError([Problem("a form cannot be folded", where="--fillable", hint=hint)])
    theme = theme_of(deck)
    design = design_cards(deck, shipped.stocks()["poker-a4"], theme)
    composer = Composer(deck, frame(options), theme, design.styles, general_texts(deck, "workbook"))
    pages = Pages(composer, design, options.people, options.ruling, options.pitch, options.name or "")
    cards = _questions(deck, everything=options.all)
    if options.pocket:
        composer.problems += unprintable(deck, design.styles, cards, pocket=True)
        if not cards:
            hint = "choose cards with questions"
            raise DeckError([Problem("no question is left for a pocket booklet", where="--pocket", hint=hint)])
        small = prepare_pocket(composer, design, cards, options.paper)
        _refuse(composer)
        return small
    plan = [
        entry
        for entry in deck.bank.workbook or shipped.workbook_pages()
        if (options.audience in {"both", entry.audience} and options.page in {None, entry.page})
        or (entry.page == "cover" and options.name and options.page is None)
    ]
    _refuse_empty(plan, "leave out --for, or take another page: spiegel list pages")
    asked = options.all or deck.session or deck.selection.picks or deck.bank.workbook
    kept = cards if asked else cards[: _room_for_questions(pages, plan)]
    composer.problems[:0] = unprintable(deck, design.styles, kept)
    ordered = list(_facing(pages, [page for entry in plan for page in pages.of(entry, kept)]))
    _refuse_empty(ordered, "choose cards with questions, or take another page: spiegel list pages")
    if options.booklet and any(page.spread for page in ordered[-2:-1]):  # padding must not part a spread at the end
        ordered += [pages.blank() for _ in range(-len(ordered) % 4)]
    _refuse(composer)
    padding = tuple(pages.blank() for _ in range(-len(ordered) % 4))
    return PreparedWorkbook(deck, composer, tuple(ordered), padding, options, len(cards) - len(kept))


def _room_for_questions(pages: Pages, plan: Sequence[WorkbookPage]) -> int:
    """How many questions a workbook holds that nobody asked more of: those that leave it at most ``MOST_PAGES``."""
    others = sum(1 for entry in plan for _ in pages.of(entry, ()))
    return max(MOST_PAGES - 1 - others, 1)  # one page may be wanted before a spread


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


def _refuse(composer: Composer) -> None:
    if composer.problems:
        raise DeckError(Problems(composer.problems))


def frame(options: Options) -> Frame:
    """The page: its margins by the binding; a booklet is stapled."""
    inner = INNER["stapled" if options.booklet else options.binding]
    small = options.paper == "a5"
    margins = Margins(inner=inner, outer=14 if small else 18, top=20 if small else 24, bottom=18 if small else 22)
    return Frame(paper=options.paper, margins=margins, size=10 if small else 11.5)


def _questions(deck: Deck, *, everything: bool) -> Sequence[Card]:
    """The questions that get a page: those that were chosen, else those of the first session that can be held, or all."""
    questions = [card for card in deck.cards if isinstance(card.content, Question)]
    plans = held(deck)
    if everything or deck.session or deck.selection.picks or not plans:
        return questions
    places = {question.id: place for place, question in enumerate(plans[0].questions)}
    wanted = [card for card in questions if card.id in places]
    return wanted if deck.selection.shuffle else sorted(wanted, key=lambda card: places[card.id])


def _facing(pages: Pages, wanted: Sequence[Page]) -> Iterator[Page]:
    """The pages in order, with a page for notes before a spread that would begin on the right."""
    number = 0
    for page in wanted:
        number += 1
        if page.spread and number % 2 and len(wanted) > 2:  # noqa: PLR2004 – a spread alone faces itself
            yield pages.blank()
            number += 1
        yield page


@dataclass(frozen=True, slots=True)
class PreparedWorkbook:
    """A workbook whose pages are all set; ``padding`` fills the places of a booklet that would stay empty."""

    deck: Deck
    composer: Composer
    pages: tuple[Page, ...]
    padding: tuple[Page, ...]
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
        sheets, on = sheets_needed(count), spread(self.composer.frame.sheet)
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
        deck, composer = self.deck, self.composer
        title = f"{deck.bank.title[deck.language]}: {composer.words('workbook-title')}"
        author = deck.bank.author or deck.bank.title[deck.language]
        description = Description(title, author, deck.language)
        canvas = Canvas(description, fields=self.options.fillable)
        canvas.print_as(spread(composer.frame.sheet).flip if self.options.booklet else "long-edge")
        if self.options.booklet:
            self._draw_folded(canvas, progress)
        else:
            for number, page in progress(enumerate(self.pages, start=1), "drawing pages", len(self.pages)):
                with canvas.page(composer.frame.sheet):
                    canvas.label_page("", number)
                    canvas.outline(composer.words(f"kind-{page.kind}"))
                    with canvas.section("Sect"):
                        self._draw_page(canvas, page, number)
        return canvas.finish()

    def _draw_page(self, canvas: Canvas, page: Page, number: int) -> None:
        """A page from the origin of what is open: running head and number outside, then its blocks."""
        frame = self.composer.frame
        if page.kind not in {"cover", "back"}:
            head = self.composer.words(f"for-{page.audience}")
            Book(frame, self.composer.styles, self.composer.theme, "", ()).draw_furniture(canvas, number, head)
        top = 0.0
        for position, block in enumerate(page.blocks):
            top += block.before if position else 0.0
            block.draw(canvas, Place(frame.left(number), frame.top - top, {}))
            top += block.height

    def _draw_folded(self, canvas: Canvas, progress: Progress) -> None:
        """The sheets of a booklet, each page tagged where it is read, not where it lies on the sheet."""
        places = booklet_pages(len(self.pages))
        on = spread(self.composer.frame.sheet)
        padding = iter(self.padding)
        sections = [canvas.prepare_section() for _ in places]
        sides = saddle_stitch(len(self.pages))
        for side in progress(sides, "drawing sheets", len(sides)):
            with canvas.page(on.sheet):
                canvas.label_page(f"{places[side.left - 1] or '–'}, {places[side.right - 1] or '–'}")
                self._draw_fold(canvas, on, staples=side.sheet == 1 and side.front)
                for place, half in zip((side.left, side.right), on.halves, strict=True):
                    number = places[place - 1]
                    page = next(padding) if number is None else self.pages[number - 1]
                    with (
                        canvas.reopened(sections[place - 1]),
                        canvas.moved(f"1 0 0 1 {half.left * POINTS_PER_MM:.3f} 0 cm"),
                    ):
                        self._draw_page(canvas, page, place)

    def _draw_fold(self, canvas: Canvas, on: Spread, *, staples: bool) -> None:
        marks = [*on.fold_marks(), *(on.staple_marks() if staples else ())]
        with canvas.artifact():
            canvas.stroke(self.composer.theme.lines, 0.35)
            for mark in marks:
                x, y = mark.left * POINTS_PER_MM, (on.sheet.height - mark.top) * POINTS_PER_MM
                canvas.line(x, y, x, y - mark.height * POINTS_PER_MM)
