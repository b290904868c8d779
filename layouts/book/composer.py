"""Texts of a book → blocks: paragraphs, lists, checklists, headings; every text checked and set.

A text is written as people write in a plain file: an empty line between paragraphs; a paragraph whose lines begin with
``- `` is a list, one whose lines begin with ``[] `` a list of boxes to tick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from layouts.book.flow import Block, Closing, Opening, Text
from layouts.book.pages import Heading
from layouts.text.coverage import reason
from layouts.text.typesetting import set_text, spaced
from layouts.text.words import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from layouts.book.flow import Fresh, Place
    from layouts.book.pages import Frame
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted, Style
    from layouts.theme.theme import Styles, Theme

BULLET, TICK = "- ", "[] "


class Source(NamedTuple):
    """Where a text stands in the user's deck: the entry's id and the keys below it; for the problem it may have."""

    entry: str
    keys: tuple[str | int, ...]


SHIPPED = Source("", ())
"""One of our own texts."""


class Composer:
    """Sets the texts of one book.

    Args:
        deck: its language is set, its file is named in problems.
        frame: the page.
        theme: colours.
        styles: faces.
        texts: the book's general texts by id, those that the deck overrides among them.
    """

    def __init__(self, deck: Deck, frame: Frame, theme: Theme, styles: Styles, texts: Mapping[str, str]) -> None:
        self.deck, self.frame, self.theme, self.styles = deck, frame, theme, styles
        self.size = frame.size
        self.accent = theme.suits[0].colour
        self.problems: list[Problem] = []
        self._texts = texts
        self._headings = 0

    def words(self, name: str, **values: object) -> str:
        """One of the general texts, its placeholders filled in."""
        return filled(self._texts[name], **values)

    def fitted(
        self, text: str, style: Style, size: float, *, width: float | None = None, source: Source = SHIPPED
    ) -> Fitted:
        """A text at one size, over as many lines as it needs in the width; a problem where it cannot be set."""
        text = spaced(text)
        width = self.frame.width if width is None else width
        lacking = style.lacking(text)
        if lacking:
            self._report(source, text, *reason(lacking))
        else:
            fitted = set_text(text, style, size, width, self.deck.language)
            if fitted is not None:
                return fitted
            self._report(source, text, "has a word that is wider than the page", "divide it with a hyphen or a space")
        placeholder = set_text("?", style, size, width, self.deck.language)
        assert placeholder is not None, "a question mark fits anywhere"  # noqa: S101 – for the type checker
        return placeholder

    def _report(self, source: Source, text: str, what: str, hint: str) -> None:
        if source == SHIPPED:  # one of the general texts: perhaps the deck's own
            mine = (
                name for name, own in self.deck.bank.texts.items() if text in spaced(own.get(self.deck.language, ""))
            )
            source = Source("", ("texts", name)) if (name := next(mine, "")) else source
        self.problems.append(self.deck.problem(source.entry, (*source.keys, self.deck.language), what, hint))

    # ------------------------------------------------------------- headings

    def chapter(self, title: str, *, source: Source = SHIPPED, fresh: Fresh = "page", anchor: str = "") -> Heading:
        """A heading of the first level; begins a page."""
        fitted = self.fitted(title, self.styles.strong, self.size * 2, source=source)
        return Heading(fitted, title, 1, self.theme.ink, fresh=fresh, anchor=anchor or self._anchor())

    def heading(self, title: str, *, source: Source = SHIPPED, anchor: str = "") -> Heading:
        """A heading of the second level."""
        fitted = self.fitted(title, self.styles.strong, self.size * 1.3, source=source)
        return Heading(fitted, title, 2, self.theme.ink, before=self.size * 2.2, anchor=anchor or self._anchor())

    def _anchor(self) -> str:
        """A name for a heading that no other has, even one of the same words."""
        self._headings += 1
        return f"heading {self._headings}"

    def label(self, text: str, colour: str | None = None, *, before: float = 1.4) -> Text:
        """A small bold line above what it names; ``before`` as a multiple of the running size."""
        fitted = self.fitted(text, self.styles.strong, self.size * 0.92)
        return Text(fitted, "P", colour or self.accent, before=self.size * before, keep=True)

    # ---------------------------------------------------------- running text

    def paragraph(self, text: str, *, source: Source = SHIPPED, before: float = 0.9, keep: bool = False) -> Text:
        """A paragraph of running text."""
        fitted = self.fitted(text, self.styles.running, self.size, source=source)
        return Text(fitted, "P", self.theme.ink, before=self.size * before, keep=keep)

    def lead(self, text: str, *, source: Source = SHIPPED) -> Text:
        """An opening paragraph, a little larger and quieter."""
        fitted = self.fitted(text, self.styles.running, self.size * 1.12, source=source)
        return Text(fitted, "P", self.theme.quiet, before=self.size * 1.3)

    def running(self, name: str, **values: object) -> Iterator[Block]:
        """A general text with its paragraphs and lists."""
        source = Source("", ("texts", name)) if name in self.deck.bank.texts else SHIPPED
        for paragraph in self.words(name, **values).split("\n\n"):
            lines = [line.strip() for line in paragraph.strip().splitlines()]
            if lines and all(line.startswith((BULLET, TICK)) for line in lines):
                yield from self.items(
                    [line.split(" ", 1)[1] for line in lines],
                    [source] * len(lines),
                    ticked=lines[0].startswith(TICK),
                )
            elif lines:
                yield self.paragraph(" ".join(lines), source=source)

    def items(
        self, texts: Sequence[str], sources: Sequence[Source], *, ticked: bool = False, before: float = 0.55
    ) -> Iterator[Block]:
        """A list, with dots or with boxes to tick."""
        indent = self.size * (1.9 if ticked else 1.3)
        yield Opening("L")
        for number, (text, source) in enumerate(zip(texts, sources, strict=True)):
            fitted = self.fitted(text, self.styles.running, self.size, width=self.frame.width - indent, source=source)
            above = self.size * (before if number else 0.8)
            item = Item(fitted, self.theme.ink, self.accent, indent=indent, ticked=ticked, before=above)
            item.keep = number in {0, len(texts) - 2}  # no item alone at the foot of a page, or at the head of the next
            yield item
        yield Closing()


class Item(Text):
    """An item of a list behind its dot or its box to tick; kept whole."""

    def __init__(self, fitted: Fitted, colour: str, accent: str, *, indent: float, ticked: bool, before: float) -> None:
        super().__init__(fitted, "LBody", colour, indent=indent, before=before)
        self._accent, self._ticked = accent, ticked

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002 – it never is
        """An item is not split."""
        return

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The dot or the box, then the text."""
        size = self.fitted.size
        middle = place.top - self.fitted.cap_height / 2
        with canvas.artifact():
            if self._ticked:
                canvas.stroke(self._accent, 0.9)
                canvas.box(place.left + 0.5, middle - size * 0.46, size * 0.92, size * 0.92, size * 0.16)
            else:
                canvas.fill(self._accent)
                canvas.disc(place.left + size * 0.32, middle, size * 0.15)
        with canvas.section("LI"):
            super().draw(canvas, place)
