"""What a spreadsheet holds, whoever wrote it: cells in rows in sheets, and what a person calls the place of each."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from generator.model.problems import DeckError, Problem

MOST_ROWS = 20_000
"""Rows of one sheet; twice the largest deck we make."""

MOST_COLUMNS = 200
"""Columns of one sheet."""

LETTERS = 26


class Cell(NamedTuple):
    """A cell: its text, or in ``wrong`` why it has none that can be used, and in ``hint`` the remedy."""

    text: str = ""
    wrong: str = ""
    hint: str = ""


EMPTY = Cell()


class Row(Struct, frozen=True):
    """A row that is not empty.

    Args:
        number: its number in the spreadsheet, from 1.
        line: the line of a text file on which it begins, from 1; 0 in a workbook.
        cells: its cells from the first column on; a row may be shorter than others.
    """

    number: int
    line: int
    cells: tuple[Cell, ...]


class Sheet(Struct, frozen=True):
    """A sheet of a workbook, or the whole of a text file, which has no name."""

    name: str
    rows: tuple[Row, ...]


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


class Spot(Struct, frozen=True):
    """The place of a row or a cell in a spreadsheet; ``column`` is counted from 0, None for the whole row."""

    file: str
    sheet: str
    row: int
    line: int
    column: int | None = None
    header: str = ""

    def problem(self, what: str, hint: str = "") -> Problem:
        """What is wrong here → the problem: ``sheet Vragen, row 12, column D (probe): …``."""
        return Problem(what, self.file, self.line, where=self.said(), hint=hint)

    def said(self) -> str:
        """``sheet Vragen, row 12, column D (probe)``."""
        sheet = f"sheet {self.sheet}, " if self.sheet else ""
        header = f" ({' '.join(self.header.split())})" if self.header.strip() else ""
        column = "" if self.column is None else f", column {letter(self.column)}{header}"
        return f"{sheet}row {self.row}{column}"


def letter(column: int) -> str:
    """A column counted from 0 → its letters, as above a spreadsheet: 0 → ``A``, 26 → ``AA``."""
    before, last = divmod(column, LETTERS)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def one_line_end(text: str) -> str:
    """A text → the same, its lines ended as everywhere inside Spiegel."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refused(file: str, what: str, hint: str = "") -> DeckError:
    """Why a whole file cannot be read → the error."""
    return DeckError([Problem(what, file, hint=hint)])
