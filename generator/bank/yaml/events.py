"""YAML text → the events that libyaml meets in it, in bounded number; the one module that imports PyYAML."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from yaml import YAMLError, parse
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml import CSafeLoader as Loader
    from yaml import _yaml
except ImportError:  # a PyYAML built without libyaml: the same, ten times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]
else:

    class _QuickScalarEvent(Struct):
        """PyYAML's event of this name, made in C: most events are scalars, and the making of it was a third of all."""

        anchor: str | None
        tag: str | None
        implicit: tuple[bool, bool]
        value: str
        start_mark: Any = None
        end_mark: Any = None
        style: str | None = None

    _yaml.ScalarEvent = _QuickScalarEvent  # type: ignore[attr-defined]  # where PyYAML's parser looks for it
    # What the parser makes indeed: its own event still, should a later PyYAML look elsewhere.
    ScalarEvent = next(type(event) for event in parse("a", Loader) if hasattr(event, "value"))  # type: ignore[assignment,misc]

__all__ = [
    "AliasEvent",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "StreamStartEvent",
    "YAMLError",
    "events_of",
    "is_nothing",
]

DEEPEST: Final = 32
"""Groups and lists inside one another."""

MOST_EVENTS: Final = 600_000
"""Values, keys, beginnings and ends of groups: half as many again as 10,000 questions with every key take."""

NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML reads as no value, where it stands without quotes."""

UNPRINTABLE: Final = "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Control characters and halves of characters: what can be no part of a text. Compiled only when a text is odd."""


def events_of(text: str) -> Iterator[Any]:
    """A text → its events, ending early (a StopIteration for who asks for more) where there are too many.

    Raises:
        YAMLError: while iterating, where the text breaks YAML's rules.
    """
    return islice(iter(Loader(text).get_event, None), MOST_EVENTS)


def is_nothing(event: ScalarEvent) -> bool:
    """Whether a scalar is no value at all: empty, ``~`` or ``null``, without quotes."""
    return not event.style and event.value in NOTHING
