from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from helpers import Draft, shipped_bank, theme
from PIL import ImageChops, ImageOps, ImageStat

from generator.model.paper import Size
from generator.model.scalars import Identifier
from layouts.theme import icons
from layouts.theme.icons import FIELD, ICONS, WEIGHT, Circle, Polyline

if TYPE_CHECKING:
    from PIL.Image import Image

NAMES = sorted(ICONS)


def ink(name: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of an icon on its field, with half of its strokes' weight."""
    edges = []
    for stroke in ICONS[name]:
        match stroke:
            case Polyline(points, weight):
                half = WEIGHT * weight / 2
                edges += [(x - half, y - half, x + half, y + half) for x, y in points]
            case Circle(x, y, radius, filled):
                reach = radius + (0 if filled else WEIGHT / 2)
                edges.append((x - reach, y - reach, x + reach, y + reach))
    lefts, bottoms, rights, tops = zip(*edges, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stays_on_its_field(name: str) -> None:
    left, bottom, right, top = ink(name)
    assert min(left, bottom) >= 0
    assert max(right, top) <= FIELD


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_centred_from_left_to_right(name: str) -> None:
    left, _, right, _ = ink(name)
    assert (left + right) / 2 == pytest.approx(FIELD / 2, abs=0.6)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stands_near_the_horizon_and_fills_its_field(name: str) -> None:
    left, bottom, right, top = ink(name)
    assert bottom <= 3
    assert max(right - left, top - bottom) >= FIELD / 2


def test_the_extent_is_that_of_the_lines_without_their_weight() -> None:
    assert icons.extent("steps") == (3, 19)
    assert icons.extent("rings") == (10 - 6.2, 10 + 6.2)


def test_every_icon_of_the_theme_and_of_our_bank_exists() -> None:
    ours = theme()
    named = {look.icon for look in ours.suits} | {suit.icon for suit in shipped_bank().bank.suits} | {ours.sign}
    assert named - {None} <= ICONS.keys()


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_can_be_named_in_a_deck(name: str) -> None:
    assert msgspec.convert(name, Identifier) == name


def drawn(name: str, x: float, y: float, *, reflected: bool = False, centred: bool = False) -> Image:
    """An icon of 96 points as white ink on a black page of 288, a pixel for a point."""
    draft = Draft()
    with draft.canvas.page(Size(width=101.6, height=101.6)), draft.canvas.artifact():
        icons.draw(draft.canvas, name, x, y, 96, "#000000", reflected=reflected, centred=centred)
    picture = draft.finish().picture(0, 72).convert("L")
    assert picture.size == (288, 288)
    return ImageOps.invert(picture)


@pytest.mark.parametrize("name", NAMES)
def test_a_reflection_is_the_icon_upside_down_below_its_horizon(name: str) -> None:
    upright, reflection = drawn(name, 96, 144), drawn(name, 96, 144, reflected=True)
    difference = ImageChops.difference(ImageOps.flip(upright), reflection)
    assert ImageStat.Stat(reflection).mean[0] > 2
    assert ImageStat.Stat(difference).mean[0] < 0.1


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stands_above_its_horizon_and_a_centred_one_in_the_middle(name: str) -> None:
    standing, centred = drawn(name, 96, 144).getbbox(), drawn(name, 96, 96, centred=True).getbbox()
    assert standing is not None
    assert standing[3] <= 144
    assert centred is not None
    assert (centred[1] + centred[3]) / 2 == pytest.approx(144, abs=3)
