"""The facilitator guide: a small book with which somebody who never did this runs a session tomorrow.

Print it on both sides and staple it at the left, or read it on a screen: the contents and the card index lead to their
pages. Keep it to yourself while you host: the ranges of minutes in it are for your eyes only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank.own_stocks import stock_of
from generator.deck.booklet_imposition import STAPLER_SHEETS
from generator.deck.selection import held, unmixed
from generator.deck.sessions import EVENING, Plan, session_minutes
from generator.model.paper import PageSize  # noqa: TC001 – the types of options are looked at when the command is made
from generator.model.problems import Problems
from generator.product import PLAIN_PAPER, Progress, Report, option
from layouts.book.blocks import Heading
from layouts.book.design import PAGE_FORMATS, BookDesign, large_print, refuse_small_paper
from layouts.book.page_breaking import LEAST_FILLED, break_pages
from layouts.book.pages import BookPage, draw_pages, finish_pages
from layouts.cards.card import design_cards
from layouts.cards.faces import Faces
from layouts.guide.brief import GuideBrief, widest_id
from layouts.guide.chapters import guide_blocks
from layouts.guide.composer import GuideComposer
from layouts.guide.fields import unprintable
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.theme.look import check_look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from layouts.book.sourced_text import SourcedText

EXAMPLES = (
    "spiegel guide",
    "spiegel guide --lang en --paper letter --people 12",
    "spiegel guide --large-print",
    "spiegel guide --session short -o tomorrow.pdf",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a guide."""

    people: int = option(8, "How many people take part; sets tables, rows and the materials list.", bounds=(1, 500))
    paper: PageSize = option("a4", "The paper.")
    stock: str = option("poker-a4", "What the deck is printed on: sheets are counted for it.")
    large_print: bool = option(
        default=False, help_="A large-print edition: running text of 14 points, on A4 or Letter."
    )


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedGuide:  # noqa: ARG001 – it is quick
    """Sets every text of the guide and breaks it into pages.

    Raises:
        DeckError: with every text that has a character without a glyph, or overrides a text that there is not.
    """
    deck = unmixed(deck)
    cards, problems = design_cards(deck, stock_of(deck, options.stock), theme_of(deck)), Problems()
    check_look(cards.look, problems)
    problems.take(unprintable(deck, cards.styles))
    page = PAGE_FORMATS[options.paper]
    if options.large_print:
        refuse_small_paper(options.paper)
        page = large_print(PAGE_FORMATS["a5"], options.paper)
    design = BookDesign(page, cards.look)
    composer = GuideComposer(design, general_texts(deck, "guide"), problems)
    plans = held(deck)
    faces = Faces(cards, Problems())  # a card that does not fit is no problem of the guide's: it is left out
    blocks = guide_blocks(GuideBrief(composer, faces, plans, options.people, widest_id(composer)))
    pages = finish_pages(break_pages(blocks, design.height), composer)
    problems.finish()
    return PreparedGuide(design, composer.words("guide-title").text, plans, pages, options.people)


class PreparedGuide(Struct, frozen=True):
    """A guide whose pages are decided to the last mark; ``title`` is what such a book is called in its language."""

    design: BookDesign
    title: str
    plans: tuple[Plan, ...]
    pages: tuple[BookPage, ...]
    people: int

    @property
    def report(self) -> Report:
        """How many pages, and how to print them."""
        paper = self.design.page.paper.capitalize()
        thick = len(self.pages) > 2 * STAPLER_SHEETS
        bind = (
            f"bind or punch it at the left: a stapler takes {STAPLER_SHEETS} sheets" if thick else "staple at the left"
        )
        return Report(
            f"a guide of {len(self.pages)} pages",
            (
                f"print on {paper} at actual size (100 %), on both sides, flip on the long edge; {bind}",
                *self._too_long(),
                *self._omissions(),
            ),
            len(self.pages),
            -(-len(self.pages) // 2),
            PLAIN_PAPER,
        )

    @property
    def advice(self) -> tuple[Problem, ...]:
        """Of each page that is not a quarter full what stands there; what ships has none."""
        deck = self.design.look.deck
        title: SourcedText | None = None
        found = []
        for page in self.pages:
            headings = [placed.block for placed in page.blocks if isinstance(placed.block, Heading)]
            title = headings[-1].title if headings else title
            foot = max((top + block.height for block, top in page.blocks), default=0.0)
            if foot < LEAST_FILLED * self.design.height and title:
                paper = self.design.page.paper.capitalize()
                what = f"page {page.number} of the guide is not a quarter full, in {deck.language} on {paper}"
                hint = "a few lines more, here or before it, fill the page; a few fewer leave it out"
                found.append(title.problem(deck, what, hint))
        return tuple(found)

    def _omissions(self) -> Iterator[str]:
        """What the guide leaves out because the cards for it were not chosen."""
        deck = self.design.look.deck
        if deck.session is not None:
            return
        missed = len(deck.bank.sessions) - len(deck.selected.sessions)
        short = sum(bool(plan.shortfalls) for plan in self.plans)
        if missed:
            yield f"{_sessions(missed, 'is', 'are')} left out: not half of the questions were chosen"
        if short:
            yield f"{_sessions(short, 'has', 'have')} fewer questions than usual: the others were not chosen"

    def _too_long(self) -> Iterator[str]:
        """Which sessions take longer than an evening with so many people."""
        for each in self.plans:
            minutes = session_minutes(each.session, self.people)
            if minutes.longest > EVENING:
                name = each.session.name[self.design.look.deck.language]
                yield (
                    f"{name} takes {minutes.shortest} to {minutes.longest} minutes with {self.people} people:"
                    " longer than an evening"
                )

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck = self.design.look.deck
        title = deck.bank.title[deck.language]
        description = Description(f"{title}: {self.title}", deck.bank.author, deck.language)
        canvas = Canvas(description)
        canvas.print_as("long-edge")
        draw_pages(canvas, self.pages, self.design, progress)
        return canvas.finish()


def _sessions(many: int, one: str, more: str) -> str:
    return f"a session {one}" if many == 1 else f"{many} sessions {more}"
