"""Problems are collected once for each place."""

from __future__ import annotations

import pytest

from generator.model.problems import DeckError, Problem, Problems


def at(line: int, what: str, where: str = "question A1, question") -> Problem:
    return Problem(what, "cards.yaml", line, 3, where)


def test_of_one_place_the_first_problem_is_kept() -> None:
    problems = Problems([at(2, "has Hebrew letters"), at(2, "is too long"), at(3, "is too long")])
    assert [problem.what for problem in problems] == ["has Hebrew letters", "is too long"]


def test_problems_without_a_place_are_only_told_apart_by_their_words() -> None:
    assert len(Problems([Problem("one"), Problem("two"), Problem("one")])) == 2


def test_all_that_was_found_ends_the_run_in_the_order_of_the_file() -> None:
    problems = Problems([at(9, "is too long"), at(2, "is empty")])
    with pytest.raises(DeckError) as told:
        problems.finish()
    assert [problem.line for problem in told.value.problems] == [2, 9]


def test_nothing_found_is_no_end() -> None:
    Problems().finish()
