from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from generator.model.problems import DeckError
from generator.spreadsheets import read_csv as module
from generator.spreadsheets.read_csv import read_csv

if TYPE_CHECKING:
    from generator.spreadsheets.cells import Table

ROWS = [["Vraag", "Reeks", "Diepte"], ["Wat, en hoe?", "werk", "1"], ["Hoe gaat het?", "team", ""]]


def texts(table: Table) -> list[list[str]]:
    (sheet,) = table.sheets
    return [[cell.text for cell in row.cells] for row in sheet.rows]


def read(text: str) -> Table:
    return read_csv(text.encode(), "x.csv")


def refused(text: str) -> str:
    with pytest.raises(DeckError) as error:
        read(text)
    return str(error.value)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_end_of_line_is_found(separator: str, end: str) -> None:
    text = end.join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in ROWS)
    assert texts(read(text)) == ROWS


def test_the_header_tells_the_separator_whatever_the_texts_are_full_of() -> None:
    table = read("Vraag;Reeks\nWat, hoe, waarom, en wie?;werk\nEen, twee, drie?;werk\n")
    assert texts(table)[1] == ["Wat, hoe, waarom, en wie?", "werk"]


@pytest.mark.parametrize("text", ["vraag\nWat, en hoe?\nWie; en waarom?\n", "vraag\nWat, en hoe?\nWie, en waarom?\n"])
def test_a_list_with_a_question_a_line_needs_no_separator(text: str) -> None:
    assert texts(read(text)) == [[line] for line in text.splitlines()]


def test_excels_line_with_the_separator_is_obeyed_and_is_no_row() -> None:
    table = read("sep=|\nvraag|reeks\nWat; nu?|a\n")
    assert texts(table) == [["vraag", "reeks"], ["Wat; nu?", "a"]]
    assert table.sheets[0].rows[0].number == 2


def test_quoted_ends_of_lines_and_quotes_belong_to_the_text() -> None:
    table = read('vraag;reeks\r\n"Wat?\r\nEn ""nu""?";werk\r\nWie?;"team"\r\n')
    assert texts(table)[1:] == [['Wat?\nEn "nu"?', "werk"], ["Wie?", "team"]]
    assert [(row.number, row.line) for row in table.sheets[0].rows] == [(1, 1), (2, 2), (3, 4)]


def test_empty_rows_are_left_out_and_still_counted() -> None:
    table = read("vraag;reeks\n;;;\n\n  ;\nWie?;team;;;\n")
    assert [row.number for row in table.sheets[0].rows] == [1, 5]


def test_an_apostrophe_before_a_formula_is_taken_away_and_others_stay() -> None:
    assert texts(read("vraag\n'=1+1\n''+x\n's Avonds?\n")) == [["vraag"], ["=1+1"], ["'+x"], ["'s Avonds?"]]


def test_how_it_was_read_is_told() -> None:
    assert (
        read_csv("vraag;reeks\nCafé?;a\n".encode("cp1252"), "x").told
        == "read as Windows-1252, semicolons between the cells"
    )


def test_a_quote_that_is_not_closed_is_told_with_its_line() -> None:
    assert refused('vraag;reeks\nWie?;a\n"Wat?;b\nHoe?;c\n') == (
        "x.csv:3: a double quote opens here that is not closed\n"
        "    → each text that begins with a double quote ends with one: add it, or take the first away"
    )


def test_a_quote_inside_quotes_is_told_with_its_line() -> None:
    assert refused('vraag;reeks\n"Een\ntwee?";a\n"Wat is "samen" hier?";b\n') == (
        "x.csv:4: a double quote stands in the middle of a text between quotes\n"
        "    → inside quotes write each quote twice, or take the quotes around the text away"
    )


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(DeckError, match="is not a text file"):
        read_csv(b"vraag" * 50 + b"\0\xff\xfe", "x.csv")


def test_too_many_rows_or_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    assert "has more than 2 rows" in refused("vraag\na\nb\n")
    assert "has more than 200 columns" in refused(f"vraag{';x' * 300}\n")


def test_a_text_that_was_spoilt_before_is_a_cell_that_cannot_be_used() -> None:
    cell = read("vraag\nEen cafÃ©?\n").sheets[0].rows[1].cells[0]
    assert cell.text == ""
    assert cell.wrong == "has “Ã©” in it: an earlier program misread the accents"


@pytest.mark.parametrize(
    "lines", ["a;\n" * 400_000, "\n" * 400_000, '"' + "a\n" * 400_000], ids=["rows", "empty", "list"]
)
def test_a_file_of_many_lines_is_not_held_as_so_many_records(lines: str) -> None:
    tracemalloc.start()
    try:
        read("vraag;reeks\n" + lines)
    except DeckError as error:
        assert "more than 20,000 rows" in str(error)  # noqa: PT017 – a file of empty lines is read
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 32 * 1024 * 1024
