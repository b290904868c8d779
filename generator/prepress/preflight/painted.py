"""What a page paints, object by object, and what the pages of one file share while they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import atan2, tau
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, PdfObject

from generator.model.paper import TURNS
from generator.prepress.objects import IDENTITY, Box, Matrix, TooLargeError, dictionary, library, name, thing
from generator.prepress.preflight.fonts import Font, Glyph
from generator.prepress.preflight.paths import FILLING, NO_PATH, STROKING, Line, Path, folded
from generator.prepress.preflight.state import PLAIN, Effects, intersection, is_empty

if TYPE_CHECKING:
    from generator.model.paper import Turn
    from generator.prepress.preflight.colours import Colour

PaintedKind: TypeAlias = Literal["text", "path", "picture", "shading", "form"]
Operation: TypeAlias = tuple[list[PdfObject], bytes]

MOST_BYTES = 15_000_000  # of content streams; 10,000 cards have about 8 million
MOST_OPERATIONS = 1_500_000  # forms count each time they are called; 10,000 cards take about half of it
MARK = 1  # operation that a thing painted counts for beside its own: every check looks at it
KEPT = 100_000  # operations of contents that are kept, some 50 MB; the pages of a workbook have 25,000
CALL = 20  # operations that a call of a form counts for beside its own: it is set up and left again
NOTE = 4  # operations that a field or note of a page counts for, whether it shows anything or not


PAINTING = FILLING | STROKING | {b"Tj", b"TJ", b"'", b'"', b"Do", b"sh"}


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
        box: around its ink, in the page's points; None for a shading, and for a text or path without ink.
        name: of a form or picture.
        font: the font of a text.
        glyphs: its characters.
        size: that of the type, in the coordinates of the text.
        place: from the coordinates of the text, the path or the picture to the page's points.
        inks: around the ink of each glyph that has some, in the coordinates of the text.
        fill: the colour of the area of a path, of the letters of a text, of a picture that is a stencil; None where none is.
        line: the colour of the line of a path, or around letters.
        pen: how wide that line is, in the page's points.
        path: what a path is made of.
        picture: the picture's dictionary.
        clip: outside of it nothing is painted, in the page's points.
        effects: what lets lie below show through, or keeps its ink.
    """

    kind: PaintedKind
    tags: tuple[Tag, ...]
    depth: int
    counts: bool = True
    box: Box | None = None
    name: str = ""
    font: Font | None = None
    glyphs: tuple[Glyph, ...] = ()
    size: float = 0.0
    place: Matrix = IDENTITY
    inks: tuple[Box, ...] = ()
    fill: Colour | None = None
    line: Colour | None = None
    pen: float = 0.0
    path: Path = NO_PATH
    picture: DictionaryObject | None = None
    clip: Box | None = None
    effects: Effects = PLAIN

    @property
    def turn(self) -> Turn:
        """How far it is turned to the right, in degrees, to the nearest quarter: by what points up in it."""
        quarter = len(TURNS)
        return TURNS[round(atan2(self.place[2], self.place[3]) / tau * quarter) % quarter]

    @property
    def seen(self) -> Box | None:
        """What of its box is not clipped away; None where nothing is left, or nothing known."""
        area = intersection(self.box, self.clip) if self.box else None
        return None if area is None or is_empty(area) else area

    @property
    def inked(self) -> bool:
        """Whether it leaves anything on the paper: a form does not itself, nor does what is white."""
        if self.kind in {"picture", "shading"}:
            return self.fill is None or not self.fill.white
        return any(colour is not None and not colour.white for colour in (self.fill, self.line))

    @property
    def lines(self) -> list[Line]:
        """The straight lines that a path consists of, in the page's points."""
        a, b, c, d, e, f = self.place
        return [
            (a * x + c * y + e, b * x + d * y + f, a * u + c * v + e, b * u + d * v + f)
            for x, y, u, v in self.path.lines
        ]

    @property
    def text(self) -> str:
        """What a text says; □ for a glyph that nothing gives a character."""
        return "".join(glyph.text or "□" for glyph in self.glyphs)

    @property
    def tag(self) -> Tag:
        """The section that says what the object is: the innermost with a number, else the innermost."""
        numbered = [tag for tag in self.tags if tag.mcid is not None]
        return [Tag(""), *self.tags[-1:], *numbered][-1]


@dataclass(frozen=True, slots=True)
class _Content:
    """A content stream: how many operations and marks, and the operations, paths in one piece."""

    many: int
    marks: int
    operations: list[Operation]


@dataclass(slots=True)
class Reading:
    """What the pages of one file share: fonts and forms already met, and how much more will be read.

    Of pages some contents are kept, those that were met last: in a file of workbooks for many people, each person's pages
    draw what the last one's did.
    """

    fonts: dict[object, Font] = field(default_factory=dict)
    forms: dict[object, tuple[int, list[Operation]]] = field(default_factory=dict)
    bytes_left: int = field(default_factory=lambda: MOST_BYTES)
    operations_left: int = field(default_factory=lambda: MOST_OPERATIONS)
    _contents: dict[int, tuple[object, _Content]] = field(default_factory=dict)

    def operations(self, stream: object, key: object = None) -> list[Operation]:
        """The operations of a content stream, paths in one piece; those of a form, known by its key, are kept."""
        if key is not None and key in self.forms:
            marks, found = self.forms[key]
            self.spend(len(found) + MARK * marks + CALL)
            return found
        content = self._read(stream) if key is not None else self._content(stream)
        self.spend(content.many + MARK * content.marks + CALL)
        if key is not None:
            self.forms[key] = content.marks, content.operations
        return content.operations

    def _content(self, stream: object) -> _Content:
        """The content of a page; where one of the pages before has the same, it is not read again."""
        found = thing(stream)
        known = self._contents.pop(id(found), None) or (found, self._read(stream))
        self._contents[id(found)] = known  # the last of them now; held, so that no other gets its place in memory
        while len(self._contents) > 1 and sum(content.many for _, content in self._contents.values()) > KEPT:
            del self._contents[next(iter(self._contents))]
        return known[1]

    def _read(self, stream: object) -> _Content:
        content = library(ContentStream, stream, None, "bytes")
        length = len(library(content.get_data))
        self.bytes_left -= length
        if self.bytes_left < 0:
            raise TooLargeError(f"more than {MOST_BYTES:,} bytes to draw")
        operations = cast("list[Operation]", library(getattr, content, "operations"))
        whole = list(folded(operations))
        return _Content(len(operations), sum(operator in PAINTING for _, operator in whole), whole)

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
