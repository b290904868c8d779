"""Tables and columns to fill in: their heads stand 2 mm above their rule, and every cell is a field on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM
from layouts.writing.rulings import rule
from layouts.writing.spaces import INSET, FlexibleSpace, draw_field, rule_weight, ruling_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.form import Field
    from layouts.text.typesetting import Fitted

ABOVE_RULE = 2 * POINTS_PER_MM
"""From the last baseline of a head to the rule below it."""

PAD = 0.6
"""Above the heads, and between a rule and what stands beside it; as a part of the size of running text."""

BOX = 4.5 * POINTS_PER_MM
"""The side of a box to tick with a pen, at most."""

BOX_WEIGHT = 0.9
"""Points; the weight of its outline."""

NOTE = 4.0
"""Points; from the rule above a row to a small text in it."""

GUTTER = 5 * POINTS_PER_MM
"""Between two columns to write in."""


def head_baseline(heads: Sequence[Fitted]) -> float:
    """From the top of heads that stand beside each other to their last baseline, in points."""
    return max(fitted.height - fitted.descent for fitted in heads)


class BlankTable(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """A table to fill in: heads, and below them as many rows as asked for; no frame around it.

    Attributes:
        heads: of the columns.
        parts: of the width, one for each column.
        cells: what is filled in, row by row.
        ticked: the columns, counted from 0, whose cells are boxes to tick.
        notes: small texts at the top of the first cell of a row, by the row, counted from 0.
    """

    heads: tuple[Fitted, ...]
    parts: tuple[float, ...]
    cells: tuple[tuple[Field, ...], ...]
    ticked: frozenset[int] = frozenset()
    notes: tuple[tuple[int, Fitted], ...] = ()

    @property
    def head_height(self) -> float:
        """From the top of the table to the rule below its heads, in points."""
        return self.design.size * PAD + head_baseline(self.heads) + ABOVE_RULE

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The heads, the lines between rows and columns, the boxes."""
        left, top, _ = position
        edges = [left + self.design.width * sum(self.parts[:index]) for index in range(len(self.parts) + 1)]
        below, bottom = top - self.head_height, top - self.height
        step = (below - bottom) / len(self.cells)
        with canvas.artifact():
            self._draw_lines(canvas, edges, (below, bottom), step)
        with canvas.section("Table"):
            with canvas.section("TR"):
                for at, (fitted, start, end) in enumerate(zip(self.heads, edges, edges[1:], strict=False)):
                    foot = below + ABOVE_RULE + fitted.height - fitted.descent
                    if at in self.ticked:
                        start = (start + end - fitted.width) / 2  # noqa: PLW2901 – a head above boxes is centred
                    elif start > left:
                        start += self._pad  # noqa: PLW2901 – as far from its rule as what is written below
                    canvas.element("TH", fitted, start, foot, self.design.accent, scope="Column")
            if canvas.takes_fields:
                self._draw_cells(canvas, edges, below, step)
        for row, note in self.notes:
            canvas.element("P", note, left, below - row * step - NOTE, self.design.theme.quiet)

    @property
    def _pad(self) -> float:
        return self.design.size * PAD

    def _draw_lines(self, canvas: Canvas, edges: Sequence[float], ends: tuple[float, float], step: float) -> None:
        theme, (below, bottom) = self.design.theme, ends
        canvas.stroke(ruling_colour(theme), rule_weight(theme))
        for row in range(len(self.cells) + 1):
            canvas.line(edges[0], bottom + row * step, edges[-1], bottom + row * step)
        for x in edges[1:-1]:
            canvas.line(x, bottom, x, below)
        canvas.stroke(self.design.accent, BOX_WEIGHT)
        for row in range(len(self.cells)):
            for column in sorted(self.ticked):
                left, foot, side, _ = self._box(edges, column, below - (row + 1) * step, step)
                canvas.box(left, foot, side, side, side * 0.16)

    def _box(
        self, edges: Sequence[float], column: int, bottom: float, step: float
    ) -> tuple[float, float, float, float]:
        """Where the box of a cell stands."""
        side = min(BOX, step * 0.6)
        middle = (edges[column] + edges[column + 1]) / 2
        return middle - side / 2, bottom + (step - side) / 2, side, side

    def _draw_cells(self, canvas: Canvas, edges: Sequence[float], below: float, step: float) -> None:
        inset = INSET if step > 4 * INSET else 0.0
        noted = {row: note.height + NOTE for row, note in self.notes}
        for number, row in enumerate(self.cells, start=1):
            bottom = below - number * step
            with canvas.section("TR"):
                for column, (field, left, right) in enumerate(zip(row, edges, edges[1:], strict=False)):
                    with canvas.section("TD"):
                        if column in self.ticked:
                            canvas.check_box(field, self._box(edges, column, bottom, step))
                        else:
                            above = noted.get(number - 1, 0.0) if column == 0 else 0.0
                            box = (left + INSET, bottom + inset, right - left - 2 * INSET, step - 2 * inset - above)
                            draw_field(canvas, field, box, self.design.size)


class RuledColumns(FlexibleSpace, frozen=True, kw_only=True, eq=False):
    """Columns with lines to write on, a head above each; one of them may have a tint.

    Attributes:
        heads: of the columns.
        parts: of the width, one for each column; the gutters between them are taken from it.
        pitch: between lines, in mm.
        tinted: the column that has a tint, counted from 0.
    """

    heads: tuple[Fitted, ...]
    parts: tuple[float, ...]
    pitch: float
    tinted: int | None = None

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The tint, the heads, the lines; on a screen fields in the place of the lines."""
        left, top, _ = position
        pad = self.design.size * PAD
        below, bottom = top - pad - head_baseline(self.heads) - ABOVE_RULE, top - self.height
        columns = self._columns(left)
        inset = pad if self.tinted is not None else 0.0
        with canvas.artifact():
            if self.tinted is not None:
                x, width = columns[self.tinted]
                theme = self.design.theme
                theme.draw_panel(canvas, (x, bottom, width, top - bottom), theme.radius * POINTS_PER_MM)
        rooms = []
        for at, (fitted, (x, width)) in enumerate(zip(self.heads, columns, strict=True)):
            inner = inset if at == self.tinted else 0.0
            rooms.append((x + inner, bottom + inset, width - 2 * inner, below - bottom - inset))
            canvas.element("P", fitted, x + inner, below + ABOVE_RULE + fitted.height - fitted.descent, self._ink(at))
        self._draw_lines(canvas, rooms)
        self.draw_rooms(canvas, rooms)

    def _ink(self, column: int) -> str:
        return self.design.theme.ink if column == self.tinted else self.design.accent

    def _columns(self, left: float) -> list[tuple[float, float]]:
        """The left edge and the width of each column."""
        room = self.design.width - GUTTER * (len(self.parts) - 1)
        edges = [left + room * sum(self.parts[:at]) + GUTTER * at for at in range(len(self.parts))]
        return [(x, room * part) for x, part in zip(edges, self.parts, strict=True)]

    def _draw_lines(self, canvas: Canvas, rooms: Sequence[tuple[float, float, float, float]]) -> None:
        if canvas.takes_fields:
            return
        theme = self.design.theme
        with canvas.artifact():
            canvas.stroke(ruling_colour(theme), rule_weight(theme))
            for x, y, width, height in rooms:
                marks = rule("lines", width, height, self.pitch * POINTS_PER_MM)
                for x1, y1, x2, y2 in (*marks.lines, (0.0, height, width, height)):
                    canvas.line(x + x1, y + y1, x + x2, y + y2)
