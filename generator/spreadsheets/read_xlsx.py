"""A workbook of Excel (.xlsx) → a Table of its visible sheets; with ``write_xlsx`` the room of openpyxl.

A formula gives the value that Excel kept of it. What is merged says the same in each of its rows. A cell that Excel has
made a date, an error or an empty formula of is told, for what was typed there is lost.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.problems import Problem
from generator.spreadsheets.cells import EMPTY, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, Table, one_line_end, refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook

LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all that is packed in a workbook; 20,000 questions in two languages take a third of it."""

MOST_CELLS = 500_000
"""Cells of a workbook, as openpyxl needs 400 bytes for each; 20,000 questions in two languages are half of them."""

CELL = re.compile(rb"<(?:\w+:)?c[ />]")
"""How a cell begins in the XML of a sheet."""

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes what XML cannot hold."""

AGAIN = "open it in Excel or LibreOffice and save it again as .xlsx"


def read_xlsx(data: bytes, file: str) -> Table:
    """The bytes of a workbook → its rows.

    Args:
        data: the bytes.
        file: what problems call it.

    Raises:
        DeckError: it is no workbook, is damaged, or is larger than any set of questions.
    """
    _guard(data, file)
    try:
        # Formulas first: only a sheet that has some is read a second time, for the values that Excel kept.
        book = _loaded(data, values=False)
        sheets = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
        formulas = any(cell.data_type == "f" for sheet in sheets for row in sheet.iter_rows() for cell in row)
        kept = _loaded(data, values=True) if formulas else book
        seen = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
        read = tuple(_sheet(sheet, kept[sheet.title], file) for sheet in seen)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, OSError, EOFError) as error:
        # openpyxl has no error of its own: a damaged workbook fails in as many ways as it can be damaged.
        raise refused(file, f"cannot be read as a workbook ({type(error).__name__})", AGAIN) from None
    except zipfile.BadZipFile:
        raise refused(file, "is a damaged workbook", AGAIN) from None
    hidden = [sheet.title for sheet in sheets if sheet.sheet_state != "visible"]
    notes = tuple(Problem("is hidden, and left out", file, where=f"sheet {title}") for title in hidden)
    return Table(file, read, notes=notes)


def _loaded(data: bytes, *, values: bool) -> Workbook:
    """The workbook, with its formulas or with the values that were kept of them."""
    return load_workbook(io.BytesIO(data), data_only=values)


def _guard(data: bytes, file: str) -> None:
    """Refuse what is no workbook, or would unpack to more than we have room for."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            size = sum(part.file_size for part in packed.infolist())
            sheets = [name for name in names if name.startswith("xl/worksheets/") and size <= LARGEST_UNPACKED]
            cells = sum(len(CELL.findall(packed.read(name))) for name in sheets)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        raise refused(file, "is a damaged workbook", AGAIN) from None
    if "content.xml" in names:
        raise refused(file, "is a spreadsheet of OpenDocument (.ods)", "save it as .xlsx in LibreOffice")
    if not any(name.lower() == "xl/workbook.xml" for name in names):
        raise refused(file, "is a zip file, but not a workbook of Excel", "save the questions as .xlsx or as .csv")
    if size > LARGEST_UNPACKED:
        what = f"unpacks to more than the {LARGEST_UNPACKED // 1024**2} MB that a workbook may be"
        raise refused(file, what, "copy only the questions to a new workbook")
    if cells > MOST_CELLS:
        what = f"has {cells:,} cells, also counting empty ones with a format of their own"
        raise refused(file, what, "copy only the questions to a new workbook")


def _sheet(sheet: Worksheet, kept: Any, file: str) -> Sheet:  # noqa: ANN401 – a sheet of openpyxl, of any kind
    """A sheet of openpyxl → ours; ``kept`` is the same sheet with the values of its formulas."""
    same = _merged(sheet)
    rows: list[Row] = []
    for cells in sheet.iter_rows():
        found = [_cell(cell, kept) for cell in cells[:MOST_COLUMNS]]
        number = int(cells[0].row or 0)
        if any(cell is not EMPTY for cell in found):
            found = [_cell(sheet.cell(*same[number, at]), kept) if (number, at) in same else cell
                     for at, cell in enumerate(found, start=1)]  # fmt: skip
            rows.append(Row(number, 0, tuple(found)))
            if len(rows) > MOST_ROWS:
                what = f"sheet {sheet.title} has more than {MOST_ROWS:,} rows"
                raise refused(file, what, "is it the right file? Otherwise split it")
    return Sheet(sheet.title, tuple(rows))


def _merged(sheet: Worksheet) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Every cell of one column that is merged with the one above it → the cell that says what all of them say.

    Cells that are merged from left to right are a title; only the first of them says it.
    """
    same = {}
    for area in sheet.merged_cells.ranges:
        if area.max_row - area.min_row < MOST_ROWS:
            first = (area.min_row, area.min_col)
            same.update({(row, area.min_col): first for row in range(area.min_row + 1, area.max_row + 1)})
    return same


def _cell(cell: Any, kept: Any) -> Cell:  # noqa: ANN401 – openpyxl's cells have no common type
    value, formula = cell.value, cell.data_type == "f"
    if formula:
        stored = kept.cell(cell.row, cell.column)
        value, kind = stored.value, stored.data_type
        if value is None:
            what = "is a formula of which Excel has kept no value"
            return Cell("", what, "open the file in Excel and save it, or paste the values over the formulas")
    else:
        kind = cell.data_type
    if kind == "e":
        return Cell("", f"holds the error {value} of Excel", "mend the formula, or type the text")
    if isinstance(value, date | datetime | time | timedelta):
        hint = "give the column the format Text, and type it again"
        said = str(value).removesuffix(" 00:00:00")
        return Cell("", f"is a date for Excel ({said}), and no longer what was typed", hint)
    text = _said(value)
    return Cell(text) if text.strip() else EMPTY


def _said(value: object) -> str:
    """The value of a cell → its text: 1.0 is 1."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else str(value)
    return one_line_end(text)
