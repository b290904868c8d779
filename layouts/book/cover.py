"""A deck's look → the sign of a book's cover: the suits' icons on one horizon, and their reflections below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from layouts.theme import icons
from layouts.theme.look import Look
from layouts.theme.pictures import Art

if TYPE_CHECKING:
    from layouts.pdf.canvas import Canvas

LOGO_HEIGHT, LOGO_WIDTH = 40.0, 0.45
"""Of a logo on a cover at most: points, and a part of the width of the text."""

MOST = 6
"""Icons on a horizon: of more suits the first ones."""


class CoverSign(Struct, frozen=True):
    """The sign of a cover: the icon and colour of each suit, and the theme's logo, opened, if it has one.

    ``width`` is its own, ``icon_size`` the width and height of each icon; in points.
    """

    look: Look
    width: float
    suits: tuple[tuple[str, str], ...]
    icon_size: float
    logo: Art | None

    def draw_horizon(self, canvas: Canvas, left: float, horizon: float) -> None:
        """Draws the icons from ``left``, standing on ``horizon``; decoration. All in points."""
        field, theme = self.icon_size, self.look.theme
        step = (self.width - field) / max(len(self.suits) - 1, 1)
        with canvas.artifact():
            for position, (icon, colour) in enumerate(self.suits):
                x = left + position * step
                colours = colour, theme.reflected(colour)
                icons.draw_whole(canvas, icon, x, horizon - field / 2, field, colours, theme.sign_weight)
            canvas.stroke(theme.ink, 0.8)
            canvas.line(left, horizon, left + self.width, horizon)

    def draw_logo(self, canvas: Canvas, left: float, top: float) -> None:
        """The theme's logo as a figure, its top left corner at ``left`` and ``top``; nothing where there is none."""
        logo = self.look.theme.logo
        if logo and self.logo:
            size = self.logo.fitted((self.width * LOGO_WIDTH, LOGO_HEIGHT))
            with canvas.picture(logo.shows):
                self.logo.draw(canvas, left, top - size[1], size)


def cover_sign(look: Look, width: float) -> CoverSign:
    """The sign with the suits that were chosen; with all of them where what was chosen has none."""
    suits = (look.deck.selected.suits or look.deck.bank.suits)[:MOST]
    logo = look.theme.logo
    art = look.emblem(logo.file, (width * LOGO_WIDTH, LOGO_HEIGHT)) if logo else None
    size = min(width / (len(suits) * 1.2), width * 0.26)
    return CoverSign(look, width, tuple((look.icon(suit), look.colour(suit)) for suit in suits), size, art)
