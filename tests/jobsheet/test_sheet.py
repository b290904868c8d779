from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from readback import Printed, squeezed

from generator.bank import shipped
from generator.cli.main import spiegel

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LANGUAGES = ("nl", "en", "fr", "de")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    questions = "\n".join(f"  - {{id: A{at}, suit: A, question: What was it {at}?}}" for at in range(1, 20))
    for language in LANGUAGES:
        text = f"title: Small\nlanguages: [{language}]\nsuits:\n  - {{id: A, name: Suit}}\nquestions:\n{questions}\n"
        (tmp_path / f"{language}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(spiegel, list(words))


def said(folder: Path, *words: str, deck: str = "en.yaml") -> str:
    made = run("jobsheet", deck, *words, "-o", "job.pdf", "--force")
    assert made.exit_code == 0, made.output
    printed = Printed((folder / "job.pdf").read_bytes())
    assert len(printed) == 1
    return printed.text(0).replace("\u00a0", " ")


WAYS = (
    (),
    ("--duplex", "short"),
    ("--duplex", "manual", "--order", "stacks", "--sets", "2"),
    ("--duplex", "fold"),
    ("--duplex", "fronts", "--stock", "a6-a4"),
    ("--stock", "avery-32010"),
    ("--stock", "poker-a3", "--copies", "3"),
    ("--stock", "us-poker-letter", "--ink", "grey"),
)


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_it_names_the_files_that_cards_makes_with_the_same_options(folder: Path, way: tuple[str, ...]) -> None:
    text = squeezed(said(folder, *way))
    made = run("cards", "en.yaml", *way)
    assert made.exit_code == 0, made.output
    names = sorted(path.name for path in (folder / "output").iterdir())
    assert names
    assert [name for name in names if squeezed(name) not in text] == []
    sheets = re.search(r"on (\d+) sheets?", made.output)
    assert sheets
    assert f"{sheets[1]}" in re.findall(r"sheetsof\S*?:(\d+)", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_nothing_is_left_to_be_filled_in_in_any_language(folder: Path, language: str, way: tuple[str, ...]) -> None:
    text, words = said(folder, *way, deck=f"{language}.yaml"), shipped.texts("jobsheet", language)
    assert "{" not in text
    for key in (name for name in words if name.startswith("label-")):
        assert squeezed(words[key]) in squeezed(text)


def test_the_languages_have_the_same_texts() -> None:
    keys = {language: list(shipped.texts("jobsheet", language)) for language in LANGUAGES}
    assert all(each == keys["en"] for each in keys.values())
    for name in keys["en"]:
        held = {
            language: set(re.findall(r"{\w+}", shipped.texts("jobsheet", language)[name])) for language in LANGUAGES
        }
        assert all(each == held["en"] for each in held.values()), name


def test_it_has_the_command_for_cups_with_the_way_of_turning(folder: Path) -> None:
    def command(*way: str) -> str:
        return " ".join(said(folder, *way).split())

    assert "lp -o media=A4 -o sides=two-sided-long-edge -o print-scaling=none en-cards-en.pdf" in command()
    assert "-o sides=two-sided-short-edge" in command("--duplex", "short")
    assert command("--duplex", "manual").count("-o sides=one-sided") == 2
    assert "-o media=Letter" in command("--stock", "poker-letter")


def test_it_has_paper_weight_bar_and_the_cuts(folder: Path) -> None:
    text = " ".join(said(folder, "--weight", "300").split())
    for part in (
        "A4, white, 300 g/m²",
        "100 mm long",
        "10.5 mm from the paper’s edge; then at 63 · 126 · 189 mm",
        "88 · 176 · 264 mm",
    ):
        assert part in text
    assert "63,5 · 127 · 190,5 mm" in " ".join(said(folder, "--stock", "us-poker-a4", deck="nl.yaml").split())
    halves = " ".join(said(folder, "--stock", "a6-a4").split())
    assert "at 105 mm from the paper’s edge" in halves
    assert "a card is 105 × 148.5 mm" in halves  # that stock has no room for a bar
    bought = " ".join(said(folder, "--stock", "avery-32010").split())
    assert "perforated sheets that come with this job: avery-32010" in bought
    assert "set the stop" not in bought


def test_what_cards_refuses_it_refuses_in_the_same_words(folder: Path) -> None:
    asked = ("en.yaml", "--backs", "none", "--duplex", "long")
    job, cards = run("jobsheet", *asked), run("cards", *asked)
    assert (job.exit_code, job.stderr) == (cards.exit_code, cards.stderr) == (1, job.stderr)
    assert not (folder / "output").exists()


def test_its_paper_is_that_of_the_cards(folder: Path) -> None:
    def width(*way: str) -> float:
        said(folder, *way)
        return float(Printed((folder / "job.pdf").read_bytes()).pdfium[0].get_width()) / 72 * 25.4

    assert width() == pytest.approx(210, abs=0.1)
    assert width("--stock", "poker-letter") == pytest.approx(215.9, abs=0.1)
    assert width("--paper", "letter") == pytest.approx(215.9, abs=0.1)
    assert "media=Letter" in " ".join(said(folder, "--paper", "letter").split())


def test_a_title_that_no_page_holds_is_refused_on_its_line(folder: Path) -> None:
    text = (folder / "en.yaml").read_text(encoding="utf-8").replace("title: Small", "title: " + "Small and more " * 300)
    (folder / "long.yaml").write_text(text, encoding="utf-8")
    made = run("jobsheet", "long.yaml")
    assert made.exit_code == 1
    assert "long.yaml:1:" in made.stderr
    assert not (folder / "output").exists()
