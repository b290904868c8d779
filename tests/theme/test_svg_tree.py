"""How much may stand in an SVG: what is more than can be read in good time is refused before it is walked."""

from __future__ import annotations

from time import process_time

import pytest
from svgs import HEAD, refused, svg

from layouts.theme.svg import read_svg


def attributes(many: int) -> str:
    return " ".join(f'a{number}="1"' for number in range(many))


@pytest.mark.parametrize(
    "data",
    [
        svg(f'<path d="M0 0h9v9" {attributes(150_000)}/>'),
        svg('<path d="M0 0h9v9"/>', HEAD.replace("<svg", f"<svg {attributes(150_000)}")),
        svg(f'<path d="M0 0h9v9" xmlns:x="u" {attributes(100_000).replace("a", "x:a")}/>'),
    ],
    ids=["of a shape", "of the root", "of another vocabulary"],
)
def test_more_attributes_than_can_be_read_in_good_time_are_refused_at_once(data: bytes) -> None:
    began = process_time()
    assert refused(data) == "is an SVG with an element of more than 200 attributes"
    assert process_time() - began < 2


def test_as_many_attributes_as_a_drawing_program_writes_are_read() -> None:
    assert read_svg(svg(f'<path d="M0 0h9v9" {attributes(199)}/>')).operators
    assert "200 attributes" in refused(svg(f'<path d="M0 0h9v9" {attributes(200)}/>'))


CLIP = '<clipPath id="c">' + '<rect width="1" height="1"/>' * 100 + "</clipPath>"
CLIPPED = '<path d="M0 0h9v9" clip-path="url(#c)"/>'


@pytest.mark.parametrize(
    "inside",
    [
        CLIP + CLIPPED * 200,
        f"<style>path {{ clip-path: url(#c) }}</style>{CLIP}" + '<path d="M0 0h9v9"/>' * 200,
        CLIP + CLIPPED * 200 + '<clipPath id="c"/>',
        '<g id="u">' + '<path d="M0 0h9"/>' * 100 + "</g>" + '<use href="#u"/>' * 200 + '<g id="u"/>',
    ],
    ids=["by an attribute", "by a style", "by one of two of a name", "used, of two of a name"],
)
def test_what_clips_or_is_used_counts_as_often_as_it_is_drawn(inside: str) -> None:
    assert refused(svg(inside)) == "is an SVG with too many shapes"


def test_a_clip_of_a_few_shapes_clips_many() -> None:
    few = CLIP.replace('<rect width="1" height="1"/>' * 90, "")
    assert read_svg(svg(few + CLIPPED * 200)).operators.count(" W n") == 200


def test_a_clip_that_clips_itself_is_refused() -> None:
    assert "too deep" in refused(svg('<clipPath id="c"><path clip-path="url(#c)" d="M0 0h9v9"/></clipPath>' + CLIPPED))
