"""The way to a value of a deck → what the types say of it: whether it is a text in each language, in which order keys stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from generator.bank.convert import fields_of, without_none
from generator.model.bank import Bank
from generator.model.scalars import OwnText, Text

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Keys


def is_text(path: Keys) -> bool:
    """Whether what stands at a path is a text in each language of the deck, or in some."""
    return kind_at(tuple(0 if isinstance(step, int) else step for step in path)) in (Text, OwnText)


def order_of(path: Keys) -> tuple[str, ...]:
    """The usual order of the keys of the group that a path leads into."""
    kind = kind_at(tuple(0 if isinstance(step, int) else step for step in path[:-1]))
    if not _is_record(kind):
        return ()
    return tuple(field.encode_name for field in fields_of(kind))


@lru_cache(maxsize=1_000)
def kind_at(path: Keys) -> Any:  # noqa: ANN401 – a type of any form
    """The type of what stands at a path, without its rule; None where the deck has no such key."""
    kind: Any = Bank
    for step in path:
        kind = inside(kind, step)
    return kind


@lru_cache(maxsize=1_000)
def inside(kind: Any, step: str | int) -> Any:  # noqa: ANN401 – as above
    """The type of what stands in a value at a key, or in a list; None where there is no such thing."""
    if kind in (Text, OwnText):
        return None
    if _is_record(kind):
        return bare(next((field.type for field in fields_of(kind) if field.encode_name == step), None))
    arguments = get_args(kind)
    if get_origin(kind) in (tuple, list) and isinstance(step, int) and arguments:
        return bare(arguments[0])
    if get_origin(kind) is dict and isinstance(step, str):
        return bare(arguments[1])
    return None


def bare(kind: Any) -> Any:  # noqa: ANN401 – as above
    """A type without what may be missing and without its rule; those of texts stay whole."""
    kind = without_none(kind)
    while hasattr(kind, "__metadata__"):
        kind = without_none(kind.__origin__)
    return kind


def _is_record(kind: Any) -> bool:  # noqa: ANN401 – as above
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)
