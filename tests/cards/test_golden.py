"""A few pictures of what cards look like; ``make golden`` renews them, and the eye decides whether they may change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, shipped_cards, shipped_deck
from PIL import Image, ImageChops, ImageOps, ImageStat

from generator.bank import shipped
from generator.deck.imposition import impose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image as Picture

GOLDEN = ROOT / "tests" / "cards" / "golden"
DIFFERENCES = ROOT / "tests" / "differences"

CARD_DPI, SHEET_DPI = 110, 40

MEAN = 0.5
"""How much a pixel may differ from what is expected, of 255, on the average: other smoothing of edges."""

MANY = 0.0001
"""The part of pixels that may differ a lot: ten of a card."""

A_LOT = 40


def card(language: str, identifier: str, *, back: bool = False) -> Picture:
    """A card of the deck we ship, as it lies on its sheet."""
    stock, deck = shipped.stocks()["poker-a4"], shipped_deck(language)
    for sheet in impose(deck.cards, stock):
        for placed in sheet.backs if back else sheet.fronts:
            if placed.card.id == identifier:
                page = shipped_cards(language).picture(2 * sheet.number - 2 + back, CARD_DPI)
                trim, scale = placed.cell.trim, CARD_DPI / 25.4
                left, top = round(trim.left * scale), round(trim.top * scale)
                return page.crop((left, top, left + round(trim.width * scale), top + round(trim.height * scale)))
    raise LookupError(identifier)


PICTURES: dict[str, Callable[[], Picture]] = {
    "question": lambda: card("nl", "D01"),
    "suit": lambda: card("en", "S-B"),
    "tip": lambda: card("nl", "T2"),
    "back": lambda: card("en", "A01", back=True),
    "sheet": lambda: shipped_cards("nl").picture(0, SHEET_DPI),
}


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(name: str) -> None:
    actual, path = PICTURES[name](), GOLDEN / f"{name}.png"
    if "RENEW_GOLDEN" in os.environ:
        if "CI" in os.environ:
            pytest.fail("RENEW_GOLDEN is set on a server: nothing would be compared")
        actual.save(path, optimize=True)
        pytest.skip(f"{path.name} is renewed: look at it before you commit")
    expected = Image.open(path).convert("RGB")
    if not alike(actual, expected):
        keep(name, actual, expected, DIFFERENCES)
        pytest.fail(f"{name} looks different: see tests/differences/{name}-*.png; if it should, run `make golden`")


def alike(actual: Picture, expected: Picture) -> bool:
    """Whether two pictures differ by no more than the smoothing of edges."""
    if actual.size != expected.size:
        return False
    difference = ImageChops.difference(actual, expected).convert("L")
    shades = difference.histogram()
    return ImageStat.Stat(difference).mean[0] <= MEAN and sum(shades[A_LOT:]) <= MANY * sum(shades)


def keep(name: str, actual: Picture, expected: Picture, folder: Path) -> None:
    """Leaves three pictures to look at."""
    folder.mkdir(exist_ok=True)
    difference = ImageOps.invert(ImageChops.difference(actual, expected.crop((0, 0, *actual.size))).convert("L"))
    for what, picture in (("actual", actual), ("expected", expected), ("difference", difference)):
        picture.save(folder / f"{name}-{what}.png")


# ---------------------------------------------------------------------------------- what the comparison itself can see


def spoiled(spoil: Callable[[Picture], object]) -> bool:
    picture, other = PICTURES["question"](), PICTURES["question"]()
    spoil(other)
    return not alike(other, picture)


def test_a_picture_is_like_itself() -> None:
    assert not spoiled(lambda _: None)


def test_a_spot_of_five_pixels_is_seen() -> None:
    assert spoiled(lambda picture: picture.paste((255, 0, 0), (100, 300, 105, 305)))


def test_a_text_that_moved_by_a_pixel_is_seen() -> None:
    assert spoiled(lambda picture: picture.paste(picture.crop((0, 100, 200, 200)), (1, 100)))


def test_a_colour_that_became_a_little_different_is_seen() -> None:
    assert spoiled(lambda picture: picture.paste(picture.point(lambda shade: max(shade - 3, 0))))


def test_a_picture_of_another_size_is_seen() -> None:
    picture = PICTURES["question"]()
    assert not alike(picture.crop((0, 0, 200, 200)), picture)


def test_a_difference_leaves_three_pictures(tmp_path: Path) -> None:
    picture = PICTURES["question"]()
    keep("it", picture, picture.crop((0, 0, 200, 200)), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it-actual.png", "it-difference.png", "it-expected.png"]
