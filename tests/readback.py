"""A finished PDF as other programs see it: texts and pixels through PDFium, objects and operators through qpdf.

Lengths are mm from the paper's top-left corner, pages count from 0.
"""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import Array, Matrix, Name, Object

from generator.model.paper import Cell, Rect, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

MM = 72 / 25.4

Element: TypeAlias = tuple[str, str]
"""An element of a tagged PDF: its role, and the text that is read for it."""

MarkedTexts: TypeAlias = dict[int, str]
"""MCID → the text that is drawn under it."""


@dataclass(frozen=True)
class Form:
    """A form where it is placed on a page, and the rectangle that it covers there."""

    name: str
    cell: Cell


STROKED = frozenset({"S", "s", "B", "B*", "b", "b*"})
PAINTED = STROKED | {"f", "F", "f*", "n"}
"""What ends a path (ISO 32000-1, table 60), and what of it draws its lines."""

TURNS: dict[tuple[bool, bool], Turn] = {
    (True, True): 0, (True, False): 90, (False, False): 180, (False, True): 270,
}  # fmt: skip
"""How far a face is turned to the right, by whether its top right lies to the right of its bottom left, and above it."""


class Printed:
    """A PDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._pages: dict[int, pypdfium2.PdfPage] = {}

    @cached_property
    def pdfium(self) -> pypdfium2.PdfDocument:
        """As PDFium sees it."""
        return pypdfium2.PdfDocument(self.data)

    @cached_property
    def qpdf(self) -> pikepdf.Pdf:
        """As qpdf sees it."""
        return pikepdf.open(io.BytesIO(self.data))

    def page(self, number: int) -> pypdfium2.PdfPage:
        """A page as PDFium sees it, read once."""
        return self._pages.get(number) or self._pages.setdefault(number, self.pdfium[number])

    @property
    def catalog(self) -> Object:
        """The root of all objects."""
        return self.qpdf.Root

    def __len__(self) -> int:
        return len(self.pdfium)

    def height(self, page: int) -> float:
        """The height of a page."""
        return float(self.pdfium.get_page_size(page)[1]) / MM

    def text(self, page: int, area: Rect | None = None) -> str:
        """What stands on a page, or in a part of it, in the order in which it is drawn; lines as they are broken."""
        read = self.page(page).get_textpage()
        if area is None:
            said = read.get_text_range()
        else:
            height = self.height(page)
            edges = (area.left, height - area.bottom, area.right, height - area.top)
            said = read.get_text_bounded(*(edge * MM for edge in edges))
        return str(said).replace("\r\n", "\n")

    def letters(self, page: int) -> list[tuple[str, Rect]]:
        """Every visible character of a page, and the rectangle around its ink."""
        read, height = self.page(page).get_textpage(), self.height(page)
        found = []
        for index, character in enumerate(read.get_text_range()):
            if character.strip():
                left, bottom, right, top = (edge / MM for edge in read.get_charbox(index))
                found.append((character, Rect(left, height - top, right - left, top - bottom)))
        return found

    def picture(self, page: int, dpi: float) -> Image:
        """A page in colour."""
        image: Image = self.page(page).render(scale=dpi / 72).to_pil()
        return image.convert("RGB")

    def operators(self, page: int) -> list[tuple[list[Object], str]]:
        """The operators of a page, each with its operands."""
        parsed = pikepdf.parse_content_stream(self.qpdf.pages[page])
        return [(list(each.operands), str(each.operator)) for each in parsed]

    def strokes(self, page: int) -> list[tuple[str, tuple[float, float, float, float]]]:
        """The straight lines of a page that are stroked: their colour, and from where to where they run."""
        colour, start, found, outer = "", (0.0, 0.0), [], []
        height = self.height(page) * MM
        path: list[tuple[str, tuple[float, float, float, float]]] = []
        for operands, operator in self.operators(page):
            if operator in PAINTED:
                found += path if operator in STROKED else []
                path = []
            elif operator == "q":
                outer.append(colour)
            elif operator == "Q":
                colour = outer.pop()
            elif operator in {"RG", "G"}:
                parts = list(operands) if operator == "RG" else [operands[0]] * 3
                colour = "#" + "".join(f"{round(float(each) * 255):02X}" for each in parts)
            elif operator == "m":
                start = (float(operands[0]), float(operands[1]))
            elif operator == "l":
                x, y = float(operands[0]), float(operands[1])
                path.append((colour, (start[0] / MM, (height - start[1]) / MM, x / MM, (height - y) / MM)))
                start = (x, y)
        return found

    def lines_of_form(self, page: int, name: str) -> list[tuple[float, tuple[float, float, float, float]]]:
        """The straight lines on a form as large as the page: their weight in points, and from where to where they run."""
        found, start, weight, height = [], (0.0, 0.0), 0.0, self.height(page)
        for each in pikepdf.parse_content_stream(self.qpdf.pages[page].obj.Resources.XObject[f"/{name}"]):
            if str(each.operator) == "w":
                weight = float(each.operands[0])
            elif str(each.operator) in {"m", "l"}:
                x, y = (float(value) / MM for value in each.operands)
                if str(each.operator) == "l":
                    found.append((weight, (*start, x, height - y)))
                start = (x, height - y)
        return found

    def forms(self, page: int) -> list[Form]:
        """The forms that a page shows, in order."""
        matrix, outer, found = Matrix(), [], []
        shared: Any = self.qpdf.pages[page].obj.Resources.get("/XObject", {})
        for operands, operator in self.operators(page):
            if operator == "q":
                outer.append(matrix)
            elif operator == "Q":
                matrix = outer.pop()
            elif operator == "cm":
                matrix = Matrix(*map(float, operands)) @ matrix
            elif operator == "Do":
                name = str(operands[0])
                found.append(Form(name.removeprefix("/"), self._cell(page, matrix, shared[name].BBox)))
        return found

    def _cell(self, page: int, matrix: Matrix, box: Object) -> Cell:
        (x1, y1), (x2, y2) = (matrix.transform((float(box[at]), float(box[at + 1]))) for at in (0, 2))
        top = self.height(page) - max(y1, y2) / MM
        return Cell(Rect(min(x1, x2) / MM, top, abs(x2 - x1) / MM, abs(y2 - y1) / MM), TURNS[x2 > x1, y2 > y1])

    def faces(self, page: int) -> list[Form]:
        """The furniture of the cards' faces on a page; not that of the sheet."""
        return [form for form in self.forms(page) if form.name.startswith(("front-", "back-"))]

    def marked_texts(self, page: int) -> MarkedTexts:
        """The texts of a page by the mark that they are drawn under."""
        shown, raw = self.page(page), pypdfium2.raw
        read = shown.get_textpage()
        found: MarkedTexts = {}
        for thing in shown.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
            length = raw.FPDFTextObj_GetText(thing, read, None, 0)
            buffer = (ctypes.c_uint16 * (length // 2))()
            raw.FPDFTextObj_GetText(thing, read, buffer, length)
            mcid = raw.FPDFPageObj_GetMarkedContentID(thing)
            found[mcid] = found.get(mcid, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
        return found

    def elements(self) -> list[Element]:
        """What a screen reader says, from first to last: every element that has marks of its own."""
        texts = {page.obj.objgen: self.marked_texts(number) for number, page in enumerate(self.qpdf.pages)}
        return [(role, text) for role, text, _ in _elements(self.catalog.StructTreeRoot.K, texts)]

    def languages(self) -> dict[str, str]:
        """The texts that are marked with another language than the file's, themselves or by what holds them, or with none.

        Without spaces, and with that language.
        """
        texts = {page.obj.objgen: self.marked_texts(number) for number, page in enumerate(self.qpdf.pages)}
        found = _elements(self.catalog.StructTreeRoot.K, texts)
        return {squeezed(text): language for _, text, language in found}


def _elements(
    element: Object, texts: dict[tuple[int, int], MarkedTexts], outer: str = ""
) -> Iterator[tuple[str, str, str]]:
    drawn, language = [], str(element.get("/Lang", outer)) if isinstance(element, pikepdf.Dictionary) else outer
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            drawn.append(texts[element.Pg.objgen].get(kid, ""))
        elif kid.get("/Type") == Name.MCR:
            drawn.append(texts[kid.Pg.objgen].get(int(kid.MCID), ""))
        elif kid.get("/Type") != Name.OBJR:
            yield from _elements(kid, texts, language)
    if drawn:
        said = element.get("/ActualText", element.get("/Alt", "".join(drawn)))
        yield str(element.S).removeprefix("/"), str(said), language


def streams(printed: Printed) -> Iterator[bytes]:
    """What every page draws, with the forms that it shows: unpacked operators."""
    for number, page in enumerate(printed.qpdf.pages):
        yield page.Contents.read_bytes()
        for name in dict.fromkeys(form.name for form in printed.forms(number)):
            yield page.obj.Resources.XObject["/" + name].read_bytes()


def squeezed(text: str) -> str:
    """A text without spaces and line ends, so that it can be compared however its lines are broken."""
    return "".join(text.split())


def same_places(found: Sequence[Cell], expected: Sequence[Cell], within: float = 0.01) -> bool:
    """Whether cells lie where they should, within so many mm, and stand as they should."""
    return [cell.turn for cell in found] == [cell.turn for cell in expected] and all(
        abs(getattr(one.trim, edge) - getattr(other.trim, edge)) <= within
        for one, other in zip(found, expected, strict=True)
        for edge in ("left", "top", "right", "bottom")
    )
