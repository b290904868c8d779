"""A kit → the backs of a deck: an icon in its pattern (usually its reflection) on white, the ink far from the trim.

A printer may shift a back by two or three millimetres: nothing here is near enough to an edge to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.cards.patterns import HORIZON, draw_pattern
from layouts.text.typesetting import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Suit
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Room


PICTURE = 0.5
"""How much of a card's height a picture on its back takes at most."""

LOGO = (0.45, 0.07)
"""How wide and how high the logo on a back is at most, as parts of the card."""


def draw_back(canvas: Canvas, kit: Kit, suit: Suit | None, captions: Sequence[str], name: str = "") -> None:
    """One back in the open cell: the suit's icon, or the deck's sign where there is no suit, and a caption.

    ``captions`` has the caption in each language of the deck; ``name`` tells backs apart that have the deck's sign and
    another caption.
    """
    of = suit.id if suit else kit.theme.sign + name
    canvas.place(f"back-{of}", lambda: _draw(canvas, kit, suit, captions))


def _draw(canvas: Canvas, kit: Kit, suit: Suit | None, captions: Sequence[str]) -> None:
    size, colour, back = kit.measures, kit.look.colour(suit), kit.theme.back
    if back.picture:
        room = (size.width - 2 * size.left, size.height * PICTURE)
        _draw_art(canvas, kit, back.picture, room, size.height * HORIZON)
    else:
        draw_pattern(canvas, kit, back.pattern, kit.look.icon(suit), colour)
    logo = kit.theme.logo if kit.theme.logo and kit.theme.logo.cards else None
    _draw_captions(canvas, kit, captions, size.height * (0.215 if logo else 0.2), colour)
    if logo:
        _draw_art(canvas, kit, logo.file, (size.width * LOGO[0], size.height * LOGO[1]), size.height * 0.1)


def _draw_art(canvas: Canvas, kit: Kit, file: str, room: Room, middle: float) -> None:
    """A picture or a logo in the middle of the card, about a height."""
    art = kit.look.emblem(file, room)
    across, up = art.fitted(room)
    art.draw(canvas, (kit.measures.width - across) / 2, middle - up / 2, (across, up))


def _draw_captions(canvas: Canvas, kit: Kit, captions: Sequence[str], top: float, colour: str) -> None:
    """The caption, and below it the same in the second language where there is one."""
    size, styles = kit.measures, kit.styles
    looks = [(styles.strong, kit.scaled(10, 7), colour), (styles.second, kit.scaled(8.5, 6), kit.theme.quiet)]
    for caption, language, (style, sizes, ink) in zip(captions, kit.deck.languages, looks, strict=False):
        fitted = fit(caption, style, sizes, size.width * 0.75, 26 * size.scale, language)
        if fitted:
            canvas.text(fitted, size.width / 2, top, ink, "centre")
            top -= fitted.height + 3 * size.scale
