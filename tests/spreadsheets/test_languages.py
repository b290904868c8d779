from __future__ import annotations

import codecs
import tomllib
from pathlib import Path

import pytest

from generator.spreadsheets.languages import LANGUAGES, language_of, likely, name_of

QUESTIONS = tomllib.loads((Path(__file__).parent / "tables" / "questions.toml").read_text(encoding="utf-8"))

SISTERS = {"da": "no", "no": "da", "cs": "sk", "sk": "cs", "hr": "sl", "sl": "hr", "zh-TW": "zh"}


@pytest.mark.parametrize("code", QUESTIONS)
def test_a_few_questions_tell_their_language(code: str) -> None:
    found, certain = language_of("\n".join(QUESTIONS[code]["questions"]), "")
    assert certain
    assert found in {code, SISTERS.get(code)}


@pytest.mark.parametrize("expected", ["en", "nl", "fr", "de"])
@pytest.mark.parametrize("text", ["", "Wat?", "Intervisie, feedback, impact", "a a a a a a", "1 2 3"])
def test_a_text_that_tells_nothing_is_in_the_language_that_was_expected(text: str, expected: str) -> None:
    assert language_of(text, expected) == (expected, False)


def test_loan_words_do_not_make_another_language_of_a_text() -> None:
    text = "Wat is de impact van ons team? Hoe was de feedback in de retrospective? Who is who bij ons?"
    assert language_of(text, "nl") == ("nl", True)


def test_nothing_is_likely_of_a_text_without_words() -> None:
    assert likely("x;y;z\n" * 50) == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_names_letters_and_encodings_that_exist(code: str) -> None:
    language = LANGUAGES[code]
    assert language.names[0].title() in name_of(code)
    assert all(codecs.lookup(each) for each in language.encodings)
    assert language.letters == language.letters.lower()
    assert len(language.words) >= 15 or not language.words


def test_a_language_goes_by_its_english_name() -> None:
    assert [name_of(code) for code in ("nl", "pt-BR", "nds")] == ["Dutch (nl)", "Portuguese (pt-BR)", "nds"]
