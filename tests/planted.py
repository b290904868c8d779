"""Sound PDFs made with ReportLab, and one fault at a time planted in them with pikepdf: what the preflight must find.

``card_sheet`` is a tagged sheet of four cards with its backs: each face a form over its cell, all text in tags.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf
from pypdf.generic import ArrayObject, NumberObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
FONT = "Planted"
CARD = (63.0, 88.0)
CELLS = ((20.0, 30.0), (90.0, 30.0), (20.0, 130.0), (90.0, 130.0))  # fronts' lower-left corners: off-centre, with gaps
QUESTION = "What did we learn"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    "</rdf:RDF></x:xmpmeta>"
)
Plant: TypeAlias = Callable[[Pdf], None]
Operation: TypeAlias = tuple[list[Any], str]


def font_file() -> Path:
    """The TrueType file that the samples are set in."""
    found = find_spec("fontpkg_atkinson_hyperlegible")
    if found is None or found.origin is None:
        raise FileNotFoundError("fontpkg-atkinson-hyperlegible is not installed")
    return Path(found.origin).parent / "files/AtkinsonHyperlegible-Regular.ttf"


def canvas(path: Path) -> Canvas:
    """A canvas that names no font but its own."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(font_file()), asciiReadable=0))
    made = Canvas(
        str(path), pagesize=A4, initialFontName=FONT, pdfVersion=(1, 7), invariant=1, pageCompression=0, lang="en"
    )
    made.setTitle("A sample")
    made.setAuthor("Spiegel")
    return made


def card_sheet(path: Path, *, flip: str = "long-edge") -> Path:
    """Two pages, four fronts and their backs, tagged; without a fault."""
    made = canvas(path)
    for side in ("front", "back"):
        made.beginForm(f"{side}-A", 0, 0, CARD[0] * MM, CARD[1] * MM)
        made.roundRect(4 * MM, 4 * MM, (CARD[0] - 8) * MM, (CARD[1] - 8) * MM, 3 * MM)
        made.endForm()
    for side in ("front", "back"):
        for n, cell in enumerate(CELLS):
            _card(made, side, n, cell, flip)
        made.setTrimBox((0, 0, *A4))
        made.showPage()
    made.save()
    return planted(path, path, _tag)


def _card(made: Canvas, side: str, n: int, cell: tuple[float, float], flip: str) -> None:
    left, low = cell
    made.saveState()
    if side == "back" and flip == "short-edge":
        made.translate((left + CARD[0]) * MM, (297 - low) * MM)
        made.rotate(180)
    else:
        left = 210 - left - CARD[0] if side == "back" else left
        made.translate(left * MM, low * MM)
    _literal(made, "/Artifact BMC")
    made.doForm(f"{side}-A")
    _literal(made, "EMC")
    _literal(made, f"/P <</MCID {n}>> BDC")
    made.setFont(FONT, 12)
    made.drawString(8 * MM, 44 * MM, f"{QUESTION}, {side} {n}?")
    _literal(made, "EMC")
    made.restoreState()


def _literal(made: Canvas, operators: str) -> None:
    cast("Any", made)._code.append(operators)


def _tag(pdf: Pdf) -> None:
    """Give the marked content of the pages its structure tree, and the file what goes with it."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids, parents = [], []
    for at, page in enumerate(pdf.pages):
        own = [
            pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=n))
            for n in range(len(CELLS))
        ]
        kids += own
        parents += [at, Array(own)]
        page.obj.StructParents = at
    document.K = Array(kids)
    root.K = document
    root.ParentTree = Dictionary(Nums=Array(parents))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=Name.DuplexFlipLongEdge
    )
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)


def planted(path: Path, to: Path, *faults: Plant, **save: Any) -> Path:  # noqa: ANN401 – handed on to pikepdf
    """The file with the faults in it, saved under another name."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for fault in faults:
            fault(pdf)
        pdf.save(to, **save)
    return to


def _edited(page: int, edit: Callable[[list[Operation]], None]) -> Plant:
    """A fault made by changing the operations of a page, counted from 0."""

    def plant(pdf: Pdf) -> None:
        target = pdf.pages[page]
        operations = [(list(item.operands), str(item.operator)) for item in pikepdf.parse_content_stream(target)]
        before = [(list(operands), operator) for operands, operator in operations]
        edit(operations)
        if operations == before:
            raise ValueError("the fault did not take root")
        made = [pikepdf.ContentStreamInstruction(operands, Operator(operator)) for operands, operator in operations]
        target.Contents = pdf.make_stream(pikepdf.unparse_content_stream(made))

    return plant


def back_shifted(right: float, card: int = 0) -> Plant:
    """The back of one card of the first sheet, and all that is on it, moved by so many mm."""

    def edit(operations: list[Operation]) -> None:
        backs = [
            n for n, (operands, operator) in enumerate(operations) if operator == "Do" and "back" in str(operands[0])
        ]
        at = max(n for n in range(backs[card]) if operations[n][1] == "cm")
        operations.insert(at, ([1, 0, 0, 1, Decimal(str(round(right * MM, 5))), 0], "cm"))

    return _edited(1, edit)


def without_a_back(pdf: Pdf) -> None:
    """The first back form of the first sheet is not drawn."""

    def edit(operations: list[Operation]) -> None:
        del operations[next(n for n, (_, operator) in enumerate(operations) if operator == "Do")]

    _edited(1, edit)(pdf)


def painted_outside_tags(operators: str = "30 30 m 70 30 l S") -> Plant:
    """Something painted on the first page outside every tag: without more words, a line."""

    def plant(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(b"q " + operators.encode() + b" Q"))

    return plant


def tag_without_place(pdf: Pdf) -> None:
    """A text marked with a number that the structure tree does not know."""

    def edit(operations: list[Operation]) -> None:
        at = next(n for n, (_, operator) in enumerate(operations) if operator == "BDC")
        operations[at] = ([Name.P, Dictionary(MCID=99)], "BDC")

    _edited(0, edit)(pdf)


def text_moved(right: float, up: float) -> Plant:
    """All text of the first page moved by so many mm."""

    def edit(operations: list[Operation]) -> None:
        placed = False  # each text object is moved where it is first placed; what follows goes along, Tm apart
        for at, (operands, operator) in enumerate(operations):
            placed = placed and operator != "BT"
            if operator == "Tm" or (operator == "Td" and not placed):
                placed = True
                place = zip(operands[-2:], (right, up), strict=True)
                moved = [Decimal(str(round(float(was) + by * MM, 4))) for was, by in place]
                operations[at] = ([*operands[:-2], *moved], operator)

    return _edited(0, edit)


def boxes(**mm: Sequence[float]) -> Plant:
    """Boxes of the first page, as left, bottom, right, top in mm: ``boxes(Trim=(0, 0, 210, 300))``."""

    def plant(pdf: Pdf) -> None:
        for name, edges in mm.items():
            pdf.pages[0].obj[f"/{name}Box"] = Array([edge * MM for edge in edges])

    return plant


def fonts(pdf: Pdf) -> list[Dictionary]:
    """The font dictionaries of the first page."""
    return [cast("Dictionary", font) for font in pdf.pages[0].Resources.Font.values()]


def font_not_embedded(pdf: Pdf) -> None:
    """The fonts without their programs."""
    for font in fonts(pdf):
        del font.FontDescriptor.FontFile2


def no_unicode(pdf: Pdf) -> None:
    """The fonts without their maps to Unicode."""
    for font in fonts(pdf):
        del font.ToUnicode


def glyph_without_outline(letter: str = "W") -> Plant:
    """The letter's outline taken out of the embedded fonts, its place in them left."""

    def empty(program: bytearray, code: int) -> None:
        loca, glyf = _table(program, b"loca")[0], _table(program, b"glyf")[0]
        glyph = struct.unpack_from(">H", program, _entry(program, code))[0]
        (start,) = struct.unpack_from(">H", program, loca + 2 * glyph)
        struct.pack_into(">h", program, glyf + 2 * start, 0)  # no contours

    return _in_fonts(letter, empty)


def glyph_not_in_font(letter: str = "W") -> Plant:
    """The letter's code led to glyph 0, the empty box."""

    def lead_astray(program: bytearray, code: int) -> None:
        struct.pack_into(">H", program, _entry(program, code), 0)

    return _in_fonts(letter, lead_astray)


def _in_fonts(letter: str, edit: Callable[[bytearray, int], None]) -> Plant:
    """A fault in every font of the first page that has the letter; ``edit`` is given the font and the letter's code."""

    def plant(pdf: Pdf) -> None:
        having = [(font, code) for font in fonts(pdf) for code in _codes(font, letter)]
        if not having:
            raise ValueError("the fault did not take root")
        for font, code in having:
            program = bytearray(font.FontDescriptor.FontFile2.read_bytes())
            edit(program, code)
            font.FontDescriptor.FontFile2.write(bytes(program))

    return plant


def _codes(font: Dictionary, letter: str) -> list[int]:
    """The code of a letter in one of ReportLab's subsets, from its map to Unicode; none where it lacks the letter."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    return [int(line[1:3], 16) for line in cmap.splitlines() if line.endswith(f"<{ord(letter):04X}>")][:1]


def _entry(program: bytearray, code: int) -> int:
    """Where the glyph of a code is said in ReportLab's subsets, whose only map is one of format 6."""
    return _table(program, b"cmap")[0] + 12 + 10 + 2 * code


def _table(program: bytearray, tag: bytes) -> tuple[int, int]:
    (many,) = struct.unpack_from(">H", program, 4)
    rows = (struct.unpack_from(">4s3L", program, 12 + 16 * n) for n in range(many))
    return next((offset, length) for found, _, offset, length in rows if found == tag)


def font_damaged(pdf: Pdf) -> None:
    """The fonts' programs cut short."""
    for font in fonts(pdf):
        font.FontDescriptor.FontFile2.write(font.FontDescriptor.FontFile2.read_bytes()[:300])


def tags_removed(pdf: Pdf) -> None:
    """The structure tree taken away, the claims left."""
    del pdf.Root.StructTreeRoot


def not_marked(pdf: Pdf) -> None:
    """The tags kept, and not said to be there."""
    del pdf.Root.MarkInfo


def without_language(pdf: Pdf) -> None:
    """The language taken away."""
    del pdf.Root.Lang


def title_hidden(pdf: Pdf) -> None:
    """A title that readers do not show."""
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def duplex(asked: str) -> Plant:
    """What the file asks of a printer: ``DuplexFlipShortEdge``, ``Simplex``."""

    def plant(pdf: Pdf) -> None:
        pdf.Root.ViewerPreferences.Duplex = Name(f"/{asked}")

    return plant


def field(tooltip: str) -> Plant:
    """A text field called ``name``, with a tooltip or without."""

    def plant(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", Rect=[30, 30, 130, 50])
        if tooltip:
            made.TU = tooltip
        widget = pdf.make_indirect(made)
        pdf.pages[0].obj.Annots = Array([widget])
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))

    return plant


def tiny_font(layout: int) -> bytes:
    """A TrueType font of three glyphs whose map, of the given layout, leads 65 and 66 to glyphs 1 and 2."""
    maps = {
        0: struct.pack(">3H256B", 0, 262, 0, *(code - 64 if code in {65, 66} else 0 for code in range(256))),
        4: struct.pack(">16H", 4, 32, 0, 4, 0, 0, 0, 66, 0xFFFF, 0, 65, 0xFFFF, (1 - 65) & 0xFFFF, 1, 0, 0),
        6: struct.pack(">7H", 6, 14, 0, 65, 2, 1, 2),
        12: struct.pack(">2H3L3L", 12, 0, 28, 0, 1, 65, 66, 1),
    }
    tables = {
        b"cmap": struct.pack(">4HL", 0, 1, 3, 0, 12) + maps[layout],
        b"glyf": bytes(2),
        b"head": struct.pack(">18xH30xh2x", 1000, 0),
        b"loca": bytes(8),
        b"maxp": struct.pack(">LH", 0x00010000, 3),
    }
    start = 12 + 16 * len(tables)
    rows, body = b"", b""
    for tag, table in tables.items():
        rows += struct.pack(">4s3L", tag, 0, start + len(body), len(table))
        body += table
    return struct.pack(">LH6x", 0x00010000, len(tables)) + rows + body


def pypdf_array(items: Sequence[Any]) -> ArrayObject:
    """Numbers and other values as one of pypdf's arrays."""
    return ArrayObject([NumberObject(item) if isinstance(item, int) else item for item in items])


def form_outside_tags(pdf: Pdf) -> None:
    """A form called outside every tag: one mark, whatever it paints."""
    form = pdf.make_stream(b"0 0 m 1 1 l S 0 1 m 1 0 l S", Subtype=Name.Form, BBox=[0, 0, 1, 1])
    pdf.pages[0].Resources.XObject.Logo = form
    painted_outside_tags("1 0 0 1 200 400 cm /Logo Do")(pdf)
