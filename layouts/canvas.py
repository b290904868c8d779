"""Fitted texts and shapes → the pages of a tagged, archival PDF: the ReportLab canvas as we use it.

Drawing is tagging. A mark is either part of an element of the structure (``text``, ``tagged``) or decoration
(``artifact``, and all that stands in a form); a mark that is neither raises an error, so that no layout can leave
one out by oversight. Positions are in points from the bottom left of the page, or of the cell inside ``cell``.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from generator.paper import POINTS_PER_MM
from layouts import shapes
from layouts.document import Document, Page, Raw, Resources, Stream
from layouts.fonts import Encoder
from layouts.metadata import archive_claims
from layouts.shapes import components, number
from layouts.structure import StructureTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.paper import Cell, Flip, Size
    from layouts.fonts import Face
    from layouts.metadata import Description
    from layouts.type import Fitted

Align = Literal["left", "centre", "right"]
_PARTS: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}


class Canvas(ReportLabCanvas):
    """A PDF in the making; nothing touches the disk.

    Args:
        description: title, author and language of the file.
        face: the face of running text; the file's first font.
    """

    def __init__(self, description: Description, face: Face) -> None:
        font = face.font()
        if font.fontName not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font)
        super().__init__(io.BytesIO(), pdfVersion=(1, 7), initialFontName=font.fontName, invariant=1)
        self._code: list[str]
        self._doc = Document(description.language)
        self._preamble = ""
        self.setPageCompression(1)
        self._description = description
        self._structure = StructureTree()
        self._resources = Resources(self._doc)
        self._encoder = Encoder(self._doc)
        self._marking = False
        self._in_form = False
        self._forms: set[str] = set()
        self._room = (0.0, 0.0)
        self._fill = ""
        self._stroke = ""
        self._bookmarks = 0

    # ---------------------------------------------------------------- pages

    @contextmanager
    def page(self, size: Size) -> Iterator[None]:
        """One page of the given size in mm."""
        self._pagesize = self._room = (size.width * POINTS_PER_MM, size.height * POINTS_PER_MM)
        yield
        self.showPage()

    def showPage(self) -> None:  # noqa: N802 – ReportLab's name
        """Closes the page: compresses what was drawn and names the resources that all pages share."""
        index = self._pageNumber - 1
        width, height = map(number, self._pagesize)
        entries = f"/MediaBox[0 0 {width} {height}]/Tabs/S".encode() + b"/Resources " + self._resources.reference
        if self._structure.marked(index):
            entries += b"/StructParents %d" % index
        contents = Stream(b"", "\n".join(self._code).encode("latin-1"))
        self._doc.addPage(Page(entries, contents, self._annotationrefs))
        self._startPage()
        self._fill = self._stroke = ""

    def label_page(self, prefix: str, number: int | None = None) -> None:
        """What viewers call the page that is being drawn: a prefix and a number."""
        style = None if number is None else "D"
        self.addPageLabel(self._pageNumber - 1, style=style, start=number, prefix=prefix)

    def outline(self, title: str, level: int = 0) -> None:
        """An entry of the outline that leads to the page being drawn."""
        self._bookmarks += 1
        key = f"o{self._bookmarks}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level=level)

    def print_as(self, duplex: Flip | None) -> None:
        """What print dialogues are told: actual size, and the edge to flip on, or one side only."""
        edges = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", None: "Simplex"}
        self.setViewerPreference("PrintScaling", "None")
        self.setViewerPreference("Duplex", edges[duplex])

    def finish(self) -> bytes:
        """The whole file."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.__Refs__ = ["Outlines", "Pages", "AcroForm"]
        self.setViewerPreference("DisplayDocTitle", "true")
        catalog.MarkInfo = Raw(b"<</Marked true>>")
        self._doc.info = self._description.info()
        catalog.Metadata, catalog.OutputIntents = archive_claims(self._doc, self._description)
        if self._bookmarks:
            self.showOutline()
        catalog.StructTreeRoot = Raw(self._structure.write(self._doc))
        return bytes(self._doc.GetPDFData(self))

    # ------------------------------------------------------------- the tags

    @contextmanager
    def section(self, role: str, *, title: str = "", language: str = "") -> Iterator[None]:
        """An element that holds others, such as a card; draws nothing itself."""
        self._structure.open(role, title=title, language=language)
        yield
        self._structure.close()

    @contextmanager
    def tagged(self, role: str, *, alternative: str = "", language: str = "", spoken: str = "") -> Iterator[None]:
        """An element with the marks that are drawn inside; see ``StructureTree.open`` for what it takes."""
        self._structure.open(role, alternative=alternative, language=language, spoken=spoken)
        mcid = self._structure.mark(self._pageNumber - 1)
        self._begin(f"/{role}<</MCID {mcid}>>BDC")
        yield
        self._end()
        self._structure.close()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Decoration: marks that a screen reader passes over."""
        self._begin("/Artifact BMC")
        yield
        self._end()

    def _begin(self, operator: str) -> None:
        if self._marking:
            raise RuntimeError("marked content inside marked content")
        self._marking = True
        self._code.append(operator)

    def _end(self) -> None:
        self._code.append("EMC")
        self._marking = False

    def _mark(self, operators: str) -> None:
        if not (self._marking or self._in_form):
            raise RuntimeError(f"a mark outside the structure: {operators}")
        self._code.append(operators)

    # --------------------------------------------------- cells and furniture

    @contextmanager
    def cell(self, cell: Cell) -> Iterator[None]:
        """Draws in a cell: the origin is the bottom left of its trim, or the top right where the face is turned."""
        trim = cell.trim
        height = self._pagesize[1]
        if cell.turned:
            x, y, sign = trim.right * POINTS_PER_MM, height - trim.top * POINTS_PER_MM, -1
        else:
            x, y, sign = trim.left * POINTS_PER_MM, height - trim.bottom * POINTS_PER_MM, 1
        self._code.append(f"q {sign} 0 0 {sign} {number(x)} {number(y)} cm")
        fill, stroke, room = self._fill, self._stroke, self._room
        self._room = (trim.width * POINTS_PER_MM, trim.height * POINTS_PER_MM)
        yield
        self._fill, self._stroke, self._room = fill, stroke, room
        self._code.append("Q")

    @contextmanager
    def turned(self, x: float, y: float) -> Iterator[None]:
        """Draws upwards: the origin is at ``x`` and ``y``, and what ran to the right runs to the top."""
        self._code.append(f"q 0 1 -1 0 {number(x)} {number(y)} cm")
        fill, stroke = self._fill, self._stroke
        yield
        self._fill, self._stroke = fill, stroke
        self._code.append("Q")

    @contextmanager
    def _form(self, name: str) -> Iterator[None]:
        outer, self._code = self._code, []
        fill, stroke = self._fill, self._stroke
        self._fill = self._stroke = ""
        self._in_form = True
        yield
        self._in_form = False
        self._fill, self._stroke = fill, stroke
        content = "\n".join(self._code).encode("latin-1")
        self._code = outer
        width, height = map(number, self._room)
        box = f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]".encode()
        resources = b"/Resources " + self._resources.reference
        self._resources.add("XObject", name, Stream(box + resources, content))

    def place(self, name: str, draw: Callable[[], None]) -> None:
        """A form at the origin: furniture, and so decoration. ``draw`` draws its marks the first time it is placed.

        The form is as large as the open cell, or as the page.
        """
        if name not in self._forms:
            self._forms.add(name)
            with self._form(name):
                draw()
        self._begin("/Artifact BMC")
        self._code.append(f"/{name} Do")
        self._end()

    # ---------------------------------------------------------------- marks

    def fill(self, colour: str) -> None:
        """The colour of texts and areas from here on, ``#rrggbb``."""
        if colour != self._fill:
            self._fill = colour
            self._code.append(f"{components(colour)} rg")

    def stroke(self, colour: str, width: float, *, round_ends: bool = False) -> None:
        """The colour and width in points of lines from here on."""
        wanted = f"{components(colour)} RG {number(width)} w {'1 J 1 j' if round_ends else '0 J 0 j'}"
        if wanted != self._stroke:
            self._stroke = wanted
            self._code.append(wanted)

    def element(
        self, role: str, fitted: Fitted, x: float, top: float, colour: str, align: Align = "left", spoken: str = ""
    ) -> None:
        """A fitted text as an element of its own, drawn as ``text`` does; ``spoken`` is read in its place."""
        self._structure.open(role, spoken=spoken)
        self._begin(f"/{role}<</MCID {self._structure.mark(self._pageNumber - 1)}>>BDC")
        self.text(fitted, x, top, colour, align)
        self._end()
        self._structure.close()

    def text(self, fitted: Fitted, x: float, top: float, colour: str, align: Align = "left") -> None:
        """A fitted text, the capitals of its first line hanging from ``top``; inside an element or an artifact.

        ``x`` is the left edge, the middle or the right edge of the lines, as ``align`` says.
        """
        self.fill(colour)
        size, leading = number(fitted.size), number(fitted.leading)
        part = _PARTS[align]
        operators: list[str] = []
        font = ""
        left = 0.0
        for line in fitted.lines:
            start = x - line.width * part
            if not operators:
                operators.append(f"BT {number(start)} {number(top - fitted.cap_height)} Td")
            elif part:
                operators.append(f"{number(start - left)} -{leading} Td")
            else:
                operators.append("T*")
            left = start
            for run in line.runs:
                for name, shown in self._encoder.pieces(run.face, run.text):
                    if name != font:
                        font = name
                        operators.append(f"{font} {size} Tf {leading} TL")
                    operators.append(f"({shown})Tj")
        operators.append("ET")
        self._mark(" ".join(operators))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line in the current stroke."""
        self._mark(shapes.polyline((x1, y1), (x2, y2)) + " S")

    def polyline(self, *points: tuple[float, float]) -> None:
        """A line with corners in the current stroke."""
        self._mark(shapes.polyline(*points) + " S")

    def disc(self, x: float, y: float, radius: float, *, filled: bool = True) -> None:
        """A circle about a point, filled or drawn in the current stroke."""
        self._mark(shapes.circle(x, y, radius) + (" f" if filled else " s"))

    def rounded(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        """A filled rectangle with round corners; ``x`` and ``y`` are its bottom left."""
        self._mark(shapes.rounded(x, y, width, height, radius) + " f")
