"""The leading of the guide: that of its sizes, also for a title with a word that is too wide for its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layouts.guide.composer import LEADING, leading_at

SIZES = sorted(LEADING)


def test_each_size_has_its_own_leading() -> None:
    assert {size: leading_at(size) for size in SIZES} == LEADING


@given(st.floats(min(SIZES) / 2, max(SIZES)))
def test_a_title_that_was_made_smaller_has_the_leading_of_the_next_larger_size(size: float) -> None:
    """Contents name it, and set the number of its page at the same size."""
    larger = min(each for each in SIZES if each >= size)
    assert leading_at(size) == LEADING[larger]
