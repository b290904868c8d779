"""The spaces to write and draw in: they grow to fill their page, and are fields on a screen.

Rulings are grey, never framed. On a screen a frame stands in their place: every program sets what is typed in lines of its
own, and no ruling may run through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM
from layouts.book.flow import Block
from layouts.theme.theme import WHITE, contrast
from layouts.writing.rulings import rooms, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Ruling
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.form import Box, Field
    from layouts.text.typesetting import Fitted
    from layouts.theme.theme import Theme

RULE = 0.4
"""Points; the weight of a line to write on, and the least that it is in any theme: thinner ones drop out on a photocopier."""

RULE_COLOUR = "#7F7F7F"
"""The palest that a line to write on is printed: half black survives a photocopier, a third does not."""

DOT = 0.26 * POINTS_PER_MM
"""The radius of a dot of a ruling: a hair more than half a millimetre across, for the same reason."""

ONE_LINE, FEW_LINES = 1.9, 12.0
"""Times the size of running text: a higher field takes lines, and in one that is higher still they keep their size."""

FRAME = 0.6
"""Points; the weight of a frame around a field."""

APART = 8.0
"""Points; from a field to what stands above or below it on the timeline."""

INSET = 2.0
"""Points; between a field and a frame or a line beside it."""


def ruling_colour(theme: Theme) -> str:
    """The colour of lines to write on: the theme's, where that is dark enough to be photocopied."""
    dark_enough = contrast(theme.lines, WHITE) >= contrast(RULE_COLOUR, WHITE)
    return theme.lines if dark_enough else RULE_COLOUR


def rule_weight(theme: Theme) -> float:
    """The weight of lines to write on, in points: never thinner than a photocopier sees."""
    return max(RULE, RULE * theme.weight)


def draw_field(canvas: Canvas, field: Field, box: Box, size: float) -> None:
    """A field to type in, where it is a form; ``size`` is that of running text, in points.

    Text that is longer than a small field is set smaller; a large one takes what it can show.
    """
    lines, fixed = box[3] > size * ONE_LINE, box[3] > size * FEW_LINES
    canvas.text_field(field, box, lines=lines, fixed=fixed)


class FlexibleSpace(Block, frozen=True, kw_only=True, eq=False):
    """Space that grows: those of a page share what its other blocks leave. Empty, unless a kind of it draws something.

    Attributes:
        design: of the book.
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
            canvas.stroke(ruling_colour(theme), rule_weight(theme))
            canvas.fill(ruling_colour(theme))
            for x1, y1, x2, y2 in marks.lines:
                canvas.line(left + x1, bottom + y1, left + x2, bottom + y2)
            for x, y in marks.dots:
                canvas.disc(left + x, bottom + y, DOT)


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
            canvas.stroke(ruling_colour(theme), 0.8)
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
            canvas.stroke(ruling_colour(theme), 0.8)
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
