"""docs/spreadsheets.md says what the code does."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from helpers import ROOT

from generator.cli.main import spiegel as command
from generator.spreadsheets.cells import MOST_ROWS
from generator.spreadsheets.columns import KEYS, meaning
from generator.spreadsheets.entries import depth_of
from generator.spreadsheets.reading import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "spreadsheets.md"
TEXT = PAGE.read_text(encoding="utf-8")


def rows() -> list[str]:
    """The table of columns as it should be."""
    lines = []
    for key in KEYS.values():
        language = " (nl)" if key.translated else ""
        others = ", ".join((*key.nl[1:], *key.en[1:]))
        lines.append(f"| `{key.nl[0]}{language}` | `{key.en[0]}{language}` | {key.what} | {others} |")
    return lines


def test_the_table_of_columns_is_that_of_the_code() -> None:
    start, table, end = re.split(r"<!-- /?columns -->\n", TEXT)
    wanted = "\n".join(["| Dutch | English | what it holds | also understood |", "|-|-|-|-|", *rows(), ""])
    if os.environ.get("RENEW_DOCS"):
        PAGE.write_text(f"{start}<!-- columns -->\n{wanted}<!-- /columns -->\n{end}", encoding="utf-8")
    else:
        assert table == wanted, "run RENEW_DOCS=1 pytest tests/test_spreadsheet_docs.py"


def test_every_name_in_the_table_is_understood() -> None:
    names = re.findall(r"^\| `(.+?)` \| `(.+?)` \|", TEXT, re.MULTILINE)
    assert len(names) == len(KEYS)
    assert all(meaning(name) for pair in names for name in pair)


def test_the_list_on_the_page_becomes_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    list_, said = TEXT.split("## A list\n")[1].split("## The columns")[0].split("Saved as")
    lines = [line.strip()[1:-1].split("|") for line in list_.splitlines() if line.startswith("| ")]
    text = "".join(";".join(map(str.strip, line)) + "\n" for line in lines)
    (tmp_path / "vragen.csv").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(command, ["import", "vragen.csv"], catch_exceptions=False)
    assert [result.stdout] == re.findall(r"```\n(.*?)```", said, re.DOTALL)


def test_depths_and_bounds_are_those_of_the_code() -> None:
    assert [depth_of(word) for word in re.findall(r"\*(\w+)\* \((\w+)\)", TEXT) for word in word] == [
        "1",
        "1",
        "2",
        "2",
        "3",
        "3",
    ]
    assert f"At most {LARGEST_FILE // 1024**2} MB and {MOST_ROWS:,} rows a sheet." in TEXT


@pytest.mark.parametrize("name", ["import", "export"])
def test_every_option_on_the_page_is_one_of_the_commands(name: str) -> None:
    said = "".join(CliRunner().invoke(command, [each, "--help"]).stdout for each in ("import", "export"))
    assert all(option in said for option in re.findall(r"--[a-z]+", TEXT))
    assert f"spiegel {name}" in TEXT
