"""Texts of a book → blocks: paragraphs, lists, checklists, headings; every text checked and set.

A text is written as people write in a plain file: an empty line between paragraphs; a paragraph whose lines begin with
``- `` is a list, one whose lines begin with ``[] `` a list of boxes to tick.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.paper import SizeRange
from layouts.book.blocks import Closing, Heading, ListItem, Opening, TextBlock
from layouts.book.sourced_text import SourcedText
from layouts.pdf.form import Field
from layouts.text.coverage import reason
from layouts.text.fitter import cut, how_many_fit, sizes_down
from layouts.text.typesetting import set_text, spaced, without_stars
from layouts.text.words import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model.problems import Problems
    from generator.model.scalars import Text
    from layouts.book.design import BookDesign
    from layouts.book.flow import Block, BreakBefore
    from layouts.text.typesetting import Fitted, Style

BULLET, TICK = "- ", "[] "

SMALL = 0.72
"""The size of running heads and page numbers, as a part of that of running text."""

SMALLEST = 0.6
"""Of the size that is asked for: a text on one line, or a title with a long word, is made no smaller."""


class Composer:
    """Sets the texts of one book.

    Args:
        design: the page and the look of the deck, whose language is set.
        texts: the book's general texts by id, those that the deck overrides among them.
        problems: takes what cannot be set.
    """

    def __init__(self, design: BookDesign, texts: Mapping[str, str], problems: Problems) -> None:
        self.design, self.problems = design, problems
        self.deck = design.look.deck
        self.language = self.deck.language
        self.styles, self.size = design.styles, design.size
        self.small = self.size * SMALL
        self._texts = texts
        self._headings = 0

    # ---------------------------------------------------------------- texts

    def words(self, name: str, **values: object) -> SourcedText:
        """One of the general texts, its placeholders filled in; a value may be a sourced text itself."""
        said = {key: value.text if isinstance(value, SourcedText) else value for key, value in values.items()}
        parts = tuple(value for value in values.values() if isinstance(value, SourcedText))
        text = filled(self._texts[name], **said)
        if self.is_own(name):
            return SourcedText(text, "", ("texts", name, self.language), parts=parts)
        return SourcedText(text, where=f"the text {name}", parts=parts)

    def is_own(self, name: str) -> bool:
        """Whether the deck has other words for a general text, in the language of the book."""
        return self.language in self.deck.bank.texts.get(name, {})

    def either(self, usual: str, fitting: str) -> str:
        """Of two general texts for one place the id of the fitting one; of the usual one where only that is the deck's own."""
        return usual if self.is_own(usual) and not self.is_own(fitting) else fitting

    def translated(self, text: Text, entry: str, *keys: str | int) -> SourcedText:
        """A text of the deck in the language of the book: of the entry with this id, below these keys."""
        return SourcedText(text[self.language], entry, (*keys, self.language))

    # -------------------------------------------------------------- setting

    def fitted(self, said: SourcedText, style: Style, size: float, *, width: float | None = None) -> Fitted:
        """A text at one size, over as many lines as it needs in the width, to stand on one page.

        What cannot be set, or is higher than a page, is a problem; then something stands in its place.
        """
        fitted = self.flowing(said, style, size, width)
        if fitted.height > self.design.height:
            room = self.design.height
            self.too_long(
                said, "is longer than a page", lambda share: self.height(said, style, size, width, share) <= room
            )
        return fitted

    def too_long(self, said: SourcedText, what: str, fits: Callable[[float], object]) -> None:
        """A problem: a text is too long for its place; ``fits`` says whether so much of it would have room."""
        self.report(said, f"{what} ({how_many_fit(spaced(said.text), fits)})", "shorten it")

    def height(self, said: SourcedText, style: Style, size: float, width: float | None, share: float) -> float:
        """The height of so much of a text, in points; without end where a word of it does not fit the width."""
        width = self.design.width if width is None else width
        fitted = set_text(cut(spaced(said.text), share), style, size, width, self.language)
        return fitted.height if fitted else inf

    def flowing(self, said: SourcedText, style: Style, size: float, width: float | None = None) -> Fitted:
        """As ``fitted``, for a text that may run on to the next page, or whose height the caller checks."""
        text = spaced(said.text)
        width = self.design.width if width is None else width
        if self._drawable(said, style):
            smallest = size * SMALLEST if style.title else size
            for smaller in sizes_down(SizeRange(largest=size, smallest=smallest)):  # no word of a title is divided
                fitted = set_text(text, style, smaller, width, self.language)
                if fitted is not None:
                    return fitted
            hint = "divide it with a hyphen or a space"
            for part in said.blamed(lambda each: not set_text(spaced(each), style, smallest, width, self.language)):
                self.report(part, "has a word that is wider than the page", hint)
        placeholder = set_text("?", style, size, width, self.language)
        assert placeholder is not None, "a question mark fits anywhere"  # noqa: S101 – for the type checker
        return placeholder

    def shortened(self, said: SourcedText, style: Style, size: float, width: float) -> Fitted | None:
        """A text on one line, its last words left out where it is too long; None where even its first one is."""
        if not self._drawable(said, style):
            return None
        words = spaced(said.text).split(" ")
        for count in range(len(words), 0, -1):
            shown = " ".join(words[:count]) + ("" if count == len(words) else " …")
            fitted = set_text(shown, style, size, width, self.language)
            if fitted and len(fitted.lines) == 1:
                return fitted
        return None

    def one_line(self, said: SourcedText, style: Style, size: float, width: float) -> Fitted | None:
        """A text on one line, made smaller where it must be; None where that would be unreadable."""
        if not self._drawable(said, style):
            return None
        text = said.text
        wide = style.face.measure(text)
        fitting = min(size, width * 1000 / wide) if wide else size
        return set_text(text, style, fitting, width + 0.1, self.language) if fitting > size * SMALLEST else None

    def reference(self, pages: str, size: float) -> Fitted:
        """The numbers of pages that a block refers to."""
        return self.fitted(SourcedText(pages, where="the numbers of the pages"), self.styles.text, size)

    def _drawable(self, said: SourcedText, style: Style) -> bool:
        """Whether a style has every character of a text; what has others is reported."""
        if not style.lacking(said.text):
            return True
        for part in said.blamed(lambda each: bool(style.lacking(each))):
            what, hint = reason(style.lacking(part.text))
            self.problems.add(part.problem(self.deck, what, hint)._replace(cause=what))
        return False

    def report(self, said: SourcedText, what: str, hint: str) -> None:
        """Takes up a problem of a text: what is wrong, and the remedy, both clauses."""
        self.problems.add(said.problem(self.deck, what, hint))

    # ------------------------------------------------------------- headings

    def chapter(self, title: SourcedText, *, anchor: str = "") -> Heading:
        """A heading of the first level; begins a page."""
        return self.title(title, 2, 1, break_before="page", anchor=anchor or self._anchor())

    def heading(self, title: SourcedText, *, break_before: BreakBefore = "", anchor: str = "") -> Heading:
        """A heading of the second level."""
        anchor, above = anchor or self._anchor(), self.size * 2.2
        return self.title(title, 1.3, 2, space_before=above, break_before=break_before, anchor=anchor)

    def title(
        self, title: SourcedText, scale: float, level: int, *,
        space_before: float = 0.0, break_before: BreakBefore = "", anchor: str = "",
    ) -> Heading:  # fmt: skip
        """A heading of a level (from 1), ``scale`` times as large as running text."""
        return Heading(
            fitted=self.fitted(title, self.styles.strong, self.size * scale),
            role=f"H{level}",
            colour=self.design.theme.ink,
            title=replace(title, text=without_stars(spaced(title.text))),
            level=level,
            space_before=space_before,
            break_before=break_before,
            anchor=anchor,
        )

    def _anchor(self) -> str:
        """A name for a heading that no other has, even one of the same words."""
        self._headings += 1
        return f"heading {self._headings}"

    def label(self, text: SourcedText, colour: str | None = None, *, space_before: float = 1.4) -> TextBlock:
        """A small bold line above what it names; ``space_before`` as a multiple of the running size."""
        fitted, above = self.fitted(text, self.styles.strong, self.size * 0.92), self.size * space_before
        return TextBlock(
            fitted=fitted, role="P", colour=colour or self.design.accent, space_before=above, keep_with_next=True
        )

    # ---------------------------------------------------------- running text

    def paragraph(self, text: SourcedText, *, space_before: float = 0.9, keep_with_next: bool = False) -> TextBlock:
        """A paragraph of running text; ``space_before`` as a multiple of its size."""
        fitted, above = self.flowing(text, self.styles.running, self.size), self.size * space_before
        ink = self.design.theme.ink
        return TextBlock(fitted=fitted, role="P", colour=ink, space_before=above, keep_with_next=keep_with_next)

    def lead(self, text: SourcedText) -> TextBlock:
        """An opening paragraph, a little larger and quieter."""
        fitted = self.flowing(text, self.styles.running, self.size * 1.12)
        return TextBlock(fitted=fitted, role="P", colour=self.design.theme.quiet, space_before=self.size * 1.3)

    def running(self, name: str, **values: object) -> Iterator[Block]:
        """A general text with its paragraphs and lists; boxes to tick have its name, and a number from 1."""
        said, boxes = self.words(name, **values), 0
        for paragraph in said.text.split("\n\n"):
            lines = [line.strip() for line in paragraph.strip().splitlines()]
            if lines and all(line.startswith((BULLET, TICK)) for line in lines):
                items = [replace(said, text=line.split(" ", 1)[1]) for line in lines]
                ticked = lines[0].startswith(TICK)
                yield from self.items(items, ticked=ticked, name=name, first=boxes + 1)
                boxes += len(items) if ticked else 0
            elif lines:
                yield self.paragraph(replace(said, text=" ".join(lines)))

    def items(
        self, texts: Sequence[SourcedText], *,
        ticked: bool = False, name: str = "item", first: int = 1, space_before: float = 0.55,
    ) -> Iterator[Block]:  # fmt: skip
        """A list, with dots or with boxes to tick; ``space_before`` each but the first, a multiple of the running size.

        The boxes are called ``name`` and numbered from ``first``, where they are ticked on a screen.
        """
        design, indent = self.design, self.size * (1.9 if ticked else 1.3)
        yield Opening(role="L")
        for number, text in enumerate(texts):
            yield ListItem(
                fitted=self.fitted(text, self.styles.running, self.size, width=design.width - indent),
                role="LBody",
                colour=design.theme.ink,
                accent=design.accent,
                indent=indent,
                field=Field(f"{name}-{first + number}", text.plain) if ticked else None,
                space_before=self.size * (space_before if number else 0.8),
                # no item alone at the foot of a page, or at the head of the next
                keep_with_next=number in {0, len(texts) - 2},
            )
        yield Closing()
