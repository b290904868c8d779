"""A deck and a new entry, or a copy of one → the same with ids that are free, as those of its neighbours are numbered."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from generator.bank.rules import SECTIONS, paths_by_id
from generator.bank.yaml.entries import EntryEdit
from generator.model.bank import suit_card_id
from generator.spreadsheets.numbering import Numbering
from generator.studio.places import copied, has, put, value_at
from generator.studio.proof import proved

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Document, Keys, Value


def with_id(document: Document, path: Keys, value: Value) -> Value:
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
    families = [(_family(path[:-1], value_at(value, path)), each) for each, path in ids.items()]
    return Numbering(taken, families)


def doubled(document: Document, changing: EntryEdit, path: Keys) -> Document:
    """The deck with a copy of an entry, all of whose ids are new."""
    value, step = copied(document.value, path), path[-1]
    if not isinstance(step, int) or not has(value, path):
        raise KeyError(path)
    changing.double(path)
    value_at(value, path[:-1]).insert(step + 1, deepcopy(value_at(value, path)))
    made = proved(document, changing.result(), value)
    ids, numbering = EntryEdit(made), _numbering(document)
    for place in _places_of_ids(value, (*path[:-1], step + 1)):
        new = numbering.next(_family(place[:-2], value_at(value, place[:-1])))
        ids.put(place, new)
        put(value, place, new)
    return proved(made, ids.result(), value)


def _places_of_ids(value: Value, path: Keys) -> list[Keys]:
    """Where ids stand in an entry: its own, and those of its parts."""
    made = value_at(value, path)
    places: list[Keys] = [(*path, "id")] if _identified(path[:-1]) and isinstance(made, dict) and "id" in made else []
    parts = made.get("parts") if isinstance(made, dict) else None
    for at in range(len(parts) if isinstance(parts, list) else 0):
        places += _places_of_ids(value, (*path, "parts", at))
    return places
