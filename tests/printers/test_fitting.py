"""Printers that are made up, the squares a needle finds in their sheets, and the profiles that come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_printers import Printer, printers, read, within_reach

from generator.model.paper import PAPERS
from generator.printers.fitting import Fit, Hole, faults, fitted, hole

if TYPE_CHECKING:
    from collections.abc import Sequence


def misses(printer: Printer, fit: Fit, paper: str) -> list[float]:
    """mm between the fronts and the backs of a deck that makes up for the printer, over the whole of a sheet of cards."""
    sheet = PAPERS[paper]
    centre = complex(sheet.width / 2, sheet.height / 2)
    front, back = fit.profile.front(sheet), fit.profile.back(sheet)
    places = [complex(x, y) for x in (-63, 0, 63) for y in (-88, 0, 88)]
    found = []
    for place in places:
        page = place + centre
        on_front = printer.front(complex(*front(page.real, page.imag)) - centre)
        on_back = printer.back(complex(*back(page.real, page.imag)) - centre)
        found.append(abs(on_front - on_back))
    return found


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
def test_of_a_hundred_printers_backs_come_to_lie_behind_their_fronts(paper: str) -> None:
    whole = 0
    for seed in range(100):
        printer = printers(seed)
        bars = (150 * printer.across, 200 * printer.down)
        exact = fitted("p", paper, read(printer, paper, whole=False), bars)
        assert max(misses(printer, exact, paper)) < 0.05
        assert exact.left_over < 0.05
        assert faults(exact) == []
        if not within_reach(printer, paper):
            continue
        whole += 1
        coarse = fitted("p", paper, read(printer, paper, whole=True), (round(bars[0] * 2) / 2, round(bars[1] * 2) / 2))
        assert max(misses(printer, coarse, paper)) < 0.7  # half a square, and a quarter of a mm along each bar
        assert faults(coarse) == []
    assert whole > 80


def test_a_printer_that_turns_by_a_degree_is_made_up_for() -> None:
    printer = Printer(complex(0.5, -0.4), 1.0, 1.0, 1.0)
    exact = fitted("p", "a4", read(printer, "a4", whole=False))
    assert exact.profile.turn == pytest.approx(1.0, abs=0.001)
    assert max(misses(printer, exact, "a4")) < 0.02


def test_a_perfect_printer_gives_a_profile_that_changes_nothing() -> None:
    fit = fitted("p", "a4", [hole("I9")] * 4)
    profile = fit.profile
    assert (profile.across, profile.down, profile.turn, fit.left_over) == (0, 0, 0, 0)
    for where in (profile.front(PAPERS["a4"]), profile.back(PAPERS["a4"])):
        assert where(37, 214) == pytest.approx((37, 214), abs=1e-9)


@given(st.floats(-7, 7), st.floats(-7, 7))
def test_a_back_that_lies_too_far_right_and_down_is_put_as_far_left_and_up(across: float, down: float) -> None:
    fit = fitted("p", "a4", [Hole(9 - across, 9 - down)] * 4)  # its grid came so far right and down, its cross did not
    assert (fit.profile.across, fit.profile.down) == pytest.approx((across, down), abs=0.001)
    assert fit.profile.back(PAPERS["a4"])(100, 100) == pytest.approx((100 - across, 100 - down), abs=0.002)


def test_holes_that_disagree_are_told_with_what_to_do() -> None:
    [(what, hint)] = faults(fitted("p", "a4", [hole("I9"), hole("I9"), hole("Q9"), hole("I9")]))
    assert what.startswith("the four holes do not agree: one lies ")
    assert "print the sheet again" in hint


@pytest.mark.parametrize("bars", [(140, 200), (150, 187), (160, 213)])
def test_a_sheet_that_was_not_printed_at_its_actual_size_is_refused(bars: tuple[float, float]) -> None:
    [(what, hint)] = faults(fitted("p", "a4", [hole("I9")] * 4, bars))
    assert what == f"the sheet was printed at {max((bars[0] / 150, bars[1] / 200), key=lambda each: abs(each - 1)):.0%}"
    assert "actual size (100 %)" in hint


@pytest.mark.parametrize(
    ("typed", "read"), [("I9", (9, 9)), ("a1", (1, 1)), (" Q17 ", (17, 17)), ("11.5,8.25", (11.5, 8.25))]
)
def test_a_square_is_a_letter_and_a_number_or_two_figures(typed: str, read: Sequence[float]) -> None:
    assert hole(typed) == read


@pytest.mark.parametrize("typed", ["", "R9", "I18", "I0", "9I", "99,3", "I9.5", "-3,4", "0.2,4"])
def test_what_is_no_square_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="no square of the grid: they run from A1 to Q17"):
        hole(typed)
