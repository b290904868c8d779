"""Cards and how many of them, on paper of a weight → the pile that they make: its width, height and thickness in mm."""

from __future__ import annotations

from msgspec import Struct

BULK = 1.2
"""cm³ that a gram of uncoated card takes: 250 g/m² is 0.30 mm thick. Coated card is thinner, so that a pile of it has room."""

USUAL_WEIGHT = 250
"""g/m²; what decks of cards are mostly printed on."""


def caliper(weight: float) -> float:
    """How thick card of so many g/m² is, in mm."""
    return weight * BULK / 1000


class Pile(Struct, frozen=True):
    """A pile of so many cards, as they are read; in mm."""

    width: float
    height: float
    thick: float
    many: int
