from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import draw, file_deck
from readback import squeezed

from generator.bank import shipped
from generator.bank.loading import load
from generator.deck.selection import choose
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards
from layouts.guide import product as guide
from layouts.text.words import filled, fixed_words, general_texts

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

DECK = """\
title: {nl: Kort, it: Breve}
languages: [nl, it]
suits:
  - {id: A, name: {nl: Werk, it: Lavoro}}
questions:
  - {id: A1, suit: A, follows: [story], question: {nl: Wat nam je mee?, it: Che cosa porti con te?}}
texts:
"""


def deck(folder: Path, texts: str, language: str = "it", second: str | None = None) -> Deck:
    path = folder / "cards.yaml"
    path.write_text(DECK + texts, encoding="utf-8")
    loaded = load(path)
    return choose(loaded.bank, language, loaded.places, second=second)


def test_a_deck_brings_fixed_words_of_its_own_in_the_languages_it_likes(tmp_path: Path) -> None:
    texts = "  after_story: {it: Dopo un racconto}\n  sheet: {it: 'foglio {number} di {total}'}\n"
    ours = deck(tmp_path, texts)
    assert fixed_words(ours, "it")["after_story"] == "Dopo un racconto"
    assert fixed_words(ours, "nl") == shipped.words("nl")
    said = squeezed(draw(ours).text(0))
    assert squeezed("Dopo un racconto") in said
    assert squeezed("foglio 1 di 1") in said


def test_what_a_language_of_the_decks_own_lacks_is_said_in_english(tmp_path: Path) -> None:
    ours = deck(tmp_path, "  after_story: {it: Dopo un racconto}\n")
    assert fixed_words(ours, "it")["front"] == shipped.words("en")["front"]
    assert general_texts(ours, "guide")["place-text"] == shipped.texts("guide", "en")["place-text"]


def test_both_languages_say_what_follows_a_story_in_their_own_words(tmp_path: Path) -> None:
    ours = deck(tmp_path, "  after_story: {it: Dopo un racconto}\n", "nl", "it")
    printed = draw(ours)
    assert squeezed("Na een verhaal\nDopo un racconto") in squeezed(printed.text(0))
    assert printed.languages()[squeezed("Dopo un racconto")] == "it"


@pytest.mark.parametrize(
    ("texts", "line", "where", "what"),
    [
        ("  after-story: {nl: Na}\n", 8, "texts.after-story", "there is no text after-story"),
        ('  after_story: {nl: "\\U0001F600"}\n', 8, "texts.after_story.nl", "no font has the character"),
        (f"  after_story: {{nl: {'Na een verhaal ' * 5}}}\n", 8, "texts.after_story.nl", "does not fit below a name"),
    ],
)
def test_a_text_of_the_decks_own_that_cannot_be_printed_is_a_problem_on_its_line(
    tmp_path: Path, texts: str, line: int, where: str, what: str
) -> None:
    with pytest.raises(DeckError) as refused:
        cards.prepare(deck(tmp_path, texts, "nl"), cards.Options(), silent)
    [problem] = refused.value.problems
    assert (problem.line, problem.where) == (line, where)
    assert problem.what.startswith(what)


def test_a_text_without_any_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as refused:
        deck(tmp_path, "  after_story: {}\n")
    assert [problem.what for problem in refused.value.problems] == ["is empty"]


def test_braces_that_are_no_placeholders_stay_as_they_are_written() -> None:
    assert filled("{number} of {all} {{x}}", number=3) == "3 of {all} {{x}}"


def test_the_guide_and_the_cards_refuse_the_same_unknown_text(tmp_path: Path) -> None:
    ours = deck(tmp_path, "  nothing: {nl: Niets}\n", "nl")
    said = []
    for layout in (cards, guide):
        with pytest.raises(DeckError) as refused:
            layout.prepare(ours, layout.Options(), silent)
        said.append(refused.value.problems)
    assert said[0] == said[1]


def test_one_language_may_be_written_without_its_code(tmp_path: Path) -> None:
    text = "title: Kort\nlanguages: [nl]\nsuits:\n  - {id: A, name: Werk}\nquestions:\n  - {id: A1, suit: A, question: Wat?}\n"
    ours = file_deck(tmp_path / "cards.yaml", text + "texts: {tips: Weetjes}\n")
    assert fixed_words(ours, "nl")["tips"] == "Weetjes"
