"""The blocks that only the guide has: cover, contents, places that are referred to, the card index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.blocks import drop, on_grid
from layouts.book.design import GRID
from layouts.book.flow import Block
from layouts.theme import icons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layouts.book.cover import CoverSign
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position, SetReference
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

HORIZON, BOOK_NAME = 0.34, 0.5
"""Where on the cover the icons and what the book is called stand: parts of its height, from the top."""

UNDER_NAME, UNDER_TITLE = 14.0, 14.0
"""Points on the cover below what the book is called, and below its title."""


class Cover(Block, frozen=True, kw_only=True, eq=False):
    """The first page: the suits' icons on one horizon with their reflections, what the book is, of which deck, for whom."""

    name: Fitted
    title: Fitted
    subtitle: Fitted
    imprint: Fitted
    sign: CoverSign
    design: BookDesign

    @property
    def height(self) -> float:
        """The whole page."""
        return self.design.height

    @property
    def overflows(self) -> bool:
        """Whether the title and what stands around it reach down into the imprint."""
        below = self.name.height + UNDER_NAME + self.title.height + UNDER_TITLE + self.subtitle.height
        return self.height * BOOK_NAME + below > self.height - self.imprint.height

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The logo, the icons, then the texts."""
        left, theme = position.left, self.design.theme
        outer = left - self.design.hang
        self.sign.draw_logo(canvas, outer, position.top)
        self.sign.draw_horizon(canvas, outer, position.top - self.height * HORIZON)
        top = position.top - self.height * BOOK_NAME
        canvas.element("P", self.name, left, top, self.design.accent)
        top -= self.name.height + UNDER_NAME
        canvas.element("H1", self.title, left, top, theme.ink)
        top -= self.title.height + UNDER_TITLE
        canvas.element("P", self.subtitle, left, top, theme.ink)
        bottom = position.top - self.height + self.imprint.height
        canvas.element("P", self.imprint, left, bottom, theme.quiet)


class ContentsRow(Block, frozen=True, kw_only=True, eq=False):
    """A line of the contents: a title that leads to its page, and the page's number.

    Attributes:
        title: what the heading says.
        target: the anchor of the heading.
        page_word: the word for a page, as the link says it aloud.
        hang: how far left of the text area it stands, in points.
        page, folio: the page (from 1) where the heading stands, and its number set; known when references are resolved.
    """

    title: Fitted
    target: str
    page_word: str
    hang: float
    design: BookDesign
    page: int = 0
    folio: Fitted | None = None

    @property
    def height(self) -> float:
        """That of the title."""
        return on_grid(self.title, GRID)

    def resolved(self, pages: Mapping[str, int], set_reference: SetReference) -> ContentsRow:
        """The row with the number of its page."""
        page = pages[self.target]
        return replace(self, page=page, folio=set_reference(str(page), self.title.size))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The title as a link, the number at the right."""
        theme, left, top = self.design.theme, position.left, position.top - drop(self.title, GRID)
        with canvas.section("TOCI"):
            with canvas.section("Reference"):
                said = f"{' '.join(line.text for line in self.title.lines)}, {self.page_word} {self.page}"
                canvas.link(self.title, left - self.hang, top, theme.ink, self.page - 1, said)
            if self.folio:
                canvas.element("P", self.folio, left + self.design.width, top, theme.quiet, "right")


class Mark(Block, frozen=True, kw_only=True, eq=False):
    """A place that other blocks refer to, by its anchor; takes no room, and stands on the page of the next block."""

    keep_with_next: bool = True

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Nothing."""


class CardRow(Block, frozen=True, kw_only=True, eq=False):
    """A card in the index: its suit's icon and its id at the outer edge, its question, the pages where a session uses it.

    Attributes:
        icon, colour: of its suit.
        id, question: its texts.
        at_question: from the left of the text area to the question, in points: beyond the widest id of the deck.
        uses: the anchors of the places where it is used; empty in a list without pages.
        folios: the numbers of their pages, set; known when references are resolved.
    """

    icon: str
    colour: str
    id: Fitted
    question: Fitted
    design: BookDesign
    at_question: float
    uses: tuple[str, ...] = ()
    folios: Fitted | None = None

    @property
    def height(self) -> float:
        """That of the question."""
        return on_grid(self.question, GRID)

    @staticmethod
    def columns(design: BookDesign, widest: float) -> tuple[float, float]:
        """From the text area to the id at the left of it, and to the question beside ids of which the widest is so wide."""
        at_id = ICON_ROOM - design.hang
        return at_id, max(0.0, at_id + widest + GRID)

    def resolved(self, pages: Mapping[str, int], set_reference: SetReference) -> CardRow:
        """The row with the pages where the card is used, or a dash; as it is in a list without pages."""
        if not self.uses:
            return self
        found = dict.fromkeys(str(pages[name]) for name in self.uses if name in pages)
        return replace(self, folios=set_reference(", ".join(found) or "–", self.question.size))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The icon, then id, question and pages as cells of a row, of which the id is the head."""
        theme, left, top = self.design.theme, position.left, position.top - drop(self.question, GRID)
        at_id, _ = self.columns(self.design, 0)
        icon = self.question.size * 1.25
        with canvas.section("TR"):
            with canvas.artifact():
                y = top - self.id.cap_height / 2 - icon / 2
                colours = self.colour, theme.reflected(self.colour)
                icons.draw_whole(canvas, self.icon, left - self.design.hang, y, icon, colours)
            canvas.element("TH", self.id, left + at_id, top, theme.of_text(self.colour, self.id.size), scope="Row")
            canvas.element("TD", self.question, left + self.at_question, top, theme.ink)
            if self.folios:
                canvas.element("TD", self.folios, left + self.design.width, top, theme.quiet, "right")


ICON_ROOM = 19.0
"""Points from the outer edge to the id of a card in the index, beyond its icon."""
