"""The workbook: a booklet to write in for each person, that nobody collects.

Its pages are A5, two to a side of A4: print it on both sides, fold it in the middle and staple it on the fold. Pages of A4
or Letter are punched, wire-bound or stapled at the left. What the team fills in together is on the team sheets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.names import ListedName
from generator.model.problems import DeckError, Problem, Problems
from generator.product import Prepared, Progress, Several, Variant
from layouts.book.composer import Composer
from layouts.book.design import ENLARGED, BookDesign, Margins, PageFormat, large_print, refuse_small_paper
from layouts.pdf.form import field_style
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.theme.look import Look, check_look
from layouts.theme.styles import styles_of
from layouts.workbook.fields import unprintable
from layouts.workbook.joined import JoinedWorkbooks
from layouts.workbook.naming import STAND_IN, Naming
from layouts.workbook.options import FOLDED, Options, refuse_contradictions
from layouts.workbook.pages import notes_page, pages_of
from layouts.workbook.plan import (
    SHEET,
    entries,
    filled_up,
    finished_page,
    most_questions,
    pages_for_questions,
    question_cards,
)
from layouts.workbook.pocket import PreparedPocket, prepare_pocket
from layouts.workbook.prepared import PreparedWorkbook
from layouts.workbook.teams import of_the_team, sheets_instead
from layouts.writing.brief import Brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Deck
    from layouts.workbook.pages import ComposedPage

__all__ = ("EXAMPLES", "Options", "PreparedWorkbook", "prepare", "prepare_all")

EXAMPLES = (
    "spiegel workbook",
    "spiegel workbook --lang en --paper a4",
    "spiegel workbook --page story -o story.pdf",
    "spiegel workbook --session short --pocket",
    "spiegel workbook --names team.xlsx --joined",
    "spiegel workbook --ruling dots --paper a4 --binding punched",
)

INNER = {"none": 16.0, "punched": 20.0, "wire": 18.0, "stapled": 12.0}
"""mm from the spine to the text area, by binding: 15 to 20 for holes, 10 to 12 for staples on the fold."""

POCKET_PITCH = 7.0
"""mm between the lines of a pocket booklet, which is small."""

TYPED = 0.9
"""The size of what is typed in a form, as a part of that of running text."""


def prepare(deck: Deck, options: Options, progress: Progress) -> Prepared:
    """Sets every text and gives every page its place.

    Raises:
        DeckError: with every text that cannot be set; or where no page is left.
    """
    refuse_contradictions(options)
    if of_the_team(options):
        return sheets_instead(deck, options, progress)
    composer = _composer(deck, options)
    if options.pocket:
        pocket = _prepare_pocket(composer, options)
        composer.problems.finish()
        return pocket
    book = _prepare_pages(composer, options)
    composer.problems.finish()
    if options.name is None:
        return book
    named = Naming(book, "--name").with_name(ListedName(options.name, cell="--name"))
    if isinstance(named, Problem):
        raise DeckError([named])
    return named


def prepare_all(deck: Deck, options: Options, progress: Progress) -> Several:
    """The workbook, or one for each name of a list; a name that cannot be printed is left out.

    Raises:
        DeckError: as for ``prepare``; or no name can be printed.
    """
    if options.audience == "both":
        each = [prepare_all(deck, replace(options, audience=audience), progress) for audience in ("person", "team")]
        return Several(tuple(made for several in each for made in several.variants), each[0].left_out)
    if options.names is None or of_the_team(options):
        return Several((Variant(options, prepare(deck, options, progress)),))
    refuse_contradictions(options)
    composer = _composer(deck, options)
    book = _prepare_pages(composer, options)
    composer.problems.finish()
    naming = Naming(book, "--names")
    made, left_out = [], []
    for name in progress(options.names.names, "setting names", len(options.names.names)):
        named = naming.with_name(name)
        if isinstance(named, Problem):
            left_out.append(named)
        else:
            made.append((name.text, named))
    if not made:
        raise DeckError(left_out)
    if options.joined:
        return Several((Variant(options, JoinedWorkbooks(tuple(made))),), tuple(left_out))
    variants = (Variant(replace(options, name=name, names=None), book) for name, book in made)
    return Several(tuple(variants), tuple(left_out))


def _composer(deck: Deck, options: Options) -> Composer:
    """What sets the texts; its problems take what is wrong with the deck's look."""
    theme, problems = theme_of(deck), Problems()
    look = Look(deck, theme, styles_of(theme.fonts))
    check_look(look, problems)
    return Composer(BookDesign(page_format(options), look), general_texts(deck, "workbook"), problems)


def _prepare_pocket(composer: Composer, options: Options) -> PreparedPocket:
    cards = question_cards(composer.deck, everything=options.all)
    if not cards:
        hint = "choose cards with questions"
        raise DeckError([Problem("no question is left for a pocket booklet", where="--pocket", hint=hint)])
    composer.problems.take(unprintable(composer.deck, composer.styles, cards, pocket=True))
    return prepare_pocket(composer, cards, options.paper, options.pitch or POCKET_PITCH)


def _prepare_pages(composer: Composer, options: Options) -> PreparedWorkbook:
    deck, folded = composer.deck, options.folded
    named = options.name is not None or options.names is not None
    brief = Brief(composer, options.people, options.ruling, options.pitch, STAND_IN if named else "")
    plan = entries(deck, options.page)
    cards = question_cards(deck, everything=options.all)
    asked = options.all or deck.session or deck.selection.picks or deck.bank.workbook
    kept = cards if asked else cards[: most_questions(plan, options.people)]
    composer.problems.take(unprintable(deck, composer.styles, kept))
    many = 0 if options.page else pages_for_questions(plan, len(kept), options.people)
    pages = [page for entry in plan for page in pages_of(brief, entry, kept, many)]
    _refuse_empty(pages, options)
    if not options.page:
        pages = filled_up(pages, [notes_page(brief, "dots"), notes_page(brief, "lines")], folded=folded)
    elif folded:
        pages += [notes_page(brief, "lines")] * (-len(pages) % SHEET)
    leaves = [finished_page(page, number, composer) for number, page in enumerate(pages, start=1)]
    styles, size, ink = composer.styles, composer.size, composer.design.theme.ink
    return PreparedWorkbook(
        composer.design, composer.words("workbook-title").text, tuple(pages), tuple(leaves), options,
        typed=field_style(styles.regular, size * TYPED, ink) if options.fillable else None, left_out=len(cards) - len(kept),
    )  # fmt: skip


def _refuse_empty(pages: Sequence[ComposedPage], options: Options) -> None:
    if not pages:
        hint = "choose cards with questions, or take another page: spiegel list pages"
        raise DeckError([Problem("no page is left of the workbook", where="--page", hint=hint)])
    if options.fillable and all(page.kind == "back" for page in pages):
        hint = "leave out --fillable, or take another page: spiegel list pages"
        raise DeckError([Problem("the page back has nothing to fill in", where="--fillable", hint=hint)])


def page_format(options: Options) -> PageFormat:
    """The page: its margins by the binding; a booklet is stapled."""
    inner = INNER["stapled" if options.folded else options.binding]
    small = options.paper in FOLDED
    if options.large_print:
        refuse_small_paper(options.paper)
        margins = Margins(inner=inner / ENLARGED, outer=14, top=20, bottom=18)
        return large_print(PageFormat(paper="a5", margins=margins, size=10), options.paper)
    margins = Margins(inner=inner, outer=14 if small else 18, top=20 if small else 24, bottom=18 if small else 22)
    return PageFormat(paper=options.paper, margins=margins, size=10 if small else 11.5)
