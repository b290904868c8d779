"""Objects that a PDF packs in streams: as many as any deck has are read, more are refused before they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import spiegel

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import heavy_pdfs as heavy

from generator.cli import main
from generator.model.problems import DeckError
from generator.prepress import packed, parsing
from generator.prepress.inspect import inspect


def said_of(path: Path) -> str:
    with pytest.raises(DeckError) as refused:
        inspect(path)
    return str(refused.value.problems[0])


def test_packed_objects_are_read(tmp_path: Path) -> None:
    (tmp_path / "few.pdf").write_bytes(heavy.pages(30).packed(7))
    assert inspect(tmp_path / "few.pdf").pages == 30


def test_a_small_file_that_unpacks_to_millions_of_numbers_is_refused(tmp_path: Path) -> None:
    (tmp_path / "heavy.pdf").write_bytes(heavy._packed(25, 90_000))
    run = spiegel("inspect", "heavy.pdf", folder=tmp_path)
    assert run.returncode == 1
    assert "more than 2,000,000 numbers and names" in run.stderr


@pytest.mark.parametrize("command", ["inspect heavy.pdf", "preview heavy.pdf -o made", "booklet heavy.pdf -o made.pdf"])
def test_every_command_that_reads_pdfs_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (tmp_path / "heavy.pdf").write_bytes(heavy._packed(25, 900))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parsing, "MOST_PARTS", 20_000)  # which is reached sooner
    run = CliRunner().invoke(main.spiegel, command.split())
    assert run.exit_code == 1
    assert "more than 20,000 numbers and names" in run.output
    assert "broken" not in run.output
    assert [path.name for path in tmp_path.iterdir()] == ["heavy.pdf"]


def test_blanks_count_as_bytes_over_all_streams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = heavy.page()
    for number in range(10, 13):
        pdf.put(number, "(" + "a" * 40_000 + ")")
    (tmp_path / "heavy.pdf").write_bytes(pdf.packed(1))
    monkeypatch.setattr(packed, "MOST_BYTES", 130_000)
    assert inspect(tmp_path / "heavy.pdf").pages == 1
    monkeypatch.setattr(packed, "MOST_BYTES", 100_000)
    assert "MB of packed objects" in said_of(tmp_path / "heavy.pdf")
