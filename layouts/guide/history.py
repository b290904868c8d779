"""The learning history as an example, filled in: the blocks of its table, and its six passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.blocks import Closing, Opening, drop, on_grid
from layouts.book.design import GRID
from layouts.book.flow import Block
from layouts.guide.composer import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.guide.composer import GuideComposer
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

PASSAGES = 6
"""Of the learning history that is shown filled in."""


class HeadRow(Block, frozen=True, kw_only=True, eq=False):
    """The heads of a table's columns, each with its distance from the left in points."""

    heads: tuple[tuple[Fitted, float], ...]
    design: BookDesign
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """That of the highest head, with air below it."""
        return max(on_grid(head, GRID) for head, _ in self.heads) + GRID

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Each head above its column."""
        with canvas.section("TR"):
            for head, x in self.heads:
                canvas.element(
                    "TH", head, position.left + x, position.top - drop(head, GRID), self.design.accent, scope="Column"
                )


class HistoryRow(Block, frozen=True, kw_only=True, eq=False):
    """A passage of a learning history: the story in the wide column, remarks beside it in the narrow one."""

    story: Fitted
    remarks: tuple[Fitted, ...]
    design: BookDesign
    last: bool

    @property
    def height(self) -> float:
        """That of the higher column, with air below it."""
        noted = sum(on_grid(remark, GRID) for remark in self.remarks) + GRID * (len(self.remarks) - 1)
        return max(on_grid(self.story, GRID), noted) + (GRID if self.last else 2 * GRID)

    @staticmethod
    def columns(design: BookDesign) -> tuple[float, float, float]:
        """The width of the wide column, and the left edge and the width of the narrow one."""
        return design.width * 0.6, design.width * 0.66, design.width * 0.34

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The tint of the narrow column, the story, the remarks."""
        theme = self.design.theme
        _, at_remarks, narrow = self.columns(self.design)
        with canvas.artifact():
            left, bottom = position.left + at_remarks - GRID, position.top + GRID - self.height
            if theme.areas == "filled":
                canvas.fill(theme.paper)
                canvas.rectangle(left, bottom, narrow + GRID, self.height)
            else:
                canvas.stroke(theme.lines, 0.5)
                canvas.line(left, bottom, left, bottom + self.height)
        with canvas.section("TR"):
            canvas.element("TD", self.story, position.left, position.top - drop(self.story, GRID), theme.ink)
            with canvas.section("TD"):
                top = position.top
                for remark in self.remarks:
                    canvas.element("P", remark, position.left + at_remarks, top - drop(remark, GRID), theme.quiet)
                    top -= on_grid(remark, GRID) + GRID


def example_history(composer: GuideComposer) -> Iterator[Block]:
    """The heading and all passages in one run, no passage parted from its remarks."""
    yield composer.heading(composer.words("history-example-title"))
    yield replace(composer.paragraph(composer.words("history-example-intro")), keep_with_next=True)
    yield Opening(role="Table")
    yield _heads(composer)
    for number in range(1, PASSAGES + 1):
        last = number == PASSAGES
        yield _passage(composer, number, last=last, keep_with_next=number in {1, PASSAGES - 1})
    yield Closing()


def _heads(composer: GuideComposer) -> HeadRow:
    wide, at_remarks, narrow = HistoryRow.columns(composer.design)
    heads = tuple(
        (composer.at(composer.words(f"history-{name}-head"), composer.styles.strong, TEXT, width=width), x)
        for name, width, x in (("story", wide, 0.0), ("remarks", narrow, at_remarks))
    )
    return HeadRow(heads=heads, design=composer.design, space_before=14.0)


def _passage(composer: GuideComposer, number: int, *, last: bool, keep_with_next: bool) -> HistoryRow:
    styles = composer.styles
    wide, _, narrow = HistoryRow.columns(composer.design)
    said = composer.words(f"history-example-{number}")
    story, _, remarks = said.text.partition("\n|\n")
    return HistoryRow(
        story=composer.at(replace(said, text=story), styles.running, TEXT, width=wide),
        remarks=tuple(
            composer.at(replace(said, text=remark), styles.spoken, TEXT, width=narrow - GRID)
            for remark in remarks.splitlines()
            if remark.strip()
        ),
        design=composer.design,
        last=last,
        keep_with_next=keep_with_next,
    )
