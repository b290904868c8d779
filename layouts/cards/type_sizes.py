"""A kind of text and a face → the sizes of type to try for it: in proportion to the face, and never below the floors."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from layouts.text.fitter import LEAST

SMALL_PRINT = LEAST
"""Points; the floor of all that is printed: the deck's name, captions, names beside a sign."""


LARGE_PRINT = 16.0
"""Points; nothing that is read on the cards of a large-print edition is smaller."""

LARGE_SCALE = 1.6
"""How large a face is, as ``face_scale`` has it, that bears large print: names and ids, which are the smallest, come near to it
there as they are. That of A6 and of a quarter of Letter, not that of a tarot card."""


class Ladder(NamedTuple):
    """The sizes of a kind of text on a poker card, from the largest down, and its floors; in points.

    The floors are those of the smallest type that can be read across a table; they are the same on every card. Where a text
    stands in two languages, neither goes below ``floor_of_two``.
    """

    steps: tuple[float, ...]
    floor: float
    floor_of_two: float

    def sizes(self, scale: float, *, two: bool = False, larger: float = 1.0, floor: float = 0.0) -> tuple[float, ...]:
        """The sizes on a face of this scale, from the largest to the floor; see ``face_scale``.

        A larger face begins with the same steps in proportion, and after them has the smaller ones of a poker card. Where
        a theme has ``larger`` type, its sizes come besides the usual ones: what has no room for them is no smaller than usual.
        None is below ``floor``.
        """
        return _sizes(self, scale, two, larger, floor)

    def least(self, *, two: bool = False, floor: float = 0.0) -> float:
        """The smallest size, in one language or in two; not below ``floor``."""
        return max(self.floor_of_two if two else self.floor, floor)


@lru_cache(maxsize=1_000)
def _sizes(ladder: Ladder, scale: float, two: bool, larger: float, lowest_of_all: float) -> tuple[float, ...]:
    floor = ladder.least(two=two, floor=lowest_of_all)
    steps = {round(step * scale * part, 1) for step in ladder.steps for part in (1.0, larger)}
    scaled = sorted((size for size in steps if size > floor), reverse=True)
    lowest = min(scaled, default=floor + 1)
    return (*scaled, *(step for step in ladder.steps if floor < step < lowest), floor)


QUESTION = Ladder((20.0, 16.5, 14.0, 13.0, 12.0, 11.0), 11.0, 11.0)
PROBE = Ladder((10.0, 9.5, 9.0, 8.5), 8.5, 9.0)
TIP = Ladder((11.0, 10.5, 10.0, 9.5), 9.5, 9.5)
TITLE = Ladder((14.0, 13.0, 12.0, 11.0), 11.0, 9.5)
"""The title of a tip card and of one that says how to play."""
NAME = Ladder(tuple(20 - step / 2 for step in range(17)), 12.0, 12.0)
SUIT = Ladder((11.0, 10.5, 10.0, 9.5, 9.0, 8.5), 8.5, 9.0)
"""The name on a suit card; what the suit is for, and what to do with it."""


POKER = (63.0, 88.0)
"""mm; the card for which all figures are given."""


def face_scale(width: float, height: float) -> float:
    """How large what stands on a face of this width and height in mm is, where 1 is that of a poker card.

    A smaller face loses as little as its area does. On a larger one nothing grows more than its shorter side: on a card
    that is only higher, or only wider, type stays what it is.
    """
    across, up = width / POKER[0], height / POKER[1]
    return min(math.sqrt(across * up), max(min(across, up), 1.0))
