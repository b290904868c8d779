"""What an SVG says in styles is drawn as CSS has it, or refused with its line."""

# ruff: noqa: E501 – tables of what is said
from __future__ import annotations

import time

import pytest

from generator.files import UnusableError
from layouts.theme.svg import Vector, read_svg

SHAPE = '<rect width="9" height="9" {}/>'
CLASSED = SHAPE.format('class="a"')


def drawn(inside: str) -> Vector:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{inside}</svg>'.encode())


def refused(inside: str) -> str:
    with pytest.raises(UnusableError) as caught:
        drawn(inside)
    return caught.value.what


@pytest.mark.parametrize(
    "said",
    [
        'style="OPACITY:0.5"', 'style="opacity/**/:.5"', r'style="op\61 city:.5"', 'opacity="50%"', 'style="Mix-Blend-Mode:multiply"',
        'style="FILTER:blur(3px)"', 'style="--o:.5;opacity:var(--o)"', 'style="TRANSFORM:rotate(4deg)"', 'style="clip-path:circle(3px)"',
        'fill="oklch(50% 0.1 20)"', 'fill="nosuch"', 'stroke="context-stroke"', 'fill-opacity="half"',
    ],
)  # fmt: skip
def test_what_is_not_drawn_is_refused_however_it_is_written(said: str) -> None:
    assert "on line 2, which is not drawn" in refused(SHAPE.format(said))


@pytest.mark.parametrize("rule", ["rect{OPACITY:.5}", "g>rect{opacity:.5}", "[class=a]{\\6fpacity:.5}", "@media print{rect{fill:red}}"])  # fmt: skip
def test_so_it_is_in_a_style_sheet(rule: str) -> None:
    assert "which is not drawn" in refused(f"<style>{rule}</style><g>{CLASSED}</g>")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('fill="red" fill-opacity="50%"', "ca50"), ('style="fill:red;FILL-OPACITY:.5"', "ca50"),
        ('fill="rgba(255,0,0,.5)"', "ca50"), ('fill="rgb(255 0 0 / 50%)"', "ca50"), ('fill="rgb(255,0,0,.5)"', "ca50"),
        ('fill="hsla(0,100%,50%,.5)"', "ca50"), ('fill="#f008"', "ca53"), ('style="FILL:RED;fill-opacity:.5"', "ca50"),
        ('fill="rgba(255,0,0,.5)" fill-opacity=".5"', "ca25"), ('fill="rgba(255,0,0,.5)" fill-opacity="1"', "ca50"),
        ('fill="red" stroke="blue" stroke-opacity="25%"', "CA25"), ('fill="red" stroke="rgba(0,0,255,.25)"', "CA25"),
    ],
)  # fmt: skip
def test_what_is_transparent_is_as_transparent_as_it_says(said: str, name: str) -> None:
    vector = drawn(SHAPE.format(said))
    assert vector.alphas == (name,)
    assert "1 0 0 rg" in vector.operators


def test_a_transparent_colour_below_a_transparency_is_refused_and_one_above_another_colour_is_not() -> None:
    assert "made more transparent" in refused('<g fill-opacity=".5">' + SHAPE.format('fill="rgba(0,0,0,.5)"') + "</g>")
    assert drawn('<g fill="rgba(0,0,255,.5)">' + SHAPE.format('fill="red"') + "</g>").alphas == ()


@pytest.mark.parametrize(
    ("rules", "colour"),
    [
        (".a{fill:red}rect{fill:blue}", "1 0 0"),
        ("rect{fill:red!important}.a{fill:blue}", "1 0 0"),
        ("rect{fill:blue}rect{FILL:Red}", "1 0 0"),
        ("RECT{fill:red}", "0 0 0"),
        ("rect:hover{fill:red}", "0 0 0"),
        ("@media (prefers-color-scheme: dark){rect{fill:red}}", "0 0 0"),
    ],
)
def test_of_several_rules_the_strongest_holds(rules: str, colour: str) -> None:
    assert f"{colour} rg" in drawn(f"<style>{rules}</style>{CLASSED}").operators


def test_rules_are_counted_before_they_are_tried() -> None:
    began = time.process_time()
    deep = "<g>" * 80 + SHAPE.format("") + "</g>" * 80
    for rules in ("z g g g g g g g rect{fill:red}", "".join(f".a{at}{{fill:red}}" for at in range(2_100))):
        assert "too many rules" in refused(f"<style>{rules}</style>{deep}")
    assert time.process_time() - began < 3


@pytest.mark.parametrize("said", ['transform="{}"', 'stroke-dasharray="{}"', 'id="{}"'])
def test_an_attribute_is_no_longer_than_anybody_writes(said: str) -> None:
    assert "more than 10,000 characters" in refused(SHAPE.format(said.format("rotate(1)" * 2_000)))


NAMES = [f"a{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(300)]


@pytest.mark.parametrize(
    "form", ["<style>path {{ {0} }}</style><path d='M0 0h9v9'/>", "<path d='M0 0h9v9' style='{0}'/>"]
)
def test_more_properties_than_an_element_can_take_in_good_time_are_refused(form: str) -> None:
    said = [f"{name}: 1" for name in NAMES if name != "all"]
    assert drawn(form.format("; ".join(said[:150]))).operators
    with pytest.raises(UnusableError, match="more than 200 properties"):
        drawn(form.format("; ".join(said)))


def test_rules_that_give_too_many_properties_in_all_are_refused() -> None:
    rules = "path { fill: red; stroke: blue }" * 50
    assert drawn(f"<style>{rules}</style>" + "<path d='M0 0h9v9'/>" * 1_000).operators
    with pytest.raises(UnusableError, match="too many rules of style"):
        drawn(f"<style>{rules}</style>" + "<path d='M0 0h9v9'/>" * 2_100)
