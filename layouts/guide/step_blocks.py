"""The blocks of a session: its plan, how a step opens, its cards in small, what to do with what to say under it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM
from layouts.book.blocks import drop, on_grid
from layouts.book.design import GRID
from layouts.book.flow import Block
from layouts.text.typesetting import Fitted
from layouts.theme import icons
from layouts.theme.theme import TINT, WHITE, mix

if TYPE_CHECKING:
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas

DOTS, DOT, CURRENT = 21.0, 2.4, 4.2
"""Points: the height of the line of dots, the radius of a dot and of the one where the session is."""


class StepHead(Block, frozen=True, kw_only=True, eq=False):
    """How a step opens: its place in the session as a line of dots, its number and name large, its minutes small.

    ``place`` and ``many``: which step it is, from 1, and of how many.
    """

    place: int
    many: int
    number: Fitted
    name: Fitted
    minutes: Fitted
    design: BookDesign
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """The dots, the name and the minutes."""
        return DOTS + on_grid(self.name, GRID) + on_grid(self.minutes, GRID)

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The dots and the number, then the name, then the minutes."""
        theme, left = self.design.theme, position.left
        below = position.top - DOTS
        first = below - drop(self.name, GRID) - self.name.cap_height + self.number.cap_height
        with canvas.artifact():
            self._draw_dots(canvas, left - self.design.hang, left + self.design.width, position.top - CURRENT)
        canvas.element("P", self.number, left - self.design.hang, first, self.design.accent)
        canvas.element("H2", self.name, left, below - drop(self.name, GRID), theme.ink)
        below -= on_grid(self.name, GRID)
        canvas.element("P", self.minutes, left, below - drop(self.minutes, GRID), theme.quiet)

    def _draw_dots(self, canvas: Canvas, left: float, right: float, y: float) -> None:
        accent, room = self.design.accent, right - left - 2 * CURRENT
        canvas.stroke(self.design.theme.ink, 0.6)
        canvas.line(left, y, right, y)
        for number in range(1, self.many + 1):
            x = left + CURRENT + room * (number - 1) / max(self.many - 1, 1)
            canvas.fill(accent if number <= self.place else WHITE)
            canvas.disc(x, y, CURRENT if number == self.place else DOT)
            if number > self.place:
                canvas.stroke(accent, 0.9)
                canvas.disc(x, y, DOT, filled=False)


PAD = 7.0
"""Points between the edge of a tint and what is spoken on it, above and below."""

SAID_HANGS = 8.0
"""Points; so far left of the outer edge the tint of what is spoken begins."""


class Action(Block, frozen=True, kw_only=True, eq=False):
    """What to do, its label at the outer edge, and under it on a tint what to say; never apart."""

    do_label: Fitted | None
    do: Fitted | None
    say_label: Fitted | None
    says: tuple[Fitted, ...]
    design: BookDesign

    @property
    def _said(self) -> float:
        lines = sum(on_grid(text, GRID) for text in self.says) + GRID * (len(self.says) - 1)
        return lines + 2 * PAD if self.says else 0.0

    @property
    def height(self) -> float:
        """What is done, what is said, and the gap between."""
        done = on_grid(self.do, GRID) if self.do else 0.0
        return done + self._said + (GRID if self.do and self.says else 0.0)

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The label and what to do, the tint, the label and what to say."""
        theme, left, top, outer = self.design.theme, position.left, position.top, position.left - self.design.hang
        if self.do:
            if self.do_label:
                canvas.element("P", self.do_label, outer, top - drop(self.do_label, GRID), self.design.accent)
            canvas.element("P", self.do, left, top - drop(self.do, GRID), theme.ink)
            top -= on_grid(self.do, GRID) + (GRID if self.says else 0.0)
        if not self.says:
            return
        with canvas.artifact():
            tint = mix(self.design.accent, WHITE, TINT) if theme.areas == "filled" else theme.lines
            width = self.design.width + self.design.hang + 2 * SAID_HANGS
            whole = (outer - SAID_HANGS, top - self._said, width, self._said)
            theme.draw_area(canvas, tint, whole, theme.radius * POINTS_PER_MM)
        top -= PAD
        if self.say_label:
            below = drop(self.says[0], GRID) + self.says[0].cap_height - self.say_label.cap_height
            canvas.element("P", self.say_label, outer, top - below, self.design.accent)
        for text in self.says:
            with canvas.section("P"):
                canvas.element("Quote", text, left, top - drop(text, GRID), theme.ink)
            top -= on_grid(text, GRID) + GRID


class Labelled(Block, frozen=True, kw_only=True, eq=False):
    """A label at the outer edge, and a text beside it."""

    label: Fitted
    text: Fitted
    design: BookDesign

    @property
    def height(self) -> float:
        """Of the higher of the two."""
        return max(on_grid(self.label, GRID), on_grid(self.text, GRID))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The label, the text."""
        outer, top = position.left - self.design.hang, position.top
        canvas.element("P", self.label, outer, top - drop(self.label, GRID), self.design.accent)
        canvas.element("P", self.text, position.left, top - drop(self.text, GRID), self.design.theme.ink)


ROOMY = 300.0
"""Points; a text area that is no wider, as of A5, has the plan of a session in small type, so that one page holds it."""


class SessionRow(Block, frozen=True, kw_only=True, eq=False):
    """A step in the plan of a session: its number at the outer edge, its name, its minutes, its cards and sheets."""

    number: Fitted
    name: Fitted
    minutes: Fitted
    needs: Fitted | None
    design: BookDesign

    @staticmethod
    def roomy(design: BookDesign) -> bool:
        """Whether the page is wide enough for rows of running text with air between them."""
        return design.width > ROOMY

    @staticmethod
    def columns(design: BookDesign) -> tuple[float, float, float]:
        """The width of the names, the right edge of the minutes, and the left edge of what a step needs; in points."""
        return design.width * 0.36, design.width * 0.5, design.width * 0.54

    @property
    def height(self) -> float:
        """Of its highest cell."""
        return max(on_grid(cell, GRID) for cell in (self.name, self.minutes, self.needs or self.name))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """A line above it, then its cells."""
        theme, left, top = self.design.theme, position.left, position.top
        _, at_minutes, at_needs = self.columns(self.design)
        outer = left - self.design.hang
        with canvas.artifact():
            canvas.stroke(theme.lines, 0.4)
            y = top + (GRID / 2 if self.roomy(self.design) else 0)
            canvas.line(outer, y, left + self.design.width, y)
        with canvas.section("TR"):
            canvas.element("TD", self.number, outer, top - drop(self.number, GRID), self.design.accent)
            canvas.element("TH", self.name, left, top - drop(self.name, GRID), theme.ink, scope="Row")
            canvas.element("TD", self.minutes, left + at_minutes, top - drop(self.minutes, GRID), theme.ink, "right")
            with canvas.section("TD"):
                if self.needs:
                    canvas.element("P", self.needs, left + at_needs, top - drop(self.needs, GRID), theme.ink)


class SmallCard(Struct, frozen=True):
    """A question as a step shows it: its suit's icon and colour, its id, the question itself."""

    icon: str
    colour: str
    id: Fitted
    question: Fitted


class SmallCards(Block, frozen=True, kw_only=True, eq=False):
    """A row of small cards, as many as would fill it at most: drawn in outline, large enough to read.

    The first row has its label at the outer edge.
    """

    cards: tuple[SmallCard, ...]
    most: int
    label: Fitted | None
    design: BookDesign

    @staticmethod
    def card_width(design: BookDesign, most: int) -> float:
        """How wide each card is where so many fill a row, in points."""
        return (design.width - CARD_GAP * (most - 1)) / most

    @property
    def height(self) -> float:
        """Of the card with the longest question; whole lines of the grid."""
        longest = max(card.question.height for card in self.cards)
        return ceil((CARD_HEAD + longest + CARD_FOOT) / GRID) * GRID

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Each card: outline, icon, id, the question standing on the horizon."""
        theme, width = self.design.theme, self.card_width(self.design, self.most)
        bottom = position.top - self.height
        if self.label:
            outer = position.left - self.design.hang
            canvas.element("P", self.label, outer, position.top - drop(self.label, GRID), self.design.accent)
        with canvas.section("L"):
            for number, card in enumerate(self.cards):
                x = position.left + number * (width + CARD_GAP)
                inset = x + CARD_INSET
                with canvas.artifact():
                    canvas.stroke(theme.lines, 0.6)
                    canvas.box(x, bottom, width, self.height, CARD_INSET)
                    colours = card.colour, theme.reflected(card.colour)
                    icons.draw_whole(canvas, card.icon, inset, position.top - 22, CARD_SIGN, colours)
                    canvas.stroke(theme.ink, 0.6)
                    canvas.line(x, bottom + CARD_FOOT - 7, x + width, bottom + CARD_FOOT - 7)
                with canvas.section("LI"):
                    right, top = x + width - CARD_INSET, position.top - 10
                    canvas.element("Lbl", card.id, right, top, theme.of_text(card.colour, card.id.size), "right")
                    canvas.element("LBody", card.question, inset, bottom + CARD_FOOT + card.question.height, theme.ink)


CARD_SIGN = 16.0
"""Points; the sign of a suit on a small card, its reflection included."""

CARD_GAP, CARD_INSET, CARD_HEAD, CARD_FOOT = 7.0, 6.0, 30.0, 20.0
"""Points of small cards: between them, inside them, above the question, and below it with the horizon."""
