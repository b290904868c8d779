from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spreadsheets.cells import Cell, Row, Sheet
from generator.spreadsheets.columns import KEYS, LONGEST_HEADER, header_of, meaning, written


@pytest.mark.parametrize(
    ("header", "key", "language"),
    [
        ("Vraag", "question", None),
        ("  VRAAG ", "question", None),
        ("vraag\xa0(NL)", "question", "nl"),
        ("Vraag NL", "question", "nl"),
        ("vraag_nl", "question", "nl"),
        ("Question – English", "question", "en"),
        ("Vraag in het Frans", "question", "fr"),
        ("Nederlandse vraag", "question", "nl"),
        ("NL", "question", "nl"),
        ("Français", "question", "fr"),
        ("de vraag", "question", None),
        ("vraag_de", "question", "de"),
        ("question (pt-BR)", "question", "pt-BR"),
        ("question (nds)", "question", "nds"),
        ("Vraag FR", "question", "fr"),
        ("Doorvraag", "probe", None),
        ("Follow-up", "probe", None),
        ("follow_up question (en)", "probe", "en"),
        ("KLEUR", "suit", None),
        ("Categorie:", "suit", None),
        ("thema", "suit", None),
        ("suit (en)", "suit name", "en"),
        ("Naam reeks (nl)", "suit name", "nl"),
        ("diepte", "depth", None),
        ("Depth", "depth", None),
        ("Niveau", "depth", None),
        ("labels", "tags", None),
        ("Volgt op", "follows", None),
        ("Nr.", "id", None),
        ("N°", "id", None),
        ("#", "id", None),
        ("code", "id", None),
        ("afbeelding toont (nl)", "picture shows", "nl"),
    ],
)
def test_headers_of_people_are_understood(header: str, key: str, language: str | None) -> None:
    named = meaning(header)
    assert named is not None
    assert (named.key, named.language) == (key, language)


@pytest.mark.parametrize(
    "header", ["", "opmerkingen", "Vragen voor de teamdag van maandag", "de", "x" * 500, "depth (nl)"]
)
def test_other_texts_mean_nothing(header: str) -> None:
    assert meaning(header) is None


@pytest.mark.parametrize("headers", ["nl", "en"])
@pytest.mark.parametrize("key", KEYS)
@given(language=st.from_regex(r"[a-z]{2,3}(-[A-Z]{2})?", fullmatch=True))
def test_what_we_write_is_read_as_the_same(headers: str, key: str, language: str) -> None:
    wanted = language if KEYS[key].translated else None
    named = meaning(written(key, headers, wanted))
    assert named is not None
    assert (named.key, named.language) == (key, wanted)


def test_no_name_means_two_things() -> None:
    names = [name for key in KEYS.values() for name in (*key.nl, *key.en)]
    assert len(names) == len(set(names))
    assert all(len(name) < LONGEST_HEADER for name in names)


@given(st.text(max_size=80))
def test_any_text_at_all_is_read_or_left(text: str) -> None:
    named = meaning(text)
    assert named is None or named.key in KEYS


def rows(*texts: str) -> Sheet:
    return Sheet("", tuple(Row(at, at, tuple(map(Cell, text.split(";")))) for at, text in enumerate(texts, start=1)))


def test_the_header_is_the_row_with_the_most_names() -> None:
    header = header_of(rows("Vragen", "van Els;12 maart", "Thema;Vraag;Wie;Diepte", "werk;Wat?;Els;1"))
    assert header is not None
    assert header.row.number == 3
    assert [(column.index, column.named.key) for column in header.columns] == [
        (0, "suit"),
        (1, "question"),
        (3, "depth"),
    ]
    assert header.unknown == ((2, "Wie"),)


def test_without_a_column_of_questions_there_is_no_header() -> None:
    assert header_of(rows("Thema;Diepte", "werk;1")) is None
