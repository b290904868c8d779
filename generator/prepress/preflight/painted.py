"""What a page paints, object by object, and what the pages of one file share while they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, PdfObject

from generator.prepress.objects import IDENTITY, Box, Matrix, TooLargeError, dictionary, library, name
from generator.prepress.preflight.fonts import Font, Glyph

PaintedKind: TypeAlias = Literal["text", "path", "picture", "shading", "form"]
Operation: TypeAlias = tuple[list[PdfObject], bytes]

MOST_BYTES = 15_000_000  # of content streams; 10,000 cards have about 8 million
MOST_OPERATIONS = 1_500_000  # forms count each time they are called; 10,000 cards take about half of it
CALL = 20  # operations that a call of a form counts for beside its own: it is set up and left again


@dataclass(frozen=True, slots=True)
class Tag:
    """A marked-content section: its name, and its number on the page where it belongs to the structure tree."""

    name: str
    mcid: int | None = None


@dataclass(frozen=True, slots=True)
class PaintedObject:
    """Something painted.

    Args:
        kind: what it is.
        tags: the marked-content sections around it, outermost first.
        depth: 0 on the page itself, 1 in a form that the page calls, and so on.
        counts: False in a form that is one object where it is called: its tag is asked for there, not here.
        box: around its ink, in the page's points; None for a path, a shading, and text without ink.
        name: of a form or picture.
        turned: drawn upside down.
        font: the font of a text.
        glyphs: its characters.
        size: that of the type, in the coordinates of the text.
        place: from the coordinates of the text to the page's points.
        inks: around the ink of each glyph that has some, in the coordinates of the text.
    """

    kind: PaintedKind
    tags: tuple[Tag, ...]
    depth: int
    counts: bool = True
    box: Box | None = None
    name: str = ""
    turned: bool = False
    font: Font | None = None
    glyphs: tuple[Glyph, ...] = ()
    size: float = 0.0
    place: Matrix = IDENTITY
    inks: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        """What a text says; □ for a glyph that nothing gives a character."""
        return "".join(glyph.text or "□" for glyph in self.glyphs)

    @property
    def tag(self) -> Tag:
        """The section that says what the object is: the innermost with a number, else the innermost."""
        numbered = [tag for tag in self.tags if tag.mcid is not None]
        return [Tag(""), *self.tags[-1:], *numbered][-1]


@dataclass(slots=True)
class Reading:
    """What the pages of one file share: fonts and forms already met, and how much more will be read."""

    fonts: dict[object, Font] = field(default_factory=dict)
    forms: dict[object, list[Operation]] = field(default_factory=dict)
    bytes_left: int = field(default_factory=lambda: MOST_BYTES)
    operations_left: int = field(default_factory=lambda: MOST_OPERATIONS)

    def operations(self, stream: object, key: object = None) -> list[Operation]:
        """The operations of a content stream; those of a form, known by its key, are kept."""
        if key is not None and key in self.forms:
            return self.forms[key]
        content = library(ContentStream, stream, None, "bytes")
        self.bytes_left -= len(library(content.get_data))
        if self.bytes_left < 0:
            raise TooLargeError(f"more than {MOST_BYTES:,} bytes to draw")
        found = cast("list[Operation]", library(getattr, content, "operations"))
        if key is not None:
            self.forms[key] = found
        return found

    def spend(self, operations: int) -> None:
        """Take the operations from what will still be read."""
        self.operations_left -= operations
        if self.operations_left < 0:
            raise TooLargeError(f"more than {MOST_OPERATIONS:,} things to draw")

    def font(self, named: DictionaryObject, key: str) -> Font:
        """The font that the resources know under a key."""
        reference = named.get(key)
        font = dictionary(reference)
        known = identity(reference, font)
        if known not in self.fonts:
            self.fonts[known] = Font(font, name(key))
        return self.fonts[known]


def identity(reference: object, found: object) -> object:
    """What an object is known by as long as the file is open and the object is held."""
    return reference.idnum if isinstance(reference, IndirectObject) else ("direct", id(found))
