"""A deck's look → the sign of a book's cover: the suits' icons on one horizon, and their reflections below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.theme import icons
from layouts.theme.theme import WHITE, mix

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from layouts.pdf.canvas import Canvas
    from layouts.theme.look import Look

LOGO_HEIGHT, LOGO_WIDTH = 40.0, 0.45
"""Of a logo on a cover at most: points, and a part of the width of the text."""

MOST = 6
"""Icons on a horizon: of more suits the first ones."""


def draw_horizon(canvas: Canvas, look: Look, left: float, horizon: float, width: float) -> None:
    """Draws the icons from ``left`` over a width, standing on ``horizon``; decoration. All in points."""
    suits = _suits(look)
    field = icon_field(look, width)
    step = (width - field) / max(len(suits) - 1, 1)
    with canvas.artifact():
        for position, suit in enumerate(suits):
            x, colour = left + position * step, look.colour(suit)
            paler = mix(colour, WHITE, look.theme.reflection)
            icons.draw(canvas, look.icon(suit), x, horizon, field, colour)
            icons.draw(canvas, look.icon(suit), x, horizon, field, paler, reflected=True)
        canvas.stroke(look.theme.ink, 0.8)
        canvas.line(left, horizon, left + width, horizon)


def draw_logo(canvas: Canvas, look: Look, left: float, top: float, width: float) -> None:
    """The theme's logo as a figure, its top left corner at ``left`` and ``top``; nothing where the theme has none."""
    if look.theme.logo:
        art = look.emblem(look.theme.logo.file, (width * LOGO_WIDTH, LOGO_HEIGHT))
        size = art.fitted((width * LOGO_WIDTH, LOGO_HEIGHT))
        with canvas.picture(look.theme.logo.shows):
            art.draw(canvas, left, top - size[1], size)


def icon_field(look: Look, width: float) -> float:
    """The width and height of each icon, in points."""
    count = len(_suits(look))
    return min(width / (count * 1.35), width * 0.2)


def _suits(look: Look) -> tuple[Suit, ...]:
    """The suits that were chosen; all of them where what was chosen has none."""
    return (look.deck.selected.suits or look.deck.bank.suits)[:MOST]
