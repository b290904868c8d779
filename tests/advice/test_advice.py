from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, shipped_bank

from generator.advice.advice import MOST_OF_A_KIND, advise
from generator.bank.loading import load

if TYPE_CHECKING:
    from pathlib import Path

SUITS = "".join(f"  - {{id: {suit}, name: Reeks {suit}}}\n" for suit in "ABC")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def advice(folder: Path, *questions: str, languages: str = "nl", suits: str = SUITS) -> list[str]:
    """What is said of a deck with these questions, whose first stands on line 7 where it has three suits."""
    lines = "".join(f"  - {{{question}}}\n" for question in questions)
    (folder / "my.yaml").write_text(
        f"title: Kort\nlanguages: [{languages}]\nsuits:\n{suits}questions:\n{lines}", encoding="utf-8"
    )
    loaded = load((folder / "my.yaml").relative_to(folder))
    return [str(piece) for piece in advise(loaded) if "has no questions" not in str(piece)]


def test_the_bank_that_we_ship_needs_no_advice() -> None:
    assert advise(shipped_bank()) == []


def test_a_closed_question_and_a_closed_probe_are_told_with_their_lines(folder: Path) -> None:
    said = advice(folder, "id: A1, suit: A, question: Heb je spijt?, probe: Is dat nog zo?")
    assert said == [
        "my.yaml:8: question A1, question: can be answered with yes or no; what, how or when opens it up",
        "my.yaml:8: question A1, probe: can be answered with yes or no; what, how or when opens it up",
    ]


def test_two_questions_in_one_are_told_but_not_those_that_are_quoted(folder: Path) -> None:
    said = advice(
        folder,
        "id: A1, suit: A, question: Wat deed je? En hoe liep dat af?",
        "id: A2, suit: A, question: 'Wie vroeg ooit “alles goed?”, en wat zei jij?'",
    )
    assert said == [
        "my.yaml:8: question A1, question: asks 2 things at once; the second might be its probe, or a card of its own"
    ]


def test_what_is_long_to_read_aloud_is_told_by_words_and_by_characters(folder: Path) -> None:
    said = advice(
        folder,
        f"id: A1, suit: A, question: {'wat ' * 25}nu?",
        f"id: A2, suit: A, question: Wat {'x' * 140}?",
        f"id: A3, suit: A, question: {'hoe ' * 24}nu?",
    )
    assert [line.split(" (")[0] for line in said] == [
        "my.yaml:8: question A1, question: is long to read aloud",
        "my.yaml:9: question A2, question: is long to read aloud",
    ]


def test_a_pair_that_is_alike_is_told_once_with_the_first_of_the_two(folder: Path) -> None:
    (folder / "my.yaml").write_text(
        "title: {nl: Kort, en: Short}\n"
        "languages: [nl, en]\n"
        "suits:\n"
        "  - {id: A, name: {nl: Reeks, en: Suit}}\n"
        "questions:\n"
        "  - id: A1\n    suit: A\n    question: {nl: Waar ben je trots op?, en: What are you proud of?}\n"
        "  - {id: A2, suit: A, question: {nl: Waar ben jij trots op?, en: What are *you* proud of?}}\n",
        encoding="utf-8",
    )
    assert [str(piece) for piece in advise(load((folder / "my.yaml").relative_to(folder)))] == [
        "my.yaml:9: question A2, question.nl: asks nearly the same as question A1"
    ]


def test_a_missing_probe_is_told_where_other_questions_have_one(folder: Path) -> None:
    one, other = "id: A1, suit: A, question: Wat deed je?", "id: A2, suit: A, question: Wie hielp je?"
    assert advice(folder, one, other) == []
    assert advice(folder, one, f"{other}, probe: Hoe dan?") == [
        "my.yaml:8: question A1: has no probe, to go on when the first answer is short"
    ]


NAMES = ("appel", "peer", "kers", "druif", "noot", "vijg", "kiwi", "lamp", "stoel", "tafel", "boek", "kast", "deur")


def many(suit: str, number: int, depth: int = 1) -> list[str]:
    return [
        f"id: {suit}{at}, suit: {suit}, depth: {depth}, question: Wat doet {name} in {suit} met {name * 2}?"
        for at, name in enumerate(NAMES[:number])
    ]


def test_a_suit_far_from_the_others_is_told(folder: Path) -> None:
    assert advice(folder, *many("A", 8), *many("B", 8), *many("C", 3)) == [
        "my.yaml:6: suit C: has 3 questions, where a suit of this deck usually has 8"
    ]
    assert advice(folder, *many("A", 8), *many("B", 8), *many("C", 4)) == []
    assert advice(folder, *many("A", 1), *many("B", 1), *many("C", 3)) == []
    assert advice(folder, *many("A", 12), *many("B", 3), suits=SUITS[: SUITS.index("  - {id: C")]) == []


def test_a_suit_without_questions_is_told(folder: Path) -> None:
    (folder / "my.yaml").write_text(
        f"title: Kort\nlanguages: [nl]\nsuits:\n{SUITS}questions:\n"
        "  - {id: A1, suit: A, question: Wat?}\n  - {id: C1, suit: C, question: Wie?}\n",
        encoding="utf-8",
    )
    assert [str(piece) for piece in advise(load((folder / "my.yaml").relative_to(folder)))] == [
        "my.yaml:5: suit B: has no questions"
    ]


def test_a_suit_that_begins_deep_is_told(folder: Path) -> None:
    assert advice(folder, *many("A", 3, depth=2), *many("B", 3), *many("C", 2, depth=3)) == [
        "my.yaml:4: suit A: has no question of depth 1, to begin with"
    ]


def test_a_language_whose_fixed_words_we_lack_is_told(folder: Path) -> None:
    said = advice(folder, "id: A1, suit: A, question: Che cosa?", languages="it")
    (line,) = said
    assert line.startswith("my.yaml:2: the 1st language: the few fixed words")
    assert line.endswith("come out in English: we have none in it")


def test_a_kind_of_which_there_are_very_many_is_told_so_often_and_then_counted(folder: Path) -> None:
    said = advice(folder, *(f"id: A{at}, suit: A, question: Heb je {'x' * at} {at}?" for at in range(60)))
    assert len(said) == MOST_OF_A_KIND + 1
    assert said[-1] == (
        "my.yaml:32: the same is true of 35 more: can be answered with yes or no; what, how or when opens it up"
    )


def test_a_changed_copy_of_our_deck_that_still_says_to_be_by_us_is_told_on_its_line(folder: Path) -> None:
    text = (ROOT / "cards.yaml").read_text(encoding="utf-8")
    number = text.splitlines().index("author: Spiegel") + 1
    for author, changed, said in (("Spiegel", True, [number]), ("Spiegel", False, []), ("Us", True, [])):
        copy = text.replace("author: Spiegel", f"author: {author}")
        copy = copy.replace("doodgewone", "heel gewone") if changed else copy
        (folder / "my.yaml").write_text(copy, encoding="utf-8")
        assert [piece.line for piece in advise(load(folder / "my.yaml")) if piece.where == "author"] == said
