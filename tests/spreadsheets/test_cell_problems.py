from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spreadsheets.cell_problems import CellProblems, ranges
from generator.spreadsheets.cells import Address


def address(row: int, column: int = 0, sheet: str = "") -> Address:
    return Address("x.csv", sheet, row, row, column, "Diepte")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], ""), ([3], "3"), ([3, 4], "3 to 4"), ([5, 3, 4, 9], "3 to 5 and 9"), ([1, 3, 5], "1, 3 and 5")],
)
def test_rows_are_told_briefly(numbers: list[int], said: str) -> None:
    assert ranges(numbers) == said


@given(st.sets(st.integers(1, 1000)))
def test_of_many_rows_the_first_are_told(numbers: set[int]) -> None:
    assert len(ranges(numbers)) < 130


def test_one_cause_in_many_rows_is_one_problem_with_its_rows() -> None:
    found = CellProblems()
    for row in range(2, 302):
        found.add(address(row, 4), f"“erg{row}” is no depth", "write 1, 2 or 3")
    found.add(address(5, 1), "is empty")
    assert [str(problem) for problem in found.told()] == [
        "x.csv:2: row 2, column E (Diepte): “erg2” is no depth; the same in 299 more rows: 3 to 301\n    → write 1, 2 or 3",
        "x.csv:5: row 5, column B (Diepte): is empty",
    ]


def test_a_few_alike_are_told_each_and_so_is_every_sheet_and_column() -> None:
    found = CellProblems()
    for row in (2, 3, 4):
        for sheet in ("A", "B"):
            found.add(address(row, 0, sheet), "is empty")
    assert len(found.told()) == 6


def test_the_same_is_taken_up_once() -> None:
    found = CellProblems()
    assert found.add(address(2), "is empty") == found.add(address(2), "is empty")
    assert len(found) == 1
