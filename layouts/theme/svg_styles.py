"""The style sheets and styles of an SVG → plain attributes of its elements, each value as svglib reads it.

svglib knows names in small letters and no percentages, and tries every rule on every element. Here names and values are
read as CSS says (Syntax 3, Color 4), a colour becomes ``rgb()`` or ``rgba()``, and what would be drawn
otherwise than it looks on a screen is refused with its line.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.files import UnusableError
from generator.model.packages import needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_TRIES = 1_000_000
"""Rules times elements that they are tried on, a descendant as often as there are any above it: two seconds of work."""

MOST_RULES = 2_000
"""Selectors, of each of which cssselect2 makes a function; drawing programs write up to some hundred."""

MOST_ATTRIBUTES = 200
"""Of an element, with what its styles say: lxml takes the square. Drawing programs write up to a hundred."""
MOST_STYLES = 200_000
"""Properties that rules give to elements, in all: a second of work. 10,000 shapes with 20 properties each."""

DEEPEST = 100
"""Elements in one another, at most; a rule for what lies in something looks at each of them."""

NOT_DRAWN = {
    "filter": ("none",), "mask": ("none",), "marker": ("none",), "marker-start": ("none",), "marker-mid": ("none",),
    "marker-end": ("none",), "opacity": ("1", "100%"), "mix-blend-mode": ("normal",), "backdrop-filter": ("none",),
    "mask-image": ("none",), "vector-effect": ("none",), "zoom": ("1", "100%", "normal"),
}  # fmt: skip
"""Properties that svglib passes over, each with the values that change nothing."""

ONLY_ATTRIBUTES = ("transform", "d", "rotate", "scale", "translate", "all", "offset-path")
"""What a style says in CSS's own words, which svglib does not read."""

COLOURS = ("fill", "stroke", "color", "stop-color")
"""Properties with a colour."""

PARTS = ("fill-opacity", "stroke-opacity", "stop-opacity")
"""Numbers from 0 to 1, or percentages."""

WORDS = ("display", "visibility", "fill-rule", "clip-rule", "stroke-linecap", "stroke-linejoin")
"""Properties whose values are words, in any letters."""

NO_COLOURS = ("none", "inherit", "currentcolor", "context-fill", "context-stroke")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
AS_PNG = "save it as a PNG, 1,500 pixels wide"


class Declared(NamedTuple):
    """What a rule says: values by property, and whether each is ``!important``."""

    values: dict[str, tuple[str, bool]]
    line: int


def plain_styles(root: Any) -> None:  # noqa: ANN401 – lxml has no types
    """Writes what the style sheets and styles say as attributes, in place, and takes them away.

    Raises:
        UnusableError: something would be drawn otherwise, or there is too much to try.
        DeckError: a package that reads styles is not installed.
    """
    elements = [node for node in root.iter() if isinstance(node.tag, str)]
    sheets = [node for node in elements if _bare(node) == "style"]
    matched = _matched(root, elements, sheets) if any((sheet.text or "").strip() for sheet in sheets) else {}
    if sum(len(rule.values) for rules in matched.values() for rule in rules) > MOST_STYLES:
        raise UnusableError("is an SVG with too many rules of style for its shapes", AS_PNG)
    for node in elements:
        rules = list(matched.get(node, ()))
        if (style := node.attrib.pop("style", None)) is not None:
            rules.append(_declared(style, node.sourceline or 0))
        _settle(node, rules)
    for kind in ("fill", "stroke"):
        _settle_transparency(elements, kind)
    for sheet in sheets:
        if (above := sheet.getparent()) is not None:
            above.remove(sheet)


def _bare(node: Any) -> str:  # noqa: ANN401 – as above
    return str(node.tag).rpartition("}")[2]


def _refused(what: str, line: int) -> UnusableError:
    return UnusableError(f"is an SVG with {what}{f' on line {line}' if line else ''}, which is not drawn", AS_PNG)


def _declared(text: Any, line: int) -> Declared:  # noqa: ANN401 – a text, or the content of a rule
    """Declarations → values by property, in small letters where the letters do not matter."""
    with needed("tinycss2", "a picture in SVG with styles"):
        import tinycss2  # noqa: PLC0415 – only for such drawings

    found: dict[str, tuple[str, bool]] = {}
    for each in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            said = [token for token in each.value if token.type != "comment"]
            value = tinycss2.serialize(said).strip()
            if each.important or not found.get(each.lower_name, ("", False))[1]:
                found[each.lower_name] = (value, each.important)
        elif each.type == "qualified-rule":
            raise _refused("a rule within a rule", line)
    return Declared(found, line)


# ------------------------------------------------------------------------------------------------------------- sheets


def _matched(root: Any, elements: Sequence[Any], sheets: Sequence[Any]) -> dict[Any, list[Declared]]:  # noqa: ANN401
    """The rules of each element, the weakest first."""
    with needed("cssselect2", "a picture in SVG with a style sheet"):
        import cssselect2  # noqa: PLC0415 – only for such drawings

    matcher = cssselect2.Matcher()
    budget = _Budget(elements)
    for sheet in sheets:
        for prelude, declared in _rules(sheet):
            try:
                parsed = list(cssselect2.parser.parse(prelude))
                for each in parsed:
                    budget.spend(each.parsed_tree)
                compiled = cssselect2.compile_selector_list(prelude)
            except cssselect2.SelectorError:
                continue  # as every program does
            for selector in compiled:
                if selector.pseudo_element is None:
                    matcher.add_selector(selector, declared)
    wrapped = cssselect2.ElementWrapper.from_xml_root(root)
    return {each.etree_element: [match[3] for match in matcher.match(each)] for each in wrapped.iter_subtree()}


def _rules(sheet: Any) -> Iterator[tuple[Any, Declared]]:  # noqa: ANN401 – as above
    """The rules of a style sheet that hold on a screen: what each is for, and what it says."""
    import tinycss2  # noqa: PLC0415 – it was needed before

    above = sheet.sourceline or 0
    for rule in tinycss2.parse_stylesheet(sheet.text or "", skip_comments=True, skip_whitespace=True):
        line = above + rule.source_line - 1 if above else 0
        if rule.type == "qualified-rule":
            yield rule.prelude, _declared(rule.content, line)
        elif (
            rule.type == "at-rule"
            and rule.lower_at_keyword in {"media", "supports", "layer", "container", "scope"}
            and "dark" not in tinycss2.serialize(rule.prelude)  # paper is light
        ):
            raise _refused(f"a rule @{rule.lower_at_keyword}", line)


class _Budget:
    """How many rules may still be tried on how many elements."""

    def __init__(self, elements: Sequence[Any]) -> None:
        self._left, self._rules = MOST_TRIES, MOST_RULES
        self._all = len(elements)
        self._named = Counter(("#", node.get("id")) for node in elements)
        self._named.update((".", name) for node in elements for name in (node.get("class") or "").split())
        self._named.update(("", _bare(node).lower()) for node in elements)

    def spend(self, selector: Any) -> None:  # noqa: ANN401 – cssselect2 has no types
        """Takes what trying a selector costs.

        Raises:
            UnusableError: it would be too much.
        """
        self._rules -= 1
        above, last = 0, selector
        while hasattr(selector, "left"):
            above, last, selector = above + 1, last.right if not above else last, selector.left
        parts = last.simple_selectors
        cost = min([self._tries(part) for part in parts] or [self._all], default=self._all)
        odd = any("Pseudo" in type(part).__name__ or hasattr(part, "selector_list") for part in parts)
        self._left -= 1 + cost * DEEPEST**above * (self._all if odd else 1)
        if self._left < 0 or self._rules < 0:
            raise UnusableError("is an SVG with too many rules of style for its shapes", AS_PNG)

    def _tries(self, part: Any) -> int:  # noqa: ANN401 – as above
        if (name := getattr(part, "ident", None)) is not None:
            return self._named["#", name]
        if (name := getattr(part, "class_name", None)) is not None:
            return self._named[".", name]
        if (name := getattr(part, "lower_local_name", None)) is not None:
            return self._named["", name]
        return self._all


# ----------------------------------------------------------------------------------------------------------- elements


def _settle(node: Any, rules: Sequence[Declared]) -> None:  # noqa: ANN401 – lxml has no types
    """The attributes and rules of an element → its attributes, in values that svglib reads."""
    said = {key: (value, node.sourceline or 0) for key, value in node.attrib.items()}
    chosen: dict[str, tuple[str, int]] = {}
    for important in (False, True):
        for rule in rules:
            chosen |= {key: (value, rule.line) for key, (value, only) in rule.values.items() if only is important}
    if len(said) + len(chosen) > MOST_ATTRIBUTES:
        raise UnusableError(f"is an SVG with an element of more than {MOST_ATTRIBUTES} properties", AS_PNG)
    for key, (value, line) in chosen.items():
        _check_style(key, value, line)
    for key, (value, line) in {**said, **chosen}.items():
        if value.strip().lower() not in NOT_DRAWN.get(key, (value.strip().lower(),)) and not _whole(key, value):
            raise _refused(f"the property {key}", line)
    for key, (value, _) in chosen.items():
        if not key.startswith("-") and re.fullmatch(r"[a-z][a-z-]*", key):
            node.set(key, value)
    _settle_values(node, {key: line for key, (_, line) in {**said, **chosen}.items()})


def _whole(key: str, value: str) -> bool:
    """Whether a part is all of it: ``1.0``."""
    return key == "opacity" and (part := _part(value)) is not None and part >= 1


def _check_style(key: str, value: str, line: int) -> None:
    """Refuses what only an attribute says in words that svglib reads."""
    if "var(" in value.lower():
        raise _refused(f"a variable in the property {key}", line)
    if key in ONLY_ATTRIBUTES and value.lower() != "none":
        raise _refused(f"the property {key} in a style", line)
    if key in {"clip-path", "mask"} and not value.lower().startswith(("none", "url(")):
        raise _refused(f"the property {key}", line)


def _settle_values(node: Any, lines: dict[str, int]) -> None:  # noqa: ANN401 – as above
    for key in WORDS:
        if key in node.attrib:
            node.set(key, node.get(key).strip().lower())
    for key in PARTS:
        if key in node.attrib:
            part = _part(node.get(key))
            if part is None and node.get(key).strip().lower() == "inherit":
                del node.attrib[key]
            elif part is None:
                raise _refused(f"{key}: {node.get(key)[:30]}", lines.get(key, 0))
            else:
                node.set(key, f"{min(max(part, 0.0), 1.0):.4g}")
    for key in COLOURS:
        if key in node.attrib:
            _settle_colour(node, key, lines.get(key, 0))


def _settle_colour(node: Any, key: str, line: int) -> None:  # noqa: ANN401 – as above
    value = node.get(key).strip()
    if value.lower() in NO_COLOURS or value.lower().startswith("url("):
        if value.lower().startswith("context"):
            raise _refused(f"the colour {value[:30]}", line)
        known = {"currentcolor": "currentColor", "none": "none", "inherit": "inherit"}
        node.set(key, known.get(value.lower(), value))
        return
    with needed("tinycss2", "a picture in SVG with colours"):
        from tinycss2 import color4  # noqa: PLC0415 – only for such drawings

    colour = color4.parse_color(value) if len(value) < 200 else None  # noqa: PLR2004 – characters
    if colour is None or isinstance(colour, str):
        raise _refused(f"the colour {value[:30]}", line)
    try:
        red, green, blue, alpha = colour.to("srgb")
    except (NotImplementedError, ValueError, TypeError):
        raise _refused(f"the colour {value[:30]}", line) from None
    levels = ", ".join(str(min(max(round((level or 0.0) * 255), 0), 255)) for level in (red, green, blue))
    node.set(key, f"rgb({levels})" if alpha >= 1 else f"rgba({levels}, {max(alpha, 0.0):.4g})")


def _settle_transparency(elements: Sequence[Any], kind: str) -> None:
    """A colour that is transparent, and the transparency of what it fills: on paper the one times the other.

    svglib takes the one or the other. On one shape they are multiplied here; a colour of one element that is made more
    transparent by another one above or below it is refused.
    """
    clear = {node for node in elements if node.get(kind, "").startswith("rgba(")}
    parted = {node for node in elements if f"{kind}-opacity" in node.attrib}
    if not clear or not parted:
        return
    for node in clear | parted:
        others = parted if node in clear else clear
        used = any(_bare(other) == "use" for other in parted)
        if used or any(above in others for above in node.iterancestors()) or (node in others and len(node)):
            raise _refused(f"a transparent {kind} made more transparent", node.sourceline or 0)
    for node in clear & parted:
        levels, _, alpha = node.get(kind).removeprefix("rgba(").removesuffix(")").rpartition(", ")
        node.set(kind, f"rgb({levels})")
        node.set(f"{kind}-opacity", f"{float(alpha) * float(node.get(f'{kind}-opacity')):.4g}")


def _part(value: str) -> float | None:
    """``0.5`` or ``50%`` → 0.5; None where it is neither."""
    said = value.strip().lower()
    number = said.removesuffix("%")
    if not NUMBER.fullmatch(number) or not math.isfinite(float(number)):
        return None
    return float(number) / (100 if said.endswith("%") else 1)
