"""A text file → a Table: CSV, a list with a line for each question, a table in Markdown or an export of Anki.

It may be in any encoding and have any separator and end of line. The separator is the one that makes the most of the
header. Quotes are strict: one that is not closed would swallow all rows below it, and is told with its line.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING

from generator.model.problems import DeckError, Problem
from generator.spreadsheets import anki, markdown
from generator.spreadsheets.cell_meanings import MEANT_OTHERWISE
from generator.spreadsheets.cells import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Row,
    Sheet,
    Table,
    numbered_lines,
    one_line_end,
    refused,
    text_cell,
)
from generator.spreadsheets.columns import header_of, meaning
from generator.spreadsheets.encodings import decode, spoilt
from generator.spreadsheets.typed_lists import MARK_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEPARATORS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}
"""What may stand between cells, and its name; in a draw the first wins."""

NONE = "\x1f"
"""A separator that no text has: for a list with one question a line."""

DECLARED = re.compile(r'"?sep=(.)"?\r?\n?$')
"""The line with which Excel is told the separator."""

SAMPLE = 300
"""Rows from which the separator is told."""

LONGEST_ABOVE = 64 * 1024
"""Bytes at the beginning of a file in which its header is looked for before its encoding is known."""


def read_csv(data: bytes, file: str, language: str | None = None, encoding: str | None = None) -> Table:
    """The bytes of a text file → its rows.

    Args:
        data: the bytes.
        file: what problems call it.
        language: that of its texts, where the user said so.
        encoding: the one that the user named.

    Raises:
        DeckError: it is no text, its quotes do not match, or it has too many rows or columns.
    """
    stated = [*_stated(data), *([language] if language else [])]
    text, said, doubt = decode(data, file, stated, encoding)
    text = text.removeprefix("\ufeff")
    if export := anki.export_of(text):
        rows, told = _anki(export, file)
    elif markdown.is_table(text):
        rows, told = _markdown(text), ", a table in Markdown"
    else:
        rows, told = _csv(text, file)
    if len(rows) > MOST_ROWS:
        raise refused(file, f"has more than {MOST_ROWS:,} rows", "is it the right file? Otherwise split it")
    if wide := next((row for row in rows if len(row.cells) > MOST_COLUMNS), None):
        raise DeckError([Problem(f"has more than {MOST_COLUMNS} columns on this line", file, wide.line)])
    return Table(file, (Sheet("", rows),), f"read as {said}{told}", (doubt,) if doubt else ())


def _stated(data: bytes) -> list[str]:
    """The languages that the header names, whatever the encoding: their codes and names need none."""
    for line in data[:LONGEST_ABOVE].decode("ascii", errors="replace").splitlines():
        named = [meaning(cell.strip(' "')) for cell in re.split(r"[;,\t|]", line)]
        if any(each and each.key == "question" for each in named):
            return [each.language for each in named if each and each.language]
    return []


def _rows(records: Iterable[tuple[int, list[Cell]]], first: int = 1) -> tuple[Row, ...]:
    """The line and the cells of each record → the rows that are not empty; no more than may be."""
    rows = (
        Row(number, line, tuple(cells))
        for number, (line, cells) in enumerate(records, start=first)
        if any(cell.text.strip() or cell.wrong for cell in cells)
    )
    return tuple(islice(rows, MOST_ROWS + 1))


def _csv(text: str, file: str) -> tuple[tuple[Row, ...], str]:
    first = DECLARED.match(text[: text.find("\n") + 1])
    separator = first[1] if first else _separator(text)
    above = 1 if first else 0

    def read(records: Iterable[tuple[int, list[str]]]) -> tuple[Row, ...]:
        """The rows, read one by one: a file of millions of lines is not held as so many records."""
        made = ((line, [_cell(each) for each in cells]) for line, cells in islice(records, above, None))
        return _rows(made, above + 1)

    try:
        rows = read(_records(text, separator))
    except csv.Error as error:
        if separator != NONE or _header(text, NONE):
            raise DeckError([_unreadable(error, text, separator, file)]) from None
        rows = read((line, [said]) for line, said in numbered_lines(text))  # in a mere list quotes are part of the text
    parted = f", {SEPARATORS.get(separator, f'“{separator}”')} between the cells" if separator != NONE else ""
    return rows, parted


def _markdown(text: str) -> tuple[Row, ...]:
    lines = enumerate(one_line_end(text).split("\n"), start=1)
    return _rows((line, [_cell(cell) for cell in markdown.cells_of(said)]) for line, said in lines)


def _anki(export: anki.Export, file: str) -> tuple[tuple[Row, ...], str]:
    try:
        records = [*islice(_records(export.rest, export.separator), MOST_ROWS + 1)]
    except csv.Error as error:
        problem = _unreadable(error, export.rest, export.separator, file)
        raise DeckError([problem._replace(line=problem.line + export.lines)]) from None
    wide = min(max([len(export.names), *(len(fields) for _, fields in records)]), MOST_COLUMNS + 1)
    names, taken = anki.header_cells(export, wide)
    notes = [(line + export.lines, [*anki.row_cells(export, fields)]) for line, fields in records]
    return (Row(0, 1, names), *_rows(notes, export.lines + 1)), f", an export of Anki: {taken}"


def _records(text: str, separator: str, *, strict: bool = True) -> Iterator[tuple[int, list[str]]]:
    """The records of a text: the line on which each begins, and its cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _separator(text: str) -> str:
    """The separator of a file: where the header has the most names we know, and the fewest rows are too long for it.

    Without a header it is one that parts every row alike, or none.
    """
    found = [(_fitness(text, each), -at, each) for at, each in enumerate((*SEPARATORS, NONE))]
    best = max(found)
    if best[0][0]:
        return best[2]
    return next((each for each in SEPARATORS if _parts_alike(text, each)), NONE)


def _sample(text: str, separator: str) -> tuple[Row, ...]:
    try:
        records = [*islice(_records(text, separator, strict=False), SAMPLE)]
    except csv.Error:
        return ()
    return tuple(Row(0, 0, tuple(map(Cell, cells))) for _, cells in records if any(map(str.strip, cells)))


def _fitness(text: str, separator: str) -> tuple[int, int, int]:
    """How well a separator suits: names in the header, rows that are no longer than it, columns."""
    rows = _sample(text, separator)
    header = header_of(Sheet("", rows))
    if header is None:
        return (0, 0, 0)
    width = len(header.rows[0].cells)
    longer = sum(any(cell.text.strip() for cell in row.cells[width:]) for row in rows)
    return (len(header.columns), -longer, 0 if separator == NONE else min(width, 2))


def _header(text: str, separator: str) -> bool:
    return header_of(Sheet("", _sample(text, separator))) is not None


def _parts_alike(text: str, separator: str) -> bool:
    """Whether a separator parts each row into as many cells, two or more, and is no sign of a sentence or a list."""
    rows = _sample(text, separator)
    if separator == "\t" and all(MARK_ALONE.fullmatch(row.cells[0].text.strip()) for row in rows):
        return False
    prose = all(cell.text.startswith(" ") for row in rows for cell in row.cells[1:])
    return (
        not prose and {len(row.cells) for row in rows}.isdisjoint({0, 1}) and len({len(row.cells) for row in rows}) == 1
    )


def _cell(text: str) -> Cell:
    literal = text.startswith("'") and MEANT_OTHERWISE.match(text) is not None
    text = text[1:] if literal else text
    if found := spoilt(text):
        what = f"has “{found}” in it: an earlier program misread the accents"
        return Cell("", what, "save the file again from where it came, as “CSV UTF-8” or as a workbook (.xlsx)")
    return text_cell(text, literal=literal)


def _unreadable(error: csv.Error, text: str, separator: str, file: str) -> Problem:
    """Quotes that do not match → the problem, with the line on which the record begins."""
    line = 1
    try:
        for begins, cells in _records(text, separator):
            line = begins + sum(one_line_end(cell).count("\n") for cell in cells) + 1
    except csv.Error:
        pass
    if "expected after" in str(error):
        hint = "inside quotes write each quote twice, or take the quotes around the text away"
        return Problem("a double quote stands in the middle of a text between quotes", file, line, hint=hint)
    hint = "each text that begins with a double quote ends with one: add it, or take the first away"
    return Problem("a double quote opens here that is not closed", file, line, hint=hint)
