"""A deck → one sheet that folds to a pocket booklet of eight pages: a cover, the questions, a back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.deck.folding import pocket, pocket_cut
from generator.model.paper import PAPERS, POINTS_PER_MM, Size
from generator.model.problems import DeckError, Problem
from generator.model.wording import counted
from generator.product import Report
from layouts.book.composer import Source
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.theme import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.deck.folding import Panel
    from generator.model.bank import Question
    from generator.model.deck import Card
    from generator.product import Progress
    from layouts.book.composer import Composer
    from layouts.cards.card import CardDesign
    from layouts.text.typesetting import Fitted

INSIDE = 6
"""Pages between the cover and the back."""

MARGIN = 8.0
"""mm from the edges of a panel to its text; more than a printer leaves blank at the edge of the sheet."""

SIZE = 9.5
"""Points; of a question."""


@dataclass(frozen=True, slots=True)
class PreparedPocket:
    """A pocket booklet whose questions are spread over its pages."""

    composer: Composer
    design: CardDesign
    sheet: Size
    paper: str
    title: Fitted
    text: Fitted
    imprint: Fitted
    questions: tuple[tuple[tuple[Card, Fitted, Fitted], ...], ...]

    @property
    def report(self) -> Report:
        """How to print and fold it."""
        count = sum(map(len, self.questions))
        return Report(
            f"a pocket booklet of eight pages with {counted(count, 'question')}, on one sheet",
            (
                f"print on {self.paper.capitalize()}, landscape, at actual size (100 %), on one side",
                "fold into eight panels, cut the middle of the long fold, and push both ends together to a cross;",
                "lay the leaves round one way: page 1 is in front, page 8 at the back",
            ),
        )

    def draw(self, progress: Progress) -> bytes:  # noqa: ARG002 – it is one page
        """The PDF."""
        deck = self.design.deck
        title = f"{deck.bank.title[deck.language]}: {self.composer.words('pocket-title')}"
        author = deck.bank.author or deck.bank.title[deck.language]
        canvas = Canvas(Description(title, author, deck.language))
        canvas.print_as(None)
        with canvas.page(self.sheet):
            self._draw_folds(canvas)
            for panel in pocket():
                with canvas.section("Sect"), canvas.cell(panel.on(self.sheet)):
                    self._draw_panel(canvas, panel)
        return canvas.finish()

    def _draw_panel(self, canvas: Canvas, panel: Panel) -> None:
        theme, margin = self.composer.theme, MARGIN * POINTS_PER_MM
        top = self.sheet.height / 2 * POINTS_PER_MM - margin
        if panel.page == 1:
            canvas.element("H1", self.title, margin, top - 60, theme.ink)
            canvas.element("P", self.text, margin, top - 60 - self.title.height - 10, theme.quiet)
        elif panel.page == INSIDE + 2:
            canvas.element("P", self.imprint, margin, margin + self.imprint.height, theme.quiet)
        elif panel.page - 2 < len(self.questions):
            for card, label, question in self.questions[panel.page - 2]:
                top = self._draw_question(canvas, card, label, question, top)

    def _draw_question(self, canvas: Canvas, card: Card, label: Fitted, question: Fitted, top: float) -> float:
        margin, colour = MARGIN * POINTS_PER_MM, self.design.look.colour(card.suit)
        with canvas.artifact():
            middle = top - label.cap_height / 2
            icons.draw(canvas, self.design.look.icon(card.suit), margin, middle - 5.5, 11, colour, centred=True)
        canvas.element("P", label, margin + 15, top, colour)
        below = top - label.height - 5
        canvas.element("P", question, margin, below, self.composer.theme.ink)
        return below - question.height - 16

    def _draw_folds(self, canvas: Canvas) -> None:
        """Ticks at the ends of the folds, and the cut as a thin line."""
        width, height = self.sheet.width * POINTS_PER_MM, self.sheet.height * POINTS_PER_MM
        tick = 10 * POINTS_PER_MM
        cut = pocket_cut(self.sheet)
        with canvas.artifact():
            canvas.stroke(self.composer.theme.lines, 0.35)
            for column in (1, 2, 3):
                x = width * column / 4
                canvas.line(x, 0, x, tick)
                canvas.line(x, height - tick, x, height)
            canvas.line(0, height / 2, tick, height / 2)
            canvas.line(width - tick, height / 2, width, height / 2)
            canvas.dashes(3, 3)
            canvas.line(cut.left * POINTS_PER_MM, height / 2, cut.right * POINTS_PER_MM, height / 2)
            canvas.dashes()


def prepare_pocket(composer: Composer, design: CardDesign, cards: Sequence[Card], paper: str) -> PreparedPocket:
    """Spreads the questions over the six inner pages.

    Raises:
        DeckError: where they do not fit.
    """
    size = PAPERS["letter" if paper == "letter" else "a4"]
    sheet = Size(width=size.height, height=size.width)
    width = (sheet.width / 4 - 2 * MARGIN) * POINTS_PER_MM
    height = (sheet.height / 2 - 2 * MARGIN) * POINTS_PER_MM
    styles = composer.styles
    set_cards = [_set(composer, card, width) for card in cards]
    pages: list[list[tuple[Card, Fitted, Fitted]]] = [[]]
    most = -(-len(set_cards) // INSIDE)
    used = 0.0
    for entry in set_cards:
        needed = entry[1].height + entry[2].height + 21
        if pages[-1] and (used + needed > height or len(pages[-1]) == most):
            pages.append([])
            used = 0.0
        pages[-1].append(entry)
        used += needed
    if len(pages) > INSIDE or any(sum(a.height + b.height + 21 for _, a, b in page) > height for page in pages):
        hint = "choose fewer, with --session, --suit, --only or --sample"
        raise DeckError(
            [Problem(f"{len(cards)} questions do not fit in a pocket booklet", where="--pocket", hint=hint)]
        )
    return PreparedPocket(
        composer,
        design,
        sheet,
        "letter" if paper == "letter" else "a4",
        composer.fitted(composer.words("pocket-title"), styles.strong, 17, width=width),
        composer.fitted(composer.words("pocket-text"), styles.running, 9, width=width),
        composer.fitted(composer.words("imprint-text"), styles.running, 7.5, width=width),
        tuple(map(tuple, pages)),
    )


def _set(composer: Composer, card: Card, width: float) -> tuple[Card, Fitted, Fitted]:
    """A card with its id and its question, set."""
    styles, question = composer.styles, cast("Question", card.content).question[composer.deck.language]
    label = composer.fitted(card.id, styles.strong, SIZE * 0.85, width=width)
    return card, label, composer.fitted(question, styles.text, SIZE, width=width, source=Source(card.id, ("question",)))
