"""What rows say of their suits → suits: those of a new deck, or those that a deck has already.

``werk ``, ``Werk`` and ``WERK`` are one suit. A short code is its own id; other suits become A, B, C.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, get_args

import msgspec
from msgspec import Struct

from generator.bank.amounts import MOST_ENTRIES
from generator.model.bank import STORY
from generator.model.problems import DeckError
from generator.model.scalars import Identifier
from generator.model.wording import listed, nearest
from generator.spreadsheets.columns import plain
from generator.spreadsheets.vocabulary import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import Suit
    from generator.spreadsheets.rows import Record

LONGEST_CODE = 3
"""Characters of a word that is taken for the code of a suit where no column has its name."""

_RULES = [rule for rule in get_args(Identifier) if isinstance(rule, msgspec.Meta)]
IDENTIFIER = re.compile(str(_RULES[0].pattern))


class _Group(Struct):
    """A suit in the making: how rows write it, its names by language, and its code if it has one."""

    code: str
    written: Counter[str]
    names: dict[str, Counter[str]]


class NewSuits:
    """The suits of a new deck, from what its rows say.

    Args:
        records: the rows, in order.
        languages: those of the deck.
        otherwise: the suit of rows in a sheet that says nothing of suits: the sheet's name, or the deck's.
        taken: ids that a suit must not have.

    Raises:
        DeckError: there are more than a deck may have.
    """

    def __init__(self, records: Sequence[Record], languages: Sequence[str], otherwise: str, taken: set[str]) -> None:
        self._groups: dict[str, _Group] = {}
        self._languages = languages
        self._several = len({record.address.sheet for record in records}) > 1
        self._otherwise = otherwise
        for record in records:
            self._take(record)
            if len(self._groups) > MOST_ENTRIES["suits"]:
                what = f"names more than {MOST_ENTRIES['suits']:,} suits, which is more than a deck may have"
                problem = record.at(Field("suit")).problem(what, "is it the right column, and the right file?")
                raise DeckError([problem])
        for key, group in self._groups.items():
            if key.startswith("short ") and group.code in taken:
                group.code = ""  # themes 1, 2, 3 beside questions 1, 2, 3: the number is then a name
        codes = {group.code for group in self._groups.values() if group.code}
        letters = _letters(taken | codes | {STORY})
        self._ids = {key: group.code or next(letters) for key, group in self._groups.items()}

    def id_of(self, record: Record) -> str:
        """The id of a row's suit."""
        return self._ids[self._key(record)[0]]

    def names(self) -> dict[str, dict[str, str]]:
        """The suits: the names of each, by language, by its id; in the order in which they came."""
        named = {}
        for key, group in self._groups.items():
            usual = _usual(group.written)
            own = {language: _usual(counted) for language, counted in group.names.items() if counted}
            first = next(iter(own.values()), usual)
            named[self._ids[key]] = {language: own.get(language, first) for language in self._languages}
        return named

    def _key(self, record: Record) -> tuple[str, str, str]:
        """A row → what its suit is known by here, how it is written, and its code if it is one."""
        named = _named(record, self._languages)
        text = " ".join((record.text("suit") or next(iter(named.values()), "") or record.above).split())
        text = text or (record.address.sheet if self._several else self._otherwise)
        if named and record.text("suit") and IDENTIFIER.match(text):
            return f"code {text}", text, text
        if len(text) <= LONGEST_CODE and IDENTIFIER.match(text):
            return f"short {text.casefold()}", text, text
        return f"name {plain(text) or text}", text, ""

    def _take(self, record: Record) -> None:
        key, text, code = self._key(record)
        group = self._groups.setdefault(key, _Group(code, Counter(), {each: Counter() for each in self._languages}))
        group.written[text] += 1
        for language, name in _named(record, self._languages).items():
            group.names[language][name] += 1


class KnownSuits:
    """The suits of a deck that there is, and how rows name them."""

    def __init__(self, suits: Sequence[Suit]) -> None:
        self._ids = [suit.id for suit in suits]
        self._suits = suits
        self._by_name: dict[str, set[str]] = {}
        for suit in suits:
            for name in (suit.id, *suit.name.values()):
                self._by_name.setdefault(plain(name) or name, set()).add(suit.id)

    def id_of(self, text: str) -> str:
        """The id of the suit that is meant by its id or one of its names; empty where none or several are."""
        if text in self._ids:
            return text
        meant = self._by_name.get(plain(text) or text, set())
        return next(iter(meant)) if len(meant) == 1 else ""

    def hint(self, text: str) -> str:
        """The suits to choose from."""
        said = [f"{suit.id} ({next(iter(suit.name.values()))})" for suit in self._suits]
        near = nearest(plain(text), list(self._by_name))
        guess = f"did you mean {near}? " if near else ""
        rest = f"the suits are {listed(said)}; a new one goes into the deck first"
        return guess + (rest[0].upper() + rest[1:] if guess else rest)


def _named(record: Record, languages: Sequence[str]) -> dict[str, str]:
    """The names of its suit that a row gives, by language."""
    names = {language: " ".join(record.text("suit name", language).split()) for language in languages}
    return {language: name for language, name in names.items() if name}


def _usual(written: Counter[str]) -> str:
    """The spelling that most rows have; one with a capital before those all in small letters or all in capitals."""
    neat = [text for text in written if text[:1].isupper() and not (text.isupper() and len(text) > 1)]
    return max(neat or written, key=lambda text: written[text])


def _letters(taken: set[str]) -> Iterator[str]:
    """A, B … Z, then AA, AB …, without those that are taken."""
    alphabet = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    before = ["", *alphabet, *(one + other for one in alphabet for other in alphabet)]
    return (each + letter for each in before for letter in alphabet if each + letter not in taken)
