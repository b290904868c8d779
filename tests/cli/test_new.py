"""``spiegel new`` as it is typed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from helpers import ROOT, spiegel

from generator.bank.loading import load
from generator.cli.commands import new
from generator.cli.main import spiegel as command
from layouts import usual

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(command, ["new", *arguments], prog_name="spiegel", input=typed, catch_exceptions=False)


def test_in_a_pipe_nothing_is_asked_and_the_deck_builds_as_it_is(folder: Path) -> None:
    made = spiegel("new", "my-team", folder=folder)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == (
        "Made my-team: a deck with 6 questions in 3 suits, a folder for pictures and a README.\n"
        "\nNow go there and print it, or open cards.yaml in a text editor first:\n  cd my-team\n  spiegel build\n"
    )
    built = spiegel("build", folder=folder / "my-team")
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.count("Made ") == len(usual())
    assert "Advice" not in spiegel("check", folder=folder / "my-team").stdout
    bank = load(folder / "my-team" / "cards.yaml").bank
    assert bank.title == {"nl": "My team"}


def test_on_a_terminal_three_things_are_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "_asking", lambda: True)
    result = run("team", typed="Ons kamp\nen\nPlay, People\n")
    assert result.exit_code == 0
    assert result.stdout.count(": ") >= 3
    bank = load(folder / "team" / "cards.yaml").bank
    assert (bank.title, [suit.name["en"] for suit in bank.suits]) == ({"en": "Ons kamp"}, ["Play", "People"])


def test_who_only_presses_enter_gets_what_is_proposed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "_asking", lambda: True)
    assert run("team", typed="\nfr\n\n").exit_code == 0
    bank = load(folder / "team" / "cards.yaml").bank
    assert bank.title == {"fr": "Team"}
    assert [suit.name["fr"] for suit in bank.suits] == ["Notre travail", "Ce qui a marché", "Ce qui revient"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x" * 61 + "\nOurs\nen\nPlay\n", "Error: takes 1 to 60 characters that can be printed, not 61\n"),
        ("Ours\nfrench\nen\nPlay\n", "no code of a language, such as nl, en or pt-BR; did you mean fr?\n"),
        ("Ours\nEngels\nen\nPlay\n", "did you mean en?\n"),
        ("Ours\nklingon\nen\nPlay\n", "'klingon' is no code of a language, such as nl, en or pt-BR\n"),
        ("Ours\nen\n,\nPlay\n", "Error: a deck begins with 1 to 6 suits, a comma between them, and not with 0\n"),
        ("Ours\nen\na,b,c,d,e,f,g\nPlay\n", "a comma between them, and not with 7\n"),
        ("Ours\nen\n" + "x" * 31 + "\nPlay\n", "Error: takes 1 to 30 characters that can be printed, not 31\n"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_and_asked_again(
    typed: str, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "_asking", lambda: True)
    result = run("team", typed=typed)
    assert result.exit_code == 0
    assert result.stdout.count("Error: ") == 1
    assert said in result.stdout
    bank = load(folder / "team" / "cards.yaml").bank
    assert (bank.title, [suit.name["en"] for suit in bank.suits]) == ({"en": "Ours"}, ["Play"])


@pytest.mark.parametrize(("typed", "code"), [("EN", "en"), ("pt-br", "pt-BR"), ("en_gb", "en-GB"), (" nl ", "nl")])
def test_capitals_of_a_code_are_set_right(typed: str, code: str, folder: Path) -> None:
    assert run("team", "--lang", typed).exit_code == 0
    assert load(folder / "team" / "cards.yaml").bank.languages == (code,)


def test_a_suit_of_another_deck_is_known_by_its_name() -> None:
    result = run("care", "--from", "spiegel", "--suit", "Goed bezig")
    assert result.exit_code == 1
    assert "→ did you mean B, Goed bezig? Then write B. The suits are A (Uit eigen werk)" in result.stderr


def test_what_is_given_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "_asking", lambda: True)
    result = run("team", "--title", "X", "--lang", "nl", "--suits", "Werk", typed="")
    assert result.exit_code == 0
    assert "1 suit," in result.stdout


def test_a_folder_that_is_not_empty_is_told_before_anything_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(new, "_asking", lambda: True)
    result = run(".", typed="")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is not empty\n    → give the name" in result.stderr
    assert "1 problem; nothing was made." in result.stderr


def test_in_the_folder_itself_there_is_no_need_to_go_there() -> None:
    result = run(".", "--suits", "Werk")
    assert result.exit_code == 0
    assert "  cd" not in result.stdout


def test_a_name_with_a_space_can_be_pasted() -> None:
    assert "  cd 'our team'\n" in run("our team").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x", "--lang", "Dutch"), "'Dutch' is no code of a language"),
        (("x", "--lang", "Dutch"), "did you mean nl?"),
        (("x", "--suits", ","), "1 to 6 suits"),
        (("x", "--suits", "a,b,c,d,e,f,g"), "1 to 6 suits"),
        (("x", "--suits", "a" * 31), "takes 1 to 30 characters"),
        (("x", "--title", " "), "takes 1 to 60 characters"),
        (("x", "--title", "a\x1b[0m"), "that can be printed"),
        (("x", "--suit", "A"), "there is --suits"),
        (("x", "--from", "spiegel", "--lang", "nl"), "with --from, choose suits with --suit"),
        (("x", "--from", "spiegel", "--title", ""), "takes 1 to 60 characters"),
        ((), "Missing argument 'FOLDER'"),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_made(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert list(folder.iterdir()) == []


def test_from_our_deck_with_some_suits(folder: Path) -> None:
    result = run("care", "--from", "cards.yaml", "--suit", "A, B", "--title", "Zorg")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "26 questions in 2 suits" in result.stdout
    assert "  session offsite stayed behind: it needs other cards\n" in result.stdout
    bank = load(folder / "care" / "cards.yaml").bank
    assert [suit.id for suit in bank.suits] == ["A", "B"]
    assert bank.title == {"nl": "Zorg", "en": "Zorg"}
    assert "Spiegel" in (folder / "care" / "README.md").read_text(encoding="utf-8")


def test_from_a_deck_with_problems_nothing_is_made(folder: Path) -> None:
    shutil.copy(ROOT / "cards.yaml", folder / "bad.yaml")
    text = (folder / "bad.yaml").read_text(encoding="utf-8")
    (folder / "bad.yaml").write_text(text.replace("suit: A", "suit: Q", 1), encoding="utf-8")
    result = run("new", "--from", "bad.yaml")
    assert result.exit_code == 1
    assert "there is no suit “Q”" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["bad.yaml"]
