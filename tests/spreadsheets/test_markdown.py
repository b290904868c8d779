from __future__ import annotations

import pytest

from generator.spreadsheets.markdown import cells_of, is_table
from generator.spreadsheets.read_csv import read_csv


@pytest.mark.parametrize(
    "text",
    [
        "| Vraag | Thema |\n|---|---|\n| Wat? | werk |\n",
        "Vraag | Thema\n:-- | --:\nWat? | werk\n",
        "# Onze vragen\n\nVoor maandag.\n\n| Vraag | Thema |\n|:-----:|-------|\n| Wat? | werk |\n\nTot dan.\n",
    ],
)
def test_a_table_is_read_without_its_line_of_dashes(text: str) -> None:
    table = read_csv(text.encode(), "x.md")
    rows = [[cell.text for cell in row.cells] for row in table.sheets[0].rows]
    assert [row for row in rows if len(row) == 2] == [["Vraag", "Thema"], ["Wat?", "werk"]]
    assert table.told == "read as UTF-8, a table in Markdown"
    last = next(row for row in table.sheets[0].rows if row.cells[0].text == "Wat?")
    assert text.splitlines()[last.line - 1].strip("| ").startswith("Wat?")


def test_bars_quotes_and_breaks_in_a_text_are_kept() -> None:
    assert cells_of('| Wie \\| wat? | "Samen"<br>nu | |') == ["Wie | wat?", '"Samen"\nnu', ""]


@pytest.mark.parametrize("text", ["vraag|thema\nWat?|-\n", "vraag\n---\nWat?\n", "a|b\n-|-|-\n", "- a\n- b\n"])
def test_other_dashes_make_no_table(text: str) -> None:
    assert not is_table(text)
