"""The number of a set → its pips at the foot of a card, as on dominoes: counted, so that they differ in any ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas

MOST_SETS = 8

RADIUS, PITCH = 0.33, 1.1
"""mm on every card: of a pip, and from one to the next; a printer of 600 dpi has fifteen dots across one."""

IN_A_ROW = 4

GAP = 1.3
"""mm between the pips and the deck's title beside them."""


def room(sets: int) -> float:
    """How wide the place of pips is beside the deck's title, in points; none for one deck."""
    if sets == 1:
        return 0.0
    return (GAP + 2 * RADIUS + (min(sets, IN_A_ROW) - 1) * PITCH) * POINTS_PER_MM


def places(number: int) -> list[tuple[float, float]]:
    """The middles of the pips of a set: mm to the left of the last one, and above the lower row.

    Up to four stand in one row; more in two, the lower one first. The last of each row are below each other.
    """
    return [(at % IN_A_ROW * PITCH, at // IN_A_ROW * PITCH) for at in range(number)]


def draw_pips(canvas: Canvas, design: CardDesign, number: int) -> None:
    """The pips of a set at the right end of a card's foot, on the line of the small print."""
    size = design.measures
    canvas.fill(design.theme.ink)
    right, foot = size.width - size.left - RADIUS * POINTS_PER_MM, size.foot + RADIUS * POINTS_PER_MM
    for left, up in places(number):
        canvas.disc(right - left * POINTS_PER_MM, foot + up * POINTS_PER_MM, RADIUS * POINTS_PER_MM)
