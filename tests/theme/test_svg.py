"""SVGs are drawn as vectors, or refused with a remedy; nothing outside them is read and nothing in them is run."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from helpers import Draft
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Picture
from svgs import HEAD, refused, svg

from generator.files import UnusableError
from layouts.theme.pictures import open_picture
from layouts.theme.svg import read_svg

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image


def shown(folder: Path, inside: str) -> Image:
    """An SVG on a page of 100 by 100 mm, its field of 100 by 100 over all of it, a pixel for each."""
    (folder / "a.svg").write_bytes(svg(inside))
    art = open_picture(folder, "a.svg", (284, 284), "#FFFFFF")
    draft = Draft()
    size = 100 / 25.4 * 72
    with draft.page(), draft.canvas.picture("A drawing"):
        art.draw(draft.canvas, 0, 0, (size, size))
    return draft.finish().picture(0, 25.4).convert("RGB")


SHAPES = {
    "a rectangle": '<rect x="20" y="20" width="60" height="60" fill="#CC0000"/>',
    "round corners": '<rect x="20" y="20" width="60" height="60" rx="9" fill="#CC0000"/>',
    "a circle": '<circle cx="50" cy="50" r="30" style="fill:#CC0000"/>',
    "an ellipse": '<ellipse cx="50" cy="50" rx="40" ry="20" fill="rgb(204,0,0)"/>',
    "a polygon": '<polygon points="20,20 80,20 50,80" fill="#CC0000"/>',
    "a path": '<path d="M20 20 h60 v60 q-30 10 -60 0 z" fill="#CC0000"/>',
    "an arc": '<path d="M20 50 A30 30 0 0 1 80 50 Z M20 50 A30 30 0 0 0 80 50 Z" fill="#CC0000"/>',
    "a line": '<line x1="20" y1="50" x2="80" y2="50" stroke="#CC0000" stroke-width="20"/>',
    "a polyline": '<polyline points="20,50 80,50" fill="none" stroke="#CC0000" stroke-width="20" stroke-dasharray="20 1"/>',
    "a group that is moved": '<g transform="translate(20 20) scale(2)"><rect width="30" height="30" fill="#CC0000"/></g>',
    "a class": '<style>.a { fill: #CC0000 }</style><rect class="a" x="20" y="20" width="60" height="60"/>',
    "one used again": '<defs><rect id="r" width="60" height="60" fill="#CC0000"/></defs><use xlink:href="#r" x="20" y="20"/>',
    "clipped": '<clipPath id="c"><rect x="20" y="20" width="60" height="60"/></clipPath>'
    '<g clip-path="url(#c)"><rect width="100" height="100" fill="#CC0000"/></g>',
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_are_drawn_where_they_are(tmp_path: Path, name: str) -> None:
    page = shown(tmp_path, SHAPES[name])
    assert page.getpixel((50, 45)) == (204, 0, 0)
    assert page.getpixel((5, 5)) == page.getpixel((95, 95)) == (255, 255, 255)


def test_what_is_half_transparent_is(tmp_path: Path) -> None:
    page = shown(tmp_path, '<rect x="20" y="20" width="60" height="60" fill="#000000" fill-opacity="0.5"/>')
    assert all(126 <= value <= 129 for value in page.getpixel((50, 50)))  # type: ignore[union-attr]


def test_what_lies_outside_its_field_is_not_drawn() -> None:
    assert read_svg(svg('<rect x="-500" y="-500" width="9000" height="9000"/>')).width == 75


BOMB = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
NESTED = "".join(
    f'<g id="u{n}">' + "".join(f'<use xlink:href="#u{n + 1}"/>' for _ in range(10)) + "</g>" for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (BOMB.encode() + svg("<desc>&b;</desc><rect width='9' height='9'/>"), "entities"),
        ((BOMB + HEAD + "</svg>").encode("utf-16"), "entities"),
        (svg(f"<defs>{NESTED}<rect id='u9' width='9' height='9'/></defs><use xlink:href='#u0'/>"), "too many shapes"),
        (svg("<g id='a'><use xlink:href='#a'/></g>"), "too deep"),
        (svg("<g>" * 300 + "</g>" * 300), ""),
        (svg("<text>Hello</text>"), "texts"),
        (svg("<script>alert(1)</script><rect width='9' height='9'/>"), "<script>"),
        (svg("<image xlink:href='file:///etc/passwd'/>"), "<image>"),
        (svg("<use xlink:href='other.svg#a'/>"), "refers to another file"),
        (svg("<use href='https://example.org/a.svg#a'/>"), "refers to another file"),
        (svg("<style>@import 'x.css';</style><rect width='9' height='9'/>"), "refers to another file"),
        (svg("<rect width='9' height='9' fill='url(http://example.org/#a)'/>"), "refers to another file"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<g opacity='0.5'><rect width='9' height='9'/></g>"), "opacity"),
        (svg("<style>.a{opacity:.4}</style><rect class='a' width='9' height='9'/>"), "opacity"),
        (svg("<rect width='9' height='9' style='filter:url(#f)'/>"), "filter"),
        (
            svg(
                "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/>"
                "</linearGradient></defs><rect width='9' height='9' fill='url(#g)'/>"
            ),
            "gradients",
        ),
        (svg("<rect width='1e300' height='9'/>"), "too large"),
        (svg("<path d='M0 0 L1e999 5'/>"), ""),
        (svg(""), "without anything in it"),
        (svg("<rect width='9' height='9'/>", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0">'), ""),
        (b"<svg", "broken"),
        (b"<?xml version='1.0'?><html/>", "is no SVG"),
    ],
)
def test_what_is_not_drawn_is_refused_with_a_remedy(data: bytes, what: str) -> None:
    assert what in refused(data)


@pytest.mark.parametrize("level", [logging.NOTSET, logging.DEBUG])
@pytest.mark.parametrize("inside", [SHAPES["a circle"], "<path d='M0 0 L1e999 5'/>"], ids=["drawn", "refused"])
def test_the_loggers_of_svglib_are_left_as_they_were(level: int, inside: str) -> None:
    log = logging.getLogger("svglib")
    before = log.level
    try:
        log.setLevel(level)
        with suppress(UnusableError):
            read_svg(svg(inside))
        assert log.level == level
        assert logging.getLogger("svglib.svglib").isEnabledFor(logging.CRITICAL)
    finally:
        log.setLevel(before)


def test_nothing_is_logged_about_what_svglib_does_not_know(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read_svg(svg('<style>.a {fancy: 3}</style><rect class="a" width="9" height="9" paint-order="stroke"/>'))
    assert [record for record in caplog.records if record.name.startswith("svglib")] == []


PIECES = st.sampled_from([
    "<g>", "</g>", "<rect ", "<path d='M0 0", " L9 9 Z", "'/>", "width='9' ", "height='1e9' ", "fill='url(#a)' ", "/>", "<use ",
    "href='#a' ", "id='a' ", "transform='scale(0)' ", "transform='rotate(a)' ", "A 1 1 0 0 1 5 5", " C 1", "stroke='red' ",
    "stroke-dasharray='0 0' ", "stroke-width='-4' ", "clip-path='url(#a)' ", "<clipPath id='a'>", "</clipPath>", "NaN", "é",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_whatever_is_in_it_it_is_a_drawing_or_a_problem(pieces: list[str]) -> None:
    try:
        vector = read_svg(svg("".join(pieces)))
    except UnusableError as error:
        assert error.hint  # noqa: PT017 – either will do
    else:
        assert "nan" not in vector.operators
        assert "inf" not in vector.operators


# --------------------------------------------------------------------------------- one name for what is checked and drawn

OTHER = 'xmlns:x="urn:x" xmlns:s="http://www.w3.org/2000/svg"'
SQUARE = '<rect width="100" height="100" fill="#CC0000"/>'


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in with a picture, a drawing and a pipe."""
    (tmp_path / "other.svg").write_bytes(svg('<rect id="r" width="100" height="100" fill="#00CC00"/>'))
    Picture.new("RGB", (9, 9), "#00CC00").save(tmp_path / "other.png")
    os.mkfifo(tmp_path / "pipe.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("file", ["other.svg", "other.svg#r", "other.png", "pipe.png"])
@pytest.mark.parametrize("link", ["xlink:href", "href", "x:href"])
@pytest.mark.parametrize("name", ["x:image", "x:use", "x:g><x:image", "s:image", "s:use", "x:svg><image", "x:svg><use"])
def test_nothing_outside_is_read_whatever_it_is_called(beside: Path, name: str, link: str, file: str) -> None:
    inside = f'<{name} {OTHER} {link}="{file}" width="100" height="100"/>'
    inside += f"</{name.partition('>')[0]}>" if ">" in name else ""
    with suppress(UnusableError):
        assert shown(beside, SQUARE + inside).getpixel((50, 50)) == (204, 0, 0)


@pytest.mark.parametrize("link", [" other.svg#r", " #r", "\n#r ", " other.png"])
def test_blanks_around_a_link_make_no_file_of_it(beside: Path, link: str) -> None:
    rect = '<defs><rect id="r" width="100" height="100" fill="#CC0000"/></defs>'
    for key in ("href", "xlink:href"):
        with suppress(UnusableError):
            assert shown(beside, f'{rect}<use {key}="{link}"/>').getpixel((50, 50)) == (204, 0, 0)


@pytest.mark.parametrize("name", ["x:rect", "x:g"])
def test_what_is_of_another_vocabulary_is_not_drawn(tmp_path: Path, name: str) -> None:
    other = f'<{name} {OTHER} width="100" height="100" fill="#00CC00"><rect width="100" height="100"/></{name}>'
    assert shown(tmp_path, SQUARE + other).getpixel((50, 50)) == (204, 0, 0)
    assert shown(tmp_path, other + SQUARE).getpixel((50, 50)) == (204, 0, 0)


def test_a_drawing_whose_names_have_a_prefix_is_drawn_with_what_it_uses_again(tmp_path: Path) -> None:
    inside = (
        '<s:defs><s:rect id="r" width="60" height="60" fill="#CC0000"/></s:defs><s:use xlink:href="#r" x="20" y="20"/>'
    )
    head = HEAD.replace("<svg xmlns", "<s:svg xmlns:s")
    (tmp_path / "a.svg").write_bytes(f"{head}{inside}</s:svg>".encode())
    plain = inside.replace("s:", "")
    (tmp_path / "b.svg").write_bytes(svg(plain))
    assert read_svg((tmp_path / "a.svg").read_bytes()) == read_svg((tmp_path / "b.svg").read_bytes())


def test_a_style_in_which_another_vocabulary_stands_keeps_its_rules(tmp_path: Path) -> None:
    style = f"<style>.a {{ fill: #CC0000 }} <x:y {OTHER}/> .b {{ stroke: none }}</style>"
    page = shown(tmp_path, style + '<rect class="a b" x="20" y="20" width="60" height="60"/>')
    assert page.getpixel((50, 45)) == (204, 0, 0)
