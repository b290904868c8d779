"""The bytes of an SVG → the operators that draw it; the one room of svglib.

What would come out otherwise than it looks on a screen is refused and never guessed at: texts (their fonts are not with
us), pictures inside it, filters, masks, gradients. Nothing outside the file is ever looked at, nothing in it is run.
"""

from __future__ import annotations

import logging
import math
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.files import UnusableError
from generator.model.packages import needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST_SVG = 2 * 1024 * 1024
"""Bytes."""

MOST_SHAPES = 20_000
"""Elements, those counted anew that are used again."""

FARTHEST = 1e6
"""A figure beyond this is no place on a page."""

DRAWN = frozenset({
    "svg", "g", "a", "defs", "symbol", "use", "clipPath", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "title", "desc", "metadata", "style", "view", "linearGradient", "radialGradient", "stop",
})  # fmt: skip
"""The elements that are drawn, or may stand there without being drawn."""

TEXTS = {"text", "tspan", "textPath", "flowRoot"}
NOT_DRAWN = ("filter", "mask", "marker", "marker-start", "marker-mid", "marker-end", "opacity", "mix-blend-mode")
"""Properties that svglib passes over."""

PROPERTY = re.compile(rf"(?<![\w-])({'|'.join(NOT_DRAWN)})\s*:\s*([^;}}\s]+)")
ELSEWHERE = re.compile(r"""@import|url\(\s*['"]?(?!\s*#)""", re.IGNORECASE)
PICTURE = "a picture in SVG"
"""What needs the packages that are imported here."""

AS_PNG = "save it as a PNG, 1,500 pixels wide"


class Vector(Struct, frozen=True):
    """A drawing: its width and height in points, its operators, and the transparencies they call by name."""

    width: float
    height: float
    operators: str
    alphas: tuple[str, ...]


def read_svg(data: bytes) -> Vector:
    """The bytes of an SVG → what draws it, from the bottom left.

    Raises:
        UnusableError: it is broken, or has in it what is not drawn.
        DeckError: a package that reads it is not installed.
    """
    root = _parsed(data)
    _check(root)
    with needed("pillow", PICTURE), needed("svglib", PICTURE):
        from svglib import svglib  # noqa: PLC0415 – a quarter of a second, only for those who have an SVG

    with _in_svglib():
        renderer = svglib.SvgRenderer("picture.svg")
        drawing = renderer.render(root)
        width, height = float(drawing.width), float(drawing.height)
    writer = _Writer(renderer.shape_converter)
    operators = "\n".join(writer.draw(drawing))
    if not (0 < width < FARTHEST and 0 < height < FARTHEST) or not writer.painted:
        raise UnusableError("is an SVG without a size or without anything in it", "give it a viewBox, or " + AS_PNG)
    return Vector(width, height, operators, tuple(writer.alphas))


@contextmanager
def _in_svglib() -> Iterator[None]:
    """For calls of svglib: its logger, which reports every attribute that it does not know, is quiet meanwhile.

    Only what this thread logs is left out: others may want theirs, and may be here too.

    Raises:
        UnusableError: svglib failed.
    """
    log, here = logging.getLogger("svglib.svglib"), threading.get_ident()

    def by_others(record: logging.LogRecord) -> bool:
        return record.thread != here

    log.addFilter(by_others)
    try:
        yield
    except Exception:  # noqa: BLE001 – what svglib raises is anybody's guess
        raise UnusableError("cannot be drawn from this SVG", AS_PNG) from None
    finally:
        log.removeFilter(by_others)


def _parsed(data: bytes) -> Any:  # noqa: ANN401 – lxml has no types
    """The root element; nothing is fetched, no entity is resolved."""
    with needed("lxml", PICTURE):
        from lxml import etree  # noqa: PLC0415 – only for those who have an SVG

    if b"<!ENTITY" in data or b"\0" in data:
        raise UnusableError("is an SVG with entities, which are not resolved", "save it as “plain SVG”, or " + AS_PNG)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnusableError("is a broken SVG", "save it anew, or " + AS_PNG) from None
    if _tag(root) != "svg":
        raise UnusableError("is no SVG", "take a PNG, a JPEG or an SVG")
    return root


def _tag(node: Any) -> str:  # noqa: ANN401 – lxml has no types
    """An element's name; empty for those of other vocabularies, such as a drawing program's own."""
    name = node.tag if isinstance(node.tag, str) else ""
    space, _, bare = name.rpartition("}")
    return bare if space in {"", "{http://www.w3.org/2000/svg"} else ""


def _check(root: Any) -> None:  # noqa: ANN401 – lxml has no types
    """Only what is drawn stands in it, and not too much of it.

    Raises:
        UnusableError: it has something else.
    """
    named = {node.get("id"): node for node in root.iter() if isinstance(node.tag, str) and node.get("id")}
    left = MOST_SHAPES
    for node in _expanded(root, named, 0):
        left -= 1 + len(node.get("d") or node.get("points") or "") // 100
        if left < 0:
            raise UnusableError("is an SVG with too many shapes", AS_PNG)
    for node in root.iter():
        name = _tag(node)
        if name in TEXTS:
            raise UnusableError(
                "is an SVG with texts, whose fonts are not in it", "turn the texts into paths, or " + AS_PNG
            )
        if name and name not in DRAWN:
            raise UnusableError(f"is an SVG with a <{name}>, which is not drawn", AS_PNG)
        if name:
            _check_properties(node, name)


def _check_properties(node: Any, name: str) -> None:  # noqa: ANN401 – lxml has no types
    said = {key: value for key, value in node.attrib.items() if key in NOT_DRAWN}
    rules = (node.text or "") if name == "style" else node.get("style", "")
    said |= {found[1]: found[2] for found in PROPERTY.finditer(rules)}
    for key, value in said.items():
        if value.strip() not in {"1", "1.0", "100%", "none", "normal"}:
            raise UnusableError(f"is an SVG with the property {key}, which is not drawn", AS_PNG)
    links = [value for key, value in node.attrib.items() if key.rpartition("}")[2] == "href" and name != "a"]
    elsewhere = any(not link.strip().startswith("#") for link in links)
    if elsewhere or any(ELSEWHERE.search(value) for value in (rules, *node.attrib.values())):
        raise UnusableError("is an SVG that refers to another file", "draw all in one file, or " + AS_PNG)


def _expanded(node: Any, named: dict[str, Any], depth: int) -> Iterator[Any]:  # noqa: ANN401 – lxml has no types
    """Every element as often as it is drawn."""
    if depth > 100:  # noqa: PLR2004 – elements in one another; or that use themselves
        raise UnusableError("is an SVG with shapes too deep in one another", AS_PNG)
    yield node
    for key, value in node.attrib.items() if _tag(node) == "use" else ():
        if key.rpartition("}")[2] == "href" and value.strip()[1:] in named:
            yield from _expanded(named[value.strip()[1:]], named, depth + 1)
    for child in node:
        yield from _expanded(child, named, depth + 1)


class _Writer:
    """Writes the shapes of a ReportLab drawing as operators; ``alphas`` names the transparencies that they use."""

    def __init__(self, converter: Any) -> None:  # noqa: ANN401 – svglib's
        self._converter = converter
        self.alphas: dict[str, None] = {}
        self.painted = False

    def draw(self, node: Any) -> Iterator[str]:  # noqa: ANN401 – ReportLab's shapes
        """The operators of a shape, or of a group and all in it."""
        if hasattr(node, "contents"):
            yield f"q {_figures(node.transform)} cm"
            for child in node.contents:
                yield from self.draw(child)
            yield "Q"
            return
        kind = type(node).__name__
        if "Gradient" in kind:
            raise UnusableError(
                "is an SVG with gradients, which are not drawn", "fill it with plain colours, or " + AS_PNG
            )
        path = "\n".join(self._path(node, kind))
        if not path:
            return
        even = "" if getattr(node, "fillMode", 1) else "*"
        if getattr(node, "isClipPath", 0):
            yield f"{path} W{even} n"
        elif painted := self._paint(node, kind, even):
            setup, operator = painted
            self.painted = True
            yield f"q {setup} {path} {operator} Q"

    def _path(self, node: Any, kind: str) -> Iterator[str]:  # noqa: ANN401 – as above
        if kind == "Line":
            yield f"{_figures((node.x1, node.y1))} m {_figures((node.x2, node.y2))} l"
            return
        if kind in {"PolyLine", "Polygon"}:
            for at in range(0, len(node.points) - 1, 2):
                yield f"{_figures(node.points[at : at + 2])} {'l' if at else 'm'}"
            if kind == "Polygon" and node.points:
                yield "h"
            return
        with _in_svglib():
            path = node if hasattr(node, "operators") else self._converter.shapeToPath(node)
        if path is None:
            raise UnusableError("cannot be drawn from this SVG", AS_PNG)
        at = 0
        for operator in path.operators:
            letter, count = (("m", 2), ("l", 2), ("c", 6), ("h", 0))[operator]
            yield f"{_figures(path.points[at : at + count])} {letter}"
            at += count

    def _paint(self, node: Any, kind: str, even: str) -> tuple[str, str] | None:  # noqa: ANN401 – as above
        """What is set before a path, and the operator that paints it; None for what is not seen."""
        setup = []
        fill = None if kind in {"Line", "PolyLine"} else getattr(node, "fillColor", None)
        stroke = getattr(node, "strokeColor", None)
        if fill is not None:
            setup.append(
                f"{_figures((fill.red, fill.green, fill.blue))} rg {self._alpha('ca', fill, node.fillOpacity)}"
            )
        if stroke is not None:
            setup.append(
                f"{_figures((stroke.red, stroke.green, stroke.blue))} RG {_figures((node.strokeWidth,))} w 4 M "
                f"{int(node.strokeLineCap or 0)} J {int(node.strokeLineJoin or 0)} j "
                + self._alpha("CA", stroke, node.strokeOpacity)
            )
            if node.strokeDashArray:
                dashes = [abs(float(dash)) for dash in node.strokeDashArray if isinstance(dash, int | float)]
                setup.append(f"[{_figures(dashes)}] 0 d" if any(dashes) else "")
        if not setup:
            return None
        both = fill is not None and stroke is not None
        return " ".join(setup), f"B{even}" if both else "S" if fill is None else f"f{even}"

    def _alpha(self, key: str, colour: Any, opacity: float | None) -> str:  # noqa: ANN401 – as above
        """The operator that makes what follows as transparent as it should be; empty where it is not."""
        part = min(colour.alpha, 1.0 if opacity is None else opacity)
        if part >= 1:
            return ""
        name = f"{key}{round(max(part, 0) * 100)}"
        self.alphas[name] = None
        return f"/{name} gs"


def _figures(values: Sequence[float]) -> str:
    """Figures as PDF writes them, to a ten-thousandth.

    Raises:
        UnusableError: one is no place on a page.
    """
    if not all(math.isfinite(value) and abs(value) < FARTHEST for value in values):
        raise UnusableError("is an SVG with figures that are too large", AS_PNG)
    return " ".join(f"{round(value, 4) + 0.0:.10g}" for value in values)
