"""The bytes of a workbook → a refusal where it is none, is damaged, or would take more room and time than we have.

A workbook is packed, and what openpyxl builds of its parts may take a thousand times their room: so they are counted in
the packed XML before openpyxl sees them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, TypeVar

from generator.spreadsheets.cells import refused

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all that is packed in a workbook; 20,000 questions in two languages take a third of it."""

MOST_CELLS = 250_000
"""Cells of a workbook, which take 5 to 8 s to read; 20,000 questions in two languages have 200,000."""

CELL = re.compile(rb"<(?:\w+:)?c[ />]")
"""How a cell begins in the XML of a sheet."""

MOST_ROW_ELEMENTS = 1_100_000
"""Rows of all sheets, empty ones too: those of one sheet whose every row has a height, and some."""

ROW = re.compile(rb"<(?:\w+:)?row[ />]")

MOST_PARTS = 100_000
"""Elements other than cells and their texts, of each of which openpyxl builds an object: formats, links, merged areas."""

PART = re.compile(rb"<(?!(?:\w+:)?(?:c|v|f|is|row|si|t|r|rPr)[\s/>])\w")
"""How such an element begins."""

MOST_RUNS = 200_000
"""Pieces of text with a look of their own in all cells."""

RUN = re.compile(rb"<(?:\w+:)?r[ />]")

MOST_STRINGS = 300_000
"""Texts that cells share: those of as many cells as may be, and some that no cell has any more."""

STRING = re.compile(rb"<(?:\w+:)?si[ />]")

LONGEST_STRING = 1_000_000
"""Bytes of a text on its own; a cell of Excel holds 32,767 characters."""

LONG_STRING = re.compile(rb"<[^<]{%d}" % LONGEST_STRING)
"""A sign of markup with so much before the next one; it begins at one, so that nothing is looked at twice."""

AGAIN = "open it in Excel or LibreOffice and save it again as .xlsx"
COPY = "copy only the questions to a new workbook"


def library(file: str, call: Callable[..., T], *arguments: object, **named: object) -> T:
    """What a call of zipfile's or openpyxl's gives, with nothing of ours inside it: what fails there is the file.

    Neither has an error of its own: a damaged workbook fails in as many ways as it can be damaged.
    """
    try:
        return call(*arguments, **named)
    except zipfile.BadZipFile as error:
        raise refused(file, "is a damaged workbook", AGAIN) from error
    except Exception as error:
        raise refused(file, f"cannot be read as a workbook ({type(error).__name__})", AGAIN) from error


def check_amounts(data: bytes, file: str) -> None:
    """Refuse what is no workbook, or would take more room than we have."""
    with library(file, zipfile.ZipFile, io.BytesIO(data)) as packed:
        names = packed.namelist()
        if "content.xml" in names:
            raise refused(file, "is a spreadsheet of OpenDocument (.ods)", "save it as .xlsx in LibreOffice")
        if not any(name.lower() == "xl/workbook.xml" for name in names):
            raise refused(file, "is a zip file, but not a workbook of Excel", "save the questions as .xlsx or as .csv")
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            what = f"unpacks to more than the {LARGEST_UNPACKED // 1024**2} MB that a workbook may be"
            raise refused(file, what, COPY)
        cells = rows = parts = runs = strings = 0
        for name in names:
            if not name.lower().endswith((".xml", ".rels")):
                continue
            xml = library(file, packed.read, name)
            cells, rows = cells + _count(CELL, xml), rows + _count(ROW, xml)
            parts, runs = parts + _count(PART, xml), runs + _count(RUN, xml)
            strings += _count(STRING, xml)
            if LONG_STRING.search(xml):
                raise refused(file, f"has a text of more than {LONGEST_STRING:,} characters", COPY)
    if cells > MOST_CELLS or rows > MOST_ROW_ELEMENTS:
        many = f"{cells:,} cells" if cells > MOST_CELLS else f"{rows:,} rows"
        raise refused(file, f"has {many}, also counting empty ones with a format of their own", COPY)
    if strings > MOST_STRINGS:
        raise refused(file, f"keeps {strings:,} texts for its cells, also counting those that no cell shows", COPY)
    if parts > MOST_PARTS or runs > MOST_RUNS:
        raise refused(
            file, f"has {parts + runs:,} formats, links, merged areas and other things beside its cells", COPY
        )


def _count(pattern: re.Pattern[bytes], xml: bytes) -> int:
    return sum(1 for _ in pattern.finditer(xml))
