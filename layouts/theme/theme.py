"""A theme and a bank's suits → colours, icons, areas and faces, ready for layouts to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from generator.model.bank import Colour, Identifier
from layouts.text.fonts import FontFace, locate
from layouts.text.typesetting import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Suit
    from layouts.pdf.canvas import Canvas

WHITE = "#FFFFFF"

LEAST_CONTRAST = 4.5
"""Of text on its ground: WCAG 2.2, success criterion 1.4.3."""

TINT = 0.1
"""How much of a colour a panel in a book keeps."""

OUTLINE = 1.1
"""Points; the weight of an outline that stands for an area."""

FileName = Annotated[str, Meta(min_length=1, max_length=200)]


class SuitLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colour and the icon of a suit; of the one named in ``suit``, or of the next that is not named."""

    colour: Colour
    icon: Identifier
    suit: Identifier | None = None


class FontFiles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The chains of font files for each style: as ``package/file``, or as whole paths once they are found."""

    regular: Annotated[tuple[str, ...], Meta(min_length=1)]
    bold: Annotated[tuple[str, ...], Meta(min_length=1)]
    italic: Annotated[tuple[str, ...], Meta(min_length=1)]


Pattern = Literal["mirror", "lines", "waves", "dots", "confetti", "none"]
"""What the backs show around a suit's icon; see ``layouts.cards.backs``."""


class Back(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the backs look: a pattern, or a picture in the icon's place."""

    pattern: Pattern = "mirror"
    picture: FileName | None = None


class Logo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A logo, and a description of it for people who cannot see it; ``cards``: whether it stands on the backs too."""

    file: FileName
    shows: Annotated[str, Meta(min_length=1, max_length=300)]
    cards: bool = True


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How things look; see ``themes/spiegel.yaml``, where every key is explained."""

    name: str
    title: str
    ink: Colour
    quiet: Colour
    paper: Colour
    lines: Colour
    suits: Annotated[tuple[SuitLook, ...], Meta(min_length=1)]
    sign: Identifier
    reflection: Annotated[float, Meta(ge=0, le=1)]
    radius: Annotated[float, Meta(ge=0, le=10)]
    fonts: FontFiles
    areas: Literal["filled", "outlined"] = "filled"
    weight: Annotated[float, Meta(ge=0.5, le=3)] = 1.0
    back: Back = Back()
    logo: Logo | None = None

    def look(self, suits: Sequence[Suit], suit: Suit) -> SuitLook:
        """The colour and icon of one of the bank's suits: its own, else the theme's by its name, else by its place."""
        named = {look.suit: look for look in self.suits if look.suit}
        others = [look for look in self.suits if look.suit is None] or self.suits
        place = [other.id for other in suits if other.id == suit.id or other.id not in named].index(suit.id)
        given = named.get(suit.id) or others[place % len(others)]
        return SuitLook(colour=suit.colour or given.colour, icon=suit.icon or given.icon)

    def on(self, colour: str) -> str:
        """The colour of what stands on an area of a colour: white, or the colour itself where areas are outlines."""
        return WHITE if self.areas == "filled" else colour

    def draw_area(self, canvas: Canvas, colour: str, place: tuple[float, float, float, float], radius: float) -> None:
        """An area with round corners, filled or as its outline; ``place`` is left, bottom, width, height in points."""
        left, bottom, width, height = place
        if self.areas == "filled":
            canvas.fill(colour)
            canvas.rounded(left, bottom, width, height, radius)
        else:
            line = OUTLINE * self.weight
            canvas.stroke(colour, line)
            canvas.box(left + line / 2, bottom + line / 2, width - line, height - line, radius)

    def draw_panel(self, canvas: Canvas, place: tuple[float, float, float, float], radius: float) -> None:
        """An area of the theme's paper; as its outline also where that paper is white."""
        if self.areas == "filled" and self.paper.upper() == WHITE:
            left, bottom, width, height = place
            canvas.stroke(self.ink, OUTLINE * self.weight)
            canvas.box(left, bottom, width, height, radius)
        else:
            self.draw_area(canvas, self.paper if self.areas == "filled" else self.lines, place, radius)


class Styles:
    """The styles of type of a theme; the fonts are found and parsed when a style is first used."""

    def __init__(self, fonts: FontFiles) -> None:
        taken: set[bytes] = set()
        self.regular = FontFace("regular", list(map(locate, fonts.regular)), taken)
        self.bold = FontFace("bold", list(map(locate, fonts.bold)), taken)
        self.italic = FontFace("italic", list(map(locate, fonts.italic)), taken)
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
