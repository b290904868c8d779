from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spreadsheets.number_formats import shown


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (1, "General", "1"),
        (1.0, "General", "1"),
        (2.5, "General", "2.5"),
        (1, "000", "001"),
        (1234, "000", "1234"),
        (7, '"A-"00', "A-07"),
        (7, "\\Q0", "Q7"),
        (3, '00" vragen"', "03 vragen"),
        (5, "00;[Red]-00", "05"),
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (1.5, "0.00", "1.50"),
        (1.5, "0", "1.5"),
        (1234, "#,##0", "1234"),
        (3, "#", "3"),
        (0.5, "# ?/?", "0.5"),
        (-1, "00", "-1"),
        (5, "@", "5"),
        (5, "", "5"),
        (5, "0" * 500, "5"),
    ],
)
def test_a_number_is_what_its_cell_shows(number: float, form: str, said: str) -> None:
    assert shown(number, form) == said


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_zeros_fill_up_and_take_nothing_away(number: int, width: int) -> None:
    said = shown(number, "0" * width)
    assert len(said) >= width
    assert int(said) == number


@given(st.floats(), st.text(alphabet='0#,.%;"\\@ -/A?', max_size=20))
def test_any_number_in_any_format_is_said(number: float, form: str) -> None:
    assert shown(number, form) or not math.isfinite(number)
