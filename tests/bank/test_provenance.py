from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, ask, make_deck, shipped_bank
from msgspec.structs import replace

from generator.bank import provenance as module
from generator.bank.loading import load
from generator.bank.provenance import provenance
from generator.bank.starter import start, start_from, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model.bank import Bank

OURS: Bank = shipped_bank().bank


def with_first(bank: Bank, said: str) -> Bank:
    """The bank with another first question in each language."""
    first, *rest = bank.questions
    return replace(bank, questions=(replace(first, question=dict.fromkeys(first.question, said)), *rest))


def test_the_deck_that_ships_is_ours_in_whatever_look() -> None:
    assert provenance(OURS) == "ours"
    assert provenance(replace(OURS, theme="contrast", version="2")) == "ours"
    assert provenance(replace(OURS, texts={"place-title": {"nl": "Waar", "en": "Where"}})) == "ours"


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_first(OURS, "What is new?"), id="a question"),
        pytest.param(replace(OURS, questions=OURS.questions[:-1]), id="a question less"),
        pytest.param(replace(OURS, tips=()), id="no tips"),
        pytest.param(replace(OURS, author="Team North"), id="another author"),
        pytest.param(replace(OURS, author=None), id="no author"),
        pytest.param(replace(OURS, title={"nl": "Noord", "en": "North"}), id="another title"),
    ],
)
def test_a_deck_that_is_not_wholly_ours_comes_after_ours(changed: Bank) -> None:
    assert provenance(changed) == "after-ours"


def test_one_question_of_ours_is_enough_however_its_signs_and_capitals_are_written() -> None:
    long = next(each for each in OURS.questions if len(each.question["en"]) > module.TELLING)
    said = long.question["en"].upper().replace("?", " ?")
    assert provenance(make_deck([ask("A1", said)]).bank) == "after-ours"
    assert (
        provenance(
            make_deck([ask("A1", "What did we learn of it all that we did not know before, and since when?")]).bank
        )
        == "own"
    )


def test_a_short_question_is_anyones() -> None:
    short = next(each for each in OURS.questions if len(each.question["en"]) < module.TELLING)
    assert provenance(make_deck([ask("A1", short.question["en"])]).bank) == "own"


@pytest.mark.parametrize("name", ["board", "care", "youth"])
def test_the_decks_to_look_at_are_their_own(name: str) -> None:
    assert provenance(load(ROOT / "docs" / "decks" / name / "cards.yaml").bank) == "own"


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_a_new_deck_is_its_own(language: str, tmp_path: Path) -> None:
    start(tmp_path / "new", "North", language, words(language).suits)
    assert provenance(load(tmp_path / "new" / "cards.yaml").bank) == "own"


def test_a_deck_begun_from_ours_comes_after_ours_and_is_said_to_be_by_nobody_yet(tmp_path: Path) -> None:
    made = start_from(tmp_path / "new", ROOT / "cards.yaml", ["B"], "North")
    bank = load(tmp_path / "new" / "cards.yaml").bank
    assert (provenance(bank), bank.author) == ("after-ours", None)
    assert any("author" in note for note in made.notes)


def test_a_whole_copy_of_ours_stays_ours_until_something_is_changed(tmp_path: Path) -> None:
    made = start_from(tmp_path / "new", ROOT / "cards.yaml", [], None)
    assert provenance(load(tmp_path / "new" / "cards.yaml").bank) == "ours"
    assert made.notes == ()


def test_a_deck_begun_from_another_keeps_its_author(tmp_path: Path) -> None:
    start_from(tmp_path / "new", ROOT / "docs" / "decks" / "care" / "cards.yaml", [], None)
    assert load(tmp_path / "new" / "cards.yaml").bank.author == "Een zorgteam"


@pytest.fixture
def unknown() -> Iterator[None]:
    """What was read of our own deck is forgotten, before and after."""
    for each in (True, False):
        module._ours.cache_clear()
        module._telling_words.cache_clear()
        if each:
            yield


@pytest.mark.usefixtures("unknown")
def test_our_own_file_half_way_through_a_change_is_no_problem_of_another_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cards.yaml").write_text("title: Half\n", encoding="utf-8")
    monkeypatch.setattr(module, "shipped_bank", lambda: tmp_path / "cards.yaml")
    assert provenance(make_deck([ask("A1")]).bank) == "own"
