"""A document with keys of an earlier version → the same under today's names, and a warning for each old one.

Which name a key had stands beside its field: ``Meta(extra={"formerly": "…"})``. A key that is still read, though another
form has taken its place, says what to write: ``Meta(extra={"superseded": "…"})``.
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
    old = list(_old_keys(document.value, kind))
    if old:
        renamed = dataclasses.replace(
            document,
            value=_renamed((), document.value, dict(old)),
            formerly={(*path[:-1], now): str(path[-1]) for path, now in old},
        )
        document = dataclasses.replace(renamed, warnings=(*document.warnings, *_warnings(renamed, old)))
    left = _superseded(document, kind)
    return dataclasses.replace(document, warnings=(*document.warnings, *left)) if left else document


@cache
def former_names(kind: type[msgspec.Struct]) -> dict[str, str]:
    """A record → the names that keys of it had, with those of today."""
    return {former: name for name, former in _noted(kind, "formerly")}


@cache
def _noted(kind: type[msgspec.Struct], note: str) -> tuple[tuple[str, str], ...]:
    """A record → its keys that have a note, with what it says."""
    return tuple(
        (field.encode_name, str(meta.extra[note]))
        for field in fields_of(kind)
        for meta in get_args(without_none(field.type))[1:]
        if isinstance(meta, msgspec.Meta) and meta.extra and note in meta.extra
    )


@cache
def _has_noted(kind: Any, note: str) -> bool:  # noqa: ANN401  a type of any form
    """Whether a key anywhere in a value of a type has a note; what has nothing of the kind is not looked at."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return bool(_noted(kind, note)) or any(_has_noted(field.type, note) for field in fields_of(kind))
    return any(_has_noted(each, note) for each in get_args(kind) if not isinstance(each, msgspec.Meta))


def _records(path: Keys, value: Value, kind: Any, note: str) -> Iterator[tuple[Keys, dict[str, Value], Any]]:  # noqa: ANN401  as above
    """Every group that is read as a record, the way there by today's names; where no key can have the note, none."""
    kind = without_none(kind)
    if get_origin(kind) is Annotated:
        kind = without_none(get_args(kind)[0])
    if not _has_noted(kind, note):
        return
    if isinstance(value, list) and get_origin(kind) is tuple:
        for at, each in enumerate(value):
            yield from _records((*path, at), each, get_args(kind)[0], note)
    elif isinstance(value, dict) and isinstance(kind, type):
        yield path, value, kind
        names, types = _todays(value, kind), {field.encode_name: field.type for field in fields_of(kind)}
        for key, each in value.items():
            now = names.get(key, key)
            if now in types:
                yield from _records((*path, now), each, types[now], note)


def _todays(value: dict[str, Value], kind: type[msgspec.Struct]) -> dict[str, str]:
    """The keys of a group that have an older name, with those of today; not where both are there."""
    former = former_names(kind)
    return {key: former[key] for key in value if key in former and former[key] not in value}


def _old_keys(value: Value, kind: type[msgspec.Struct]) -> Iterator[tuple[Keys, str]]:
    """The way to every key with an old name, and its name of today; by today's names, but for the last step."""
    for path, group, record in _records((), value, kind, "formerly"):
        yield from (((*path, key), now) for key, now in _todays(group, record).items())


def _superseded(document: Document, kind: type[msgspec.Struct]) -> list[Problem]:
    """One warning for each key that another form took the place of, at the first place that has it."""
    found: dict[tuple[str, str], list[Keys]] = {}
    for path, group, record in _records((), document.value, kind, "superseded"):
        for key, instead in _noted(record, "superseded"):
            if key in group:
                found.setdefault((key, instead), []).append((*path, key))
    return [
        problem_at(
            document, paths[0], f"is how earlier versions wrote it: {instead}{_and_more(len(paths) - 1)}", key=True
        )
        for (_, instead), paths in found.items()
    ]  # fmt: skip


def _and_more(many: int) -> str:
    return f", here and in {many} more {'place' if many == 1 else 'places'}" if many else ""


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
        more = _and_more(many - 1)
        yield problem_at(
            document, path, f"is called {name} here, its name in earlier versions: write {now}{more}", key=True
        )
