"""The graphics state: where and how what comes next is painted, and the operators that change its colours and its pen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias, cast

from pypdf.generic import ArrayObject

from generator.prepress.objects import Box, Matrix, array, dictionary, name, number, thing, true
from generator.prepress.preflight.colours import BLACK, Colour, Space, space_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf.generic import DictionaryObject, PdfObject

    from generator.prepress.preflight.fonts import Font

NUMBERS_OF_STATE = {
    b"Tc": "letter_space",
    b"Tw": "word_space",
    b"Tz": "stretch",
    b"TL": "leading",
    b"Ts": "rise",
    b"Tr": "mode",
    b"w": "width",
}
DEVICE = {1: Space("Gray"), 3: Space("RGB"), 4: Space("CMYK")}


@dataclass(frozen=True, slots=True)
class Effects:
    """What is painted otherwise than solid and over what lies there already."""

    fill_alpha: float = 1.0
    line_alpha: float = 1.0
    blend: str = ""
    masked: bool = False
    overprints_fill: bool = False
    overprints_line: bool = False

    @property
    def transparent(self) -> bool:
        """Whether what lies below shows through."""
        return self.masked or bool(self.blend) or min(self.fill_alpha, self.line_alpha) < 1


PLAIN = Effects()


@dataclass(slots=True)
class State:
    """The part of the graphics state that says where things go and in which colours; ``clip`` is in the page's points."""

    ctm: Matrix
    clip: Box | None = None
    fill: Colour = BLACK
    line: Colour = BLACK
    width: float = 1.0
    effects: Effects = PLAIN
    font: Font | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 100.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0

    @property
    def pen(self) -> float:
        """The width of lines in the page's points; where the coordinates are stretched, that of the mean."""
        a, b, c, d, _, _ = self.ctm
        return abs(self.width) * sqrt(abs(a * d - b * c))


def intersection(one: Box | None, other: Box | None) -> Box | None:
    """What lies in both; None stands for everywhere. Where they do not meet, its right lies before its left."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_empty(area: Box) -> bool:
    """Whether nothing lies in it; a line without breadth does."""
    return area[0] > area[2] or area[1] > area[3]


Setter: TypeAlias = "Callable[[State, Sequence[PdfObject], DictionaryObject], None]"


def _device(*, line: bool) -> Setter:
    def set_colour(state: State, operands: Sequence[PdfObject], _: DictionaryObject) -> None:
        values = tuple(min(max(number(each), 0.0), 1.0) for each in operands)
        if len(values) in DEVICE:
            _put(state, Colour(DEVICE[len(values)], values), line=line)

    return set_colour


def _space(*, line: bool) -> Setter:
    def set_space(state: State, operands: Sequence[PdfObject], resources: DictionaryObject) -> None:
        space = space_of(operands[-1], resources) if operands else Space("unknown")
        first = {"Gray": (0.0,), "RGB": (0.0, 0.0, 0.0), "CMYK": (0.0, 0.0, 0.0, 1.0)}.get(space.model, ())
        if space.inks:
            first = (1.0,) * len(space.inks)
        _put(state, Colour(space, () if space.indexed else first), line=line)

    return set_space


def _components(*, line: bool) -> Setter:
    def set_components(state: State, operands: Sequence[PdfObject], _: DictionaryObject) -> None:
        space = (state.line if line else state.fill).space
        values = tuple(min(max(number(each), 0.0), 1.0) for each in operands)
        known = len(values) == space.components and not space.indexed
        _put(state, Colour(space, values if known else ()), line=line)

    return set_components


def _put(state: State, colour: Colour, *, line: bool) -> None:
    if line:
        state.line = colour
    else:
        state.fill = colour


def _dictionary(state: State, operands: Sequence[PdfObject], resources: DictionaryObject) -> None:
    """``gs``: the entries of a dictionary among the resources."""
    given = dictionary(dictionary(resources.get("/ExtGState")).get(f"/{name(operands[-1])}")) if operands else {}
    if "/LW" in given:
        state.width = number(given.get("/LW"), state.width)
    effects = state.effects
    if "/ca" in given:
        effects = replace(effects, fill_alpha=number(given.get("/ca"), 1.0))
    if "/CA" in given:
        effects = replace(effects, line_alpha=number(given.get("/CA"), 1.0))
    if "/BM" in given:
        effects = replace(effects, blend=_blend(given.get("/BM")))
    if "/SMask" in given:
        effects = replace(effects, masked=name(given.get("/SMask")) != "None")
    if "/OP" in given:  # it stands for areas too, where they have none of their own: ISO 32000-1, 8.4.5
        both = true(given.get("/OP"))
        effects = replace(effects, overprints_line=both, overprints_fill=both)
    if "/op" in given:
        effects = replace(effects, overprints_fill=true(given.get("/op")))
    state.effects = effects


def _blend(value: object) -> str:
    """The name of a blend mode; of a list the first. Empty for the one that covers what lies below."""
    found = thing(value)
    said = name(array(found)[0]) if isinstance(found, ArrayObject) and found else name(found)
    return "" if said in {"Normal", "Compatible"} else said


PAINT_SETTERS = cast(
    "dict[bytes, Setter]",
    {
        b"g": _device(line=False),
        b"rg": _device(line=False),
        b"k": _device(line=False),
        b"G": _device(line=True),
        b"RG": _device(line=True),
        b"K": _device(line=True),
        b"cs": _space(line=False),
        b"CS": _space(line=True),
        b"sc": _components(line=False),
        b"scn": _components(line=False),
        b"SC": _components(line=True),
        b"SCN": _components(line=True),
        b"gs": _dictionary,
    },
)
