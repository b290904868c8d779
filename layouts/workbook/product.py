"""The workbook: pages that a team fills in by hand, for each person and for the team together.

Print it on both sides, and punch, wire-bind or staple it at the left; or print it as a booklet (--booklet): two pages
to a side, to fold in the middle and staple on the fold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.deck.booklet_imposition import booklet_pages
from generator.model.names import ListedName
from generator.model.problems import DeckError, Problem, Problems
from generator.product import Progress, Several, Variant
from layouts.book.composer import Composer
from layouts.book.design import BookDesign, Margins, PageFormat
from layouts.pdf.form import field_style
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.theme.look import Look, check_look
from layouts.theme.theme import Styles
from layouts.workbook.brief import WorkbookBrief
from layouts.workbook.fields import unprintable
from layouts.workbook.joined import JoinedWorkbooks
from layouts.workbook.naming import STAND_IN, Naming
from layouts.workbook.options import Options, refuse_contradictions
from layouts.workbook.pages import blank_page, pages_of
from layouts.workbook.plan import entries, facing, finished_page, most_questions, question_cards
from layouts.workbook.pocket import PreparedPocket, prepare_pocket
from layouts.workbook.prepared import PreparedWorkbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Deck

__all__ = ("EXAMPLES", "Options", "PreparedWorkbook", "prepare", "prepare_all")

EXAMPLES = (
    "spiegel workbook",
    "spiegel workbook --lang en --paper a5 --booklet",
    "spiegel workbook --page timeline -o timeline.pdf",
    "spiegel workbook --session short --pocket",
    "spiegel workbook --names team.xlsx --joined",
    "spiegel workbook --for person --ruling dots --binding punched",
)

INNER = {"none": 16.0, "punched": 20.0, "wire": 18.0, "stapled": 12.0}
"""mm from the spine to the text area, by binding: 15 to 20 for holes, 10 to 12 for staples on the fold."""

TYPED = 0.9
"""The size of what is typed in a form, as a part of that of running text."""


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedWorkbook | PreparedPocket:  # noqa: ARG001 – it is quick
    """Sets every text and gives every page its place.

    Raises:
        DeckError: with every text that cannot be set; or where no page is left.
    """
    refuse_contradictions(options)
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
    if options.names is None:
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
    look = Look(deck, theme, Styles(theme.fonts))
    check_look(look, problems)
    return Composer(BookDesign(page_format(options), look), general_texts(deck, "workbook"), problems)


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
    named = options.name is not None or options.names is not None
    brief = WorkbookBrief(composer, options.people, options.ruling, options.pitch, STAND_IN if named else "")
    plan = entries(deck, options.audience, options.page, named=named)
    _refuse_empty(plan, "leave out --for, or take another page: spiegel list pages")
    cards = question_cards(deck, everything=options.all)
    asked = options.all or deck.session or deck.selection.picks or deck.bank.workbook
    kept = cards if asked else cards[: most_questions(plan)]
    for problem in unprintable(deck, composer.styles, kept):
        composer.problems.add(problem)
    blank = blank_page(brief)
    pages = facing([page for entry in plan for page in pages_of(brief, entry, kept)], blank)
    _refuse_empty(pages, "choose cards with questions, or take another page: spiegel list pages")
    if options.fillable and all(page.kind == "back" for page in pages):
        hint = "leave out --fillable, or take another page: spiegel list pages"
        raise DeckError([Problem("the page back has nothing to fill in", where="--fillable", hint=hint)])
    if options.booklet and any(page.spread for page in pages[-2:-1]):  # padding must not part a spread at the end
        pages += [blank] * (-len(pages) % 4)
    places = booklet_pages(len(pages)) if options.booklet else range(1, len(pages) + 1)
    leaves = [
        finished_page(blank if number is None else pages[number - 1], place, composer)
        for place, number in enumerate(places, start=1)
    ]
    title = composer.words("workbook-title").text
    styles, size, ink = composer.styles, composer.size, composer.design.theme.ink
    return PreparedWorkbook(
        composer.design, title, tuple(pages), tuple(leaves), options,
        typed=field_style(styles.regular, size * TYPED, ink) if options.fillable else None, left_out=len(cards) - len(kept),
    )  # fmt: skip


def _refuse_empty(left: Sequence[object], hint: str) -> None:
    if not left:
        raise DeckError([Problem("no page is left of the workbook", where="--page", hint=hint)])


def page_format(options: Options) -> PageFormat:
    """The page: its margins by the binding; a booklet is stapled."""
    inner = INNER["stapled" if options.booklet else options.binding]
    small = options.paper == "a5"
    margins = Margins(inner=inner, outer=14 if small else 18, top=20 if small else 24, bottom=18 if small else 22)
    return PageFormat(paper=options.paper, margins=margins, size=10 if small else 11.5)
