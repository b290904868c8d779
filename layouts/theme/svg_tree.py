"""The bytes of an SVG → its elements, plain: only what is drawn, each by the one name that it is checked and drawn by.

Refused are texts (their fonts are not with us), pictures inside it, filters, masks and whatever refers to another file.
What is of another vocabulary, such as a drawing program's own, is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.files import UnusableError
from generator.model.packages import needed
from layouts.theme.svg_styles import AS_PNG, MOST_ATTRIBUTES, plain_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SHAPES = 10_000
"""Elements, those counted anew that are used or clip again, and every 100 characters of a path: a second and a half of work."""

LONGEST_ATTRIBUTE = 10_000
"""Characters of an attribute that is no path: svglib takes the square of its length for some."""

DRAWN = frozenset({
    "svg", "g", "a", "defs", "symbol", "use", "clipPath", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "title", "desc", "metadata", "style", "view", "linearGradient", "radialGradient", "stop",
})  # fmt: skip
"""The elements that are drawn, or may stand there without being drawn."""

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"

TEXTS = {"text", "tspan", "textPath", "flowRoot"}
ELSEWHERE = re.compile(r"""@import|url\(\s*['"]?(?!\s*#)""", re.IGNORECASE)
CLIP = re.compile(r"\s*url\(#([^)]*)\)")
PICTURE = "a picture in SVG"
"""What needs the packages that are imported here."""


def tree_of(data: bytes) -> tuple[Any, int]:
    """The root of a drawing, and how many shapes it has; a long one counts as many.

    Raises:
        UnusableError: it is broken, or has in it what is not drawn.
        DeckError: a package that reads it is not installed.
    """
    root = _plain(_parsed(data))
    _check(root)
    plain_styles(root)
    return root, _count(root)  # again, as a style may have said what clips


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
    return bare if space in {"", "{" + SVG} else ""


def _plain(root: Any) -> Any:  # noqa: ANN401 – lxml has no types
    """The same drawing with nothing of another vocabulary in it, and one name for each thing.

    svglib looks at the last part of a name only: it would draw an ``x:image`` that nobody checked. What is left is checked
    and drawn by the same names; a link has no blanks around it, which svglib would take for a file.

    Raises:
        UnusableError: an element has more attributes than can be read in good time.
    """
    from lxml import etree  # noqa: PLC0415 – as above

    made = etree.Element("{" + SVG + "}svg", nsmap={None: SVG, "xlink": XLINK})
    left = [(root, made)]
    while left:
        node, copy = left.pop()
        copy.text, copy.sourceline = node.text, node.sourceline
        if len(node.attrib) > MOST_ATTRIBUTES:
            raise UnusableError(f"is an SVG with an element of more than {MOST_ATTRIBUTES} attributes", AS_PNG)
        for key, value in node.attrib.items():
            space, _, bare = key.rpartition("}")
            if bare == "href" and space in {"", "{" + XLINK}:
                copy.set("{" + XLINK + "}href", value.strip())
            elif not space:
                copy.set(key, value)
        for child in node:
            if name := _tag(child):
                left.append((child, etree.SubElement(copy, "{" + SVG + "}" + name)))
                copy[-1].tail = child.tail
            elif child.tail and len(copy):  # the text behind it may be a part of a style
                copy[-1].tail = (copy[-1].tail or "") + child.tail
            elif child.tail:
                copy.text = (copy.text or "") + child.tail
    return made


def _check(root: Any) -> None:  # noqa: ANN401 – lxml has no types
    """Only what is drawn stands in it, and not too much of it.

    Raises:
        UnusableError: it has something else.
    """
    _count(root)
    for node in root.iter():
        name = _tag(node)
        if name in TEXTS:
            raise UnusableError(
                "is an SVG with texts, whose fonts are not in it", "turn the texts into paths, or " + AS_PNG
            )
        if name and name not in DRAWN:
            raise UnusableError(f"is an SVG with a <{name}>, which is not drawn", AS_PNG)
        if name:
            _check_links(node, name)


def _count(root: Any) -> int:  # noqa: ANN401 – lxml has no types
    """How many shapes there are, each as often as it is drawn: not too many.

    Raises:
        UnusableError: there is.
    """
    named: dict[str, list[Any]] = {}
    for node in root.iter():
        if isinstance(node.tag, str) and node.get("id"):
            named.setdefault(node.get("id"), []).append(node)
    left = MOST_SHAPES
    for node in _expanded(root, named, 0):
        left -= 1 + len(node.get("d") or node.get("points") or "") // 100
        if any(len(value) > LONGEST_ATTRIBUTE for key, value in node.attrib.items() if key not in {"d", "points"}):
            raise UnusableError(f"is an SVG with an attribute of more than {LONGEST_ATTRIBUTE:,} characters", AS_PNG)
        if left < 0:
            raise UnusableError("is an SVG with too many shapes", AS_PNG)
    return MOST_SHAPES - left


def _check_links(node: Any, name: str) -> None:  # noqa: ANN401 – lxml has no types
    rules = (node.text or "") if name == "style" else ""
    links = [value for key, value in node.attrib.items() if key.rpartition("}")[2] == "href" and name != "a"]
    elsewhere = any(not link.strip().startswith("#") for link in links)
    if elsewhere or any(ELSEWHERE.search(value) for value in (rules, *node.attrib.values())):
        raise UnusableError("is an SVG that refers to another file", "draw all in one file, or " + AS_PNG)


def _expanded(node: Any, named: dict[str, list[Any]], depth: int) -> Iterator[Any]:  # noqa: ANN401 – lxml has no types
    """Every element as often as it is drawn, or clips; where an id is there twice, all that have it."""
    if depth > 100:  # noqa: PLR2004 – elements in one another; or that use themselves
        raise UnusableError("is an SVG with shapes too deep in one another", AS_PNG)
    yield node
    for key, value in node.attrib.items() if _tag(node) == "use" else ():
        if key.rpartition("}")[2] == "href":
            for used in named.get(value.strip()[1:], ()):
                yield from _expanded(used, named, depth + 1)
    if clip := CLIP.match(node.get("clip-path", "")):
        for clips in named.get(clip[1], ()):
            yield from _expanded(clips, named, depth + 1)
    for child in node:
        yield from _expanded(child, named, depth + 1)
