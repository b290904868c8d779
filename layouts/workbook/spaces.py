"""The spaces of the workbook to write and draw in: they grow to fill their page, and are fields on a screen.

Rulings are grey, never framed. On a screen a frame stands in their place: every program sets what is typed in lines of its
own, and no ruling may run through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM
from layouts.book.flow import Block
from layouts.workbook.rulings import rooms, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Ruling
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.form import Box, Field
    from layouts.text.typesetting import Fitted

RULE = 0.4
"""Points; the weight of a line to write on."""

DOT = 0.55
"""Points; the radius of a dot of a ruling."""

ONE_LINE, FEW_LINES = 1.9, 12.0
"""Times the size of running text: a higher field takes lines, and in one that is higher still they keep their size."""

FRAME = 0.6
"""Points; the weight of a frame around a field."""

APART = 8.0
"""Points; from a field to what stands above or below it on the timeline."""

INSET = 2.0
"""Points; between a field and a frame or a line beside it."""


def draw_field(canvas: Canvas, field: Field, box: Box, size: float) -> None:
    """A field to type in, where it is a form; ``size`` is that of running text, in points.

    Text that is longer than a small field is set smaller; a large one takes what it can show.
    """
    lines, fixed = box[3] > size * ONE_LINE, box[3] > size * FEW_LINES
    canvas.text_field(field, box, lines=lines, fixed=fixed)


class FlexibleSpace(Block, frozen=True, kw_only=True, eq=False):
    """Space that grows: those of a page share what its other blocks leave. Empty, unless a kind of it draws something.

    Attributes:
        design: of the workbook.
        share: how much of what is left it takes, in proportion to the others.
        height: in points; nothing until it is shared out.
        fields: what it is on a screen.
    """

    design: BookDesign
    share: float = 1.0
    height: float = 0.0
    fields: tuple[Field, ...] = ()

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Nothing: space that stays empty."""

    def draw_rooms(self, canvas: Canvas, rooms: Sequence[Box], *, framed: bool = True) -> None:
        """A field in each of these rooms, where it is a form; framed unless something else shows where it is."""
        if not canvas.takes_fields:
            return
        if framed:
            self.draw_frames(canvas, rooms)
        for field, (left, bottom, width, height) in zip(self.fields, rooms, strict=True):
            inner = (left + INSET, bottom + INSET, width - 2 * INSET, height - 2 * INSET)
            draw_field(canvas, field, inner, self.design.size)

    def draw_frames(self, canvas: Canvas, rooms: Sequence[Box]) -> None:
        """What shows on a screen where there is room to write."""
        theme = self.design.theme
        with canvas.artifact():
            canvas.stroke(theme.lines, FRAME * theme.weight)
            for left, bottom, width, height in rooms:
                canvas.box(left, bottom, width, height, min(theme.radius * POINTS_PER_MM, height / 4))


class RuledSpace(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """Space with a ruling; ``pitch`` is the distance between lines, dots or squares, in mm."""

    ruling: Ruling
    pitch: float

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The lines and dots; on a screen the fields in their place."""
        width, pitch, (left, top, _) = self.design.width, self.pitch * POINTS_PER_MM, position
        bottom = top - self.height
        if canvas.takes_fields:
            found = rooms(self.ruling, width, self.height, pitch)
            gap = 0 if len(found) == 1 else INSET / 2
            self.draw_rooms(
                canvas, [(left + x + gap, bottom + y + gap, w - 2 * gap, h - 2 * gap) for x, y, w, h in found]
            )
            return
        theme, marks = self.design.theme, rule(self.ruling, width, self.height, pitch)
        with canvas.artifact():
            canvas.stroke(theme.lines, RULE * theme.weight)
            canvas.fill(theme.lines)
            for x1, y1, x2, y2 in marks.lines:
                canvas.line(left + x1, bottom + y1, left + x2, bottom + y2)
            for x, y in marks.dots:
                canvas.disc(left + x, bottom + y, DOT)


class BlankTable(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """A table to fill in: heads, and below them as many rows as asked for; no frame around it.

    Attributes:
        heads: of the columns.
        parts: of the width, one for each column.
        cells: what is filled in, row by row.
        tinted: the column that has a tint, counted from 0.
        ruled: whether lines part the rows and the columns.
    """

    heads: tuple[Fitted, ...]
    parts: tuple[float, ...]
    cells: tuple[tuple[Field, ...], ...]
    tinted: int | None = None
    ruled: bool = True

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The tinted column, the heads, the lines between rows and columns."""
        width, pad, (left, top, _) = self.design.width, self.design.size * 0.6, position
        edges = [left + width * sum(self.parts[:index]) for index in range(len(self.parts) + 1)]
        below = top - max(fitted.height for fitted in self.heads) - pad * 2
        with canvas.artifact():
            self._draw_lines(canvas, edges, (top, below, top - self.height))
        with canvas.section("Table"):
            with canvas.section("TR"):
                for fitted, x in zip(self.heads, edges[:-1], strict=True):
                    inset = pad if x > left or self.tinted == 0 else 0
                    canvas.element("TH", fitted, x + inset, top - pad, self.design.accent, scope="Column")
            if canvas.takes_fields:
                self._draw_cells(canvas, edges, below, (below - top + self.height) / len(self.cells))

    def _draw_lines(self, canvas: Canvas, edges: Sequence[float], heights: tuple[float, float, float]) -> None:
        theme, (top, below, bottom) = self.design.theme, heights
        step = (below - bottom) / len(self.cells)
        if self.tinted is not None:
            left, right = edges[self.tinted], edges[self.tinted + 1]
            theme.draw_panel(canvas, (left, bottom, right - left, top - bottom), theme.radius * POINTS_PER_MM)
        canvas.stroke(theme.lines, RULE * theme.weight)
        if self.ruled:
            for row in range(len(self.cells) + 1):
                canvas.line(edges[0], bottom + row * step, edges[0] + self.design.width, bottom + row * step)
            for x in edges[1:-1]:
                canvas.line(x, bottom, x, below)

    def _draw_cells(self, canvas: Canvas, edges: Sequence[float], below: float, step: float) -> None:
        inset = INSET if step > 4 * INSET else 0.0
        for number, row in enumerate(self.cells, start=1):
            bottom = below - number * step
            with canvas.section("TR"):
                for column, (field, left, right) in enumerate(zip(row, edges, edges[1:], strict=False)):
                    if not self.ruled and column != self.tinted:
                        self.draw_frames(canvas, [(left, bottom, right - left - 2 * INSET, step)])
                    box = (left + INSET, bottom + inset, right - left - 2 * INSET, step - 2 * inset)
                    with canvas.section("TD"):
                        draw_field(canvas, field, box, self.design.size)


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
        upper, lower = middle + APART, under - max(self.start.height, self.now.height) - APART
        foot = top - self.height + self.below.height + APART
        self.draw_rooms(
            canvas, [(left, upper, width, top - self.above.height - APART - upper), (left, foot, width, lower - foot)]
        )


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
        self.draw_rooms(canvas, [(left, top - self.height, width, self.height)], framed=False)


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
