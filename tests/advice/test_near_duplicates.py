from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest
from helpers import shipped_bank
from hypothesis import given
from hypothesis import strategies as st

from generator.advice.near_duplicates import doubles

if TYPE_CHECKING:
    from collections.abc import Sequence


def pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    return list(doubles(texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Waar ben je trots op in je werk?", "Waar ben jij trots op in het werk?"),
        ("Waar ben je trots op?", "Waar ben je *trots* op …"),
        ("What did you learn from this week?", "What did you learn from this weak?"),
        ("Which colleague helped you most?", "Which colleagues helped you most?"),
        ("What would you never do again?", "What would you never do again, really?"),
        ("What would you never do again?", "What, again, would you never do?"),
        ("Qu’est-ce qui te donne de l’énergie ?", "Qu'est-ce qui vous donne de l'énergie ?"),
    ],
)
def test_what_asks_the_same_in_nearly_the_same_words_is_a_double(one: str, other: str) -> None:
    assert pairs([one, other]) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What went well today?", "What went wrong today?"),
        ("Wat geeft je energie?", "Wat kost je energie?"),
        ("Waar ben je trots op in je werk?", "Waar ben je niet trots op in je werk?"),
        ("What did you learn this week?", "What did you learn this month?"),
        ("Who helped you most this year?", "Who helped you least this year?"),
        ("Wat was je beste dag van 2023?", "Wat was je beste dag van 2024?"),
        ("Wat?", "Wie?"),
    ],
)
def test_one_word_that_matters_makes_another_question(one: str, other: str) -> None:
    assert pairs([one, other]) == []


def test_of_three_that_are_alike_each_later_one_is_paired_with_the_first() -> None:
    assert pairs(["Why so late?", "Who came first?", "Why so late?", "why so late"]) == [(0, 2), (0, 3)]


@pytest.mark.parametrize("language", shipped_bank().bank.languages)
def test_no_two_questions_of_ours_are_alike(language: str) -> None:
    assert pairs([question.question[language] for question in shipped_bank().bank.questions]) == []


@given(st.lists(st.text(max_size=60), max_size=8))
def test_of_any_texts_the_same_one_again_is_found_and_each_later_one_once(texts: list[str]) -> None:
    again = pairs([*texts, *texts])
    later = [other for _, other in again]
    assert set(range(len(texts), 2 * len(texts))) <= set(later)
    assert len(set(later)) == len(later)
    assert all(one < other for one, other in again)


def test_ten_thousand_texts_take_a_moment() -> None:
    chance = random.Random(1)  # noqa: S311 – no secret
    words = [f"word{number}" for number in range(3000)]
    texts = [" ".join(chance.choices(words, k=10)) for _ in range(9_999)]
    started = time.process_time()
    assert pairs([*texts, texts[0]]) == [(0, 9_999)]
    assert time.process_time() - started < 10  # it takes less than one second on an ordinary machine
