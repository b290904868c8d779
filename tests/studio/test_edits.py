from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bank.convert import clean
from generator.bank.renamed import under_todays_names
from generator.bank.starter import text_of
from generator.bank.yaml.events import EventsOf, events_of
from generator.bank.yaml.pieces import Pieces
from generator.bank.yaml.reader import parse
from generator.model.bank import Bank
from generator.model.problems import DeckError
from generator.studio.edits import Add, AnEdit, Duplicate, Languages, Move, Remove, Set, edited

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

DECK = """\
# Ons deck
title: Noord   # zo heet het
languages: [nl]
print: {people: 8}

suits:   # de kleuren
  # de eerste
  - id: A
    name: 'Begin'
  - {id: B, name: "Einde: echt"}

questions:
  - id: A01   # de eerste vraag
    suit: A
    tags: [open, "a, b"]
    question: >-
      Een lange vraag
      over twee regels?
    # over de vervolgvraag
    probe: Waarom? # kort

  # over de tweede
  - id: A02
    suit: A
    depth: 2
    question: |-
      Eerst dit.
      Dan dat?

  - question: En toen?
    id: B01
    suit: B
# aan het einde
tips: []
"""

TWO = """\
title: {nl: Noord, en: North}
languages:
- nl
- en
suits:
- id: A
  name:
    nl: Begin
    en: Start

# vragen
questions:
- id: A1
  suit: A
  question:
    nl: Hoe?
    # nog na te kijken
    en: How?
- id: A2
  suit: A
  question: {nl: Wat?, en: What?}
  follows: [A1]
tips:
- id: T1
  title: {nl: Tip, en: Tip}
  text:
    nl: Doe dit.
    en: Do this.
  parts:
  - id: p1
    text: {nl: Een, en: One}
"""

HANDS = {
    "plain": DECK,
    "in two languages": TWO,
    "from Windows": DECK.replace("\n", "\r\n"),
    "without a last line end": TWO.rstrip("\n"),
    "a new deck": text_of("Noord", "nl", ["Begin", "Einde"]),
}


def change(text: str, *edits: AnEdit, events: EventsOf = events_of) -> str:
    return edited(under_todays_names(parse("cards.yaml", text, events), Bank), edits).text


def values(text: str) -> Any:  # noqa: ANN401 – whatever a deck holds
    return parse("cards.yaml", text).value


def comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


def lines_that_differ(before: str, after: str) -> tuple[Counter[str], Counter[str]]:
    old, new = Counter(before.splitlines()), Counter(after.splitlines())
    return old - new, new - old


def test_a_text_is_set_where_it_stands_and_nothing_else_changes() -> None:
    assert lines_that_differ(DECK, change(DECK, Set(("questions", 0, "probe"), "Waarom: echt?"))) == (
        Counter(["    probe: Waarom? # kort"]),
        Counter(['    probe: "Waarom: echt?" # kort']),
    )


def test_a_path_may_end_in_the_language_of_a_deck_that_has_one() -> None:
    assert change(DECK, Set(("suits", 0, "name", "nl"), "Anders")) == DECK.replace("'Begin'", "'Anders'")
    assert change(DECK, Set(("questions", 1, "probe", "nl"), "En?")) == DECK.replace(
        "      Dan dat?\n", "      Dan dat?\n    probe: En?\n"
    )
    assert change(DECK, Remove(("questions", 0, "probe", "nl"))) == DECK.replace(
        "    # over de vervolgvraag\n    probe: Waarom? # kort\n", ""
    )


def test_a_text_of_two_lines_is_set_before_a_comment_on_its_line() -> None:
    made = change(DECK, Set(("questions", 0, "probe"), "Een.\nTwee."))
    assert '    probe: "Een.\\nTwee." # kort\n' in made


def test_a_number_goes_without_quotes_and_a_word_that_looks_like_one_does_not() -> None:
    assert "print: {people: 12}" in change(DECK, Set(("print", "people"), 12))
    assert "    depth: 3\n" in change(DECK, Set(("questions", 1, "depth"), 3))
    assert '    suit: "1"\n' in change(DECK, Set(("questions", 1, "suit"), "1"))


def test_groups_on_the_way_that_are_missing_are_made() -> None:
    made = change(TWO, Set(("print", "stock"), "tarot-a4"), Set(("questions", 1, "probe", "en"), "And?"))
    assert values(made)["print"] == {"stock": "tarot-a4"}
    assert values(made)["questions"][1]["probe"] == {"en": "And?"}


def test_what_is_set_to_nothing_is_taken_out_and_a_group_that_would_be_empty_goes_too() -> None:
    assert "print" not in values(change(DECK, Set(("print", "people"), None)))
    assert "tags" not in values(change(DECK, Remove(("questions", 0, "tags"))))["questions"][0]


@pytest.mark.parametrize("text", [DECK, DECK.replace("tips: []", "tips:"), DECK.replace("tips: []\n", "")])
def test_an_entry_is_added_to_a_list_that_is_empty_or_missing(text: str) -> None:
    made = change(text, Add(("tips",), {"title": "Rust", "text": "Haast niet."}))
    assert values(made)["tips"] == [{"id": "T01", "title": "Rust", "text": "Haast niet."}]
    assert "# aan het einde" in made
    assert "\n  - id: T01\n    title: Rust\n" in made


def test_an_entry_is_added_where_it_is_wanted_with_the_next_id_of_its_suit() -> None:
    new = {"suit": "A", "question": "Nieuw?"}
    assert [each["id"] for each in values(change(DECK, Add(("questions",), new, 1)))["questions"]] == [
        "A01", "A03", "A02", "B01",
    ]  # fmt: skip
    assert change(DECK, Add(("questions",), new)) == DECK.replace(
        "    suit: B\n", "    suit: B\n\n  - id: A03\n    suit: A\n    question: Nieuw?\n"
    )
    assert "{id: B, name: " in change(DECK, Add(("suits",), {"id": "C", "name": "Midden"}, 1))


def test_an_entry_moves_with_its_comments_and_blank_lines_stay() -> None:
    made = change(DECK, Move(("questions", 1), 2))
    assert made.index("En toen?") < made.index("# over de tweede") < made.index("Dan dat?") < made.index("# aan het")
    assert made.count("\n\n") == DECK.count("\n\n")
    assert change(made, Move(("questions", 2), 1)) == DECK


@pytest.mark.parametrize("apart", ["", "\n"])
@pytest.mark.parametrize("lists", ["", "  # over alle vragen\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_entry_that_becomes_the_first_keeps_its_comments_when_it_moves_back(
    apart: str, lists: str, end: str
) -> None:
    text = DECK.replace("questions:\n", f"questions:\n{lists}{apart}").replace("\n", end)
    made = change(text, Move(("questions", 1), 0))
    key, comments_of_all, own, rest = (
        "questions:",
        made.find("over alle"),
        made.index("over de tweede"),
        made.index("A01"),
    )
    assert made.index(key) < own < made.index("Dan dat?") < rest
    assert comments_of_all < own
    again = change(made, Move(("questions", 0), 1))
    assert again.index("A01") < again.index("over de tweede") < again.index("A02")
    assert apart or again == text
    on = change(made, Move(("questions", 0), 2))
    assert on.index("B01") < on.index("over de tweede") < on.index("A02")


def test_comments_above_all_entries_stay_above_all() -> None:
    made = change(DECK, Move(("suits", 1), 0))
    assert made.index("# de eerste") < made.index("Einde: echt") < made.index("'Begin'")
    assert change(made, Move(("suits", 0), 1)) == DECK


def test_a_copy_follows_its_original_with_ids_of_its_own() -> None:
    value = values(change(TWO, Duplicate(("questions", 0)), Duplicate(("tips", 0))))
    assert [each["id"] for each in value["questions"]] == ["A1", "A3", "A2"]
    assert [each["id"] for each in value["tips"]] == ["T1", "T2"]
    assert [part["id"] for tip in value["tips"] for part in tip["parts"]] == ["p1", "p2"]
    assert values(change(DECK, Duplicate(("suits", 1))))["suits"][2]["name"] == "Einde: echt"


def test_the_last_entry_that_goes_leaves_an_empty_list() -> None:
    made = change(TWO, Remove(("tips", 0)))
    assert made.endswith("  follows: [A1]\ntips: []\n")
    gone = change(DECK, *[Remove(("questions", 0))] * 3)
    assert values(gone)["questions"] == []
    assert values(change(gone, Add(("questions",), {"suit": "A", "question": "Weer?"})))["questions"][0]["id"]


def test_a_deck_gets_another_language_and_loses_it_again() -> None:
    both = change(DECK, Languages(("nl", "en")))
    assert values(both)["suits"][0]["name"] == {"nl": "Begin"}
    assert values(both)["languages"] == ["nl", "en"]
    assert comments(both) == comments(DECK)
    written = change(both, Set(("title", "en"), "North"))
    assert values(written)["title"] == {"nl": "Noord", "en": "North"}
    again = values(change(TWO, Languages(("en",))))
    assert (again["languages"], again["questions"][1]["question"]) == (["en"], {"en": "What?"})


def test_what_is_there_no_more_is_told() -> None:
    with pytest.raises(DeckError, match=r"there is no questions\.9\.suit to change any more"):
        change(DECK, Set(("questions", 9, "suit"), "A"))
    with pytest.raises(DeckError, match="to change any more"):
        change(DECK, Move(("questions", 9), 0))


def test_an_old_name_of_a_key_is_changed_under_that_name() -> None:
    old = DECK.replace("question: En toen?", "text: En toen?") if "formerly" in DECK else DECK
    assert "En dan?" in change(old, Set(("questions", 2, "question"), "En dan?"))


# -------------------------------------------------------------------------------------------------- any edit, any hand

WORDS = st.text(
    alphabet=st.sampled_from(" \n:#-'\"\\[]{},&*!|>%@`?=+.0123abcé’–€\xa0🙂"), min_size=1, max_size=40
).filter(lambda words: words.strip() and not any(line.strip().startswith("#") for line in words.splitlines()))


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:  # noqa: ANN401 – as above
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value), *(found for step, each in inside for found in places(each, (*path, step)))]


@st.composite
def edits(draw: st.DrawFn, text: str) -> AnEdit:
    value = parse("cards.yaml", text).value
    found = places(value)
    texts = [path for path, each in found if isinstance(each, str) and path[-1] != "id" and path[0] != "languages"]
    entries = [path for path, _ in found if path and isinstance(path[-1], int) and path[0] != "languages"]
    lists = [path for path, each in found if isinstance(each, list) and path and path != ("languages",)]
    kind = draw(st.sampled_from(["set", "set", "remove", "add", "move", "duplicate"]))
    if kind == "set":
        return Set(draw(st.sampled_from(texts)), draw(WORDS))
    if kind == "add":
        path = draw(st.sampled_from(lists))
        some = next(iter([each for where, each in found if where[:-1] == path and where != path]), "tekst")
        new = {"text": draw(WORDS)} if isinstance(some, dict) else draw(WORDS)
        return Add(path, new, draw(st.integers(0, 3)))
    if not entries:
        return Set(("version",), "3")
    path = draw(st.sampled_from(entries))
    if kind == "move":
        return Move(path, draw(st.integers(0, 3)))
    return Remove(path) if kind == "remove" else Duplicate(path)


@pytest.mark.parametrize("hand", HANDS)
@settings(max_examples=10)
@given(data=st.data())
def test_any_edits_say_what_they_should_and_leave_the_rest(hand: str, data: DataObject) -> None:
    text, pieces = HANDS[hand], Pieces()
    for _ in range(data.draw(st.integers(1, 3))):
        edit = data.draw(edits(text))
        made = change(text, edit, events=pieces)  # which proves that it says what it should
        if isinstance(edit, Set | Add | Move):
            assert comments(made) == comments(text)
        elif isinstance(edit, Duplicate):  # a copy has the comments inside it too
            assert comments(made) >= comments(text)
        if isinstance(edit, Set):
            value: Any = parse("cards.yaml", made).value
            for step in edit.path:
                value = value[step]
            assert clean(value) == clean(edit.value)
            before, after = lines_that_differ(text, made)
            assert sum(before.values()) <= 12, (before, after)
        assert ("\r\n" in made) == ("\r\n" in text)
        text = made
