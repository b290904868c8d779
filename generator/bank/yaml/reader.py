"""A YAML file → its plain values and the place of each; the guard at the door.

One quick walk over the parser's events builds dicts, lists and texts and stops at the first thing that is odd. Only then,
or when somebody asks where a value stands, a second, thorough walk works out every position and every problem.
Nothing is ever constructed from the file: every scalar stays the text that the user typed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.bank.yaml.events import (
    COMMENT_BEHIND_MARK,
    NOTHING,
    UNPRINTABLE,
    EventsOf,
    ScalarEvent,
    YAMLError,
    events_of,
)
from generator.bank.yaml.parsed import known
from generator.bank.yaml.pieces import Pieces
from generator.bank.yaml.tree import Odd, Walk
from generator.files import read_text
from generator.model.problems import DeckError, Problem
from generator.model.text_places import Lines, Place
from generator.model.wording import CURLY, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.bank.yaml.positions import Node, Positions

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a file holds: a text, nothing (``None``: left empty, ``~`` or ``null``), a list, a group of keys."""

Keys: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the file: keys, and positions in lists from 0."""

MOST_WARNINGS = 100

PRINTED = dict.fromkeys(map(ord, "\t\n\u00a0\u00ad\u202f"))
"""What Python does not call printable and texts often have: it takes five milliseconds to make the pattern of what is not."""

CUT = re.compile(r"(?<=\S) (?=#\S)")
"""Where a text may have been cut short: two spaces, or one after the #, are how people write a comment."""

KEY_IN_TEXT = re.compile(r"^[ \t]+(?:- +)?([^\W\d][\w-]*):(?=([^\s/:][^\r\n]*))", re.MULTILINE)
"""A line that was meant as a key and its value, and has no space behind its colon; not ``https://``."""

REST_OF_LINE = re.compile(r"[^\r\n]*")

EMPTY_BEFORE_COMMENT = re.compile(r"[ \t]+(#\S[^\r\n]*)")


class _Values(Walk[Value]):
    """The quick walk, which stops at the first thing that is odd."""

    def scalar(self, event: Any, key: Any) -> Value:  # noqa: ANN401, ARG002  PyYAML's events have no common type
        """A text, or nothing."""
        text: str = event.value
        style = event.style
        if not style:
            return None if text in NOTHING else text
        if style == '"':  # only an escape can bring one in
            if not text.translate(PRINTED).isprintable() and re.search(UNPRINTABLE, text):
                raise Odd
        elif style != "'" and COMMENT_BEHIND_MARK.match(self._text, event.start_mark.index):
            raise Odd
        return text

    def listing(self, start: Any, end: Any, key: Any, inside: list[Value]) -> Value:  # noqa: ANN401, ARG002  as above
        """A list."""
        return inside

    def group(self, start: Any, end: Any, key: Any, inside: dict[str, Value]) -> Value:  # noqa: ANN401, ARG002  as above
        """A group of keys."""
        return inside


@dataclass(frozen=True)  # no slots: the cached property needs a place
class Document:
    """A YAML file that was read.

    Attributes:
        name: what problems call the file.
        value: the plain values.
        warnings: what reads well but was probably meant otherwise.
        text: the file's text.
        formerly: the names that keys have in the text where ``value`` has others, by their paths in ``value``.
        events: what makes events of the text, where places in it are asked for.
    """

    name: str
    value: Value
    warnings: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False)
    formerly: Mapping[Keys, str] = field(default_factory=dict, repr=False)
    events: EventsOf = field(default=events_of, repr=False, compare=False)

    def place(self, path: Keys, *, key: bool = False) -> Place:
        """Where a value stands, or with ``key`` the key that it belongs to.

        What is not in the file is looked for where it would have to be added: at the key of the group (or the entry
        of the list) that lacks it, or at the text that stands there instead of a group.
        """
        node, found = self._find(path)
        return self._positions.lines.place(node.key if key or (node.inside and not found) else node.start)

    def comment_after(self, path: Keys) -> str:
        """The ``#0F6B6B`` that became a comment and left its value empty, or an empty text."""
        node, found = self._find(path)
        comment = EMPTY_BEFORE_COMMENT.match(self.text, node.start)
        return comment[1].rstrip() if found and comment else ""

    def at(self, path: Keys) -> Value:
        """A plain value that is in the file."""
        value = self.value
        for step in path:
            value = value[step]  # type: ignore[index]  # the path is one of this document
        return value

    def node(self, path: Keys) -> Node:
        """A value that is in the file, with its place.

        Raises:
            KeyError: it is not there.
        """
        node, found = self._find(path)
        if not found:
            raise KeyError(path)
        return node

    def _find(self, path: Keys) -> tuple[Node, bool]:
        """The node at a path; or the last one on the way to it, and False."""
        node = self._positions.root
        for depth, todays in enumerate(path, start=1):
            step = self.formerly.get(path[:depth], todays)
            if step not in node.inside:
                return node, False
            node = node.inside[step]
        return node, True

    @cached_property
    def _positions(self) -> Positions:
        return positions(self.name, self.text, self.events)


def read_yaml(path: Path, *, name: str | None = None) -> Document:
    """A YAML file → its plain values.

    Args:
        path: the file: UTF-8, at most 8 MB, one document, no anchors, aliases or tags, no key twice in a group.
        name: what problems call the file; its path as given where it is left out.

    Raises:
        DeckError: all problems that can be found; after one that breaks YAML's own rules nothing can be.
    """
    name = str(path) if name is None else name
    return parse(name, read_text(path, name), Pieces() if known() else events_of)


def parse(name: str, text: str, events: EventsOf = events_of) -> Document:
    """The text of a YAML file, without a byte order mark → its plain values; ``name`` is what problems call it.

    ``events`` makes the events of the text, for who reads almost the same one many times; see ``pieces``.

    Raises:
        DeckError: as ``read_yaml``.
    """
    try:
        value = _Values(text, events).document()
    except (Odd, StopIteration, YAMLError):
        value = None
    if value is None:
        problems = positions(name, text, events).problems
        # Should the walks ever disagree, the user still gets a message and no traceback.
        raise DeckError(problems or [Problem("cannot be read as YAML", file=name)])
    if swallowed := list(_swallowed(name, text, events)):
        raise DeckError(swallowed)
    return Document(name, value, tuple(islice(_cut_texts(name, text, events), MOST_WARNINGS)), text, events=events)


def positions(name: str, text: str, events: EventsOf = events_of) -> Positions:
    """The thorough walk; what it needs is imported only when a file is odd, or somebody asks for a place in it."""
    from generator.bank.yaml.positions import Positions  # noqa: PLC0415 – see above

    return Positions(name, text, events)


def _swallowed(name: str, text: str, events: EventsOf) -> Iterator[Problem]:
    """A problem for every key that became part of the text above it, as no space stands behind its colon."""
    suspects = {match.start(): match for match in KEY_IN_TEXT.finditer(text)}
    if not suspects:
        return
    lines = Lines(text)
    starts = sorted(suspects)
    for event in events(text):
        if type(event) is not ScalarEvent or event.style:
            continue
        first = bisect_left(starts, event.start_mark.index)  # type: ignore[union-attr]  # as below
        for start in starts[first : bisect_left(starts, event.end_mark.index)]:  # type: ignore[union-attr]  # as below
            key, place = suspects[start][1], lines.place(suspects[start].end())
            what = f"a space is missing behind the colon of {quote(key)}: this line became part of the text above it"
            better = quote(f"{key}: {suspects[start][2].rstrip()}")
            hint = f"write it as {better}; if it is text, put the whole text between double quotes"
            yield Problem(what, name, place.line, place.column, hint=hint, cause="no space behind a colon")


def _cut_texts(name: str, text: str, events: EventsOf) -> Iterator[Problem]:
    """A warning for every unquoted text that a # cut short."""
    suspects = {space.start() for space in CUT.finditer(text)} if " #" in text else set()
    if not suspects:
        return
    lines = Lines(text)
    for event in events(text):
        if type(event) is not ScalarEvent or event.style or not event.value:
            continue
        end: int = event.end_mark.index  # type: ignore[union-attr]  # events of a text always have their marks
        if end in suspects:
            place = lines.place(end + 1)
            rest = REST_OF_LINE.match(text, end + 1)
            what = f"{quote(rest[0].rstrip()) if rest else '#'} is left out: after a space, # begins a comment"
            hint = "if it belongs to the text, put the whole text between double quotes"
            if event.value[0] in CURLY:
                hint = (
                    f'if it belongs to the text, put the straight sign " around it: {event.value[0]} is no quote here'
                )
            yield Problem(what, name, place.line, place.column, hint=hint, cause="a comment cuts a text")
