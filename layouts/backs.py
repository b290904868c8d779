"""A kit → the backs of a deck: an icon in its pattern (usually its reflection) on white, the ink far from the trim.

A printer may shift a back by two or three millimetres: nothing here is near enough to an edge to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.patterns import HORIZON, draw_pattern
from layouts.type import fit

if TYPE_CHECKING:
    from generator.model import Suit
    from layouts.canvas import Canvas
    from layouts.kit import Kit


PICTURE = 0.5
"""How much of a card's height a picture on its back takes at most."""

LOGO = (0.45, 0.07)
"""How wide and how high the logo on a back is at most, as parts of the card."""


def draw_back(canvas: Canvas, kit: Kit, suit: Suit | None, caption: str) -> None:
    """One back in the open cell: the suit's icon, or the deck's sign where there is no suit, and a caption."""
    canvas.place(f"back-{suit.id}" if suit else f"back-{kit.theme.sign}", lambda: _draw(canvas, kit, suit, caption))


def _draw(canvas: Canvas, kit: Kit, suit: Suit | None, caption: str) -> None:
    size, colour, back = kit.measures, kit.colour(suit), kit.theme.back
    logo = kit.theme.logo if kit.theme.logo and kit.theme.logo.cards else None
    if back.picture:
        room = (size.width - 2 * size.left, size.height * PICTURE)
        art = kit.emblem(back.picture, room)
        across, up = art.fitted(room)
        art.draw(canvas, (size.width - across) / 2, size.height * HORIZON - up / 2, (across, up))
    else:
        draw_pattern(canvas, kit, back.pattern, kit.icon(suit), colour)
    fitted = fit(caption, kit.styles.strong, kit.scaled(10, 7), size.width * 0.75, 26 * size.scale, kit.deck.language)
    if fitted:
        canvas.text(fitted, size.width / 2, size.height * (0.235 if logo else 0.2), colour, "centre")
    if logo:
        room = (size.width * LOGO[0], size.height * LOGO[1])
        art = kit.emblem(logo.file, room)
        across, up = art.fitted(room)
        art.draw(canvas, (size.width - across) / 2, size.height * 0.11 - up / 2, (across, up))
