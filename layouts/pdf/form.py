"""Places to write and boxes to tick → the form of a document: its fields, how they look, and the font that is typed in.

The font is embedded whole, as one never knows what will be typed. It has one byte for a character, in the encoding
WinAnsi (ISO 32000-1, annex D): the one that every program that fills in forms can write. A program that is given
other letters, such as ő or ł, takes a font of its own for that field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.pdfbase.ttfonts import TTFont

from layouts.pdf.objects import Raw, Stream, literal
from layouts.pdf.operators import ink, number, polyline
from layouts.text.font_files import may_be_typed_in

if TYPE_CHECKING:
    from typing import TypeAlias

    from layouts.pdf.document import Document
    from layouts.pdf.objects import Reference
    from layouts.text.fonts import FontFace

    Box: TypeAlias = tuple[float, float, float, float]
    """Left, bottom, width and height in points."""

FIRST, LAST = 32, 255
"""The codes of the encoding that may be characters."""

TYPED = tuple(bytes([code]).decode("cp1252", "ignore").strip("\x7f") for code in range(FIRST, LAST + 1))
"""The character of each code from ``FIRST`` on; nothing where a code has none."""

UNSEEN = "\u00a0\u00ad"
"""A no-break space and a soft hyphen: nobody misses their shape."""

NONSYMBOLIC = 32
"""The flag of a font with the letters of an alphabet (ISO 32000-1, table 123)."""

MULTILINE, DO_NOT_SCROLL = 1 << 12, 1 << 23
"""Flags of a text field: it has lines; it takes no more than can be seen, so that print shows all that was typed."""

NAME = b"/Webdings"
"""What the fields call their font, whatever it is: PDFium, in Chrome and Edge, draws typographic quotes and dashes with a font
for Chinese that may not be there, unless the name is one of those that it knows as sets of signs (``CPDF_BAFontMap``)."""

TICK = ((0.2, 0.5), (0.42, 0.26), (0.8, 0.76))
"""The corners of a tick, as parts of its box from the bottom left."""

TICK_WEIGHT = 0.13
"""The width of its line, as a part of its box."""

WIDGET = b"<</Type/Annot/Subtype/Widget/F 4/T%b/TU%b/Rect[%b]/StructParent %d%b>>"

FONT = (
    b"<</Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar %d/LastChar %d/Widths[%b]/Encoding/WinAnsiEncoding"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%b]/ItalicAngle %s/Ascent %s/Descent %s"
    b"/CapHeight %s/StemV %s/FontFile2 %b>>>>"
)


class Field(Struct, frozen=True):
    """Something to fill in.

    Attributes:
        name: by which programs know it, without a full stop; numbered where it comes again.
        label: what people read and hear of it, without markup; numbered likewise.
    """

    name: str
    label: str


class FieldStyle(Struct, frozen=True):
    """How what is typed looks.

    Attributes:
        font: measured.
        file: of the font, whole.
        size: of type in points, where there is room.
        colour: of type and ticks.
    """

    font: TTFont
    file: bytes
    size: float
    colour: str


def field_style(face: FontFace, size: float, colour: str) -> FieldStyle:
    """The style of fields: the first font of a chain with all the characters of the encoding that may be typed in.

    Those that we ship, behind any other, have them all and may.
    """
    for path, font in face.chain():
        file = path.read_bytes()
        if may_be_typed_in(file) and covers(font):
            return FieldStyle(font, file, size, colour)
    raise LookupError(f"no font of {face.name} can be typed in")


def covers(font: TTFont) -> bool:
    """Whether a font has every character of the encoding."""
    return all(ord(character) in font.face.charToGlyph for character in "".join(TYPED) if character not in UNSEEN)


class Form:
    """The fields of a document, in the order in which they are drawn."""

    def __init__(self, document: Document, style: FieldStyle) -> None:
        self._document = document
        self._style = style
        self._resources = b"<</Font<<%b %b>>>>" % (NAME, self._refer(_font(document, style)))
        self._ink = ink(style.colour).encode()
        self._widgets: list[Reference] = []
        self._names: set[str] = set()
        self._labels: set[str] = set()

    def text(self, field: Field, box: Box, key: int, *, lines: bool, fixed: bool) -> Raw:
        """A field to type in, in one line or in ``lines``; its type is of one size or made smaller where it must be.

        ``key`` is that of the field in the parent tree.
        """
        size = number(self._style.size if fixed else 0).encode()
        flags = DO_NOT_SCROLL | (MULTILINE if lines else 0)
        empty = self._look(box, b"/Tx BMC EMC")
        entries = b"/FT/Tx/Ff %d/DA(%b %b Tf %b)/AP<</N %b>>" % (flags, NAME, size, self._ink, empty)
        return self._add(field, box, key, entries)

    def check_box(self, field: Field, box: Box, key: int) -> Raw:
        """A box to tick; the page has its outline, the field its tick."""
        _, _, width, height = box
        tick = polyline(*((width * x, height * y) for x, y in TICK))
        line = f"{ink(self._style.colour, lines=True)} {number(width * TICK_WEIGHT)} w 1 J 1 j {tick} S".encode()
        looks = self._look(box, line), self._look(box, b"")
        return self._add(field, box, key, b"/FT/Btn/V/Off/AS/Off/AP<</N<</Yes %b/Off %b>>>>" % looks)

    def add(self, widget: Reference) -> None:
        """A field that was made, now an object of the document."""
        self._widgets.append(widget)

    def finish(self) -> Raw:
        """The form, for the catalog."""
        every = b" ".join(widget.format(self._document) for widget in self._widgets)
        default = b"%b %b Tf %b" % (NAME, number(self._style.size).encode(), self._ink)
        return Raw(b"<</Fields[%b]/DA(%b)/DR%b>>" % (every, default, self._resources))

    def _add(self, field: Field, box: Box, key: int, entries: bytes) -> Raw:
        left, bottom, width, height = box
        edges = " ".join(f"{edge:.2f}" for edge in (left, bottom, left + width, bottom + height)).encode()
        name = _numbered(field.name, "{}-{}", self._names)
        label = _numbered(field.label, "{} ({})", self._labels)
        return Raw(WIDGET % (literal(name), literal(label), edges, key, entries))

    def _look(self, box: Box, content: bytes) -> bytes:
        """A look of a field, an object of its own, as programs write in it."""
        size = f"{number(box[2])} {number(box[3])}".encode()
        return self._refer(
            Stream(b"/Type/XObject/Subtype/Form/BBox[0 0 %b]/Resources%b" % (size, self._resources), content)
        )

    def _refer(self, thing: Raw | Stream) -> bytes:
        return bytes(self._document.Reference(thing).format(self._document))


def _numbered(said: str, pattern: str, taken: set[str]) -> str:
    """What is said, with the first number behind it that makes it one of its kind."""
    found, count = said, 1
    while found in taken:
        count += 1
        found = pattern.format(said, count)
    taken.add(found)
    return found


def _font(document: Document, style: FieldStyle) -> Raw:
    """A font embedded whole; lengths in thousandths of its size."""
    face = style.font.face
    file = document.Reference(Stream(b"/Length1 %d" % len(style.file), style.file)).format(document)
    name = face.name.decode("latin-1")
    widths = " ".join(number(face.getCharWidth(ord(each))) if each else "0" for each in TYPED)
    box = " ".join(map(number, face.bbox))
    figures = (
        number(each).encode() for each in (face.italicAngle, face.ascent, face.descent, face.capHeight, face.stemV)
    )
    names = name.encode()
    return Raw(FONT % (names, FIRST, LAST, widths.encode(), names, NONSYMBOLIC, box.encode(), *figures, file))
