from __future__ import annotations

import dataclasses
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import webbrowser
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import click
import pytest
from click.testing import CliRunner, Result
from helpers import (
    ENVIRONMENT,
    EVERY_STOCK,
    LANGUAGES,
    ROOT,
    SHORT,
    STOCKS,
    labels,
    shipped_cards,
    shipped_deck,
    spiegel,
)
from openpyxl import Workbook
from uvicorn import Server

from generator import __version__
from generator.bank import shipped
from generator.cli import shared_options, terminal, watching
from generator.cli.commands import studio
from generator.cli.main import spiegel as command
from generator.deck.selection import choose
from layouts import LAYOUTS, usual

NOTICE = f"{shared_options.OURS}\n"

COMMANDS = command.list_commands(click.Context(command))

BAD = SHORT.replace("Wat deed je?", "\N{GRINNING FACE}")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def deck(folder: Path) -> Path:
    path = folder / "my-deck.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="spiegel", catch_exceptions=False)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


# -------------------------------------------------------------------------------------------------------------- help


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_examples(arguments: tuple[str, ...], flag: str) -> None:
    result = run(*arguments, flag)
    assert result.exit_code == 0
    before, _, examples = result.stdout.partition("Examples:\n")
    assert len(before.split()) > 20
    assert re.match(r" +spiegel ", examples)
    assert all(re.match(r" +spiegel ", line) for line in examples.splitlines())


def test_the_help_lists_every_command_and_what_it_does() -> None:
    said = run("--help").stdout
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S", said, re.MULTILINE)


PRINTED_AS = ("paper", "stock", "people")
"""What a deck may say for itself under ``print``."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_option_of_a_layout_is_in_its_help_and_can_be_chosen(name: str) -> None:
    kind = import_module(LAYOUTS[name].module).Options
    said = " ".join(run(name, "--help").stdout.split())
    for field in dataclasses.fields(kind):
        flag = field.metadata["flag"] or field.name.replace("_", "-")
        assert re.search(rf"--{flag}\b", said)
        assert " ".join(field.metadata["help"].split()) in said
        if choices := field.metadata["choices"]:
            assert all(choice in said for choice in choices())
        elif get_origin(hint := get_type_hints(kind)[field.name]) is Literal:
            assert f"[{'|'.join(map(str, get_args(hint)))}]" in said
        if field.default not in (None, ()) and not isinstance(field.default, bool):
            usual = f"what the deck says, or {field.default}" if field.name in PRINTED_AS else str(field.default)
            assert re.search(rf"\[default: {re.escape(usual)}[];]", said)


def test_a_layouts_docstring_for_the_hands_is_its_help() -> None:
    said = " ".join(run("cards", "--help").stdout.split())
    assert "Print at actual size (100 %)" in said


EXAMPLES = sorted(
    {
        line.strip()
        for arguments in ((), *((name,) for name in COMMANDS))
        for line in run(*arguments, "--help").stdout.partition("Examples:")[2].splitlines()
        if line.strip()
    }
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with decks and what was made of them, and with a printer that was measured."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(ROOT / "cards.yaml", folder)
    shutil.copy(ROOT / "cards.yaml", folder / "my-deck.yaml")
    deck = (ROOT / "cards.yaml").read_text(encoding="utf-8")
    (folder / "old-deck.yaml").write_text(deck.replace("nl: Wat zit er", "nl: Wat zat er", 1), encoding="utf-8")
    measured = ("printer", "set", "office", "--tray", "rear", "--holes", "K9", "K9", "L10", "K10", "--seen", "2 up")
    assert spiegel(*measured, folder=folder, SPIEGEL_CONFIG=str(folder / "config")).returncode == 0
    assert spiegel("cards", folder=folder).returncode == 0
    assert spiegel("guide", folder=folder).returncode == 0
    assert spiegel("export", "questions.xlsx", folder=folder).returncode == 0
    assert spiegel("export", "questions.csv", folder=folder).returncode == 0
    (folder / "misc-iso-templates.xml").write_text(
        '<Glabels-templates><Template brand="Sigel" part="LP 800" size="A4"><Label-rectangle width="85mm" height="55mm">'
        '<Layout nx="2" ny="5" x0="15mm" y0="10mm" dx="95mm" dy="55mm"/></Label-rectangle></Template></Glabels-templates>'
    )
    team = Workbook()
    for row in (["Naam"], ["An Peeters"], ["Bo Claes"]):
        team.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    team.save(folder / "team.xlsx")
    return folder


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_help_do_what_they_say(
    example: str, made: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = folder / "there"
    shutil.copytree(made, there)
    monkeypatch.chdir(there)
    monkeypatch.setattr(watching, "saves", lambda *_: iter([None]))  # which else would never end
    monkeypatch.setattr(Server, "run", lambda *_, **__: None)  # nor would this
    monkeypatch.setattr(webbrowser, "open", lambda _: None)
    (there / "index.html").touch()
    monkeypatch.setattr(studio, "PAGE", there)
    monkeypatch.setenv("PYTHONPATH", ENVIRONMENT["PYTHONPATH"])
    monkeypatch.setenv("SPIEGEL_CONFIG", str(there / "config"))
    name, *arguments = shlex.split(example)
    assert name == "spiegel"
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    assert result.stdout
    assert result.stderr == ""


def test_there_is_an_example_for_every_command() -> None:
    assert {shlex.split(example)[1] for example in EXAMPLES} >= set(COMMANDS)


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"spiegel, version {__version__}\n"


# ----------------------------------------------------------------------------------------------- what is typed wrong


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("card", "there is no command 'card'. Did you mean 'cards'?"),
        ("chekc", "there is no command 'chekc'. Did you mean 'check'?"),
        ("xyzzy", "there is no command 'xyzzy'. See `spiegel --help`."),
    ],
)
def test_an_unknown_command_suggests_the_nearest(typed: str, said: str) -> None:
    result = run(typed)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cards", "--stock", "poker"), "there is no stock 'poker'; did you mean poker-letter?"),
        (("cards", "--backs", "red"), "'red' is not one of 'suit', 'both-ways', 'plain', 'none'"),
        (("cards", "--stok", "a6-a4"), "No such option"),
        (("check", "--stock", "poker"), "there is no stock 'poker'; did you mean poker-letter?"),
        (("list", "colours"), "'colours' is not one of 'papers', 'stocks', 'themes', 'languages', 'suits', 'cards'"),
        (("cards", "one.yaml", "two.yaml"), "unexpected extra argument"),
    ],
)
def test_a_wrong_option_is_told_with_what_is_possible(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize("arguments", [("cards",), ("build",), ("list", "cards")])
def test_a_language_that_the_deck_does_not_have_is_told_with_those_it_has(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--lang", "fr")
    assert result.exit_code == 2
    assert "the deck is not in 'fr'; it has nl, en" in result.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--lang nl,fr", "--lang: the deck is not in 'fr'; it has nl, en"),
        ("--lang nl,nl", "--lang: 'nl' is given twice"),
        ("--lang nl,en,nl", "--lang: a card holds two languages at most, not 3"),
        ("--lang ,", "--lang: the deck is not in ''; it has nl, en"),
        (
            "--suit Z",
            "--suit: the deck has no suit 'Z'; it has A (Uit eigen werk), B (Goed bezig), C (Eens anders), D (Rond het verhaal)",
        ),
        ("--tag storie", "--tag: the deck has no tag 'storie'; did you mean 'story'?"),
        ("--tag xyzzy", "--tag: the deck has no tag 'xyzzy'; see `spiegel list tags`"),
        ("--depth 1,4", "--depth: the deck has no depth '4'; it has 1, 2, 3"),
        ("--only A01,A99", "--only: the deck has no card 'A99'; see `spiegel list cards`"),
        ("--without quite", "--without: the deck has no card 'quite'; see `spiegel list cards`"),
        ("--only ,", "--only: it names no card"),
        (
            "--suit goed",
            "--suit: the deck has no suit 'goed'; did you mean 'B', Goed bezig? It has A (Uit eigen werk),",
        ),
        ("--session kort", "--session: the deck has no session 'kort'; did you mean 'short', Kort, met kaarten?"),
        ("--session shrt", "--session: the deck has no session 'shrt'; did you mean 'short', Kort, met kaarten?"),
        ("--sample 0", "0 is not in the range x>=1"),
    ],
)
@pytest.mark.parametrize("name", [*LAYOUTS, "list cards"])
def test_a_choice_that_the_deck_does_not_have_is_told_with_the_nearest(name: str, typed: str, said: str) -> None:
    result = run(*name.split(), *typed.split())
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def listed(*arguments: str) -> list[str]:
    """The ids of the cards that are listed."""
    result = run("list", "cards", *arguments)
    assert (result.exit_code, result.stderr.removeprefix(NOTICE)) == (0, "")
    return [line.split()[0] for line in result.stdout.splitlines()]


def test_values_may_be_given_together_or_one_by_one_with_blanks_and_in_any_capitals() -> None:
    expected = ["S-A", "A01", "T1"]
    assert listed("--only", "a01, s-a ,T1") == expected
    assert listed("--only", "A01", "--only", "t1,S-A,,A01") == expected
    assert listed("--suit", "b", "--tag", "OPEN", "--depth", " 1") == listed("--suit=B", "--tag=open", "--depth=1")


def test_a_tag_with_a_comma_in_it_can_be_asked_for(deck: Path) -> None:
    deck.write_text(SHORT.replace("question: Wat deed je?", "question: Q, tags: [one, 'and, two']"), encoding="utf-8")
    assert listed(deck.name, "--tag", "and, two") == ["A1"]
    assert listed(deck.name, "--tag", "one") == ["A1"]


def test_list_shows_what_is_chosen_in_the_same_words_as_the_products_take() -> None:
    assert len(listed("--sample", "3", "--seed", "7")) == 3
    assert sorted(listed("--shuffle")) == sorted(listed())
    assert run("list", "suits", "--suit", "B", "--depth", "3", "--lang", "en").stdout == "B  Well done (4 questions)\n"
    assert run("list", "tags", "--only", "A04").stdout.splitlines() == [
        "story         1 question",
        "contribution  1 question",
    ]
    assert run("list", "sessions", "--session", "short").stdout.startswith("short  ")
    assert run("list", "cards", "--only", "S-B", "--lang", "nl,en").stdout == "S-B  Goed bezig / Well done\n"


CHOSEN = "suit-A-without-A01-sample-4-shuffle-seed-7"


def test_every_product_takes_the_same_words(folder: Path) -> None:
    words = ["--suit", "A", "--sample", "4", "--seed", "7", "--shuffle", "--without", "A01"]
    assert run("build", *words, "-o", "there").exit_code == 0
    for name in usual():
        assert run(name, *words, "-o", f"{name}.pdf").exit_code == 0
        assert (folder / f"{name}.pdf").read_bytes() == (folder / "there" / f"{name}-nl-{CHOSEN}.pdf").read_bytes()


def test_where_no_card_is_left_nothing_is_written(folder: Path) -> None:
    result = run("cards", "--suit", "A", "--only", "B01")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{NOTICE}--only B01: leaves no card\n")
    assert files(folder) == []


BOOKS = ("guide", "posters", "team-sheets", "workbook")
"""The products with a file for each language."""


def test_two_languages_make_one_deck_of_cards_and_a_book_for_each(folder: Path) -> None:
    assert run("build", "--lang", "nl,en", "--only", "A01,B01", "-o", "there").exit_code == 0
    assert files(folder) == sorted(
        f"there/{name}-only-A01+B01.pdf"
        for name in ("cards-nl-en", *(f"{book}-{code}" for book in BOOKS for code in ("nl", "en")))
    )


def test_two_languages_of_a_book_are_told_apart_in_the_name_that_is_given(folder: Path) -> None:
    (folder / "names.txt").write_text("An\nBo\n", encoding="utf-8")
    assert run("workbook", "--lang", "en,nl", "-o", "mine.pdf", "--page", "cover").exit_code == 0
    assert run("workbook", "--lang", "en,nl", "--names", "names.txt", "--page", "cover").exit_code == 0
    assert run("cards", "--lang", "en,nl", "-o", "ours.pdf", "--only", "A01").exit_code == 0
    assert files(folder) == sorted(
        [
            "mine-en.pdf", "mine-nl.pdf", "names.txt", "ours.pdf",
            *(f"output/workbook-{code}-page-cover-name-{name}.pdf" for code in ("en", "nl") for name in ("An", "Bo")),
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("blnk", "there is no extra card 'blnk'; did you mean 'blank'?"),
        ("blank:61", "there can be 1 to 60 cards of a kind, not 61 of blank"),
    ],
)
def test_an_extra_card_that_there_is_not_is_told(typed: str, said: str) -> None:
    result = run("cards", "--extras", typed)
    assert result.exit_code == 2
    assert f"Invalid value for '--extras': {said}" in " ".join(result.stderr.split())


def test_extra_cards_are_added(deck: Path) -> None:
    assert ": 9 cards on 1 sheet" in run("cards", deck.name, "--extras", "howto,pass,blank:6").stdout


@pytest.mark.parametrize(
    ("typed", "where", "handed"),
    [
        (None, ".", "spiegel"),
        ("calm", ".", "calm"),
        ("mine.yaml", ".", Path("mine.yaml")),
        ("./decks", ".", Path("decks")),
        ("nowhere.yaml", "decks", "nowhere.yaml"),
        ("mine.yaml", "decks", Path("mine.yaml")),
    ],
)
def test_a_theme_that_is_typed_is_a_file_as_seen_from_here_or_a_name(
    folder: Path, deck: Path, typed: str | None, where: str, handed: str | Path
) -> None:
    (folder / "decks").mkdir()
    (folder / "mine.yaml").touch()
    moved = deck.rename(folder / where / "a.yaml").relative_to(folder)
    assert shared_options.chosen(moved, theme=typed).theme == handed


def test_a_choice_of_another_room_refuses_the_language_too() -> None:
    with pytest.raises(Exception, match="the deck is not in fr"):
        choose(shipped_deck("nl").bank, "fr", shipped_deck("nl").places)


# -------------------------------------------------------------------------------------------------------- the products


def test_cards_makes_a_file_and_says_what_and_how_to_print_it(folder: Path) -> None:
    result = run("cards", "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, NOTICE)
    assert result.stdout == (
        "Made output/cards-en.pdf: 63 cards on 7 sheets, 14 pages.\n"
        "  print on A4 at actual size (100 %), on both sides, flip on the long edge; then cut along the marks on the fronts\n"
        "  thick paper is turned by hand: --duplex manual\n"
    )
    assert (folder / "output" / "cards-en.pdf").read_bytes() == shipped_cards("en").data


def test_the_options_reach_the_cards(folder: Path) -> None:
    assert run("cards", "--stock", "tarot-a4", "--backs", "none", "-o", "mine.pdf", "--lang", "nl").exit_code == 0
    assert (folder / "mine.pdf").read_bytes() == shipped_cards("nl", "tarot-a4", "none").data
    assert files(folder) == ["mine.pdf"]


def test_a_deck_of_another_name_names_its_file(folder: Path, deck: Path) -> None:
    assert run("cards", deck.name).stdout.startswith("Made output/my-deck-cards-nl.pdf: 1 card on 1 sheet, 2 pages.")
    assert files(folder) == ["my-deck.yaml", "output/my-deck-cards-nl.pdf"]


def test_build_makes_every_product_in_the_folder_that_is_given(folder: Path) -> None:
    result = run("build", "--lang", "en", "-o", "there")
    assert result.exit_code == 0
    assert files(folder / "there") == sorted(f"{name}-en.pdf" for name in usual())
    assert result.stdout.count("Made there/") == len(usual())
    assert (folder / "there" / "cards-en.pdf").read_bytes() == shipped_cards("en").data


def test_the_deck_of_the_folder_is_taken_and_else_the_one_that_we_ship(folder: Path, deck: Path) -> None:
    assert "63 cards" in run("cards").stdout
    deck.rename(folder / "cards.yaml")
    assert "1 card on" in run("cards").stdout


def test_the_first_language_of_the_deck_is_the_usual_one(folder: Path) -> None:
    run("cards")
    assert files(folder) == ["output/cards-nl.pdf"]


# ------------------------------------------------------------------------------------------------------ input errors


def test_problems_of_a_deck_end_the_run_with_1_and_nothing_written(folder: Path, deck: Path) -> None:
    deck.write_text(BAD, encoding="utf-8")
    result = run("cards", deck.name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(
        r"my-deck\.yaml:6:\d+: question A1, question: no font has the character \S \(U\+1F600 GRINNING FACE\)\n"
        r" +→ .+\n"
        r"\n1 problem; nothing was written\.\n",
        result.stderr,
    )
    assert files(folder) == ["my-deck.yaml"]


def test_problems_are_counted(folder: Path) -> None:
    (folder / "bad.yaml").write_text(BAD.replace("name: Werk", 'name: Werk, colour: "#EEEEEE"'), encoding="utf-8")
    assert "\n2 problems; nothing was written.\n" in run("cards", "bad.yaml").stderr


@pytest.mark.parametrize("arguments", [("cards",), ("build",), ("check",), ("list", "suits")])
def test_a_deck_that_does_not_exist_is_told(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "nowhere.yaml")
    assert result.exit_code == 1
    assert result.stderr.startswith("nowhere.yaml: ")


def test_warnings_are_told_and_the_cards_made_all_the_same(folder: Path, deck: Path) -> None:
    deck.write_text(SHORT.replace("{id: A, name: Werk}", "id: A\n    name: Werk #1"), encoding="utf-8")
    result = run("cards", deck.name)
    assert result.exit_code == 0
    assert "begins a comment" in result.stderr
    assert "output/my-deck-cards-nl.pdf" in files(folder)


def test_a_bad_deck_cannot_give_orders_to_the_terminal(folder: Path) -> None:
    (folder / "bad.yaml").write_text('"\\e]0;owned\\a": 1\n', encoding="utf-8")
    result = run("check", "bad.yaml")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr + result.stdout


def test_a_files_name_cannot_give_orders_to_the_terminal() -> None:
    result = run("check", "\x1b]0;owned\a.yaml")
    assert result.exit_code == 1
    assert "]0;owned" in result.stderr
    assert not {"\x1b", "\a"} & set(result.stderr)


def test_a_file_that_is_no_pdf_is_never_replaced(deck: Path) -> None:
    before = deck.read_bytes()
    result = run("cards", deck.name, "-o", deck.name)
    assert result.exit_code == 1
    assert "is no PDF" in result.stderr
    assert deck.read_bytes() == before


# ----------------------------------------------------------------------------------------------------- check and list


def test_check_says_that_all_is_well_and_how_the_deck_fits_other_stocks() -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, NOTICE)
    first, usual, together, *others, more = result.stdout.splitlines()
    assert more == f"  {len(EVERY_STOCK) - len(STOCKS)} more stocks: --all-stocks tries them too"
    assert first == "63 cards in nl and en: all is well."
    assert together == "  poker-a4, nl and en on one card: every card fits"
    assert [usual, *others] == [f"  {name}: every card fits" for name in STOCKS]


def test_check_names_what_does_not_fit_on_the_stock_that_is_asked_for(folder: Path) -> None:
    (folder / "long.yaml").write_text(SHORT.replace("Wat deed je?", "Wat deed je dan? " * 20), encoding="utf-8")
    result = run("check", "long.yaml")
    assert result.exit_code == 1
    assert "does not fit on poker-a4" in result.stderr
    assert "1 problem; the deck cannot be printed as it is." in result.stderr
    assert run("check", "long.yaml", "--no-advice", "--stock", "a6-a4").stdout.splitlines() == [
        "1 card in nl: all is well.",
        "  a6-a4: every card fits",
    ]


def test_check_reads_the_deck_in_all_its_languages(folder: Path) -> None:
    both = "{nl: Werk, en: Work}"
    second = SHORT.replace("[nl]", "[nl, en]").replace("Kort", both).replace("name: Werk", f"name: {both}")
    second = second.replace("Wat deed je?", "{nl: Wat deed je?, en: What \N{GRINNING FACE} then?}")
    (folder / "second.yaml").write_text(second, encoding="utf-8")
    result = run("check", "second.yaml")
    assert result.exit_code == 1
    assert "question A1, question.en: no font has the character" in result.stderr


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_character_that_no_product_can_print_is_told_once(folder: Path, name: str) -> None:
    (folder / "bad.yaml").write_text(BAD, encoding="utf-8")
    assert "\n1 problem; " in run(name, "bad.yaml").stderr


def test_check_tells_how_many_cards_do_not_fit_on_other_stocks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stocks = shipped.stocks() | {"tiny": labels((40, 40), (2, 2), (10, 10), (40, 40))}
    monkeypatch.setattr(shipped, "stocks", lambda: stocks)
    (folder / "small.yaml").write_text(SHORT.replace("Wat deed je?", "Wat deed je dan? " * 8), encoding="utf-8")
    result = run("check", "small.yaml", "--no-advice", "--all-stocks")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "  tiny: 1 card does not fit"


def test_check_advises_after_all_else_and_that_is_no_error(folder: Path) -> None:
    (folder / "closed.yaml").write_text(SHORT.replace("Wat deed je?", "Heb je spijt?"), encoding="utf-8")
    result = run("check", "closed.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-3:] == [
        "",
        "Advice, to take or to leave (1):",
        "closed.yaml:6: question A1, question: can be answered with yes or no; what, how or when opens it up",
    ]
    assert "Advice" not in run("check", "closed.yaml", "--no-advice").stdout


def test_list_stocks_names_each_with_its_size() -> None:
    lines = run("list", "stocks").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(EVERY_STOCK)
    assert "63 × 88 mm, 9 a sheet" in lines[0]


def test_list_names_what_a_deck_has() -> None:
    assert run("list", "languages").stdout.split() == list(LANGUAGES)
    suits = run("list", "suits", "--lang", "en").stdout.splitlines()
    assert suits[0].split() == ["A", "Our", "own", "work", "(13", "questions)"]
    cards = run("list", "cards").stdout.splitlines()
    assert len(cards) == 63
    assert [line.split()[0] for line in cards] == [card.id for card in shipped_deck("nl").cards]


def test_list_takes_the_deck_that_is_given(deck: Path) -> None:
    assert run("list", "cards", deck.name).stdout == "A1  Wat deed je?\n"


# ------------------------------------------------------------------------------------------------------------ inspect


def test_inspect_finds_nothing_to_trip_over_in_what_we_make() -> None:
    run("cards", "--lang", "en")
    result = run("inspect", "output/cards-en.pdf")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "14 pages of 210 × 297 mm (A4); PDF 1.7" in result.stdout
    (found,) = json.loads(run("inspect", "--json", "output/cards-en.pdf").stdout)
    assert (found["pages"], found["findings"]) == (14, [])


def test_inspect_of_what_is_no_pdf_is_told(deck: Path) -> None:
    result = run("inspect", deck.name)
    assert result.exit_code == 1
    assert deck.name in result.stderr


# ---------------------------------------------------------------------------------------------------------- progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, many: int, patience: float) -> str:
    """What is written to the stream while so many items are worked through."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(terminal, "PATIENCE", patience)
    assert list(terminal.progress(range(many), "counting", many)) == list(range(many))
    return stream.getvalue()


def test_long_work_shows_its_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, Terminal(), 20, patience=-1)
    assert "counting" in said
    assert " 50%" in said
    assert "100%" in said
    assert said.endswith("\n")


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 20, patience=terminal.PATIENCE) == ""


def test_nothing_is_shown_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 20, patience=-1) == ""


@pytest.mark.parametrize("many", [0, 1])
def test_work_that_is_done_at_once_needs_no_bar(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    assert shown(monkeypatch, Terminal(), many, patience=-1) == ""


# -------------------------------------------------------------------------------------------------- the real command


def test_the_real_command_writes_a_whole_file_and_says_nothing_in_a_pipe_but_that(folder: Path) -> None:
    result = spiegel("cards", "--lang", "en", folder=folder)
    assert (result.returncode, result.stderr) == (0, NOTICE)
    assert result.stdout.startswith("Made output/cards-en.pdf: 63 cards")
    assert (folder / "output" / "cards-en.pdf").read_bytes() == shipped_cards("en").data


@pytest.mark.parametrize(
    ("arguments", "code"), [(("check",), 1), (("check", "--stock", "none"), 2), (("nonsense",), 2), (("--version",), 0)]
)
def test_the_real_command_ends_with_its_exit_code(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    (folder / "cards.yaml").write_text(BAD, encoding="utf-8")
    result = spiegel(*arguments, folder=folder)
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert bool(result.stderr) is (code > 0)


def test_a_terminal_that_lacks_a_character_gets_another(folder: Path) -> None:
    (folder / "cards.yaml").write_text(BAD, encoding="utf-8")
    result = spiegel("check", folder=folder, PYTHONIOENCODING="cp1252")
    assert result.returncode == 1
    assert "question A1, question: no font has the character ?" in result.stderr


MISTAKE = """
import sys
from generator.cli.main import main
from layouts.cards import product as cards

def prepare(*_):
    raise KeyError("a mistake of ours")

cards.prepare = prepare
sys.argv = ["spiegel", "cards"]
main()
"""


def python(code: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=ENVIRONMENT | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_mistake_of_ours_is_told_in_plain_words(folder: Path) -> None:
    result = python(MISTAKE, folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.removeprefix(NOTICE).startswith(
        "Something went wrong inside Spiegel: KeyError: 'a mistake of ours'\n"
    )
    assert "Traceback" not in result.stderr
    assert files(folder) == []


def test_a_mistake_of_ours_can_be_looked_into(folder: Path) -> None:
    result = python(MISTAKE, folder, SPIEGEL_DEBUG="1")
    assert result.returncode == 1
    assert "Traceback" in result.stderr
    assert result.stderr.endswith("KeyError: 'a mistake of ours'\n")


def test_an_interrupted_run_ends_without_a_traceback(folder: Path) -> None:
    result = python(MISTAKE.replace('KeyError("a mistake of ours")', "KeyboardInterrupt"), folder)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


HELP = """
import sys
from generator.cli.main import main

sys.argv = ["spiegel", "--help"]
try:
    main()
finally:
    print(sorted({"reportlab", "yaml", "msgspec", "pypdf", "pyphen", "openpyxl", "csv"} & set(sys.modules)))
"""


def test_help_answers_at_once_without_what_reads_and_draws(folder: Path) -> None:
    assert python(HELP, folder).stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--stok", "No such option '--stok'. Did you mean '--stock'?"),
        ("--lan", "No such option '--lan'. Did you mean '--lang'?"),
        ("--pie", "No such option '--pie'."),
        ("--kamp", "No such option '--kamp'."),
    ],
)
def test_of_an_option_only_a_near_one_is_named(typed: str, said: str) -> None:
    result = run("cards", typed, "x")
    assert result.exit_code == 2
    assert without_signs(result.stderr.splitlines()[-1].removeprefix("Error: ")) == without_signs(said)


def without_signs(line: str) -> str:
    """The words alone: Click's releases put other signs around the same ones."""
    return re.sub(r"[^\w -]", "", line)


def test_one_cause_is_counted_once_with_its_places(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    entries = "".join(f"  - {{id: A{number}, suit: C, question: Why {number}?}}\n" for number in range(40))
    deck.write_text(f"title: T\nlanguages: [en]\nsuits: [{{id: A, name: Me}}]\nquestions:\n{entries}", encoding="utf-8")
    result = run("check", str(deck))
    assert result.exit_code == 1
    assert result.stderr.count("there is no suit “C”") == 1
    assert "    the same 39 times more: on lines 6, 7, 8, 9, 10, 11 and so on\n" in result.stderr
    assert result.stderr.endswith("\n1 problem in 40 places; the deck cannot be printed as it is.\n")
