"""YAML text → the place of every value in it, and every problem: the thorough pass, for when something is wrong."""

from __future__ import annotations

import re
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.bank.yaml.errors import explain
from generator.bank.yaml.events import (
    DEEPEST,
    MOST_EVENTS,
    UNPRINTABLE,
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
    events_of,
    is_nothing,
)
from generator.model.lines import Lines
from generator.model.problems import Problem
from generator.model.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_PROBLEMS = 100
"""After so many the rest of a file is not looked at."""

UNPRINTABLE_IN_FILE = re.compile(UNPRINTABLE.replace("\n", "\n\r"))
"""The same in the text of a file, where a carriage return is the end of a line."""


class Spot(NamedTuple):
    """Where a value stands: the offsets of its key (its own, where it has none) and of itself, and what is inside."""

    key: int
    value: int
    inside: Mapping[str | int, Spot]


EMPTY: Mapping[str | int, Spot] = MappingProxyType({})
"""What is inside a text; one for all of them, for there are many."""


class _Enough(Exception):  # noqa: N818  no error: the pass ends here
    """There is no use in looking at the rest of the file."""


class Inspection:
    """The thorough pass over a text: the place of every value, and every problem."""

    def __init__(self, name: str, text: str) -> None:
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.root = Spot(0, 0, EMPTY)
        self._name = name
        self._text = text
        try:
            for character in UNPRINTABLE_IN_FILE.finditer(text):
                hint = "take it out: it is invisible in most editors, so type the words around it again"
                self._unprintable(character[0], character.start(), hint)
            self._walk(events_of(UNPRINTABLE_IN_FILE.sub("\ufffd", text)))
        except StopIteration:
            self.problems.append(Problem(f"holds more than {MOST_EVENTS:,} values", name, hint="is it the right file?"))
        except YAMLError as error:
            self.problems.append(self._problem(*explain(error, text)))
        except _Enough:
            pass

    def _problem(self, offset: int, what: str, hint: str = "") -> Problem:
        place = self.lines.place(offset)
        return Problem(what, self._name, place.line, place.column, hint=hint)

    def _add(self, offset: int, what: str, hint: str = "") -> None:
        self.problems.append(self._problem(offset, what, hint))
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(f"has at least {MOST_PROBLEMS} problems; here are the first", self._name))
            raise _Enough

    def _unprintable(self, character: str, offset: int, hint: str) -> None:
        self._add(offset, f"a control character (U+{ord(character):04X}) stands in the text", hint)

    def _walk(self, events: Iterator[Any]) -> None:
        next(events)
        if type(event := next(events)) is not DocumentStartEvent:
            self._nothing("is empty" if not self._text.strip() else "holds nothing but comments")
            return
        event = next(events)
        self.root = self._node(event, events, event.start_mark.index, 0)
        if type(event) is ScalarEvent and is_nothing(event):
            self._nothing("is empty")
        next(events)
        if type(event := next(events)) is not StreamEndEvent:
            hint = "a line of three dashes begins a second one: take it out, or make it a file of its own"
            self._add(event.start_mark.index, "the file holds more than one document", hint)

    def _nothing(self, what: str) -> None:
        self.problems.append(Problem(what, self._name, hint="is it the right file, and was it saved?"))

    def _node(self, event: Any, events: Iterator[Any], key: int, depth: int) -> Spot:  # noqa: ANN401  PyYAML has no type
        offset: int = event.start_mark.index
        if type(event) is AliasEvent or event.anchor is not None or event.tag is not None:
            self._foreign(offset)
        if type(event) is AliasEvent:
            return Spot(key, offset, EMPTY)
        if type(event) is ScalarEvent:
            if found := re.search(UNPRINTABLE, event.value):
                self._unprintable(found[0], offset, "take out its code, such as \\0 or \\x1b")
            return Spot(key, offset, EMPTY)
        if depth == DEEPEST:
            self._add(offset, f"groups and lists are nested more than {DEEPEST} deep", "close some of them first")
            raise _Enough
        inside = self._mapping if type(event) is MappingStartEvent else self._sequence
        return Spot(key, offset, inside(events, depth + 1))

    def _foreign(self, offset: int) -> None:
        """Refuse an anchor, an alias or a tag."""
        mark = self._text[offset : offset + 50].split()[0]
        kind = {"&": "an anchor", "*": "an alias"}.get(mark[0], "a tag")
        hint = f"if it is part of a text, put the whole text between double quotes; if not, leave {quote(mark)} out"
        self._add(offset, f"{quote(mark)} is {kind} of YAML, which is not used here", hint)

    def _mapping(self, events: Iterator[Any], depth: int) -> dict[str | int, Spot]:
        inside: dict[str | int, Spot] = {}
        while type(event := next(events)) is not MappingEndEvent:
            key = self._node(event, events, event.start_mark.index, depth).key
            spot = self._node(next(events), events, key, depth)
            if type(event) is not ScalarEvent:
                self._add(key, "a key should be a word, not a list or a group", "write it as key: value")
            elif not event.value:
                self._add(key, "the word before the colon is missing", "write it as key: value")
            elif event.value in inside:
                first = self.lines.place(inside[event.value].key)
                what = f"the key {quote(event.value)} is here twice; the first is on line {first.line}"
                self._add(key, what, "keep one of the two")
            else:
                inside[intern(event.value)] = spot
        return inside

    def _sequence(self, events: Iterator[Any], depth: int) -> dict[str | int, Spot]:
        inside: dict[str | int, Spot] = {}
        while type(event := next(events)) is not SequenceEndEvent:
            inside[len(inside)] = self._node(event, events, event.start_mark.index, depth)
        return inside
