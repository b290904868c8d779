"""What is read once is drawn as svglib itself draws it, and no drawing changes another."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from svglib import svglib

from generator.files import UnusableError
from layouts.theme import svg as room
from layouts.theme import svg_rendering

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted((ROOT / "docs" / "decks").rglob("*.svg"))


def drawing(*inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{"".join(inside)}</svg>'.encode()


def outcome(data: bytes, renderer: Callable[[], object]) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(svg_rendering, "Renderer", renderer)
        try:
            return room.read_svg(data)
        except UnusableError as error:
            return error.what


def by_svglib() -> object:
    return svglib.SvgRenderer("picture.svg")


STYLES = st.sampled_from([
    'fill="red"', 'fill="none"', 'fill="currentColor"', 'fill="inherit"', 'fill="rgba(1,2,3,0.5)"', 'fill-opacity="0.3"',
    'fill-rule="evenodd"', 'stroke="#00f"', 'stroke="currentColor"', 'stroke-width="0"', 'stroke-width="3mm"',
    'stroke-width="1 2"', 'stroke-width="-1"', 'stroke-opacity="0.5"', 'stroke-linejoin="round"', 'stroke-linecap="nonsense"',
    'stroke-linecap="square"',
    'stroke-dasharray="1 2"', 'stroke-dasharray="x"', 'color="green"',
    'style="fill: blue; stroke-width: 2"', 'class="a"',
    'class="b"', 'display="none"', 'visibility="hidden"', 'visibility="visible"', 'transform="rotate(9)"', 'clip-path="url(#c)"',
])  # fmt: skip


def styles(most: int) -> st.SearchStrategy[str]:
    """Some attributes, each at most once."""
    return st.lists(STYLES, max_size=most, unique_by=lambda style: style.partition("=")[0]).map(" ".join)


SHAPES = st.sampled_from([
    '<path d="M0 0L9 9"', '<path d="M0 0h9v9zM20 20l5 5 3-9"', '<path d="m1 1q5 5 9 0t9 0a5 5 0 0 1 9 9z"', '<use href="#u"',
    '<rect width="9" height="9"', '<rect width="9" height="9" rx="2"', '<circle r="5"', '<ellipse rx="5" ry="2"',
    '<line x2="9" y2="9"', '<polyline points="1,1 9,9 1,9"', '<polygon points="1,1 9,9 1,9"', "<g", '<a href="#x"',
])  # fmt: skip
ELEMENTS = st.recursive(
    st.tuples(SHAPES, styles(3)).map(lambda made: f"{made[0]} {made[1]}/>"),
    lambda inner: st.tuples(styles(2), st.lists(inner, max_size=4)).map(
        lambda made: f"<g {made[0]}>{''.join(made[1])}</g>"
    ),
    max_leaves=12,
)
BEFORE = (
    '<style>.a{fill:#123456;stroke:red} .b{fill-opacity:0.4!important}</style><clipPath id="c"><path d="M0 0h50v50"/>'
    '<rect width="70" height="20" clip-rule="evenodd"/></clipPath><defs><g id="u"><path d="M5 5h9v9"/><circle r="3"/></g></defs>'
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ELEMENTS, min_size=1, max_size=6))
def test_every_drawing_is_drawn_as_svglib_draws_it(elements: list[str]) -> None:
    data = drawing(BEFORE, *elements)
    assert outcome(data, svg_rendering.Renderer) == outcome(data, by_svglib)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_the_drawings_in_this_house_are_too(path: Path) -> None:
    data = path.read_bytes()
    assert outcome(data, svg_rendering.Renderer) == outcome(data, by_svglib)


def test_no_drawing_makes_the_black_of_the_next_transparent() -> None:
    before = room.read_svg(drawing('<path d="M0 0h9v9z"/>'))
    room.read_svg(drawing('<g color="currentColor"><path fill="currentColor" fill-opacity="0.5" d="M0 0h9v9z"/></g>'))
    assert colors.black.alpha == 1
    assert room.read_svg(drawing('<path d="M0 0h9v9z"/>')) == before


def test_nothing_of_a_drawing_is_left_when_it_has_been_read() -> None:
    room.read_svg(drawing('<path d="M0 0h9v9z"/>'))
    gc.collect()
    gc.disable()  # as in a run
    try:
        room.read_svg(drawing('<path d="M0 0h9v9z"/>' * 500))
        assert gc.collect() < 500
    finally:
        gc.enable()
