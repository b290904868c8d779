"""Rows → a workbook of Excel that is pleasant to work in; with ``read_xlsx`` the room of openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from generator.spreadsheets.cell_meanings import MEANT_OTHERWISE

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.spreadsheets.vocabulary import Headers
    from generator.spreadsheets.write import Grid

WIDTHS = {"question": 56, "probe": 44, "picture shows": 40, "suit name": 20, "tags": 24, "picture": 22, "follows": 16}
"""Widths of columns in characters, by what they hold; the rest need few."""

NARROW = 9

SHEET = {"nl": "Vragen", "en": "Questions", "fr": "Questions", "de": "Fragen"}
"""What the sheet is called."""

DATED = datetime(2000, 1, 1)  # noqa: DTZ001 – a workbook knows no time zones
"""The date in every workbook we make: the same questions make the same file."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part of a workbook: the first that a zip file knows."""

UNIX = 3
"""The system that every part says it was packed on."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BY_NUMBER = re.compile(r"&#([0-9]{3,});")
"""A character that XML writes by its number; those below 100 are written so with and without lxml."""

MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
"""Where a workbook says when it was saved."""

INK, PAPER, LINE = "FF1F2933", "FFEDE8DC", "FFBFB8A5"
"""Colours of the header: its letters, what they stand on, and the line below."""

TEXT = Alignment(vertical="top", wrap_text=True)
FIGURE = Alignment(horizontal="center", vertical="top")

LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Where a text looks like a character that a workbook writes by its number."""


def xlsx_of(grid: Grid, headers: Headers) -> bytes:
    """Rows → the bytes of a workbook with one sheet: the header stays in sight, and every column can be filtered."""
    book = Workbook()
    book.properties.created = book.properties.modified = DATED
    sheet = book.worksheets[0]
    sheet.title = SHEET[headers]
    sheet.append([*grid.names])
    for number, row in enumerate(grid.rows, start=2):
        for column, text in enumerate(row, start=1):
            if text:
                _put(sheet.cell(number, column), text, whole=grid.fields[column - 1].key == "depth")
    _dress(sheet, grid)
    made = io.BytesIO()
    book.save(made)
    return _settled(made.getvalue())


def _settled(data: bytes) -> bytes:
    """A workbook as openpyxl saves it → the same bytes whenever and wherever it is made.

    openpyxl writes the time of day, and with lxml other XML than without, which means the same. The parts are not packed:
    each zlib packs in its own way. Canonical XML is alike;
    but to make it of a whole sheet takes longer than all the rest, and there the differences are two.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as saved, zipfile.ZipFile(made, "w") as settled:
        for name in saved.namelist():
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type, part.create_system = zipfile.ZIP_STORED, UNIX
            xml = saved.read(name).decode()
            if name.startswith("xl/worksheets/"):
                xml = BY_NUMBER.sub(lambda found: chr(int(found[1])), xml).replace(" />", "/>")
            else:
                xml = canonicalize(xml)
            settled.writestr(part, DECLARATION + MODIFIED.sub(rf"\g<1>{DATED:%Y-%m-%dT%H:%M:%SZ}", xml))
    return made.getvalue()


def _put(cell: Cell | MergedCell, text: str, *, whole: bool) -> None:
    """Fill a cell: a depth is a number, everything else a text, whatever Excel would make of it."""
    if whole:
        cell.value = int(text)
        cell.alignment = FIGURE
        return
    cell.value = LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith("'") or MEANT_OTHERWISE.match(text) is not None
    cell.alignment = TEXT


def _dress(sheet: Worksheet, grid: Grid) -> None:
    for column, field in enumerate(grid.fields, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = WIDTHS.get(field.key, NARROW)
        head = sheet.cell(1, column)
        head.font = Font(bold=True, color=INK)
        head.fill = PatternFill("solid", start_color=PAPER)
        head.border = Border(bottom=Side(style="thin", color=LINE))
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
