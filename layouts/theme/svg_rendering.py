"""svglib's renderer, which does each thing once: what is inherited is looked up once, a style is read once.

svglib goes up through all elements for every attribute of every shape, reads every value anew, and checks and copies every
part of every path. Here it renders what ``svg_styles`` left: attributes alone, no style sheet and no style. What it draws is
the same.
"""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, Any

from reportlab.graphics.shapes import Path
from svglib import svglib

if TYPE_CHECKING:
    from collections.abc import Sequence

STYLE = (
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linejoin", "stroke-linecap",
    "stroke-dasharray",
)  # fmt: skip
"""The attributes that ``applyStyleOnShape`` looks up."""

STYLED = (
    "fillColor", "fillOpacity", "fillMode", "strokeColor", "strokeWidth", "strokeOpacity", "strokeLineJoin", "strokeLineCap",
    "strokeDashArray",
)  # fmt: skip
"""What of a shape it sets, and nothing else."""

NEW: dict[str, Any] = vars(Path())
"""What a path has before it has anything."""


class Renderer(svglib.SvgRenderer):
    """Renders one drawing."""

    def __init__(self) -> None:
        super().__init__("picture.svg")
        self.attrConverter = _Attributes()
        self.shape_converter = _Shapes("picture.svg", self.attrConverter)

    def get_clippath(self, node: Any) -> Any:  # noqa: ANN401 – svglib has no types
        """What clips an element; svglib makes functions that hold one another, a kilobyte, before it looks for any."""
        return super().get_clippath(node) if node.etree_element.get("clip-path") else None

    def print_unused_attributes(self, node: Any) -> None:  # noqa: ANN401 – as above
        """Nothing: svglib gathers them for a log that nobody reads."""


class _Attributes(svglib.Svg2RlgAttributeConverter):
    def findAttr(self, svgNode: Any, name: str) -> str:  # noqa: ANN401, N802, N803 – svglib's names
        """An attribute of an element, or what it inherits; empty where nobody says it."""
        value: str = svgNode.etree_element.get(name, "").strip()
        if value and value != "inherit":
            return value
        above = svgNode.parent
        if above is None:
            return ""
        inherited: dict[str, str] = vars(above).setdefault("inherited", {})
        if name not in inherited:
            inherited[name] = self.findAttr(above, name)
        return inherited[name]


class _Path(Path):
    """A path whose values ReportLab does not check one by one: they are figures, and styles checked on another."""

    __setattr__ = object.__setattr__

    def __init__(
        self, points: Sequence[float] = (), operators: Sequence[int] = (), copy_from: _Path | None = None
    ) -> None:
        own: dict[str, Any] = self.__dict__
        own |= NEW | {"points": list(points), "operators": list(operators)}
        if copy_from:
            own |= copy_from.__dict__
            own |= {"points": list(own["points"]), "operators": list(own["operators"])}


class _Shapes(svglib.Svg2RlgShapeConverter):
    convertPath = FunctionType(  # noqa: N815 – svglib's own, which makes such paths and else the same
        svglib.Svg2RlgShapeConverter.convertPath.__code__,
        {**vars(svglib), "Path": _Path, "NoStrokePath": _Path},
    )

    def __init__(self, path: str, attributes: _Attributes) -> None:
        super().__init__(path, attributes)
        self._styles: dict[tuple[type, tuple[str, ...]], dict[str, Any]] = {}

    def applyStyleOnShape(self, shape: Any, node: Any, only_explicit: bool = False) -> None:  # noqa: ANN401, N802, FBT002 – svglib's
        """Gives a new shape the style of its element."""
        if only_explicit:  # of texts, which are not drawn
            super().applyStyleOnShape(shape, node, only_explicit)
            return
        said = tuple(self.attrConverter.findAttr(node, name) for name in STYLE)
        if "currentColor" in said:
            said += (self.attrConverter.findAttr(node.parent, "color"),)
        if (type(shape), said) not in self._styles:
            tried = Path() if isinstance(shape, _Path) else shape
            # a colour of its own: svglib would make ReportLab's black transparent for all
            for key in ("fillColor", "strokeColor"):
                if colour := vars(tried).get(key):
                    setattr(tried, key, colour.clone())
            super().applyStyleOnShape(tried, node)
            self._styles[type(shape), said] = {key: vars(tried)[key] for key in STYLED if key in vars(tried)}
        vars(shape).update(self._styles[type(shape), said])
