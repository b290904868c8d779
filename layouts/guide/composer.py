"""Texts of a guide → blocks on its grid: five sizes of type, two edges, lines 7 points apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.blocks import Closing, Heading, ListItem, Opening, TextBlock
from layouts.book.composer import Composer
from layouts.book.design import GRID
from layouts.pdf.form import Field
from layouts.text.typesetting import spaced, without_stars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.problems import Problems
    from layouts.book.design import BookDesign
    from layouts.book.flow import Block, BreakBefore
    from layouts.book.sourced_text import SourcedText
    from layouts.text.typesetting import Fitted, Style

SMALL, TEXT, SPOKEN, HEAD, TITLE = 8.0, 10.0, 13.5, 20.0, 34.0
"""The five sizes of type of a guide, in points: what is spoken is read aloud standing."""

LEADING = {SMALL: 10.5, TEXT: 14.0, SPOKEN: 21.0, HEAD: 28.0, TITLE: 42.0}
"""From one line to the next, in points; what is not on the grid is one line long."""

INDENT = 14.0
"""Points from a bullet to its text."""


class ChapterHeading(Heading, frozen=True, kw_only=True, eq=False):
    """The heading of a chapter, with a line of the grid below it."""

    @property
    def height(self) -> float:
        """That of its lines, and one of the grid."""
        return super().height + GRID


class GuideComposer(Composer):
    """Sets the texts of a guide; see ``Composer``."""

    def __init__(self, design: BookDesign, texts: Mapping[str, str], problems: Problems) -> None:
        super().__init__(design, texts, problems)
        self.small = SMALL

    def at(self, said: SourcedText, style: Style, size: float, *, width: float | None = None) -> Fitted:
        """A text at one of the sizes, its lines on the grid."""
        return self.fitted(said, on_leading(style, size), size, width=width)

    def text(
        self, said: SourcedText, size: float = TEXT, *, above: float = 1.0, colour: str = "", bold: bool = False,
        keep_with_next: bool = False,
    ) -> TextBlock:  # fmt: skip
        """A paragraph; ``above`` as a multiple of the grid."""
        style = on_leading(self.styles.strong if bold else self.styles.running, size)
        return TextBlock(
            fitted=self.flowing(said, style, size),
            role="P",
            colour=colour or self.design.theme.ink,
            grid=GRID,
            space_before=GRID * above,
            keep_with_next=keep_with_next,
        )

    def paragraph(self, text: SourcedText, *, space_before: float = 1.0, keep_with_next: bool = False) -> TextBlock:
        """A paragraph of running text; ``space_before`` as a multiple of the grid, at least one."""
        return self.text(text, above=max(round(space_before), 1), keep_with_next=keep_with_next)

    def lead(self, text: SourcedText) -> TextBlock:
        """An opening paragraph, larger."""
        return self.text(text, SPOKEN, above=2)

    def label(self, text: SourcedText, colour: str | None = None, *, space_before: float = 2.0) -> TextBlock:
        """A bold line above what it names."""
        label = self.text(text, above=round(space_before), colour=colour or self.design.accent, bold=True)
        return replace(label, keep_with_next=True)

    def chapter(self, title: SourcedText, *, anchor: str = "", break_before: BreakBefore = "soft") -> Heading:
        """A heading of the first level; begins a page, unless the page before it would stay nearly empty."""
        return self._heading(title, HEAD, 1, above=6, break_before=break_before, anchor=anchor or self._anchor())

    def heading(self, title: SourcedText, *, break_before: BreakBefore = "", anchor: str = "") -> Heading:
        """A heading of the second level."""
        return self._heading(title, SPOKEN, 2, above=3, break_before=break_before, anchor=anchor or self._anchor())

    def _heading(
        self, title: SourcedText, size: float, level: int, *, above: float, break_before: BreakBefore, anchor: str
    ) -> Heading:
        kind = ChapterHeading if level == 1 else Heading
        return kind(
            fitted=self.at(title, self.styles.strong, size),
            role=f"H{level}",
            colour=self.design.theme.ink,
            title=replace(title, text=without_stars(spaced(title.text))),
            level=level,
            grid=GRID,
            space_before=GRID * above,
            break_before=break_before,
            anchor=anchor,
        )

    def items(
        self, texts: Sequence[SourcedText], *,
        ticked: bool = False, name: str = "item", first: int = 1, space_before: float = 0.0, hang: bool = False,
    ) -> Iterator[Block]:  # fmt: skip
        """A list; with ``hang`` its boxes stand at the outer edge, and its texts where all text stands."""
        design, many = self.design, len(texts)
        indent = 0.0 if hang else INDENT + (4 if ticked else 0)
        style = on_leading(self.styles.running, TEXT)
        yield Opening(role="L")
        for number, text in enumerate(texts):
            yield ListItem(
                fitted=self.fitted(text, style, TEXT, width=design.width - indent),
                role="LBody",
                colour=design.theme.ink,
                accent=design.accent,
                indent=indent,
                hang=design.hang if hang else 0.0,
                field=Field(f"{name}-{first + number}", text.plain) if ticked else None,
                grid=GRID,
                space_before=GRID * (0 if number and not space_before else 1),
                # no item alone at the foot of a page, or at the head of the next
                keep_with_next=number in {0, many - 2} and number < many - 1,
            )
        yield Closing()

    def reference(self, pages: str, size: float) -> Fitted:
        """The numbers of pages that a block refers to."""
        said = super().reference(pages, size)
        return replace(said, leading=leading_at(size))


def on_leading(style: Style, size: float) -> Style:
    """A style whose lines stand on the grid at a size."""
    return replace(style, leading=leading_at(size) / size)


def leading_at(size: float) -> float:
    """From one line to the next, in points; a title with a word too wide for its size has the leading of the next larger one."""
    return next(LEADING[each] for each in sorted(LEADING) if each >= size)
