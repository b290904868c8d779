"""Pages that make up for a printer, read back from PDFs and sent through printers that are made up."""

from __future__ import annotations

from functools import cache

import pytest
from helpers import ask, make_deck
from made_up_printers import Printer, printers, read, within_reach
from msgspec.structs import replace
from readback import Printed

from generator.model.printer import PrinterProfile
from generator.model.problems import DeckError
from generator.printers.fitting import fitted
from generator.product import silent
from layouts.cards import product as cards

CENTRE = complex(105, 148.5)
"""Of A4, in mm."""


def prepared(**options: object) -> cards.PreparedCards:
    deck = make_deck([ask(f"A{number}") for number in range(9)])
    return cards.prepare(deck, cards.Options(**options), silent)  # type: ignore[arg-type]


@cache
def plain() -> cards.PreparedCards:
    return prepared()


def drawn(profile: PrinterProfile) -> Printed:
    made = plain()
    return Printed(replace(made, run=replace(made.run, printer=profile)).draw(silent))


def middles(printed: Printed, page: int) -> list[complex]:
    """The middles of the faces of a page, in mm from the paper's centre, row by row."""
    trims = [form.cell.trim for form in printed.faces(page)]
    return [complex(trim.left + trim.width / 2, trim.top + trim.height / 2) - CENTRE for trim in trims]


def misses(printer: Printer, profile: PrinterProfile) -> float:
    """By how much a back misses the front before it at most, in mm, once the printer has done what it does."""
    printed = drawn(profile)
    fronts = [printer.front(place) for place in middles(printed, 0)]
    backs = [printer.back(place) for place in middles(printed, 1)]
    seen = [complex(-place.real, place.imag) for place in backs]  # through the paper
    assert len(fronts) == len(seen) == 9
    return max(min(abs(back - front) for back in seen) for front in fronts)


def test_a_deck_comes_right_on_a_hundred_printers() -> None:
    uncorrected, whole = [], 0
    nothing = PrinterProfile(name="p", paper="a4")
    for seed in range(100):
        printer = printers(seed)
        bars = (150 * printer.across, 200 * printer.down)
        exact = fitted("p", "a4", read(printer, "a4", whole=False), bars).profile
        assert misses(printer, exact) < 0.05
        if seed < 10:
            uncorrected.append(misses(printer, nothing))
        if within_reach(printer, "a4"):
            whole += 1
            rounded = (round(bars[0] * 2) / 2, round(bars[1] * 2) / 2)
            coarse = fitted("p", "a4", read(printer, "a4", whole=True), rounded).profile
            assert misses(printer, coarse) < 0.7
    assert whole > 80
    assert max(uncorrected) > 3  # what it would be without


def test_cards_are_as_large_as_they_should_be_on_a_printer_that_shrinks() -> None:
    printer = Printer(0j, 0.0, 0.97, 0.98)
    exact = fitted("p", "a4", read(printer, "a4", whole=False), (145.5, 196)).profile
    places = [printer.front(place) for place in middles(drawn(exact), 0)]
    across = sorted({round(place.real, 2) for place in places})
    down = sorted({round(place.imag, 2) for place in places})
    assert across == pytest.approx([-63, 0, 63], abs=0.02)
    assert down == pytest.approx([-88, 0, 88], abs=0.02)


def test_on_paper_that_lies_the_two_lengths_change_places() -> None:
    # A page that lies goes in turned by a quarter: what is short along the paper is then short across the page.
    printer = PrinterProfile(name="p", paper="a4", front_across=0.98, front_down=1.01)
    made = prepared(stock="poker-a4-spaced", duplex="fronts", printer=printer)
    trims = [form.cell.trim for form in Printed(made.draw(silent)).faces(0)]
    assert {round(trim.width, 1) for trim in trims} == {round(63 / 1.01, 1)}
    assert {round(trim.height, 1) for trim in trims} == {round(88 / 0.98, 1)}


@pytest.mark.parametrize("way", ["long", "manual"])
def test_a_printer_that_does_nothing_changes_no_byte(way: str) -> None:
    by_hand = {"order": "same", "turned": 0} if way == "manual" else {}
    perfect = PrinterProfile(name="p", paper="a4", **by_hand)  # type: ignore[arg-type]
    without = cards.prepare_all(make_deck([ask("A1")]), cards.Options(duplex=way), silent)  # type: ignore[arg-type]
    with_it = cards.prepare_all(make_deck([ask("A1")]), cards.Options(duplex=way, printer=perfect), silent)  # type: ignore[arg-type]
    for one, other in zip(without.variants, with_it.variants, strict=True):
        assert one.prepared.draw(silent) == other.prepared.draw(silent)


def test_what_is_done_about_a_printer_is_drawn_once_a_page() -> None:
    printed = drawn(PrinterProfile(name="p", paper="a4", across=1.5))
    for page, moved in ((0, 0), (1, 1)):
        operators = [(operands, operator) for operands, operator in printed.operators(page) if operator == "cm"]
        shifts = [operands for operands, _ in operators if abs(float(operands[4]) + 1.5 * 72 / 25.4) < 0.001]
        assert len(shifts) == moved


def test_a_printer_that_was_made_up_for_is_named_with_its_day() -> None:
    office = PrinterProfile(name="office", tray="rear", paper="a4", across=1, measured="2026-11-25")
    assert "made up for the printer office/rear, measured on 2026-11-25" in prepared(printer=office).report.printing


@pytest.mark.parametrize(("stock", "profile", "page"), [
    ("poker-a4", {"across": 8.0}, ""),
    ("a6-a4", {"across": 7.0}, "the back of sheet 1"),
    ("poker-letter", {"down": 9.0, "paper": "letter"}, "the back of sheet 1"),
])  # fmt: skip
def test_what_would_leave_the_paper_is_refused_with_its_sheet(
    stock: str, profile: dict[str, object], page: str
) -> None:
    printer = PrinterProfile(**({"name": "p", "paper": "a4"} | profile))  # type: ignore[arg-type]
    if not page:
        assert prepared(stock=stock, printer=printer)
        return
    with pytest.raises(DeckError) as caught:
        prepared(stock=stock, printer=printer)
    (problem,) = caught.value.problems
    assert problem.where == "--printer p"
    assert f"takes something of {page}" in problem.what
    assert "leave out --printer" in problem.hint


def test_a_name_of_a_sheet_that_would_be_lost_is_left_off_the_backs_and_told() -> None:
    made = prepared(printer=PrinterProfile(name="p", paper="a4", down=5.0))
    assert any("left off the backs" in line for line in made.report.printing)
    printed = Printed(made.draw(silent))
    assert "poker-a4" in printed.text(0)
    assert "poker-a4" not in printed.text(1)
