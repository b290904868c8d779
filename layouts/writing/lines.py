"""Lines to write one thing on, each behind its label; and the horizon, a line from margin to margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.book.flow import Block
from layouts.writing.spaces import draw_field, rule_weight, ruling_colour

if TYPE_CHECKING:
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.form import Field
    from layouts.text.typesetting import Fitted

HORIZON = 0.9
"""Points; the weight of a horizon."""


class FillInLine(Block, frozen=True, kw_only=True, eq=False):
    """A label and a line behind it to write one thing on.

    Attributes:
        label: what to write.
        design: of the book.
        indent: where the line begins, from the left in points; behind the label where it is 0.
        field: what it is on a screen.
    """

    label: Fitted
    design: BookDesign
    indent: float = 0.0
    field: Field

    @property
    def height(self) -> float:
        """A line and the air above it."""
        return self.design.size * 1.4

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The label, and the line at its foot."""
        left, top, _ = position
        _draw_line(
            canvas, self.design, (self.label, self.field), (left, top - self.height, self.design.width), self.indent
        )


class FillInRow(Block, frozen=True, kw_only=True, eq=False):
    """Several short lines to fill in, side by side.

    Attributes:
        entries: the label of each, what it is on a screen, and its part of the width.
        design: of the book.
    """

    entries: tuple[tuple[Fitted, Field, float], ...]
    design: BookDesign

    @property
    def height(self) -> float:
        """A line and the air above it."""
        return self.design.size * 1.4

    def draw(self, canvas: Canvas, position: Position) -> None:
        """From left to right."""
        left, gap = position.left, self.design.size * 1.5
        room = self.design.width - gap * (len(self.entries) - 1)
        for label, field, part in self.entries:
            place = (left, position.top - self.height, room * part)
            _draw_line(canvas, self.design, (label, field), place, 0.0)
            left += room * part + gap


def _draw_line(
    canvas: Canvas,
    design: BookDesign,
    asked: tuple[Fitted, Field],
    place: tuple[float, float, float],
    indent: float,
) -> None:
    """A label and its line; ``place`` is the left, the height of the line, and the width, in points."""
    theme, (label, field), (left, base, width) = design.theme, asked, place
    canvas.element("P", label, left, base + label.cap_height + 3, theme.quiet)
    start, right = left + (indent or label.width + design.size * 0.8), left + width
    with canvas.artifact():
        canvas.stroke(ruling_colour(theme), rule_weight(theme))
        canvas.line(start, base, right, base)
    draw_field(canvas, field, (start, base, right - start, design.size * 1.4), design.size)


class HorizonLine(Block, frozen=True, kw_only=True, eq=False):
    """A horizon from margin to margin; ``air`` is the height in points of what it takes, the line in the middle."""

    design: BookDesign
    air: float

    @property
    def height(self) -> float:
        """The air above and below."""
        return self.air

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The line."""
        y = position.top - self.air / 2
        with canvas.artifact():
            canvas.stroke(self.design.theme.ink, HORIZON)
            canvas.line(position.left, y, position.left + self.design.width, y)
