"""The bytes of an SVG → the operators that draw it; the one room of svglib.

What would come out otherwise than it looks on a screen is refused and never guessed at. Nothing outside the file is ever
looked at, nothing in it is run: ``svg_tree`` leaves nothing that could ask for it.
"""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.files import UnusableError
from generator.model.packages import needed
from layouts.theme.svg_styles import AS_PNG
from layouts.theme.svg_tree import PICTURE, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LARGEST_SVG = 2 * 1024 * 1024
"""Bytes."""

FARTHEST = 1e6
"""A figure beyond this is no place on a page."""


class Vector(Struct, frozen=True):
    """A drawing: its width and height in points, its operators, the transparencies they call by name, and how many shapes."""

    width: float
    height: float
    operators: str
    alphas: tuple[str, ...]
    shapes: int


def read_svg(data: bytes, count: Callable[[int], None] = lambda _: None) -> Vector:
    """The bytes of an SVG → what draws it, from the bottom left.

    Args:
        data: of the file.
        count: is told how many shapes it has, before any is drawn.

    Raises:
        UnusableError: it is broken, or has in it what is not drawn; or what ``count`` raises.
        DeckError: a package that reads it is not installed.
    """
    root, shapes = tree_of(data)
    count(shapes)
    with needed("pillow", PICTURE), needed("svglib", PICTURE):
        from layouts.theme.svg_rendering import Renderer  # noqa: PLC0415 – a quarter of a second, only for who has an SVG

    with _in_svglib():
        renderer = Renderer()
        drawing = renderer.render(root)
        width, height = float(drawing.width), float(drawing.height)
    writer = _Writer(renderer.shape_converter)
    operators = "\n".join(writer.draw(drawing))
    if not (0 < width < FARTHEST and 0 < height < FARTHEST) or not writer.painted:
        raise UnusableError("is an SVG without a size or without anything in it", "give it a viewBox, or " + AS_PNG)
    return Vector(width, height, operators, tuple(writer.alphas), shapes)


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
        path = node
        if not hasattr(node, "operators"):
            with _in_svglib():
                path = self._converter.shapeToPath(node)
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
    said = []
    for value in values:
        if not -FARTHEST < value < FARTHEST:  # nor what is no number
            raise UnusableError("is an SVG with figures that are too large", AS_PNG)
        said.append(f"{round(value, 4) + 0.0:.10g}")
    return " ".join(said)
