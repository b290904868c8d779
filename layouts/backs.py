"""A kit → the backs of a deck: an icon in its pattern (usually its reflection) on white, the ink far from the trim.

A printer may shift a back by two or three millimetres: nothing here is near enough to an edge to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.patterns import draw_pattern
from layouts.type import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Suit
    from layouts.canvas import Canvas
    from layouts.kit import Kit


def draw_back(canvas: Canvas, kit: Kit, suit: Suit | None, captions: Sequence[str], name: str = "") -> None:
    """One back in the open cell: the suit's icon, or the deck's sign where there is no suit, and a caption.

    ``captions`` has the caption in each language of the deck; ``name`` tells backs apart that have the deck's sign and
    another caption.
    """
    of = suit.id if suit else kit.theme.sign + name
    canvas.place(f"back-{of}", lambda: _draw(canvas, kit, suit, captions))


def _draw(canvas: Canvas, kit: Kit, suit: Suit | None, captions: Sequence[str]) -> None:
    size, colour = kit.measures, kit.colour(suit)
    draw_pattern(canvas, kit, kit.theme.back.pattern, kit.icon(suit), colour)
    first, second = captions[0], captions[1] if len(captions) > 1 else ""
    fitted = fit(first, kit.styles.strong, kit.scaled(10, 7), size.width * 0.75, 26 * size.scale, kit.deck.language)
    if fitted:
        canvas.text(fitted, size.width / 2, size.height * 0.2, colour, "centre")
        _draw_second(canvas, kit, second, size.height * 0.2 - fitted.height - 3 * size.scale)


def _draw_second(canvas: Canvas, kit: Kit, second: str, top: float) -> None:
    size = kit.measures
    room = (size.width * 0.75, 20 * size.scale)
    fitted = fit(second, kit.styles.second, kit.scaled(8.5, 6), *room, kit.deck.second or "") if second else None
    if fitted:
        canvas.text(fitted, size.width / 2, top, kit.theme.quiet, "centre")
