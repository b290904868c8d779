"""A text that stands where a group of keys is needed → the lines that the group takes, with the text in its place."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, get_args

from generator.bank.convert import fields_of
from generator.bank.yaml.writing import block, entry
from generator.model.scalars import Text
from generator.model.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    import msgspec

    from generator.bank.yaml.reader import Keys, Value

TO_FILL_IN = "…"


def entry_example(
    text: str, path: Keys, kind: type[msgspec.Struct], bank: Value, languages: tuple[str, ...]
) -> tuple[str, ...]:
    """The lines of a group, one for each key that it needs; none where that takes more than ids and texts.

    Args:
        text: what stands there now.
        path: where it stands; in a list the group is an entry, and begins with a dash.
        kind: what it should be.
        bank: the whole document, for an id that is free and a suit that exists.
        languages: in which every text is needed.
    """
    kinds = {field.encode_name: get_args(field.type)[0] for field in fields_of(kind) if field.required}
    names = [key for key in kinds if key not in {"id", "suit"}]
    if not names or (any(each not in (Text, str) for each in kinds.values()) and len(kinds) > 1):
        return ()
    taker = next((key for key in names if kinds[key] is str), names[-1])
    said: dict[str, Value] = {}
    for key, each in kinds.items():
        words = short(text) if key == taker else TO_FILL_IN
        if key == "id":
            said[key] = _free_id(path, bank)
        elif key == "suit":
            said[key] = _first_suit(bank)
        else:
            several = each == Text and len(languages) > 1
            said[key] = {**dict.fromkeys(languages, TO_FILL_IN), languages[0]: words} if several else words
    if isinstance(path[-1], int):
        return tuple(block(said, 0).split("\n"))
    return tuple(line for key, value in said.items() for line in entry(key, value, 0).split("\n"))


def _first_suit(bank: Value) -> str:
    suits = bank.get("suits") if isinstance(bank, dict) else None
    first = suits[0] if isinstance(suits, list) and suits else None
    known = first.get("id") if isinstance(first, dict) else None
    return known if isinstance(known, str) else "A"


def _free_id(path: Keys, bank: Value) -> str:
    """An id that nothing has: a letter for a suit, and for anything else a letter and a number."""
    taken = set(_ids(bank))
    if path[0] == "suits":
        return next(each for each in _letters(int(path[-1])) if each not in taken)
    letter = _first_suit(bank) if path[0] == "questions" else "".join(map(str, path[-2:-1]))[:1].upper() or "A"
    return next(f"{letter}{number}" for number in count(int(path[-1]) + 1) if f"{letter}{number}" not in taken)


def _letters(first: int) -> Iterator[str]:
    yield from (chr(ord("A") + each) for each in range(first, 26))
    yield from (f"S{number}" for number in count(1))


def _ids(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(identifier := value.get("id"), str):
            yield identifier
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _ids(each)
