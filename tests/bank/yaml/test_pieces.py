from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bank.starter import text_of
from generator.bank.yaml.events import YAMLError, events_of
from generator.bank.yaml.pieces import Pieces
from generator.bank.yaml.positions import Positions
from generator.bank.yaml.reader import parse
from generator.model.problems import DeckError

pytestmark = pytest.mark.usefixtures("_either_parser")

DECK = """\
# boven
title: Noord
languages: [nl]   # een taal
suits:
  # de eerste
  - id: A
    name: "Begin"

questions:   # de vragen
# aan de rand
  - id: A1
    suit: A
    question: |
      Een
      - twee

  - id: A2
    suit: A
    question: >-
      Lang
      uit
tips: []
texts:
  play: "over
    twee regels"
"""

CHANGES = [
    ("Begin", "Einde"),
    ("  - id: A2\n", "  - id: A3\n    depth: 2\n"),
    ('"Begin"', '"Begin'),
    ("title:", "---\ntitle:"),
    ("tips: []", "tips: []\n..."),
    ("  - id: A2", "- id: A2"),
    ("  - id: A2", "   - id: A2"),
    ("    suit: A\n", "  suit: A\n"),
    ("twee regels", "twee\nregels: 2"),
    ("tips: []", "tips: [\n]"),
    ("tips: []", "title: nog eens"),
    ("tips: []", "? tips\n: []"),
    ("tips: []", "%TAG ! x"),
    ("Noord", "&a Noord"),
    ("[nl]", "*a"),
    ("\n", "\r\n"),
    ("      - twee", "  - twee"),
    ("# boven\n", ""),
    ("# boven\n", "\ufeff# boven\n"),
    ("tips: []", ""),
]


def shown(text: str, make: Any) -> Any:  # noqa: ANN401 – what makes events
    try:
        return [
            (type(each), each.start_mark.index, getattr(each, "value", None), getattr(each, "style", None),
             getattr(each, "flow_style", None), getattr(each, "anchor", None), getattr(each, "tag", None),
             each.end_mark.index if hasattr(each, "value") else None)
            for each in list(make(text))[2:-2]
        ]  # fmt: skip
    except YAMLError as error:
        return str(error)


def outcome(text: str, make: Any) -> Any:  # noqa: ANN401 – as above
    try:
        document = parse("deck.yaml", text, make)
    except DeckError as error:
        return error.problems
    return document.value, document.warnings, Positions("deck.yaml", text, make).root


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_a_text_that_was_changed_has_the_events_that_it_has_alone(before: str, after: str) -> None:
    pieces = Pieces()
    changed = DECK.replace(before, after)
    assert changed != DECK
    for text in (DECK, changed, DECK, changed):
        assert _scalars(shown(text, pieces)) == _scalars(shown(text, events_of))
        assert outcome(text, pieces) == outcome(text, events_of)


LIST = "# boven\n\n- name: a\n  grid: {columns: 3}\n# ertussen\n\n- name: b\n  texts:\n  - een\n"

CHANGES_OF_LIST = [
    ("name: b", "name: 'c"),
    ("- name: b", "-name: b"),
    ("- name: b", "name: b"),
    ("- name: b", " - name: b"),
    ("- name: a", "-\n  name: a"),
    ("- name: a", "- - a\n- name: a"),
    ("# boven\n", "---\n"),
    ("\n", "\r\n"),
    ("  - een\n", ""),
]


@pytest.mark.parametrize(("before", "after"), CHANGES_OF_LIST)
def test_a_list_that_was_changed_has_the_events_that_it_has_alone(before: str, after: str) -> None:
    pieces = Pieces()
    changed = LIST.replace(before, after)
    assert changed != LIST
    for text in (LIST, changed, LIST, changed):
        assert _scalars(shown(text, pieces)) == _scalars(shown(text, events_of))
        assert outcome(text, pieces) == outcome(text, events_of)


def _scalars(events: Any) -> Any:  # noqa: ANN401 – as above
    """Blocks end where the next begins or below it, as PyYAML has it; nobody asks."""
    ends = {"MappingEndEvent", "SequenceEndEvent"}
    if isinstance(events, str):
        return events
    return [each[:1] if each[0].__name__ in ends else each for each in events]


def test_only_what_changed_is_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text, parsed = text_of("Noord", "nl", ["Begin", "Midden", "Einde"]), list[str]()
    pieces = Pieces()
    assert outcome(text, pieces) == outcome(text, events_of)

    def counted(piece: str) -> Any:  # noqa: ANN401 – as above
        parsed.append(piece)
        return events_of(piece)

    monkeypatch.setattr("generator.bank.yaml.pieces.events_of", counted)
    changed = text.replace("name: Midden", "name: Anders", 1)
    assert changed != text
    assert list(pieces(changed))
    assert [piece for piece in parsed if len(piece) > len("a: b\n")] == ["  - id: B\n    name: Anders\n\n"]


@settings(max_examples=20)
@given(st.data())
def test_whatever_is_typed_reads_as_it_does_alone(data: st.DataObject) -> None:
    pieces, text = Pieces(), data.draw(st.sampled_from([DECK, LIST]))
    for _ in range(2):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 6))
        typed = data.draw(st.text(st.sampled_from(" \n:#-'\"[]{},&*!|>%?ab"), max_size=8))
        text = text[:at] + typed + text[at + gone :]
        assert outcome(text, pieces) == outcome(text, events_of)
