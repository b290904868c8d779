"""What rows make of a bank → its problems, by the same rules as a YAML file, each told at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from generator.bank.explain import read_value
from generator.bank.problem_places import Findings, problem_at
from generator.bank.rules import check_bank, paths_by_id
from generator.bank.yaml.reader import Document
from generator.model.bank import Question
from generator.model.problems import DeckError, Problem
from generator.spreadsheets.cell_problems import CellProblems
from generator.spreadsheets.vocabulary import KEYS, Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.bank.yaml.reader import Keys, Value
    from generator.spreadsheets.cells import Address
    from generator.spreadsheets.rows import Record

CELLS = {("picture", "file"): "picture", ("picture", "shows"): "picture shows"}
"""Where a value in a group stands in a sheet."""


class CellFindings(Findings):
    """Findings that name a cell of the sheet where a value came from one, and else a line of the deck.

    Args:
        value: the bank as the rows make it, in plain values.
        records: the row that each question came from, by the question's place in the list.
        deck: the deck that it goes into, if any; its questions have the places that they have there.
    """

    most = 2_000  # more than in a deck, for of one cause one problem is told, however many rows have it

    def __init__(self, value: Value, records: Mapping[int, Record], deck: Document | None = None) -> None:
        super().__init__(Document(deck.name if deck else "", value))
        self._records = records
        self._cells = CellProblems()
        self._deck = deck

    def problem(self, path: Keys, what: str, hint: str, *, key: bool, cause: str) -> Problem:
        """What is wrong with the value at ``path`` → the problem, at its cell if it has one."""
        record = self._records.get(int(path[1])) if path[0] == "questions" and len(path) > 1 else None
        if record is not None:
            return self._cells.add(record.at(_field(path[2:])), what, hint)
        return problem_at(self._deck or self.document, path, what, hint, key=key)._replace(cause=cause)

    def tell(self, address: Address, what: str, hint: str = "") -> None:
        """Take up a problem of a place in the spreadsheet."""
        self.problems.append(self._cells.add(address, what, hint))

    def unusable(self, at: int, record: Record) -> None:
        """Take up the cells of a row that cannot be used; what follows from their being empty is not told any more."""
        for field, cell in record.cells.items():
            if cell.wrong:
                keys = next((each for each, key in CELLS.items() if key == field.key), (field.key,))
                self.add(("questions", at, *keys, *([field.language] if field.language else ())), cell.wrong, cell.hint)

    def give_up(self) -> NoReturn:
        """End the reading where there are too many problems to go on, those of one cause told as one.

        Raises:
            DeckError: always.
        """
        most = Problem(f"there are at least {self.most:,} problems; here are their causes, with the first rows of each")
        raise DeckError([most, *self._told()])

    def finish(self) -> None:
        """End the reading, with the problems of the spreadsheet row by row.

        Raises:
            DeckError: problems were found.
        """
        if self.problems:
            raise DeckError(self._told())

    def _told(self) -> list[Problem]:
        return [*(each for each in self.problems if each not in self._cells), *self._cells.told()]


def _field(keys: Keys) -> Field:
    """The way from a question to a value → what the column of it holds."""
    key, *inner = [str(each) for each in keys] or [""]
    if inner and (key, inner[0]) in CELLS:
        return Field(CELLS[key, inner[0]], *inner[1:2])
    return Field(key, *inner[:1]) if key in KEYS and KEYS[key].translated else Field(key)


def questions_of(findings: CellFindings, languages: tuple[str, ...]) -> tuple[Question, ...]:
    """The bank of the findings → its questions; every problem in the findings, of references too.

    Raises:
        DeckError: with all of them.
    """
    value = findings.document.value
    assert isinstance(value, dict)  # noqa: S101 – for the type checker: drafts make it so
    plain = value["questions"]
    assert isinstance(plain, list)  # noqa: S101 – as above
    made = [read_value(findings, ("questions", at), each, Question, languages) for at, each in enumerate(plain)]
    check_bank(findings, paths_by_id(value))
    findings.finish()
    return tuple(question for question in made if question is not None)
