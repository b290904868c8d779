from __future__ import annotations

from itertools import pairwise

import pytest

from generator.bank import shipped
from layouts.jobsheet.cutting import Cuts, cutting_list, has_gaps

CUT = [stock for stock in shipped.stocks().values() if stock.marks != "none"]


@pytest.mark.parametrize(
    ("stock", "across", "down"),
    [
        ("poker-a4", Cuts(10.5, (63, 126, 189)), Cuts(16.5, (88, 176, 264))),
        ("tarot-a4", Cuts(35, (70, 140)), Cuts(28.5, (120, 240))),
        ("a6-a4", Cuts(0, (105,)), Cuts(0, (148.5,))),  # halves of A4, from the paper's edge
        ("poker-letter", Cuts(13.45, (63, 126, 189)), Cuts(7.7, (88, 176, 264))),
        ("us-poker-letter", Cuts(12.7, (63.5, 127, 190.5)), Cuts(6.35, (88.9, 177.8, 266.7))),
        ("tarot-a4-spaced", Cuts(32, (70, 76, 146)), Cuts(25.5, (120, 126, 246))),
        ("poker-a3", Cuts(21, (63, 126, 189, 252, 315, 378)), Cuts(16.5, (88, 176, 264))),
    ],
)
def test_the_stop_is_set_where_a_ruler_says(stock: str, across: Cuts, down: Cuts) -> None:
    assert cutting_list(shipped.stocks()[stock]) == (across, down)


def pieces(cuts: Cuts, length: float) -> list[tuple[float, float]]:
    """What lies between two cuts, or between a cut and the edge: the paper as it falls apart."""
    at = [0.0, *([cuts.first] if cuts.first else []), *(cuts.first + each for each in cuts.others), length]
    return [(one, two) for one, two in pairwise(at) if two - one > 0.001]


@pytest.mark.parametrize("stock", CUT, ids=lambda stock: stock.name)
def test_a_sheet_that_is_cut_so_falls_apart_into_its_cards(stock: object) -> None:
    across, down = cutting_list(stock)  # type: ignore[arg-type]
    sheet = stock.sheet  # type: ignore[attr-defined]
    columns, rows = pieces(across, sheet.width), pieces(down, sheet.height)
    for cell in stock.fronts():  # type: ignore[attr-defined]
        trim = cell.trim
        assert any((trim.left, trim.right) == pytest.approx(piece, abs=0.02) for piece in columns)
        assert any((trim.top, trim.bottom) == pytest.approx(piece, abs=0.02) for piece in rows)
    wide = [piece for piece in columns if piece[1] - piece[0] == pytest.approx(stock.card.width, abs=0.02)]  # type: ignore[attr-defined]
    assert len(wide) == stock.columns  # type: ignore[attr-defined]


def test_strips_between_cards_are_known() -> None:
    stocks = shipped.stocks()
    assert has_gaps(stocks["tarot-a4-spaced"])
    assert not has_gaps(stocks["poker-a4"])
