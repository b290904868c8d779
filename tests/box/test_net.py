"""The net closes on itself: what is folded meets what it is glued or tucked to."""

from __future__ import annotations

from itertools import pairwise
from itertools import product as every
from typing import TYPE_CHECKING

import pytest

from layouts.box.net import belly_band, divider, tuck_box
from layouts.box.pile import Pile

if TYPE_CHECKING:
    from layouts.box.net import Net

SIZES = ((63, 88), (44.5, 63.5), (105, 148.5), (85, 54))
PILES = [Pile(width, height, thick, 1) for (width, height), thick in every(SIZES, (0.3, 3, 19, 90))]


def corners(net: Net) -> list[tuple[float, float]]:
    """The ends of the pieces of the cut, from its start back to it."""
    (cut,) = net.cuts
    return [cut.start, *(piece if len(piece) == 2 else piece[-1] for piece in cut.pieces)]


def crossing(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    """Whether two straight pieces cross each other inside."""

    def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < -1e-9 and side(c, d, a) * side(c, d, b) < -1e-9


@pytest.mark.parametrize("pile", PILES)
def test_the_cut_is_one_closed_line_that_never_crosses_itself_and_fills_the_net(pile: Pile) -> None:
    for net in (tuck_box(pile), belly_band(pile), divider(pile, 0), divider(pile, 0.4), divider(pile, 1)):
        points = corners(net)
        assert points[0] == points[-1]
        pieces = list(pairwise(points))
        assert not any(crossing(one, other) for at, one in enumerate(pieces) for other in pieces[at + 2 :])
        assert (min(x for x, _ in points), max(x for x, _ in points)) == pytest.approx((0, net.width))
        assert (min(y for _, y in points), max(y for _, y in points)) == pytest.approx((0, net.height), abs=0.01)


@pytest.mark.parametrize("pile", PILES)
def test_four_panels_folded_at_right_angles_come_back_to_where_they_began(pile: Pile) -> None:
    for net in (tuck_box(pile), belly_band(pile)):
        x, y, way = 0.0, 0.0, (1, 0)
        for name in ("front", "side", "back", "other side"):
            x, y = x + way[0] * net.panels[name].width, y + way[1] * net.panels[name].width
            way = (-way[1], way[0])
        assert (x, y) == pytest.approx((0, 0))
        assert len({(panel.top, panel.height) for panel in net.panels.values()}) == 1


@pytest.mark.parametrize("pile", PILES)
def test_the_strip_lies_behind_the_front_however_thin_the_pile_is(pile: Pile) -> None:
    net = tuck_box(pile)
    strip = net.width - net.panels["other side"].right
    notch = min(x for x, y in corners(net) if y == net.panels["front"].top and 0 < x < net.panels["front"].width)
    assert 10 <= strip < notch  # and does not show in the notch for a thumb


@pytest.mark.parametrize("pile", PILES)
def test_flaps_lid_and_bottom_fit_where_they_go(pile: Pile) -> None:
    net = tuck_box(pile)
    front, side, back = (net.panels[name] for name in ("front", "side", "back"))
    tuck_fold, tuck_end = next((start, end) for start, end in net.folds if start[1] == end[1] < front.top)
    assert front.top - tuck_fold[1] == pytest.approx(side.width)  # the lid is as deep as the box
    above = [(x, y) for x, y in corners(net) if y < tuck_fold[1] and side.right <= x <= back.right]
    assert back.left < tuck_fold[0] < min(x for x, _ in above)  # the tuck is narrower than the front it goes behind
    assert back.right > tuck_end[0] > max(x for x, _ in above)
    notch = max(y for x, y in corners(net) if 0 < x < front.width and front.top < y < front.bottom) - front.top
    assert notch < tuck_fold[1] < front.height  # the tuck hides the notch, and is no longer than the box
    flaps = [y for x, y in corners(net) if side.left < x < side.right and y < front.top]
    assert 2 * (front.top - min(flaps)) < front.width  # the two do not overlap
    below = [y for x, y in corners(net) if front.left <= x < front.right and y > front.bottom]
    assert max(below) - front.bottom < side.width  # the flap ends inside the back


@pytest.mark.parametrize("pile", PILES)
def test_the_tab_is_folded_double(pile: Pile) -> None:
    net = divider(pile, 0.5)
    tab, behind = net.panels["tab"], net.panels["behind"]
    assert (tab.left, tab.width, tab.height) == (behind.left, behind.width, behind.height)
    assert net.folds == (((tab.left, tab.top), (tab.right, tab.top)),)
    assert net.panels["front"].width == pile.width
