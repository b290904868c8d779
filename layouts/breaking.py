"""Widths of words and a measure → where lines end; pure arithmetic, in any unit.

A result lists, for each line, the index after its last word.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_LINE = 1e9
"""What one line more costs when lines are evened out: more than any space it could save."""

SHORT_LAST_LINE = 0.4
"""A last line shorter than this part of the measure is worth breaking the lines more evenly for."""


LONELY = 0.25
"""A last line shorter than this part of the measure, and of one word, looks lost below running text."""


def break_lines(widths: Sequence[float], space: float, measure: float) -> list[int]:
    """Where lines end: for each line the index after its last word, filling each line as far as it goes.

    A word wider than the measure has a line of its own.
    """
    ends = []
    room = measure
    for index, width in enumerate(widths):
        room -= width
        if room < 0 and index:
            ends.append(index)
            room = measure - width
        room -= space
    ends.append(len(widths))
    return ends


def break_evenly(widths: Sequence[float], space: float, measure: float) -> list[int]:
    """Lines as from ``break_lines``, as many, but more even where the last one would be short: no lonely last word.

    The even way is the one with the smallest sum of squares of what the lines leave free, the last one included.
    """
    ends = break_lines(widths, space, measure)
    if len(ends) == 1 or line_width(widths, space, ends[-2], ends[-1]) >= measure * SHORT_LAST_LINE:
        return ends
    best = [0.0]
    starts = [0]
    for end in range(1, len(widths) + 1):
        cheapest, cheapest_start = math.inf, end - 1
        free = measure + space
        for start in range(end - 1, -1, -1):
            free -= widths[start] + space
            if free < 0 and start < end - 1:
                break
            cost = best[start] + _ONE_LINE + free * free
            if cost < cheapest:
                cheapest, cheapest_start = cost, start
        best.append(cheapest)
        starts.append(cheapest_start)
    even = [len(widths)]
    while starts[even[-1]]:
        even.append(starts[even[-1]])
    return even[::-1]


def break_running(widths: Sequence[float], space: float, measure: float) -> list[int]:
    """Lines as from ``break_lines``; where the last line would be a single short word, the one before it joins it."""
    ends = break_lines(widths, space, measure)
    if len(ends) > 1 and ends[-1] - ends[-2] == 1 and widths[-1] < measure * LONELY:
        before = ends[-3] if len(ends) > 2 else 0  # noqa: PLR2004 – a line above the last but one
        if ends[-2] - before > 2 and widths[-1] + space + widths[-2] <= measure:  # noqa: PLR2004 – it keeps two words
            ends[-2] -= 1
    return ends


def line_width(widths: Sequence[float], space: float, start: int, end: int) -> float:
    """The width of a line from one word up to another, the spaces between them included."""
    return sum(widths[start:end]) + space * (end - start - 1)
