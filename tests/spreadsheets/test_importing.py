"""Files as people have them, through the real command: what is said, and what happens to those who follow the hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from generator.bank.loading import load
from generator.cli.main import spiegel

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(spiegel, ["import", *arguments], catch_exceptions=False)


def questions(deck: Path) -> list[str]:
    return [next(iter(question.question.values())) for question in load(deck).bank.questions]


def test_a_polish_list_of_an_older_excel_is_read_with_its_letters(tmp_path: Path) -> None:
    text = "question (pl);temat\nCo dało ci w tym roku najwięcej energii?;praca\nKto ci pomógł, nie wiedząc o tym?;zespół\n"
    (tmp_path / "x.csv").write_bytes(text.encode("cp1250"))
    result = run("x.csv")
    assert "read as Windows-1250, semicolons between the cells" in result.stdout
    assert questions(tmp_path / "x.yaml") == [
        "Co dało ci w tym roku najwięcej energii?",
        "Kto ci pomógł, nie wiedząc o tym?",
    ]


def test_doubt_about_an_encoding_is_told_and_its_hint_helps(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("vraag\nÀ propos: wat nu?\n".encode("mac_roman"))
    assert "add --encoding mac-roman: then it says “À propos: wat nu?”" in run("x.csv").stderr
    (tmp_path / "x.yaml").unlink()
    result = run("x.csv", "--encoding", "mac-roman")
    assert (result.stderr, "  read as Mac Roman, as you said" in result.stdout) == ("", True)
    assert questions(tmp_path / "x.yaml") == ["À propos: wat nu?"]


def test_an_encoding_is_no_matter_for_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["vraag"])
    book.worksheets[0].append(["Wat?"])
    book.save(tmp_path / "x.xlsx")
    assert run("x.xlsx", "--encoding", "cp1252").stderr == (
        "x.xlsx: is a workbook, which says its encoding itself\n    → leave --encoding out\n\n"
        "1 problem; nothing was written.\n"
    )
    assert run("x.xlsx").exit_code == 0


def test_what_is_hidden_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["vraag"], ["Wat?"], ["Wie?"]):
        book.worksheets[0].append(row)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.create_sheet("Oud", 1).append(["vraag"])
    book.worksheets[1].append(["Hoe?"])
    book.worksheets[1].sheet_state = "hidden"
    book.save(tmp_path / "x.xlsx")
    told = run("x.xlsx").stderr
    assert "1 row is hidden or filtered out, and left out: 3\n" in told
    assert "sheet Oud: is hidden, and left out\n    → --hidden reads it too\n" in told
    assert questions(tmp_path / "x.yaml") == ["Wat?"]
    result = run("x.xlsx", "--hidden", "-o", "y.yaml")
    assert result.stderr == ""
    assert questions(tmp_path / "y.yaml") == ["Wat?", "Wie?", "Hoe?"]


def test_a_list_whose_language_is_unknown_is_asked_for_it_and_the_hint_helps(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Wat nu?\nEn dan?\n")
    result = run("x.txt")
    assert result.exit_code == 1
    assert "add --lang and its code, such as --lang nl" in result.stderr
    assert run("x.txt", "--lang", "nl").exit_code == 0
    assert load(tmp_path / "x.yaml").bank.languages == ("nl",)


def test_a_language_that_the_deck_has_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("vraag\nWat?\n")
    run("x.csv")
    before = (tmp_path / "x.yaml").read_bytes()
    result = run("x.csv", "--into", "x.yaml", "--lang", "fr")
    assert result.stderr == (
        "x.yaml: --lang: the deck is in nl, and has no fr\n"
        "    → leave --lang out, or say one of these; or add fr to the deck first, with all its texts\n\n"
        "1 problem; nothing was written.\n"
    )
    assert (tmp_path / "x.yaml").read_bytes() == before


def test_a_sheet_that_names_no_suit_goes_into_the_suit_of_its_name(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("Werk", "Team"):
        sheet = book.create_sheet(name)
        for row in (["nr", "vraag", "na"], [1, f"Wat {name}?", None], [2, f"Wie {name}?", 1]):
            sheet.append(row)
    book.save(tmp_path / "x.xlsx")
    run("x.xlsx")
    found = load(tmp_path / "x.yaml").bank.questions
    assert [(each.id, each.suit, each.follows) for each in found] == [
        ("A01", "A", ()),
        ("A02", "A", ("A01",)),
        ("B01", "B", ()),
        ("B02", "B", ("B01",)),
    ]
    assert run("x.xlsx", "--into", "x.yaml").stdout == "x.yaml stays as it is: 4 questions of x.xlsx say the same.\n"


def test_one_cause_in_300_rows_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("vraag (nl);vraag (en)\n" + "".join(f"Wat {at}?;\n" for at in range(300)))
    assert run("x.csv").stderr == (
        "x.csv:2: row 2, column B (vraag (en)): the question is missing in en, and is there in nl; the same in 299 more "
        "rows: 3 to 301\n    → fill it in: every text is needed in nl and en\n\n1 problem; nothing was written.\n"
    )


def test_more_suits_than_a_deck_may_have_are_told_at_the_row_that_has_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("vraag;reeks\n" + "".join(f"Wat {at}?;Reeks {at}\n" for at in range(1_100)))
    assert run("x.csv").stderr == (
        "x.csv:1002: row 1002, column B (reeks): names more than 1,000 suits, which is more than a deck may have\n"
        "    → is it the right column, and the right file?\n\n1 problem; nothing was written.\n"
    )


def test_more_questions_than_a_deck_may_have_are_told_of_the_sheet(tmp_path: Path) -> None:
    head = ";".join(f"question ({code})" for code in ("nl", "en", "fr", "de"))
    (tmp_path / "x.csv").write_text(head + "\n" + "".join(";".join([f"W{at}?"] * 4) + "\n" for at in range(12_501)))
    assert run("x.csv").stderr == (
        "x.csv: has 12,501 questions in 4 languages, and a deck may have 12,500\n"
        "    → make more than one deck of it\n\n1 problem; nothing was written.\n"
    )


def test_control_characters_in_many_rows_are_one_problem_at_the_first_cell(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("vraag;thema\n" + "".join(f"Wat {at}?\x0bNu?;x\n" for at in range(10)))
    assert run("x.csv").stderr == (
        "x.csv:2: row 2, column A (vraag): has the control character U+000B in it, which cannot be seen, behind “Wat 0?”; "
        "the same in 9 more rows: 3 to 11\n"
        "    → it ends a line in Word or PowerPoint: delete it there, and press Alt and Enter where a new line is meant\n\n"
        "1 problem; nothing was written.\n"
    )
