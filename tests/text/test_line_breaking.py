from __future__ import annotations

from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.text import line_breaking
from layouts.text.line_breaking import LONE_WORD, ending

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


def plainly(places: Sequence[float], space: float, measure: float) -> list[int]:
    """Display lines of words none of which is better or worse at the end of a line than another."""
    return line_breaking.break_display(places, space, measure, [0.0] * (len(places) - 1))


break_lines, break_display, break_running = (
    of_widths(way) for way in (line_breaking.break_lines, plainly, line_breaking.break_running)
)
WAYS = [break_lines, break_display, break_running]
WIDTHS = st.lists(st.floats(1, 1100), min_size=1, max_size=12)
SPACES = st.floats(0, 300)
MEASURE = 1000.0


def fits(widths: Sequence[float], space: float, ends: Sequence[int]) -> bool:
    return all(line_width(widths, space, start, end) <= MEASURE for start, end in pairwise([0, *ends]))


def cost(widths: Sequence[float], space: float, ends: Sequence[int], endings: Sequence[float]) -> float:
    """What lines cost, reckoned once more: what they leave free, what they end in, and a last word alone."""
    lines = list(pairwise([0, *ends]))
    free = sum(((MEASURE - line_width(widths, space, start, end)) / MEASURE) ** 2 for start, end in lines)
    alone = LONE_WORD if len(lines) > 1 and lines[-1][1] - lines[-1][0] == 1 else 0.0
    return free + alone + sum(endings[end - 1] for _, end in lines[:-1])


def ways_of_as_many_lines(widths: Sequence[float], space: float) -> list[list[int]]:
    many = len(break_lines(widths, space, MEASURE))
    ways = ([*inner, len(widths)] for inner in combinations(range(1, len(widths)), many - 1))
    return [ends for ends in ways if fits(widths, space, ends)]


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


ENDINGS = st.sampled_from([0.0, line_breaking.SHORT_WORD, line_breaking.AFTER_SIGN])


@given(st.lists(st.tuples(st.floats(1, MEASURE), ENDINGS), min_size=2, max_size=9), SPACES)
def test_no_other_display_lines_cost_less(words: list[tuple[float, float]], space: float) -> None:
    widths, endings = map(list, zip(*words, strict=True))
    places = list(accumulate((width + space for width in widths), initial=0.0))
    found = line_breaking.break_display(places, space, MEASURE, endings)
    best = min(cost(widths, space, ends, endings) for ends in ways_of_as_many_lines(widths, space))
    assert cost(widths, space, found, endings) == pytest.approx(best)


@given(st.lists(st.tuples(st.floats(1, MEASURE), ENDINGS), min_size=2, max_size=9), SPACES)
def test_the_last_word_stands_alone_only_where_no_other_way_has_as_few_lines(
    words: list[tuple[float, float]], space: float
) -> None:
    widths, endings = map(list, zip(*words, strict=True))
    places = list(accumulate((width + space for width in widths), initial=0.0))
    found = line_breaking.break_display(places, space, MEASURE, endings)
    if len(found) > 1 and found[-1] - found[-2] == 1:
        assert all(other[-1] - other[-2] == 1 for other in ways_of_as_many_lines(widths, space))


@pytest.mark.parametrize(
    ("word", "is_better"),
    [
        *(
            (word, True)
            for word in ("nu,", "toen:", "zo;", "ja.", "wie?", "weg!", "en…", "–", "zei,”", "(ja.)", "ça\u00a0:\u00a0»")
        ),
        *((word, None) for word in ("gesprek", "het", "één", "‘het", "x²y")),
        *((word, False) for word in ("je", "ik", "’t", "à", "a", "‘Je", "is’", "25", "&")),
    ],
)
def test_a_line_gains_by_ending_in_a_sign_and_loses_by_ending_in_a_short_word(
    word: str, is_better: bool | None
) -> None:
    assert {True: -1, None: 0, False: 1}[is_better] == (ending(word) > 0) - (ending(word) < 0)


@given(WIDTHS, SPACES)
def test_running_lines_are_full_ones_but_for_the_company_of_a_lonely_word(widths: list[float], space: float) -> None:
    full, running = break_lines(widths, space, MEASURE), break_running(widths, space, MEASURE)
    if running != full:
        assert [*full[:-2], full[-2] - 1, full[-1]] == running
        assert full[-1] - full[-2] == 1


@pytest.mark.parametrize(
    ("widths", "full", "display", "running"),
    [
        ([320, 320, 320, 100], [3, 4], [2, 4], [2, 4]),  # a lonely word
        ([320, 320, 320, 600], [3, 4], [2, 4], [2, 4]),  # a long one is no less lonely
        ([320, 320, 320, 900], [3, 4], [3, 4], [3, 4]),  # nothing fits beside it
        ([600, 390, 100], [2, 3], [1, 3], [2, 3]),  # the line above would be left with one word
        ([2000, 10], [1, 2], [1, 2], [1, 2]),  # wider than any line
        ([20, 20, 950, 100], [3, 4], [3, 4], [3, 4]),  # the word before it has no room beside it
        ([300, 300, 300, 300, 300], [3, 5], [3, 5], [3, 5]),
        ([100, 100, 100, 700, 100, 100, 100], [4, 7], [4, 7], [4, 7]),
        ([300, 200, 200, 200, 300, 200], [4, 6], [3, 6], [4, 6]),  # as even as can be
        ([500], [1], [1], [1]),
    ],
)
def test_lines_end_where_they_should(
    widths: list[float], full: list[int], display: list[int], running: list[int]
) -> None:
    assert [way(widths, 0, MEASURE) for way in WAYS] == [full, display, running]


def test_a_text_of_very_many_lines_is_filled_and_not_weighed() -> None:
    places = list(accumulate([11.0] * 2000, initial=0.0))
    found = line_breaking.break_display(places, 1.0, 100.0, [5.0] * 2000)
    assert found == line_breaking.break_running(places, 1.0, 100.0)
