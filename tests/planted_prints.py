"""Foreign PDFs, made with ReportLab as other programs make them: plain pages, and sheets of cards that only have cut marks."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias, cast

import planted
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from reportlab.lib.utils import ImageReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

MM = planted.MM
SHEET = (210.0, 297.0)
CARD = (63.0, 88.0)
FIRST = (10.5, 16.5)  # the lower left corner of the first of nine
Draw: TypeAlias = "Callable[[Canvas], None]"


def nothing(_: Canvas) -> None:
    """Draw no fault."""


def text(made: Canvas, what: str = "What did we learn?", x: float = 50, y: float = 150) -> None:
    """A text in black ink, at a place in mm."""
    made.setFillGray(0)
    made.setFont(planted.FONT, 12)
    made.drawString(x * MM, y * MM, what)


def page(path: Path, draw: Draw = nothing, *plants: planted.Plant) -> Path:
    """A page of text with something else on it."""
    made = planted.canvas(path)
    text(made)
    made.saveState()
    draw(made)
    made.restoreState()
    made.showPage()
    made.save()
    return planted.planted(path, path, *plants)


def cards(
    path: Path,
    *plants: planted.Plant,
    scale: float = 1.0,
    back: tuple[float, float] = (0.0, 0.0),
    draw: Draw = nothing,
    bar: bool = False,
    hints: bool = True,
    sheets: int = 1,
) -> Path:
    """Nine cards with cut marks and their backs, without names; ``draw`` adds to the first front, in its own mm."""
    made = planted.canvas(path)
    for sheet in range(sheets):
        _front(made, scale, draw if sheet == 0 else nothing, bar=bar)
        _back(made, scale, back)
    made.save()

    def hint(pdf: Pdf) -> None:
        pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=Name.DuplexFlipLongEdge)

    return planted.planted(path, path, *((hint,) if hints else ()), *plants)


def cells() -> list[tuple[float, float]]:
    """The lower left corners of the cards, in mm."""
    return [(FIRST[0] + CARD[0] * column, FIRST[1] + CARD[1] * row) for row in (2, 1, 0) for column in range(3)]


def _shrunk(made: Canvas, scale: float) -> None:
    made.translate(SHEET[0] * MM * (1 - scale) / 2, SHEET[1] * MM * (1 - scale) / 2)
    made.scale(scale, scale)


def _front(made: Canvas, scale: float, draw: Draw, *, bar: bool) -> None:
    made.saveState()
    _shrunk(made, scale)
    made.setLineWidth(0.5)
    right, top = FIRST[0] + 3 * CARD[0], FIRST[1] + 3 * CARD[1]
    for column in range(4):
        x = (FIRST[0] + column * CARD[0]) * MM
        made.line(x, (top + 2) * MM, x, (top + 6) * MM)
        made.line(x, (FIRST[1] - 2) * MM, x, (FIRST[1] - 6) * MM)
    for row in range(4):
        y = (FIRST[1] + row * CARD[1]) * MM
        made.line((FIRST[0] - 1) * MM, y, (FIRST[0] - 3.5) * MM, y)
        made.line((right + 1) * MM, y, (right + 3.5) * MM, y)
    if bar:
        made.line(50 * MM, 8 * MM, 150 * MM, 8 * MM)
        for x in (50, 150):
            made.line(x * MM, 7 * MM, x * MM, 9 * MM)
        text(made, "100 mm", 155, 7.5)
    for number, (x, y) in enumerate(cells()):
        text(made, f"Question {'x' * number}?", x + 8, y + 40)
    made.saveState()
    made.translate(cells()[0][0] * MM, cells()[0][1] * MM)
    draw(made)
    made.restoreState()
    made.restoreState()
    made.showPage()


def _back(made: Canvas, scale: float, by: tuple[float, float]) -> None:
    made.saveState()
    _shrunk(made, scale)
    made.translate(by[0] * MM, by[1] * MM)
    made.setLineWidth(1)
    for x, y in cells():
        made.ellipse((x + 8) * MM, (y + 8) * MM, (x + CARD[0] - 8) * MM, (y + CARD[1] - 8) * MM)
    made.restoreState()
    made.showPage()


def picture(width: int, height: int, colour: tuple[int, ...] = (120, 160, 90), form: str = "PNG") -> ImageReader:
    """A picture of so many pixels; in CMYK for four figures, which then are stored upside down as in Adobe's JPEGs."""
    made = BytesIO()
    Image.new("CMYK" if len(colour) > 3 else "RGB", (width, height), colour).save(made, form)
    return ImageReader(made)


def state(**entries: object) -> planted.Plant:
    """A graphics state ``/Fault`` among the first page's resources, for ``/Fault gs``."""

    def plant(pdf: Pdf) -> None:
        resources = pdf.pages[0].Resources
        resources.ExtGState = Dictionary(Fault=Dictionary({f"/{key}": value for key, value in entries.items()}))

    return plant


def painted(operators: str, **entries: object) -> planted.Plant:
    """Operators at the end of the first page, as decoration; ``entries`` make the state ``/Fault`` that they may use."""

    def plant(pdf: Pdf) -> None:
        if entries:
            state(**entries)(pdf)
        planted.painted_outside_tags(f"/Artifact BMC {operators} EMC")(pdf)

    return plant


def space(called: str, *inks: str) -> planted.Plant:
    """A colour space of these inks among the first page's resources."""

    def plant(pdf: Pdf) -> None:
        tint = pdf.make_stream(
            b"{" + b"pop " * len(inks) + b"0 0 0 1}",
            FunctionType=4,
            Domain=Array([0, 1] * len(inks)),
            Range=Array([0, 1] * 4),
        )
        kind = Array([Name.Separation, Name(f"/{inks[0]}"), Name.DeviceCMYK, tint])
        if len(inks) > 1:
            kind = Array([Name.DeviceN, Array([Name(f"/{ink}") for ink in inks]), Name.DeviceCMYK, tint])
        pdf.pages[0].Resources.ColorSpace = Dictionary({f"/{called}": kind})

    return plant


def preferences(**entries: object) -> planted.Plant:
    """Entries of the viewer preferences; None takes one away."""

    def plant(pdf: Pdf) -> None:
        if "/ViewerPreferences" not in pdf.Root:
            pdf.Root.ViewerPreferences = Dictionary()
        for key, value in entries.items():
            if value is None:
                del pdf.Root.ViewerPreferences[f"/{key}"]
            else:
                pdf.Root.ViewerPreferences[f"/{key}"] = Name(value) if isinstance(value, str) else value

    return plant


NAMED = re.compile(rb"/(front|back)-(\d+) Do")


def forms_renamed(pdf: Pdf) -> None:
    """The forms of cards under names that say nothing."""
    for sheet in pdf.pages:
        forms = cast("Dictionary", sheet.Resources.XObject)
        for side in ("front", "back"):
            for key in [key for key in forms.keys() if key.startswith(f"/{side}-")]:  # noqa: SIM118 – pikepdf's has no iterator
                forms[key.replace(side, f"Fx-{side[0]}")] = forms[key]
        content = NAMED.sub(lambda found: b"/Fx-%b-%b Do" % (found[1][:1], found[2]), sheet.Contents.read_bytes())
        sheet.Contents = pdf.make_stream(content)
