"""A document with keys of an earlier version → the same under today's names, and a warning for each old one.

Which name a key had stands beside its field: ``Meta(extra={"formerly": "…"})``.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import msgspec

from generator.bank.convert import fields_of, without_none
from generator.bank.problem_places import problem_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bank.yaml.reader import Document, Keys, Value
    from generator.model.problems import Problem


def under_todays_names(document: Document, kind: type[msgspec.Struct]) -> Document:
    """A document that is to be read as a record of a type → the same, its keys renamed.

    Places are found under either name. A group that has a key under both is left as it is, for ``explain`` to refuse.
    """
    old = list(_old_keys((), document.value, kind))
    if not old:
        return document
    renamed = dataclasses.replace(
        document,
        value=_renamed((), document.value, dict(old)),
        formerly={(*path[:-1], now): str(path[-1]) for path, now in old},
    )
    return dataclasses.replace(renamed, warnings=(*document.warnings, *_warnings(renamed, old)))


@cache
def former_names(kind: type[msgspec.Struct]) -> dict[str, str]:
    """A record → the names that keys of it had, with those of today."""
    names = {}
    for field in fields_of(kind):
        for note in get_args(without_none(field.type))[1:]:
            if isinstance(note, msgspec.Meta) and note.extra and "formerly" in note.extra:
                names[str(note.extra["formerly"])] = field.encode_name
    return names


@cache
def _has_renamed(kind: Any) -> bool:  # noqa: ANN401  a type of any form
    """Whether anything in a value of a type had another name; what has nothing of the kind is not looked at."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return bool(former_names(kind)) or any(_has_renamed(field.type) for field in fields_of(kind))
    return any(_has_renamed(each) for each in get_args(kind) if not isinstance(each, msgspec.Meta))


def _old_keys(path: Keys, value: Value, kind: Any) -> Iterator[tuple[Keys, str]]:  # noqa: ANN401  as above
    """The way to every key with an old name, and its name of today; by today's names, but for the last step."""
    kind = without_none(kind)
    if get_origin(kind) is Annotated:
        kind = without_none(get_args(kind)[0])
    if not _has_renamed(kind):
        return
    if isinstance(value, list) and get_origin(kind) is tuple:
        for at, each in enumerate(value):
            yield from _old_keys((*path, at), each, get_args(kind)[0])
    elif isinstance(value, dict) and isinstance(kind, type):
        former = former_names(kind)
        names = {key: former[key] for key in value if key in former and former[key] not in value}
        yield from (((*path, key), now) for key, now in names.items())
        types = {field.encode_name: field.type for field in fields_of(kind)}
        for key, each in value.items():
            now = names.get(key, key)
            if now in types:
                yield from _old_keys((*path, now), each, types[now])


def _renamed(path: Keys, value: Value, names: dict[Keys, str]) -> Value:
    """Plain values with other keys, in the order that they had."""
    if isinstance(value, list):
        return [_renamed((*path, at), each, names) for at, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    todays = {key: names.get((*path, key), key) for key in value}
    return {todays[key]: _renamed((*path, todays[key]), each, names) for key, each in value.items()}


def _warnings(document: Document, old: list[tuple[Keys, str]]) -> Iterator[Problem]:
    """One for each old name, at the first key that has it."""
    first: dict[tuple[str, str], Keys] = {}
    for path, now in old:
        first.setdefault((str(path[-1]), now), (*path[:-1], now))
    for (name, now), path in first.items():
        many = sum((str(each[-1]), today) == (name, now) for each, today in old)
        more = f", here and in {many - 1} more {'place' if many == 2 else 'places'}" if many > 1 else ""  # noqa: PLR2004
        yield problem_at(
            document, path, f"is called {name} here, its name in earlier versions: write {now}{more}", key=True
        )
