"""What is wrong with cells → problems in the order of the sheet, one for each cause however many rows have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model.problems import Problem
    from generator.spreadsheets.cells import Address

MOST_ALIKE = 3
"""Problems of one column that may differ in nothing but a text or a number before they are told as one."""

OWN = re.compile(r"“[^”]*”|[0-9]+")
"""What differs between problems of one cause: the text that is repeated, a number."""

MOST_ROWS_TOLD = 8


class CellProblems:
    """The collector of a spreadsheet; each problem is kept once."""

    def __init__(self) -> None:
        self._addresses: dict[Problem, Address] = {}
        self._sheets: dict[str, int] = {}

    def __len__(self) -> int:
        """How many there are, each row by itself."""
        return len(self._addresses)

    def __contains__(self, problem: object) -> bool:
        """Whether a problem is one of these."""
        return problem in self._addresses

    def add(self, address: Address, what: str, hint: str = "") -> Problem:
        """Takes up a problem of a row or a cell, and gives it."""
        self._sheets.setdefault(address.sheet, len(self._sheets))
        problem = address.problem(what, hint)
        self._addresses.setdefault(problem, address)
        return problem

    def told(self) -> list[Problem]:
        """The problems sheet by sheet and row by row; those of one cause as one, on its first row."""
        alike: dict[tuple[str, int | None, str], list[Problem]] = {}
        for problem in sorted(self._addresses, key=self._place):
            address = self._addresses[problem]
            alike.setdefault((address.sheet, address.column, OWN.sub("", problem.what)), []).append(problem)
        told = [each for group in alike.values() for each in self._as_one(group)]
        return sorted(told, key=self._place)

    def _as_one(self, group: Sequence[Problem]) -> Sequence[Problem]:
        if len(group) <= MOST_ALIKE:
            return group
        first, *others = group
        rows = ranges(self._addresses[each].row for each in others)
        told = first._replace(what=f"{first.what}; the same in {counted(len(others), 'more row')}: {rows}")
        self._addresses[told] = self._addresses[first]
        return [told]

    def _place(self, problem: Problem) -> tuple[int, int, int]:
        address = self._addresses[problem]
        return self._sheets[address.sheet], address.row, address.column or 0


def ranges(numbers: Iterable[int]) -> str:
    """Numbers of rows → ``3, 5 to 9 and 12``; of many only the first."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = [str(first) if first == last else f"{first} to {last}" for first, last in spans]
    if len(said) > MOST_ROWS_TOLD:
        return f"{', '.join(said[:MOST_ROWS_TOLD])} and more"
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
