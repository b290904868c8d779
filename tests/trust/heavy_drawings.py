"""Heavy drawings in SVG."""

# ruff: noqa: E501 – an input reads best on a line of its own, all in one way
from __future__ import annotations

from typing import TYPE_CHECKING

from heavy import PICTURED, Heavy
from heavy_pictures import pictured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def svg(*parts: str | Iterable[str], head: str = 'viewBox="0 0 100 100"') -> bytes:
    """A drawing of 2 MB at most."""
    made, left = (
        [f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>'],
        2_090_000,
    )
    for part in parts:
        for piece in [part] if isinstance(part, str) else part:
            left -= len(piece)
            if left < 0:
                break
            made.append(piece)
    return "".join([*made, "</svg>"]).encode()


def drawings() -> list[Heavy]:
    path = '<path d="M0 0L9 9"/>'
    arcs = "M0 0" + "A9 5 30 1 0 5 5" * 120_000
    ways: dict[str, Callable[[], bytes]] = {
        "style sheet and elements": lambda: svg("<style>", [f".c{n}{{fill:red}}" for n in range(30_000)], "</style>", [f'<path class="c{n % 30000}" d="M0 0L9 9"/>' for n in range(15_000)]),
        "style sheet of long selectors": lambda: svg("<style>", [f"g g g g g g path.c{n},rect#a{n}{{fill:red}}" for n in range(10_000)], "</style>", "<g>" * 80, path * 5_000, "</g>" * 80),
        "style sheet": lambda: svg("<style>" + "a{" * 500_000 + "</style>", path),
        "style sheet of brackets": lambda: svg("<style>" + "((((" * 300_000 + "</style>", path),
        "style attributes": lambda: svg([f'<path style="{"fill:red;" * 60}" d="M0 0L9 9"/>' for _ in range(10**5)]),
        "paths": lambda: svg([path] * 10**6),
        "paths within the limit": lambda: svg([path] * 9_900),
        "long path": lambda: svg(f'<path d="{"M0 0L9 9" * 240_000}"/>'),
        "path of figures": lambda: svg('<path d="M0 0l' + "1 " * 900_000 + '"/>'),
        "path of arcs": lambda: svg(f'<path d="{arcs}"/>'),
        "path of arcs within the limit": lambda: svg(f'<path d="{arcs[:1_900_000]}"/>'),
        "path of quadratics": lambda: svg('<path d="M0 0' + "t1 1" * 450_000 + '"/>'),
        "uses of uses": lambda: svg("<defs>", '<g id="g0">' + path + "</g>", [f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use xlink:href="#g{n - 1}"/></g>' for n in range(1, 40)], "</defs>", '<use xlink:href="#g39"/>'),
        "uses of uses within the limit": lambda: svg("<defs>", '<g id="g0">' + path + "</g>", [f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use xlink:href="#g{n - 1}"/></g>' for n in range(1, 40)], "</defs>", '<use xlink:href="#g12"/>'),
        "uses of a long path": lambda: svg("<defs>", f'<path id="p" d="{"M0 0L9 9" * 10_000}"/>', "</defs>", '<use xlink:href="#p"/>' * 1_000),
        "uses of a long path within the limit": lambda: svg("<defs>", f'<path id="p" d="{"M0 0L9 9" * 10_000}"/>', "</defs>", '<use xlink:href="#p"/>' * 24),
        "use of itself": lambda: svg('<g id="a"><use xlink:href="#a"/></g>'),
        "uses of nothing": lambda: svg('<use xlink:href="#p"/>' * 90_000),
        "nested groups": lambda: svg("<g>" * 90 + path + "</g>" * 90),
        "transforms": lambda: svg('<path d="M0 0L9 9" transform="' + "rotate(1)" * 220_000 + '"/>'),
        "transforms of blanks": lambda: svg('<path d="M0 0L9 9" transform="' + " " * 1_900_000 + 'x"/>'),
        "dashes": lambda: svg('<path d="M0 0L9 9" stroke="red" stroke-dasharray="' + "1 " * 900_000 + '"/>'),
        "points": lambda: svg('<polyline points="' + "1,1 " * 500_000 + '"/>'),
        "clips": lambda: svg([f'<clipPath id="c{n}"><path d="M0 0L9 9"/></clipPath>' for n in range(9_000)], [f'<g clip-path="url(#c{n})">{path}</g>' for n in range(9_000)]),
        "clips of a clip with many shapes": lambda: svg('<clipPath id="c">' + '<rect width="1" height="1"/>' * 5_000 + "</clipPath>", '<path clip-path="url(#c)" d="M0 0L9 9"/>' * 14_000),
        "gradients": lambda: svg("<defs>", [f'<linearGradient id="g{n}"><stop offset="0"/></linearGradient>' for n in range(20_000)], "</defs>", path),
        "a long name": lambda: svg(f'<path id="{"a" * 1_900_000}" d="M0 0L9 9"/>'),
        "attributes": lambda: svg("<path " + " ".join(f'a{n}="1"' for n in range(150_000)) + ' d="M0 0L9 9"/>'),
        "attributes of the root": lambda: svg(path, head=" ".join(f'a{n}="1"' for n in range(150_000)) + ' viewBox="0 0 9 9"'),
        "attributes of another vocabulary": lambda: svg("<path xmlns:x='u' " + " ".join(f'x:a{n}="1"' for n in range(130_000)) + "/>", path),
        "attributes within the limit": lambda: svg(['<path d="M0 0L9 9" ' + " ".join(f'a{n}=""' for n in range(198)) + "/>" for _ in range(1_400)]),
        "declarations of vocabularies": lambda: svg("<g " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(40_000)) + ">", [f'<path a{n}:b="" d="M0 0L9 9"/>' for n in range(9_800)], "</g>"),
        "declarations of attributes": lambda: b"<?xml version='1.0'?><!DOCTYPE svg [<!ATTLIST path " + b" ".join(b'a%d CDATA "1"' % n for n in range(20_000)) + b">]>" + svg([path] * 9_900),
        "properties of a rule": lambda: svg("<style>.a{" + "".join(f"a{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}:1;" for n in range(10_000)) + "}</style>", ['<path class="a" d="M0 0L9 9"/>'] * 9_900),
        "rules of properties": lambda: svg("<style>", [".a{" + "".join(f"a{chr(97 + n // 26)}{chr(97 + n % 26)}:1;" for n in range(150) if n != 0) + "}"] * 50, "</style>", ['<path class="a" d="M0 0L9 9"/>'] * 9_800),
        "style attributes within the limit": lambda: svg([f'<path style="{"fill:red;" * 19}" d="M0 0L9 9"/>' for _ in range(9_900)]),
        "styles that all differ": lambda: svg([f'<path fill="#{n:06x}" stroke="#{n:06x}" stroke-dasharray="1 {n}" d="M0 0L9 9"/>' for n in range(9_900)]),
        "classes": lambda: svg("<style>.c1{fill:red}</style>", [f'<path class="{" ".join(f"c{n}" for n in range(1_600))}" d="M0 0L9 9"/>'] * 200),
        "paths in nested groups": lambda: svg("<g>" * 90, [path] * 9_800, "</g>" * 90),
        "clips of a clip": lambda: svg('<clipPath id="c">' + '<rect width="1" height="1"/>' * 1_000 + "</clipPath>", ['<path clip-path="url(#c)" d="M0 0L9 9"/>'] * 8_000),
        "clips of a clip by a style": lambda: svg('<style>path{clip-path:url(#c)}</style><clipPath id="c">' + '<rect width="1" height="1"/>' * 1_000 + "</clipPath>", [path] * 8_000),
        "uses of one of two of a name": lambda: svg('<g id="p">', [path] * 3_000, "</g>", '<use xlink:href="#p"/>' * 2_000, '<g id="p"/>'),
        "blanks": lambda: svg(" " * 2_000_000, path),
        "foreign": lambda: svg(["<x:a xmlns:x='u'/>"] * 100_000, path),
        "foreign in one another": lambda: svg("<x:a xmlns:x='u'>" * 250 + path + "</x:a>" * 250),
        "a colour": lambda: svg('<path fill="rgb(' + "1," * 900_000 + ')" d="M0 0L9 9"/>'),
        "a size": lambda: svg(path, head='width="' + "1" * 1_900_000 + '" viewBox="0 0 9 9"'),
    }  # fmt: skip
    return [Heavy(f"an SVG: {name}", pictured("svg", make), PICTURED) for name, make in ways.items()] + [
        Heavy("SVGs, 4 at the limit", pictured("svg", *[lambda n=n: svg([path] * 9_900, f"<desc>{n}</desc>") for n in range(4)]), PICTURED),
        Heavy("SVGs, 40 at the limit", pictured("svg", *[lambda n=n: svg([path] * 9_900, f"<desc>{n}</desc>") for n in range(40)]), PICTURED),
    ]  # fmt: skip
