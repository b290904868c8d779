from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model.problems import DeckError
from generator.spreadsheets.read_csv import read_csv
from generator.spreadsheets.rows import records_of

if TYPE_CHECKING:
    from generator.spreadsheets.rows import Found

DUTCH = ["Wat lukt er bij ons?", "Wie mis je hier, en waarom?", "Hoe zou je dat anders doen?"]


def found(text: str, language: str | None = None) -> Found:
    return records_of(read_csv(text.encode(), "x.csv"), language)


def questions(text: str, language: str | None = None) -> list[str]:
    return [cell.text for record in found(text, language).records for cell in record.cells.values()]


def notes(text: str) -> str:
    return "\n".join(map(str, found(text).notes))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_with_a_question_a_line_needs_no_names(end: str) -> None:
    text = end.join(DUTCH)
    assert questions(text) == DUTCH
    assert found(text).languages == ("nl",)
    assert notes(text) == (
        "x.csv: nothing says the language: by their words the texts are in Dutch (nl)\n"
        "    → if they are in another, say so, such as --lang en\n"
        "x.csv: no column has a name: each line is taken for a question, 3 questions in all"
    )


def test_a_list_of_which_the_language_cannot_be_told_is_refused_and_the_hint_helps() -> None:
    with pytest.raises(DeckError) as refused:
        found("Wat nu?\nEn dan?\n")
    assert str(refused.value) == (
        "x.csv: nothing says in which language the questions are, and their words do not tell it either\n"
        "    → add --lang and its code, such as --lang nl"
    )
    assert questions("Wat nu?\nEn dan?\n", "nl") == ["Wat nu?", "En dan?"]


@pytest.mark.parametrize(
    "bullet", ["• ", "•", "- ", "– ", "* ", "o\t", "•\t", "{}.\t", "\uf0b7 ", "☐ ", "{}. ", "{}) ", "({}) "]
)
def test_bullets_and_numbers_are_taken_off_and_that_is_said(bullet: str) -> None:
    text = "\n".join(bullet.format(at) + each for at, each in enumerate(DUTCH, start=1))
    assert questions(text) == DUTCH
    assert "bullets or numbers of a list are taken off 3 texts, the first of which is “Wat lukt er bij ons?”" in notes(
        text
    )


def test_bullets_are_taken_off_in_a_column_too_and_a_lone_dash_stays() -> None:
    assert questions("vraag\n• Wat?\nWie?\nHoe?\n") == ["Wat?", "Wie?", "Hoe?"]
    assert questions("vraag\n- Wat?\nWie?\nHoe?\n") == ["- Wat?", "Wie?", "Hoe?"]
    assert questions("vraag\n2024. Een jaar?\nWie?\nHoe?\n")[0] == "2024. Een jaar?"


def test_a_list_within_a_text_stays() -> None:
    assert questions('vraag\n"• een\n• twee"\n"• drie\n• vier"\n') == ["• een\n• twee", "• drie\n• vier"]


def test_a_text_that_is_marked_as_meant_so_keeps_its_bullet() -> None:
    assert questions("vraag\n'• Wat?\n'- Wie?\n'1. Hoe?\n") == ["• Wat?", "- Wie?", "1. Hoe?"]


def test_lines_that_ask_nothing_among_questions_may_be_headings_and_are_told() -> None:
    assert (
        "x.csv:1: row 1: 1 line asks nothing, and became a card as well; the first says “Werk”\n"
        "    → is it a heading? Make a table of the list, with the columns question and theme, and put it in the second"
    ) in notes("\n".join(["Werk", *DUTCH]))


@pytest.mark.parametrize(
    "text",
    ["Thema;Opmerking\nwerk;ja\n", "a,b\nc,d\n", "Wat lukt er?\tHoe dan?\nWie mis je?\tWaarom?\n", "Onze lijst\n"],
)
def test_what_is_a_table_without_names_or_no_list_is_refused(text: str) -> None:
    with pytest.raises(DeckError, match="has no column of which the name says that it holds the questions"):
        found(text)


@pytest.mark.parametrize(
    "text", ["Wat, en hoe doen we dat?\nWie, en waarom niet wij?\n", '"Samen": wat is dat voor ons?\n']
)
def test_commas_and_quotes_of_sentences_are_no_separators(text: str) -> None:
    assert questions(text, "nl") == text.splitlines()


def test_headings_among_the_texts_of_a_lone_column_are_told_too() -> None:
    assert "1 line asks nothing, and became a card as well; the first says “## Team”" in notes(
        "Vragen:\n\n- Wat lukt er bij ons?\n- Wie mis je hier?\n\n## Team\n\n- Hoe helpen we elkaar?\n"
    )


def test_a_slip_of_the_pen_in_the_one_name_that_is_needed_is_seen() -> None:
    with pytest.raises(DeckError, match=r"did you mean vragen where it says “Vragn”\?"):
        found("Vragn;Thema\nWat lukt er?;x\nWie?;y\n")
