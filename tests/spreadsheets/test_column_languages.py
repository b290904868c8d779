from __future__ import annotations

import pytest

from generator.spreadsheets.read_csv import read_csv
from generator.spreadsheets.rows import Found, records_of

FRENCH = [
    "Qu’est-ce qui t’a donné de l’énergie ?",
    "Où avons-nous évité une conversation ?",
    "Qui t’a aidé sans le savoir ?",
]
ENGLISH = ["What gave you energy?", "Where did we avoid a conversation?", "Who helped you without knowing it?"]
POLISH = ["Co dało ci w tym roku najwięcej energii?", "Z czego jesteś dumny?", "Kto ci pomógł, nie wiedząc o tym?"]


def found(header: str, texts: list[str], language: str | None = None) -> Found:
    return records_of(read_csv("\n".join([header, *texts]).encode(), "x.csv"), language)


@pytest.mark.parametrize(
    ("header", "texts", "language", "told"),
    [
        ("Question", ENGLISH, "en", False),
        ("Question", FRENCH, "fr", True),
        ("Question;Relance;Thème", FRENCH, "fr", False),
        ("Question", POLISH, "pl", True),
        ("Question", ["A?", "B?"], "en", True),
        ("Vraag", ["A?", "B?"], "nl", False),
        ("Vraag", FRENCH, "fr", True),
        ("Frage", ["A?", "B?"], "de", False),
        ("Question (en)", FRENCH, "en", False),
    ],
)
def test_the_texts_tell_their_language_where_no_name_does(
    header: str, texts: list[str], language: str, *, told: bool
) -> None:
    sheet = found(header, texts)
    assert sheet.languages == (language,)
    assert any("nothing says the language" in str(note) for note in sheet.notes) == told


def test_what_the_user_says_counts_more_than_the_words() -> None:
    sheet = found("Question", FRENCH, "nl")
    assert (sheet.languages, sheet.notes) == (("nl",), ())


def test_a_doubtful_language_is_told_with_what_to_type() -> None:
    assert [str(note) for note in found("Question", FRENCH).notes] == [
        (
            "x.csv:1: row 1, column A (Question): nothing says the language: by their words the texts are in French (fr)\n"
            "    → if they are in another, say so, such as --lang nl"
        )
    ]


def test_two_columns_without_a_language_are_each_in_their_own() -> None:
    rows = [f"Wat hebben we daarvan geleerd, en hoe?;{text}" for text in FRENCH]
    sheet = found("Vraag;Question", rows)
    assert sheet.languages == ("nl", "fr")


def test_a_probe_is_in_the_language_of_its_question() -> None:
    sheet = found("Vraag;Question;Relance;Doorvraag", [f"Wat hebben we daarvan geleerd?;{text};;" for text in FRENCH])
    assert [field.language for field, _ in sheet.columns] == ["nl", "fr", "fr", "nl"]
