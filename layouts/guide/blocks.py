"""The blocks that only the guide has: cover, contents, steps, panels to say aloud, cards, the learning history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM
from layouts.book.cover import draw_horizon, draw_logo
from layouts.book.flow import Block
from layouts.theme import icons
from layouts.theme.theme import TINT, WHITE, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Suit
    from layouts.book.composer import Composer
    from layouts.book.flow import Place
    from layouts.cards.card import CardDesign, CardFace
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted


class Cover(Block):
    """The first page: the suits' icons on one horizon with their reflections, the title, for whom it is."""

    def __init__(self, title: Fitted, subtitle: Fitted, credit: Fitted, design: CardDesign, composer: Composer) -> None:
        self._title, self._subtitle, self._credit = title, subtitle, credit
        self._design, self._composer = design, composer
        self.height = composer.frame.height

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The logo, the icons, then the texts."""
        width, theme = self._composer.frame.width, self._composer.theme
        draw_logo(canvas, self._design.look, place.left, place.top, width)
        draw_horizon(canvas, self._design.look, place.left, place.top - self.height * 0.34, width)
        top = place.top - self.height * 0.56
        canvas.element("H1", self._title, place.left, top, theme.ink)
        canvas.element("P", self._subtitle, place.left, top - self._title.height - 16, theme.quiet)
        bottom = place.top - self.height + self._credit.height
        canvas.element("P", self._credit, place.left, bottom, theme.quiet)


class ContentsRow(Block):
    """A line of the contents: a title that leads to its page, and the page's number."""

    def __init__(self, title: Fitted, numeral: Composer, anchor: str, indent: float, before: float) -> None:
        self._title, self._composer, self._target, self._indent = title, numeral, anchor, indent
        self.height, self.before = title.height, before

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The title as a link, the number at the right."""
        composer, page = self._composer, place.pages[self._target]
        number = composer.fitted(str(page), composer.styles.text, self._title.size)
        with canvas.section("TOCI"):
            with canvas.section("Reference"):
                said = f"{' '.join(line.text for line in self._title.lines)}, {composer.words('page-word')} {page}"
                canvas.link(self._title, place.left + self._indent, place.top, composer.theme.ink, page - 1, said)
            canvas.element("P", number, place.left + composer.frame.width, place.top, composer.theme.quiet, "right")


class StepHead(Block):
    """How a step opens: which one it is, its name large, its rhythm small."""

    keep = True

    def __init__(self, label: Fitted, name: Fitted, rhythm: Fitted, composer: Composer, *, before: float) -> None:
        self._label, self._name, self._rhythm, self._composer = label, name, rhythm, composer
        self._gap = composer.size * 0.7
        self.before = before
        self.height = label.height + self._gap + name.height

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The label, the name, and at its right the rhythm."""
        composer = self._composer
        below = place.top - self._label.height - self._gap
        canvas.element("P", self._label, place.left, place.top, composer.accent)
        canvas.element("H2", self._name, place.left, below, composer.theme.ink)
        right = place.left + composer.frame.width
        base = below - self._name.cap_height + self._rhythm.cap_height
        canvas.element("P", self._rhythm, right, base, composer.theme.quiet, "right")


class Side(Block):
    """A label at the left and texts beside it; on a tint where they are said aloud. Kept whole where a page can hold it."""

    def __init__(
        self, label: Fitted, texts: Sequence[Fitted], composer: Composer, *, tinted: bool, before: float
    ) -> None:
        self._label, self._texts, self._composer, self._tinted = label, texts, composer, tinted
        self._pad = composer.size * (1.0 if tinted else 0.0)
        self._gap = composer.size * 0.75
        self.before = before
        self.keep = not tinted
        self.height = sum(text.height for text in texts) + self._gap * (len(texts) - 1) + 2 * self._pad

    @property
    def least(self) -> float:
        """The height of its first text: what is longer than a page runs on."""
        return self._texts[0].height + 2 * self._pad

    def split(self, room: float) -> tuple[Side, Side] | None:
        """As many of its texts as fit, and the others, only where all of them are more than a page holds."""
        if self.height <= self._composer.frame.height:
            return None
        fitting, height = 0, 2 * self._pad - self._gap
        for text in self._texts:
            height += text.height + self._gap
            if height > room:
                break
            fitting += 1
        if fitting == 0:
            return None
        head, tail = (
            Side(self._label, texts, self._composer, tinted=self._tinted, before=self.before)
            for texts in (self._texts[:fitting], self._texts[fitting:])
        )
        head.keep = False
        return head, tail

    @staticmethod
    def column(composer: Composer) -> float:
        """From the left of the text area to the texts."""
        return composer.size * 4.6

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The tint, the label, the texts."""
        composer, width = self._composer, self._composer.frame.width
        if self._tinted:
            with canvas.artifact():
                theme, whole = composer.theme, (place.left, place.top - self.height, width, self.height)
                tint = mix(composer.accent, WHITE, TINT) if theme.areas == "filled" else theme.lines
                theme.draw_area(canvas, tint, whole, theme.radius * POINTS_PER_MM)
        top = place.top - self._pad
        canvas.element("P", self._label, place.left + composer.size, top, composer.accent)
        for text in self._texts:
            role = "Quote" if self._tinted else "P"
            if role == "Quote":
                with canvas.section("P"):
                    canvas.element(role, text, place.left + self.column(composer), top, composer.theme.ink)
            else:
                canvas.element(role, text, place.left + self.column(composer), top, composer.theme.ink)
            top -= text.height + self._gap


class Rule(Block):
    """A thin line across the text area."""

    keep = True

    def __init__(self, composer: Composer, before: float) -> None:
        self._composer, self.before, self.height = composer, before, 1.0

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The line."""
        with canvas.artifact():
            canvas.stroke(self._composer.theme.lines, 0.5)
            canvas.line(place.left, place.top, place.left + self._composer.frame.width, place.top)


class CardRow(Block):
    """A card in a list: its suit's icon, its id, its question; and the pages where the guide uses it, in an index."""

    def __init__(
        self, suit: Suit, texts: tuple[Fitted, Fitted], composer: Composer, design: CardDesign,
        *, anchor: str = "", uses: Sequence[str] = (), before: float = 0.0,
    ) -> None:  # fmt: skip
        self._suit, self._composer, self._design, self._uses = suit, composer, design, uses
        self._id, self._question = texts
        self.anchor, self.before = anchor, before
        self.height = max(self._question.height, composer.size * 1.1)

    @staticmethod
    def columns(composer: Composer) -> tuple[float, float]:
        """From the left of the text area to the id and to the question."""
        return composer.size * 1.9, composer.size * 4.6

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The icon, then id, question and pages as cells of a row."""
        composer, colour = self._composer, self._design.look.colour(self._suit)
        at_id, at_question = self.columns(composer)
        icon = composer.size * 1.25
        with canvas.section("TR"):
            with canvas.artifact():
                y = place.top - self._id.cap_height / 2 - icon / 2
                icons.draw(canvas, self._design.look.icon(self._suit), place.left, y, icon, colour, centred=True)
            canvas.element("TD", self._id, place.left + at_id, place.top, colour)
            canvas.element("TD", self._question, place.left + at_question, place.top, composer.theme.ink)
            if self._uses:
                found = [str(place.pages[name]) for name in self._uses if name in place.pages]
                pages = composer.fitted(
                    ", ".join(dict.fromkeys(found)) or "–", composer.styles.text, self._question.size
                )
                right = place.left + composer.frame.width
                canvas.element("TD", pages, right, place.top, composer.theme.quiet, "right")


class HeadRow(Block):
    """The heads of a table's columns."""

    keep = True

    def __init__(self, heads: Sequence[tuple[Fitted, float]], composer: Composer, before: float) -> None:
        self._heads, self._composer, self.before = heads, composer, before
        self.height = max(head.height for head, _ in heads) + composer.size * 1.3

    def draw(self, canvas: Canvas, place: Place) -> None:
        """Each head above its column."""
        with canvas.section("TR"):
            for head, x in self._heads:
                with canvas.tagged("TH", scope="Column"):
                    canvas.text(head, place.left + x, place.top, self._composer.accent)


class HistoryRow(Block):
    """A passage of a learning history: the story in the wide column, remarks beside it in the narrow one."""

    def __init__(self, story: Fitted, remarks: Sequence[Fitted], composer: Composer, *, last: bool) -> None:
        self._story, self._remarks, self._composer = story, remarks, composer
        self._gap = composer.size * 0.7
        noted = sum(remark.height + self._gap for remark in remarks)
        self.height = max(story.height, noted) + composer.size * (1.2 if last else 1.8)

    @staticmethod
    def columns(composer: Composer) -> tuple[float, float, float]:
        """The width of the wide column, and the left edge and the width of the narrow one."""
        width = composer.frame.width
        return width * 0.6, width * 0.66, width * 0.34

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The tint of the narrow column, the story, the remarks."""
        composer = self._composer
        _, at_remarks, narrow = self.columns(composer)
        pad, above = composer.size * 0.7, composer.size * 0.8
        with canvas.artifact():
            left, bottom = place.left + at_remarks - pad, place.top + above - self.height
            if composer.theme.areas == "filled":
                canvas.fill(composer.theme.paper)
                canvas.rectangle(left, bottom, narrow + pad, self.height)
            else:
                canvas.stroke(composer.theme.lines, 0.5)
                canvas.line(left, bottom, left, bottom + self.height)
        with canvas.section("TR"):
            canvas.element("TD", self._story, place.left, place.top, composer.theme.ink)
            with canvas.section("TD"):
                top = place.top
                for remark in self._remarks:
                    canvas.element("P", remark, place.left + at_remarks, top, composer.theme.quiet)
                    top -= remark.height + self._gap


class Thumbnails(Block):
    """Small faces of cards in a row, drawn as the deck draws them; each a figure with its text in words."""

    def __init__(
        self, faces: Sequence[tuple[CardFace, str]], design: CardDesign, composer: Composer, *, most: int, before: float
    ) -> None:
        self._faces, self._design = faces, design
        gap = composer.size
        room = (composer.frame.width - gap * (most - 1)) / most
        self._scale = min(room / design.measures.width, 1.0)
        self._gap = gap
        self.height, self.before = design.measures.height * self._scale, before

    def shrink(self, over: float) -> None:
        """Makes the cards smaller by so many points of height, down to half, so that a page may hold them."""
        smaller = max(self.height - over - 1, self.height / 2)
        self._scale *= smaller / self.height
        self.height = smaller

    def draw(self, canvas: Canvas, place: Place) -> None:
        """Each card inside a hairline that stands for its trim."""
        size = self._design.measures
        for position, (face, alternative) in enumerate(self._faces):
            x = place.left + position * (size.width * self._scale + self._gap)
            y = place.top - self.height
            with canvas.picture(alternative), canvas.scaled(x, y, (size.width, size.height), self._scale):
                canvas.stroke(self._design.theme.lines, 0.6)
                canvas.box(0, 0, size.width, size.height, 3 * POINTS_PER_MM)
                face.draw(canvas, self._design)
