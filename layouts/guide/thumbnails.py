"""Card faces and their design → a row of them in small, drawn as the deck draws them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM
from layouts.book.design import GRID
from layouts.book.flow import Block
from layouts.cards.faces import carries_horizon
from layouts.cards.horizon_stretches import horizon_weight

if TYPE_CHECKING:
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.cards.card import CardDesign, CardFace
    from layouts.pdf.canvas import Canvas


TRIM_LINE = 0.35
"""Points on paper, however small the card: a thinner line breaks up in print."""


class Thumbnails(Block, frozen=True, kw_only=True, eq=False):
    """Small faces of cards in a row; each a figure with its text in words.

    Attributes:
        faces: the cards, each with its text in words.
        cards: how they look.
        most: how many would fill the row.
    """

    faces: tuple[tuple[CardFace, str], ...]
    cards: CardDesign
    design: BookDesign
    most: int

    @property
    def _scale(self) -> float:
        room = (self.design.width - self.design.size * (self.most - 1)) / self.most
        return min(room / self.cards.measures.width, 1.0)

    @property
    def height(self) -> float:
        """That of one card, in whole lines of the grid."""
        return ceil(self.cards.measures.height * self._scale / GRID) * GRID

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Each card inside a hairline that stands for its trim."""
        size, scale = self.cards.measures, self._scale
        for number, (face, alternative) in enumerate(self.faces):
            x = position.left + number * (size.width * scale + self.design.size)
            y = position.top - size.height * scale
            with canvas.picture(alternative), canvas.scaled(x, y, (size.width, size.height), scale):
                canvas.stroke(self.design.theme.lines, TRIM_LINE / scale)
                canvas.box(0, 0, size.width, size.height, 3 * POINTS_PER_MM)
                if carries_horizon(face):
                    canvas.stroke(self.cards.theme.ink, horizon_weight(self.cards.theme))
                    canvas.line(0, size.horizon, size.width, size.horizon)
                face.draw(canvas, self.cards)
