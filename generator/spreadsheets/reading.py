"""The path of a spreadsheet → its Table, by what the file holds and not by what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import Wanted, read_bytes
from generator.spreadsheets.cells import refused

if TYPE_CHECKING:
    from pathlib import Path

    from generator.spreadsheets.cells import Table

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a workbook of 10,000 questions in two languages is a quarter of it."""

SPREADSHEET = Wanted(
    "spreadsheet", "questions.xlsx", LARGEST_FILE, "copy only the questions to a new one, without pictures"
)

PACKED, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(path: Path, language: str | None = None, encoding: str | None = None, *, hidden: bool = False) -> Table:
    """A workbook or a text file → what it holds.

    Args:
        path: the file.
        language: that of its texts, where the user said so.
        encoding: that of a text file, where the user named one.
        hidden: whether what is hidden in a workbook counts as if it could be seen.

    Raises:
        DeckError: it cannot be read, or is something else.
    """
    file = str(path)
    data = read_bytes(path, file, SPREADSHEET)
    if data.startswith(PACKED):
        from generator.spreadsheets.read_xlsx import read_xlsx  # noqa: PLC0415 – openpyxl takes a while to import

        if encoding is not None:
            raise refused(file, "is a workbook, which says its encoding itself", "leave --encoding out")
        return read_xlsx(data, file, hidden=hidden)
    if data.startswith(OLD_OFFICE):
        hint = "open it in Excel, take the password away if it has one, and save it as .xlsx"
        raise refused(file, "is an old workbook (.xls), or has a password", hint)
    if data.startswith(b"%PDF-"):
        raise refused(file, "is a PDF", "spreadsheets are files .xlsx or .csv")
    from generator.spreadsheets.read_csv import read_csv  # noqa: PLC0415 – not for a workbook

    return read_csv(data, file, language, encoding)
