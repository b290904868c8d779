"""Events of a YAML file → a tree: the one walk over them, and the rules that every file keeps.

Two kinds of trees come of it: plain values (``reader``), and nodes that know their places (``positions``). What a text, a
list and a group become is for these to say. Where a rule is broken the walk ends with ``Odd``, unless they say otherwise.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from sys import intern
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from generator.bank.yaml.events import (
    DEEPEST,
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    events_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.bank.yaml.events import EventsOf

T = TypeVar("T")


class Odd(Exception):  # noqa: N818  no error: a turn to the thorough walk
    """A rule is broken."""


class Walk(ABC, Generic[T]):
    """A walk over the events of a text.

    It takes most of the time of reading 10,000 questions: of each event it looks at what it must.

    Args:
        text: the text of a YAML file.
        events: what makes events of it.
    """

    def __init__(self, text: str, events: EventsOf = events_of) -> None:
        self._text = text
        self._events = events(text)

    def document(self) -> T | None:
        """The tree of the whole text; None where it holds no document.

        Raises:
            Odd: a rule of ours is broken.
            YAMLError: one of YAML's is.
            StopIteration: it holds more than ``MOST_EVENTS``.
        """
        next(self._events)
        if type(event := next(self._events)) is not DocumentStartEvent:
            return None
        event = next(self._events)
        tree = self._node(event, event, DEEPEST)
        next(self._events)
        if type(event := next(self._events)) is not StreamEndEvent:
            self.second_document(event)
        return tree

    @abstractmethod
    def scalar(self, event: Any, key: Any) -> T:  # noqa: ANN401  PyYAML's events have no common type
        """A text, or nothing; ``key`` is the event of its key, or its own where it has none."""

    @abstractmethod
    def listing(self, start: Any, end: Any, key: Any, inside: list[T]) -> T:  # noqa: ANN401  as above
        """A list, from its first event to its last."""

    @abstractmethod
    def group(self, start: Any, end: Any, key: Any, inside: dict[str, T]) -> T:  # noqa: ANN401  as above
        """A group of keys, from its first event to its last."""

    def alias(self, event: Any, key: Any) -> T:  # noqa: ANN401, ARG002  as above
        """What becomes of an alias, which is refused."""
        raise Odd

    def foreign(self, event: Any) -> None:  # noqa: ANN401, ARG002  as above
        """An anchor or a tag stands before a value."""
        raise Odd

    def odd_key(self, event: Any, known: Mapping[str, T]) -> None:  # noqa: ANN401, ARG002  as above
        """A key is no word, or empty, or one that its group has already."""
        raise Odd

    def too_deep(self, event: Any) -> NoReturn:  # noqa: ANN401, ARG002  as above
        """Lists and groups are nested deeper than ``DEEPEST``; here the walk ends."""
        raise Odd

    def second_document(self, event: Any) -> None:  # noqa: ANN401, ARG002  as above
        """The file holds more than one document."""
        raise Odd

    def _node(self, event: Any, key: Any, room: int) -> T:  # noqa: ANN401  as above
        kind = type(event)
        if kind is AliasEvent:
            return self.alias(event, key)
        if event.anchor is not None or event.tag is not None:
            self.foreign(event)
        if kind is ScalarEvent:
            return self.scalar(event, key)
        if not room:
            self.too_deep(event)
        return (self._group if kind is MappingStartEvent else self._listing)(event, key, room - 1)

    def _listing(self, start: Any, key: Any, room: int) -> T:  # noqa: ANN401  as above
        inside: list[T] = []
        while type(event := next(self._events)) is not SequenceEndEvent:
            inside.append(self._node(event, event, room))
        return self.listing(start, event, key, inside)

    def _group(self, start: Any, group_key: Any, room: int) -> T:  # noqa: ANN401  as above
        inside: dict[str, T] = {}
        events, scalar = self._events, self.scalar
        while type(key := next(events)) is not MappingEndEvent:
            name = ""
            if type(key) is not ScalarEvent or key.style or key.anchor is not None or key.tag is not None:
                self._node(key, key, room)
            if type(key) is ScalarEvent and key.value and key.value not in inside:
                name = intern(key.value)
            else:
                self.odd_key(key, inside)
            event = next(events)
            if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
                value = scalar(event, key)
            else:
                value = self._node(event, key, room)
            if name:
                inside[name] = value
        return self.group(start, key, group_key, inside)
