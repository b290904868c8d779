from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ask, labels, make_deck
from msgspec.structs import replace
from readback import Printed

from generator.bank import shipped
from generator.deck.extras import extra_cards
from generator.model.bank import Suit, Tip
from generator.model.paper import UNPRINTABLE, Grid, Start
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.horizon_stretches import horizon_stretches

if TYPE_CHECKING:
    from PIL.Image import Image

    from generator.model.deck import Deck
    from generator.model.paper import Stock

POKER = shipped.stocks()["poker-a4"]
SPACED = labels((85, 54), (2, 5), (15, 13.5), (95, 54))
"""Avery C32011: 10 mm between the columns, 15 at the sides."""
NARROW = labels((86, 54), (2, 5), (16, 11), (88, 55.62))
"""2 mm between the columns."""
YES, NO, EMPTY = True, False, None


def ends(stock: Stock, *carried: bool | None) -> list[tuple[float, float]]:
    """Where each stretch begins and ends, in mm from the left of the paper; of the first row that has any."""
    found = horizon_stretches(stock, carried)
    return [(round(each.left, 3), round(each.right, 3)) for each in found if each.top == found[0].top]


def test_it_lies_31_mm_above_the_foot_of_a_poker_card() -> None:
    found = horizon_stretches(POKER, (YES,) * 9)
    assert [round(each.top, 3) for each in found] == [16.5 + 57, 16.5 + 88 + 57, 16.5 + 2 * 88 + 57]


@pytest.mark.parametrize(
    ("carried", "expected"),
    [
        ((YES, YES, YES), [(8.5, 201.5)]),  # one line over all three, and 2 mm into each margin
        ((YES, NO, YES), [(8.5, 73), (137, 201.5)]),  # 0.5 mm inside the trim, beside a card without it
        ((NO, YES, NO), [(74, 136)]),
        ((YES, YES, NO), [(8.5, 136)]),
        ((YES,), [(8.5, 76.5)]),  # 3 mm into a cell where nothing lies
        ((YES, EMPTY, YES), [(8.5, 76.5), (133.5, 201.5)]),
        ((NO, YES), [(74, 139.5)]),
        ((EMPTY, EMPTY, YES), [(133.5, 201.5)]),  # a deck that begins in a later cell
    ],
)
def test_neighbours_decide_how_far_it_runs(
    carried: tuple[bool | None, ...], expected: list[tuple[float, float]]
) -> None:
    assert ends(POKER, *carried) == expected


@pytest.mark.parametrize(
    ("stock", "carried", "expected"),
    [
        (SPACED, (YES, YES), [(13, 103), (107, 197)]),  # a bleed's width into the gap, from both sides
        (SPACED, (YES, NO), [(13, 99.5)]),
        (SPACED, (NO, YES), [(110.5, 197)]),
        (SPACED, (YES,), [(13, 103)]),
        (NARROW, (YES, YES), [(14, 192)]),  # through a gap that is narrower
        (NARROW, (YES, NO), [(14, 101.5)]),
    ],
)
def test_between_cells_with_a_gap_it_runs_a_bleeds_width(
    stock: Stock, carried: tuple[bool | None, ...], expected: list[tuple[float, float]]
) -> None:
    assert ends(stock, *carried) == expected


A6 = shipped.stocks()["a6-a4"]
AT_THE_TOP = labels((85, 54), (2, 5), (15, 0), (95, 54))
NEAR_THE_RIGHT = labels((91, 55), (2, 4), (15, 25), (99, 64))
"""5 mm at the right, where printers leave 6.4 blank."""


@pytest.mark.parametrize("carried", [(YES, YES), (YES, NO), (YES,), (NO, YES)])
@pytest.mark.parametrize("stock", [A6, AT_THE_TOP, NEAR_THE_RIGHT])
def test_where_a_cell_touches_the_papers_edge_it_stops_8_mm_inside_on_both_sides_of_every_card(
    stock: Stock, carried: tuple[bool, ...]
) -> None:
    trims = [cell.trim for cell, has in zip(stock.fronts(), carried, strict=False) if has]
    assert ends(stock, *carried) == [(trim.left + 8, trim.right - 8) for trim in trims]


@pytest.mark.parametrize("left", [7.4, 8.0, 9.0, 10.0])
def test_in_a_narrow_margin_it_ends_where_printers_do(left: float) -> None:
    stock = replace(POKER, first=Start(left=left, top=16.5), card=POKER.card, grid=Grid(columns=1, rows=3))
    ((start, _),) = ends(stock, YES)
    assert start >= UNPRINTABLE
    assert left - 2 <= start <= left - 1 + 1e-9


@pytest.mark.parametrize("stock", [each for each in shipped.stocks().values() if not each.turn % 180])
def test_cells_of_all_rows_are_joined_only_in_their_own(stock: Stock) -> None:
    many = stock.columns * stock.rows
    found = horizon_stretches(stock, (YES,) * many)
    assert len({each.top for each in found}) == stock.rows
    for each in found:
        assert UNPRINTABLE <= each.left < each.right <= stock.sheet.width - UNPRINTABLE


TURNED = replace(labels((85, 54), (2, 5), (15, 13.5), (95, 54)), turn=90)
"""Portrait faces in cells that lie landscape: their foot is at the left, and their neighbours are above and below."""


def test_where_faces_lie_on_their_side_the_line_runs_down_the_sheet() -> None:
    found = horizon_stretches(TURNED, (YES,) * 10)
    height = 85 * 31 / 88
    assert list(map(tuple, found)) == [
        pytest.approx((15 + height, 11.5, 15 + height, 285.5)),
        pytest.approx((110 + height, 11.5, 110 + height, 285.5)),
    ]
    (first,) = horizon_stretches(replace(TURNED, turn=270), (YES, EMPTY, YES, EMPTY, NO))
    assert first == pytest.approx((100 - height, 11.5, 100 - height, 13.5 + 2 * 54 - 0.5))


def test_a_face_that_stands_upside_down_has_it_below_its_head() -> None:
    (found,) = horizon_stretches(replace(POKER, turn=180), (YES, YES, YES))
    assert found == pytest.approx((8.5, 16.5 + 31, 201.5, 16.5 + 31))


# ---------------------------------------------------------------------------------------------------- what is drawn


def drawn(deck: Deck, **options: object) -> tuple[Printed, list[tuple[float, float, float]]]:
    """A deck of cards, and the horizon on its first front: for each stretch its ends, and its height from the top."""
    printed = Printed(cards.prepare(deck, cards.Options(**options), silent).draw(silent))  # type: ignore[arg-type]
    (name,) = [form.name for form in printed.forms(0) if form.name.startswith("horizon-")]
    lines = printed.lines_of_form(0, name)
    assert {weight for weight, _ in lines} == {0.75}
    assert all(y == to_y for _, (_, y, _, to_y) in lines)
    return printed, [(round(x, 2), round(to_x, 2), round(y, 2)) for _, (x, y, to_x, _) in lines]


TIP = Tip(id="T1", title={"en": "Breathe"}, text={"en": "In and out."})


def test_questions_suit_cards_blank_and_pass_cards_carry_it_and_tips_and_how_to_play_do_not() -> None:
    suit = Suit(id="A", name={"en": "A"}, play={"en": "Take turns."})
    deck = make_deck([ask("A1"), ask("A2")], suits=[suit], tips=[TIP])
    printed, lines = drawn(deck, extras=extra_cards("howto,pass,blank"))
    assert len(printed) == 2
    assert lines == [
        (8.5, 201.5, 73.5),  # the suit card and two questions
        (137, 201.5, 161.5),  # a tip and how to play, then to pass
        (8.5, 76.5, 249.5),  # a blank card
    ]


def test_it_is_drawn_once_for_sheets_that_are_alike_and_never_on_backs() -> None:
    printed, _ = drawn(make_deck([ask(f"A{number}") for number in range(20)]))
    names = [[form.name for form in printed.forms(page) if form.name.startswith("horizon")] for page in range(6)]
    assert names == [["horizon-1"], [], ["horizon-1"], [], ["horizon-2"], []]


def test_a_cut_that_strays_a_millimetre_leaves_a_line_from_edge_to_edge_and_nothing_else_beside_it() -> None:
    deck = make_deck([ask(f"A{number}", f"Question {number}?", "And then?") for number in range(9)])
    printed, dpi = draw_picture(deck), 300
    mm = dpi / 25.4
    for column, row in ((0, 0), (1, 1), (2, 2)):
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1)):
            left, top = 10.5 + 63 * column + across, 16.5 + 88 * row + down
            card = printed.crop(tuple(round(edge * mm) for edge in (left, top, left + 63, top + 88)))  # type: ignore[arg-type]
            for x in (0, card.width - 1):
                edge = [y for y in range(card.height) if card.getpixel((x, y)) < 128]  # type: ignore[operator]
                assert edge, "the line reaches both edges"
                assert all(abs(y / mm - (57 - down)) < 0.3 for y in edge)
            for y in (0, card.height - 1):
                assert all(card.getpixel((x, y)) == 255 for x in range(card.width))


def draw_picture(deck: Deck) -> Image:
    printed, _ = drawn(deck)
    return printed.picture(0, 300).convert("L")
