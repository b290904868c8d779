"""A Table → records: one for each row with a question, its cells by what they hold; and what is wrong with cells.

Every visible sheet with a column for questions is read, in order. Titles above the header, a header that comes back, empty
rows, hidden rows and columns, and columns of which we do not know the name are left out; all but the first are told. A row
with nothing but a suit is the suit of those below it; so is, for want of a better, the last one above a row without. A
table in which no column has a name, but which is a list, is read as one question a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.problems import DeckError, Problem
from generator.model.wording import counted, listed, quote
from generator.spreadsheets.cell_problems import CellProblems, ranges
from generator.spreadsheets.cells import EMPTY, Address, Cell, refused
from generator.spreadsheets.column_languages import Spoken
from generator.spreadsheets.columns import header_of, is_header, meaning, nearest_name, plain
from generator.spreadsheets.typed_lists import headings, list_header, unmarked
from generator.spreadsheets.vocabulary import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.spreadsheets.cells import Row, Sheet, Table
    from generator.spreadsheets.columns import Column, Header

SHOW = "show it in Excel, or add --hidden to read it too"
SHOW_ALL = "show them in Excel, or add --hidden to read them too"


class Record(Struct, frozen=True):
    """A row with a question: its cells by what they hold, and the address of each.

    ``above`` is the last suit that a row above it said, and ``headed`` whether that row was a heading, with nothing else.
    """

    address: Address
    cells: Mapping[Field, Cell]
    columns: Mapping[Field, tuple[int, str]]
    above: str
    headed: bool

    def at(self, field: Field) -> Address:
        """The address of one of its cells; the row's own, where there is no such column."""
        column = self.columns.get(field)
        if column is None:
            return self.address
        return Address(self.address.file, self.address.sheet, self.address.row, self.address.line, *column)

    def text(self, key: str, language: str = "") -> str:
        """What one of its cells says, without space around it; empty where there is no such column."""
        return self.cells.get(Field(key, language), EMPTY).text.strip()

    def has(self, key: str) -> bool:
        """Whether the sheet has a column for this key."""
        return any(field.key == key for field in self.columns)


class Found(Struct, frozen=True):
    """The records of a table, its columns, the languages of its questions in order, and what a person may want to know."""

    records: tuple[Record, ...]
    columns: tuple[tuple[Field, Address], ...]
    languages: tuple[str, ...]
    notes: tuple[Problem, ...]

    def foreign(self, languages: Sequence[str]) -> list[tuple[Field, Address]]:
        """The columns in a language that is not one of these."""
        return [(field, address) for field, address in self.columns if field.language not in ("", *languages)]


def records_of(table: Table, language: str | None = None, only: str | None = None) -> Found:
    """A table → its records.

    Args:
        table: what was read.
        language: that of the columns that name none; where left out, that of their words, or of their names.
        only: the one sheet to read.

    Raises:
        DeckError: no sheet has questions, or cells or columns cannot be used.
    """
    sheets = [sheet for sheet in table.sheets if only is None or sheet.name == only]
    if only is not None and not sheets:
        names = [sheet.name for sheet in table.sheets if sheet.name]
        hint = f"the sheets are {listed(names)}" if names else "leave --sheet out: a text file has no sheets"
        raise refused(table.file, f"has no sheet {quote(only)}", hint)
    headers = [header_of(sheet) for sheet in sheets]
    if not any(headers):
        headers = [list_header(sheet) for sheet in sheets]
    if not any(headers):
        raise DeckError([_no_header(table.file, sheets)])
    reading = _Reading(table.file, language)
    for sheet, header in zip(sheets, headers, strict=True):
        reading.sheet(sheet, header)
    if reading.problems:
        raise DeckError(reading.problems.told())
    if not reading.records:
        hint = SHOW_ALL if reading.unseen else "was it saved?"
        raise refused(table.file, f"has a header and no questions {'that can be seen ' * reading.unseen}below it", hint)
    notes = (*table.notes, *reading.notes.told())
    return Found(tuple(reading.records), tuple(reading.columns), tuple(reading.languages), notes)


class _Reading:
    """The reading of sheet after sheet."""

    def __init__(self, file: str, language: str | None) -> None:
        self.records: list[Record] = []
        self.languages: dict[str, None] = {}
        self.problems = CellProblems()
        self.notes = CellProblems()
        self.columns: list[tuple[Field, Address]] = []
        self.unseen = False
        self._file = file
        self._language = language

    def sheet(self, sheet: Sheet, header: Header | None) -> None:
        """Read a sheet."""
        if header is None:
            if sheet.rows:
                what = "has no column of which the name says that it holds the questions, and is left out"
                self.notes.add(Address(self._file, sheet.name), what)
            return
        below = self._below(sheet, header)
        columns = self._columns(sheet, header, below)
        if not any(field.key == "question" for field in columns):
            return
        self.languages.update((field.language, None) for field in columns if field.key == "question")
        found = [*self._rows(sheet, header, columns, below)]
        if not header.rows:
            what = f"no column has a name: each line is taken for a question, {counted(len(found), 'question')} in all"
            self.notes.add(Address(self._file, sheet.name), what)
        if len(columns) == 1:
            headings(found, self.notes)
        self.records += unmarked(found, self.notes)

    def _columns(self, sheet: Sheet, header: Header, below: Sequence[Row]) -> dict[Field, tuple[int, str]]:
        """The columns of a sheet by what they hold; a second one for the same is a problem, one left out a note."""
        columns: dict[Field, tuple[int, str]] = {}
        spoken = Spoken(header, below, self._language, tuple(self.languages))
        for column in header.columns:
            address = self._named(sheet, header, column.index, column.header)
            # By its code a question is found again, also in a sheet that shows no codes.
            if column.index in sheet.hidden:
                if column.named.key != "id":
                    take = self.problems if column.named.key == "question" else self.notes
                    take.add(address, "is hidden, and left out", SHOW)
                    continue
                self.notes.add(address, "is hidden, and read all the same: by its code a question is found again")
            field = Field(column.named.key, spoken.language(column))
            if field in columns:
                first = self._named(sheet, header, *columns[field])
                what = f"is the {field.said()}, and so is {first.said().rpartition(', ')[2]}"
                self.problems.add(address, what, "rename one of the two, or take it away")
            else:
                self.columns.append((field, address))
            columns.setdefault(field, (column.index, column.header))
        for column, what, hint in spoken.doubts:
            take = self.notes if _is_known(columns, column) else self.problems
            take.add(self._named(sheet, header, column.index, column.header), what, hint)
        self._unknown(sheet, header, below)
        return columns

    def _named(self, sheet: Sheet, header: Header, index: int, name: str) -> Address:
        if not header.rows:
            return Address(self._file, sheet.name)
        return Address(self._file, sheet.name, header.rows[0].number, header.rows[0].line, index, name)

    def _unknown(self, sheet: Sheet, header: Header, below: Sequence[Row]) -> None:
        """Tell which columns are left out: those with a name that we do not know, and those with texts and no name."""
        taken = {column.named.key for column in header.columns}
        for index, name in header.unknown:
            near = nearest_name(name, taken)
            what = "is a name we do not know: the column is left out"
            self.notes.add(self._named(sheet, header, index, name), what, f"did you mean {near}?" if near else "")
        named = {column.index for column in header.columns} | {index for index, _ in header.unknown} | sheet.hidden
        nameless: dict[int, list[Row]] = {}
        for row in below:
            for index, cell in enumerate(row.cells):
                if index not in named and cell.text.strip() and not (row.line and index >= header.width):
                    nameless.setdefault(index, []).append(row)
        for index, rows in nameless.items() if header.rows else ():
            what = f"has texts and no name: the column is left out, with {quote(rows[0].cell(index).text.strip())}"
            what += f" and {counted(len(rows) - 1, 'more text')}" * (len(rows) > 1)
            hint = "if it belongs on the cards give it a name above, such as probe"
            self.notes.add(self._named(sheet, header, index, ""), what, hint)

    def _below(self, sheet: Sheet, header: Header) -> list[Row]:
        """The rows below a header, without those that are no questions but names again."""
        last = header.rows[-1].number if header.rows else 0
        below = [row for row in sheet.rows if row.number > last]
        again = {row.number: row for row in below if header.rows and is_header(row, header)}
        for row in again.values():
            if not _same(row, header):
                told = quote(next(cell.text.strip() for cell in row.cells if cell.text.strip()))
                address = Address(self._file, sheet.name, row.number, row.line)
                self.notes.add(address, f"is taken for names or remarks about the columns, and is no card: {told}")
        return [row for row in below if row.number not in again]

    def _rows(
        self, sheet: Sheet, header: Header, columns: dict[Field, tuple[int, str]], below: Sequence[Row]
    ) -> Iterator[Record]:
        above, headed = "", False
        unseen: list[int] = []
        for row in below:
            cells = {field: row.cell(at) for field, (at, _) in columns.items()}
            address = Address(self._file, sheet.name, row.number, row.line)
            self._beside(address, row, header)
            full = {field.key for field, cell in cells.items() if cell != EMPTY and (cell.text.strip() or cell.wrong)}
            if not full:
                continue
            record = Record(address, cells, columns, above, headed=headed)
            suit = record.text("suit") or _suit_name(record)
            if full <= {"suit", "suit name"}:
                above, headed = suit, True
                continue
            above, headed = suit or above, headed and not suit
            if row.hidden:
                unseen.append(row.number)
            else:
                yield record
        if unseen:
            self.unseen = True
            many = "1 row is" if len(unseen) == 1 else f"{counted(len(unseen), 'row')} are"
            what = f"{many} hidden or filtered out, and left out: {ranges(unseen)}"
            self.notes.add(Address(self._file, sheet.name), what, SHOW_ALL)

    def _beside(self, address: Address, row: Row, header: Header) -> None:
        """Refuse a text to the right of the last column of a text file: a separator in a text has moved it there."""
        beyond = next((at for at in range(header.width, len(row.cells)) if row.cell(at).text.strip()), None)
        if beyond is not None and address.line:
            what = f"has a text in column {beyond + 1}, and the header has {header.width}"
            hint = "put a text that has the separator in it between double quotes, or give the column a name"
            self.problems.add(address, what, hint)


def _is_known(columns: Mapping[Field, tuple[int, str]], column: Column) -> bool:
    """Whether a column was given a language, be it a doubtful one."""
    return any(at == column.index and field.language for field, (at, _) in columns.items())


def _same(row: Row, header: Header) -> bool:
    """Whether a row says what the header says, as on each page of a long list."""
    return all(plain(row.cell(column.index).text) == plain(column.header) for column in header.columns)


def inherited(records: Sequence[Record]) -> list[Problem]:
    """Records that took their suit from a row above that is no heading → a note, on the first of them."""
    if not records:
        return []
    many = f"{len(records)} rows say" if len(records) > 1 else "the row says"
    first = ": this is the first" if len(records) > 1 else ""
    return [records[0].address.problem(f"{many} no suit, and take that of the row above{first}")]


def _suit_name(record: Record) -> str:
    return next(
        (record.text(*field) for field in record.columns if field.key == "suit name" and record.text(*field)), ""
    )


def _means_question(name: str) -> bool:
    named = meaning(name)
    return named is not None and named.key == "question"


def _no_header(file: str, sheets: Sequence[Sheet]) -> Problem:
    """A table without any column of questions → the problem, with the names that its columns seem to have."""
    rows = [row for sheet in sheets for row in sheet.rows]
    if not rows:
        return Problem("is empty", file, hint="was it saved?")
    names = [cell.text.strip() for cell in rows[0].cells if cell.text.strip()]
    hint = f"name the column “vraag” or “question”; the first row says {listed(map(quote, names[:6]))}"
    if slip := next((name for name in names if _means_question(nearest_name(name, ()))), None):
        hint = f"did you mean {nearest_name(slip, ())} where it says {quote(slip)}?"
    return Problem("has no column of which the name says that it holds the questions", file, hint=hint)
