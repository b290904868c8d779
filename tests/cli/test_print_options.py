from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from helpers import EVERY_STOCK, SHORT
from readback import Printed

from generator.cli.main import spiegel as command
from generator.cli.print_options import MOST_PEOPLE, PEOPLE
from generator.model import bank

if TYPE_CHECKING:
    from pathlib import Path

SMALL = f"{SHORT}  - {{id: A2, suit: A, question: Wat liet je?}}\n"
LETTER = SMALL.replace("suits:", "print: {paper: letter, people: 5}\nsuits:", 1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


def written(text: str) -> None:
    with open("cards.yaml", "w", encoding="utf-8") as file:  # noqa: PTH123 – in the folder we are in
        file.write(text)


def papers(folder: Path) -> dict[str, tuple[int, int]]:
    """The size of the first page of every PDF, in mm."""
    found = {}
    for path in sorted(folder.rglob("*.pdf")):
        printed = Printed(path.read_bytes())
        box = printed.qpdf.pages[0].MediaBox
        found[path.stem] = (round(float(box[2]) / 72 * 25.4), round(float(box[3]) / 72 * 25.4))
    return found


A4, A5, LETTER_PAPER = (210, 297), (148, 210), (216, 279)


def test_build_takes_paper_stock_and_people(folder: Path) -> None:
    written(SMALL)
    assert run("build", "--paper", "a5", "--stock", "tarot-a4", "--people", "3").exit_code == 0
    assert papers(folder) == {
        "cards-nl-stock-tarot-a4": A4,
        "guide-nl-people-3-paper-a5-stock-tarot-a4": A5,
        "workbook-nl-people-3": (A4[1], A4[0]),  # A5 to fold, as usual
        "team-sheets-nl-people-3": A4,
        "posters-nl-paper-a5": A5,
    }


def test_cards_lie_on_the_paper_that_is_asked_for_where_a_stock_is_on_it(folder: Path) -> None:
    written(SMALL)
    assert run("build", "--paper", "letter").exit_code == 0
    assert set(papers(folder).values()) == {LETTER_PAPER}


def test_everything_follows_the_deck_by_itself_and_together(folder: Path) -> None:
    written(LETTER)
    assert run("build", "-o", "together").exit_code == 0
    for name in ("cards", "guide", "workbook"):
        assert run(name).exit_code == 0
        assert (folder / "output" / f"{name}-nl.pdf").read_bytes() == (
            folder / "together" / f"{name}-nl.pdf"
        ).read_bytes()
    assert set(papers(folder).values()) == {LETTER_PAPER}


def test_what_is_typed_wins_also_where_it_is_the_usual(folder: Path) -> None:
    written(LETTER)
    assert run("workbook", "--paper", "a4", "--people", "8").exit_code == 0
    assert run("cards", "--stock", "poker-a4").exit_code == 0
    assert papers(folder) == {"workbook-nl-people-8-paper-a4": A4, "cards-nl-stock-poker-a4": A4}


def test_people_of_the_deck_reach_the_guide(folder: Path) -> None:
    written(LETTER)
    assert run("guide", "-o", "five.pdf").exit_code == 0
    assert run("guide", "--people", "6", "-o", "six.pdf").exit_code == 0
    assert (folder / "five.pdf").read_bytes() != (folder / "six.pdf").read_bytes()


def test_check_reads_the_deck_as_it_is_printed() -> None:
    long = SMALL.replace("Wat deed je?", "Waarom toch? " * 26)
    written(long)
    assert "does not fit on poker-a4" in run("check").stderr
    written(long.replace("suits:", "print: {stock: a6-a4}\nsuits:", 1))
    result = run("check", "--no-advice")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split() == ["a6-a4:", "every", "card", "fits"]
    written(long.replace("suits:", "print: {paper: letter}\nsuits:", 1))
    assert "does not fit on poker-letter" in run("check").stderr
    assert "does not fit on poker-a4" in run("check", "--paper", "a4").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "--paper", "a3"), "'a3' is not one of 'a4', 'a5', 'letter'"),
        (("build", "--stock", "poker"), "there is no stock 'poker'; did you mean poker-letter?"),
        (("build", "--people", "61"), "61 is not in the range 1<=x<=60"),
        (("check", "--stock", "poker"), "there is no stock 'poker'; did you mean poker-letter?"),
        (("watch", "--people", "0"), "0 is not in the range 1<=x<=60"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(arguments: tuple[str, ...], said: str) -> None:
    written(SMALL)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_pictures_are_of_the_same_paper_and_have_a_name_of_their_own(folder: Path) -> None:
    written(SMALL)
    assert run("preview", "--product", "cards", "--dpi", "30").exit_code == 0
    whole = {path.name: path.read_bytes() for path in (folder / "output/preview").iterdir()}
    for chosen in (("--only", "A1"), ("--stock", "tarot-a4")):
        assert run("preview", "--product", "cards", "--dpi", "30", *chosen).exit_code == 0
    after = {path.name: path.read_bytes() for path in (folder / "output/preview").iterdir()}
    assert {name: after[name] for name in whole} == whole
    assert {"cards-nl-only-A1-001.png", "cards-nl-stock-tarot-a4-001.png"} <= after.keys()


@pytest.mark.parametrize(
    "typed", [("--only", "A1"), ("--paper", "a5"), ("--lang", "nl"), ("--product", "cards"), ("--shuffle",)]
)
def test_a_finished_pdf_takes_no_choice(folder: Path, typed: tuple[str, ...]) -> None:
    (folder / "done.pdf").write_bytes(b"%PDF-1.7\n")
    result = run("preview", "done.pdf", *typed)
    assert result.exit_code == 2
    assert f"{typed[0]} is for a deck, and done.pdf is a PDF: leave it out." in " ".join(result.stderr.split())


def test_a_selection_never_takes_the_place_of_the_whole(folder: Path) -> None:
    written(SMALL)
    assert run("build").exit_code == 0
    whole = {path.name: path.read_bytes() for path in (folder / "output").iterdir()}
    for chosen in (("--only", "A1"), ("--only", "A2"), ("--sample", "1"), ("--theme", "contrast"), ("--paper", "a5")):
        result = run("build", *chosen)
        assert result.exit_code == 0
        assert f"-{chosen[0][2:]}-{chosen[1]}" in result.stdout  # the name is said
    assert {name: (folder / "output" / name).read_bytes() for name in whole} == whole
    assert len(list((folder / "output").glob("cards-*"))) == 5  # there are no cards on A5
    assert len(list((folder / "output").glob("guide-*"))) == 6


def test_papers_are_listed() -> None:
    lines = run("list", "papers").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["a4", "a5", "letter"]
    assert lines[0].endswith("; cards: poker-a4, tarot-a4, a6-a4 and 33 more")
    assert lines[1].endswith("; cards: none")
    assert lines[2] == "letter  215.9 × 279.4 mm; cards: poker-letter and 9 more"


def completed(arguments: list[str], incomplete: str) -> list[str]:
    completion = ShellComplete(command, {}, "spiegel", "_SPIEGEL_COMPLETE")
    return [item.value for item in completion.get_completions(arguments, incomplete)]


@pytest.mark.parametrize("name", ["build", "watch", "preview"])
def test_a_shell_completes_paper_and_stock(name: str) -> None:
    assert completed([name, "--paper"], "") == ["a4", "a5", "letter"]
    assert completed([name, "--stock"], "") == list(EVERY_STOCK)
    assert completed([name], "--p")[:1] == ["--paper"]
    assert completed(["list"], "pap") == ["papers"]


def test_the_command_line_and_the_deck_allow_as_many_people() -> None:
    assert bank.MOST_PEOPLE == MOST_PEOPLE
    assert isinstance(PEOPLE.type, click.IntRange)
    assert PEOPLE.type.max == MOST_PEOPLE
