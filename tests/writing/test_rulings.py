from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.bank import Ruling
from layouts.writing.rulings import rule, spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

RULINGS: tuple[Ruling, ...] = get_args(Ruling)
NEAR = 1e-6

widths, heights = st.floats(60, 700), st.floats(20, 900)
pitches = st.floats(10, 40)
rulings = st.sampled_from(RULINGS)


def steps(places: Iterable[float]) -> list[float]:
    """The distances between neighbours, of places that may come more than once."""
    return [upper - lower for lower, upper in pairwise(sorted({round(place, 6) for place in places}))]


@given(st.floats(0.5, 900), pitches)
def test_whole_spaces_fill_a_length_exactly_and_are_off_by_half_a_space_at_most(length: float, pitch: float) -> None:
    count, each = spaces(length, pitch)
    assert count >= 1
    assert count * each == pytest.approx(length)
    assert count == 1 or abs(count * pitch - length) <= pitch / 2 + NEAR


@given(rulings, widths, heights, pitches)
def test_nothing_stands_outside_the_room(ruling: Ruling, width: float, height: float, pitch: float) -> None:
    drawn = rule(ruling, width, height, pitch)
    points = [*drawn.dots, *((x, y) for x1, y1, x2, y2 in drawn.lines for x, y in ((x1, y1), (x2, y2)))]
    assert all(-NEAR <= x <= width + NEAR and -NEAR <= y <= height + NEAR for x, y in points)
    assert all(x1 == x2 or y1 == y2 for x1, y1, x2, y2 in drawn.lines)
    assert bool(points) == (ruling != "blank")


@given(widths, heights, pitches)
def test_lines_leave_the_same_room_above_each_of_them_and_the_last_is_at_the_foot(
    width: float, height: float, pitch: float
) -> None:
    lines = rule("lines", width, height, pitch).lines
    count, each = spaces(height, pitch)
    assert len(lines) == count
    assert min(y for _, y, _, _ in lines) == 0
    assert steps([height, *(y for _, y, _, _ in lines)]) == pytest.approx([each] * count, abs=1e-5)
    assert {(x1, x2) for x1, _, x2, _ in lines} == {(0.0, width)}


@given(widths, heights, pitches)
def test_a_grid_is_closed_and_dots_stand_at_its_crossings(width: float, height: float, pitch: float) -> None:
    lines = rule("grid", width, height, pitch).lines
    across = {y1 for x1, y1, x2, y2 in lines if y1 == y2}
    upright = {x1 for x1, y1, x2, y2 in lines if x1 == x2}
    assert (min(across), min(upright)) == (0, 0)
    assert [max(across), max(upright)] == pytest.approx([height, width])
    assert max(steps(across)) - min(steps(across)) < 1e-5
    assert max(steps(upright)) - min(steps(upright)) < 1e-5
    dots = rule("dots", width, height, pitch).dots
    assert set(dots) == {(x, y) for x in upright for y in across}
    assert len(dots) == len(upright) * len(across)


@given(widths, st.floats(200, 900), pitches)
def test_cornell_has_a_column_for_key_words_and_a_summary_at_the_foot(
    width: float, height: float, pitch: float
) -> None:
    lines = rule("cornell", width, height, pitch).lines
    (column,) = [line for line in lines if line[0] == line[2]]
    (foot,) = [line for line in lines if line[0] == 0]
    notes = [line for line in lines if line not in {column, foot}]
    assert width * 0.2 < column[0] < width / 3
    assert (column[1], column[3]) == (foot[1], height)
    assert 0 < foot[1] < height / 3
    assert all((x1, x2) == (column[0], width) and foot[1] < y < height for x1, y, x2, _ in notes)
    each = spaces(height, pitch)[1]
    assert steps([height, foot[1], *(y for _, y, _, _ in notes)]) == pytest.approx([each] * (len(notes) + 1), abs=1e-5)


def test_eight_millimetres_on_a_page_of_251_make_31_lines_of_almost_as_much() -> None:
    assert spaces(251, 8) == pytest.approx((31, 8.097), abs=0.001)
