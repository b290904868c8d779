from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from helpers import ROOT
from hypothesis import given
from hypothesis import strategies as st

from generator.bank.yaml.editing import Edit
from generator.bank.yaml.reader import parse
from generator.bank.yaml.writing import block, entry, flow_group, goes_plain, scalar
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Value

pytestmark = pytest.mark.usefixtures("_either_parser")

TEXTS = (
    st.text(
        alphabet=st.one_of(
            st.sampled_from(" \n:#-'\"\\[]{},&*!|>%@`?=+.0123abcé’–€\xa0\x85\u2028\t🙂"),
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\ufeff"),
        ),
        min_size=1,
    )
    .map(str.strip)
    .filter(bool)
)
"""Texts as the reader leaves them: without white space around them."""

LIST = """\
# Boven
questions:   # de vragen
  - id: A1   # de eerste
    suit: A
    question: >-
      Een lange vraag
      over twee lijnen
    tags: [a,  b]   # los

  # Tussenin
  - { id: A2, suit:  A, question: "Wat nu?" }
  -   id:   'A3'
      tags:
      - x   # een
      - y
      suit: "A"
      question:
          nl:   Hoe?   # in het Nederlands
          en: "How?"
# Onder
tips: []
"""


def order() -> tuple[str, ...]:
    return ("id", "suit", "depth", "tags", "question", "probe")


def edited(text: str, at: int, changes: dict[str, Value]) -> str:
    edit = Edit(parse("deck.yaml", text))
    edit.change(("questions", at), changes, order())
    return edit.result()


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


@pytest.mark.parametrize(
    ("at", "changes", "old", "new"),
    [
        (0, {"id": "A9"}, ["  - id: A1   # de eerste"], ["  - id: A9   # de eerste"]),
        (
            0,
            {"question": "Een andere vraag"},
            ["      Een lange vraag", "      over twee lijnen"],
            ["      Een andere vraag"],
        ),
        (0, {"tags": ["a", "c"]}, ["    tags: [a,  b]   # los"], ["    tags: [a, c]   # los"]),
        (0, {"tags": ["a", "b"]}, [], []),
        (0, {"tags": None}, ["    tags: [a,  b]   # los"], []),
        (0, {"depth": "2"}, [], ["    depth: 2"]),
        (0, {"probe": "En dan?"}, [], ["    probe: En dan?"]),
        (
            1,
            {"question": "Wat [nu]?"},
            ['  - { id: A2, suit:  A, question: "Wat nu?" }'],
            ['  - { id: A2, suit:  A, question: "Wat [nu]?" }'],
        ),
        (
            1,
            {"probe": "En dan?", "depth": "3"},
            ['  - { id: A2, suit:  A, question: "Wat nu?" }'],
            ['  - { id: A2, suit:  A, depth: 3, question: "Wat nu?", probe: "En dan?" }'],
        ),
        (1, {"suit": None}, ['  - { id: A2, suit:  A, question: "Wat nu?" }'], ['  - { id: A2, question: "Wat nu?" }']),
        (2, {"id": "A’3"}, ["  -   id:   'A3'"], ["  -   id:   'A’3'"]),
        (
            2,
            {"question": {"nl": "Waar?"}},
            ["          nl:   Hoe?   # in het Nederlands"],
            ["          nl:   Waar?   # in het Nederlands"],
        ),
        (2, {"tags": ["x", "z"]}, ["      - x   # een", "      - y"], ["      - x", "      - z"]),
        (2, {"tags": None}, ["      tags:", "      - x   # een", "      - y"], []),
        (2, {"question": {"fr": "Où ?"}}, [], ["          fr: Où ?"]),
        (
            2,
            {"probe": {"nl": "En: dan?", "en": "yes"}},
            [],
            ["      probe:", '        nl: "En: dan?"', '        en: "yes"'],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_lines_of_what_changes_are_touched(
    at: int, changes: dict[str, Value], old: list[str], new: list[str], end: str
) -> None:
    text = LIST.replace("\n", end)
    after = edited(text, at, changes)
    assert changed_lines(text, after) == (old, new)
    assert after.count("\r") == (after.count("\n") if end == "\r\n" else 0)


@pytest.mark.parametrize("end", ["", "\n", "\n# slot\n", "\ntips: []\n"])
def test_new_entries_come_behind_the_last_one(end: str) -> None:
    text = "questions:\n  - id: A1\n    suit: A  # ja" + end
    edit = Edit(parse("deck.yaml", text))
    edit.append(("questions",), [{"id": "A2", "question": {"nl": "Wat?"}}, {"id": "A3"}])
    added = "\n  - id: A2\n    question:\n      nl: Wat?\n  - id: A3"
    assert edit.result() == text.replace("# ja", f"# ja{added}")


def test_new_entries_stand_apart_where_the_others_do() -> None:
    text = "questions:\n- id: A1\n\n- id: A2\n"
    edit = Edit(parse("deck.yaml", text))
    edit.append(("questions",), [{"id": "A3"}])
    assert edit.result() == text + "\n- id: A3\n"


def test_new_entries_in_brackets_stay_in_brackets() -> None:
    edit = Edit(parse("deck.yaml", "questions: [{id: A1}]  # kort\n"))
    edit.append(("questions",), [{"id": "A2", "tags": ["a, b"]}])
    assert edit.result() == 'questions: [{id: A1}, {id: A2, tags: ["a, b"]}]  # kort\n'


def test_without_changes_the_text_is_the_same() -> None:
    edit = Edit(parse("deck.yaml", LIST))
    assert edit.result() == LIST


# ------------------------------------------------------------------------------------------ any text, read back


@given(TEXTS, st.sampled_from(["", "'", '"', ">", "|"]))
def test_a_text_that_takes_the_place_of_another_is_read_back(text: str, style: str) -> None:
    old = {"": "oud", "'": "'oud'", '"': '"oud"', ">": ">-\n      oud", "|": "|-\n      oud"}[style]
    before = f"questions:\n  - id: A1\n    question: {old}\n    suit: A\n"
    value = parse("x", edited(before, 0, {"question": text})).value
    assert value == {"questions": [{"id": "A1", "question": text, "suit": "A"}]}


@given(TEXTS)
def test_a_text_in_braces_is_read_back(text: str) -> None:
    before = "questions:\n  - {id: A1, question: oud, suit: A}\n"
    value = parse("x", edited(before, 0, {"question": text})).value
    assert value == {"questions": [{"id": "A1", "question": text, "suit": "A"}]}


@given(st.dictionaries(st.sampled_from(["id", "question", "probe"]), TEXTS, min_size=1), st.lists(TEXTS, min_size=1))
def test_new_entries_are_read_back(group: dict[str, Value], tags: list[Value]) -> None:
    group = {**group, "tags": tags, "text": {"nl": "x", "en": tags[0]}}
    assert parse("x", "a:\n" + block(group, 2) + "\n").value == {"a": [group]}
    assert parse("x", "a: " + flow_group(group) + "\n").value == {"a": group}
    assert parse("x", entry("a", group, 0)).value == {"a": group}


@given(TEXTS.filter(goes_plain))
def test_other_programs_read_what_goes_without_quotes_as_a_text(text: str) -> None:
    assert yaml.safe_load(f"a: {text}\n") == {"a": text}


def test_a_long_text_is_folded_and_a_short_one_is_not() -> None:
    assert entry("question", "woord " * 5 + "einde", 4) == "question: woord woord woord woord woord einde"
    assert entry("question", ("woord " * 30).strip(), 4).startswith("question: >-\n      woord")
    assert max(map(len, entry("question", ("woord " * 90).strip(), 4).split("\n"))) <= 120


def test_a_space_that_does_not_break_needs_no_quotes() -> None:
    assert scalar("Où ça\xa0?") == "Où ça\xa0?"


def test_our_own_deck_is_the_same_after_every_text_of_it_was_set_anew() -> None:
    text = (ROOT / "cards.yaml").read_text(encoding="utf-8")
    plain = parse("x", text).value
    assert isinstance(plain, dict)
    edit = Edit(parse("deck.yaml", text))
    questions = plain["questions"]
    assert isinstance(questions, list)
    for at, value in enumerate(questions):
        assert isinstance(value, dict)
        edit.change(("questions", at), value, order())
    assert edit.result() == text


# ----------------------------------------------------------------------------------------------------- taking out


@pytest.mark.parametrize(
    ("text", "steps", "left"),
    [
        ("a: [x, y, z]\n", [0, 1], "a: [z]\n"),
        ("a: [x, y, z]\n", [1, 2], "a: [x]\n"),
        ("a: [{b: c}, {b: d}]  # e\n", [0], "a: [{b: d}]  # e\n"),
        ("a:\n  # all\n  - x\n  # of y\n  - y\n", [0], "a:\n  # all\n  # of y\n  - y\n"),
        ("a:\n  # all\n  - x\n  # of y\n  - y\n\n# end\nb: c\n", [1], "a:\n  # all\n  - x\n# end\nb: c\n"),
        ("a: {x: 1, y: 2, z: 3}\n", ["x", "z"], "a: {y: 2}\n"),
        ("a:\n  x: 1\n  # of y\n  y:\n    - 2\n\nb: c\n", ["y"], "a:\n  x: 1\n\nb: c\n"),
        ("a:\n  - x\n  -\n    b: c\n", [0], "a:\n  -\n    b: c\n"),
    ],
)
def test_what_is_taken_out_takes_its_comments_along_and_nothing_else(
    text: str, steps: list[str | int], left: str
) -> None:
    edit = Edit(parse("deck.yaml", text))
    edit.drop(("a",), steps)
    assert edit.result() == left


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_first_key_behind_a_dash_leaves_its_place_to_the_next(end: str) -> None:
    edit = Edit(parse("deck.yaml", f"a:{end}  - x: 1{end}    y: 2{end}"))
    edit.drop(("a", 0), ["x"])
    assert edit.result() == f"a:{end}  - y: 2{end}"


def test_what_has_no_line_of_its_own_cannot_be_taken_out() -> None:
    edit = Edit(parse("deck.yaml", "a:\n  - x\n  - # about y\n    b: c\n"))
    with pytest.raises(DeckError, match=r"deck\.yaml:4:5: .*cannot be cut out: it has no line of its own"):
        edit.drop(("a",), [1])
