"""A YAML file → its plain values and the place of each; the guard at the door.

One quick pass over libyaml's events builds dicts, lists and texts and stops at the first thing that is odd. Only then,
or when somebody asks where a value stands, a second, thorough pass works out every position and every problem.
Nothing is ever constructed from the file: every scalar stays the text that the user typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.bank.yaml.events import (
    DEEPEST,
    NOTHING,
    UNPRINTABLE,
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
    YAMLError,
    events_of,
)
from generator.files import read_text
from generator.model.lines import Lines, Place
from generator.model.problems import DeckError, Problem
from generator.model.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.bank.yaml.inspection import Inspection, Spot

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a file holds: a text, nothing (``None``: left empty, ``~`` or ``null``), a list, a group of keys."""

Keys: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the file: keys, and positions in lists from 0."""

MOST_WARNINGS = 100

CUT = re.compile(r"(?<=\S) (?=#\S)")
"""Where a text may have been cut short: two spaces, or one after the #, are how people write a comment."""

REST_OF_LINE = re.compile(r"[^\r\n]*")

EMPTY_BEFORE_COMMENT = re.compile(r"[ \t]+(#\S[^\r\n]*)")


class _Odd(Exception):  # noqa: N818  no error: a turn to the thorough pass
    """The quick pass met something that the thorough pass must look at."""


@dataclass(frozen=True)  # no slots: the cached property needs a place
class Document:
    """A YAML file that was read.

    Attributes:
        name: what problems call the file.
        value: the plain values.
        warnings: what reads well but was probably meant otherwise.
        text: the file's text.
    """

    name: str
    value: Value
    warnings: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False)

    def place(self, path: Keys, *, key: bool = False) -> Place:
        """Where a value stands, or with ``key`` the key that it belongs to.

        What is not in the file is looked for where it would have to be added: at the key of the group (or the entry
        of the list) that lacks it, or at the text that stands there instead of a group.
        """
        spot, found = self._find(path)
        return self._inspection.lines.place(spot.key if key or (spot.inside and not found) else spot.value)

    def comment_after(self, path: Keys) -> str:
        """The ``#0F6B6B`` that became a comment and left its value empty, or an empty text."""
        spot, found = self._find(path)
        comment = EMPTY_BEFORE_COMMENT.match(self.text, spot.value)
        return comment[1].rstrip() if found and comment else ""

    def _find(self, path: Keys) -> tuple[Spot, bool]:
        spot = self._inspection.root
        for step in path:
            if step not in spot.inside:
                return spot, False
            spot = spot.inside[step]
        return spot, True

    @cached_property
    def _inspection(self) -> Inspection:
        return inspect(self.name, self.text)


def read_yaml(path: Path, *, name: str | None = None) -> Document:
    """A YAML file → its plain values.

    Args:
        path: the file: UTF-8, at most 8 MB, one document, no anchors, aliases or tags, no key twice in a group.
        name: what problems call the file; its path as given where it is left out.

    Raises:
        DeckError: all problems that can be found; after one that breaks YAML's own rules nothing can be.
    """
    name = str(path) if name is None else name
    return parse(name, read_text(path, name))


def parse(name: str, text: str) -> Document:
    """The text of a YAML file, without a byte order mark → its plain values; ``name`` is what problems call it.

    Raises:
        DeckError: as ``read_yaml``.
    """
    try:
        value = _build(events_of(text))
    except (_Odd, StopIteration, YAMLError):
        inspection = inspect(name, text)
        # Should the passes ever disagree, the user still gets a message and no traceback.
        raise DeckError(inspection.problems or [Problem("cannot be read as YAML", file=name)]) from None
    return Document(name, value, tuple(islice(_cut_texts(name, text), MOST_WARNINGS)), text)


def inspect(name: str, text: str) -> Inspection:
    """The thorough pass; what it needs is imported only when a file is odd, or somebody asks for a place in it."""
    from generator.bank.yaml.inspection import Inspection  # noqa: PLC0415 – see above

    return Inspection(name, text)


# The quick pass. It takes two thirds of the time of reading 10,000 questions: of each event it looks at what it must.


def _build(events: Iterator[Any]) -> Value:
    if type(next(events)) is not StreamStartEvent or type(next(events)) is not DocumentStartEvent:
        raise _Odd
    value = _node(next(events), events, DEEPEST)
    if value is None or type(next(events)) is not DocumentEndEvent or type(next(events)) is not StreamEndEvent:
        raise _Odd
    return value


def _node(event: Any, events: Iterator[Any], room: int) -> Value:  # noqa: ANN401  PyYAML's events have no common type
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if kind is AliasEvent or event.anchor is not None or event.tag is not None or not room:
        raise _Odd
    return _mapping(events, room - 1) if kind is MappingStartEvent else _sequence(events, room - 1)


def _scalar(event: ScalarEvent) -> str | None:
    if event.anchor is not None or event.tag is not None:
        raise _Odd
    text: str = event.value
    if not event.style:
        return None if text in NOTHING else text
    if (
        event.style == '"' and not text.isprintable() and re.search(UNPRINTABLE, text)
    ):  # only an escape can bring one in
        raise _Odd
    return text


def _mapping(events: Iterator[Any], room: int) -> dict[str, Value]:
    built: dict[str, Value] = {}
    for key in events:
        if type(key) is MappingEndEvent:
            return built
        if type(key) is not ScalarEvent or key.anchor is not None or key.tag is not None:
            raise _Odd
        if not key.value or (name := intern(key.value)) in built:
            raise _Odd
        event = next(events)
        built[name] = _scalar(event) if type(event) is ScalarEvent else _node(event, events, room)
    raise _Odd


def _sequence(events: Iterator[Any], room: int) -> list[Value]:
    built: list[Value] = []
    while type(event := next(events)) is not SequenceEndEvent:
        built.append(_node(event, events, room))
    return built


def _cut_texts(name: str, text: str) -> Iterator[Problem]:
    """A warning for every unquoted text that a # cut short."""
    suspects = {space.start() for space in CUT.finditer(text)} if " #" in text else set()
    if not suspects:
        return
    lines = Lines(text)
    for event in events_of(text):
        if type(event) is not ScalarEvent or event.style or not event.value:
            continue
        end: int = event.end_mark.index  # type: ignore[union-attr]  # events of a text always have their marks
        if end in suspects:
            place = lines.place(end + 1)
            rest = REST_OF_LINE.match(text, end + 1)
            what = f"{quote(rest[0].rstrip()) if rest else '#'} is left out: after a space, # begins a comment"
            hint = "if it belongs to the text, put the whole text between double quotes"
            yield Problem(what, name, place.line, place.column, hint=hint)
