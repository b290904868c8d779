from __future__ import annotations

from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.booklet_imposition import (
    STAPLER_SHEETS,
    Panel,
    Spread,
    booklet_pages,
    pocket,
    pocket_cut,
    saddle_stitch,
    same_size,
    sheets_needed,
    spread,
)
from generator.model.paper import PAPERS, UNPRINTABLE, Cell, Rect, Size, mirrored

A4_LYING = Size(width=297, height=210)
LENGTHS = st.floats(20, 400)
SIZES = st.builds(lambda width, height: Size(width=width, height=height), LENGTHS, LENGTHS)


# ---------------------------------------------------------------------------------------------- saddle stitch: the order


def rule(pages: int) -> list[tuple[int, int]]:
    """[n, 1], [2, n-1], [n-2, 3], [4, n-3] … for the next multiple of four: the outer pages left, all in pairs."""
    low, high = 1, pages
    while high % 4:
        high += 1
    sides: list[tuple[int, int]] = []
    while low < high:
        sides.append((high, low) if len(sides) % 2 == 0 else (low, high))
        low, high = low + 1, high - 1
    return sides


def read_through(pages: int) -> list[int]:
    """The places in the order in which a reader meets them in the folded stack.

    Turned about an edge that runs as the fold does, the back's left half lies behind the front's right half. The right
    halves of the fronts are rectos as they lie, from the outermost sheet inwards; past the middle the sheets come the
    other way round, and what was the right half of a back is the recto.
    """
    sides = saddle_stitch(pages)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    assert all(front.front and not back.front and front.sheet == back.sheet for front, back in sheets)
    first_half = [place for front, back in sheets for place in (front.right, back.left)]
    second_half = [place for front, back in reversed(sheets) for place in (back.right, front.left)]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(1, 65))
def test_every_side_is_as_the_rule_says(pages: int) -> None:
    assert [(side.left, side.right) for side in saddle_stitch(pages)] == rule(pages)


@pytest.mark.parametrize("pages", range(1, 65))
def test_a_folded_stack_reads_from_first_to_last(pages: int) -> None:
    assert read_through(pages) == list(range(1, 4 * sheets_needed(pages) + 1))


@pytest.mark.parametrize("pages", range(1, 65))
def test_page_1_opens_on_the_right_of_the_first_side_and_the_last_page_lies_beside_it(pages: int) -> None:
    first, places = saddle_stitch(pages)[0], booklet_pages(pages)
    assert (first.sheet, first.front) == (1, True)
    assert places[first.right - 1] == 1
    assert places[first.left - 1] == (pages if pages > 1 else None)


def test_one_booklet_as_it_is_in_the_hand() -> None:
    sides = [(side.sheet, side.front, side.left, side.right) for side in saddle_stitch(8)]
    assert sides == [(1, True, 8, 1), (1, False, 2, 7), (2, True, 6, 3), (2, False, 4, 5)]


@pytest.mark.parametrize(
    ("pages", "places"),
    [
        (0, ()),
        (1, (1, None, None, None)),
        (2, (1, None, None, 2)),
        (3, (1, 2, None, 3)),
        (4, (1, 2, 3, 4)),
        (5, (1, 2, 3, 4, None, None, None, 5)),
        (6, (1, 2, 3, 4, 5, None, None, 6)),
    ],
)
def test_padding_lies_before_the_back_cover(pages: int, places: tuple[int | None, ...]) -> None:
    assert booklet_pages(pages) == places
    assert len(saddle_stitch(pages)) == len(places) // 2


@given(st.integers(0, 3000))
def test_every_page_has_one_place_and_the_order_is_kept(pages: int) -> None:
    places = booklet_pages(pages)
    assert [page for page in places if page is not None] == list(range(1, pages + 1))
    assert len(places) == 4 * sheets_needed(pages)
    assert places.count(None) < 4
    assert pages < 2 or places[-1] == pages


@given(st.integers(0, 3000))
def test_every_place_is_on_one_side_and_the_two_of_a_side_make_one_more_than_all(pages: int) -> None:
    sides, places = saddle_stitch(pages), 4 * sheets_needed(pages)
    assert sorted(place for side in sides for place in (side.left, side.right)) == list(range(1, places + 1))
    assert {side.left + side.right for side in sides} <= {places + 1}
    assert [(side.sheet, side.front) for side in sides] == [
        (sheet, front) for sheet in range(1, places // 4 + 1) for front in (True, False)
    ]


def test_a_stapler_takes_eighty_pages() -> None:
    assert sheets_needed(80) == STAPLER_SHEETS < sheets_needed(81)


# ---------------------------------------------------------------------------------------------- saddle stitch: the sheet


@pytest.mark.parametrize(
    ("page", "paper", "sheet"),
    [
        (PAPERS["a5"], "a4", (297, 210)),
        (PAPERS["a4"], "a3", (420, 297)),
        (Size(width=105, height=148), "a5", (210, 148)),
        (Size(width=139.7, height=215.9), "letter", (279.4, 215.9)),
        (Size(width=210, height=594), "", (420, 594)),
        (Size(width=148.5, height=420), "a3", (297, 420)),
        (PAPERS["letter"], "", (431.8, 279.4)),
    ],
)
def test_a_sheet_is_two_pages_wide_and_known_by_its_name(page: Size, paper: str, sheet: tuple[float, float]) -> None:
    found = spread(page)
    assert (found.paper, found.scale) == (paper, 1.0)
    assert (found.sheet.width, found.sheet.height) == pytest.approx(sheet)


@pytest.mark.parametrize(
    ("page", "paper", "sheet", "scale"),
    [
        (PAPERS["a4"], "a4", (297, 210), 210 / 297),
        (PAPERS["a4"], "letter", (279.4, 215.9), 279.4 / 2 / 210),
        (PAPERS["letter"], "a4", (297, 210), 148.5 / 215.9),
        (Size(width=105, height=148), "a4", (297, 210), 1.0),
        (Size(width=297, height=210), "a4", (297, 210), 0.5),
        (Size(width=80, height=297), "a4", (210, 297), 1.0),
    ],
)
def test_pages_are_scaled_down_to_the_paper_as_it_lies_best_and_never_up(
    page: Size, paper: str, sheet: tuple[float, float], scale: float
) -> None:
    found = spread(page, paper)
    assert (found.sheet.width, found.sheet.height) == sheet
    assert found.scale == pytest.approx(scale)


@given(SIZES, st.sampled_from([None, *PAPERS]))
def test_two_pages_fit_on_every_sheet(page: Size, paper: str | None) -> None:
    found = spread(page, paper)
    assert 0 < found.scale <= 1
    assert 2 * page.width * found.scale <= found.sheet.width + 1.001
    assert page.height * found.scale <= found.sheet.height + 1.001


@given(SIZES, st.sampled_from([None, *PAPERS]))
def test_turned_about_the_edge_that_is_said_the_halves_change_places_and_stay_upright(
    page: Size, paper: str | None
) -> None:
    found = spread(page, paper)
    left, right = found.halves
    # A square sheet has edges of one length: there the word alone cannot tell, and mirrored takes it for upright.
    if found.sheet.width != found.sheet.height:
        turned = mirrored(Cell(left), found.sheet, found.flip)
        assert turned.turn == 0
        assert (turned.trim.left, turned.trim.top) == pytest.approx((right.left, right.top))


def test_the_flip_is_said_as_the_dialogue_says_it() -> None:
    assert spread(PAPERS["a5"]).how() == (
        "print on A4, landscape, at actual size (100 %), on both sides, flip on the short edge"
    )
    assert "portrait" in spread(Size(width=80, height=297), "a4").how()
    assert spread(Size(width=80, height=297), "a4").how().endswith("flip on the long edge")
    assert "on Tabloid (11 × 17 in), landscape, at" in spread(PAPERS["letter"]).how()
    assert "(100 %), as the pages are scaled to 70.7 % already, on" in spread(PAPERS["a4"], "a4").how()


def test_the_hands_are_told_to_staple_a_stack_and_only_to_fold_one_sheet() -> None:
    on = spread(PAPERS["a5"])
    assert "staple it twice" in on.folding(2)
    assert "reaches 148 mm" in on.folding(2)
    assert "staple" not in on.folding(1)
    assert all("page 1" in on.folding(sheets) and "on the right" in on.folding(sheets) for sheets in (1, 2))


@given(SIZES)
def test_marks_stand_on_the_fold(page: Size) -> None:
    on = Spread(page, "", 1.0)
    head, foot = on.fold_marks()
    first, second = on.staple_marks()
    assert {mark.left for mark in (head, foot, first, second)} == {page.width / 2}
    assert {mark.width for mark in (head, foot, first, second)} == {0}
    assert head.top == UNPRINTABLE
    assert page.height - foot.bottom == pytest.approx(UNPRINTABLE)
    assert (first.top + first.bottom) / 2 == pytest.approx(page.height / 4)
    assert (second.top + second.bottom) / 2 == pytest.approx(page.height * 3 / 4)


def test_pages_are_of_one_size_within_a_millimetre() -> None:
    assert same_size(PAPERS["a4"], Size(width=210.9, height=296.1))
    assert not same_size(PAPERS["a4"], Size(width=211.1, height=297))
    assert not same_size(PAPERS["a4"], A4_LYING)


# --------------------------------------------------------------------------------------------------------------- pocket

Point: TypeAlias = tuple[float, float]
Edge: TypeAlias = tuple[Point, Point]

PANELS = {panel.page: panel for panel in pocket()}
PLACES = {page: panel.on(A4_LYING).trim for page, panel in PANELS.items()}


def shared(one: Rect, other: Rect) -> Edge | None:
    """The edge that two panels share, if it is longer than a point."""
    left, right = max(one.left, other.left), min(one.right, other.right)
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    long = (right - left > 1) != (bottom - top > 1) and right >= left and bottom >= top
    return ((left, top), (right, bottom)) if long else None


def is_cut(edge: Edge) -> bool:
    """Whether the knife runs along an edge."""
    cut, ((left, top), (right, bottom)) = pocket_cut(A4_LYING), edge
    return top == bottom == cut.top and cut.left <= left and right <= cut.right


def folds() -> dict[tuple[int, int], Edge]:
    """The edges along which the sheet is still in one piece, by the pages at both sides of each."""
    edges = {(a, b): shared(PLACES[a], PLACES[b]) for a in PLACES for b in PLACES if a != b}
    return {pages: edge for pages, edge in edges.items() if edge and not is_cut(edge)}


def folded(points: list[Point], along: Edge) -> list[Point]:
    """Points once the paper is folded along an upright or level edge."""
    (left, top), (right, _) = along
    return [(2 * left - x, y) if left == right else (x, 2 * top - y) for x, y in points]


def corners_of(page: int) -> list[Point]:
    """The corners of a page on the sheet: its own top left first, and clockwise."""
    place = PLACES[page]
    corners = [
        (place.left, place.top),
        (place.right, place.top),
        (place.right, place.bottom),
        (place.left, place.bottom),
    ]
    return corners[2:] + corners[:2] if PANELS[page].turned else corners


def lying_on_page_1(page: int) -> list[Point]:
    """The corners of a page, in the same order, once the paper is folded flat up to it, fold by fold."""
    points = corners_of(page)
    for near in range(page - 1, 0, -1):
        points = folded(points, folds()[near, near + 1])
    return points


def test_after_the_cut_the_panels_are_one_ring_in_reading_order() -> None:
    ring = {frozenset(pages) for pages in folds()}
    assert ring == {frozenset((page, page % 8 + 1)) for page in range(1, 9)}


@pytest.mark.parametrize("page", range(1, 9))
def test_every_page_comes_to_lie_upright_in_one_place(page: int) -> None:
    corners, front = lying_on_page_1(page), lying_on_page_1(1)
    # Seen from the front, odd pages lie face up; even pages face down, their left where page 1 has its right.
    as_seen = front if page % 2 else [front[1], front[0], front[3], front[2]]
    assert corners == [pytest.approx(corner) for corner in as_seen]


def test_the_ring_closes() -> None:
    """Page 8 comes to the same place by the seven folds before it as by the one fold that joins it to page 1."""
    directly = folded(corners_of(8), folds()[8, 1])
    assert lying_on_page_1(8) == [pytest.approx(corner) for corner in directly]


def side_of(page: int, edge: Edge) -> str:
    """Which side of a page an edge is, the page held upright."""
    place, ((left, top), (right, bottom)) = PLACES[page], edge
    sides = {
        "left": left == right == place.left,
        "right": left == right == place.right,
        "head": top == bottom == place.top,
        "foot": top == bottom == place.bottom,
    }
    (found,) = (name for name, true in sides.items() if true)
    opposite = {"left": "right", "right": "left", "head": "foot", "foot": "head"}
    return opposite[found] if PANELS[page].turned else found


@pytest.mark.parametrize(("left", "right"), [(2, 3), (4, 5), (6, 7), (8, 1)])
def test_what_is_seen_together_is_joined_at_the_back_of_the_booklet(left: int, right: int) -> None:
    edge = folds()[left, right]
    assert (side_of(left, edge), side_of(right, edge)) == ("right", "left")


@pytest.mark.parametrize(
    ("recto", "verso", "sides"),
    [(1, 2, ("right", "left")), (3, 4, ("head", "head")), (5, 6, ("right", "left")), (7, 8, ("head", "head"))],
)
def test_a_leaf_is_two_panels_joined_at_its_outer_edge_or_its_head(
    recto: int, verso: int, sides: tuple[str, str]
) -> None:
    edge = folds()[recto, verso]
    assert (side_of(recto, edge), side_of(verso, edge)) == sides


def test_the_panels_fill_the_sheet_and_the_upper_row_is_upside_down() -> None:
    assert [panel.page for panel in pocket()] == list(range(1, 9))
    assert {(panel.column, panel.row) for panel in pocket()} == {(column, row) for column in range(4) for row in (0, 1)}
    assert all(panel.turned == (panel.row == 0) for panel in pocket())
    assert Panel(1, 1, 1, turned=False) in pocket()
    assert Panel(8, 0, 1, turned=False) in pocket()
    assert PANELS[1].on(A4_LYING) == Cell(Rect(74.25, 105, 74.25, 105))
