"""A kit → the sign of a book's cover: the suits' icons on one horizon, and their reflections below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import icons
from layouts.theme import WHITE, mix

if TYPE_CHECKING:
    from generator.model import Suit
    from layouts.canvas import Canvas
    from layouts.kit import Kit

LOGO_HEIGHT, LOGO_WIDTH = 40.0, 0.45
"""Of a logo on a cover at most: points, and a part of the width of the text."""

MOST = 6
"""Icons on a horizon: of more suits the first ones."""


def draw_horizon(canvas: Canvas, kit: Kit, left: float, horizon: float, width: float) -> None:
    """Draws the icons from ``left`` over a width, standing on ``horizon``; decoration. All in points."""
    suits = _suits(kit)
    field = icon_field(kit, width)
    step = (width - field) / max(len(suits) - 1, 1)
    with canvas.artifact():
        for position, suit in enumerate(suits):
            x, colour = left + position * step, kit.colour(suit)
            paler = mix(colour, WHITE, kit.theme.reflection)
            icons.draw(canvas, kit.icon(suit), x, horizon, field, colour)
            icons.draw(canvas, kit.icon(suit), x, horizon, field, paler, reflected=True)
        canvas.stroke(kit.theme.ink, 0.8)
        canvas.line(left, horizon, left + width, horizon)


def draw_logo(canvas: Canvas, kit: Kit, left: float, top: float, width: float) -> None:
    """The theme's logo as a figure, its top left corner at ``left`` and ``top``; nothing where the theme has none."""
    if kit.theme.logo:
        art = kit.emblem(kit.theme.logo.file, (width * LOGO_WIDTH, LOGO_HEIGHT))
        size = art.fitted((width * LOGO_WIDTH, LOGO_HEIGHT))
        with canvas.picture(kit.theme.logo.shows):
            art.draw(canvas, left, top - size[1], size)


def icon_field(kit: Kit, width: float) -> float:
    """The width and height of each icon, in points."""
    count = len(_suits(kit))
    return min(width / (count * 1.35), width * 0.2)


def _suits(kit: Kit) -> tuple[Suit, ...]:
    """The suits that were chosen; all of them where what was chosen has none."""
    return (kit.deck.selected.suits or kit.deck.bank.suits)[:MOST]
