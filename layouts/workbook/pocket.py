"""A deck → one sheet that folds to a pocket booklet of eight pages: a cover, the questions, a back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.deck.booklet_imposition import pocket, pocket_cut
from generator.model.paper import PAPERS, POINTS_PER_MM, UNPRINTABLE, Size
from generator.model.problems import Problem
from generator.model.wording import counted
from generator.product import PLAIN_PAPER, Report
from layouts.book.design import BookDesign
from layouts.book.imprint import imprint, told_by
from layouts.book.sourced_text import SourcedText
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.typesetting import Fitted
from layouts.theme import icons
from layouts.writing.spaces import rule_weight, ruling_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.deck.booklet_imposition import Panel
    from generator.model.bank import Question
    from generator.model.deck import Card
    from generator.product import Progress
    from layouts.book.composer import Composer
    from layouts.pdf.pen import Room

INSIDE = 6
"""Pages between the cover and the back."""

MARGIN = 8.0
"""mm from the edges of a panel to its text; more than a printer leaves blank at the edge of the sheet."""

SIZE = 9.5
"""Points; of a question."""

BETWEEN, BELOW = 5.0, 16.0
"""Points between a question and its id, and below it."""

IMPRINT_GAP = 4.0
"""Points between the lines of the imprint."""

LEAST_LINES = 2
"""Lines that are worth ruling in what a panel has left."""

ICON = 11.0
"""Points; the width and height of a suit's icon."""

BLACK = "#000000"
"""Of marks to fold and to cut by: greys break up in a printer."""

TICK_END = 10.0
"""mm from the paper's edge to where a tick at the end of a fold ends; it begins where printers reach."""

SINK, UNDER_TITLE = 60.0, 10.0
"""Points on the cover: above its title, and between that and the text."""


class PocketQuestion(Struct, frozen=True):
    """A question of a pocket booklet: its suit's icon and colour, its id and the question itself, set."""

    icon: str
    colour: str
    label: Fitted
    question: Fitted

    @property
    def height(self) -> float:
        """In points, with the air below it."""
        return self.sink + self.label.height + BETWEEN + self.question.height + BELOW

    @property
    def sink(self) -> float:
        """How far below its top the label begins, in points, so that the icon beside it does not stand above that top."""
        return (ICON - self.label.cap_height) / 2


class PreparedPocket(Struct, frozen=True):
    """A pocket booklet whose questions are spread over its pages.

    Attributes:
        design: how it looks.
        sheet: the paper as it lies, in mm; ``paper`` is its name.
        name: what such a booklet is called in its language.
        title, text: of its cover.
        imprint: of its back, line by line.
        questions: those of each page in between; none where there are fewer questions than pages.
        take: what stands above the lines of a page without a question.
        pitch: between the lines that fill what a page has left, in points.
    """

    design: BookDesign
    sheet: Size
    paper: str
    name: str
    title: Fitted
    text: Fitted
    imprint: tuple[Fitted, ...]
    questions: tuple[tuple[PocketQuestion, ...], ...]
    take: Fitted
    pitch: float

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
            pages=1,
            sheets=1,
            weight=PLAIN_PAPER,
        )

    def draw(self, progress: Progress) -> bytes:  # noqa: ARG002 – it is one page
        """The PDF."""
        deck = self.design.look.deck
        title = deck.bank.title[deck.language]
        description = Description(f"{title}: {self.name}", deck.bank.author, deck.language)
        canvas = Canvas(description)
        canvas.print_as(None)
        with canvas.page(self.sheet):
            self._draw_folds(canvas)
            for panel in pocket():
                with canvas.section("Sect"), canvas.cell(panel.on(self.sheet)):
                    self._draw_panel(canvas, panel)
        return canvas.finish()

    def _draw_panel(self, canvas: Canvas, panel: Panel) -> None:
        theme, margin = self.design.theme, MARGIN * POINTS_PER_MM
        top = self.sheet.height / 2 * POINTS_PER_MM - margin
        if panel.page == 1:
            canvas.element("H1", self.title, margin, top - SINK, theme.ink)
            canvas.element("P", self.text, margin, top - SINK - self.title.height - UNDER_TITLE, theme.quiet)
        elif panel.page == INSIDE + 2:
            foot = margin + imprint_height(self.imprint)
            for line in self.imprint:
                canvas.element("P", line, margin, foot, theme.quiet)
                foot -= line.height + IMPRINT_GAP
        else:
            self._draw_inside(canvas, self.questions[panel.page - 2], top)

    def _draw_inside(self, canvas: Canvas, questions: Sequence[PocketQuestion], top: float) -> None:
        """The questions of a page, and lines to write on where it has room left."""
        margin = MARGIN * POINTS_PER_MM
        if not questions:
            canvas.element("P", self.take, margin, top, self.design.accent)
        for question in questions:
            self._draw_question(canvas, question, top)
            top -= question.height
        room = top - (0 if questions else self.take.height + BELOW) - margin
        if room < LEAST_LINES * self.pitch:
            return
        theme, width = self.design.theme, self.sheet.width / 4 * POINTS_PER_MM - 2 * margin
        with canvas.artifact():
            canvas.stroke(ruling_colour(theme), rule_weight(theme))
            for line in range(int(room / self.pitch)):
                canvas.line(margin, margin + line * self.pitch, margin + width, margin + line * self.pitch)

    def _draw_question(self, canvas: Canvas, entry: PocketQuestion, top: float) -> None:
        margin = MARGIN * POINTS_PER_MM
        with canvas.artifact():
            colours = entry.colour, self.design.theme.reflected(entry.colour)
            icons.draw_whole(canvas, entry.icon, margin, top - ICON, ICON, colours)
        top -= entry.sink
        canvas.element("P", entry.label, margin + 15, top, self.design.theme.of_text(entry.colour, entry.label.size))
        canvas.element("P", entry.question, margin, top - entry.label.height - BETWEEN, self.design.theme.ink)

    def _draw_folds(self, canvas: Canvas) -> None:
        """Ticks at the ends of the folds, and the cut as a thin line."""
        width, height = self.sheet.width * POINTS_PER_MM, self.sheet.height * POINTS_PER_MM
        edge, tick = UNPRINTABLE * POINTS_PER_MM, TICK_END * POINTS_PER_MM
        cut = pocket_cut(self.sheet)
        with canvas.artifact("production"):
            canvas.stroke(BLACK, 0.35)
            for column in (1, 2, 3):
                x = width * column / 4
                canvas.line(x, edge, x, tick)
                canvas.line(x, height - tick, x, height - edge)
            canvas.line(edge, height / 2, tick, height / 2)
            canvas.line(width - tick, height / 2, width - edge, height / 2)
            canvas.dashes(3, 3)
            canvas.line(cut.left * POINTS_PER_MM, height / 2, cut.right * POINTS_PER_MM, height / 2)
            canvas.dashes()


def prepare_pocket(composer: Composer, cards: Sequence[Card], paper: str, pitch: float) -> PreparedPocket:
    """Spreads the questions over the six inner pages; what does not fit is a problem of the composer.

    ``pitch`` is the distance in mm between the lines that fill what a page has left.
    """
    paper = "letter" if "letter" in paper else "a4"
    sheet = Size(width=PAPERS[paper].height, height=PAPERS[paper].width)
    width = (sheet.width / 4 - 2 * MARGIN) * POINTS_PER_MM
    height = (sheet.height / 2 - 2 * MARGIN) * POINTS_PER_MM
    questions = [_question(composer, card, width) for card in cards]
    pages = _spread_out(questions, height)
    if len(pages) > INSIDE or any(sum(entry.height for entry in page) > height for page in pages):
        hint = "choose fewer, with --session, --suit, --only or --sample"
        what = f"{counted(len(cards), 'question')} {'does' if len(cards) == 1 else 'do'} not fit in a pocket booklet"
        composer.problems.add(Problem(what, where="--pocket", hint=hint))
    styles, words = composer.styles, composer.words
    title = composer.flowing(words("pocket-title"), styles.strong, 17, width=width)
    text = composer.flowing(words("pocket-text"), styles.running, 9, width=width)
    whose = [words("imprint-text")] if told_by(composer, "imprint-text") else list(imprint(composer))
    lines = tuple(composer.flowing(line, styles.running, 7.5, width=width) for line in whose)
    longest = max(range(len(whose)), key=lambda at: lines[at].height)
    rooms = [
        (words("pocket-text"), text.height, 9, height - SINK - title.height - UNDER_TITLE),
        (whose[longest], lines[longest].height, 7.5, height - imprint_height(lines) + lines[longest].height),
    ]
    for said, high, size, room in rooms:
        if high > room:
            what = "does not fit on a page of the pocket booklet"
            composer.too_long(said, what, partial(_fits, composer, said, size, (width, room)))
    take = composer.flowing(words("question-take"), styles.strong, SIZE, width=width)
    inside = (*pages, *[()] * (INSIDE - len(pages)))
    return PreparedPocket(
        composer.design,
        sheet,
        paper,
        words("pocket-title").text,
        title,
        text,
        lines,
        inside,
        take,
        pitch * POINTS_PER_MM,
    )


def imprint_height(lines: Sequence[Fitted]) -> float:
    """Of the lines of an imprint and the gaps between them, in points."""
    return sum(line.height for line in lines) + IMPRINT_GAP * (len(lines) - 1)


def _fits(composer: Composer, said: SourcedText, size: float, room: Room, share: float) -> bool:
    """Whether so much of a text fits in a room of width and height in points."""
    return composer.height(said, composer.styles.running, size, room[0], share) <= room[1]


def _spread_out(questions: Sequence[PocketQuestion], height: float) -> tuple[tuple[PocketQuestion, ...], ...]:
    """The questions on pages that are ``height`` points high, in order: on all pages where there are as many.

    Each page takes questions until it has its part of the height that is left, so that none is much fuller than another.
    """
    pages: list[tuple[PocketQuestion, ...]] = []
    left = list(questions)
    while left:
        pages_left = max(INSIDE - len(pages), 1)
        part = sum(entry.height for entry in left) / pages_left
        many, used = 1, left[0].height
        while many < len(left) and len(left) - many >= pages_left:
            following = left[many].height
            if used + following > height or used + following / 2 > part:
                break
            used += following
            many += 1
        pages.append(tuple(left[:many]))
        left = left[many:]
    if len(pages) > INSIDE:  # as tightly as can be
        return _packed(questions, height)
    return tuple(pages)


def _packed(questions: Sequence[PocketQuestion], height: float) -> tuple[tuple[PocketQuestion, ...], ...]:
    """The questions on as few pages as hold them."""
    pages: list[list[PocketQuestion]] = [[]]
    used = 0.0
    for entry in questions:
        if pages[-1] and used + entry.height > height:
            pages.append([])
            used = 0.0
        pages[-1].append(entry)
        used += entry.height
    return tuple(map(tuple, pages))


def _question(composer: Composer, card: Card, width: float) -> PocketQuestion:
    styles, look = composer.styles, composer.design.look
    label = SourcedText(card.id, card.id, ("id",))
    question = composer.translated(cast("Question", card.content).question, card.id, "question")
    return PocketQuestion(
        look.icon(card.suit),
        look.colour(card.suit),
        composer.fitted(label, styles.strong, SIZE * 0.85, width=width),
        composer.flowing(question, styles.text, SIZE, width=width),
    )
