from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from generator.model.problems import DeckError
from generator.spreadsheets import read_xlsx as module
from generator.spreadsheets.read_xlsx import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.spreadsheets.cells import Cell


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def workbook(*rows: list[Any]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


def cells(book: Workbook) -> list[list[Cell]]:
    return [list(row.cells) for row in read_xlsx(saved(book), "x.xlsx").sheets[0].rows]


def refused(data: bytes) -> str:
    with pytest.raises(DeckError) as error:
        read_xlsx(data, "x.xlsx")
    return str(error.value)


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return made.getvalue()


def test_numbers_are_texts_without_a_needless_zero() -> None:
    ((one, two, three, four),) = cells(workbook([1.0, 2, 2.5, "  x "]))
    assert [one.text, two.text, three.text, four.text] == ["1", "2", "2.5", "  x "]


def test_merged_cells_of_a_column_say_the_same_in_each_row() -> None:
    book = workbook(["thema", "vraag"], ["werk", "a"], [None, "b"], [None, "c"])
    book.worksheets[0].merge_cells("A2:A4")
    assert [row[0].text for row in cells(book)] == ["thema", "werk", "werk", "werk"]


def test_a_title_that_is_merged_across_is_there_once() -> None:
    book = workbook(["Vragen van ons", None, None], ["vraag", "thema", "diepte"])
    book.worksheets[0].merge_cells("A1:C1")
    assert [cell.text for cell in cells(book)[0]] == ["Vragen van ons"]


def test_a_date_is_told_for_what_was_typed_is_lost() -> None:
    ((cell,),) = cells(workbook([date(2026, 2, 1)]))
    assert (cell.text, cell.wrong) == ("", "is a date for Excel (2026-02-01), and no longer what was typed")


def test_an_error_is_told() -> None:
    ((cell,),) = cells(workbook(["#N/A"]))
    assert cell.wrong == "holds the error #N/A of Excel"


def test_a_formula_without_a_value_is_told_and_one_with_a_value_is_read() -> None:
    book = workbook(["=1+1"])
    ((cell,),) = cells(book)
    assert cell.wrong == "is a formula of which Excel has kept no value"
    data = repacked(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"),
    )
    assert read_xlsx(data, "x").sheets[0].rows[0].cells[0].text == "2"


def test_a_formula_that_is_a_text_is_that_text() -> None:
    book = workbook(["x"])
    cell = book.worksheets[0]["A1"]
    cell.value = "=1+1"
    cell.data_type = "s"
    assert cells(book)[0][0].text == "=1+1"


def test_characters_that_are_written_by_number_are_read() -> None:
    assert cells(workbook(["a_x000D_\nb_x005F_x0041_"]))[0][0].text == "a\nb_x0041_"


def test_hidden_sheets_are_left_out_and_told() -> None:
    book = workbook(["vraag"])
    book.create_sheet("Archief").sheet_state = "hidden"
    table = read_xlsx(saved(book), "x.xlsx")
    assert [sheet.name for sheet in table.sheets] == ["Sheet"]
    assert [str(note) for note in table.notes] == [
        "x.xlsx: sheet Archief: is hidden, and left out\n    → --hidden reads it too"
    ]
    assert [sheet.name for sheet in read_xlsx(saved(book), "x.xlsx", hidden=True).sheets] == ["Sheet", "Archief"]


def test_empty_rows_are_left_out_and_still_counted() -> None:
    table = read_xlsx(saved(workbook(["vraag"], [None], [" "], ["a"])), "x")
    assert [row.number for row in table.sheets[0].rows] == [1, 4]


def test_what_is_no_workbook_is_refused() -> None:
    assert "is a damaged workbook" in refused(b"PK\x03\x04 and no more")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("word/document.xml", "x")
    assert "is a zip file, but not a workbook of Excel" in refused(made.getvalue())
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("content.xml", "x")
    assert "(.ods)" in refused(made.getvalue())


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("damage", [lambda _: b"", lambda xml: xml[: len(xml) // 2], lambda _: b"<a/>"])
def test_a_damaged_workbook_is_refused_or_read_and_never_falls_over(
    part: str, damage: Callable[[bytes], bytes]
) -> None:
    data = repacked(saved(workbook(["vraag"], ["Wat?"])), part, damage)
    try:
        read_xlsx(data, "x.xlsx")
    except DeckError as error:
        told = error.problems
    else:
        told = ()
    assert all(problem.hint for problem in told)


def test_a_workbook_that_unpacks_to_more_than_we_have_room_for_is_not_unpacked() -> None:
    bomb = repacked(saved(workbook(["vraag"])), "xl/styles.xml", lambda _: b" " * (65 * 1024 * 1024))
    assert len(bomb) < 100_000
    assert "unpacks to more than the 64 MB that a workbook may be" in refused(bomb)


def test_entities_are_not_expanded() -> None:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(
            f'<!ENTITY {new} "{f"&{old};" * 10}">'.encode() for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + b"]>"
    )
    data = repacked(
        saved(workbook(["vraag"])), "xl/worksheets/sheet1.xml", lambda xml: bomb + xml.replace(b"vraag", b"&i;")
    )
    try:
        (cell,) = read_xlsx(data, "x.xlsx").sheets[0].rows[0].cells
    except (DeckError, ValueError, IndexError):
        return
    assert len(cell.text) < 100_000


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    assert "has more than 2 rows" in refused(saved(workbook(["a"], ["b"], ["c"])))


def test_a_workbook_with_more_cells_than_any_set_of_questions_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    assert refused(saved(workbook(["a", "b"], ["c", "d"]))) == (
        "x.xlsx: has 4 cells, also counting empty ones with a format of their own\n"
        "    → copy only the questions to a new workbook"
    )
