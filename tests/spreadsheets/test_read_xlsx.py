from __future__ import annotations

import io
import tracemalloc
import zipfile
import zlib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet._reader import WorkSheetParser

from generator.model.problems import DeckError
from generator.spreadsheets import read_xlsx as module
from generator.spreadsheets import workbook_amounts
from generator.spreadsheets.read_xlsx import read_xlsx
from generator.spreadsheets.rows import records_of

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
    monkeypatch.setattr(workbook_amounts, "MOST_CELLS", 3)
    assert refused(saved(workbook(["a", "b"], ["c", "d"]))) == (
        "x.xlsx: has 4 cells, also counting empty ones with a format of their own\n"
        "    → copy only the questions to a new workbook"
    )


# ------------------------------------------------------------------------------------- what Excel shows, and what it hides


def test_a_number_says_what_its_format_shows() -> None:
    book = workbook([1, 7, 0.5])
    for cell, form in zip(book.worksheets[0][1], ("000", '"A-"00', "0%"), strict=True):
        cell.number_format = form
    assert [cell.text for cell in cells(book)[0]] == ["001", "A-07", "50%"]


def test_hidden_rows_and_columns_are_marked_and_with_hidden_they_are_not() -> None:
    book = workbook(["code", "vraag", "diepte", "thema"], *([at, "a", 1, "x"] for at in range(5)))
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    table = read_xlsx(saved(book), "x").sheets[0]
    assert [row.number for row in table.rows if row.hidden] == [3]
    assert table.hidden == {2}
    table = read_xlsx(saved(book), "x", hidden=True).sheets[0]
    assert not any(row.hidden for row in table.rows)
    assert not table.hidden


def test_rows_and_columns_that_are_hidden_are_left_out_and_told_but_for_codes() -> None:
    book = workbook(["code", "vraag", "diepte"], ["A1", "Wat?", 2], ["A2", "Wie?", 3], ["A3", "Hoe?", 1])
    sheet = book.worksheets[0]
    sheet.auto_filter.ref = "A1:C4"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["A"].hidden = sheet.column_dimensions["C"].hidden = True
    found = records_of(read_xlsx(saved(book), "x.xlsx"))
    assert [(record.text("id"), record.text("question", "nl")) for record in found.records] == [
        ("A1", "Wat?"),
        ("A3", "Hoe?"),
    ]
    assert not found.records[0].has("depth")
    assert [str(note) for note in found.notes] == [
        (
            "x.xlsx: sheet Sheet: 1 row is hidden or filtered out, and left out: 3\n"
            "    → show them in Excel, or add --hidden to read them too"
        ),
        (
            "x.xlsx: sheet Sheet, row 1, column A (code): is hidden, and read all the same: by its code a question is found "
            "again"
        ),
        (
            "x.xlsx: sheet Sheet, row 1, column C (diepte): is hidden, and left out\n"
            "    → show it in Excel, or add --hidden to read it too"
        ),
    ]
    assert len(records_of(read_xlsx(saved(book), "x.xlsx", hidden=True)).records) == 3


def test_a_heading_that_a_filter_hides_is_still_that_of_the_rows_below() -> None:
    book = workbook(["thema", "vraag"], ["Werk", None], [None, "Wat?"])
    book.worksheets[0].row_dimensions[2].hidden = True
    (record,) = records_of(read_xlsx(saved(book), "x.xlsx")).records
    assert (record.above, record.headed) == ("Werk", True)


def test_questions_that_are_all_hidden_are_told() -> None:
    book = workbook(["vraag"], ["Wat?"])
    book.worksheets[0].row_dimensions[2].hidden = True
    with pytest.raises(DeckError, match="has a header and no questions that can be seen below it"):
        records_of(read_xlsx(saved(book), "x.xlsx"))
    book.worksheets[0].row_dimensions[2].hidden = False
    book.worksheets[0].column_dimensions["A"].hidden = True
    with pytest.raises(DeckError, match=r"column A \(vraag\): is hidden, and left out"):
        records_of(read_xlsx(saved(book), "x.xlsx"))


def test_texts_without_a_name_above_them_are_told_also_under_a_merged_name() -> None:
    book = workbook(["vraag", None, "thema"], ["Wat?", "Hoe dan?", "x"], ["Wie?", "Waarom?", "y"])
    book.worksheets[0].merge_cells("A1:B1")
    assert [str(note) for note in records_of(read_xlsx(saved(book), "x.xlsx")).notes] == [
        (
            "x.xlsx: sheet Sheet, row 1, column B: has texts and no name: the column is left out, with “Hoe dan?” and 1 more "
            "text\n    → if it belongs on the cards give it a name above, such as probe"
        )
    ]


def test_names_in_two_rows_with_merged_cells_are_read_together() -> None:
    book = workbook(
        ["Code", "Vraag", None, "Doorvraag", None],
        [None, "NL", "FR", "NL", "FR"],
        ["A1", "Wat?", "Quoi ?", "En?", "Et ?"],
    )
    for area in ("A1:A2", "B1:C1", "D1:E1"):
        book.worksheets[0].merge_cells(area)
    found = records_of(read_xlsx(saved(book), "x.xlsx"))
    assert [(field.key, field.language) for field, _ in found.columns] == [
        ("id", ""),
        ("question", "nl"),
        ("question", "fr"),
        ("probe", "nl"),
        ("probe", "fr"),
    ]
    assert [record.text("question", "fr") for record in found.records] == ["Quoi ?"]
    assert found.notes == ()


@pytest.mark.parametrize("value", ["Wat_x000B_nu?", "Wat_x0001_nu?", "Wat_xD800_nu?"])
def test_a_control_character_is_told_at_its_cell(value: str) -> None:
    cell = cells(workbook(["vraag"], [value]))[1][0]
    assert cell.text == ""
    assert cell.wrong == f"has the control character U+{value[5:9]} in it, which cannot be seen, behind “Wat”"


def test_columns_beyond_those_that_we_read_are_told() -> None:
    book = workbook(["vraag"], ["Wat?"], ["Wie?"])
    book.worksheets[0].cell(2, 300, "ver weg")
    assert [str(note) for note in read_xlsx(saved(book), "x").notes] == [
        "x: sheet Sheet, row 2: has more than 200 columns in 1 row; those beyond are left out"
    ]


# ------------------------------------------------------------------------------------------- damage, bounds and our own faults


def test_a_mistake_of_ours_is_never_told_as_a_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def planted(*_: object) -> Cell:
        raise TypeError("ours")

    monkeypatch.setattr(module._Reading, "_cell", planted)
    with pytest.raises(TypeError, match="ours"):
        read_xlsx(saved(workbook(["vraag"])), "x.xlsx")


@pytest.mark.parametrize(
    "error", [ValueError, NotImplementedError, zlib.error, KeyError, AssertionError, RecursionError]
)
@pytest.mark.parametrize("call", ["load_workbook", "WorkSheetParser"])
def test_whatever_the_library_raises_is_one_problem_with_the_name_of_the_file(
    monkeypatch: pytest.MonkeyPatch, call: str, error: type[Exception]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error("theirs")

    if call == "load_workbook":
        monkeypatch.setattr(module, call, broken)
    else:
        monkeypatch.setattr(WorkSheetParser, "parse_row", broken)
    assert refused(saved(workbook(["vraag"]))) == (
        f"x.xlsx: cannot be read as a workbook ({error.__name__})\n"
        "    → open it in Excel or LibreOffice and save it again as .xlsx"
    )


@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused_in_words(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_xlsx(bytes(whole), "x.xlsx")
    except DeckError as error:
        assert [problem.file for problem in error.problems] == ["x.xlsx"]  # noqa: PT017 – either will do


SHEET = "xl/worksheets/sheet1.xml"
WHOLE = saved(workbook(["vraag", "thema"], ["Wat?", "werk"], ["Wie?", "team"]))


def with_xml(before: bytes, xml: bytes, part: str = SHEET) -> bytes:
    return repacked(WHOLE, part, lambda whole: whole.replace(before, before + xml, 1))


LAST_CELL = repacked(
    WHOLE,
    SHEET,
    lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
)


@pytest.mark.parametrize(
    "data",
    [
        with_xml(b"</sheetData>", b'<mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells>'),
        with_xml(b"</sheetData>", b'<hyperlinks><hyperlink ref="A4:XFD1048576" location="x"/></hyperlinks>'),
        LAST_CELL,
        with_xml(b"</sheetData>", b"<mergeCells>" + b'<mergeCell ref="A1:A20000"/>' * 50_000 + b"</mergeCells>"),
    ],
    ids=["merged", "linked", "last cell", "merged over and over"],
)  # fmt: skip
def test_no_room_is_taken_for_cells_that_hold_nothing(data: bytes) -> None:
    tracemalloc.start()
    table = read_xlsx(data, "x.xlsx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [row.number for row in table.sheets[0].rows] == [1, 2, 3]
    assert most < 64 * 1024 * 1024


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (with_xml(b"</sheetData>", b"<mergeCells>" + b'<mergeCell ref="A1:B1"/>' * 100_001 + b"</mergeCells>"), "merged areas"),
        (repacked(WHOLE, SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 1_100_001 + b"</sheetData>")), "rows"),
        (
            with_xml(b"<sheetData>", b"<row><c><is>" + b"<r><t>x</t></r>" * 200_001 + b"</is></c></row>"),
            "formats",
        ),
        (with_xml(b">", b"<xf/>" * 100_001, "xl/styles.xml"), "formats"),
        (with_xml(b"<sheetData>", b"<si/>" * 300_001), "texts for its cells"),
        (with_xml(b"<sheetData>", b"x" * 1_000_001), "a text of more than 1,000,000 characters"),
    ],
    ids=["merged", "rows", "runs", "styles", "strings", "a long text"],
)  # fmt: skip
def test_a_workbook_with_more_than_any_set_of_questions_needs_is_refused_before_it_is_built(
    data: bytes, said: str
) -> None:
    assert said in refused(data)
