from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import pytest
from helpers import EVERY_STOCK, few_cards
from msgspec.structs import replace

from generator.bank import shipped
from generator.deck.imposition import impose
from generator.model.paper import UNPRINTABLE, Cell, Rect, Stock

if TYPE_CHECKING:
    from generator.model.paper import Flip, Turn


class Figures(NamedTuple):
    """Figures of a sheet as its maker, a standard or a template file gives them, in mm."""

    paper: tuple[float, float]
    card: tuple[float, float]
    grid: tuple[int, int]
    first: tuple[float, float]
    pitch: tuple[float, float]
    turn: Turn = 0


A4, LETTER = (210, 297), (215.9, 279.4)
LYING_A4, LYING_LETTER, LYING_A3 = (297, 210), (279.4, 215.9), (420, 297)
TEN, EIGHT = (2, 5), (2, 4)

# Of sheets on plain paper the size of a card is ISO 216 or that of playing cards; the rest is arithmetic on the paper's size.
FIGURES = {
    "poker-a4": Figures(A4, (63, 88), (3, 3), (10.5, 16.5), (63, 88)),
    "tarot-a4": Figures(A4, (70, 120), (2, 2), (35, 28.5), (70, 120)),
    "a6-a4": Figures(A4, (105, 148.5), (2, 2), (0, 0), (105, 148.5)),
    "poker-letter": Figures(LETTER, (63, 88), (3, 3), (13.45, 7.7), (63, 88)),
    "us-poker-a4": Figures(A4, (63.5, 88.9), (3, 3), (9.75, 15.15), (63.5, 88.9)),
    "us-poker-letter": Figures(LETTER, (63.5, 88.9), (3, 3), (12.7, 6.35), (63.5, 88.9)),
    "bridge-a4": Figures(A4, (57.2, 88.9), (3, 3), (19.2, 15.15), (57.2, 88.9)),
    "a7-a4": Figures(A4, (74, 105), (2, 2), (31, 43.5), (74, 105)),
    "a7-a4-eight": Figures(A4, (105, 74), (2, 4), (0, 0.5), (105, 74), 90),
    "square-a4": Figures(A4, (70, 70), (2, 3), (35, 43.5), (70, 70)),
    "mini-a4": Figures(A4, (44.5, 63.5), (4, 4), (16, 21.5), (44.5, 63.5)),
    "poker-a3": Figures(LYING_A3, (63, 88), (6, 3), (21, 16.5), (63, 88)),
    "poker-a4-spaced": Figures(LYING_A4, (63, 88), (4, 2), (13.5, 14), (69, 94)),
    "us-poker-a4-spaced": Figures(LYING_A4, (63.5, 88.9), (4, 2), (12.5, 13.1), (69.5, 94.9)),
    "us-poker-letter-spaced": Figures(LYING_LETTER, (63.5, 88.9), (3, 2), (38.45, 16.05), (69.5, 94.9)),
    "bridge-a4-spaced": Figures(LYING_A4, (57.2, 88.9), (4, 2), (25.1, 13.1), (63.2, 94.9)),
    "tarot-a4-spaced": Figures(A4, (70, 120), (2, 2), (32, 25.5), (76, 126)),
    "a7-a4-spaced": Figures(A4, (74, 105), (2, 2), (28, 40.5), (80, 111)),
    "square-a4-spaced": Figures(A4, (70, 70), (2, 3), (32, 37.5), (76, 76)),
    "mini-a4-spaced": Figures(A4, (44.5, 63.5), (3, 4), (32.25, 12.5), (50.5, 69.5)),
    "poker-a3-spaced": Figures(LYING_A3, (63, 88), (5, 3), (40.5, 10.5), (69, 94)),
    "avery-32010": Figures(A4, (85, 54), TEN, (15, 13.5), (95, 54)),
    "avery-32010-portrait": Figures(A4, (85, 54), TEN, (15, 13.5), (95, 54), 90),
    "avery-32015": Figures(A4, (85, 54), EIGHT, (17, 31.5), (91, 60)),
    "avery-l7413": Figures(A4, (90, 50.8), TEN, (15, 21.5), (90, 50.8)),
    "avery-l7414": Figures(A4, (90, 52), TEN, (15, 18.5), (90, 52)),
    "avery-l7417": Figures(A4, (90, 54), TEN, (15, 13.5), (90, 54)),
    "avery-j8414": Figures(A4, (87, 50.8), TEN, (15, 21.5), (93, 50.8)),
    "avery-c9355": Figures(A4, (148, 105), (1, 2), (31, 36), (148, 120)),
    "avery-32254": Figures(A4, (105, 70), EIGHT, (0, 8.5), (105, 70)),
    "avery-32252": Figures(LYING_A4, (148.5, 105), (2, 2), (0, 0), (148.5, 105)),
    "avery-c2352": Figures(A4, (105, 148.5), (2, 2), (0, 0), (105, 148.5)),
    "avery-l7421": Figures(LYING_A4, (139.37, 97.29), (2, 2), (9.13, 7.71), (139.37, 97.29)),
    "avery-c91131": Figures(A4, (91, 55), TEN, (14, 11), (91, 55)),
    "sattleford-vm5061": Figures(A4, (86, 53.8), TEN, (16.5, 10), (91, 55.8)),
    "avery-5371": Figures(LETTER, (88.9, 50.8), TEN, (19.05, 12.7), (88.9, 50.8)),
    "avery-5371-portrait": Figures(LETTER, (88.9, 50.8), TEN, (19.05, 12.7), (88.9, 50.8), 90),
    "avery-8373": Figures(LETTER, (88.9, 50.8), EIGHT, (12.7, 19.05), (101.6, 63.5)),
    "avery-5388": Figures(LETTER, (127, 76.2), (1, 3), (44.45, 25.4), (127, 76.2)),
    "avery-8389": Figures(LETTER, (152.4, 101.6), (1, 2), (31.75, 31.75), (152.4, 114.3)),
    "avery-8387": Figures(LYING_LETTER, (139.7, 107.95), (2, 2), (0, 0), (139.7, 107.95)),
    "southworth-bc554": Figures(LETTER, (88.9, 50.8), TEN, (12.7, 12.7), (101.6, 50.8)),
    "sigel-lp795": Figures(A4, (85, 55), TEN, (14, 10.5), (95, 55)),
    "sigel-lp800": Figures(A4, (85, 55), TEN, (15, 10), (95, 55)),
    "hama-50400": Figures(A4, (85, 55), TEN, (13.5, 10.5), (95, 55)),
    "herma-5028": Figures(A4, (83.8, 50.8), TEN, (18.6, 22), (89.2, 50.8)),
    "kores-kpcv1": Figures(A4, (90, 50), TEN, (15, 24), (90, 50)),
    "apli-02793": Figures(A4, (90, 50.8), TEN, (15, 22), (90, 50.8)),
}

TO_MEASURE_FIRST = {"sigel-lp795", "sigel-lp800", "hama-50400", "herma-5028", "kores-kpcv1", "apli-02793"}

UNSURE = ("DP830", "DP 830", "5389", "CIL-B440")
"""Sheets whose sources contradict each other, or themselves."""

Point = tuple[float, float]


@pytest.fixture(params=EVERY_STOCK)
def stock(request: pytest.FixtureRequest) -> Stock:
    return shipped.stocks()[request.param]


def test_the_figures_here_are_of_every_stock_and_of_none_that_is_unsure() -> None:
    assert list(FIGURES) == list(EVERY_STOCK)
    for each in shipped.stocks().values():
        assert not any(code in f"{each.name} {each.title}" for code in UNSURE)


# ------------------------------------------------------------------------------- the sheet, and what lies through the paper


def corners(cell: Cell) -> dict[str, Point]:
    """Where the corners of a face lie on the page: by head and foot, left and right as it is read."""
    trim = cell.trim
    around = [(trim.left, trim.top), (trim.right, trim.top), (trim.right, trim.bottom), (trim.left, trim.bottom)]
    first = {0: 0, 90: 1, 180: 2, 270: 3}[cell.turn]
    names = ("head left", "head right", "foot right", "foot left")
    return {name: around[(first + at) % 4] for at, name in enumerate(names)}


BEHIND = {"head left": "head right", "head right": "head left", "foot left": "foot right", "foot right": "foot left"}
"""Of a card that is turned over sideways in the hand."""


def off(front: Cell, back: Cell, paper: Point, flip: Flip) -> float:
    """How far the corners of a back, seen through the paper, lie from those of its front."""
    upright = (paper[1] >= paper[0]) == (flip == "long-edge")

    def through(point: Point) -> Point:
        return (paper[0] - point[0], point[1]) if upright else (point[0], paper[1] - point[1])

    one, other = corners(front), {name: through(point) for name, point in corners(back).items()}
    return max(abs(one[name][axis] - other[behind][axis]) for name, behind in BEHIND.items() for axis in (0, 1))


def cell_of(figures: Figures, at: int) -> Cell:
    """A cell by its number from 0, row by row."""
    row, column = divmod(at, figures.grid[0])
    left, top = figures.first[0] + column * figures.pitch[0], figures.first[1] + row * figures.pitch[1]
    return Cell(Rect(left, top, *figures.card), figures.turn)


def test_what_is_printed_lies_in_the_cells_of_the_real_sheet_and_every_back_behind_its_front(stock: Stock) -> None:
    figures = FIGURES[stock.name]
    many = figures.grid[0] * figures.grid[1] - 1
    printed = few_cards(stock.name, many=many)
    assert len(printed) == 2
    for page in (0, 1):
        assert [float(edge) * 25.4 / 72 for edge in printed.qpdf.pages[page].MediaBox[2:]] == pytest.approx(
            figures.paper, abs=0.01
        )
    fronts, backs = ([form.cell for form in printed.faces(page)] for page in (0, 1))
    assert len(fronts) == len(backs) == many
    for at, front in enumerate(fronts):
        expected = corners(cell_of(figures, at))
        for name, point in corners(front).items():
            assert point == pytest.approx(expected[name], abs=0.01)
    for front in fronts:
        assert min(off(front, back, figures.paper, "long-edge") for back in backs) < 0.01


def test_backs_lie_behind_their_fronts_however_the_paper_is_turned_and_wherever_the_first_card_lies(
    stock: Stock,
) -> None:
    figures = FIGURES[stock.name]
    cells = figures.grid[0] * figures.grid[1]
    for flip in ("long-edge", "short-edge"):
        for start in {1, 2, cells}:
            for many in {1, cells - 1, cells + 1}:
                for sheet in impose(range(many), replace(stock, flip=flip), start=start):
                    for front, back in zip(sheet.fronts, sheet.backs, strict=True):
                        at = (front.card + start - 1) % cells
                        assert corners(front.cell) == {
                            name: pytest.approx(point) for name, point in corners(cell_of(figures, at)).items()
                        }
                        assert front.card == back.card
                        assert off(front.cell, back.cell, figures.paper, flip) < 0.01


def test_cells_lie_on_the_paper_and_do_not_overlap(stock: Stock) -> None:
    for cells in (stock.fronts(), stock.backs()):
        for cell in cells:
            assert cell.trim.left >= -1e-9
            assert cell.trim.top >= -1e-9
            assert cell.trim.right <= stock.sheet.width + 0.005
            assert cell.trim.bottom <= stock.sheet.height + 0.005
        assert not any(overlap(one.trim, other.trim) for one, other in combinations(cells, 2))


def overlap(one: Rect, other: Rect) -> bool:
    little = 1e-6
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > little and down > little


def test_all_but_those_that_are_to_be_measured_first_lie_in_the_middle(stock: Stock) -> None:
    left, top, right, bottom = stock.margins
    centred = max(abs(left - right), abs(top - bottom)) < 0.05
    assert centred is (stock.name not in TO_MEASURE_FIRST)
    assert stock.doubtful is (stock.name in TO_MEASURE_FIRST)


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


# ----------------------------------------------------------------------------------------------- what follows from figures


def test_only_what_is_cut_by_hand_has_marks(stock: Stock) -> None:
    assert (stock.marks == "none") is stock.perforated
    assert stock.perforated is (stock.name.split("-")[0] in {
        "avery", "sattleford", "southworth", "sigel", "hama", "herma", "kores", "apli",
    })  # fmt: skip


def test_marks_that_end_4_mm_from_the_edge_are_told_of() -> None:
    assert {each.name for each in shipped.stocks().values() if each.reaches_far} == {"poker-letter", "us-poker-letter"}


def test_with_5_mm_free_of_ink_a_sheet_of_ten_outlives_a_print_at_97_percent_and_with_4_only_at_98() -> None:
    sheet = shipped.stocks()["avery-32010"]
    assert sheet.safe == 5
    half_across, half_down = (95 + 85) / 2, (4 * 54 + 54) / 2
    assert (0.03 * half_across, 0.03 * half_down) == pytest.approx((2.7, 4.05))
    assert sheet.least_scale == pytest.approx(1 - 5 / half_down)
    assert 0.94 < sheet.least_scale <= 0.97
    assert 0.97 < replace(sheet, said_safe=4).least_scale <= 0.98


@pytest.mark.parametrize(
    ("margin", "marks"), [((10, 10), "outside"), ((20, 6), "sides"), ((6, 20), "sides"), ((0, 20), "inside")]
)
def test_where_marks_stand_follows_from_the_margins(margin: tuple[float, float], marks: str) -> None:
    size = (210 - 2 * margin[0], 297 - 2 * margin[1])
    plain = shipped.stocks()["poker-a4"]
    one = replace(
        plain,
        card=replace(plain.card, width=size[0], height=size[1]),
        grid=replace(plain.grid, columns=1, rows=1),
        first=replace(plain.first, left=margin[0], top=margin[1]),
    )
    assert one.marks == marks
    assert replace(one, perforated=True).marks == "none"
    assert one.safe == max(4, 8 - min(margin))
