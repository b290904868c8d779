"""A bank → a spreadsheet on disk; another file is never replaced by it unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import Target, holds_anything, read_bytes, target_problems, write_whole
from generator.model.problems import DeckError, Problem
from generator.model.wording import counted
from generator.spreadsheets.columns import header_of
from generator.spreadsheets.reading import PACKED, SPREADSHEET, read_table
from generator.spreadsheets.write import SEPARATOR, csv_of, grid_of, headers_for

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.bank import Bank
    from generator.spreadsheets.vocabulary import Headers
    from generator.spreadsheets.write import Grid


def export(
    bank: Bank, target: Path, headers: Headers | None = None, separator: str = SEPARATOR, *, replace: bool = False
) -> str:
    """A bank → a workbook or a CSV file, as the name of the file says; gives what was made, in a line.

    Args:
        bank: the bank.
        target: the file.
        headers: the language of the names of the columns; by the deck's first language where it is left out.
        separator: between the cells of CSV.
        replace: whether questions in a spreadsheet that is there already may go.

    Raises:
        DeckError: the file must not or cannot be written.
    """
    if problems := _target_problems(target, replace=replace):
        raise DeckError(problems)
    headers = headers or headers_for(bank)
    grid = grid_of(bank, headers)
    write_whole(target, _written(grid, headers, separator, packed=target.suffix.lower() == ".xlsx"))
    many = len(grid.rows)
    return f"Made {target}: {counted(many, 'question')} in {len(grid.names)} columns."


def exported(bank: Bank, *, packed: bool, separator: str = SEPARATOR) -> bytes:
    """A bank → the bytes of a workbook where it is ``packed``, or else of CSV; as ``export`` writes them."""
    headers = headers_for(bank)
    return _written(grid_of(bank, headers), headers, separator, packed=packed)


def _written(grid: Grid, headers: Headers, separator: str, *, packed: bool) -> bytes:
    if not packed:
        return csv_of(grid, separator)
    from generator.spreadsheets.write_xlsx import xlsx_of  # noqa: PLC0415 – openpyxl takes a while to import

    return xlsx_of(grid, headers)


def _target_problems(target: Path, *, replace: bool) -> list[Problem]:
    """Why a file must not be written there: it holds something else, or questions that nobody has let go."""
    problems = target_problems(target, Target("questions.xlsx", _holds_questions, "holds no questions"))
    if problems or replace or not holds_anything(target):
        return problems
    hint = "choose another name; or add --replace, once what is changed in it has been imported"
    return [Problem("is there already, and might hold changes", str(target), hint=hint)]


def _holds_questions(target: Path) -> bool:
    """Whether a file is a spreadsheet of the kind that its name says, with a column of questions."""
    try:
        table = read_table(target)
    except DeckError:
        return False
    packed = read_bytes(target, str(target), SPREADSHEET).startswith(PACKED)
    return packed == (target.suffix.lower() == ".xlsx") and any(header_of(sheet) for sheet in table.sheets)
