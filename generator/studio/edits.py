"""A deck and edits → the deck with its new text: what was changed on the page is changed there, and everything else as it was.

Every edit is made on the values too, and the text is read again: should the two ever differ, the text is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from generator.bank.convert import clean
from generator.bank.yaml.entries import EntryEdit
from generator.bank.yaml.writing import Figure
from generator.model.problems import DeckError, Problem
from generator.studio.edit_ids import doubled, with_id
from generator.studio.edit_languages import in_languages
from generator.studio.keys import order_of
from generator.studio.places import copied, has, meant, put, take_out, there_is, value_at
from generator.studio.proof import proved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.bank.yaml.reader import Document, Value

Given: TypeAlias = Any
"""What JSON holds; ``_plain`` makes a value of a deck of it."""


class Set(Struct, frozen=True, tag="set", tag_field="op", forbid_unknown_fields=True):
    """Give the value at a path another; null takes it out."""

    path: tuple[str | int, ...]
    value: Given = None


class Remove(Struct, frozen=True, tag="remove", tag_field="op", forbid_unknown_fields=True):
    """Take out what is at a path."""

    path: tuple[str | int, ...]


class Add(Struct, frozen=True, tag="add", tag_field="op", forbid_unknown_fields=True):
    """Add an entry to the list at a path, before the one at this place; at the end where it is left out."""

    path: tuple[str | int, ...]
    value: Given
    at: int | None = None


class Move(Struct, frozen=True, tag="move", tag_field="op", forbid_unknown_fields=True):
    """Move the entry at a path to another place in its list."""

    path: tuple[str | int, ...]
    to: int


class Duplicate(Struct, frozen=True, tag="duplicate", tag_field="op", forbid_unknown_fields=True):
    """Put a copy of the entry at a path behind it, with the next free id."""

    path: tuple[str | int, ...]


class Languages(Struct, frozen=True, tag="languages", tag_field="op", forbid_unknown_fields=True):
    """Have the deck in these languages: texts in others go, and those in new ones are still to be written."""

    value: tuple[str, ...]


AnEdit: TypeAlias = Set | Remove | Add | Move | Duplicate | Languages


def edited(document: Document, edits: Sequence[AnEdit]) -> Document:
    """A deck with edits made, one after the other.

    Args:
        document: the deck as it was read, its keys under today's names.
        edits: what to change.

    Raises:
        DeckError: there is no such place in it, or it cannot be changed there.
    """
    for edit in edits:
        try:
            document = _edited(document, edit)
        except KeyError:
            path = getattr(edit, "path", ())
            what = f"there is no {'.'.join(map(str, path)) or 'such place'} to change any more"
            hint = "look at the deck again, and change it there"
            raise DeckError([Problem(what, document.name, hint=hint)]) from None
    return document


def _edited(document: Document, edit: AnEdit) -> Document:
    if isinstance(edit, Languages):
        return in_languages(document, edit.value)
    changing, value = EntryEdit(document), copied(document.value, edit.path)
    match edit:
        case Set(path, given) if given is not None:
            path, new = meant(document, path, _plain(given))
            changing.put(path, new, order_of(path))
            put(value, path, new)
        case Set(path) | Remove(path):
            path = there_is(document, path)
            changing.take_out(path)
            take_out(value, path)
        case Add(path, given, at):
            new = with_id(document, path, _plain(given))
            now = document.at(path) if has(value, path) else None
            at = len(now) if at is None and isinstance(now, list) else at or 0
            changing.insert(path, at, new, order_of(path))
            put(value, path, [*now[:at], new, *now[at:]] if isinstance(now, list) else [new])
        case Move(path, to):
            changing.move(path, to)
            value_at(value, path[:-1]).insert(to, value_at(value, path[:-1]).pop(path[-1]))
        case Duplicate(path):
            return doubled(document, changing, path)
    return proved(document, changing.result(), value)


def _plain(given: Given) -> Value:
    """What JSON holds → a value of a deck: every scalar is a text, numbers and switches go without quotes."""
    if isinstance(given, bool):
        return Figure("yes" if given else "no")
    if isinstance(given, int | float):
        return Figure(f"{given:g}" if isinstance(given, float) else given)
    if isinstance(given, dict):
        return {str(key): _plain(each) for key, each in given.items() if each is not None}
    if isinstance(given, list | tuple):
        return [_plain(each) for each in given if each is not None]
    return clean(str(given).replace("\r\n", "\n").replace("\r", "\n"))
