"""Printers and older decks as they are typed, through the real command."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from helpers import SHORT, spiegel

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cards.yaml").write_text(SHORT, encoding="utf-8")
    return tmp_path


def test_a_printer_that_was_measured_is_made_up_for_by_its_name(folder: Path) -> None:
    config = {"SPIEGEL_CONFIG": str(folder / "config")}
    measured = ["printer", "set", "office", "--tray", "rear", "--holes", "K9", "K9", "L10", "K10", "--seen", "2 up"]
    assert spiegel(*measured, folder=folder, **config).returncode == 0
    made = spiegel("cards", "--printer", "office/rear", "--duplex", "manual", folder=folder, **config)
    assert (made.returncode, made.stderr) == (0, "")
    assert "made up for the printer office/rear" in made.stdout
    name = "cards-nl-duplex-manual-printer-office-rear"
    files = sorted(path.name.partition("-1-")[0].partition("-2-")[0] for path in (folder / "output").iterdir())
    assert [file.startswith(name) for file in files] == [True, True]
    assert {path.name[-15:] for path in (folder / "output").iterdir()} == {"-voorkanten.pdf", "chterkanten.pdf"}


def test_a_printer_that_was_not_measured_is_told(folder: Path) -> None:
    made = spiegel("cards", "--printer", "office", folder=folder, SPIEGEL_CONFIG=str(folder / "config"))
    assert made.returncode == 1
    assert "--printer: there is no printer office" in made.stderr
    assert "nothing was written" in made.stderr
    assert not (folder / "output").exists()


def test_cards_that_changed_since_an_older_file_are_printed_alone(folder: Path) -> None:
    shutil.copy(folder / "cards.yaml", folder / "old.yaml")
    (folder / "cards.yaml").write_text(SHORT + "  - {id: A2, suit: A, question: En dan?}\n", encoding="utf-8")
    made = spiegel("cards", "--since", "old.yaml", folder=folder)
    assert made.returncode == 0
    assert "cards-nl-since-old.pdf: 1 card on 1 sheet" in made.stdout
    assert "cards that were not there before: A2" in made.stdout


@pytest.mark.parametrize(
    ("text", "said"), [(None, "there is no such file"), ("title: [", "old.yaml"), ("title: x\n", "languages")]
)
def test_an_older_file_that_cannot_be_read_is_told(folder: Path, text: str | None, said: str) -> None:
    if text is not None:
        (folder / "old.yaml").write_text(text, encoding="utf-8")
    made = spiegel("cards", "--since", "old.yaml", folder=folder)
    assert made.returncode == 1
    assert said in made.stderr
    assert "Traceback" not in made.stderr


def test_two_files_by_hand_have_the_words_of_the_language(folder: Path) -> None:
    made = spiegel("cards", "--duplex", "manual", "-o", "mijn.pdf", folder=folder)
    assert made.returncode == 0
    assert sorted(path.name for path in folder.glob("*.pdf")) == ["mijn-1-voorkanten.pdf", "mijn-2-achterkanten.pdf"]


def test_of_two_files_of_which_one_cannot_be_written_none_is(folder: Path) -> None:
    (folder / "mijn-2-achterkanten.pdf").mkdir()
    made = spiegel("cards", "--duplex", "manual", "-o", "mijn.pdf", folder=folder)
    assert made.returncode == 1
    assert not (folder / "mijn-1-voorkanten.pdf").exists()
