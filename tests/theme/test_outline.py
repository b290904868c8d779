from __future__ import annotations

import math

import pytest
from helpers import Draft

from generator.model.paper import Size
from layouts.theme import icons, outline
from layouts.theme.drawings import FIELD, ICONS, WEIGHT


@pytest.mark.parametrize("name", sorted(ICONS))
def test_spans_lie_where_the_ink_is_drawn(name: str) -> None:
    """A sign of 240 points, ten pixels for a unit of its field: at every height the ink begins and ends there."""
    draft = Draft()
    with draft.canvas.page(Size(width=101.6, height=101.6)), draft.canvas.artifact():
        icons.draw(draft.canvas, name, 24, 24, 240, "#000000")
    picture = draft.finish().picture(0, 72).convert("L")
    for height in (1.05, 3.05, 5.05, 7.05):
        row = 288 - 24 - 1 - int(height * 10)
        inked = {column for column in range(288) if picture.getpixel((column, row)) < 128}  # type: ignore[operator]
        said = {
            column
            for left, right in outline.spans(name, height)
            for column in range(24 + round(left * 10), 24 + round(right * 10))
        }
        assert len(inked ^ said) <= 6 + 2 * len(outline.spans(name, height)), height


def test_the_spans_of_half_a_ring_are_those_of_its_circles() -> None:
    half = WEIGHT / 2
    (left, right), (left2, right2) = outline.spans("balloon", 0.5)[0], outline.spans("balloon", 0.5)[-1]
    outer, inner = (math.sqrt((10.6 + side * half) ** 2 - 0.25) for side in (1, -1))
    assert (left, right) == pytest.approx((12 - outer, 12 - inner), abs=0.02)
    assert (left2, right2) == pytest.approx((12 + inner, 12 + outer), abs=0.02)


def test_nothing_lies_above_the_top_of_a_sign() -> None:
    for name in ICONS:
        assert outline.spans(name, outline.top(name) + 0.01) == ()
        assert outline.spans(name, outline.top(name) - 0.1) != ()


def test_the_area_is_a_part_of_the_field_and_grows_with_the_weight() -> None:
    assert outline.area("rings") * FIELD * FIELD / 2 == pytest.approx(
        2 * math.pi * 6.7 * WEIGHT, rel=0.12
    )  # they cross
    assert outline.area("star", 0.5) < outline.area("star") < outline.area("star", 1.2)
