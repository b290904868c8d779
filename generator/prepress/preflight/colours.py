"""A colour space and its figures, as a PDF has them → the inks that a colour stands for, and what it looks like.

Nothing is converted by a profile: what is asked here (is it white, is it nearly black, how much ink) needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.prepress.objects import array, dictionary, name, number, readable, thing

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

Model: TypeAlias = Literal["Gray", "RGB", "CMYK", "Lab", "spot", "pattern", "unknown"]
Blackness: TypeAlias = Literal["", "black", "tinted", "rich", "registration"]

NAMED: dict[str, Model] = {
    "DeviceGray": "Gray", "G": "Gray", "CalGray": "Gray",
    "DeviceRGB": "RGB", "RGB": "RGB", "CalRGB": "RGB",
    "DeviceCMYK": "CMYK", "CMYK": "CMYK",
    "Lab": "Lab", "Pattern": "pattern",
}  # fmt: skip
PROFILED: dict[int, Model] = {1: "Gray", 3: "RGB", 4: "CMYK"}
COMPONENTS: dict[Model, int] = {"Gray": 1, "RGB": 3, "CMYK": 4, "Lab": 3}
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
REGISTRATION = "All"
DEEPEST = 4  # colour spaces within colour spaces
MOST_INKS = 32  # of one space: ISO 32000-1, annex C

ALMOST = 0.005  # half a hundredth of an ink: numbers in a PDF are rounded
NEUTRAL = 0.012  # three steps of 255: a grey whose channels were rounded one by one
DARK, TINTED_DARK, TINTED = 0.45, 0.35, 0.16
"""How light a neutral text may be and still be a black or a grey that belongs to the black ink alone; how light and how far
from neutral a tinted one may be and still be taken for black. A dark blue or a bordeaux is further off than that."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: by which model it counts, whether by a profile, and the inks it names."""

    model: Model = "Gray"
    profile: bool = False
    inks: tuple[str, ...] = ()
    indexed: bool = False

    @property
    def components(self) -> int:
        """How many figures make a colour; 0 where that is not known."""
        return len(self.inks) or COMPONENTS.get(self.model, 0)

    @property
    def spots(self) -> tuple[str, ...]:
        """The inks that are none of the four that every press has."""
        return tuple(ink for ink in self.inks if ink not in {*PROCESS, REGISTRATION, "None"})

    def __str__(self) -> str:
        """``RGB``, ``CMYK with a profile``, ``a spot colour``."""
        said = {"spot": "a spot colour", "pattern": "a pattern", "unknown": "an unknown space"}.get(
            self.model, self.model
        )
        return f"{said} with a profile" if self.profile else said


GRAY = Space()


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: its space, and its figures from 0 to 1; none where they are not known, as of a pattern."""

    space: Space = GRAY
    values: tuple[float, ...] = (0.0,)

    @property
    def white(self) -> bool:
        """Whether it leaves the paper as it is."""
        light = self.space.model in {"Gray", "RGB"}
        return bool(self.values) and all(value >= 1 - ALMOST if light else value <= ALMOST for value in self.values)

    @property
    def total(self) -> float:
        """How many per cent of ink lie on one another, as far as the file says: 0 for colours that are not given in inks."""
        if REGISTRATION in self.space.inks or self.space.model not in {"CMYK", "spot"}:
            return 0.0
        return 100 * sum(self.values)

    @property
    def black_alone(self) -> bool:
        """Whether nothing but the black ink prints it."""
        if self.space.model == "CMYK":
            return bool(self.values) and max(self.values[:3]) <= ALMOST
        return self.space.model == "Gray" or self.space.inks == ("Black",)

    @property
    def blackness(self) -> Blackness:
        """What a text of this colour is where it looks black or grey, and the black ink alone would print it; else empty."""
        if REGISTRATION in self.space.inks:
            return "registration"
        if not self.values or self.black_alone or self.space.model not in {"RGB", "CMYK"}:
            return ""
        cmyk = self.space.model == "CMYK"
        light = tuple((1 - ink) * (1 - self.values[3]) for ink in self.values[:3]) if cmyk else self.values
        highest, spread = max(light), max(light) - min(light)
        if cmyk:
            return "rich" if highest <= TINTED_DARK and spread <= TINTED else ""
        if spread <= NEUTRAL and highest <= DARK:
            return "black"
        return "tinted" if highest <= TINTED_DARK and spread <= TINTED else ""

    def __str__(self) -> str:
        """``#1E2328``, ``C 75 M 68 Y 67 K 90``."""
        if self.space.model == "RGB":
            return "#" + "".join(f"{round(255 * value):02X}" for value in self.values)
        if self.space.model == "CMYK":
            return " ".join(
                f"{ink[0] if ink != 'Black' else 'K'} {100 * v:.0f}"
                for ink, v in zip(PROCESS, self.values, strict=True)
            )
        return str(self.space)


BLACK = Colour()


def space_of(value: object, resources: DictionaryObject, depth: int = 0) -> Space:
    """A colour space by its name, by its name among the resources, or as it is written out."""
    found = thing(value)
    if isinstance(found, str):
        return _named(name(found), resources, depth)
    items = array(found)
    kind = name(items[0]) if items else ""
    if kind in NAMED:
        return Space(NAMED[kind])
    return _written_out(kind, items[1], resources, depth) if len(items) > 1 else Space("unknown")


def _written_out(kind: str, of: object, resources: DictionaryObject, depth: int) -> Space:
    if kind == "ICCBased":
        return Space(PROFILED.get(int(number(dictionary(of).get("/N"))), "unknown"), profile=True)
    if kind in {"Indexed", "I"} and depth < DEEPEST:
        base = space_of(of, resources, depth + 1)
        return Space(base.model, base.profile, base.inks, indexed=True)
    if kind == "Separation":
        return Space("spot", inks=(readable(name(of)),))
    if kind == "DeviceN":
        return Space("spot", inks=tuple(readable(name(ink)) for ink in array(of)[:MOST_INKS]))
    return Space("unknown")


def _named(called: str, resources: DictionaryObject, depth: int) -> Space:
    if called in NAMED:
        return Space(NAMED[called])
    listed = dictionary(resources.get("/ColorSpace"))
    if f"/{called}" in listed and depth < DEEPEST:
        return space_of(listed.get(f"/{called}"), resources, depth + 1)
    return Space("unknown")
