"""Places of words and a measure → where lines end; pure arithmetic, in any unit.

``places`` says where each word begins, and where one more would, if all stood on one endless line: a space lies between
each and the next. So the width of a line is one subtraction, and its end is found by bisection. A result lists, for each
line, the index after its last word.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT_LAST_LINE = 0.4
"""A last line shorter than this part of the measure is worth breaking the lines more evenly for."""


LONELY = 0.25
"""A last line shorter than this part of the measure, and of one word, looks lost below running text."""


def break_lines(places: Sequence[float], space: float, measure: float) -> list[int]:
    """Where lines end: for each line the index after its last word, filling each line as far as it goes.

    A word wider than the measure has a line of its own.
    """
    ends = []
    room, whole = measure + space, places[-1]
    start = 0
    while (reach := places[start] + room) < whole:
        start = bisect_right(places, reach, start + 2) - 1
        ends.append(start)
    if start < len(places) - 1 or not ends:
        ends.append(len(places) - 1)
    return ends


def break_evenly(places: Sequence[float], space: float, measure: float) -> list[int]:
    """Lines as from ``break_lines``, as many, but more even where the last one would be short: no lonely last word.

    The even way is the one with the smallest sum of squares of what the lines leave free, the last one included.
    """
    ends = break_lines(places, space, measure)
    if len(ends) == 1 or places[-1] - places[ends[-2]] - space >= measure * SHORT_LAST_LINE:
        return ends
    room = measure + space
    best = [(room - place) ** 2 for place in places[: ends[0] + 1]]
    starts = [0] * len(best)
    for before, latest in pairwise(ends):  # a line that reaches as far begins after a word of the line before
        for end in range(before + 1, latest + 1):
            cheapest, cheapest_start = math.inf, before
            nearest = places[end] - room
            for start in range(before, 0, -1):
                free = places[start] - nearest
                if free < 0 and start < before:
                    break
                cost = best[start] + free * free
                if cost < cheapest:
                    cheapest, cheapest_start = cost, start
            best.append(cheapest)
            starts.append(cheapest_start)
    even = [len(places) - 1]
    while starts[even[-1]]:
        even.append(starts[even[-1]])
    return even[::-1]


def break_running(places: Sequence[float], space: float, measure: float) -> list[int]:
    """Lines as from ``break_lines``; where the last line would be a single short word, the one before it joins it."""
    ends = break_lines(places, space, measure)
    if len(ends) > 1 and ends[-1] - ends[-2] == 1 and line_width(places, space, ends[-2], ends[-1]) < measure * LONELY:
        before = ends[-3] if len(ends) > 2 else 0  # noqa: PLR2004 – a line above the last but one
        if ends[-2] - before > 2 and line_width(places, space, ends[-2] - 1, ends[-1]) <= measure:  # noqa: PLR2004 – it keeps two words
            ends[-2] -= 1
    return ends


def line_width(places: Sequence[float], space: float, start: int, end: int) -> float:
    """The width of a line from one word up to another, the spaces between them included."""
    return places[end] - places[start] - space
