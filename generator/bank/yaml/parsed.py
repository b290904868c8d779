"""Pieces of texts that were parsed before → a file of them, and back: where parsing is slow, texts that ship need none.

Only the build of the page in the browser writes that file. A piece is known by its own words, so that of a text that was
changed since only the rest is found; and the file by a digest, so that one that is damaged counts as none.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from generator.bank.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from generator.model.typed import FIRST_USE

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).with_name("parsed.msgpack")
"""The file, where there is one."""

KINDS: Final = (ScalarEvent, MappingStartEvent, MappingEndEvent, SequenceStartEvent, SequenceEndEvent)
"""The events of pieces, by their numbers in the file; with any other a piece is not kept."""

DIGEST: Final = 32
"""Bytes of SHA-256."""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A place in a text; of PyYAML's marks only the offset is asked for."""

    index: int


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An event: the number of its kind, its offsets in its piece, and what it holds; which of it there is, its kind says."""

    kind: int
    start: int
    end: int
    anchor: str | None = None
    tag: str | None = None
    implicit: bool | tuple[bool, bool] | None = None
    value: str | None = None
    style: str | None = None
    flow_style: bool | None = None


HELD: Final = ("anchor", "tag", "implicit", "value", "style", "flow_style")
"""What PyYAML's events hold besides their marks."""

Pieces = dict[str, tuple[Kept, ...]]
"""The events of pieces, by their words."""


def packed(pieces: Mapping[str, tuple[Any, ...]]) -> bytes:
    """Pieces by their words → a file of them."""
    kept = {words: tuple(map(_kept, events)) for words, events in pieces.items() if {*map(type, events)} <= {*KINDS}}
    data = msgspec.msgpack.encode(kept)
    return sha256(data).digest() + data


def unpacked(file: bytes) -> Pieces:
    """A file of pieces → the pieces by their words; none where it is no such file."""
    data = file[DIGEST:]
    if sha256(data).digest() != file[:DIGEST]:
        return {}
    try:
        with FIRST_USE:
            return msgspec.msgpack.decode(data, type=Pieces)
    except msgspec.DecodeError:  # of another version
        return {}


def events_in(piece: tuple[Kept, ...]) -> tuple[Any, ...]:
    """A piece → its events."""
    return tuple(map(_event, piece))


@cache
def known() -> Pieces:
    """The pieces in the file that came with Spiegel; mostly there is none."""
    try:
        return unpacked(FILE.read_bytes())
    except OSError:
        return {}


def _kept(event: Any) -> Kept:  # noqa: ANN401  PyYAML's events have no common type
    held = {name: getattr(event, name) for name in HELD if hasattr(event, name)}
    return Kept(KINDS.index(type(event)), event.start_mark.index, event.end_mark.index, **held)


def _event(kept: Kept) -> Any:  # noqa: ANN401  as above
    kind = KINDS[kept.kind]
    event = object.__new__(kind)
    held = vars(event)
    held["start_mark"], held["end_mark"] = Mark(kept.start), Mark(kept.end)
    if kind is ScalarEvent:
        held.update(anchor=kept.anchor, tag=kept.tag, implicit=kept.implicit, value=kept.value, style=kept.style)
    elif kind in (MappingStartEvent, SequenceStartEvent):
        held.update(anchor=kept.anchor, tag=kept.tag, implicit=kept.implicit, flow_style=kept.flow_style)
    return event
