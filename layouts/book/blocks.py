"""The blocks that all books have: paragraphs, headings, items of lists, and elements that hold other blocks."""

from __future__ import annotations

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
        whole: the text that this is a part of, where it was split.
    """

    fitted: Fitted
    role: str
    colour: str
    indent: float = 0.0
    whole: TextBlock | None = None

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return self.fitted.height

    @property
    def least(self) -> float:
        """The height of the lines that must stay together at its beginning."""
        lines = self.fitted.lines
        return self.height if len(lines) < 2 * FEWEST_LINES else _lines(self.fitted, 0, FEWEST_LINES).height

    def split(self, room: float) -> tuple[TextBlock, TextBlock] | None:
        """Its first lines and the others."""
        lines = len(self.fitted.lines)
        fitting = int((room - self.fitted.cap_height - self.fitted.descent + HAIR) / self.fitted.leading) + 1
        fitting = min(fitting, lines - FEWEST_LINES)
        if fitting < FEWEST_LINES:
            return None
        whole = self.whole or self
        head = replace(self, fitted=_lines(self.fitted, 0, fitting), whole=whole, keep_with_next=False, break_before="")
        tail = replace(self, fitted=_lines(self.fitted, fitting, lines), whole=whole, break_before="", anchor="")
        return head, tail

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Draws its lines; a later part continues the element of the first."""
        left, begun = position.left + self.indent, position.begun
        if self.whole in begun:
            canvas.more(begun[self.whole], self.role, self.fitted, left, position.top, self.colour)
            return
        element = canvas.element(self.role, self.fitted, left, position.top, self.colour)
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

    ``field`` is that of its box where it is a form; None behind a dot.
    """

    accent: str
    field: Field | None

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
        middle, edge = position.top - self.fitted.cap_height / 2, size * 0.92
        left, bottom = position.left + 0.5, middle - edge / 2
        with canvas.artifact():
            if self.field:
                canvas.stroke(self.accent, 0.9)
                canvas.box(left, bottom, edge, edge, size * 0.16)
            else:
                canvas.fill(self.accent)
                canvas.disc(position.left + size * 0.32, middle, size * 0.15)
        with canvas.section("LI"):
            if self.field and canvas.takes_fields:
                with canvas.section("Lbl"):
                    canvas.check_box(self.field, (left, bottom, edge, edge))
            super().draw(canvas, position)


def _lines(fitted: Fitted, start: int, end: int) -> Fitted:
    return Fitted(fitted.lines[start:end], fitted.size, fitted.leading, fitted.cap_height, fitted.descent)
