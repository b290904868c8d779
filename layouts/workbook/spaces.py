"""The spaces of the workbook to write and draw in: they grow to fill their page, and are fields on a screen.

Rulings are grey, never framed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM
from layouts.book.flow import Block
from layouts.workbook.rulings import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Ruling
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

RULE = 0.4
"""Points; the weight of a line to write on."""

DOT = 0.55
"""Points; the radius of a dot of a ruling."""

ONE_LINE = 3
"""Times the size of running text: a field that is higher takes more than one line."""


class FlexibleSpace(Block, frozen=True, kw_only=True, eq=False):
    """Space that grows: those of a page share what its other blocks leave. Empty, unless a kind of it draws something.

    Attributes:
        design: of the workbook.
        share: how much of what is left it takes, in proportion to the others.
        height: in points; nothing until it is shared out.
        name, label: of its field, where the workbook is filled in on a screen.
    """

    design: BookDesign
    share: float = 1.0
    height: float = 0.0
    name: str = ""
    label: str = ""

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Nothing: space that stays empty."""

    def draw_field(self, canvas: Canvas, box: tuple[float, float, float, float], name: str, label: str) -> None:
        """A field to type in, where the canvas takes fields; ``box`` is left, top, width, height in points."""
        left, top, width, height = box
        if canvas.takes_fields and self.name:
            many = height > self.design.size * ONE_LINE
            canvas.field(name, label, (left, top - height, width, height), multiline=many)


class RuledSpace(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """Space with a ruling; ``pitch`` is the distance between lines, dots or squares, in mm."""

    ruling: Ruling
    pitch: float

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The lines and dots."""
        theme, width, (left, top, _) = self.design.theme, self.design.width, position
        bottom = top - self.height
        marks = rule(self.ruling, width, self.height, self.pitch * POINTS_PER_MM)
        with canvas.artifact():
            canvas.stroke(theme.lines, RULE * theme.weight)
            canvas.fill(theme.lines)
            for x1, y1, x2, y2 in marks.lines:
                canvas.line(left + x1, bottom + y1, left + x2, bottom + y2)
            for x, y in marks.dots:
                canvas.disc(left + x, bottom + y, DOT)
        self.draw_field(canvas, (left, top, width, self.height), self.name, self.label)


class BlankTable(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """A table to fill in: heads, and below them as many rows as asked for; no frame around it.

    Attributes:
        heads: of the columns.
        parts: of the width, one for each column.
        rows: how many there are.
        tinted: the column that has a tint, counted from 0.
        ruled: whether lines part the rows and the columns.
    """

    heads: tuple[Fitted, ...]
    parts: tuple[float, ...]
    rows: int
    tinted: int | None = None
    ruled: bool = True

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The tinted column, the heads, the lines between rows and columns."""
        width, pad, (left, top, _) = self.design.width, self.design.size * 0.6, position
        edges = [left + width * sum(self.parts[:index]) for index in range(len(self.parts) + 1)]
        below = top - max(fitted.height for fitted in self.heads) - pad * 2
        with canvas.artifact():
            self._draw_lines(canvas, edges, (top, below, top - self.height))
        with canvas.section("Table"), canvas.section("TR"):
            for fitted, x in zip(self.heads, edges[:-1], strict=True):
                with canvas.tagged("TH", scope="Column"):
                    inset = pad if x > left or self.tinted == 0 else 0
                    canvas.text(fitted, x + inset, top - pad, self.design.accent)
        self._draw_fields(canvas, edges, below, (below - top + self.height) / self.rows)

    def _draw_lines(self, canvas: Canvas, edges: Sequence[float], heights: tuple[float, float, float]) -> None:
        theme, (top, below, bottom) = self.design.theme, heights
        step = (below - bottom) / self.rows
        if self.tinted is not None:
            left, right = edges[self.tinted], edges[self.tinted + 1]
            theme.draw_panel(canvas, (left, bottom, right - left, top - bottom), theme.radius * POINTS_PER_MM)
        canvas.stroke(theme.lines, RULE * theme.weight)
        if self.ruled:
            for row in range(self.rows + 1):
                canvas.line(edges[0], bottom + row * step, edges[0] + self.design.width, bottom + row * step)
            for x in edges[1:-1]:
                canvas.line(x, bottom, x, below)

    def _draw_fields(self, canvas: Canvas, edges: Sequence[float], below: float, step: float) -> None:
        for row in range(self.rows):
            for column, fitted in enumerate(self.heads):
                left, right = edges[column], edges[column + 1]
                name, label = f"{self.name}-{row + 1}-{column + 1}", f"{plain(fitted)} {row + 1}"
                self.draw_field(canvas, (left + 2, below - row * step - 1, right - left - 4, step - 2), name, label)


class Timeline(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """A line from then to now to draw on: the texts at its two ends, and what stands at the top and at the foot."""

    start: Fitted
    now: Fitted
    above: Fitted
    below: Fitted

    def draw(self, canvas: Canvas, position: Position) -> None:
        """What stands above and below, the line with its marks, its two ends."""
        design, theme, width, (left, top, _) = self.design, self.design.theme, self.design.width, position
        middle, right = top - self.height / 2, left + width
        canvas.element("P", self.above, left, top, design.accent)
        with canvas.artifact():
            canvas.stroke(theme.ink, 1.2, round_ends=True)
            canvas.line(left, middle, right, middle)
            canvas.polyline((right - 6, middle + 4), (right, middle), (right - 6, middle - 4))
            canvas.stroke(theme.lines, 0.8)
            for mark in range(1, 12):
                x = left + width * mark / 12
                canvas.line(x, middle - 3, x, middle + 3)
        under = middle - design.size * 0.9
        canvas.element("P", self.start, left, under, theme.quiet)
        canvas.element("P", self.now, right, under, theme.quiet, "right")
        canvas.element("P", self.below, left, top - self.height + self.below.height, design.accent)
        box = (left, top - self.above.height - 4, width, self.height / 2 - 30)
        self.draw_field(canvas, box, self.name, self.label)


class Sketch(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """A box to draw in, its corners round, its line broken."""

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The box."""
        theme, width, (left, top, _) = self.design.theme, self.design.width, position
        with canvas.artifact():
            canvas.stroke(theme.lines, 0.8)
            canvas.dashes(4, 3)
            canvas.box(left, top - self.height, width, self.height, theme.radius * POINTS_PER_MM)
            canvas.dashes()
        self.draw_field(canvas, (left, top, width, self.height), self.name, self.label)


def plain(fitted: Fitted) -> str:
    """The words of a fitted text."""
    return " ".join(line.text for line in fitted.lines)


def share_out(blocks: Sequence[Block], height: float) -> tuple[Block, ...]:
    """The blocks of a page, its flexible spaces as high as what the other blocks leave of the height in points."""
    taken = sum(block.height for block in blocks if not isinstance(block, FlexibleSpace))
    taken += sum(block.space_before for block in blocks[1:])
    shares = sum(block.share for block in blocks if isinstance(block, FlexibleSpace))
    left = height - taken
    return tuple(
        replace(block, height=left * block.share / shares) if isinstance(block, FlexibleSpace) else block
        for block in blocks
    )
