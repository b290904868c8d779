from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from generator.model.problems import DeckError, by_cause
from generator.spreadsheets.names import read_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model.names import NameList


def text(folder: Path, said: str, name: str = "names.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(said.encode(encoding))
    return path


def book(folder: Path, *sheets: Sequence[Sequence[str | None]], hidden: Sequence[int] = ()) -> Path:
    """A workbook with these rows on its sheets; on the first some rows are hidden."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"Blad{number}")
        for row in rows:
            sheet.append(list(row))
    for unseen in hidden:
        made.worksheets[0].row_dimensions[unseen].hidden = True
    made.save(folder / "team.xlsx")
    return folder / "team.xlsx"


def said(names: NameList) -> list[str]:
    return [name.text for name in names.names]


def refused(path: Path) -> str:
    with pytest.raises(DeckError) as error:
        read_names(path)
    (problem,) = error.value.problems
    return str(problem).replace(str(path.parent) + "/", "")


# --------------------------------------------------------------------------------------------------------- text files


def test_a_text_file_has_a_name_on_each_line_commas_and_all(tmp_path: Path) -> None:
    names = read_names(text(tmp_path, "An Peeters\r\n\n  Chloé   Ünal \nPeeters, Jan; dr.\n"))
    assert said(names) == ["An Peeters", "Chloé Ünal", "Peeters, Jan; dr."]
    assert [name.line for name in names.names] == [1, 3, 4]
    assert names.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_may_be_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = text(tmp_path, "Chloé Vandenbroucke\nJoão de Sá\nFrançois Lefèvre\nJürgen Groß\n", encoding=encoding)
    names = read_names(path)
    assert said(names) == ["Chloé Vandenbroucke", "João de Sá", "François Lefèvre", "Jürgen Groß"]
    assert all("--encoding" not in note.hint for note in names.notes)


def test_the_name_of_the_column_is_no_name(tmp_path: Path) -> None:
    assert said(read_names(text(tmp_path, "Naam\nAn\nBo\n"))) == ["An", "Bo"]
    assert said(read_names(text(tmp_path, "An\nNaam\nBo\n"))) == ["An", "Naam", "Bo"]  # nobody above is dropped


def test_a_name_that_comes_again_is_made_once_and_told(tmp_path: Path) -> None:
    names = read_names(text(tmp_path, "An\nBo\nAn\n"))
    assert said(names) == ["An", "Bo"]
    (note,) = names.notes
    assert (note.line, note.where, note.what) == (3, "the name “An”", "is there already (line 1), and is made once")


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    assert refused(text(tmp_path, " \n\n")).startswith("names.txt: holds no names\n    → write one name on each line")
    assert refused(tmp_path / "none.txt").startswith("none.txt: there is no such file")
    assert "is a PDF" in refused(text(tmp_path, "%PDF-1.7"))


# ----------------------------------------------------------------------------------------------------------- columns


@pytest.mark.parametrize(
    "header", ["Naam", "name", "NOM", "Namen", "Volledige naam", "Full name", "Deelnemer", "Teilnehmer"]
)
def test_the_column_that_is_called_name_has_the_names(tmp_path: Path, header: str) -> None:
    rows: list[list[str | None]] = [
        ["Team Noord", None],
        [None, None],
        ["Nr", header],
        ["1", "An Peeters"],
        ["2", " Bo  Claes "],
        ["3", None],
    ]
    names = read_names(book(tmp_path, rows))
    assert said(names) == ["An Peeters", "Bo Claes"]
    assert names.names[0].cell == f"sheet Blad1, row 4, column B ({header})"


@pytest.mark.parametrize(
    "header", [("Voornaam", "Naam"), ("First name", "Last name"), ("Prénom", "Nom"), ("Vorname", "Nachname")]
)
def test_first_and_last_names_are_put_together_wherever_they_stand(tmp_path: Path, header: tuple[str, str]) -> None:
    first, last = header
    rows: list[list[str | None]] = [[last, "Team", first], ["Peeters", "N", "An"], ["Claes", "Z", None]]
    assert said(read_names(book(tmp_path, rows))) == ["An Peeters", "Claes"]


def test_the_only_column_needs_no_name(tmp_path: Path) -> None:
    assert said(read_names(book(tmp_path, [[None, "An Peeters"], [None, "Bo Claes"]]))) == ["An Peeters", "Bo Claes"]


def test_of_more_columns_without_a_name_none_is_guessed(tmp_path: Path) -> None:
    assert refused(book(tmp_path, [["Wie", "Waar"], ["An", "Gent"]])) == (
        "team.xlsx: sheet Blad1: has 2 columns, and none of them is called name\n"
        "    → give the column with the names the name “name” (naam, nom) in its first row"
    )


def test_two_columns_for_one_thing_are_refused(tmp_path: Path) -> None:
    said = refused(book(tmp_path, [["Naam", "Name"], ["An", "Bo"]]))
    assert said == "team.xlsx: sheet Blad1, row 1: columns A and B are all called after names\n    → rename all but one"


def test_a_csv_has_columns_too(tmp_path: Path) -> None:
    path = text(tmp_path, "Team;Naam\nN;An Peeters\nZ;Chloé\n", "team.csv", "cp1252")
    names = read_names(path)
    assert said(names) == ["An Peeters", "Chloé"]
    assert [name.line for name in names.names] == [2, 3]
    assert said(read_names(text(tmp_path, "An Peeters\nBo Claes\n", "one.csv"))) == ["An Peeters", "Bo Claes"]


def test_every_sheet_with_such_a_column_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    names = read_names(book(tmp_path, [["Naam"], ["An"]], [["Budget"], ["12"]], [["name"], ["Bo"]]))
    assert said(names) == ["An", "Bo"]
    (note,) = names.notes
    assert (note.where, note.what) == ("sheet Blad2", "has no column called name, and is left out")
    assert "2 sheets, and no column of them is called name" in refused(book(tmp_path, [["An"]], [["Bo"]]))


# ------------------------------------------------------------------------------------------------------ what is not seen


def test_rows_that_are_hidden_are_left_out_and_told(tmp_path: Path) -> None:
    names = read_names(book(tmp_path, [["Naam"], ["An"], ["Bo"], ["Cis"], ["Dé"]], hidden=[3, 4]))
    assert said(names) == ["An", "Dé"]
    (note,) = names.notes
    assert note.what == "2 rows are hidden or filtered out, and left out: 3 to 4"
    assert note.hint == "show them in Excel to have them too"
    assert "holds no names that can be seen" in refused(book(tmp_path, [["Naam"], ["An"]], hidden=[2]))


def test_a_hidden_column_of_names_is_refused_and_a_hidden_sheet_told(tmp_path: Path) -> None:
    path = book(tmp_path, [["Team", "Naam"], ["N", "An"]], [["Naam"], ["Bo"]])
    from openpyxl import load_workbook  # noqa: PLC0415 – to change what was made

    made = load_workbook(path)
    made["Blad2"].sheet_state = "hidden"
    made.save(path)
    names = read_names(path)
    assert said(names) == ["An"]
    assert [(note.where, note.hint) for note in names.notes] == [("sheet Blad2", "show it in Excel to have it too")]
    made["Blad1"].column_dimensions["B"].hidden = True
    made.save(path)
    assert refused(path).startswith("team.xlsx: sheet Blad1, row 1, column B (Naam): holds the names and is hidden\n")


def test_a_cell_that_cannot_be_read_is_left_out_and_told(tmp_path: Path) -> None:
    made = Workbook()
    for row in (["Naam"], ["An"], ["=A2"], ["Bo"]):
        made.worksheets[0].append(row)
    made.save(tmp_path / "team.xlsx")
    names = read_names(tmp_path / "team.xlsx")
    assert said(names) == ["An", "Bo"]
    (note,) = names.notes
    assert note.where == "sheet Sheet, row 3, column A (Naam)"
    assert note.what == "is a formula of which Excel has kept no value, and is left out"


def test_a_list_of_more_lines_than_people_is_refused_and_empty_ones_do_not_count(tmp_path: Path) -> None:
    assert said(read_names(text(tmp_path, "\n" * 30_000 + "An\n"))) == ["An"]
    with pytest.raises(DeckError, match="has more than 20,000 lines"):
        read_names(text(tmp_path, "".join(f"Naam {number}\n" for number in range(20_001))))


def test_one_name_a_thousand_times_is_told_once(tmp_path: Path) -> None:
    (told,) = by_cause(read_names(text(tmp_path, "An\nBo\n" + "An\n" * 1_000)).notes)
    assert (told.line, told.where) == (3, "the name “An”")
    assert told.also.startswith("the same 999 times more: on lines 4, 5,")
