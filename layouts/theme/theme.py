"""A theme and a bank's suits → colours, icons, areas and faces, ready for layouts to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from generator.model.scalars import Colour, Identifier
from layouts.theme.drawings import ICONS

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

SMALLEST_COLOURED = 8.5
"""Points: smaller type in a suit's colour, which a printer mixes from several inks, is not sharp."""

THIN_SIGNS, HEAVIEST_SIGNS = 0.42, 1.15
"""The weight of signs where ink is spared; and the most that leaves their insides open."""

FileName = Annotated[str, Meta(min_length=1, max_length=200)]


class SuitLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colour and the icon of a suit; of the one named in ``suit``, or of the next that is not named."""

    colour: Annotated[Colour, Meta(description="The colour, dark enough for white letters on it.")]
    icon: Annotated[Identifier, Meta(description="The icon.")]
    suit: (
        Annotated[
            Identifier,
            Meta(description="The id of the suit that this look is for; the next suit without one where left out."),
        ]
        | None
    ) = None


class FontFiles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The chains of font files for each style: as ``package/file``, or as whole paths once they are found."""

    regular: Annotated[tuple[str, ...], Meta(min_length=1, description="The files of the regular style.")]
    bold: Annotated[tuple[str, ...], Meta(min_length=1, description="The files of the bold style.")]
    italic: Annotated[tuple[str, ...], Meta(min_length=1, description="The files of the italic style.")]
    display: (
        Annotated[
            tuple[str, ...],
            Meta(
                min_length=1,
                description="The files for titles, numerals and names of suits; those of the bold style where left out.",
            ),
        ]
        | None
    ) = None


Pattern = Literal["water", "confetti", "none", "mirror", "lines", "waves", "dots"]
"""What the backs show a suit's sign in; the last four are of earlier versions, and are drawn as ``water``."""

OLD_PATTERNS = frozenset({"mirror", "lines", "waves", "dots"})


class Back(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the backs look: a pattern, or a picture in the icon's place."""

    pattern: Annotated[Pattern, Meta(description="What the sign of the suit stands in: water, confetti, or none.")] = (
        "water"
    )
    picture: (
        Annotated[
            FileName,
            Meta(description="The file of a picture in the icon's place, from the folder of the theme."),
        ]
        | None
    ) = None


class Logo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A logo, and a description of it for people who cannot see it; ``cards``: whether it stands on the backs too."""

    file: Annotated[
        FileName, Meta(description="The file of the logo (PNG, JPEG or SVG), from the folder of the theme.")
    ]
    shows: Annotated[
        str,
        Meta(min_length=1, max_length=300, description="What the logo shows, in words, for people who cannot see it."),
    ]
    cards: Annotated[bool, Meta(description="Whether it stands on the backs of cards too.")] = True


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How things look; see ``themes/spiegel.yaml``, where every key is explained."""

    name: Annotated[str, Meta(description="Its name; that of the file where left out.")]
    title: Annotated[str, Meta(description="What it is like, in a few words.")]
    ink: Annotated[Colour, Meta(description="The colour of text.")]
    quiet: Annotated[Colour, Meta(description="The colour of small print and of the second language.")]
    paper: Annotated[Colour, Meta(description="The ground of panels in the books that are no suit's.")]
    lines: Annotated[Colour, Meta(description="The colour of lines to write on and of thin rules.")]
    suits: Annotated[
        tuple[SuitLook, ...],
        Meta(
            min_length=1,
            description="The colours and icons that suits take in order, unless the deck gives them their own.",
        ),
    ]
    sign: Annotated[Identifier, Meta(description="The icon of what is no suit's, such as the backs of tips.")]
    reflection: Annotated[
        float, Meta(ge=0, le=1, description="How much of its colour a mirror image keeps, from 0 to 1.")
    ]
    radius: Annotated[float, Meta(ge=0, le=10, description="Of round corners, in mm.")]
    fonts: Annotated[
        FontFiles,
        Meta(
            description="A package of fonts, or for each style a file or more; the first that has a character draws it."
        ),
    ]
    areas: Annotated[
        Literal["filled", "outlined"],
        Meta(description="Whether areas of colour are filled, or outlined to spare ink."),
    ] = "filled"
    weight: Annotated[float, Meta(ge=0.5, le=3, description="How heavy outlines and icons are, times the usual.")] = 1.0
    larger: Annotated[
        float,
        Meta(ge=1, le=1.5, description="How much larger than usual what is read on cards is, where there is room."),
    ] = 1.0
    back: Annotated[Back, Meta(description="How the backs of cards look.")] = Back()
    logo: Annotated[Logo, Meta(description="A logo, on the covers of the books.")] | None = None

    @property
    def sign_weight(self) -> float:
        """How heavy the lines of signs are, times the usual: thin and without areas where ink is spared."""
        return THIN_SIGNS if self.areas == "outlined" else min(max(self.weight, 1.0), HEAVIEST_SIGNS)

    def of_text(self, colour: str, size: float) -> str:
        """The colour of a text that would be in a suit's: the ink where it is too small, in points, for dots of several inks."""
        return colour if size >= SMALLEST_COLOURED else self.ink

    def read(self, colour: str) -> str:
        """The colour of a text to read that would be in a suit's: the ink where ink is spared, as black alone takes least."""
        return self.ink if self.areas == "outlined" else colour

    def reflected(self, colour: str, ground: str = WHITE) -> str:
        """The colour of a reflection on a ground."""
        return mix(colour, ground, self.reflection)

    def look(self, suits: Sequence[Suit], suit: Suit) -> SuitLook:
        """The colour and icon of one of the bank's suits: its own, else the theme's by its name, else by its place."""
        named = {look.suit: look for look in self.suits if look.suit}
        others = [look for look in self.suits if look.suit is None] or self.suits
        place = [other.id for other in suits if other.id == suit.id or other.id not in named].index(suit.id)
        if (given := named.get(suit.id)) is None:
            given = others[place] if place < len(others) else self._further(suits, others, place - len(others))
        return SuitLook(colour=suit.colour or given.colour, icon=suit.icon or given.icon)

    def _further(self, suits: Sequence[Suit], looks: Sequence[SuitLook], number: int) -> SuitLook:
        """A look for a suit beyond those that the theme has: no new colours, and as long as there are any, other pairs.

        First the icons that nothing else shows, each with the next colour; then the theme's icons with another's colour.
        """
        shown = {self.sign, *(look.icon for look in self.suits), *(suit.icon for suit in suits)}
        many, free = len(looks), [icon for icon in ICONS if icon not in shown]
        pairs = [(looks[at % many], icon) for at, icon in enumerate(free)]
        pairs += [(looks[(at + shift) % many], look.icon) for shift in range(1, many) for at, look in enumerate(looks)]
        coloured, icon = pairs[number % len(pairs)] if pairs else (looks[number % many], looks[number % many].icon)
        return SuitLook(colour=coloured.colour, icon=icon)

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


def mix(colour: str, ground: str, part: float) -> str:
    """``part`` of a colour over a ground: a plain colour, as transparency is a trap in print."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * part):02X}" for above, below in pairs)


def is_neutral(colour: str) -> bool:
    """Whether a colour is a grey, black or white."""
    return colour[1:3].upper() == colour[3:5].upper() == colour[5:7].upper()


def darkness(colour: str) -> float:
    """How dark a colour is in grey, 0 for white to 1 for black, as a picture in grey reckons it (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 1 - (0.299 * red + 0.587 * green + 0.114 * blue)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as in WCAG 2.2 (relative luminance)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is, 0 for black to 1 for white: the relative luminance of WCAG 2.2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 – sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
