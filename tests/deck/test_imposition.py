from __future__ import annotations

from math import ceil

import pytest
from helpers import LP795, labels
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.imposition import ORDERS, impose
from generator.model.paper import Stock, mirrored

STOCKS = st.builds(
    lambda columns, rows, flip: labels((50, 40), (columns, rows), (7, 9), (60, 41), flip=flip),
    st.integers(1, 4),
    st.integers(1, 5),
    st.sampled_from(["long-edge", "short-edge"]),
)
CARDS = st.integers(0, 70).map(range)


@given(CARDS, STOCKS)
def test_every_card_lies_on_the_sheets_once_and_in_order(cards: range, stock: Stock) -> None:
    sheets = impose(cards, stock)
    assert [placed.card for sheet in sheets for placed in sheet.fronts] == list(cards)
    assert [placed.card for sheet in sheets for placed in sheet.backs] == list(cards)


@given(CARDS, STOCKS)
def test_every_back_lies_behind_its_front(cards: range, stock: Stock) -> None:
    for sheet in impose(cards, stock):
        for front, back in zip(sheet.fronts, sheet.backs, strict=True):
            assert back.card == front.card
            assert back.cell == mirrored(front.cell, stock.sheet, stock.flip)


@given(CARDS, STOCKS)
def test_cells_are_filled_in_order_and_only_the_last_sheet_has_free_ones(cards: range, stock: Stock) -> None:
    sheets = impose(cards, stock)
    assert [sheet.number for sheet in sheets] == list(range(1, ceil(len(cards) / stock.cards_per_sheet) + 1))
    for sheet in sheets:
        assert tuple(placed.cell for placed in sheet.fronts) == stock.fronts()[: len(sheet.fronts)]
    assert all(len(sheet.fronts) == stock.cards_per_sheet for sheet in sheets[:-1])


@pytest.mark.parametrize(("cards", "held"), [(0, []), (1, [1]), (10, [10]), (11, [10, 1]), (300, [10] * 30)])
def test_a_deck_takes_as_many_sheets_as_it_needs(cards: int, held: list[int]) -> None:
    assert [len(sheet.fronts) for sheet in impose(range(cards), LP795)] == held


@given(CARDS, STOCKS, st.data())
def test_cells_that_were_used_before_stay_free_on_both_sides(cards: range, stock: Stock, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, stock.cards_per_sheet))
    order = data.draw(st.sampled_from(ORDERS))
    sheets = impose(cards, stock, start=start, order=order)
    assert sorted(placed.card for sheet in sheets for placed in sheet.fronts) == list(cards)
    assert len(sheets) == (ceil((len(cards) + start - 1) / stock.cards_per_sheet) if cards else 0)
    for sheet in sheets:
        used = [placed.cell for placed in sheet.fronts]
        if sheet.number == 1:
            assert not set(used) & set(stock.fronts()[: start - 1])
        for front, back in zip(sheet.fronts, sheet.backs, strict=True):
            assert (back.card, back.cell) == (front.card, mirrored(front.cell, stock.sheet, stock.flip))


@given(CARDS, STOCKS, st.data())
def test_sheets_that_are_cut_as_one_stack_give_piles_that_make_the_deck(
    cards: range, stock: Stock, data: st.DataObject
) -> None:
    start = data.draw(st.integers(1, stock.cards_per_sheet))
    sheets = impose(cards, stock, start=start, order="stacks")
    deck = []
    for cell in stock.fronts():  # the knife goes through all sheets at once, and the piles are laid one below the other
        deck += [placed.card for sheet in sheets for placed in sheet.fronts if placed.cell == cell]
    assert deck == list(cards)


def test_in_stacks_card_i_lies_on_sheet_i_mod_s_in_cell_i_div_s() -> None:
    for many in (1, 9, 10, 11, 63, 300):
        sheets = impose(range(many), LP795, order="stacks")
        for at, sheet in enumerate(sheets):
            for placed in sheet.fronts:
                assert (placed.card % len(sheets), placed.card // len(sheets)) == (
                    at,
                    LP795.fronts().index(placed.cell),
                )


@pytest.mark.parametrize("start", [0, 11])
def test_there_is_no_cell_before_the_first_or_behind_the_last(start: int) -> None:
    with pytest.raises(ValueError, match=f"no cell {start} among 10"):
        impose(range(3), LP795, start=start)
