"""docs/spreadsheets.md says what the code does."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from helpers import ROOT

from generator.cli.main import spiegel as command
from generator.spreadsheets.cell_meanings import depth_of
from generator.spreadsheets.cells import MOST_ROWS
from generator.spreadsheets.columns import meaning, plain
from generator.spreadsheets.encoding_names import codec_of
from generator.spreadsheets.reading import LARGEST_FILE
from generator.spreadsheets.vocabulary import KEYS, TONGUES

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "spreadsheets.md"
TEXT = PAGE.read_text(encoding="utf-8")


def rows() -> list[str]:
    """The table of columns as it should be."""
    lines = []
    for key in KEYS.values():
        language = " (nl)" if key.translated else ""
        ours = [f"`{key.names(tongue)[0]}{language}`" for tongue in TONGUES]
        others = {plain(name): name for tongue in TONGUES for name in key.names(tongue)[1:]}
        first = {plain(key.names(tongue)[0]) for tongue in TONGUES}
        lines.append(
            f"| {' | '.join(ours)} | {key.what} | {', '.join(others[name] for name in others if name not in first)} |"
        )
    return lines


def test_the_table_of_columns_is_that_of_the_code() -> None:
    start, table, end = re.split(r"<!-- /?columns -->\n", TEXT)
    head = ["| Dutch | English | French | German | what it holds | also understood |", "|-|-|-|-|-|-|"]
    wanted = "\n".join([*head, *rows(), ""])
    if os.environ.get("RENEW_DOCS"):
        PAGE.write_text(f"{start}<!-- columns -->\n{wanted}<!-- /columns -->\n{end}", encoding="utf-8")
    else:
        assert table == wanted, "run RENEW_DOCS=1 pytest -n 0 tests/docs/test_spreadsheet_docs.py"


def test_every_name_in_the_table_is_understood() -> None:
    names = re.findall(r"^\| `(.+?)` \| `(.+?)` \| `(.+?)` \| `(.+?)` \|", TEXT, re.MULTILINE)
    assert len(names) == len(KEYS)
    assert all(meaning(name) for ours in names for name in ours)


def test_every_encoding_on_the_page_can_be_typed() -> None:
    named = re.findall(r"--encoding ([\w-]+)", TEXT)
    assert named
    assert all(codec_of(name) for name in named)


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
