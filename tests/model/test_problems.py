"""Problems are collected once for each place."""

from __future__ import annotations

import pytest

from generator.model.problems import ENOUGH, DeckError, Problem, Problems, by_cause


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


def alike(line: int, cause: str = "no suit C", file: str = "cards.yaml", where: str = "question A1, suit") -> Problem:
    return Problem("there is no suit “C”", file, line, 5, where, "the suits are A and B", cause)


def test_problems_of_one_cause_are_one_with_the_next_lines() -> None:
    (one,) = by_cause([alike(3), alike(5), alike(9)])
    assert str(one) == (
        "cards.yaml:3:5: question A1, suit: there is no suit “C”\n    → the suits are A and B\n    the same on lines 5 and 9"
    )


def test_of_very_many_places_the_first_are_named_and_all_counted() -> None:
    (one,) = by_cause([alike(line) for line in range(1, 303)])
    assert str(one).splitlines()[-1] == "    the same 301 times more: on lines 2, 3, 4, 5, 6, 7 and so on"


def test_forty_different_problems_stay_forty() -> None:
    assert len(by_cause([alike(line, f"cause {line}") for line in range(40)])) == 40
    assert len(by_cause([alike(line, "") for line in range(40)])) == 40


def test_each_file_has_its_own_and_what_has_no_line_goes_by_its_name() -> None:
    assert len(by_cause([alike(1), alike(1, file="other.yaml")])) == 2
    (one,) = by_cause([alike(0), alike(0, where="question A2, suit")])
    assert str(one).endswith("the same in question A2, suit")


def test_an_error_says_one_cause_once_and_keeps_every_place() -> None:
    error = DeckError([alike(9), alike(3)])
    assert len(error.problems) == 2
    assert str(error).count("there is no suit") == 1


def test_after_three_hundred_problems_no_more_are_looked_for_and_it_says_so() -> None:
    problems = Problems()
    problems.take(Problem("is wrong", "cards.yaml", line, where=f"question {line}") for line in range(1, ENOUGH))
    with pytest.raises(DeckError) as refused:
        problems.take([Problem("is wrong", "cards.yaml", ENOUGH, where="the last")])
    assert str(refused.value.problems[0]) == "there are at least 300 problems; here are the first"
    assert len(refused.value.problems) == ENOUGH + 1
