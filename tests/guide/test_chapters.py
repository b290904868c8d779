from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from guides import SMALL, TIPS, make, session
from helpers import ROOT, file_deck, shipped_bank, shipped_deck
from readback import squeezed

from generator.bank import shipped
from generator.bank.loading import load
from generator.deck.selection import choose
from generator.model.deck import Selection

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

NAMED = {
    "nl": r"code,bijvoorbeeld(\w+),",
    "en": r"code,(\w+)forinstance,",
    "fr": r"code,(\w+)parexemple,",
    "de": r"Kürzel,zumBeispiel(\w+),",
}
"""Around the card that stands for any, by language; without spaces."""


def named(deck: Deck) -> str:
    """The card that a guide names as an example, of the chapter on how it works."""
    chapter = make(deck).chapter(shipped.texts("guide", deck.language)["using-title"])
    [found] = re.findall(NAMED[deck.language], squeezed("".join(node.text for node in chapter if node.marks)))
    return str(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_guide_names_a05(language: str) -> None:
    assert named(shipped_deck(language)) == "A05"


@pytest.mark.parametrize("language", list(NAMED))
def test_the_guide_of_another_deck_names_a_card_that_it_has(language: str, tmp_path: Path) -> None:
    text = (SMALL + session(["Do it."], ["Say it."])).replace("[en]", f"[{language}]").replace("A1,", "Q17,")
    assert named(file_deck(tmp_path / "cards.yaml", text)) == "Q17"


@pytest.mark.parametrize(("name", "language"), [("board", "nl"), ("board", "fr"), ("care", "nl")])
def test_so_do_those_of_the_decks_to_look_at(name: str, language: str) -> None:
    loaded = load(ROOT / "docs" / "decks" / name / "cards.yaml")
    deck = choose(loaded.bank, language, loaded.places)
    assert named(deck) in {question.id for question in loaded.bank.questions}


def test_the_card_is_one_of_those_that_were_chosen() -> None:
    loaded = shipped_bank()
    for chosen in (Selection(suits=("C",)), Selection(only=("B03", "B04", "T1"))):
        deck = choose(loaded.bank, "en", loaded.places, None, chosen)
        narrowed = choose(loaded.bank, "en", loaded.places, loaded.bank.sessions[0])
        if deck.selected.sessions:
            assert named(deck) in {card.id for card in deck.cards}
        assert named(narrowed) in {card.id for card in narrowed.cards}


def test_a_guide_without_questions_is_made_all_the_same(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL + TIPS + session(["Do it."], ["Say it."]))
    assert deck.places is not None
    tips = choose(deck.bank, "en", deck.places, None, Selection(only=("T2",)))
    assert "A1" not in make(tips).text()


def test_no_general_text_or_fixed_word_names_a_card_of_ours() -> None:
    bank = shipped_deck("nl").bank
    ids = {question.id for question in bank.questions} | {tip.id for tip in bank.tips}
    for language in shipped.languages():
        for texts in (shipped.words(language), *(shipped.texts(product, language) for product in shipped.WITH_TEXTS)):
            for name, text in texts.items():
                assert not {word for word in re.findall(r"\w+", text) if word in ids}, name
