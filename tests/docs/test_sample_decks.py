from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from helpers import ROOT, spiegel, texts_of
from pikepdf import Dictionary
from readback import Printed, squeezed

from generator.bank.loading import load
from generator.deck.selection import choose
from generator.model.bank import Question, Tip
from layouts import usual

if TYPE_CHECKING:
    from pathlib import Path


HOME = ROOT / "docs" / "decks"
DECKS = sorted(path.name for path in HOME.iterdir())
BANKS = {name: load(HOME / name / "cards.yaml").bank for name in DECKS}
EACH = [(name, language) for name in DECKS for language in BANKS[name].languages]

every_deck = pytest.mark.parametrize("name", DECKS)
every_language = pytest.mark.parametrize(("name", "language"), EACH)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decks in a folder of their own, as somebody has them who copied them."""
    folder = tmp_path_factory.mktemp("decks")
    shutil.copytree(HOME, folder, dirs_exist_ok=True)
    return folder


def words(printed: Printed) -> str:
    return squeezed("".join(printed.text(page) for page in range(len(printed))))


def figures(printed: Printed) -> list[Any]:
    """The figures of the structure."""
    return [thing for thing in printed.qpdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == "/Figure"]


def said(text: str) -> str:
    return squeezed(text.replace("*", ""))


def test_there_are_three_of_different_kinds() -> None:
    assert DECKS == ["board", "care", "youth"]
    assert {name: bank.languages for name, bank in BANKS.items()} == {
        "board": ("nl", "fr"), "care": ("nl",), "youth": ("nl",),
    }  # fmt: skip
    assert [name for name, bank in BANKS.items() if bank.tips] == ["care"]
    assert [name for name, bank in BANKS.items() if bank.sessions] == ["board", "care"]


@every_deck
def test_a_deck_checks_cleanly(name: str, built: Path) -> None:
    result = spiegel("check", folder=built / name)
    assert (result.returncode, result.stderr) == (0, "")
    assert "all is well" in result.stdout
    assert "not fit" not in result.stdout
    assert "Advice" not in result.stdout


def test_the_board_has_both_languages_on_each_card_and_a_book_for_each(built: Path) -> None:
    result = spiegel("build", "--lang", "nl,fr", "-o", "both", folder=built / "board")
    assert (result.returncode, result.stderr) == (0, "")
    made = {path.name: Printed(path.read_bytes()) for path in (built / "board" / "both").iterdir()}
    books = [
        f"{book}-{language}.pdf"
        for book in ("guide", "posters", "team-sheets", "workbook")
        for language in ("fr", "nl")
    ]
    assert sorted(made) == ["cards-nl-fr.pdf", *books]
    on_cards = words(made["cards-nl-fr.pdf"])
    for question in BANKS["board"].questions:
        assert all(said(text) in on_cards for text in question.question.values())
        assert said(question.question["fr"]) in words(made["guide-fr.pdf"])


def test_the_youth_deck_has_its_pictures_and_its_logo(built: Path) -> None:
    assert spiegel("build", "-o", "drawn", folder=built / "youth").returncode == 0
    drawn = {path.stem: Printed(path.read_bytes()) for path in (built / "youth" / "drawn").iterdir()}
    pictures = [question.picture for question in BANKS["youth"].questions if question.picture]
    shown = {str(figure.Alt) for figure in figures(drawn["cards-nl"])}
    backs = {f"{suit.name['nl']}, achterkant, De vlag van onze groep" for suit in BANKS["youth"].suits}
    assert shown == {picture.shows["nl"] for picture in pictures} | backs
    for book in ("guide-nl", "workbook-nl"):
        assert "De vlag van onze groep" in {str(figure.Alt) for figure in figures(drawn[book])}


@every_language
def test_a_deck_builds_and_every_card_can_be_read_back(name: str, language: str, built: Path) -> None:
    result = spiegel("build", "--lang", language, folder=built / name)
    assert (result.returncode, result.stderr) == (0, "")
    made = {each: Printed((built / name / "output" / f"{each}-{language}.pdf").read_bytes()) for each in usual()}
    loaded = load(built / name / "cards.yaml")
    deck = choose(loaded.bank, language, loaded.places)
    on_cards, in_guide = words(made["cards"]), words(made["guide"])
    for card in deck.cards:
        assert [text for text in texts_of(card.content, language) if said(text) not in on_cards] == []
        if isinstance(card.content, Question | Tip):
            main = card.content.question if isinstance(card.content, Question) else card.content.title
            assert said(main[language]) in in_guide
    for session in deck.bank.sessions:
        assert said(session.name[language]) in in_guide
    assert said(deck.bank.title[language]) in words(made["workbook"])


@every_language
def test_questions_are_short_open_and_one_thought(name: str, language: str) -> None:
    for question in BANKS[name].questions:
        asked = question.question[language]
        assert len(asked) <= 90
        assert asked.endswith("?")
        assert asked.count("?") == 1
        assert question.probe
        assert len(question.probe[language]) <= 60


@every_deck
def test_every_picture_is_there_and_shown(name: str) -> None:
    lying = {path.relative_to(HOME / name).as_posix() for path in (HOME / name).glob("pictures/*")}
    shown = {picture.file for picture in (question.picture for question in BANKS[name].questions) if picture}
    assert shown == lying


@every_deck
def test_every_deck_explains_itself(name: str) -> None:
    text = (HOME / name / "cards.yaml").read_text(encoding="utf-8")
    assert len(re.findall(r"^ *# \S", text, re.MULTILINE)) >= 6
    readme = (HOME / name / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 10
    assert "`spiegel build`" in readme


def test_the_deck_for_after_an_incident_is_safe() -> None:
    text = (HOME / "care" / "cards.yaml").read_text(encoding="utf-8").casefold()
    for word in ("passen", "106", "1813", "112", "vertrouwenspersoon", "niemand moet"):
        assert word in text
    drawn = [draw for step in BANKS["care"].sessions[0].steps for draw in step.draws]
    assert not any(3 in draw.depths and "W" in draw.suits for draw in drawn)  # the deepest stay a free choice


@every_deck
def test_a_deck_begins_a_new_one(name: str, built: Path) -> None:
    first = BANKS[name].suits[0].id
    result = spiegel("new", f"from-{name}", "--from", f"{name}/cards.yaml", "--suit", first, folder=built)
    assert (result.returncode, result.stderr) == (0, "")
    assert spiegel("check", folder=built / f"from-{name}").returncode == 0


ONE = """\
title: Klein
languages: [nl]
suits:
  - id: W
    name: Het werk
questions:
  - id: W1
    suit: W
    question: Waar ben je trots op?
"""


def test_the_smallest_deck_there_can_be_makes_all_products(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(ONE, encoding="utf-8")
    assert spiegel("check", folder=tmp_path).stdout.startswith("1 card in nl: all is well.")
    result = spiegel("build", folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    for name in usual():
        printed = Printed((tmp_path / "output" / f"{name}-nl.pdf").read_bytes())
        asked = name not in {"posters", "team-sheets"}  # these have no question of the deck's, and say what is agreed
        assert (squeezed("Waar ben je trots op?") in words(printed)) == asked
        assert asked or squeezed("Passen mag") in words(printed)
    guide = Printed((tmp_path / "output" / "guide-nl.pdf").read_bytes())
    for word in ("Kies een sessie", "Welke sessie", "Tips voor wie", "zeven tips", "Verdonschot"):
        assert squeezed(word) not in words(guide)
