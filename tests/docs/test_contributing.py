"""CONTRIBUTING.md, followed to the letter: its one file and its one row make a product like any other."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from checkers import findings
from click.testing import CliRunner, Result
from helpers import ROOT
from readback import Printed

import layouts
from generator.cli.main import spiegel as command
from generator.prepress import inspect
from layouts import Product, usual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE, ROW = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
LISTING_PRODUCTS = "generator.cli.commands.preview"
"""The module that lists the products as it is imported: with the page's product, and afterwards without it."""

VERAPDF, CANNOT_RUN = ROOT / ".ci" / "verapdf", 77


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a deck, in a Spiegel that has the page's file and its row."""
    file = tmp_path / "layouts" / "questions.py"
    file.parent.mkdir()
    file.write_text(CODE, encoding="utf-8")
    found = re.fullmatch(r'\s*"(\w+)": Product\("([\w.]+)", "([^"]+)"\),\s*', ROW)
    assert found
    name, module, summary = found.groups()
    assert module == "layouts.questions"
    spec = importlib.util.spec_from_file_location(module, file)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, module, made)
    spec.loader.exec_module(made)
    monkeypatch.setitem(layouts.LAYOUTS, name, Product(module, summary))
    monkeypatch.delitem(sys.modules, LISTING_PRODUCTS, raising=False)
    for name in ("cards.yaml", "my-deck.yaml"):
        shutil.copy(ROOT / "cards.yaml", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    sys.modules.pop(LISTING_PRODUCTS, None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


def test_it_says_and_makes_what_the_page_shows(folder: Path) -> None:
    shown = re.search(r"\$ spiegel (questions --probes)\n(.*?)```", PAGE, re.DOTALL)
    assert shown
    result = run(*shown[1].split())
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", shown[2])
    assert (folder / "output" / "questions-nl-probes.pdf").is_file()


def test_help_lists_it_and_explains_it_in_the_words_of_its_docstring() -> None:
    assert re.search(r"^  questions +Every question on a few pages", run("--help").stdout, re.MULTILINE)
    said = " ".join(run("questions", "--help").stdout.split())
    assert "Tick the questions you want on the table" in said
    assert "--probes Whether each question's probe stands behind it." in said
    for shared in ("--lang", "--session", "--theme", "--suit", "-o, --output"):
        assert shared in said


@pytest.mark.parametrize("number", range(3))
def test_its_examples_work(number: int) -> None:
    _, *arguments = sys.modules["layouts.questions"].EXAMPLES[number].split()
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Made output/")


def test_build_and_preview_make_it_beside_the_rest(folder: Path) -> None:
    assert "Made there/my-deck-questions-en.pdf: " in run("build", "my-deck.yaml", "--lang", "en", "-o", "there").stdout
    assert len(list((folder / "there").iterdir())) == len(usual())
    assert run("preview", "--product", "questions", "--dpi", "30").exit_code == 0
    assert (folder / "output" / "preview" / "questions-nl-overview.png").is_file()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_preflight_has_nothing_to_say_of_it(folder: Path, language: str) -> None:
    run("questions", "--probes", "--lang", language)
    inspection = inspect.inspect(folder / "output" / f"questions-{language}-probes.pdf")
    assert inspection.findings == ()
    assert inspection.pages == 3


def test_the_checkers_of_tags_find_nothing_in_it(folder: Path) -> None:
    run("questions", "--probes")
    assert [str(finding) for finding in findings(folder / "output" / "questions-nl-probes.pdf")] == []


@pytest.mark.skipif(not shutil.which("java"), reason="there is no Java for veraPDF")
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_passes_as_the_page_says(folder: Path, profile: str) -> None:
    run("questions", "--probes")
    ran = subprocess.run(
        [str(VERAPDF), profile, str(folder / "output" / "questions-nl-probes.pdf")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode == CANNOT_RUN:
        pytest.skip(ran.stdout.strip())
    assert ran.returncode == 0, ran.stdout


def test_a_theme_and_a_selection_reach_it(folder: Path) -> None:
    plain = run("questions", "-o", "plain.pdf")
    assert plain.exit_code == 0
    assert run("questions", "--theme", "festive", "--suit", "A", "-o", "other.pdf").exit_code == 0
    plain_pages, others = (Printed((folder / name).read_bytes()) for name in ("plain.pdf", "other.pdf"))
    assert ("B01" in plain_pages.text(0), "B01" in others.text(0)) == (True, False)
    used = [{font.name for font in inspect.inspect(folder / name).fonts} for name in ("plain.pdf", "other.pdf")]
    assert used[0] != used[1]


def test_a_character_that_no_font_has_is_told_with_its_line(folder: Path) -> None:
    deck = folder / "my-deck.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("doodgewone", "\N{GRINNING FACE}"), encoding="utf-8")
    result = run("questions", "my-deck.yaml")
    assert result.exit_code == 1
    assert re.search(r"my-deck\.yaml:\d+:\d+: question A02, question\.nl: no font has the character", result.stderr)


def test_the_code_of_the_page_keeps_the_rules_of_the_house() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename", str(ROOT / "layouts" / "questions.py"), "-"],
        input=CODE,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    assert len(CODE.splitlines()) <= 150
