"""The blocks that only the guide has: cover, contents, steps, instructions, cards, the learning history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM
from layouts.book.flow import Block
from layouts.theme import icons
from layouts.theme.theme import TINT, WHITE, mix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layouts.book.cover import CoverSign
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position, SetReference
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted


HORIZON, TITLE = 0.34, 0.56
"""Where on the cover the icons and the title stand: parts of its height, from the top."""

UNDER_TITLE = 16.0
"""Points between the title on the cover and what stands below it."""


class Cover(Block, frozen=True, kw_only=True, eq=False):
    """The first page: the suits' icons on one horizon with their reflections, the title, for whom it is."""

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
        """Whether the title and what stands below it reach down into the imprint."""
        below = self.title.height + UNDER_TITLE + self.subtitle.height
        return self.height * TITLE + below > self.height - self.imprint.height

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The logo, the icons, then the texts."""
        left, theme = position.left, self.design.theme
        self.sign.draw_logo(canvas, left, position.top)
        self.sign.draw_horizon(canvas, left, position.top - self.height * HORIZON)
        top = position.top - self.height * TITLE
        canvas.element("H1", self.title, left, top, theme.ink)
        canvas.element("P", self.subtitle, left, top - self.title.height - UNDER_TITLE, theme.quiet)
        bottom = position.top - self.height + self.imprint.height
        canvas.element("P", self.imprint, left, bottom, theme.quiet)


class ContentsRow(Block, frozen=True, kw_only=True, eq=False):
    """A line of the contents: a title that leads to its page, and the page's number.

    Attributes:
        title: what the heading says.
        target: the anchor of the heading.
        page_word: the word for a page, as the link says it aloud.
        indent: from the left of the text area, in points.
        page, folio: the page (from 1) where the heading stands, and its number set; known when references are resolved.
    """

    title: Fitted
    target: str
    page_word: str
    indent: float
    design: BookDesign
    page: int = 0
    folio: Fitted | None = None

    @property
    def height(self) -> float:
        """That of the title."""
        return self.title.height

    def resolved(self, pages: Mapping[str, int], set_reference: SetReference) -> ContentsRow:
        """The row with the number of its page."""
        page = pages[self.target]
        return replace(self, page=page, folio=set_reference(str(page), self.title.size))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The title as a link, the number at the right."""
        theme, left, top = self.design.theme, position.left, position.top
        with canvas.section("TOCI"):
            with canvas.section("Reference"):
                said = f"{' '.join(line.text for line in self.title.lines)}, {self.page_word} {self.page}"
                canvas.link(self.title, left + self.indent, top, theme.ink, self.page - 1, said)
            if self.folio:
                canvas.element("P", self.folio, left + self.design.width, top, theme.quiet, "right")


class StepHead(Block, frozen=True, kw_only=True, eq=False):
    """How a step opens: which one it is, its name large, its rhythm small."""

    label: Fitted
    name: Fitted
    rhythm: Fitted
    design: BookDesign
    keep_with_next: bool = True

    @property
    def _gap(self) -> float:
        return self.design.size * 0.7

    @property
    def height(self) -> float:
        """The label and the name below it."""
        return self.label.height + self._gap + self.name.height

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The label, the name, and at its right the rhythm."""
        design, left = self.design, position.left
        below = position.top - self.label.height - self._gap
        canvas.element("P", self.label, left, position.top, design.accent)
        canvas.element("H2", self.name, left, below, design.theme.ink)
        base = below - self.name.cap_height + self.rhythm.cap_height
        canvas.element("P", self.rhythm, left + design.width, base, design.theme.quiet, "right")


class Instructions(Block, frozen=True, kw_only=True, eq=False):
    """A label at the left and texts beside it; on a tint where they are spoken. Kept whole where a page can hold it."""

    label: Fitted
    texts: tuple[Fitted, ...]
    tinted: bool
    design: BookDesign

    @property
    def _pad(self) -> float:
        return self.design.size * (1.0 if self.tinted else 0.0)

    @property
    def _gap(self) -> float:
        return self.design.size * 0.75

    @property
    def height(self) -> float:
        """The texts with the gaps between them and what the tint takes."""
        return sum(text.height for text in self.texts) + self._gap * (len(self.texts) - 1) + 2 * self._pad

    @property
    def least(self) -> float:
        """The height of its first text: what is longer than a page runs on."""
        return self.texts[0].height + 2 * self._pad

    def split(self, room: float) -> tuple[Instructions, Instructions] | None:
        """As many of its texts as fit, and the others, only where all of them are more than a page holds."""
        if self.height <= self.design.height:
            return None
        fitting, height = 0, 2 * self._pad - self._gap
        for text in self.texts:
            height += text.height + self._gap
            if height > room:
                break
            fitting += 1
        if fitting == 0:
            return None
        head = replace(self, texts=self.texts[:fitting], keep_with_next=False)
        return head, replace(self, texts=self.texts[fitting:])

    @staticmethod
    def column(design: BookDesign) -> float:
        """From the left of the text area to the texts."""
        return design.size * 4.6

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The tint, the label, the texts."""
        design, theme, width = self.design, self.design.theme, self.design.width
        if self.tinted:
            with canvas.artifact():
                whole = (position.left, position.top - self.height, width, self.height)
                tint = mix(design.accent, WHITE, TINT) if theme.areas == "filled" else theme.lines
                theme.draw_area(canvas, tint, whole, theme.radius * POINTS_PER_MM)
        top, at_texts = position.top - self._pad, position.left + self.column(design)
        canvas.element("P", self.label, position.left + design.size, top, design.accent)
        for text in self.texts:
            if self.tinted:
                with canvas.section("P"):
                    canvas.element("Quote", text, at_texts, top, theme.ink)
            else:
                canvas.element("P", text, at_texts, top, theme.ink)
            top -= text.height + self._gap


class Rule(Block, frozen=True, kw_only=True, eq=False):
    """A thin line across the text area."""

    design: BookDesign
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """One point."""
        return 1.0

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The line."""
        with canvas.artifact():
            canvas.stroke(self.design.theme.lines, 0.5)
            canvas.line(position.left, position.top, position.left + self.design.width, position.top)


class CardRow(Block, frozen=True, kw_only=True, eq=False):
    """A card in a list: its suit's icon, its id, its question; and the pages where the guide uses it, in an index.

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
        """That of the question, or of the icon."""
        return max(self.question.height, self.design.size * 1.1)

    @staticmethod
    def columns(design: BookDesign, widest: float) -> tuple[float, float]:
        """From the left of the text area to the id, and to the question beside ids of which the widest is so wide; in points."""
        at_id = design.size * 1.9
        return at_id, max(design.size * 4.6, at_id + widest + design.size * 0.6)

    def resolved(self, pages: Mapping[str, int], set_reference: SetReference) -> CardRow:
        """The row with the pages where the card is used, or a dash; as it is in a list without pages."""
        if not self.uses:
            return self
        found = dict.fromkeys(str(pages[name]) for name in self.uses if name in pages)
        return replace(self, folios=set_reference(", ".join(found) or "–", self.question.size))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The icon, then id, question and pages as cells of a row, of which the id is the head."""
        theme, left, top = self.design.theme, position.left, position.top
        at_id, _ = self.columns(self.design, 0)
        icon = self.design.size * 1.25
        with canvas.section("TR"):
            with canvas.artifact():
                y = top - self.id.cap_height / 2 - icon / 2
                icons.draw_whole(canvas, self.icon, left, y, icon, (self.colour, theme.reflected(self.colour)))
            canvas.element("TH", self.id, left + at_id, top, theme.of_text(self.colour, self.id.size), scope="Row")
            canvas.element("TD", self.question, left + self.at_question, top, theme.ink)
            if self.folios:
                canvas.element("TD", self.folios, left + self.design.width, top, theme.quiet, "right")
