from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile

import pytest
from helpers import ROOT
from openpyxl import load_workbook

from generator.model.bank import Bank, Question, Suit
from generator.spreadsheets.read_csv import read_csv
from generator.spreadsheets.read_xlsx import read_xlsx
from generator.spreadsheets.vocabulary import TONGUES, Headers
from generator.spreadsheets.write import csv_of, grid_of
from generator.spreadsheets.write_xlsx import xlsx_of

MAKE = """
import hashlib, sys
from generator.model.bank import Bank, Question, Suit
from generator.spreadsheets.write import grid_of
from generator.spreadsheets.write_xlsx import xlsx_of
text = "a\\nb\\tc\\x85d\\xa0 /> &#8217; & <b> \\"x\\" 'y' 🙂 ]]> é’"
bank = Bank(title={"nl": "x"}, languages=("nl",), suits=(Suit(id="A", name={"nl": "x"}),),
            questions=(Question(id="A1", suit="A", question={"nl": text}),))
print(hashlib.sha256(xlsx_of(grid_of(bank), "nl")).hexdigest())
"""


def made_in(**environment: str) -> str:
    """The sum of a workbook that is made in another process."""
    run = subprocess.run(
        [sys.executable, "-c", MAKE],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def bank_of(text: str) -> Bank:
    return Bank(title={"nl": "x"}, languages=("nl",), suits=(Suit(id="A", name={"nl": "x"}),),
                questions=(Question(id="A1", suit="A", question={"nl": text}),))  # fmt: skip


def test_a_workbook_is_the_same_bytes_in_every_run_and_with_lxml_or_without() -> None:
    sums = {
        made_in(),
        made_in(TZ="Asia/Tokyo", PYTHONHASHSEED="7"),
        made_in(OPENPYXL_LXML="False", LC_ALL="C"),
    }
    assert len(sums) == 1
    assert len(sums.pop()) == 2 * hashlib.sha256().digest_size + 1


def test_no_part_of_a_workbook_says_when_it_was_made() -> None:
    data = xlsx_of(grid_of(bank_of("Wat?")), "nl")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = load_workbook(io.BytesIO(data)).properties
    assert properties.created == properties.modified


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "'="])
def test_no_sign_that_begins_a_formula_begins_a_cell(sign: str) -> None:
    text = f"{sign}1+1"
    data = xlsx_of(grid_of(bank_of(text)), "nl")
    cell = load_workbook(io.BytesIO(data)).worksheets[0]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    written = csv_of(grid_of(bank_of(text))).decode("utf-8-sig")
    assert f"'{text}" in written
    assert read_csv(written.encode(), "x").sheets[0].rows[1].cells[3].text == text


@pytest.mark.parametrize("text", ["• Wat?", "- Wat?", "1. Wat?", "’s Avonds?", "'s Avonds?", "a) Wat?"])
def test_what_looks_like_a_bullet_comes_back_as_meant(text: str) -> None:
    for table in (
        read_xlsx(xlsx_of(grid_of(bank_of(text)), "nl"), "x"),
        read_csv(csv_of(grid_of(bank_of(text))), "x"),
    ):
        cell = table.sheets[0].rows[1].cells[3]
        assert cell.text == text
        assert cell.literal or text.endswith("s Avonds?")


@pytest.mark.parametrize("headers", TONGUES)
def test_a_workbook_has_names_in_each_language_of_headers(headers: Headers) -> None:
    book = load_workbook(io.BytesIO(xlsx_of(grid_of(bank_of("Wat?"), headers), headers)))
    names = {"nl": "vraag (nl)", "en": "question (nl)", "fr": "question (nl)", "de": "frage (nl)"}
    assert book.worksheets[0]["D1"].value == names[headers]
