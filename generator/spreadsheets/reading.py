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


def read_table(path: Path) -> Table:
    """A file .xlsx or .csv → what it holds.

    Raises:
        DeckError: it cannot be read, or is something else.
    """
    file = str(path)
    data = read_bytes(path, file, SPREADSHEET)
    if data.startswith(PACKED):
        from generator.spreadsheets.read_xlsx import read_xlsx  # noqa: PLC0415 – openpyxl takes a while to import

        return read_xlsx(data, file)
    if data.startswith(OLD_OFFICE):
        hint = "open it in Excel, take the password away if it has one, and save it as .xlsx"
        raise refused(file, "is an old workbook (.xls), or has a password", hint)
    if data.startswith(b"%PDF-"):
        raise refused(file, "is a PDF", "spreadsheets are files .xlsx or .csv")
    from generator.spreadsheets.read_csv import read_csv  # noqa: PLC0415 – not for a workbook

    return read_csv(data, file)
