from __future__ import annotations

from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.text import line_breaking
from layouts.text.line_breaking import LONELY, SHORT_LAST_LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Break = Callable[[Sequence[float], float, float], list[int]]


def of_widths(way: Break) -> Break:
    """A way to break lines that takes the widths of words instead of their places."""

    def broken(widths: Sequence[float], space: float, measure: float) -> list[int]:
        return way(list(accumulate((width + space for width in widths), initial=0.0)), space, measure)

    return broken


def line_width(widths: Sequence[float], space: float, start: int, end: int) -> float:
    return sum(widths[start:end]) + space * (end - start - 1)


break_lines, break_evenly, break_running = (
    of_widths(way) for way in (line_breaking.break_lines, line_breaking.break_evenly, line_breaking.break_running)
)
WAYS = [break_lines, break_evenly, break_running]
WIDTHS = st.lists(st.floats(1, 1100), min_size=1, max_size=12)
SPACES = st.floats(0, 300)
MEASURE = 1000.0


def fits(widths: Sequence[float], space: float, ends: Sequence[int]) -> bool:
    return all(line_width(widths, space, start, end) <= MEASURE for start, end in pairwise([0, *ends]))


def unevenness(widths: Sequence[float], space: float, ends: Sequence[int]) -> float:
    free = (MEASURE - line_width(widths, space, start, end) for start, end in pairwise([0, *ends]))
    return sum(each * each for each in free)


def last_line(widths: Sequence[float], space: float, ends: Sequence[int]) -> float:
    return line_width(widths, space, ends[-2] if len(ends) > 1 else 0, ends[-1])


@pytest.mark.parametrize("way", WAYS)
@given(WIDTHS, SPACES, st.sampled_from([1.0, 100.0]))
def test_every_word_has_its_line_and_no_line_is_too_wide(
    way: Break, widths: list[float], space: float, scale: float
) -> None:
    ends = way([width * scale for width in widths], space * scale, MEASURE * scale)
    assert ends == sorted(set(ends))
    assert ends[-1] == len(widths)
    for start, end in pairwise([0, *ends]):
        assert end - start == 1 or line_width(widths, space, start, end) <= MEASURE * (1 + 1e-9)


@pytest.mark.parametrize("way", WAYS)
@given(WIDTHS, SPACES)
def test_no_way_takes_more_lines_than_filling_them_does(way: Break, widths: list[float], space: float) -> None:
    assert len(way(widths, space, MEASURE)) == len(break_lines(widths, space, MEASURE))


@given(st.lists(st.floats(1, MEASURE), min_size=2, max_size=9), SPACES)
def test_fewer_lines_would_not_hold_the_words(widths: list[float], space: float) -> None:
    many = len(break_lines(widths, space, MEASURE))
    fewer = ([*inner, len(widths)] for inner in combinations(range(1, len(widths)), max(many - 2, 0)))
    assert many == 1 or not any(fits(widths, space, ends) for ends in fewer)


@given(st.lists(st.floats(1, MEASURE), min_size=2, max_size=9), SPACES)
def test_where_the_last_line_would_be_short_no_other_way_is_more_even(widths: list[float], space: float) -> None:
    full, even = break_lines(widths, space, MEASURE), break_evenly(widths, space, MEASURE)
    if len(full) == 1 or last_line(widths, space, full) >= SHORT_LAST_LINE * MEASURE:
        assert even == full
    else:
        others = ([*inner, len(widths)] for inner in combinations(range(1, len(widths)), len(full) - 1))
        best = min(unevenness(widths, space, other) for other in others if fits(widths, space, other))
        assert unevenness(widths, space, even) == pytest.approx(best)


@given(WIDTHS, SPACES)
def test_running_lines_are_full_ones_but_for_the_company_of_a_lonely_word(widths: list[float], space: float) -> None:
    full, running = break_lines(widths, space, MEASURE), break_running(widths, space, MEASURE)
    if running != full:
        assert [*full[:-2], full[-2] - 1, full[-1]] == running
        assert full[-1] - full[-2] == 1
        assert widths[-1] < LONELY * MEASURE


@pytest.mark.parametrize(
    ("widths", "full", "even", "running"),
    [
        ([320, 320, 320, 100], [3, 4], [2, 4], [2, 4]),  # a lonely word
        ([320, 320, 320, 260], [3, 4], [2, 4], [3, 4]),  # one that is long enough to stand alone
        ([320, 320, 320, 450], [3, 4], [3, 4], [3, 4]),
        ([600, 390, 100], [2, 3], [1, 3], [2, 3]),  # the line above would be left with one word
        ([2000, 10], [1, 2], [1, 2], [1, 2]),  # wider than any line
        ([320, 320, 320, 240], [3, 4], [2, 4], [2, 4]),
        ([20, 20, 950, 100], [3, 4], [3, 4], [3, 4]),  # the word before it has no room beside it
        ([500], [1], [1], [1]),
    ],
)
def test_lines_end_where_they_should(widths: list[float], full: list[int], even: list[int], running: list[int]) -> None:
    assert (break_lines(widths, 0, MEASURE), break_evenly(widths, 0, MEASURE), break_running(widths, 0, MEASURE)) == (
        full,
        even,
        running,
    )
