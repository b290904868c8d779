from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bank import shipped
from generator.bank.convert import clean
from generator.spreadsheets.cell_meanings import code_of, depth_of, follows_of, list_of, said_list, tidy


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("1", "1"),
        ("2.0", "2"),
        ("3,0", "3"),
        ("Niveau 2", "2"),
        ("Licht ", "1"),
        ("DIEP", "3"),
        ("midden", "2"),
        ("om te landen", "1"),
        ("dieper gaan", "2"),
        ("to turn", "3"),
        ("léger", "1"),
        ("Mittel", "2"),
        ("profond", "3"),
        ("Stufe 2", "2"),
        ("••", "2"),
        ("***", "3"),
        ("4", None),
        ("0", None),
        ("1 of 2", None),
        ("heel erg", None),
    ],
)
def test_a_depth_is_a_figure_a_word_or_dots(text: str, depth: str | None) -> None:
    assert depth_of(text) == depth


@pytest.mark.parametrize("language", shipped.languages())
@pytest.mark.parametrize("depth", "123")
def test_the_words_that_are_printed_for_a_depth_are_understood(language: str, depth: str) -> None:
    assert depth_of(shipped.words(language)[f"depth_{depth}"]) == depth


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("open, failure", ["open", "failure"]),
        ("open;failure\nclose | story", ["open", "failure", "close", "story"]),
        (" , open,, ", ["open"]),
        ('"a, b", c', ["a, b", "c"]),
        ('"half', ['"half']),
        ('de "echte" vraag', ['de "echte" vraag']),
        ("", []),
    ],
)
def test_a_list_has_separators_between_its_entries(text: str, entries: list[str]) -> None:
    assert list_of(text) == entries


@given(st.lists(st.text().map(clean).filter(bool)))
def test_every_list_comes_back_from_its_cell(entries: list[str]) -> None:
    assert list_of(said_list(entries)) == entries


@pytest.mark.parametrize("text", ["verhaal", "Na een verhaal", "story", "a story", "récit", "eine Geschichte"])
def test_a_story_is_told_in_all_languages_of_headers(text: str) -> None:
    assert follows_of(f"A01, {text}") == ["A01", "story"]


def test_a_word_for_a_story_that_is_the_code_of_a_question_is_that_question() -> None:
    assert follows_of("verhaal", {"verhaal"}) == ["verhaal"]


@pytest.mark.parametrize(("text", "code"), [("1.0", "1"), ("12.", "12"), ("#7", "7"), (" A 1", "A 1"), ("A01", "A01")])
def test_a_code_is_freed_of_what_stands_around_it(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_text_is_tidied() -> None:
    assert tidy("  Wie  mis\t je ? \n  En\xa0nu ?  ") == "Wie mis je ?\nEn\xa0nu ?"
