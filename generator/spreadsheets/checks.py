"""What rows make of a bank → its problems, by the same rules as a YAML file, each told at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank.explain import read_value
from generator.bank.findings import MOST_PROBLEMS, Findings, problem_at
from generator.bank.rules import check_bank, paths_by_id
from generator.bank.yaml.reader import Document
from generator.model.bank import Question
from generator.model.problems import DeckError, Problem
from generator.spreadsheets.columns import KEYS
from generator.spreadsheets.rows import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.bank.yaml.reader import Keys, Value
    from generator.spreadsheets.cells import Spot
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

    def __init__(self, value: Value, records: Mapping[int, Record], deck: Document | None = None) -> None:
        super().__init__(Document(deck.name if deck else "", value))
        self._records = records
        self._places: dict[Problem, tuple[int, int, int]] = {}
        self._sheets: dict[str, int] = {}
        self._deck = deck

    def add(self, path: Keys, what: str, hint: str = "", *, key: bool = False) -> None:
        """Take up a problem of the value at ``path``."""
        if path in self._found:
            return
        self._found.add(path)
        record = self._records.get(int(path[1])) if path[0] == "questions" and len(path) > 1 else None
        if record is not None:
            self.tell(record.at(_kind(path[2:])), what, hint)
        else:
            self.problems.append(problem_at(self._deck or self.document, path, what, hint, key=key))
        if len(self.problems) == MOST_PROBLEMS:
            most = Problem(f"there are at least {MOST_PROBLEMS} problems; here are the first")
            raise DeckError([most, *self.problems])

    def tell(self, spot: Spot, what: str, hint: str = "") -> None:
        """Take up a problem of a place in the spreadsheet."""
        problem = spot.problem(what, hint)
        self.problems.append(problem)
        self._places[problem] = (self._sheets.setdefault(spot.sheet, len(self._sheets)), spot.row, spot.column or 0)

    def unusable(self, at: int, record: Record) -> None:
        """Take up the cells of a row that cannot be used; what follows from their being empty is not told any more."""
        for kind, cell in record.cells.items():
            if cell.wrong:
                keys = next((each for each, key in CELLS.items() if key == kind.key), (kind.key,))
                self.add(("questions", at, *keys, *([kind.language] if kind.language else ())), cell.wrong, cell.hint)

    def finish(self) -> None:
        """End the reading, with the problems of the spreadsheet row by row.

        Raises:
            DeckError: problems were found.
        """
        self.problems.sort(key=lambda problem: self._places.get(problem, (0, 0, 0)))
        super().finish()


def _kind(keys: Keys) -> Kind:
    """The way from a question to a value → what the column of it holds."""
    key, *inner = [str(each) for each in keys] or [""]
    if inner and (key, inner[0]) in CELLS:
        return Kind(CELLS[key, inner[0]], *inner[1:2])
    return Kind(key, *inner[:1]) if key in KEYS and KEYS[key].translated else Kind(key)


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
