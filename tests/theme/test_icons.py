from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from helpers import Draft, shipped_bank, theme
from PIL import Image, ImageChops, ImageOps, ImageStat

from generator.model.paper import Size
from generator.model.scalars import Identifier
from layouts.theme import icons
from layouts.theme.drawings import FIELD, HALF, ICONS, WEIGHT

if TYPE_CHECKING:
    from readback import Printed

NAMES = sorted(ICONS)
MIDDLE = 144
"""Half of the page on which signs are drawn here, in points and pixels."""


def printed(name: str, *, reflected: bool = False, centred: bool = False, weight: float = 1.0) -> Printed:
    """A sign of 96 points in black, its horizon in the middle of a page of 288."""
    draft = Draft()
    with draft.canvas.page(Size(width=101.6, height=101.6)), draft.canvas.artifact():
        icons.draw(draft.canvas, name, 96, MIDDLE, 96, "#000000", reflected=reflected, centred=centred, weight=weight)
    return draft.finish()


def drawn(name: str, *, reflected: bool = False, centred: bool = False, weight: float = 1.0) -> Image.Image:
    """The same as white ink on black, a pixel for a point."""
    picture = printed(name, reflected=reflected, centred=centred, weight=weight).picture(0, 72).convert("L")
    assert picture.size == (2 * MIDDLE, 2 * MIDDLE)
    return ImageOps.invert(picture)


def box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where there is ink."""
    found = picture.point(lambda value: 255 * (value > 40)).getbbox()
    assert found
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_stays_on_its_field_and_fills_it(name: str) -> None:
    left, top, right, bottom = box(drawn(name))
    assert left >= 95
    assert right <= 96 + 97
    assert top >= MIDDLE - 49
    assert bottom <= MIDDLE
    assert max(right - left, 2 * (bottom - top)) >= 84


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_is_cut_off_at_the_horizon_so_that_the_mirror_goes_on_with_it(name: str) -> None:
    """Ink lies on the row above the horizon, and on no row below it."""
    picture = drawn(name)
    assert box(picture)[3] == MIDDLE
    assert picture.crop((0, MIDDLE, 2 * MIDDLE, 2 * MIDDLE)).getbbox() is None


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_is_centred_from_left_to_right(name: str) -> None:
    left, _, right, _ = box(drawn(name))
    assert (left + right) / 2 == pytest.approx(MIDDLE, abs=3)


@pytest.mark.parametrize("name", NAMES)
def test_a_reflection_is_the_sign_upside_down_below_its_horizon(name: str) -> None:
    upright, reflection = drawn(name), drawn(name, reflected=True)
    difference = ImageChops.difference(ImageOps.flip(upright), reflection)
    assert ImageStat.Stat(reflection).mean[0] > 1
    assert ImageStat.Stat(difference).mean[0] < 0.1


@pytest.mark.parametrize("name", NAMES)
def test_a_centred_sign_stands_in_the_middle_of_its_square(name: str) -> None:
    _, top, _, bottom = box(drawn(name, centred=True))
    assert (top + bottom) / 2 == pytest.approx(MIDDLE - 48, abs=2)


@pytest.mark.parametrize("name", NAMES)
def test_all_lines_of_a_sign_have_one_weight_and_round_ends(name: str) -> None:
    told = printed(name).operators(0)
    assert {float(operands[0]) for operands, operator in told if operator == "w"} <= {WEIGHT}
    assert {int(operands[0]) for operands, operator in told if operator == "J"} <= {1}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"steps", "star", "hill"}])
def test_what_is_round_is_drawn_in_curves(name: str) -> None:
    told = [operator for _, operator in printed(name).operators(0)]
    assert "c" in told
    assert told.count("l") <= 12  # no arc is made of straight pieces


def test_a_light_sign_has_less_ink_and_its_areas_are_lines() -> None:
    usual, light = drawn("sun"), drawn("sun", weight=0.5)
    assert ImageStat.Stat(light).mean[0] < 0.6 * ImageStat.Stat(usual).mean[0]
    assert "f" not in [operator for _, operator in printed("sun", weight=0.5).operators(0)]


def small(name: str) -> Image.Image:
    """A sign and its reflection, 5 mm wide, in grey as an office printer has it: 300 dpi."""
    draft, mm = Draft(), 72 / 25.4
    with draft.canvas.page(Size(width=7, height=7)), draft.canvas.artifact():
        icons.draw_whole(draft.canvas, name, mm, mm, 5 * mm, ("#444444", "#CCCCCC"))
    return draft.finish().picture(0, 300).convert("L")


def test_no_two_signs_look_alike_at_five_millimetres_in_grey() -> None:
    """They differ in a seventeenth of the picture at least (their lines cover a fifth), even moved by a pixel or two."""
    pictures = {name: small(name) for name in NAMES}
    for at, one in enumerate(NAMES):
        for other in NAMES[at + 1 :]:
            moved = (
                ImageChops.difference(pictures[one], ImageChops.offset(pictures[other], dx, 0)) for dx in (-2, 0, 2)
            )
            differing = min(
                ImageStat.Stat(each.point(lambda value: 255 * (value > 60))).mean[0] / 255 for each in moved
            )
            assert differing > 1 / 17, (one, other)


def test_every_sign_of_the_theme_and_of_our_bank_exists() -> None:
    ours = theme()
    named = {look.icon for look in ours.suits} | {suit.icon for suit in shipped_bank().bank.suits} | {ours.sign}
    assert named - {None} <= ICONS.keys()


def test_our_deck_leaves_its_signs_to_the_theme() -> None:
    assert {suit.icon for suit in shipped_bank().bank.suits} == {None}


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_can_be_named_in_a_deck(name: str) -> None:
    assert msgspec.convert(name, Identifier) == name


def test_a_whole_sign_is_its_half_and_the_reflection_on_a_square() -> None:
    draft = Draft()
    with draft.canvas.page(Size(width=101.6, height=101.6)), draft.canvas.artifact():
        icons.draw_whole(draft.canvas, "mirror", 96, 96, 96, ("#000000", "#808080"))
    picture = draft.finish().picture(0, 72).convert("L")
    assert picture.getpixel((MIDDLE, 96 + 5)) == 0
    assert picture.getpixel((MIDDLE, 192 - 6)) == 128
    assert HALF * 2 == FIELD
