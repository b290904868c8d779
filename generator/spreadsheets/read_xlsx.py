"""A workbook of Excel (.xlsx) → a Table of its visible sheets; with ``write_xlsx`` the room of openpyxl.

A formula gives the value that Excel kept of it, a number what its format shows. What is merged says the same in each of
its rows. A cell that Excel has made a date, an error or an empty formula of is told, for what was typed there is lost.

Sheets are read row by row, as openpyxl's read-only mode does: the cells, links and merged areas of a whole sheet, which
openpyxl otherwise builds, may take a thousand times the room of the file.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser

from generator.model.problems import Problem
from generator.model.wording import counted
from generator.spreadsheets.cells import EMPTY, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, Table, refused, text_cell
from generator.spreadsheets.number_formats import shown
from generator.spreadsheets.workbook_amounts import check_amounts, library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes what XML cannot hold."""

TEXT_FORMAT = "@"


class _Raw(NamedTuple):
    """A cell as openpyxl reads it: a value, its type (``f`` a formula, ``e`` an error), and the number of its format."""

    value: Any
    type: str
    format: int


class _Parsed(NamedTuple):
    """A sheet as openpyxl reads it: the cells that have a value, by row and by column from 1, and what the parser knows."""

    rows: dict[int, dict[int, _Raw]]
    parser: WorkSheetParser


def read_xlsx(data: bytes, file: str, *, hidden: bool = False) -> Table:
    """The bytes of a workbook → its rows.

    Args:
        data: the bytes.
        file: what problems call it.
        hidden: whether sheets, rows and columns that are hidden count as if they could be seen.

    Raises:
        DeckError: it is no workbook, is damaged, or is larger than any set of questions.
    """
    check_amounts(data, file)
    book = library(file, load_workbook, io.BytesIO(data), read_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    seen = [sheet for sheet in sheets if hidden or sheet.sheet_state == "visible"]
    reading = [_Reading(sheet, file) for sheet in seen]
    read = tuple(each.sheet(hidden=hidden) for each in reading)
    notes = [note for each in reading for note in each.notes]
    notes += [
        Problem("is hidden, and left out", file, where=f"sheet {sheet.title}", hint="--hidden reads it too")
        for sheet in sheets
        if sheet not in seen
    ]
    return Table(file, read, notes=tuple(notes))


class _Reading:
    """The reading of one sheet; ``notes`` say what was left out."""

    def __init__(self, sheet: ReadOnlyWorksheet, file: str) -> None:
        self.notes: list[Problem] = []
        self._sheet, self._file = sheet, file
        # Formulas first: only a sheet that has some is parsed a second time, for the values that Excel kept.
        self._rows, self._parser = self._parsed(values=False)
        formulas = any(raw.type == "f" for row in self._rows.values() for raw in row.values())
        self._kept = self._parsed(values=True).rows if formulas else {}
        self._formats: dict[int, tuple[str, bool]] = {}

    def sheet(self, *, hidden: bool) -> Sheet:
        """What the sheet holds."""
        merged = _Merged(self._parser.merged_cells)
        cells: dict[int, dict[int, Cell]] = {}
        for number, row in self._rows.items():
            made = {column: self._cell(number, column, raw) for column, raw in row.items() if column <= MOST_COLUMNS}
            if any(cell is not EMPTY for cell in made.values()):
                cells[number] = made
        if wide := [number for number, row in self._rows.items() if max(row) > MOST_COLUMNS]:
            what = f"has more than {MOST_COLUMNS} columns in {counted(len(wide), 'row')}; those beyond are left out"
            self.notes.append(Problem(what, self._file, where=f"sheet {self._sheet.title}, row {wide[0]}"))
        unseen = {int(number) for number, look in self._parser.row_dimensions.items() if not hidden and _hides(look)}
        rows = [
            Row(number, 0, _filled(merged.row(number, made, cells)), number in unseen) for number, made in cells.items()
        ]
        columns = frozenset[int]() if hidden else frozenset(_columns(self._parser.column_dimensions.values()))
        return Sheet(str(self._sheet.title), tuple(rows), columns)

    def _parsed(self, *, values: bool) -> _Parsed:
        """The sheet, with its formulas or with the values that Excel kept of them."""
        sheet: Any = self._sheet
        book, file = sheet.parent, self._file
        # The parser of openpyxl's read-only sheets, fed as they feed it: only it knows what is hidden and merged.
        formats = {"date_formats": book._date_formats, "timedelta_formats": book._timedelta_formats}  # noqa: SLF001
        with library(file, sheet._get_source) as source:  # noqa: SLF001 – as above
            strings = sheet._shared_strings  # noqa: SLF001 – as above
            parser = WorkSheetParser(source, strings, data_only=values, epoch=book.epoch, **formats)
            rows: dict[int, dict[int, _Raw]] = {}
            for number, cells in _each(file, parser.parse()):
                found = {
                    cell["column"]: _Raw(cell["value"], cell["data_type"], cell["style_id"])
                    for cell in cells
                    # The kept value of a formula may be an empty text, which is not the same as none.
                    if cell["value"] is not None or (values and cell["data_type"] == "str")
                }
                if found:
                    rows[number] = found
                    if len(rows) > MOST_ROWS:
                        what = f"sheet {sheet.title} has more than {MOST_ROWS:,} rows"
                        raise refused(file, what, "is it the right file? Otherwise split it")
        return _Parsed(rows, parser)

    def _cell(self, row: int, column: int, raw: _Raw) -> Cell:
        if raw.type == "f":
            kept = self._kept.get(row, {}).get(column)
            if kept is None:
                what = "is a formula of which Excel has kept no value"
                return Cell("", what, "open the file in Excel and save it, or paste the values over the formulas")
            raw = kept
        if raw.type == "e":
            return Cell("", f"holds the error {raw.value} of Excel", "mend the formula, or type the text")
        if isinstance(raw.value, date | datetime | time | timedelta):
            hint = "give the column the format Text, and type it again"
            said = str(raw.value).removesuffix(" 00:00:00")
            return Cell("", f"is a date for Excel ({said}), and no longer what was typed", hint)
        text, literal = self._said(raw)
        return text_cell(text, literal=literal)

    def _said(self, raw: _Raw) -> tuple[str, bool]:
        """What a value looks like in its cell, and whether ``write_xlsx`` marked it as a text to take as it stands."""
        if raw.value is None:
            return "", False
        form, quoted = self._format(raw.format)
        if isinstance(raw.value, int | float) and not isinstance(raw.value, bool):
            return shown(raw.value, form), False
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(raw.value))
        return text, quoted and form == TEXT_FORMAT

    def _format(self, number: int) -> tuple[str, bool]:
        """The number of a format → the format, and whether cells that have it hold a text, whatever it begins with."""
        if number not in self._formats:
            cell = ReadOnlyCell(self._sheet, 1, 1, None, style_id=number)
            form = str(library(self._file, getattr, cell, "number_format"))
            self._formats[number] = form, bool(cell.style_array.quotePrefix)
        return self._formats[number]


def _each(file: str, items: Iterable[T]) -> Iterator[T]:
    """What openpyxl gives one by one."""
    iterator = iter(items)
    while (item := library(file, next, iterator, None)) is not None:
        yield item


class _Merged:
    """Cells that are merged from top to bottom: all say what the first of them says.

    Cells that are merged from left to right are a title; only the first of them says it.
    """

    def __init__(self, merged: Any) -> None:  # noqa: ANN401 – openpyxl's, or None
        areas = [each for each in (merged.mergeCell if merged else ()) if each.max_row > each.min_row]
        self._areas: dict[int, list[tuple[int, int]]] = {}
        for area in sorted(areas, key=lambda each: int(each.min_row)):
            self._areas.setdefault(area.min_col, []).append((area.min_row, area.max_row))

    def row(self, number: int, row: dict[int, Cell], cells: dict[int, dict[int, Cell]]) -> dict[int, Cell]:
        """The cells of a row, with those that the rows above say."""
        for column, areas in self._areas.items():
            first, last = areas[max(0, bisect_right(areas, (number, 0)) - 1)]
            if first < number <= last and (cell := cells.get(first, {}).get(column)):
                row = {**row, column: cell}
        return row


def _filled(row: dict[int, Cell]) -> tuple[Cell, ...]:
    """The cells of a row by column, from 1 → all of them, from the first column on."""
    return tuple(row.get(column, EMPTY) for column in range(1, max(row) + 1))


def _hides(look: dict[str, str]) -> bool:
    """Whether a row or a column is hidden: by hand, by a filter, in a folded group or by a height or width of nothing."""
    return look.get("hidden") in {"1", "true"} or any(look.get(each) in {"0", "0.0"} for each in ("ht", "width"))


def _columns(looks: Iterable[dict[str, str]]) -> Iterator[int]:
    """The columns that are hidden, counted from 0."""
    for look in looks:
        first, last = look.get("min", ""), look.get("max", "")
        if _hides(look) and first.isdecimal() and last.isdecimal():
            yield from range(int(first) - 1, min(int(last), MOST_COLUMNS))
