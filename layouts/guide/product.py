"""The facilitator guide: a small book with which somebody who never did this runs a session tomorrow.

Print it on both sides and staple it at the left, or read it on a screen: the contents and the card index lead to their
pages. Keep it to yourself while you host: the ranges of minutes in it are for your eyes only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from generator.bank import shipped
from generator.deck.folding import STAPLER_SHEETS
from generator.deck.selection import held, unmixed
from generator.model.deck import Deck
from generator.model.problems import Problems
from generator.product import Progress, Report, option
from layouts.book.composer import Composer
from layouts.book.flow import Placed, paginate
from layouts.book.pages import FRAMES, Book
from layouts.cards.card import check_look, design_cards
from layouts.cards.faces import Faces
from layouts.guide.chapters import Chapters
from layouts.guide.fields import unprintable
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of

EXAMPLES = (
    "spiegel guide",
    "spiegel guide --lang en --paper letter --people 12",
    "spiegel guide --session short -o tomorrow.pdf",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a guide."""

    people: int = option(8, "How many people take part; sets tables, rows and the materials list.", bounds=(1, 500))
    paper: Literal["a4", "a5", "letter"] = option("a4", "The paper.")
    stock: str = option(
        "poker-a4", "What the deck is printed on: sheets are counted for it.", lambda: tuple(shipped.stocks())
    )


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedGuide:  # noqa: ARG001 – it is quick
    """Sets every text of the guide and breaks it into pages.

    Raises:
        DeckError: with every text that has a character without a glyph, or overrides a text that there is not.
    """
    deck = unmixed(deck)
    theme = theme_of(deck)
    design = design_cards(deck, shipped.stocks()[options.stock], theme)
    composer = Composer(deck, FRAMES[options.paper], theme, design.styles, general_texts(deck, "guide"))
    problems = Problems()
    check_look(design.look, problems)
    for problem in unprintable(deck, design.styles):
        problems.add(problem)
    faces = Faces(design, Problems())  # a card that does not fit is the deck's problem: its picture is left out here
    chapters = Chapters(composer, faces, options.people)
    blocks = chapters.blocks()
    for problem in composer.problems:
        problems.add(problem)
    problems.finish()
    pages = paginate(blocks, composer.frame.height)
    return PreparedGuide(deck, composer, pages)


class PreparedGuide(Struct, frozen=True):
    """A guide whose blocks all have a place."""

    deck: Deck
    composer: Composer
    pages: Sequence[Sequence[Placed]]

    @property
    def report(self) -> Report:
        """How many pages, and how to print them."""
        paper = self.composer.frame.paper.capitalize()
        thick = len(self.pages) > 2 * STAPLER_SHEETS
        bind = (
            f"bind or punch it at the left: a stapler takes {STAPLER_SHEETS} sheets" if thick else "staple at the left"
        )
        return Report(
            f"a guide of {len(self.pages)} pages",
            (
                f"print on {paper} at actual size (100 %), on both sides, flip on the long edge; {bind}",
                *self._omissions(),
            ),
        )

    def _omissions(self) -> Iterator[str]:
        """What the guide leaves out because the cards for it were not chosen."""
        if self.deck.session is not None:
            return
        missed = len(self.deck.bank.sessions) - len(self.deck.selected.sessions)
        short = sum(bool(plan.shortfalls) for plan in held(self.deck))
        if missed:
            yield f"{_sessions(missed, 'is', 'are')} left out: not half of the questions were chosen"
        if short:
            yield f"{_sessions(short, 'has', 'have')} fewer questions than usual: the others were not chosen"

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck, composer = self.deck, self.composer
        title = f"{deck.bank.title[deck.language]}: {composer.words('guide-title')}"
        author = deck.bank.author or deck.bank.title[deck.language]
        canvas = Canvas(Description(title, author, deck.language))
        canvas.print_as("long-edge")
        Book(composer.frame, composer.styles, composer.theme, title, self.pages).draw(canvas, progress)
        return canvas.finish()


def _sessions(many: int, one: str, more: str) -> str:
    return f"a session {one}" if many == 1 else f"{many} sessions {more}"
