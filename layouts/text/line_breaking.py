"""Places of words and a measure → where lines end; pure arithmetic, in any unit.

``places`` says where each word begins, and where one more would, if all stood on one endless line: a space lies between
each and the next. So the width of a line is one subtraction, and its end is found by bisection. A result lists, for each
line, the index after its last word.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT_WORD = 0.06
"""What a line of display text costs that ends in a word of one or two letters, beside the square of what it leaves free.

It is worth it where the lines come out about as even: of two lines, one may be an eighth of the measure shorter.
"""

AFTER_SIGN = -0.06
"""What a line of display text gains that ends in a sign, where people stop when they read it out."""

LONE_WORD = 100.0
"""What a last line of a single word costs: more than all that may come together otherwise."""

MOST_LINES = 15
"""Of a display text: nobody looks at the ends of the lines of more, and to weigh them takes long."""

SIGNS = frozenset(",;:.?!…–—")
QUOTES = "’”»'\")]}\u00a0\u202f"
"""What may stand behind a sign."""


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


@lru_cache(maxsize=20_000)
def ending(word: str) -> float:
    """What a line of display text costs that ends in this word, beside the square of what it leaves free."""
    if word.rstrip(QUOTES)[-1:] in SIGNS:
        return AFTER_SIGN
    return SHORT_WORD if sum(map(str.isalnum, word)) <= 2 else 0.0  # noqa: PLR2004 – letters


def break_display(places: Sequence[float], space: float, measure: float, endings: Sequence[float]) -> list[int]:
    """The lines of a display text: as many as ``break_lines`` takes, and of those the ones that cost least.

    A line costs the square of the part of the measure that it leaves free, and ``endings`` for its last word; the last
    line costs ``LONE_WORD`` where it has one word. As there cannot be fewer lines, the n-th one ends at a word that n
    lines reach and fewer do not, and behind which as many lines as are left hold the rest: those words are tried.
    """
    ends = break_lines(places, space, measure)
    if len(ends) == 1:
        return ends
    if len(ends) > MOST_LINES:
        return break_running(places, space, measure)
    room, square, last = measure + space, measure * measure, ends[-1]
    earliest = _earliest(places, ends, room)
    best, starts = [math.inf] * last, [0] * (last + 1)
    for end in range(earliest[0], ends[0] + 1):
        best[end] = (room - places[end]) ** 2 + endings[end - 1] * square
    for line in range(1, len(ends) - 1):
        before = range(ends[line - 1], earliest[line - 1] - 1, -1)
        for end in range(earliest[line], ends[line] + 1):
            cost, starts[end] = _cheapest(best, places, before, places[end] - room)
            best[end] = cost + endings[end - 1] * square
    best[-1] += LONE_WORD * square
    chosen = [last, _cheapest(best, places, range(ends[-2], earliest[-2] - 1, -1), places[last] - room)[1]]
    while starts[chosen[-1]]:
        chosen.append(starts[chosen[-1]])
    return chosen[::-1]


def _earliest(places: Sequence[float], ends: list[int], room: float) -> list[int]:
    """For each line: the first word at which it may end, where ``ends`` are the last ones."""
    earliest, least = ends.copy(), ends[-1]
    for line in range(len(ends) - 2, -1, -1):
        least = bisect_left(places, places[least] - room)
        if line and least <= ends[line - 1]:
            least = ends[line - 1] + 1
        earliest[line] = least = min(least, ends[line])
    return earliest


def _cheapest(best: list[float], places: Sequence[float], starts: range, nearest: float) -> tuple[float, int]:
    """Of lines that begin at one of these, the latest first and none before ``nearest``: the least cost in all, and its start."""
    cheapest, cheapest_start = math.inf, 0
    for start in starts:
        free = places[start] - nearest
        if free < 0 and cheapest_start:  # the latest one fits, whatever the last digits say
            break
        cost = best[start] + free * free
        if cost < cheapest:
            cheapest, cheapest_start = cost, start
    return cheapest, cheapest_start


def break_running(places: Sequence[float], space: float, measure: float) -> list[int]:
    """Lines as from ``break_lines``; where the last line would be a single word, one from the line before joins it.

    It does where both fit on a line, and the line before keeps two words or more.
    """
    ends = break_lines(places, space, measure)
    if len(ends) > 1 and ends[-1] - ends[-2] == 1:
        before = ends[-3] if len(ends) > 2 else 0  # noqa: PLR2004 – a line above the last but one
        if ends[-2] - before > 2 and line_width(places, space, ends[-2] - 1, ends[-1]) <= measure:  # noqa: PLR2004 – it keeps two words
            ends[-2] -= 1
    return ends


def line_width(places: Sequence[float], space: float, start: int, end: int) -> float:
    """The width of a line from one word up to another, the spaces between them included."""
    return places[end] - places[start] - space
