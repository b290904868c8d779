"""A theme file and a bank's suits → colours, icons and faces, ready for layouts to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from generator.model import Colour, Identifier
from layouts.fonts import Face, locate
from layouts.type import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Suit

WHITE = "#FFFFFF"


class Look(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colour and the icon of a suit."""

    colour: Colour
    icon: Identifier


class FontFiles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The chains of font files, as ``package/file``, for each style."""

    regular: Annotated[tuple[str, ...], Meta(min_length=1)]
    bold: Annotated[tuple[str, ...], Meta(min_length=1)]
    italic: Annotated[tuple[str, ...], Meta(min_length=1)]


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How things look; see ``themes/spiegel.yaml``, where every key is explained."""

    name: str
    title: str
    ink: Colour
    quiet: Colour
    paper: Colour
    lines: Colour
    suits: Annotated[tuple[Look, ...], Meta(min_length=1)]
    sign: Identifier
    reflection: Annotated[float, Meta(ge=0, le=1)]
    radius: Annotated[float, Meta(ge=0, le=10)]
    fonts: FontFiles

    def look(self, suits: Sequence[Suit], suit: Suit) -> Look:
        """The colour and icon of one of the bank's suits: its own, else the theme's by its place."""
        given = self.suits[list(suits).index(suit) % len(self.suits)]
        return Look(colour=suit.colour or given.colour, icon=suit.icon or given.icon)


class Styles:
    """The styles of type of a theme; the fonts are found and parsed when a style is first used."""

    def __init__(self, fonts: FontFiles) -> None:
        self.regular = Face("regular", list(map(locate, fonts.regular)))
        self.bold = Face("bold", list(map(locate, fonts.bold)))
        self.italic = Face("italic", list(map(locate, fonts.italic)))
        self.spoken = Style(self.italic, self.bold, leading=1.35, running=True)
        self.running = Style(self.regular, self.bold, leading=1.4, running=True)
        self.text = Style(self.regular, self.bold, leading=1.25)
        self.tight = Style(self.regular, self.bold, leading=1.2)
        self.small = Style(self.regular, self.bold, leading=1.3)
        self.strong = Style(self.bold, self.bold, leading=1.15)
        self.second = Style(self.italic, self.bold, leading=1.22)
        self.bold_text = Style(self.bold, self.bold, leading=1.25)


def mix(colour: str, ground: str, part: float) -> str:
    """``part`` of a colour over a ground: a plain colour, as transparency is a trap in print."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * part):02X}" for above, below in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as in WCAG 2.2 (relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 – sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
