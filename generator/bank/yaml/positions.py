"""YAML text → the place of every value in it, and every problem: the thorough walk, for when places are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from msgspec import Struct

from generator.bank.yaml.errors import Told, below_its_key, explain
from generator.bank.yaml.events import (
    COMMENT_BEHIND_MARK,
    DEEPEST,
    MOST_EVENTS,
    NOTHING,
    UNPRINTABLE,
    EventsOf,
    ScalarEvent,
    YAMLError,
    events_of,
)
from generator.bank.yaml.slips import slips
from generator.bank.yaml.tree import Walk
from generator.model.problems import Problem
from generator.model.text_places import Lines
from generator.model.wording import quote

MOST_CAUSES, MOST_PROBLEMS = 100, 10_000
"""After so many the rest of a file is not looked at."""

UNPRINTABLE_IN_FILE = re.compile(UNPRINTABLE.replace("\n", "\n\r"))
"""The same in the text of a file, where a carriage return is the end of a line."""


class Node(Struct, frozen=True):
    """A value in a text: where it and its key stand, how it is written, and what is inside; places are offsets.

    Args:
        key: of the first character of its key; its own, where it has none.
        start: of its first character; of a list of lines that begin with dashes, the first dash.
        end: behind its last character, and behind the last that is inside.
        inside: the values in it, by key or by position.
        text: what it says; None where it is a list or a group.
        style: the quote of a text, or ``>`` or ``|``; empty for one without.
        flow: whether it is a list in brackets or a group in braces.
    """

    key: int
    start: int
    end: int
    inside: Mapping[str | int, Node]
    text: str | None = None
    style: str = ""
    flow: bool = False


NOTHING_INSIDE: Mapping[str | int, Node] = MappingProxyType({})
"""What is inside a text; one for all of them, for there are many."""


class _Enough(Exception):  # noqa: N818  no error: the walk ends here
    """There is no use in looking at the rest of the file."""


class Positions(Walk[Node]):
    """The nodes of a text, and its problems.

    Args:
        name: what problems call the file.
        text: its text.
        events: what makes events of it.
    """

    def __init__(self, name: str, text: str, events: EventsOf = events_of) -> None:
        super().__init__(UNPRINTABLE_IN_FILE.sub("\ufffd", text), events)
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.root = Node(0, 0, 0, NOTHING_INSIDE)
        self._name = name
        self._causes: set[str] = set()
        try:
            for character in UNPRINTABLE_IN_FILE.finditer(text):
                hint = "take it out: it is invisible in most editors, so type the words around it again"
                self._unprintable(character[0], character.start(), hint)
            try:
                self._walk()
            except YAMLError as error:
                self._refuse(slips(error, self._text) or [explain(error, text)])
        except StopIteration:
            self.problems.append(Problem(f"holds more than {MOST_EVENTS:,} values", name, hint="is it the right file?"))
        except _Enough:
            pass

    def _refuse(self, found: list[Told]) -> None:
        """Add what breaks YAML's rules; it explains all else that is odd in those lines."""
        lines = {self.lines.place(told.offset).line for told in found}
        self.problems = [problem for problem in self.problems if problem.line not in lines]
        for told in found:
            self._add(*told, cause="breaks the rules of YAML")

    def _walk(self) -> None:
        root = self.document()
        if root is None:
            self._nothing("is empty" if not self._text.strip() else "holds nothing but comments")
            return
        self.root = root
        if not root.style and root.text in NOTHING:
            self._nothing("is empty")

    def scalar(self, event: Any, key: Any) -> Node:  # noqa: ANN401  PyYAML's events have no common type
        """A text, or nothing."""
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        if found := re.search(UNPRINTABLE, event.value):
            self._unprintable(found[0], start, "take out its code, such as \\0 or \\x1b")
        if style in {"|", ">"}:
            if COMMENT_BEHIND_MARK.match(self._text, start):
                self._add(*below_its_key(start))
                raise _Enough
            # The white space below it is counted in, and belongs to nobody.
            end = start + len(self._text[start:end].rstrip())
        return Node(key.start_mark.index, start, end, NOTHING_INSIDE, event.value, style)

    def listing(self, start: Any, end: Any, key: Any, inside: list[Node]) -> Node:  # noqa: ANN401  as above
        """A list."""
        return self._branch(start, end, key, dict(enumerate(inside)))

    def group(self, start: Any, end: Any, key: Any, inside: dict[str, Node]) -> Node:  # noqa: ANN401  as above
        """A group of keys."""
        return self._branch(start, end, key, inside)

    def alias(self, event: Any, key: Any) -> Node:  # noqa: ANN401  as above
        """An alias, which is refused."""
        self.foreign(event)
        return Node(key.start_mark.index, event.start_mark.index, event.end_mark.index, NOTHING_INSIDE)

    def foreign(self, event: Any) -> None:  # noqa: ANN401  as above
        """Refuse an anchor, an alias or a tag."""
        offset = event.start_mark.index
        mark = self._text[offset : offset + 50].split()[0]
        kind = {"&": "an anchor", "*": "an alias"}.get(mark[0], "a tag")
        hint = f"if it is part of a text, put the whole text between double quotes; if not, leave {quote(mark)} out"
        self._add(offset, f"{quote(mark)} is {kind} of YAML, which is not used here", hint, cause=kind)

    def odd_key(self, event: Any, known: Mapping[str, Node]) -> None:  # noqa: ANN401  as above
        """Refuse a key that is no word, or empty, or there already."""
        hint = "write it as key: value"
        offset: int = event.start_mark.index
        if type(event) is not ScalarEvent:
            self._add(offset, "a key should be a word, not a list or a group", hint)
        elif not event.value:
            self._add(offset, "the word before the colon is missing", hint)
        else:
            first = self.lines.place(known[event.value].key)
            what = f"the key {quote(event.value)} is here twice; the first is on line {first.line}"
            self._add(offset, what, "keep one of the two", cause=f"twice {event.value}")

    def too_deep(self, event: Any) -> NoReturn:  # noqa: ANN401  as above
        """Refuse what is nested too deep; nothing behind it is looked at."""
        what = f"groups and lists are nested more than {DEEPEST} deep"
        self._add(event.start_mark.index, what, "close some of them first")
        raise _Enough

    def second_document(self, event: Any) -> None:  # noqa: ANN401  as above
        """Refuse a second document."""
        hint = "a line of three dashes begins a second one: take it out, or make it a file of its own"
        self._add(event.start_mark.index, "the file holds more than one document", hint)

    def _branch(self, start: Any, end: Any, key: Any, inside: Mapping[Any, Node]) -> Node:  # noqa: ANN401  as above
        flow = bool(start.flow_style)
        begin: int = start.start_mark.index
        last = end.end_mark.index if flow else max((each.end for each in inside.values()), default=begin)
        return Node(key.start_mark.index, begin, last, inside, flow=flow)

    def _nothing(self, what: str) -> None:
        self.problems.append(Problem(what, self._name, hint="is it the right file, and was it saved?"))

    def _unprintable(self, character: str, offset: int, hint: str) -> None:
        self._add(offset, f"a control character (U+{ord(character):04X}) stands in the text", hint)

    def _add(self, offset: int, what: str, hint: str = "", *, cause: str = "") -> None:
        """Add a problem; those of one ``cause``, or else of the same words, are told as one."""
        place = self.lines.place(offset)
        cause = cause or what
        self._causes.add(cause)
        self.problems.append(Problem(what, self._name, place.line, place.column, hint=hint, cause=cause))
        if len(self._causes) == MOST_CAUSES or len(self.problems) == MOST_PROBLEMS:
            what = f"has at least {len(self.problems):,} problems; here are the first"
            self.problems.append(Problem(what, self._name))
            raise _Enough
