"""The text of a deck and edits → its new text: what was changed on the page is changed there, and everything else as it was.

Every edit is made on the values too, and the text is read again: should the two ever differ, the text is left alone.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from generator.bank.convert import clean
from generator.bank.problem_places import problem_at, where_in
from generator.bank.renamed import under_todays_names
from generator.bank.rules import SECTIONS, paths_by_id
from generator.bank.yaml.entries import EntryEdit
from generator.bank.yaml.events import EventsOf, events_of
from generator.bank.yaml.reader import Keys, Value, parse
from generator.bank.yaml.writing import Figure
from generator.model.bank import Bank, suit_card_id
from generator.model.problems import DeckError, Problem
from generator.spreadsheets.numbering import Numbering
from generator.studio.keys import is_text, order_of
from generator.studio.table import languages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.bank.yaml.reader import Document

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


def edited(name: str, text: str, edits: Sequence[AnEdit], events: EventsOf = events_of) -> str:
    """A text with edits made, one after the other.

    Args:
        name: what problems call the deck.
        text: its text.
        edits: what to change.
        events: what makes events of a text.

    Raises:
        DeckError: the text cannot be read as YAML, there is no such place in it, or it cannot be changed there.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    for edit in edits:
        document = under_todays_names(parse(name, text, events), Bank)
        try:
            text = _edited(document, edit)
        except KeyError:
            path = getattr(edit, "path", ())
            what = f"there is no {'.'.join(map(str, path)) or 'such place'} to change any more"
            raise DeckError([Problem(what, name, hint="look at the deck again, and change it there")]) from None
    return mark + text


def _edited(document: Document, edit: AnEdit) -> str:
    if isinstance(edit, Languages):
        return _in_languages(document, edit.value)
    changing, value = EntryEdit(document), deepcopy(document.value)
    match edit:
        case Set(path, given) if given is not None:
            path, new = _meant(document, path, _plain(given))
            changing.put(path, new, order_of(path))
            _put(value, path, new)
        case Set(path) | Remove(path):
            path = _there(document, path)
            changing.take_out(path)
            _take_out(value, path)
        case Add(path, given, at):
            new = _with_id(document, path, _plain(given))
            now = document.at(path) if _has(value, path) else None
            at = len(now) if at is None and isinstance(now, list) else at or 0
            changing.insert(path, at, new, order_of(path))
            _put(value, path, [*now[:at], new, *now[at:]] if isinstance(now, list) else [new])
        case Move(path, to):
            changing.move(path, to)
            _at(value, path[:-1]).insert(to, _at(value, path[:-1]).pop(path[-1]))
        case Duplicate(path):
            return _doubled(document, changing, path)
    return _proved(document, changing.result(), value)


def _proved(document: Document, text: str, expected: Value) -> str:
    """The text, if it says what it should.

    Raises:
        DeckError: it does not.
    """
    try:
        again = _again(document, text).value
    except DeckError:
        again = None
    if _cleaned(again) != _cleaned(expected):
        what = "this cannot be changed here, as it is written in an unusual way"
        raise DeckError([Problem(what, document.name, hint="change it in the text of the deck")])
    return text


def _again(document: Document, text: str) -> Document:
    """Another text of the same deck, read."""
    return under_todays_names(parse(document.name, text, document.events), Bank)


def _cleaned(value: Value) -> Any:  # noqa: ANN401 – for comparing only
    """A value without what reading does not heed; what is empty is nothing."""
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return clean(value or "")


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


# ----------------------------------------------------------------------------------------------------------- places


def _meant(document: Document, path: Keys, value: Value) -> tuple[Keys, Value]:
    """A path that may end in a language, and a new value → the path and the value as the file has them.

    A deck in one language may have its texts right behind their keys; one in several has a group for each.
    """
    languages = languages_of(document.value)
    if isinstance(value, dict) and is_text(path):
        if len(languages) == 1 and languages[0] in value and not isinstance(_seen(document.value, path), dict):
            return path, value[languages[0]]
        return path, value
    if len(path) > 1 and is_text(path[:-1]) and path[-1] in languages:
        said = _seen(document.value, path[:-1])
        if len(languages) == 1 and not isinstance(said, dict):
            return path[:-1], value
        if isinstance(said, str):  # it was written for the first language alone
            group: dict[str, Value] = {languages[0]: said, str(path[-1]): value}
            return path[:-1], {language: group[language] for language in languages if language in group}
    return path, value


def _there(document: Document, path: Keys) -> Keys:
    """A path that may end in a language of a text that stands right behind its key → the path that is there."""
    if len(path) > 1 and is_text(path[:-1]) and isinstance(_seen(document.value, path[:-1]), str):
        return path[:-1]
    return path


def _seen(value: Value, path: Keys) -> Value:
    """The value at a path; nothing where there is none."""
    return _at(value, path) if _has(value, path) else None


def _has(value: Any, path: Keys) -> bool:  # noqa: ANN401 – any value of a deck
    for step in path:
        if isinstance(value, list):
            there = isinstance(step, int) and 0 <= step < len(value)
        else:
            there = isinstance(value, dict) and step in value
        if not there:
            return False
        value = value[step]
    return True


def _at(value: Any, path: Keys) -> Any:  # noqa: ANN401 – as above
    for step in path:
        value = value[step]
    return value


def _put(value: Any, path: Keys, new: Value) -> None:  # noqa: ANN401 – as above
    for step in path[:-1]:
        if isinstance(value, dict) and value.get(str(step)) is None:
            value[step] = {}
        value = value[step]
    value[path[-1]] = deepcopy(new)


def _take_out(value: Any, path: Keys) -> None:  # noqa: ANN401 – as above
    group = _at(value, path[:-1])
    if len(group) == 1 and isinstance(group, dict) and len(path) > 1:
        _take_out(value, path[:-1])
    else:
        del group[path[-1]]


# -------------------------------------------------------------------------------------------------------------- ids


def _with_id(document: Document, path: Keys, value: Value) -> Value:
    """A new entry, with an id in front where it needs one and has none."""
    if not _identified(path) or not isinstance(value, dict) or value.get("id"):
        return value
    return {"id": _numbering(document).next(_family(path, value)), **value}


def _identified(path: Keys) -> bool:
    """Whether the entries of the list at this path have ids."""
    return path[-1:] == ("parts",) or (len(path) == 1 and path[0] in SECTIONS)


def _family(path: Keys, value: Value) -> str:
    """What the id of a new entry begins like: that of a question like its suit's, of others like their neighbours'."""
    suit = value.get("suit") if isinstance(value, dict) and path == ("questions",) else None
    return suit if isinstance(suit, str) else BEGINNINGS[str(path[-1])]


BEGINNINGS = {
    "suits": "S",
    "questions": "Q",
    "tips": "T",
    "purpose": "P",
    "results": "R",
    "sessions": "session",
    "parts": "p",
}
"""What ids of a kind begin with where there is none to go by."""


def _numbering(document: Document) -> Numbering:
    """Free ids, as the entries that there are were numbered."""
    value = document.value
    ids = paths_by_id(value)
    taken = [*ids, *(suit_card_id(each) for each, path in ids.items() if path[0] == "suits")]
    families = [(_family(path[:-1], _at(value, path)), each) for each, path in ids.items()]
    return Numbering(taken, families)


def _doubled(document: Document, changing: EntryEdit, path: Keys) -> str:
    """The text with a copy of an entry, all of whose ids are new."""
    value, step = deepcopy(document.value), path[-1]
    if not isinstance(step, int) or not _has(value, path):
        raise KeyError(path)
    changing.double(path)
    _at(value, path[:-1]).insert(step + 1, deepcopy(_at(value, path)))
    text = _proved(document, changing.result(), value)
    numbering, copy = _numbering(document), (*path[:-1], step + 1)
    for place in _places_of_ids(value, copy):
        ids = EntryEdit(_again(document, text))
        new = numbering.next(_family(place[:-2], _at(value, place[:-1])))
        ids.put(place, new)
        _put(value, place, new)
        text = _proved(document, ids.result(), value)
    return text


def _places_of_ids(value: Value, path: Keys) -> list[Keys]:
    """Where ids stand in an entry: its own, and those of its parts."""
    made = _at(value, path)
    places: list[Keys] = [(*path, "id")] if _identified(path[:-1]) and isinstance(made, dict) and "id" in made else []
    parts = made.get("parts") if isinstance(made, dict) else None
    for at in range(len(parts) if isinstance(parts, list) else 0):
        places += _places_of_ids(value, (*path, "parts", at))
    return places


# -------------------------------------------------------------------------------------------------------- languages


def _in_languages(document: Document, wanted: Sequence[str]) -> str:
    """The text of a deck in other languages: each of its texts becomes a group where there are several."""
    text, before = document.text, languages_of(document.value)
    if not wanted or not before:
        raise DeckError([problem_at(document, ("languages",), "a deck has at least one language", "name one")])
    for path in _texts(document.value, ()):
        said = _seen(document.value, path)
        group = {before[0]: said} if isinstance(said, str) else said
        assert isinstance(group, dict)  # noqa: S101 – as ``_texts`` has it
        left: Value = {language: group[language] for language in wanted if language in group} or None
        if isinstance(said, str) and len(wanted) == 1 and left:
            left = said
        if left is None:
            where = where_in(document.value, path)
            what = f"none of its texts is in {', '.join(wanted)}"
            raise DeckError([problem_at(document, path, what, f"write {where} in one of them first")])
        text = _set_text(document, text, path, left)
    again = _again(document, text)
    changing = EntryEdit(again)
    changing.put(("languages",), list(wanted))
    value = deepcopy(again.value)
    _put(value, ("languages",), list(wanted))
    return _proved(again, changing.result(), value)


def _set_text(before: Document, text: str, path: Keys, value: Value) -> str:
    document = _again(before, text)
    now = document.at(path)
    if now == value:
        return text
    changing, expected = EntryEdit(document), deepcopy(document.value)
    if isinstance(now, dict) and isinstance(value, dict):
        changing.drop(path, {language for language in now if language not in value})
    else:
        changing.put(path, value)
    _put(expected, path, value)
    return _proved(document, changing.result(), expected)


def _texts(value: Value, path: Keys) -> list[Keys]:
    """The paths of all texts that a deck has in its languages."""
    if is_text(path) and isinstance(value, str | dict):
        return [path]
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, each in steps for found in _texts(each, (*path, step))]
