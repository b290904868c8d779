"""Lists as people type them: a sheet without names of columns → its header, and records → the same without bullets."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from generator.model.wording import counted, quote
from generator.spreadsheets.columns import Column, Header, Named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.spreadsheets.cell_problems import CellProblems
    from generator.spreadsheets.cells import Cell, Sheet
    from generator.spreadsheets.rows import Record
    from generator.spreadsheets.vocabulary import Field

BULLET = re.compile(r"(?:[•●○◦▪▫■□‣⁃∙·☐\uf0b7\uf0a7\uf0d8]\s*|o\t+)(?=\S)")
"""A sign that begins an entry of a list and nothing else, those of Word's own fonts among them."""

MARKS = {
    "dash": re.compile(r"[-–—]\s+(?=\S)"),
    "star": re.compile(r"[*+]\s+(?=\S)"),
    "number": re.compile(r"\(?[0-9]{1,4}[.)]\s+(?=\S)"),
    "letter": re.compile(r"\(?[a-z][.)]\s+(?=\S)"),
}
"""What may begin an entry of a list, and a sentence too: only a bullet where most texts of a column begin so."""

MARK_ALONE = re.compile(r"[•●○◦▪▫■□‣⁃∙·☐\uf0b7\uf0a7\uf0d8o*–—-]|\(?([0-9]{1,4}|[a-z])[.)]")
"""What begins an entry, where a tab parts it from the text, as in a list that is copied from Word."""

MARKED = ("question", "probe")
"""What people make lists of."""


def list_header(sheet: Sheet) -> Header | None:
    """A sheet in which no row has names → the header of one column of questions, in no language; None if it is no list.

    A list has texts in one column only: two of them, or one that asks something.
    """
    texts = [
        (at, cell.text) for row in sheet.rows for at, cell in enumerate(row.cells) if cell.text.strip() or cell.wrong
    ]
    columns = {at for at, _ in texts}
    if len(columns) != 1 or (len(texts) < 2 and not texts[0][1].strip().endswith("?")):  # noqa: PLR2004 – as said
        return None
    return Header((), (Column(columns.pop(), "", Named("question", None, ())),), ())


def headings(records: Sequence[Record], notes: CellProblems) -> None:
    """Tell which lines of a list may be headings: those without a question mark, where most have one."""
    texts = [(record, cell.text.strip()) for record in records for cell in record.cells.values()]
    plain = [(record, text) for record, text in texts if not any(mark in text for mark in "?？؟;")]
    if plain and 2 * len(plain) < len(texts):
        many = "1 line asks" if len(plain) == 1 else f"{counted(len(plain), 'line')} ask"
        what = f"{many} nothing, and became a card as well; the first says {quote(plain[0][1])}"
        hint = (
            "is it a heading? Make a table of the list, with the columns question and theme, and put it in the second"
        )
        notes.add(plain[0][0].address, what, hint)


def unmarked(records: Sequence[Record], notes: CellProblems) -> list[Record]:
    """Records → the same, their questions and probes without the bullets of a list; what was taken off is told."""
    fields = {field for record in records for field in record.cells if field.key in MARKED}
    without: dict[Field, dict[int, Cell]] = {field: _unmarked(records, field) for field in fields}
    made = []
    for at, record in enumerate(records):
        changed = {field: cells[at] for field, cells in without.items() if at in cells}
        made.append(replace(record, cells={**record.cells, **changed}) if changed else record)
    for field, cells in sorted(without.items()):
        if cells:
            first = records[min(cells)]
            many = counted(len(cells), "text")
            what = f"bullets or numbers of a list are taken off {many}, the first of which is {_quoted(cells)}"
            notes.add(first.at(field), what)
    return made


def _quoted(cells: Mapping[int, Cell]) -> str:
    return quote(cells[min(cells)].text.strip())


def _unmarked(records: Sequence[Record], field: Field) -> dict[int, Cell]:
    """The cells of a column that lose a bullet, by the place of their record."""
    cells: dict[int, Any] = {
        at: cell for at, record in enumerate(records) if (cell := record.cells.get(field)) and cell.text.strip()
    }
    texts = {at: cell.text.strip() for at, cell in cells.items() if not cell.literal}
    usual = Counter(name for text in texts.values() for name, mark in MARKS.items() if mark.match(text))
    patterns = [BULLET, *(MARKS[name] for name, many in usual.items() if many > 1 and 2 * many >= len(cells))]
    found = {}
    for at, text in texts.items():
        mark = next((match for match in (each.match(text) for each in patterns) if match), None)
        # A list within one text is its author's own.
        if mark and not any(each.match(line) for each in patterns for line in text.split("\n")[1:]):
            found[at] = cells[at]._replace(text=text[mark.end() :])
    return found
