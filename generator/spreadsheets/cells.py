"""What a spreadsheet holds, whoever wrote it: cells in rows in sheets, and what a person calls the place of each."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from generator.bank.yaml.events import UNPRINTABLE
from generator.model.problems import DeckError, Problem
from generator.model.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ROWS = 20_000
"""Rows of one sheet; twice the largest deck we make."""

MOST_COLUMNS = 200
"""Columns of one sheet."""

LETTERS = 26

CONTROL = re.compile(UNPRINTABLE)

LINE_BREAKS = frozenset({0x0B, 0x0C, 0x1E})
"""Ends of lines in Word and PowerPoint, which come along when a text is copied."""

BREAK = "it ends a line in Word or PowerPoint: delete it there, and press Alt and Enter where a new line is meant"


class Cell(NamedTuple):
    """A cell: its text, or in ``wrong`` why it has none that can be used, and in ``hint`` the remedy.

    ``literal``: the file says that the text is meant as it stands, whatever it begins with; ``write`` marks texts so.
    """

    text: str = ""
    wrong: str = ""
    hint: str = ""
    literal: bool = False


EMPTY = Cell()


class Row(Struct, frozen=True):
    """A row that is not empty.

    Args:
        number: its number in the spreadsheet, from 1.
        line: the line of a text file on which it begins, from 1; 0 in a workbook.
        cells: its cells from the first column on; a row may be shorter than others.
        hidden: whether it is hidden or filtered out.
    """

    number: int
    line: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell in a column, counted from 0; an empty one to the right of the last."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class Sheet(Struct, frozen=True):
    """A sheet of a workbook, or the whole of a text file, which has no name; ``hidden`` are columns, counted from 0."""

    name: str
    rows: tuple[Row, ...]
    hidden: frozenset[int] = frozenset()


class Table(Struct, frozen=True):
    """A spreadsheet that was read.

    Args:
        file: what problems call it.
        sheets: those that can be seen.
        told: how it was read, for a person who wonders; empty for a workbook.
        notes: what was left out.
    """

    file: str
    sheets: tuple[Sheet, ...]
    told: str = ""
    notes: tuple[Problem, ...] = ()


class Address(Struct, frozen=True):
    """Where a row or a cell is in a spreadsheet.

    ``row`` is 0 for the whole sheet, or where no row has names; ``column`` is counted from 0, None for the whole row.
    """

    file: str
    sheet: str
    row: int = 0
    line: int = 0
    column: int | None = None
    header: str = ""

    def problem(self, what: str, hint: str = "") -> Problem:
        """What is wrong here → the problem: ``sheet Vragen, row 12, column D (probe): …``."""
        return Problem(what, self.file, self.line, where=self.said(), hint=hint)

    def said(self) -> str:
        """``sheet Vragen, row 12, column D (probe)``."""
        header = f" ({' '.join(self.header.split())})" if self.header.strip() else ""
        said = (
            self.sheet and f"sheet {self.sheet}",
            self.row and f"row {self.row}",
            self.column is not None and f"column {letter(self.column)}{header}",
        )
        return ", ".join(each for each in said if each)


def letter(column: int) -> str:
    """A column counted from 0 → its letters, as above a spreadsheet: 0 → ``A``, 26 → ``AA``."""
    before, last = divmod(column, LETTERS)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def text_cell(text: str, *, literal: bool = False) -> Cell:
    """A text as a file has it → its cell, which cannot be used where a sign in it can be no part of a text."""
    text = one_line_end(text)
    if found := CONTROL.search(text):
        code = ord(found[0])
        before = " ".join(text[: found.start()].split())[-20:]
        what = (
            f"has the control character U+{code:04X} in it, which cannot be seen, {'behind' if before else 'before'} "
        )
        what += quote(before or " ".join(text[found.end() :].split())[:20])
        hint = BREAK if code in LINE_BREAKS else "delete it there, or type the text again"
        return Cell("", what, hint)
    return Cell(text, literal=literal) if text.strip() else EMPTY


def one_line_end(text: str) -> str:
    """A text → the same, its lines ended as everywhere inside Spiegel."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, however they end, with their numbers from 1; one after the other, as a file may have millions."""
    return enumerate((line for part in io.StringIO(text, newline=None) for line in part.splitlines()), start=1)


def refused(file: str, what: str, hint: str = "") -> DeckError:
    """Why a whole file cannot be read → the error."""
    return DeckError([Problem(what, file, hint=hint)])
