"""A text file with separators (CSV) → a Table: whatever encoding, separator and end of line it was saved with.

The separator is the one that makes the most of the header. Quotes are strict: one that is not closed would swallow all
rows below it, and is told with its line.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator.model.problems import DeckError, Problem
from generator.spreadsheets.cells import MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, Table, one_line_end, refused
from generator.spreadsheets.columns import header_of
from generator.spreadsheets.encodings import decode, spoilt

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}
"""What may stand between cells, and its name; in a draw the first wins."""

NONE = "\x1f"
"""A separator that no text has: for a list with one question a line."""

DECLARED = re.compile(r'"?sep=(.)"?\r?\n?$')
"""The line with which Excel is told the separator."""

SAMPLE = 300
"""Rows from which the separator is told."""

KEPT_FROM_EXCEL = re.compile(r"'+[=+\-@\t\r]")
"""An apostrophe before a sign that a spreadsheet would take for a formula: ``write`` puts it there."""


class Record(NamedTuple):
    """A record of a file: the line it begins on, and its cells."""

    line: int
    cells: list[str]


def read_csv(data: bytes, file: str) -> Table:
    """The bytes of a CSV file → its rows.

    Args:
        data: the bytes.
        file: what problems call it.

    Raises:
        DeckError: it is no text, its quotes do not match, or it has too many rows or columns.
    """
    text, encoding = decode(data, file)
    text = text.removeprefix("\ufeff")
    first = DECLARED.match(text[: text.find("\n") + 1])
    separator = first[1] if first else _separator(text)
    try:
        records = [*islice(_records(text, separator), MOST_ROWS + 1)]
    except csv.Error as error:
        raise DeckError([_unreadable(error, text, separator, file)]) from None
    if len(records) > MOST_ROWS:
        raise refused(file, f"has more than {MOST_ROWS:,} rows", "is it the right file? Otherwise split it")
    rows = tuple(
        Row(number, record.line, tuple(map(_cell, record.cells)))
        for number, record in enumerate(records, start=1)
        if not (first and number == 1) and any(cell.strip() for cell in record.cells)
    )
    if wide := next((row for row in rows if len(row.cells) > MOST_COLUMNS), None):
        raise DeckError([Problem(f"has more than {MOST_COLUMNS} columns on this line", file, wide.line)])
    parted = f", {SEPARATORS.get(separator, quoted(separator))} between the cells" if separator != NONE else ""
    return Table(file, (Sheet("", rows),), f"read as {encoding}{parted}")


def quoted(separator: str) -> str:
    """A separator that has no name of its own → how it is told."""
    return f"“{separator}”"


def _records(text: str, separator: str, *, strict: bool = True) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    line = 1
    for cells in reader:
        yield Record(line, cells)
        line = reader.line_num + 1


def _separator(text: str) -> str:
    """The separator of a file: where the header has the most names we know, and the fewest rows are too long for it."""
    found = [(_fitness(text, each), -at, each) for at, each in enumerate((*SEPARATORS, NONE))]
    return max(found)[2]


def _fitness(text: str, separator: str) -> tuple[int, int, int]:
    """How well a separator suits: names in the header, rows that are no longer than it, columns."""
    try:
        records = [*islice(_records(text, separator, strict=False), SAMPLE)]
    except csv.Error:
        return (0, 0, 0)
    rows = tuple(Row(0, 0, tuple(map(Cell, record.cells))) for record in records if any(map(str.strip, record.cells)))
    header = header_of(Sheet("", rows))
    if header is None:
        return (0, 0, 0)
    width = len(header.row.cells)
    longer = sum(any(cell.text.strip() for cell in row.cells[width:]) for row in rows)
    return (len(header.columns), -longer, 0 if separator == NONE else min(width, 2))


def _cell(text: str) -> Cell:
    text = one_line_end(text[1:] if KEPT_FROM_EXCEL.match(text) else text)
    if found := spoilt(text):
        what = f"has “{found}” in it: an earlier program misread the accents"
        return Cell("", what, "save the file again from where it came, as “CSV UTF-8” or as a workbook (.xlsx)")
    return Cell(text)


def _unreadable(error: csv.Error, text: str, separator: str, file: str) -> Problem:
    """Quotes that do not match → the problem, with the line on which the record begins."""
    line = 1
    try:
        for record in _records(text, separator):
            line = record.line + sum(one_line_end(cell).count("\n") for cell in record.cells) + 1
    except csv.Error:
        pass
    if "expected after" in str(error):
        hint = "inside quotes write each quote twice, or take the quotes around the text away"
        return Problem("a double quote stands in the middle of a text between quotes", file, line, hint=hint)
    hint = "each text that begins with a double quote ends with one: add it, or take the first away"
    return Problem("a double quote opens here that is not closed", file, line, hint=hint)
