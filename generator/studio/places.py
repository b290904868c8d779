"""A deck's plain values and the way to one of them → what is there, and the values with another in its place."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from generator.studio.keys import is_text
from generator.studio.table import languages_of

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Document, Keys, Value


def meant(document: Document, path: Keys, value: Value) -> tuple[Keys, Value]:
    """A path that may end in a language, and a new value → the path and the value as the file has them.

    A deck in one language may have its texts right behind their keys; one in several has a group for each.
    """
    languages = languages_of(document.value)
    if isinstance(value, dict) and is_text(path):
        if len(languages) == 1 and languages[0] in value and not isinstance(seen(document.value, path), dict):
            return path, value[languages[0]]
        return path, value
    if len(path) > 1 and is_text(path[:-1]) and path[-1] in languages:
        said = seen(document.value, path[:-1])
        if len(languages) == 1 and not isinstance(said, dict):
            return path[:-1], value
        if isinstance(said, str):  # it was written for the first language alone
            group: dict[str, Value] = {languages[0]: said, str(path[-1]): value}
            return path[:-1], {language: group[language] for language in languages if language in group}
    return path, value


def there_is(document: Document, path: Keys) -> Keys:
    """A path that may end in a language of a text that stands right behind its key → the path that is there."""
    if len(path) > 1 and is_text(path[:-1]) and isinstance(seen(document.value, path[:-1]), str):
        return path[:-1]
    return path


def seen(value: Value, path: Keys) -> Value:
    """The value at a path; nothing where there is none."""
    return value_at(value, path) if has(value, path) else None


def has(value: Any, path: Keys) -> bool:  # noqa: ANN401 – any value of a deck
    """Whether there is a value at a path."""
    for step in path:
        if isinstance(value, list):
            there = isinstance(step, int) and 0 <= step < len(value)
        else:
            there = isinstance(value, dict) and step in value
        if not there:
            return False
        value = value[step]
    return True


def value_at(value: Any, path: Keys) -> Any:  # noqa: ANN401 – as above
    """The value at a path."""
    for step in path:
        value = value[step]
    return value


def copied(value: Any, path: Keys) -> Any:  # noqa: ANN401 – as above
    """The same values, with groups and lists of their own on the way to a path: what changes there changes nowhere else."""
    if not isinstance(value, dict | list):
        return value
    made = value.copy()
    if path and has(value, path[:1]):
        made[path[0]] = copied(value[path[0]], path[1:])  # type: ignore[index]  # a step that is there
    return made


def put(value: Any, path: Keys, new: Value) -> None:  # noqa: ANN401 – as above
    """Puts a value at a path; groups on the way that are missing are made."""
    for step in path[:-1]:
        if isinstance(value, dict) and value.get(str(step)) is None:
            value[step] = {}
        value = value[step]
    value[path[-1]] = deepcopy(new)


def take_out(value: Any, path: Keys) -> None:  # noqa: ANN401 – as above
    """Takes out what is at a path; a group that would be empty goes as a whole, a list stays."""
    group = value_at(value, path[:-1])
    if len(group) == 1 and isinstance(group, dict) and len(path) > 1:
        take_out(value, path[:-1])
    else:
        del group[path[-1]]
