"""A kit → the backs of a deck: an icon in its pattern (usually its reflection) on white, the ink far from the trim.

A printer may shift a back by two or three millimetres: nothing here is near enough to an edge to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.patterns import draw_pattern
from layouts.type import fit

if TYPE_CHECKING:
    from generator.model import Suit
    from layouts.canvas import Canvas
    from layouts.kit import Kit


def draw_back(canvas: Canvas, kit: Kit, suit: Suit | None, caption: str) -> None:
    """One back in the open cell: the suit's icon, or the deck's sign where there is no suit, and a caption."""
    canvas.place(f"back-{suit.id}" if suit else f"back-{kit.theme.sign}", lambda: _draw(canvas, kit, suit, caption))


def _draw(canvas: Canvas, kit: Kit, suit: Suit | None, caption: str) -> None:
    size, colour = kit.measures, kit.colour(suit)
    draw_pattern(canvas, kit, kit.theme.back.pattern, kit.icon(suit), colour)
    fitted = fit(caption, kit.styles.strong, kit.scaled(10, 7), size.width * 0.75, 26 * size.scale, kit.deck.language)
    if fitted:
        canvas.text(fitted, size.width / 2, size.height * 0.2, colour, "centre")
