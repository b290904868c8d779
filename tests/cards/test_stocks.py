from __future__ import annotations

from itertools import combinations

import pytest
from helpers import STOCKS

from generator.bank import shipped
from generator.model.paper import UNPRINTABLE, Rect, Stock


@pytest.fixture(params=STOCKS)
def stock(request: pytest.FixtureRequest) -> Stock:
    return shipped.stocks()[request.param]


@pytest.mark.parametrize(
    ("name", "across", "down"),
    [("poker-a4", 10.5, 16.5), ("tarot-a4", 35, 28.5), ("a6-a4", 0, 0), ("poker-letter", 13.45, 7.7)],
)
def test_the_margins_are_those_of_the_print_facts_on_all_sides(name: str, across: float, down: float) -> None:
    stock = shipped.stocks()[name]
    block, sheet = stock.block, stock.sheet
    assert (block.left, block.top) == (across, down)
    assert (sheet.width - block.right, sheet.height - block.bottom) == pytest.approx((across, down))


def test_the_stocks_we_ship_are_those_of_the_print_facts() -> None:
    cards = {
        name: (stock.paper, stock.card.width, stock.card.height, stock.cards_per_sheet)
        for name, stock in shipped.stocks().items()
    }
    assert cards == {
        "poker-a4": ("a4", 63, 88, 9),
        "tarot-a4": ("a4", 70, 120, 4),
        "a6-a4": ("a4", 105, 148.5, 4),
        "poker-letter": ("letter", 63, 88, 9),
    }


def test_cells_lie_on_the_paper_and_do_not_overlap(stock: Stock) -> None:
    for cells in (stock.fronts(), stock.backs()):
        for cell in cells:
            assert cell.trim.left >= 0
            assert cell.trim.top >= 0
            assert cell.trim.right <= stock.sheet.width + 1e-9
            assert cell.trim.bottom <= stock.sheet.height + 1e-9
        assert not any(overlap(one.trim, other.trim) for one, other in combinations(cells, 2))


def overlap(one: Rect, other: Rect) -> bool:
    little = 1e-6
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > little and down > little


def test_a_page_and_its_back_are_covered_alike(stock: Stock) -> None:
    back = sorted((round(cell.trim.left, 6), round(cell.trim.top, 6)) for cell in stock.backs())
    assert back == sorted((round(cell.trim.left, 6), round(cell.trim.top, 6)) for cell in stock.fronts())


def test_ink_stays_off_the_trim_and_off_the_edge_that_printers_leave_blank(stock: Stock) -> None:
    assert stock.safe >= 4
    for cell in stock.fronts():
        ink = cell.trim.inset(stock.safe)
        assert min(ink.left, ink.top) >= UNPRINTABLE
        assert stock.sheet.width - ink.right >= UNPRINTABLE
        assert stock.sheet.height - ink.bottom >= UNPRINTABLE


def test_every_stock_says_what_it_is_and_where_its_figures_come_from(stock: Stock) -> None:
    assert stock.title
    assert stock.source
