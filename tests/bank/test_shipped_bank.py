from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from helpers import LANGUAGES, shipped_bank, shipped_deck

from generator.model.bank import STORY, Question, Suit, Tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.bank import Bank
    from generator.model.scalars import Text

BANK: Bank = shipped_bank().bank
QUESTIONS = {question.id: question for question in BANK.questions}
COVERING = {question.source: question for question in BANK.questions if question.source}

CLOSED = {
    "nl": re.compile(
        r"^(ben|bent|is|zijn|was|waren|heb|hebt|heeft|hebben|had|hadden|kan|kunnen|kon|wil|wilt|willen|mag|moet|moeten|"
        r"zou|zouden|ga|gaat|gaan|doe|doet|doen|deed|herken|herkent|herkennen|vind|vindt|vinden|denk|denkt|voel|voelt|"
        r"weet|werk|werkt|pak|pakt|zie|ziet|hoor|hoort|lukt|word|wordt)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(am|are|is|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must)\b",
        re.IGNORECASE,
    ),
}
"""How a question begins that can be answered with yes or no."""

ALIKE = 0.75
"""The part that two texts share, from which they are nearly the same."""


def texts() -> Iterator[tuple[str, Text]]:
    """Every text of the bank, with the id of what it belongs to and its key there."""
    return walk(msgspec.to_builtins(BANK), "bank")


def walk(value: Any, name: str) -> Iterator[tuple[str, Text]]:  # noqa: ANN401 – dicts, lists and texts, as deep as it goes
    if isinstance(value, dict) and value.keys() == set(LANGUAGES):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from walk(each, f"{value.get('id', name)} {key}")
    elif isinstance(value, list | tuple):
        for each in value:
            yield from walk(each, name)


def test_texts_of_all_kinds_are_looked_at() -> None:
    names = {name for name, _ in texts()}
    assert {"bank title", "P1 text", "A purpose", "T2a text", "T1 title", "A01 question", "D13 probe"} <= names
    assert len(names) > 150


# -------------------------------------------------------------------------------------------- what the source asks for


def test_purpose_results_and_tips_cover_the_source_and_nothing_twice() -> None:
    assert [entry.id for entry in BANK.purpose] == ["P1", "P2"]
    assert [entry.id for entry in BANK.results] == ["R1", "R2", "R3", "R4", "R5", "R6"]
    assert [tip.id for tip in BANK.tips] == ["T1", "T2", "T3", "T4", "T5", "T6", "T7"]
    assert {tip.id: [part.id for part in tip.parts] for tip in BANK.tips if tip.parts} == {"T2": ["T2a", "T2b", "T2c"]}
    entries = (*BANK.purpose, *BANK.results, *BANK.tips[1].parts)
    assert {entry.origin for entry in entries} | {tip.origin for tip in BANK.tips} == {"source"}


def test_every_question_of_the_source_is_asked_once_and_in_its_suit() -> None:
    sources = [question.source for question in BANK.questions if question.source]
    assert sorted(sources) == [f"Q{number:02}" for number in range(1, 17)]
    suits = [COVERING[f"Q{number:02}"].suit for number in range(1, 17)]
    assert suits == ["A"] * 4 + ["B"] * 4 + ["C"] * 4 + ["D"] * 4


def test_sixteen_questions_cover_the_source_and_thirty_six_are_our_own() -> None:
    origins = [question.origin for question in BANK.questions]
    assert (origins.count("source"), origins.count("own")) == (16, 36)
    assert all((question.origin == "source") == bool(question.source) for question in BANK.questions)


def test_every_suit_belongs_to_a_tip_and_the_tip_to_the_suit() -> None:
    assert [(suit.id, suit.tip) for suit in BANK.suits] == [("A", "T4"), ("B", "T5"), ("C", "T6"), ("D", "T7")]
    assert {tip.id: tip.suit for tip in BANK.tips if tip.suit} == {"T4": "A", "T5": "B", "T6": "C", "T7": "D"}


def test_the_deck_has_63_cards_which_fill_seven_sheets() -> None:
    cards = shipped_deck("nl").cards
    kinds = [type(card.content) for card in cards]
    assert (kinds.count(Question), kinds.count(Tip), kinds.count(Suit)) == (52, 7, 4)
    assert len(cards) == 63 == 7 * 9


def test_every_suit_has_thirteen_questions_numbered_in_order() -> None:
    for suit in "ABCD":
        assert [name for name in QUESTIONS if name[0] == suit] == [f"{suit}{number:02}" for number in range(1, 14)]
    assert all(question.suit == name[0] for name, question in QUESTIONS.items())


def test_the_suits_each_have_a_purpose_and_a_way_to_play() -> None:
    assert all(suit.purpose and suit.play for suit in BANK.suits)
    assert all(suit.icon is None for suit in BANK.suits)  # so that a theme gives it


# ------------------------------------------------------------------------------------------------ what follows what


def test_what_is_about_a_story_follows_one_and_nothing_else_does() -> None:
    assert {name for name, question in QUESTIONS.items() if STORY in question.follows} == {
        name for name in QUESTIONS if name.startswith("D")
    }


def test_imagining_follows_whistling() -> None:
    whistling, imagining, describing = (COVERING[source] for source in ("Q09", "Q10", "Q11"))
    assert imagining.follows == (whistling.id,)
    assert set(describing.follows) == {whistling.id, imagining.id}


def test_the_two_questions_about_compliments_are_a_pair() -> None:
    got, gave = COVERING["Q06"], COVERING["Q07"]
    assert "mirror" in got.tags
    assert "mirror" in gave.tags


def test_what_opens_a_session_needs_nothing_before_it() -> None:
    opening = [question for question in BANK.questions if "open" in question.tags]
    assert len(opening) >= 3
    assert all(not question.follows and question.depth == 1 for question in opening)


@pytest.mark.parametrize("tag", ["open", "close", "failure", "signal", "next-step", "expectation", "goal"])
def test_our_own_questions_fill_the_holes_of_the_source(tag: str) -> None:
    assert [question.id for question in BANK.questions if tag in question.tags and question.origin == "own"]


@pytest.mark.parametrize("suit", "ABCD")
def test_every_suit_goes_from_arriving_to_turning(suit: str) -> None:
    depths = [question.depth for question in BANK.questions if question.suit == suit]
    assert set(depths) == {1, 2, 3}
    assert depths == sorted(depths)


# ----------------------------------------------------------------------------------------------------- how it is said


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_short_enough_for_a_card(language: str) -> None:
    lengths = {
        **{f"{each.id} question": (len(each.question[language]), 140) for each in BANK.questions},
        **{f"{each.id} probe": (len(each.probe[language]), 100) for each in BANK.questions if each.probe},
        **{
            tip.id: (sum(len(text[language]) for text in (tip.text, *(part.text for part in tip.parts))), 300)
            for tip in BANK.tips
        },
    }
    assert {name: length for name, (length, most) in lengths.items() if length > most} == {}


def test_every_question_has_a_probe() -> None:
    assert [question.id for question in BANK.questions if not question.probe] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_and_probes_are_open(language: str) -> None:
    asked = {
        f"{question.id}: {sentence}"
        for question in BANK.questions
        for text in (question.question, question.probe)
        if text
        for sentence in re.split(r"(?<=[.?!:;…])\s+", text[language].replace("*", ""))
        if sentence.endswith("?")
    }
    assert len(asked) > 90
    assert {question for question in asked if CLOSED[language].match(question.partition(": ")[2])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_questions_are_nearly_the_same(language: str) -> None:
    said = {question.id: question.question[language].casefold() for question in BANK.questions}
    alike = {(one, other) for one, other in combinations(said, 2) if alikeness(said[one], said[other]) > ALIKE}
    assert alike <= {(COVERING["Q06"].id, COVERING["Q07"].id)}  # the pair of compliments


def alikeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE else 0.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_given_twice(language: str) -> None:
    said = [text[language].casefold() for name, text in texts() if not name.endswith(("name", "title"))]
    assert sorted({text for text in said if said.count(text) > 1}) == []


def test_every_text_is_translated() -> None:
    alike = [name for name, text in texts() if text["nl"] == text["en"]]
    assert alike == ["bank title"]  # Spiegel is called Spiegel everywhere


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_quotes_and_dots_are_those_of_a_printer(language: str) -> None:
    typed = re.compile(r"""['"`´]|\.\.\.|--|  |\s[?!:;,.]|\s$|^\s""")
    assert {name: text[language] for name, text in texts() if typed.search(text[language])} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_end_as_sentences_do(language: str) -> None:
    ends = {name: text[language][-1] for name, text in texts() if name.endswith(("question", "probe"))}
    assert {name for name, end in ends.items() if end not in "?.!…"} == set()


def test_dutch_says_je_and_never_u() -> None:
    formal = re.compile(r"\b(u|uw|U|Uw)\b")
    assert [name for name, text in texts() if formal.search(text["nl"])] == []


def test_our_bank_reads_without_a_warning() -> None:
    assert shipped_bank().warnings == ()
    assert BANK.languages == ("nl", "en")
