from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spreadsheets.cells import Cell, Row, Sheet
from generator.spreadsheets.columns import LONGEST_HEADER, header_of, is_header, meaning, nearest_name, plain
from generator.spreadsheets.vocabulary import KEYS, TONGUES, Headers, written


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


@pytest.mark.parametrize("headers", TONGUES)
@pytest.mark.parametrize("key", KEYS)
@given(language=st.from_regex(r"[a-z]{2,3}(-[A-Z]{2})?", fullmatch=True))
def test_what_we_write_is_read_as_the_same(headers: Headers, key: str, language: str) -> None:
    wanted = language if KEYS[key].translated else None
    named = meaning(written(key, headers, wanted))
    assert named is not None
    assert (named.key, named.language) == (key, wanted)


def test_no_name_means_two_things() -> None:
    names = {(plain(name), key) for key, known in KEYS.items() for tongue in TONGUES for name in known.names(tongue)}
    assert len(names) == len({name for name, _ in names})
    assert all(len(name) < LONGEST_HEADER for name, _ in names)


@pytest.mark.parametrize(
    ("headers", "keys"),
    [
        ("Question;Relance;Profondeur;Thème;Mots-clés;N°", ("question", "probe", "depth", "suit", "tags", "id")),
        ("Frage;Nachfrage;Tiefe;Thema;Stichwörter;Nr.", ("question", "probe", "depth", "suit", "tags", "id")),
        ("Question (fr);Couleur;Nom de la couleur", ("question", "suit", "suit name")),
        ("Frage (de);Farbe;Name der Farbe", ("question", "suit", "suit name")),
        ("Pytanie (pl);Question (pl)", (None, "question")),
    ],
)
def test_headers_in_french_and_german_are_understood(headers: str, keys: tuple[str | None, ...]) -> None:
    found = [meaning(header) for header in headers.split(";")]
    assert tuple(named.key if named else None for named in found) == keys


OTHERS = (
    "Notes Date Remarks rank Notities Opmerkingen Datum Bemerkungen Remarques Auteur Author Status Score Done "
    "Gebruikt Wie Titel Title Naam Name Nom Tijd Time Duur Duration Prioriteit Priority Volgorde Order Ordre "
    "Commentaar Comment Comments Commentaire Kommentar Doel Goal Type Format Taal Language Antwoord Answer "
    "Réponse Antwort Test Week Dag Day Jour Team Locatie Ort Lieu Used Rating Link URL E-mail Materiaal "
    "Groepsgrootte Leeftijd Age Alter Version Kolom1 Column1 Rang Note Notiz Datei File Page Stap Step Uitleg "
    "Toelichting Context Begeleider Facilitator"
)
"""What people have columns for beside their questions."""


@pytest.mark.parametrize("header", OTHERS.split())
def test_a_column_with_a_meaning_of_its_own_is_never_taken_for_a_slip_of_the_pen(header: str) -> None:
    assert meaning(header) is None
    assert nearest_name(header, {"question"}) == ""


@pytest.mark.parametrize(
    ("header", "name"), [("Dipete", "diepte"), ("Dorvraag", "doorvraag"), ("Qestion", "question"), ("Lables", "labels")]
)
def test_a_slip_of_the_pen_is_seen(header: str, name: str) -> None:
    assert nearest_name(header, set()) == name


def test_a_second_column_for_the_same_is_never_advised() -> None:
    assert nearest_name("Vraagg", {"question"}) == ""


@given(st.text(max_size=80))
def test_any_text_at_all_is_read_or_left(text: str) -> None:
    named = meaning(text)
    assert named is None or named.key in KEYS


def rows(*texts: str) -> Sheet:
    return Sheet("", tuple(Row(at, at, tuple(map(Cell, text.split(";")))) for at, text in enumerate(texts, start=1)))


def test_the_header_is_the_row_with_the_most_names() -> None:
    header = header_of(rows("Vragen", "van Els;12 maart", "Thema;Vraag;Wie;Diepte", "werk;Wat?;Els;1"))
    assert header is not None
    assert [row.number for row in header.rows] == [3]
    assert [(column.index, column.named.key) for column in header.columns] == [
        (0, "suit"),
        (1, "question"),
        (3, "depth"),
    ]
    assert header.unknown == ((2, "Wie"),)


def test_without_a_column_of_questions_there_is_no_header() -> None:
    assert header_of(rows("Thema;Diepte", "werk;1")) is None


@pytest.mark.parametrize(
    ("above", "below", "names"),
    [
        ("Code;Vraag;;Doorvraag;", ";NL;EN;NL;EN", ["Code", "Vraag NL", "Vraag EN", "Doorvraag NL", "Doorvraag EN"]),
        ("Code;Vraag;;", "Code;(nl);(fr);", ["Code", "Vraag (nl)", "Vraag (fr)"]),
        ("Thema;Vragen;", ";Hoofdvraag;Doorvraag", ["Thema", "Hoofdvraag", "Doorvraag"]),
    ],
)
def test_names_in_two_rows_are_read_together(above: str, below: str, names: list[str]) -> None:
    header = header_of(rows(above, below, "A1;Wie?;Who?"))
    assert header is not None
    assert [row.number for row in header.rows] == [1, 2]
    assert [column.header for column in header.columns] == names


@pytest.mark.parametrize("row", ["Question;Theme", "Vraag;Thema", "(max. 120 tekens);(één woord)", "NL;"])
def test_a_second_row_of_names_or_remarks_is_no_question(row: str) -> None:
    sheet = rows("Vraag;Thema", row, "Wat?;werk")
    header = header_of(sheet)
    assert header is not None
    assert is_header(sheet.rows[1], header) or len(header.rows) == 2
    assert not is_header(sheet.rows[2], header)
