"""A plain value and a type → the typed value, where it fits at the first try: the quick way, in C but for the texts.

Every scalar of a file is a text. What a type says of a value decides what becomes of it: a number where the type asks
for one, a text for each language where it is a ``Text``, and otherwise the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from math import isfinite
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin
from unicodedata import normalize

import msgspec

from generator.model.scalars import OwnText, Text
from generator.model.typed import typed

T = TypeVar("T")

Languages: TypeAlias = tuple[str, ...]
"""The languages in which every ``Text`` of a document stands; none where the document has no such texts."""

Prepare: TypeAlias = Callable[[Any], Any]
"""A plain value → the same, made ready for msgspec; Mismatch where that cannot be."""

WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,15}")
NUMBER = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})([eE][+-]?[0-9]{1,3})?")

SWITCH = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class Mismatch(Exception):  # noqa: N818  no error: a turn to the explanation
    """The value is not what its type asks for; why is for ``explain`` to say."""


def convert(value: object, kind: type[T], languages: Languages) -> T:
    """A plain value → a value of the type ``kind``.

    Raises:
        Mismatch: it is no such value.
    """
    if value is None:
        raise Mismatch
    try:
        prepare = _preparation(kind, languages)  # type: ignore[arg-type]  # every type that a record has is hashable
        return typed(prepare(value), kind)
    except msgspec.ValidationError:
        raise Mismatch from None


def clean(text: str) -> str:
    """A text as typed → without white space around it, its accents composed (NFC) as fonts have them."""
    text = text.strip()
    return text if text.isascii() else normalize("NFC", text)


def without_none(kind: Any) -> Any:  # noqa: ANN401  a type of any form
    """``X | None`` → ``X``; another type as it is."""
    if get_origin(kind) in {Union, UnionType}:
        kinds = [each for each in get_args(kind) if each is not type(None)]
        return kinds[0] if len(kinds) == 1 else kind
    return kind


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a record, with their types; working out the annotations takes a while, so it is done once."""
    return msgspec.structs.fields(kind)


@cache
def _preparation(kind: Any, languages: Languages) -> Prepare:  # noqa: ANN401  as above
    """A type → what makes a plain value ready for it."""
    kind = without_none(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (Text, OwnText):
        prepare = _text(languages, whole=kind == Text)
    elif origin is Annotated:
        prepare = _constrained if arguments[0] is str else _preparation(arguments[0], languages)
    elif origin is Literal:
        prepare = _whole_number if all(type(each) is int for each in arguments) else _as_it_is
    elif origin in {tuple, list}:
        prepare = _sequence([_preparation(each, languages) for each in arguments if each is not Ellipsis])
    elif origin is dict:
        prepare = _mapping(_preparation(arguments[1], languages))
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        prepare = _record(kind, languages)
    else:
        prepare = {int: _whole_number, float: _number, bool: _switch}.get(kind, _as_it_is)
    return prepare


def _as_it_is(value: Any) -> Any:  # noqa: ANN401  as above
    return value


def _constrained(value: object) -> str:
    if not isinstance(value, str):
        raise Mismatch
    return clean(value)


def _whole_number(value: object) -> int:
    if not isinstance(value, str) or not WHOLE_NUMBER.fullmatch(value):
        raise Mismatch
    return int(value)


def _number(value: object) -> float:
    if not isinstance(value, str) or not NUMBER.fullmatch(value) or not isfinite(number := float(value)):
        raise Mismatch
    return number


def _switch(value: object) -> bool:
    if not isinstance(value, str) or value.casefold() not in SWITCH:
        raise Mismatch
    return SWITCH[value.casefold()]


def _text(languages: Languages, *, whole: bool) -> Prepare:
    """Of a text for each language, where it is to be ``whole``, or else for some of them."""
    wanted = frozenset(languages)

    def prepare(value: object) -> dict[str, str]:
        if isinstance(value, str) and len(languages) == 1:
            value = {languages[0]: value}
        if type(value) is not dict or (value.keys() != wanted and (whole or not value or value.keys() - wanted)):
            raise Mismatch
        return {language: _constrained(value[language]) for language in languages if whole or language in value}

    return prepare


def _sequence(items: list[Prepare]) -> Prepare:
    def prepare(value: object) -> list[Any]:
        if type(value) is not list or None in value:
            raise Mismatch
        if len(items) == 1:
            return value if items[0] is _as_it_is else list(map(items[0], value))
        return [prepare_item(item) for prepare_item, item in zip(items, value, strict=False)] + value[len(items) :]

    return prepare


def _mapping(prepare_value: Prepare) -> Prepare:
    def prepare(value: object) -> dict[str, Any]:
        if type(value) is not dict or None in value.values():
            raise Mismatch
        return {key: prepare_value(each) for key, each in value.items()}

    return prepare


def _record(kind: type[msgspec.Struct], languages: Languages) -> Prepare:
    preparations = {each.encode_name: _preparation(each.type, languages) for each in fields_of(kind)}
    names = preparations.keys()
    busy = [(name, prepare) for name, prepare in preparations.items() if prepare is not _as_it_is]

    def prepare(value: object) -> dict[str, Any]:
        if type(value) is not dict or None in value.values() or not value.keys() <= names:
            raise Mismatch
        ready = value.copy()
        for name, prepare_field in busy:
            if name in ready:
                ready[name] = prepare_field(ready[name])
        return ready

    return prepare
