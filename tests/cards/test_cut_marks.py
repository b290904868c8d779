from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers import EVERY_STOCK, LANGUAGES, LP795, few_cards, file_deck, labels, shipped_cards, shipped_deck
from msgspec.structs import replace
from pikepdf import parse_content_stream
from readback import MM, Printed

from generator.bank import shipped
from generator.model.paper import UNPRINTABLE, Rect
from generator.product import silent
from layouts.cards import cut_marks
from layouts.cards import product as cards

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.paper import Stock

FRONTS, BACKS = 0, 1
MARKED_OUTSIDE = [*(stock for stock in shipped.stocks().values() if stock.marks in {"outside", "sides"}), LP795]
SPACED = labels((88.9, 50.8), (2, 4), (12.7, 19.05), (101.6, 63.5), paper="letter")


@pytest.fixture(params=EVERY_STOCK)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def stock(name: str) -> Stock:
    return shipped.stocks()[name]


def test_the_knife_goes_along_every_edge_once() -> None:
    poker = shipped.stocks()["poker-a4"]
    assert cut_marks.cut_lines(poker) == ((10.5, 73.5, 136.5, 199.5), (16.5, 104.5, 192.5, 280.5))
    assert cut_marks.cut_lines(SPACED)[0] == (12.7, 101.6, 114.3, 203.2)


@pytest.mark.parametrize("stock", MARKED_OUTSIDE)
def test_marks_outside_stand_at_both_ends_of_every_cut(stock: Stock) -> None:
    across, down = cut_marks.cut_lines(stock)
    upright = [x1 for x1, _, x2, _ in cut_marks.cut_marks(stock) if x1 == x2]
    level = [y1 for _, y1, _, y2 in cut_marks.cut_marks(stock) if y1 == y2]
    assert sorted(upright) == sorted([*across, *across])
    assert sorted(level) == sorted([*down, *down])


@pytest.mark.parametrize("stock", MARKED_OUTSIDE)
def test_marks_outside_keep_off_the_cards_and_where_the_printer_reaches(stock: Stock) -> None:
    block = stock.block
    for x1, y1, x2, y2 in cut_marks.cut_marks(stock):
        out = [max(block.left - x, x - block.right, block.top - y, y - block.bottom) for x, y in ((x1, y1), (x2, y2))]
        assert min(out) >= 0.3 - 1e-9
        assert max(out) - min(out) >= 1
        edge = min(x2, y2, stock.sheet.width - x2, stock.sheet.height - y2)
        assert edge >= 4 - 1e-9  # what the best printers leave blank


def test_where_cards_reach_the_edge_all_marks_lie_on_the_cuts() -> None:
    stock = shipped.stocks()["a6-a4"]
    sheet = stock.sheet
    found = cut_marks.cut_marks(stock)
    for x1, y1, x2, y2 in found:
        assert x1 == x2 == 105 or y1 == y2 == 148.5
        assert min(x1, y1, x2, y2) >= UNPRINTABLE
        assert max(x1, x2) <= sheet.width - UNPRINTABLE
        assert max(y1, y2) <= sheet.height - UNPRINTABLE
    assert len(found) == 2 + 2 + 2  # two ticks on each cut, and a cross where they meet


def test_a_stock_that_is_perforated_has_no_marks() -> None:
    assert cut_marks.cut_marks(replace(LP795, said_marks="none")) == []


# ---------------------------------------------------------------------------------------------------- what is drawn


def segments(name: str) -> list[tuple[float, float, float, float]]:
    """The straight lines on the form of a sheet, as it is drawn, in mm from the paper's top left."""
    printed = few_cards(name)
    form = printed.qpdf.pages[FRONTS].obj.Resources.XObject["/sheet-1"]
    height, found, at = printed.height(FRONTS), [], (0.0, 0.0)
    for each in parse_content_stream(form):
        if str(each.operator) in {"m", "l"}:
            x, y = (float(value) / MM for value in each.operands)
            if str(each.operator) == "l":
                found.append((*at, x, height - y))
            at = (x, height - y)
    return found


def test_the_marks_are_drawn_where_they_were_placed(name: str, stock: Stock) -> None:
    drawn = segments(name)
    for mark in cut_marks.cut_marks(stock):
        assert any(line == pytest.approx(mark, abs=0.01) for line in drawn)


def test_every_mark_is_black_and_carried_by_a_printer(name: str) -> None:
    printed = few_cards(name)
    form = printed.qpdf.pages[FRONTS].obj.Resources.XObject["/sheet-1"]
    found = [(str(each.operator), each.operands) for each in parse_content_stream(form)]
    assert [float(operands[0]) for operator, operands in found if operator == "G"] in ([], [0], [0, 0])
    assert not [operator for operator, _ in found if operator in {"RG", "K"}]
    assert all(float(operands[0]) >= 0.35 for operator, operands in found if operator == "w")


def test_the_bar_is_100_mm_long_and_the_printer_reaches_it(name: str, stock: Stock) -> None:
    bars = [line for line in segments(name) if abs(line[2] - line[0]) + abs(line[3] - line[1]) > 50]
    if stock.bar == "none":
        assert bars == []
        return
    ((x1, y1, x2, y2),) = bars
    assert abs(x2 - x1) + abs(y2 - y1) == pytest.approx(100, abs=0.01)
    upright = x1 == x2
    ticks = [
        line[1] if upright else line[0]
        for line in segments(name)
        if (line[1] == line[3]) == upright
        and abs(line[2] - line[0]) + abs(line[3] - line[1]) == pytest.approx(1.8, abs=0.02)
        and abs((line[0] + line[2]) / 2 - x1 if upright else (line[1] + line[3]) / 2 - y1) < 0.02
    ]
    assert len(ticks) == 2
    assert max(ticks) - min(ticks) + 0.7 / MM == pytest.approx(100, abs=0.01)  # from outside to outside
    assert min(x1, x2, y1, y2) > UNPRINTABLE
    assert max(x1, x2) < stock.sheet.width - UNPRINTABLE
    assert max(y1, y2) < stock.sheet.height - UNPRINTABLE
    assert outside(stock.block, Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))) >= 1


def outside(block: Rect, area: Rect) -> float:
    """How far an area lies out of a block."""
    return max(block.left - area.right, area.left - block.right, block.top - area.bottom, area.top - block.bottom)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [FRONTS, BACKS])
def test_what_stands_in_the_margins_keeps_off_cards_and_edges_and_each_other(
    name: str, stock: Stock, language: str, page: int
) -> None:
    sheet = stock.sheet
    margins = [area for _, area in few_cards(name, language).letters(page) if outside(stock.block, area) > 0]
    assert bool(margins) is (stock.caption != "none")
    for area in margins:
        assert outside(stock.block, area) > 0.5
        assert min(area.left, area.top, sheet.width - area.right, sheet.height - area.bottom) > UNPRINTABLE - 0.2
        if page == FRONTS:
            assert not any(crossed(area, line) for line in segments(name))


def crossed(area: Rect, line: tuple[float, float, float, float]) -> bool:
    x1, y1, x2, y2 = line
    across = min(area.right, max(x1, x2)) - max(area.left, min(x1, x2))
    down = min(area.bottom, max(y1, y2)) - max(area.top, min(y1, y2))
    return across >= 0 and down >= 0


def test_the_sheet_says_which_one_it_is_on_both_sides() -> None:
    for language, front, back in (
        ("nl", "vel 2 van 7, voorkant", "vel 2 van 7, achterkant"),
        ("en", "sheet 2 of 7, front", "sheet 2 of 7, back"),
    ):
        printed = shipped_cards(language)
        assert f"Spiegel · poker-a4 · {front}" in printed.text(2)
        assert f"Spiegel · poker-a4 · {back}" in printed.text(3)


def test_marks_and_bar_stand_on_fronts_only(name: str) -> None:
    printed = few_cards(name)
    for page in range(len(printed)):
        assert [form.name for form in printed.forms(page)].count("sheet-1") == 1 - page % 2


LONG = """\
title: {title}
languages: [en]
suits:
  - {{id: A, name: Work}}
questions:
  - {{id: A1, suit: A, question: Why?}}
texts:
  bar: {{en: "{bar}"}}
  bar-short: {{en: "{bar}"}}
  bar-perforated: {{en: "{bar}"}}
  bar-perforated-short: {{en: "{bar}"}}
"""


@pytest.mark.parametrize("letters", [60, 110, 150])
def test_long_captions_stay_where_the_printer_reaches_or_are_left_out_and_told(
    tmp_path: Path, name: str, stock: Stock, letters: int
) -> None:
    words = "Looking back " * (letters // 13)
    deck = file_deck(tmp_path / "cards.yaml", LONG.format(title=words, bar=words))
    made = cards.prepare(deck, cards.Options(stock=name, backs="none"), silent)
    printed, sheet = Printed(made.draw(silent)), stock.sheet
    margins = [(text, area) for text, area in printed.letters(0) if outside(stock.block, area) > 0]
    for _, area in margins:
        assert outside(stock.block, area) > 0.5
        assert min(area.left, area.top, sheet.width - area.right, sheet.height - area.bottom) > UNPRINTABLE - 0.2
    found = "".join(text for text, _ in margins)
    told = {line.partition("too long: ")[2] for line in made.report.printing} - {""}
    assert all(re.search(r" \(\d+ characters(, of which about \d+ fit)?\)$", line) for line in told)
    told = {line.partition(" (")[0] for line in told}
    captions, bars = int(stock.caption != "none"), int(stock.bar != "none")
    captions -= "the name of the sheet in its margin" in told
    bars -= "the words beside the 100 mm bar" in told
    assert found.count("Looking") == (captions + bars) * (letters // 13)


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
@pytest.mark.parametrize("name", ["poker-a4", "tarot-a4", "poker-letter"])
def test_the_words_beside_the_bar_are_whole_in_every_language_and_keep_off_all_lines(
    tmp_path: Path, name: str, language: str
) -> None:
    text = LONG.replace("[en]", f"[{language}]").partition("texts:")[0]
    deck = file_deck(tmp_path / "cards.yaml", text.format(title="Kort", bar=""))
    made = cards.prepare(deck, cards.Options(stock=name), silent)
    assert not any("left out" in line for line in made.report.printing)
    printed, stock = Printed(made.draw(silent)), shipped.stocks()[name]
    found = "".join(letter for letter, area in printed.letters(0) if outside(stock.block, area) > 0)
    key = "bar-short" if name == "poker-letter" else "bar"
    assert "".join(shipped.words(language)[key].split()) in found
    lines = [line for _, line in printed.lines_of_form(0, "sheet-1")]
    for _, area in printed.letters(0):
        if outside(stock.block, area) > 0:
            assert not any(crossed(area, line) for line in lines)


def test_a_perforated_sheet_is_told_to_be_printed_at_its_actual_size(monkeypatch: pytest.MonkeyPatch) -> None:
    bought = replace(shipped.stocks()["poker-a4"], perforated=True)
    monkeypatch.setattr(shipped, "stocks", lambda: {"poker-a4": bought})
    printed = Printed(cards.prepare(shipped_deck("en"), cards.Options(), silent).draw(silent))
    assert "Perforated sheet: choose actual size" in printed.text(0)
