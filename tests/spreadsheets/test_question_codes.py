from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bank.loading import loaded
from generator.bank.yaml.reader import parse
from generator.model.problems import DeckError
from generator.spreadsheets.into_deck import into_deck
from generator.spreadsheets.new_deck import NewDeck
from generator.spreadsheets.new_deck import new_deck as made_of
from generator.spreadsheets.question_codes import in_suit, usable
from generator.spreadsheets.read_csv import read_csv
from generator.spreadsheets.rows import Found, records_of

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,11}")


def found(text: str) -> Found:
    return records_of(read_csv(text.encode(), "x.csv"), "nl")


def new_deck(text: str) -> NewDeck:
    return made_of(found(text), "Spel", Path("x.csv"), Path("x.yaml"))


def ids(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.id, question.follows) for question in new_deck(text).bank.questions]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("A05", "A05"),
        ("Vraag 1.a", "Vraag-1-a"),
        ("één", "een"),
        ("1.2", "1-2"),
        ("Een heel lange code", "Een-heel-lan"),
        ("--x", "x"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_code_gets_the_signs_that_an_id_may_have(code: str, said: str) -> None:
    assert usable(code) == said


@given(st.text(max_size=30))
def test_any_code_becomes_an_id_or_nothing(code: str) -> None:
    said = usable(code)
    assert said == "" or ID.fullmatch(said)
    assert usable(said) == said


@given(st.from_regex(ID, fullmatch=True), st.from_regex(ID, fullmatch=True))
def test_a_code_in_a_suit_is_an_id(suit: str, code: str) -> None:
    assert ID.fullmatch(in_suit(suit, code))


AGAIN = (
    "nr;thema;vraag;volgt op\n"
    "1;Werk;Wat lukt er?;\n2;Werk;Wat niet?;1\n1;Team;Wie helpt?;\n2;Team;Wie niet?;1\n3;Team;En nu?;1, 2\n"
)


def test_codes_that_begin_again_in_each_theme_get_that_of_the_theme_and_references_follow() -> None:
    assert ids(AGAIN) == [("A01", ()), ("A02", ("A01",)), ("B01", ()), ("B02", ("B01",)), ("B03", ("B01", "B02"))]
    assert [str(note) for note in new_deck(AGAIN).notes] == [
        (
            "x.csv:2: row 2, column A (nr): 5 codes could not stay, for each question needs one of its own of 1 to 12 "
            "letters, figures, - or _: “1” is A01, “2” is A02, “1” is B01, “2” is B02 and 1 more\n"
            "    → give the questions these codes in the sheet too, if you keep it"
        )
    ]


def test_a_code_from_elsewhere_is_meant_where_the_own_theme_has_none() -> None:
    text = "nr;thema;vraag;na\n1;Werk;A?;\n2;Werk;B?;\n1;Team;C?;2\n"
    assert ids(text)[2] == ("B01", ("A02",))


def test_codes_with_blanks_dots_or_too_many_signs_are_made_usable_and_references_follow() -> None:
    text = "code;vraag;volgt op\nVraag 1.a;A?;\nVraag 1.b;B?;Vraag 1.a\n"
    assert ids(text) == [("Vraag-1-a", ()), ("Vraag-1-b", ("Vraag-1-a",))]


def test_a_code_that_is_there_twice_or_is_a_suits_gets_another() -> None:
    assert [each for each, _ in ids("code;vraag\nA1;A?\nA1;B?\nA2;C?\n")] == ["A1", "A3", "A2"]
    assert [each for each, _ in ids("Code;Vraag;Thema;Naam thema\nA1;A?;A1;Werk\n")] == ["A1-01"]


def test_a_code_like_the_word_for_a_story_is_no_story() -> None:
    assert [each for each, _ in ids("code;vraag\nstory;A?\n")] == ["A01"]


@pytest.mark.parametrize(
    "text",
    [
        AGAIN,
        "code;vraag;volgt op\nVraag 1.a;A?;\nVraag 1.b;B?;Vraag 1.a\n",
        "code;vraag\nA1;A?\nA1;B?\nA2;C?\n",
        "Code;Vraag;Thema;Naam thema\nA1;A?;A1;Werk\n",
    ],
)
def test_the_same_sheet_again_changes_nothing_in_the_deck_that_came_of_it(text: str) -> None:
    deck = loaded(parse("x.yaml", new_deck(text).text))
    again = into_deck(found(text), deck)
    assert (again.text, again.changed, again.added, again.notes) == (deck.places.document.text, (), (), ())


def test_a_part_of_the_sheet_finds_its_questions_again() -> None:
    deck = loaded(parse("x.yaml", new_deck(AGAIN).text))
    again = into_deck(found("nr;thema;vraag\n2;Team;Wie dan niet?\n"), deck)
    assert (again.changed, again.added) == (("B02",), ())


def test_a_row_that_means_a_question_which_another_row_means_is_told() -> None:
    deck = loaded(parse("x.yaml", new_deck(AGAIN).text))
    with pytest.raises(DeckError, match=r"is question A01, and so is row 2\n.*keep one of the two rows, or give one"):
        into_deck(found("nr;thema;vraag\nA01;Werk;Wat?\nA01;Werk;Wie?\n"), deck)


@given(
    st.lists(
        st.tuples(st.text(alphabet="12aA. é-", max_size=14), st.sampled_from(["Werk", "Team"])), min_size=1, max_size=8
    )
)
def test_whatever_the_codes_every_question_gets_its_own(rows: list[tuple[str, str]]) -> None:
    text = "code;thema;vraag\n" + "".join(f'"{code}";{suit};Vraag {at}?\n' for at, (code, suit) in enumerate(rows))
    bank = new_deck(text).bank
    assert len({question.id for question in bank.questions} | {suit.id for suit in bank.suits}) == len(rows) + len(
        bank.suits
    )
    deck = loaded(parse("x.yaml", new_deck(text).text))
    try:
        again = into_deck(found(text), deck)
    except DeckError as error:
        assert all("keep one of the two rows" in problem.hint for problem in error.problems)  # noqa: PT017 – either will do
    else:
        assert not again.changed
