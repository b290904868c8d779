"""Stacks, cells that were used, copies and sets, read back from the PDFs of small decks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers import ask, make_deck
from readback import Printed

from generator.bank import shipped
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.options import Options
from layouts.cards.pips import places
from layouts.cards.run import imposed, stacks

if TYPE_CHECKING:
    from generator.model.deck import Deck

POKER = shipped.stocks()["poker-a4"]


def numbered(many: int) -> Deck:
    return make_deck([ask(f"A{number}", f"Question {number}?") for number in range(1, many + 1)])


def printed(many: int, **options: object) -> Printed:
    made = cards.prepare(numbered(many), cards.Options(**options), silent)  # type: ignore[arg-type]
    return Printed(made.draw(silent))


def asked(file: Printed, page: int) -> list[int]:
    """The numbers of the questions of a front, row by row."""
    return [int(number) for number in re.findall(r"Question (\d+)\?", file.text(page))]


def cells(file: Printed, page: int) -> list[tuple[int, int]]:
    """The columns and rows, from 0, of the cells that are used."""
    trims = [form.cell.trim for form in file.faces(page)]
    return [(round((trim.left - 10.5) / 63), round((trim.top - 16.5) / 88)) for trim in trims]


@pytest.mark.parametrize(("start", "first"), [(1, (0, 0)), (2, (1, 0)), (9, (2, 2))])
def test_the_first_card_lies_in_the_cell_that_was_asked_for_and_its_back_behind_it(
    start: int, first: tuple[int, int]
) -> None:
    file = printed(10, start=start)
    assert cells(file, 0)[0] == first
    mirrored = {(2 - column, row) for column, row in cells(file, 0)}
    assert set(cells(file, 1)) == mirrored
    assert len(cells(file, 0)) == min(10, 10 - start)


@pytest.mark.parametrize("many", [1, 9, 10, 20, 63])
def test_all_sheets_cut_as_one_stack_give_piles_that_make_the_deck(many: int) -> None:
    file = printed(many, order="stacks", backs="none")
    piles: dict[tuple[int, int], list[int]] = {}
    for page in range(len(file)):
        for cell, number in zip(cells(file, page), asked(file, page), strict=True):
            piles.setdefault(cell, []).append(number)
    in_order = [number for cell in sorted(piles, key=lambda each: each[::-1]) for number in piles[cell]]
    assert in_order == list(range(1, many + 1))


@pytest.mark.parametrize("stock", shipped.stocks().values(), ids=lambda stock: stock.name)
def test_every_deck_of_up_to_three_hundred_cards_comes_in_order_from_its_stack(stock: object) -> None:
    for many in range(1, 301):
        sheets = imposed(range(many), stock, Options(order="stacks"))  # type: ignore[arg-type]
        deck = [
            placed.card
            for cell in stock.fronts()  # type: ignore[attr-defined]
            for sheet in sheets
            for placed in sheet.fronts
            if placed.cell == cell
        ]
        assert deck == list(range(many))


def test_each_set_is_a_stack_of_its_own_and_says_which() -> None:
    options = Options(order="stacks", sets=2, start=3)
    sheets = imposed([*range(10), *range(10)], POKER, options)
    assert [sheet.number for sheet in sheets] == [1, 2, 3, 4]
    assert [len(sheet.fronts) for sheet in sheets] == [4, 6, 5, 5]
    assert stacks(4, POKER, options, 10) == ((1, 2, 1), (2, 2, 1), (1, 2, 2), (2, 2, 2))
    file = printed(10, order="stacks", sets=2)
    assert "deck 2 · sheet 1 of 2, front" in file.text(4)
    assert "cut as one stack" in file.text(4)


def test_one_sheet_is_no_stack() -> None:
    assert "cut as one stack" not in printed(9, order="stacks").text(0)


def test_copies_of_a_card_follow_each_other() -> None:
    assert asked(printed(3, copies=3, backs="none"), 0) == [1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_sets_are_whole_decks_one_after_the_other() -> None:
    assert asked(printed(3, sets=3, backs="none"), 0) == [1, 2, 3, 1, 2, 3, 1, 2, 3]


def test_each_set_has_as_many_pips_as_its_number() -> None:
    file = printed(2, sets=8, backs="none")
    found = [form.name for page in range(len(file)) for form in file.forms(page) if form.name.startswith("pips")]
    assert found == [f"pips-{number}" for number in range(1, 9) for _ in range(2)]
    for number in range(1, 9):
        form = file.qpdf.pages[0].obj.Resources.XObject[f"/pips-{number}"].read_bytes().decode()
        assert len(re.findall(r" f$", form, re.MULTILINE)) == number
        assert len(set(places(number))) == number


def test_one_deck_has_no_pips_and_its_title_where_it_was() -> None:
    assert not [form for form in printed(2).forms(0) if form.name.startswith("pips")]


def test_pips_do_not_touch_the_title_beside_them() -> None:
    file = printed(1, sets=8)
    title = [area for letter, area in file.letters(0) if letter in "Small" and area.left < 73 and area.top > 95]
    right = max(area.right for area in title)
    form = next(form for form in file.forms(0) if form.name == "pips-1")
    body = file.qpdf.pages[0].obj.Resources.XObject["/pips-8"].read_bytes().decode()
    lefts = [float(found) for found in re.findall(r"([\d.]+) [\d.]+ m", body)]
    assert form.cell.trim.left + min(lefts) * 25.4 / 72 - 0.7 > right + 0.5
