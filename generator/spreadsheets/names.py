"""A list of people → their names, each with its place: a text file with a name on each line, a CSV, or a workbook of Excel.

In a spreadsheet the column called name (naam, nom) holds them, or first and last names in a column each, or else the only
column there is. What is hidden or filtered out is left out, as by ``spiegel import``.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator.files import Wanted, read_bytes
from generator.model.names import ListedName, NameList
from generator.model.problems import DeckError, Problem
from generator.model.wording import counted, listed
from generator.spreadsheets.cell_problems import CellProblems, ranges
from generator.spreadsheets.cells import (
    MOST_ROWS,
    Address,
    Row,
    Sheet,
    Table,
    letter,
    numbered_lines,
    refused,
    text_cell,
)
from generator.spreadsheets.columns import plain
from generator.spreadsheets.encodings import decode
from generator.spreadsheets.reading import LARGEST_FILE, OLD_OFFICE, PACKED, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAMES = Wanted("list of names", "names.txt", LARGEST_FILE, "copy only the names to a new one")

SPREADSHEETS = frozenset({".csv", ".tsv"})
"""How text files are called whose lines have columns; a line of any other is a name, commas and all."""

WHOLE = frozenset(
    {"volledige naam", "voornaam en naam", "naam en voornaam", "naam deelnemer", "full name", "complete name"}
    | {"nom complet", "nom et prenom", "prenom et nom", "voller name", "vollstandiger name", "vor und nachname"}
    | {"deelnemer", "deelnemers", "participant", "participants", "participante", "teilnehmer", "teilnehmerin"}
)
"""What a column of whole names is called, as ``plain`` has it."""

NAME = frozenset({"naam", "namen", "name", "names", "nom", "noms"})
"""What a column of whole names is called too; beside one of first names it holds the last ones."""

FIRST = frozenset({"voornaam", "voornamen", "first name", "firstname", "given name", "prenom", "prenoms", "vorname"})
LAST = frozenset(
    {"achternaam", "familienaam", "last name", "lastname", "surname", "family name"}
    | {"nom de famille", "nachname", "familienname"}
)

MOST_ROWS_ABOVE = 40
"""Rows among which the names of columns are looked for."""

SHOW = "show it in Excel to have it too"
SHOW_ALL = "show them in Excel to have them too"
AS_UTF_8 = "if letters come out wrong, save it as “CSV UTF-8” or UTF-8, or as a workbook (.xlsx)"


class _Columns(NamedTuple):
    """Where the names of a sheet are: below which row, in which columns from 0, and what these are called."""

    below: int
    places: tuple[int, ...]
    header: str


def read_names(path: Path) -> NameList:
    """A file → its names, each once.

    Raises:
        DeckError: it cannot be read, holds no name, or does not say which column has the names.
    """
    file = str(path)
    data = read_bytes(path, file, NAMES)
    if path.suffix.lower() in SPREADSHEETS or data.startswith((PACKED, OLD_OFFICE, b"%PDF-")):
        table = read_table(path)
    else:
        table = _lines(data, file)
    notes = CellProblems()
    found = list(_names(table, notes))
    if not found:
        unseen = any(row.hidden for sheet in table.sheets for row in sheet.rows)
        hint = SHOW_ALL if unseen else "write one name on each line, or in a column called name"
        raise refused(file, "holds no names" + " that can be seen" * unseen, hint)
    told = [each._replace(hint=_hint(each.hint)) for each in table.notes]
    return NameList(file, *_each_once(found, [*told, *notes.told()]))


def _hint(hint: str) -> str:
    """A hint of the reading that names an option of ``spiegel import`` → one that helps here."""
    return AS_UTF_8 if "--encoding" in hint else SHOW if "--hidden" in hint else hint


def _lines(data: bytes, file: str) -> Table:
    """A text file with a name on each line."""
    try:
        text, _, doubt = decode(data, file)
    except DeckError as error:
        raise DeckError([each._replace(hint=_hint(each.hint)) for each in error.problems]) from None
    lines = (each for each in numbered_lines(text.removeprefix("\ufeff")) if each[1].strip())
    rows = tuple(Row(number, number, (text_cell(line),)) for number, line in islice(lines, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise refused(file, f"has more than {MOST_ROWS:,} lines", "is it the right file? Otherwise split it")
    return Table(file, (Sheet("", rows),), notes=(doubt,) if doubt else ())


def _names(table: Table, notes: CellProblems) -> Iterator[ListedName]:
    """The names of every sheet with a column of them, in order."""
    full = [sheet for sheet in table.sheets if any(_filled(row) for row in sheet.rows)]
    columns = {sheet.name: _named_columns(sheet, table.file) for sheet in full}
    if not any(columns.values()) and len(full) == 1:
        columns = {full[0].name: _only_column(full[0], table.file)}
    if full and not any(columns.values()):
        hint = "give the column with the names the name “name” (naam, nom) in its first row"
        raise refused(table.file, f"has {len(full)} sheets, and no column of them is called name", hint)
    for sheet in full:
        where = columns[sheet.name]
        if where is None:
            notes.add(Address(table.file, sheet.name), "has no column called name, and is left out")
        else:
            yield from _of_sheet(table.file, sheet, where, notes)


def _filled(row: Row) -> set[int]:
    return {at for at, cell in enumerate(row.cells) if cell.text.strip() or cell.wrong}


def _named_columns(sheet: Sheet, file: str) -> _Columns | None:
    """The columns that are called after names, in the first row that has such a name.

    Raises:
        DeckError: two columns have it, or it is hidden.
    """
    filled = [row for row in sheet.rows if _filled(row)]
    plain_list = all(row.line and len(row.cells) == 1 for row in filled)  # in which all above a header would be names
    for row in filled[: 1 if plain_list else MOST_ROWS_ABOVE]:
        called = {at: plain(cell.text) for at, cell in enumerate(row.cells)}
        first, last, name, whole = (
            [at for at, said in called.items() if said in words] for words in (FIRST, LAST, NAME, WHOLE)
        )
        for parts in ([whole], [first, last or name] if first else [], [name], [last]):
            places = [at for part in parts for at in part]
            if places:
                _refuse_unclear(sheet, file, row, parts)
                return _Columns(row.number, tuple(places), " ".join(row.cell(at).text.strip() for at in places))
    return None


def _refuse_unclear(sheet: Sheet, file: str, row: Row, parts: Sequence[Sequence[int]]) -> None:
    """Refuse two columns for the same part of a name, and one that is hidden."""
    for at in (at for part in parts for at in part):
        if at in sheet.hidden:
            address = Address(file, sheet.name, row.number, row.line, at, row.cell(at).text)
            raise DeckError([address.problem("holds the names and is hidden", SHOW)])
    for part in parts:
        if len(part) > 1:
            what = f"columns {listed(letter(at) for at in part)} are all called after names"
            raise DeckError([Address(file, sheet.name, row.number, row.line).problem(what, "rename all but one")])


def _only_column(sheet: Sheet, file: str) -> _Columns:
    """The one column that has texts, if there is only one.

    Raises:
        DeckError: there are more.
    """
    places = sorted({at for row in sheet.rows for at in _filled(row)} - sheet.hidden)
    if len(places) != 1:
        hint = "give the column with the names the name “name” (naam, nom) in its first row"
        many = counted(len(places), "column")
        raise DeckError([Address(file, sheet.name).problem(f"has {many}, and none of them is called name", hint)])
    return _Columns(0, tuple(places), "")


def _of_sheet(file: str, sheet: Sheet, where: _Columns, notes: CellProblems) -> Iterator[ListedName]:
    unseen: list[int] = []
    for row in sheet.rows:
        if row.number <= where.below:
            continue
        cells = [row.cell(at) for at in where.places]
        name = " ".join(" ".join(cell.text for cell in cells).split())
        address = Address(file, sheet.name, row.number, row.line, where.places[0], where.header)
        wrong = next((cell for cell in cells if cell.wrong), None)
        if row.hidden and (name or wrong):
            unseen.append(row.number)
        elif wrong:
            notes.add(address, f"{wrong.wrong}, and is left out", wrong.hint)
        elif name:
            yield ListedName(name, file, row.line, "" if row.line else address.said())
    if unseen:
        many = "1 row is" if len(unseen) == 1 else f"{counted(len(unseen), 'row')} are"
        hint = SHOW if len(unseen) == 1 else SHOW_ALL
        what = f"{many} hidden or filtered out, and left out: {ranges(unseen)}"
        notes.add(Address(file, sheet.name), what, hint)


def _each_once(found: Sequence[ListedName], notes: list[Problem]) -> tuple[tuple[ListedName, ...], tuple[Problem, ...]]:
    """The names without those that come again, which are told."""
    first: dict[str, ListedName] = {}
    for name in found:
        if name.text in first:
            before = first[name.text]
            place = before.cell or f"line {before.line}"
            hint = "if these are two people, tell them apart, such as with a letter of the last name"
            told = name.problem(f"is there already ({place}), and is made once", hint)
            notes.append(told._replace(cause=f"again {name.text}"))
        else:
            first[name.text] = name
    return tuple(first.values()), tuple(notes)
