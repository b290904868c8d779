from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import LP795, labels
from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import PAPERS, POINTS_PER_MM, Cell, Rect, Size, mirrored
from generator.model.paper_names import KNOWN_PAPERS, paper_name

if TYPE_CHECKING:
    from generator.model.paper import Flip, Turn

PORTRAIT = Size(width=210, height=297)
LANDSCAPE = Size(width=297, height=210)
CORNER = Rect(14, 10.5, 85, 55)


@pytest.mark.parametrize(
    ("sheet", "flip", "left", "top", "turns"),
    [
        (PORTRAIT, "long-edge", 210 - 14 - 85, 10.5, {0: 0, 90: 270, 180: 180, 270: 90}),
        (LANDSCAPE, "short-edge", 297 - 14 - 85, 10.5, {0: 0, 90: 270, 180: 180, 270: 90}),
        (PORTRAIT, "short-edge", 14, 297 - 10.5 - 55, {0: 180, 90: 90, 180: 0, 270: 270}),
        (LANDSCAPE, "long-edge", 14, 210 - 10.5 - 55, {0: 180, 90: 90, 180: 0, 270: 270}),
    ],
)
def test_a_back_lies_where_the_paper_turns_it_with_its_head_behind_that_of_its_front(
    sheet: Size, flip: Flip, left: float, top: float, turns: dict[Turn, Turn]
) -> None:
    for front, back in turns.items():
        assert mirrored(Cell(CORNER, front), sheet, flip) == Cell(Rect(left, top, 85, 55), back)


@given(
    st.sampled_from([PORTRAIT, LANDSCAPE, PAPERS["letter"]]),
    st.sampled_from(["long-edge", "short-edge"]),
    st.sampled_from([0, 90, 180, 270]),
    *[st.integers(0, 100)] * 2,
    *[st.integers(1, 100)] * 2,
)
def test_turning_the_paper_twice_changes_nothing(
    sheet: Size, flip: Flip, turn: Turn, left: int, top: int, width: int, height: int
) -> None:
    cell = Cell(Rect(left, top, width, height), turn)
    twice = mirrored(mirrored(cell, sheet, flip), sheet, flip)
    assert twice.turn == turn
    assert (twice.trim.left, twice.trim.top) == pytest.approx((left, top))
    assert (twice.trim.width, twice.trim.height) == (width, height)


def test_paper_and_faces_may_lie_on_their_side() -> None:
    stock = labels((85, 54), (2, 5), (15, 13.5), (95, 54), turn=90)
    assert (stock.face.width, stock.face.height) == (54, 85)
    assert {cell.turn for cell in stock.fronts()} == {90}
    assert {cell.turn for cell in stock.backs()} == {270}
    lying = labels((139.37, 97.29), (2, 2), (9.13, 7.71), (139.37, 97.29), landscape=True)
    assert (lying.sheet.width, lying.sheet.height) == (297, 210)
    assert lying.face == lying.card
    assert [cell.trim.left for cell in lying.backs()] == pytest.approx([9.13, 148.5, 9.13, 148.5])
    assert {cell.turn for cell in lying.backs()} == {180}


def test_backs_mirror_on_an_off_centre_stock() -> None:
    first, second, third = LP795.backs()[:3]
    assert (first.trim.left, second.trim.left) == (210 - 14 - 85, 210 - 14 - 95 - 85)
    assert (first.trim.top, second.trim.top, third.trim.top) == (10.5, 10.5, 65.5)
    assert first.turn == 0


def test_backs_on_a_stock_flipped_on_the_short_edge_mirror_downwards_and_stand_on_their_head() -> None:
    stock = labels((85, 55), (2, 5), (14, 10.5), (95, 55), flip="short-edge")
    first, second, third = stock.backs()[:3]
    assert (first.trim.left, second.trim.left) == (14, 109)
    assert (first.trim.top, third.trim.top) == (297 - 10.5 - 55, 297 - 10.5 - 2 * 55)
    assert all(cell.turn == 180 for cell in stock.backs())


def test_cells_run_row_by_row_from_the_top_left() -> None:
    assert [(cell.trim.left, cell.trim.top) for cell in LP795.fronts()][:5] == [
        (14, 10.5), (109, 10.5), (14, 65.5), (109, 65.5), (14, 120.5),
    ]  # fmt: skip
    assert len(LP795.fronts()) == len(LP795.backs()) == LP795.cards_per_sheet == 10


def test_the_block_surrounds_all_cells() -> None:
    assert LP795.block == Rect(14, 10.5, 180, 275)


def test_a_rectangle_knows_its_edges_and_what_lies_within() -> None:
    assert (CORNER.right, CORNER.bottom) == (99, 65.5)
    assert CORNER.inset(4) == Rect(18, 14.5, 77, 47)


def test_millimetres_become_points() -> None:
    a4, letter = PAPERS["a4"], PAPERS["letter"]
    assert (a4.width * POINTS_PER_MM, a4.height * POINTS_PER_MM) == pytest.approx((595.276, 841.89), abs=0.001)
    assert (letter.width * POINTS_PER_MM, letter.height * POINTS_PER_MM) == pytest.approx((612, 792))


@pytest.mark.parametrize(
    ("width", "height", "name"),
    [
        (431.8, 279.4, "Tabloid"), (279.4, 431.8, "Tabloid"), (215.9, 279.4, "Letter"), (279.4, 215.9, "Letter"),
        (215.9, 355.6, "Legal"), (139.7, 215.9, "Half Letter"), (184.15, 266.7, "Executive"),
        (210, 297, "A4"), (297, 210, "A4"), (209.9, 297.04, "A4"), (148, 210, "A5"), (420, 594, "A2"), (105, 148.5, "A6"),
        (176, 250, "B5"), (353, 250, "B4"), (213, 299, ""), (63, 88, ""), (200, 200, ""),
    ],
)  # fmt: skip
def test_paper_goes_by_its_name_whichever_way_it_lies(width: float, height: float, name: str) -> None:
    assert paper_name(width, height) == name


def test_every_half_of_an_iso_sheet_is_the_next_one() -> None:
    for series in "AB":
        for number in range(6):
            (one, two), (width, height) = KNOWN_PAPERS[f"{series}{number}"], KNOWN_PAPERS[f"{series}{number + 1}"]
            assert (two // 2, one) == (width, height)
