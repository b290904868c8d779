from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model.problems import DeckError
from generator.spreadsheets.html_text import text_of
from generator.spreadsheets.read_csv import read_csv
from generator.spreadsheets.rows import records_of

if TYPE_CHECKING:
    from generator.spreadsheets.cells import Table

NOTES = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    "x1\tBasic\tTeamdag::Werk\tWat lukt er <b>écht</b> bij ons?<br>En hoe?\tHoe komt dat?\topen team::dag\n"
    'x2\tBasic\tTeamdag::Team\t"Wie mis je&nbsp;hier, en ""waarom""?"\t\t\n'
)
"""As Anki 2.1.54 and later export notes, with all boxes ticked."""


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.sheets[0].rows]


def test_an_export_is_a_table_with_names() -> None:
    table = read_csv(NOTES.encode(), "x.txt")
    assert texts(table) == [
        ["", "", "suit", "question", "probe", "tags"],
        ["", "", "Werk", "Wat lukt er écht bij ons?\nEn hoe?", "Hoe komt dat?", "open, team::dag"],
        ["", "", "Team", 'Wie mis je hier, en "waarom"?', "", ""],
    ]
    assert table.told == "read as UTF-8, an export of Anki: field 4 as question, field 5 as probe"
    assert [row.line for row in table.sheets[0].rows] == [1, 7, 8]


def test_names_of_fields_are_obeyed() -> None:
    head = "#separator:Semicolon\n#html:false\n#columns:Vraag;Thema;Voorkant\n"
    assert texts(read_csv(f"{head}Wat <b>is</b>?;werk;x\n".encode(), "x.txt")) == [
        ["Vraag", "Thema", "question"],
        ["Wat <b>is</b>?", "werk", "x"],
    ]
    head = "#separator:tab\n#html:true\n#columns:Front\tBack\tTags\n#tags column:3\n"
    table = read_csv(f"{head}Wat?\tWaarom?\topen\n".encode(), "x.txt")
    assert texts(table)[0] == ["question", "probe", "tags"]
    assert table.told.endswith("Front as question, Back as probe")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ('<img src="a.png">Wat?', "a picture"),
        ("Wat? [sound:a.mp3]", "a sound"),
        ("Een {{c1::gat}}?", "a gap to fill in"),
    ],
)
def test_what_can_be_no_text_is_refused_with_its_line(text: str, holds: str) -> None:
    table = read_csv(f"#separator:tab\n#html:true\n{text}\t\nWat lukt er bij ons?\t\n".encode(), "x.txt")
    assert table.sheets[0].rows[1].cells[0].wrong == f"holds {holds}, and a card has only text"
    assert records_of(table, "nl").records[0].address.line == 3


def test_quotes_that_do_not_match_are_told_with_the_line_of_the_file() -> None:
    with pytest.raises(DeckError, match=r"x\.txt:4: a double quote opens here"):
        read_csv(b'#separator:tab\n#html:true\nWat?\t\n"Wie?\t\n', "x.txt")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("a<br><br>b", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<p>a\nb</p>", "a b"),
        ("<style>p {x}</style>a<script>b</script>", "a"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("a &nbsp;b", "a  b"),
        ("", ""),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert text_of(html) == (text, "")


def test_a_text_that_only_begins_with_a_sign_is_no_export() -> None:
    assert texts(read_csv(b"#;vraag\n1;Wat?\n", "x.csv")) == [["#", "vraag"], ["1", "Wat?"]]
