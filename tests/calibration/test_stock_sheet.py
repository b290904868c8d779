from __future__ import annotations

import pytest
from helpers import EVERY_STOCK
from msgspec.structs import replace
from readback import Printed

from generator.bank import shipped
from layouts.calibration.stock_sheet import StockSheet, prepare_stock_sheet

NOTE = "- name: {name}\n  confirmed: {{date: YYYY-MM-DD, who: …}}"


def sheet(name: str, language: str = "en") -> StockSheet:
    return prepare_stock_sheet(shipped.stocks()[name], language, NOTE.format(name=name))


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
@pytest.mark.parametrize("name", EVERY_STOCK)
def test_the_words_find_room_in_the_first_cells_of_every_stock(name: str, language: str) -> None:
    made = sheet(name, language)
    assert made.whole
    height = made.stock.sheet.height * 72 / 25.4
    cells = [cell.trim for cell in made.stock.fronts()]
    for each in made.texts:
        left, top = each.left * 25.4 / 72, (height - each.top) * 25.4 / 72
        right, foot = left + each.text.width * 25.4 / 72, top + each.text.height * 25.4 / 72
        assert any(
            trim.left < left and trim.top < top and right < trim.right and foot < trim.bottom - 3 for trim in cells
        )


@pytest.mark.parametrize("name", ["avery-32010", "sigel-lp795", "avery-l7421", "mini-a4"])
def test_lines_lie_on_the_edges_of_every_cell_and_the_bar_is_100_mm(name: str) -> None:
    printed, stock = Printed(sheet(name).draw()), shipped.stocks()[name]
    lines = [line for _, line in printed.strokes(0)]
    level = {round(y, 2) for x, y, u, v in lines if abs(y - v) < 0.001}
    upright = {round(x, 2) for x, y, u, v in lines if abs(x - u) < 0.001}

    def drawn(at: float, places: set[float]) -> bool:
        return any(abs(at - place) < 0.015 for place in places)

    for cell in stock.fronts():
        assert drawn(cell.trim.left, upright)
        assert drawn(cell.trim.right, upright)
        assert drawn(cell.trim.top, level)
        assert drawn(cell.trim.bottom, level)
    assert any(abs(abs(u - x) - 100) < 0.01 for x, _, u, _ in lines)


def test_rounded_corners_are_drawn_round() -> None:
    def curves(name: str) -> int:
        return sum(operator == "c" for _, operator in Printed(sheet(name).draw()).operators(0))

    assert (curves("avery-32010"), curves("herma-5028")) == (0, 10 * 4)


def test_the_sheet_says_what_it_is_and_what_to_note_and_numbers_its_cells() -> None:
    said = Printed(sheet("avery-32010", "nl").draw()).text(0)
    assert "Testvel: avery-32010" in said
    assert "- name: avery-32010" in said
    assert "confirmed: {date: YYYY-MM-DD, who: …}" in said
    assert said.split()[-10:] == [str(number) for number in range(1, 11)]


def test_a_sheet_without_room_for_words_does_without() -> None:
    small = shipped.stocks()["mini-a4"]
    tiny = replace(small, card=replace(small.card, width=25, height=25))
    made = prepare_stock_sheet(tiny, "en", NOTE.format(name="tiny"))
    assert not made.whole
    assert Printed(made.draw()).text(0)
