"""A text that is read again and again while it is written → its events, of which only those of what changed are made anew.

A deck is keys at the left edge, and below some of them lists of entries; a file of stocks is one such list. Each key and each
entry is parsed alone and its events are kept; the next text mostly has the same pieces, further up or down. That holds only
where each piece is whole: a text in which a quote is left open, or with anything unusual at its left edge, is parsed as one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.bank.yaml.events import (
    MOST_EVENTS,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
    events_of,
)
from generator.bank.yaml.parsed import Mark, events_in, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.bank.yaml.parsed import Kept

KEY = re.compile(r"^[A-Za-z_][\w-]*:(?=[ \t\r\n]|$)", re.MULTILINE)
"""A key at the left edge, as decks have them."""

LISTED = re.compile(
    r"(?P<key>[A-Za-z_][\w-]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*)(?P<indent> *)-[ \t\r\n]"
)
"""A key with nothing behind it but comments, and below it the first dash of a list."""

LINE = re.compile(r"^(?P<indent> *)(?P<first>[^ \r\n])", re.MULTILINE)
"""A line that is not blank."""

BETWEEN_DOCUMENTS = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
"""A line that begins or ends a document, or says something of it."""

LEADS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\r?\n|$))*")
"""Blank lines and comments."""


class _Unfit(Exception):  # noqa: N818  no error: the text is parsed as one
    """The text cannot be taken apart."""


class Pieces:
    """Makes the events of texts that differ little from each other; they are those that ``events_of`` makes.

    What the last two texts had is kept.

    Args:
        before: pieces that were parsed before, by their words; those in the file that came with Spiegel where it is left out.
    """

    def __init__(self, before: Mapping[str, tuple[Kept, ...]] | None = None) -> None:
        self._parsed = known() if before is None else before
        self._kept: dict[str, tuple[Any, ...]] = {}
        self._before: dict[str, tuple[Any, ...]] = {}
        self._last: tuple[str, list[Any] | None] = ("", None)

    def __call__(self, text: str) -> Iterator[Any]:
        """The events of a text.

        Raises:
            YAMLError: while iterating, where the text breaks YAML's rules.
        """
        last, events = self._last
        if last != text:
            events = self._made(text)
            self._last = text, events
        return events_of(text) if events is None else islice(iter(events), MOST_EVENTS)

    @property
    def kept(self) -> dict[str, tuple[Any, ...]]:
        """The events of the pieces of the last text, by their words."""
        return self._kept

    def _made(self, text: str) -> list[Any] | None:
        """The events of another text; None where it cannot be taken apart."""
        before, kept = self._before, self._kept
        self._before, self._kept = kept, {}
        try:
            return list(self._assembled(text))
        except (_Unfit, YAMLError):  # its pieces are few, perhaps: those of the texts before it stay
            self._before, self._kept = before, kept
            return None

    def _assembled(self, text: str) -> Iterator[Any]:
        starts = [match.start() for match in KEY.finditer(text)]
        leads = LEADS.match(text)
        if leads is None or BETWEEN_DOCUMENTS.search(text):
            raise _Unfit
        whole = list(events_of("a: b\n"))
        yield from whole[:2]
        if text.startswith("- ", leads.end()):
            yield from self._list(text, leads.end(), len(text), _dashes(text, leads.end(), len(text), 0))
            for event in whole[-2:]:
                yield _at(event, len(text), len(text))
            return
        if not starts or leads.end() < starts[0]:
            raise _Unfit
        yield _at(whole[2], starts[0], starts[0])
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield from self._key(text, start, end)
        for event in whole[-3:]:
            yield _at(event, len(text), len(text))

    def _key(self, text: str, start: int, end: int) -> Iterator[Any]:
        """The events of a key and its value."""
        listed = LISTED.match(text, start, end)
        dashes = _dashes(text, listed.start("indent"), end, len(listed["indent"])) if listed else []
        if not listed or not dashes:
            yield from self._placed(text, start, end, MappingStartEvent, MappingEndEvent)
            return
        key, *nothing = self._placed(text, start, listed.start("indent"), MappingStartEvent, MappingEndEvent)
        if len(nothing) != 1:
            raise _Unfit
        yield key
        yield from self._list(text, listed.end("indent"), end, dashes)

    def _list(self, text: str, start: int, end: int, dashes: list[int]) -> Iterator[Any]:
        """The events of a list, with the lines that begin its entries."""
        if not dashes:
            raise _Unfit
        opening, closing = _sequence()
        yield _at(opening, start, start)
        for at, following in zip(dashes, [*dashes[1:], end], strict=True):
            yield from self._placed(text, at, following, SequenceStartEvent, SequenceEndEvent)
        yield _at(closing, end, end)

    def _placed(self, text: str, start: int, end: int, opens: type, closes: type) -> Iterator[Any]:
        """The events of a piece, at its place: those between the one that opens its group or list and the one that closes it."""
        words = text[start:end]
        events = self._kept.get(words)
        if events is None:
            events = self._before.get(words)
            if events is None:
                parsed = self._parsed.get(words)
                events = _inside(words, opens, closes) if parsed is None else events_in(parsed)
            self._kept[words] = events
        if not start:
            return iter(events)
        return (_at(each, each.start_mark.index + start, each.end_mark.index + start) for each in events)


def _inside(words: str, opens: type, closes: type) -> tuple[Any, ...]:
    """The events of a piece that is one block.

    Raises:
        _Unfit: it is something else.
        YAMLError: it breaks YAML's rules.
    """
    events = list(events_of(words))
    kinds = [type(each) for each in events]
    if len(events) < 6 or kinds[1:3] != [DocumentStartEvent, opens] or kinds[-3] is not closes:  # noqa: PLR2004  as listed
        raise _Unfit
    if (
        kinds[-1] is not StreamEndEvent
        or events[1].explicit
        or events[2].flow_style
        or events[2].anchor
        or events[2].tag
    ):
        raise _Unfit
    depth = 0
    for kind in kinds[3:-3]:  # the block is one from its first event to its last
        depth += (kind in (MappingStartEvent, SequenceStartEvent)) - (kind in (MappingEndEvent, SequenceEndEvent))
        if depth < 0:
            raise _Unfit
    return tuple(events[3:-3])


def _dashes(text: str, start: int, end: int, indent: int) -> list[int]:
    """Where the lines begin that begin the entries of a list; none where a line stands further out than they do."""
    found = []
    for line in LINE.finditer(text, start, end):
        if line["first"] == "#":
            continue
        depth = len(line["indent"])
        if depth < indent or (depth == indent and not text.startswith("-", line.start("first"))):
            return []
        if depth == indent:
            found.append(line.start())
    return found


def _sequence() -> tuple[Any, Any]:
    """The events that open and close a list."""
    events = list(events_of("- a\n"))
    return events[2], events[-3]


def _at(event: Any, start: int, end: int) -> Any:  # noqa: ANN401  PyYAML's events have no common type
    """An event at another place."""
    moved = object.__new__(type(event))  # a tenth of the time of copying it
    vars(moved).update(vars(event), start_mark=Mark(start), end_mark=Mark(end))
    return moved
