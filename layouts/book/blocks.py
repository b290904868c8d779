"""The blocks that all books have: paragraphs, headings, items of lists, and elements that hold other blocks."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.flow import HAIR, Block
from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from layouts.book.flow import Position
    from layouts.book.sourced_text import SourcedText
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.form import Field

FEWEST_LINES = 2
"""Of a paragraph, at the foot of a page or at the top of the next."""


class Opening(Block, frozen=True, kw_only=True, eq=False):
    """The beginning of an element that holds the blocks up to its ``Closing``; takes no room."""

    role: str
    keep_with_next: bool = True

    def draw(self, canvas: Canvas, position: Position) -> None:  # noqa: ARG002 – it has no place
        """Opens the element."""
        canvas.open(self.role)


class Closing(Block, frozen=True, kw_only=True, eq=False):
    """The end of the element that was opened last; takes no room."""

    def draw(self, canvas: Canvas, position: Position) -> None:  # noqa: ARG002 – it has no place
        """Closes the element."""
        canvas.close()


class TextBlock(Block, frozen=True, kw_only=True, eq=False):
    """A fitted text as an element; it may run on to the next page, never with a single line on either.

    Attributes:
        fitted: the text.
        role: of its element, such as P.
        colour: of the text.
        indent: from the left of the text area, in points.
        whole: the text that this is a part of, where it was split; ``begins`` is the line of it that the part begins with.
        grid: the distance in points of the lines that it stands on; 0 where there is no grid.
    """

    fitted: Fitted
    role: str
    colour: str
    indent: float = 0.0
    whole: TextBlock | None = None
    begins: int = 0
    grid: float = 0.0

    @property
    def height(self) -> float:
        """The height of all its lines: on a grid, of whole lines of it."""
        return on_grid(self.fitted, self.grid)

    @property
    def least(self) -> float:
        """The height of the lines that must stay together at its beginning."""
        lines = self.fitted.lines
        return self.height if len(lines) < 2 * FEWEST_LINES else lines_of(self.fitted, 0, FEWEST_LINES).height

    def split(self, room: float) -> tuple[TextBlock, TextBlock] | None:
        """Its first lines and the others."""
        lines = len(self.fitted.lines)
        fitting = int((room - self.fitted.cap_height - self.fitted.descent + HAIR) / self.fitted.leading) + 1
        fitting = min(fitting, lines - FEWEST_LINES)
        if fitting < FEWEST_LINES:
            return None
        whole = self.whole or self
        head = replace(
            self, fitted=lines_of(self.fitted, 0, fitting), whole=whole, keep_with_next=False, break_before=""
        )
        tail = replace(self, fitted=lines_of(self.fitted, fitting, lines), whole=whole, break_before="", anchor="")
        return head, tail

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Draws its lines; a later part continues the element of the first."""
        left, begun, top = position.left + self.indent, position.begun, position.top - drop(self.fitted, self.grid)
        if self.whole in begun:
            canvas.more(begun[self.whole], self.role, self.fitted, left, top, self.colour)
            return
        element = canvas.element(self.role, self.fitted, left, top, self.colour)
        if self.whole:
            begun[self.whole] = element


class Heading(TextBlock, frozen=True, kw_only=True, eq=False):
    """A heading that the outline and the contents list; ``title`` as they print it, ``level`` from 1."""

    title: SourcedText
    level: int
    keep_with_next: bool = True

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002 – it never is
        """A heading is not split."""
        return


class ListItem(TextBlock, frozen=True, kw_only=True, eq=False):
    """An item of a list behind its dot or its box to tick, in the colour ``accent``; kept whole.

    ``field`` is that of its box where it is a form; None behind a dot. ``hang`` is how far left of the text area, in
    points, the box or the dot stands.
    """

    accent: str
    field: Field | None
    hang: float = 0.0

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002 – it never is
        """An item is not split."""
        return

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The dot or the box, then the text."""
        size = self.fitted.size
        middle = position.top - drop(self.fitted, self.grid) - self.fitted.cap_height / 2
        edge = size * 0.92
        left, bottom = position.left - self.hang + 0.5, middle - edge / 2
        with canvas.artifact():
            if self.field:
                canvas.stroke(self.accent, 0.9)
                canvas.box(left, bottom, edge, edge, size * 0.16)
            else:
                canvas.fill(self.accent)
                canvas.disc(position.left - self.hang + size * 0.32, middle, size * 0.15)
        with canvas.section("LI"):
            if self.field and canvas.takes_fields:
                with canvas.section("Lbl"):
                    canvas.check_box(self.field, (left, bottom, edge, edge))
            super().draw(canvas, position)


def on_grid(fitted: Fitted, grid: float) -> float:
    """The height of a text in points: of whole lines of a grid, or as it is where there is none."""
    if not grid:
        return fitted.height
    first = ceil(fitted.leading / grid - HAIR) * grid
    return ceil((first + (len(fitted.widths) - 1) * fitted.leading) / grid - HAIR) * grid


def drop(fitted: Fitted, grid: float) -> float:
    """How far below the top of its room a text begins, in points, so that its lines stand on a grid.

    A baseline lies half a line of the grid above the next line of it, whatever the size of the text.
    """
    return ceil(fitted.leading / grid - HAIR) * grid - grid / 2 - fitted.cap_height if grid else 0.0


def lines_of(fitted: Fitted, start: int, end: int) -> Fitted:
    """Some of the lines of a text, from ``start`` up to ``end``."""
    return Fitted(fitted.lines[start:end], fitted.size, fitted.leading, fitted.cap_height, fitted.descent)
