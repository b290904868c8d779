"""A Table → records: one for each row with a question, its cells by key and language; and what is wrong with cells.

Every visible sheet with a column for questions is read, in order. Titles above the header, a header that comes back, empty
rows and columns of which we do not know the name are left out. A row with nothing but a suit is the suit of those below
it; so is, for want of a better, the last one above a row without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from generator.model.problems import DeckError, Problem
from generator.model.wording import listed, nearest, quote
from generator.spreadsheets.cells import EMPTY, Cell, Spot, refused
from generator.spreadsheets.columns import KEYS, header_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.spreadsheets.cells import Row, Sheet, Table
    from generator.spreadsheets.columns import Column, Header


class Kind(NamedTuple):
    """What a column holds: a key, and the language of its texts; empty where they are in none."""

    key: str
    language: str = ""


class Record(Struct, frozen=True):
    """A row with a question: its cells by what they hold, and the place of each.

    ``above`` is the last suit that a row above it said, and ``headed`` whether that row was a heading, with nothing else.
    """

    spot: Spot
    cells: Mapping[Kind, Cell]
    columns: Mapping[Kind, tuple[int, str]]
    above: str
    headed: bool

    def at(self, kind: Kind) -> Spot:
        """The place of one of its cells; the row's own, where there is no such column."""
        column = self.columns.get(kind)
        if column is None:
            return self.spot
        return Spot(self.spot.file, self.spot.sheet, self.spot.row, self.spot.line, *column)

    def text(self, key: str, language: str = "") -> str:
        """What one of its cells says, without space around it; empty where there is no such column."""
        return self.cells.get(Kind(key, language), EMPTY).text.strip()

    def has(self, key: str) -> bool:
        """Whether the sheet has a column for this key."""
        return any(kind.key == key for kind in self.columns)


class Found(Struct, frozen=True):
    """The records of a table, its columns, the languages of its questions in order, and what was left out."""

    records: tuple[Record, ...]
    columns: tuple[tuple[Kind, Spot], ...]
    languages: tuple[str, ...]
    notes: tuple[Problem, ...]

    def foreign(self, languages: Sequence[str]) -> list[tuple[Kind, Spot]]:
        """The columns in a language that is not one of these."""
        return [(kind, spot) for kind, spot in self.columns if kind.language and kind.language not in languages]


def records_of(table: Table, language: str | None = None, only: str | None = None) -> Found:
    """A table → its records.

    Args:
        table: what was read.
        language: that of the columns that name none; where left out, that of the first question, by its name.
        only: the one sheet to read.

    Raises:
        DeckError: no sheet has questions, or cells or columns cannot be used.
    """
    sheets = [sheet for sheet in table.sheets if only is None or sheet.name == only]
    if only is not None and not sheets:
        names = [sheet.name for sheet in table.sheets if sheet.name]
        hint = f"the sheets are {listed(names)}" if names else "leave --sheet out: a text file has no sheets"
        raise refused(table.file, f"has no sheet {quote(only)}", hint)
    reading = _Reading(table.file, language)
    for sheet in sheets:
        reading.sheet(sheet)
    if not reading.headers:
        raise DeckError([_no_header(table.file, sheets)])
    if not reading.problems and not reading.records:
        raise refused(table.file, "has a header and no questions below it", "was it saved?")
    if reading.problems:
        raise DeckError(reading.problems)
    notes = (*table.notes, *reading.notes)
    return Found(tuple(reading.records), tuple(reading.columns), tuple(reading.languages), notes)


class _Reading:
    """The reading of sheet after sheet."""

    def __init__(self, file: str, language: str | None) -> None:
        self.records: list[Record] = []
        self.languages: dict[str, None] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.columns: list[tuple[Kind, Spot]] = []
        self.headers = 0
        self._file = file
        self._language = language
        self._without: list[Problem] = []

    def sheet(self, sheet: Sheet) -> None:
        """Read a sheet."""
        header = header_of(sheet)
        if header is None:
            if sheet.rows:
                what = "has no column of which the name says that it holds the questions, and is left out"
                self._without.append(Problem(what, self._file, where=f"sheet {sheet.name}"))
            self.notes += self._without if self.headers else ()
            self._without = [] if self.headers else self._without
            return
        self.headers += 1
        self.notes += self._without
        self._without = []
        columns = self._columns(sheet, header)
        self.languages.update((kind.language, None) for kind in columns if kind.key == "question")
        self._rows(sheet, header, columns)

    def _columns(self, sheet: Sheet, header: Header) -> dict[Kind, tuple[int, str]]:
        """The columns of a sheet by what they hold; a second one for the same is a problem, an unknown one a note."""
        columns: dict[Kind, tuple[int, str]] = {}
        for kind, column in _kinds(header.columns, self._language):
            spot = Spot(self._file, sheet.name, header.row.number, header.row.line, column.index, column.header)
            if kind in columns:
                first = Spot(self._file, sheet.name, header.row.number, header.row.line, *columns[kind])
                what = f"is the {_said(kind)}, and so is {first.said().rpartition(', ')[2]}"
                self.problems.append(spot.problem(what, "rename one of the two, or take it away"))
            else:
                self.columns.append((kind, spot))
            columns.setdefault(kind, (column.index, column.header))
        names = [name for key in KEYS.values() for name in (*key.nl, *key.en)]
        for index, name in header.unknown:
            near = nearest(plain(name), names)
            spot = Spot(self._file, sheet.name, header.row.number, header.row.line, index, name)
            hint = f"did you mean {near}?" if near else ""
            self.notes.append(spot.problem("is a name we do not know: the column is left out", hint))
        return columns

    def _rows(self, sheet: Sheet, header: Header, columns: dict[Kind, tuple[int, str]]) -> None:
        above, headed = "", False
        named = [column.index for column in header.columns] + [index for index, _ in header.unknown]
        for row in _below(sheet, header):
            cells = {kind: row.cells[at] if at < len(row.cells) else EMPTY for kind, (at, _) in columns.items()}
            spot = Spot(self._file, sheet.name, row.number, row.line)
            self._beside(spot, row, max(named))
            full = {kind.key for kind, cell in cells.items() if cell != EMPTY and (cell.text.strip() or cell.wrong)}
            if not full:
                continue
            record = Record(spot, cells, columns, above, headed=headed)
            suit = record.text("suit") or _suit_name(record)
            if full <= {"suit", "suit name"}:
                above, headed = suit, True
                continue
            above, headed = suit or above, headed and not suit
            self.records.append(record)

    def _beside(self, spot: Spot, row: Row, last: int) -> None:
        """Refuse a text to the right of the last column of a text file: a separator in a text has moved it there."""
        beyond = next((at for at, cell in enumerate(row.cells) if at > last and cell.text.strip()), None)
        if beyond is not None and spot.line:
            what = f"has a text in column {beyond + 1}, and the header has {last + 1}"
            hint = "put a text that has the separator in it between double quotes, or give the column a name"
            self.problems.append(spot.problem(what, hint))


def inherited(records: Sequence[Record]) -> list[Problem]:
    """Records that took their suit from a row above that is no heading → a note, on the first of them."""
    if not records:
        return []
    many = f"{len(records)} rows say" if len(records) > 1 else "the row says"
    first = ": this is the first" if len(records) > 1 else ""
    return [records[0].spot.problem(f"{many} no suit, and take that of the row above{first}")]


def _suit_name(record: Record) -> str:
    return next((record.text(*kind) for kind in record.columns if kind.key == "suit name" and record.text(*kind)), "")


def _kinds(columns: Sequence[Column], language: str | None) -> Iterator[tuple[Kind, Column]]:
    """The columns of a header → what each holds; those that name no language get one."""
    first = next(column.named for column in columns if column.named.key == "question")
    base = language or first.language or first.tongue
    bare = Counter(column.named.key for column in columns if column.named.language is None)
    for column in columns:
        key, own, tongue = column.named
        if not KEYS[key].translated:
            yield Kind(key), column
        elif own is not None:
            yield Kind(key, own), column
        else:
            # “Vraag” and “Question” side by side are in the languages of their names.
            yield Kind(key, tongue if bare[key] > 1 else base), column


def _below(sheet: Sheet, header: Header) -> Iterator[Row]:
    """The rows below a header, without those that say the same as it: a header that comes back on each page."""
    named = [(column.index, plain(column.header)) for column in header.columns]
    for row in sheet.rows:
        if row.number > header.row.number:
            same = (at < len(row.cells) and plain(row.cells[at].text) == name for at, name in named)
            if not all(same):
                yield row


def _said(kind: Kind) -> str:
    return f"{kind.key} in {kind.language}" if kind.language else kind.key


def _no_header(file: str, sheets: Sequence[Sheet]) -> Problem:
    """A table without any column of questions → the problem, with the names that its columns seem to have."""
    rows = [row for sheet in sheets for row in sheet.rows]
    if not rows:
        return Problem("is empty", file, hint="was it saved?")
    names = [cell.text.strip() for cell in rows[0].cells if cell.text.strip()]
    hint = f"name the column “vraag” or “question”; the first row says {listed(map(quote, names[:6]))}"
    return Problem("has no column of which the name says that it holds the questions", file, hint=hint)
