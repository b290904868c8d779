from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from helpers import ROOT, SHORT, spiegel

from generator.cli.main import spiegel as command
from generator.cli.shared_options import OURS

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = f"{OURS}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> Result:
    return CliRunner().invoke(command, line.split(), prog_name="spiegel", catch_exceptions=False)


READING = (
    "check", "build", "cards", "guide", "workbook", "export q.xlsx", "preview --product workbook --dpi 30",
    *(f"list {what}" for what in ("languages", "suits", "cards", "tags", "sessions", "texts", "pages")),
)  # fmt: skip


@pytest.mark.parametrize("line", READING)
def test_where_our_own_deck_is_read_unasked_that_is_said_first_and_apart_from_the_results(line: str) -> None:
    result = run(line)
    assert result.exit_code == 0
    assert result.stderr == NOTICE
    assert OURS not in result.stdout
    assert result.output.startswith(NOTICE)


@pytest.mark.parametrize("line", READING)
def test_nothing_is_said_where_there_is_a_cards_yaml(line: str, folder: Path) -> None:
    (folder / "cards.yaml").write_text(SHORT, encoding="utf-8")
    assert run(line).stderr == ""


@pytest.mark.parametrize("line", ["list cards my.yaml", "cards my.yaml", "check my.yaml", "export my.yaml q.csv"])
def test_nothing_is_said_where_a_deck_is_named(line: str, folder: Path) -> None:
    (folder / "my.yaml").write_text(SHORT, encoding="utf-8")
    assert run(line).stderr == ""


@pytest.mark.parametrize("line", ["list stocks", "list themes", "schema", "--help", "check --help"])
def test_nothing_is_said_where_no_deck_is_read(line: str) -> None:
    assert run(line).stderr == ""


def test_it_is_said_before_what_is_wrong_with_the_choice() -> None:
    result = run("cards --suit Z")
    assert result.stderr.startswith(NOTICE)
    assert "the deck has no suit 'Z'" in result.stderr


def test_it_is_said_once_where_ours_lies_elsewhere_too(folder: Path) -> None:
    shutil.copy(ROOT / "cards.yaml", folder / "other.yaml")
    assert spiegel("list", "suits", folder=folder).stderr == NOTICE
    assert spiegel("list", "suits", "other.yaml", folder=folder).stderr == ""


def test_a_picture_of_a_pdf_needs_no_deck(folder: Path) -> None:
    (folder / "my.yaml").write_text(SHORT, encoding="utf-8")
    assert run("workbook my.yaml --page notes -o notes.pdf").exit_code == 0
    assert run("preview notes.pdf --dpi 30").stderr == ""


def test_check_takes_the_languages_that_other_commands_take(folder: Path) -> None:
    assert run("check --lang nl,en --no-advice").stdout.splitlines()[2:3] == [
        "  poker-a4, nl and en on one card: every card fits"
    ]
    result = run("check --lang nl,fr")
    assert (result.exit_code, "the deck is not in 'fr'" in result.stderr) == (2, True)
    deck = (
        SHORT.replace("[nl]", "[nl, en]")
        .replace("Kort", "{nl: Kort, en: Short}")
        .replace("Werk", "{nl: Werk, en: Work}")
    )
    long = "Een mens leert wat. " * 6
    both = f"{{nl: Wat?, en: What?}}, probe: {{nl: {long}, en: {long}}}"
    (folder / "my.yaml").write_text(deck.replace("Wat deed je?", both), encoding="utf-8")
    told = run("check my.yaml --no-advice")
    assert (told.exit_code, told.stderr) == (0, "")
    assert "\nWith `--lang nl,en` these do not fit, though each language alone does:\nmy.yaml:6:" in told.stdout
    assert run("cards my.yaml --lang nl,en").exit_code == 1  # as was told
    refused = run("check my.yaml --lang nl,en")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("my.yaml:6:")
    assert run("check my.yaml --lang en").exit_code == 0


def test_check_judges_the_theme_that_is_typed_in_place_of_the_decks(folder: Path) -> None:
    (folder / "short.yaml").write_text(SHORT + "theme: broken.yaml\n", encoding="utf-8")
    (folder / "broken.yaml").write_text("areas: {suits: '#777777'}\nweight: 90\n", encoding="utf-8")
    of_the_deck = run("check short.yaml --no-advice")
    assert of_the_deck.exit_code == 1
    assert "broken.yaml:2:" in of_the_deck.stderr
    typed = run("check short.yaml --no-advice --theme contrast")
    assert (typed.exit_code, typed.stderr) == (0, "")
    (folder / "plain.yaml").write_text(SHORT, encoding="utf-8")
    assert run("check plain.yaml --no-advice").exit_code == 0
    assert run("check plain.yaml --no-advice --theme broken.yaml").stderr == of_the_deck.stderr
