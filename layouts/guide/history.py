"""The learning history as an example, filled in: the blocks of its table, and its six passages over a spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.blocks import Closing, Opening
from layouts.book.flow import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.composer import Composer
    from layouts.book.design import BookDesign
    from layouts.book.flow import BreakBefore, Position
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

PASSAGES = 6
"""Of the learning history that is shown filled in."""

ON_A_PAGE = 3
"""Passages on each page of its spread."""


class HeadRow(Block, frozen=True, kw_only=True, eq=False):
    """The heads of a table's columns, each with its distance from the left in points."""

    heads: tuple[tuple[Fitted, float], ...]
    design: BookDesign
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """That of the highest head, with air below it."""
        return max(head.height for head, _ in self.heads) + self.design.size * 1.3

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Each head above its column."""
        with canvas.section("TR"):
            for head, x in self.heads:
                canvas.element("TH", head, position.left + x, position.top, self.design.accent, scope="Column")


class HistoryRow(Block, frozen=True, kw_only=True, eq=False):
    """A passage of a learning history: the story in the wide column, remarks beside it in the narrow one."""

    story: Fitted
    remarks: tuple[Fitted, ...]
    design: BookDesign
    last: bool

    @property
    def _gap(self) -> float:
        return self.design.size * 0.7

    @property
    def height(self) -> float:
        """That of the higher column, with air below it."""
        noted = sum(remark.height + self._gap for remark in self.remarks)
        return max(self.story.height, noted) + self.design.size * (1.2 if self.last else 1.8)

    @staticmethod
    def columns(design: BookDesign) -> tuple[float, float, float]:
        """The width of the wide column, and the left edge and the width of the narrow one."""
        return design.width * 0.6, design.width * 0.66, design.width * 0.34

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The tint of the narrow column, the story, the remarks."""
        theme, size = self.design.theme, self.design.size
        _, at_remarks, narrow = self.columns(self.design)
        pad, above = size * 0.7, size * 0.8
        with canvas.artifact():
            left, bottom = position.left + at_remarks - pad, position.top + above - self.height
            if theme.areas == "filled":
                canvas.fill(theme.paper)
                canvas.rectangle(left, bottom, narrow + pad, self.height)
            else:
                canvas.stroke(theme.lines, 0.5)
                canvas.line(left, bottom, left, bottom + self.height)
        with canvas.section("TR"):
            canvas.element("TD", self.story, position.left, position.top, theme.ink)
            with canvas.section("TD"):
                top = position.top
                for remark in self.remarks:
                    canvas.element("P", remark, position.left + at_remarks, top, theme.quiet)
                    top -= remark.height + self._gap


def example_history(composer: Composer, *, on_a_spread: bool) -> Iterator[Block]:
    """The heading and all passages, with three on each page of a spread; or in one run."""
    break_before: BreakBefore = "verso" if on_a_spread else ""
    yield composer.heading(composer.words("history-example-title"), break_before=break_before)
    yield composer.paragraph(composer.words("history-example-intro"))
    many = ON_A_PAGE if on_a_spread else PASSAGES
    for first in range(1, PASSAGES + 1, many):
        yield Opening(role="Table", break_before="" if first == 1 else "page")
        yield _heads(composer)
        last = first + many - 1
        for number in range(first, last + 1):
            # the second half of a table in one run stays together
            yield _passage(composer, number, last=number == last, keep_with_next=ON_A_PAGE < number < last)
        yield Closing()


def _heads(composer: Composer) -> HeadRow:
    wide, at_remarks, narrow = HistoryRow.columns(composer.design)
    heads = tuple(
        (composer.fitted(composer.words(f"history-{name}-head"), composer.styles.strong, composer.size, width=width), x)
        for name, width, x in (("story", wide, 0.0), ("remarks", narrow, at_remarks))
    )
    return HeadRow(heads=heads, design=composer.design, space_before=composer.size * 2)


def _passage(composer: Composer, number: int, *, last: bool, keep_with_next: bool) -> HistoryRow:
    styles, size = composer.styles, composer.size
    wide, _, narrow = HistoryRow.columns(composer.design)
    said = composer.words(f"history-example-{number}")
    story, _, remarks = said.text.partition("\n|\n")
    return HistoryRow(
        story=composer.fitted(replace(said, text=story), styles.running, size * 0.96, width=wide),
        remarks=tuple(
            composer.fitted(replace(said, text=remark), styles.spoken, size * 0.88, width=narrow - size * 0.9)
            for remark in remarks.splitlines()
            if remark.strip()
        ),
        design=composer.design,
        last=last,
        keep_with_next=keep_with_next,
    )
