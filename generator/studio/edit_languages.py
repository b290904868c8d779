"""A deck and the languages that it should be in → the same, each of its texts in those that it has."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from generator.bank.problem_places import problem_at, where_in
from generator.bank.yaml.entries import EntryEdit
from generator.model.problems import DeckError
from generator.studio.keys import is_text
from generator.studio.places import put, seen
from generator.studio.proof import proved
from generator.studio.table import languages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.bank.yaml.reader import Document, Keys, Value


def in_languages(document: Document, wanted: Sequence[str]) -> Document:
    """A deck in other languages: each of its texts becomes a group where there are several."""
    changing, expected, before = EntryEdit(document), deepcopy(document.value), languages_of(document.value)
    if not wanted or not before:
        raise DeckError([problem_at(document, ("languages",), "a deck has at least one language", "name one")])
    for path in _texts(document.value, ()):
        said = seen(document.value, path)
        group = {before[0]: said} if isinstance(said, str) else said
        assert isinstance(group, dict)  # noqa: S101 – as ``_texts`` has it
        left: Value = {language: group[language] for language in wanted if language in group} or None
        if isinstance(said, str) and len(wanted) == 1 and left:
            left = said
        if left is None:
            where = where_in(document.value, path)
            what = f"none of its texts is in {', '.join(wanted)}"
            raise DeckError([problem_at(document, path, what, f"write {where} in one of them first")])
        if left != said:
            _set_text(changing, path, said, left)
            put(expected, path, left)
    changing.put(("languages",), list(wanted))
    put(expected, ("languages",), list(wanted))
    return proved(document, changing.result(), expected)


def _set_text(changing: EntryEdit, path: Keys, now: Value, value: Value) -> None:
    if isinstance(now, dict) and isinstance(value, dict):
        changing.drop(path, {language for language in now if language not in value})
    else:
        changing.put(path, value)


def _texts(value: Value, path: Keys) -> list[Keys]:
    """The paths of all texts that a deck has in its languages."""
    if is_text(path) and isinstance(value, str | dict):
        return [path]
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, each in steps for found in _texts(each, (*path, step))]
