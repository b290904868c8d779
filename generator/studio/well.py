"""Products that were found to be well once → not fitted again, while all that they are made of is the same.

Checking fits every product in every language after each change, and most changes are words in one language: what is made in
another, and the books where only the stock is another, come out as before. Only what was well is kept: a problem says the line
that it stands on, and that may be another by now.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from generator.bank.provenance import provenance
from generator.product import Report, advice_of
from generator.studio.decks import stamp_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.bank import Bank
    from generator.model.deck import Deck
    from generator.product import Layout, Prepared, Progress

MOST_KEPT = 500
"""Products in a language, of a deck as it was at some time, of which it is kept that they are well."""


class Well:
    """What was well."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, None] = OrderedDict()
        self._bank: Bank | None = None
        self._told: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}

    def over(self, layouts: Mapping[str, Layout]) -> dict[str, Layout]:
        """The same layouts, which do not fit again what was well."""
        return {name: _Once(name, layout, self) for name, layout in layouts.items()}

    def knows(self, key: str) -> bool:
        """Whether it was well."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return key in self._kept

    def keep(self, key: str) -> None:
        """It is well."""
        self._kept[key] = None
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def key(self, name: str, deck: Deck, options: object) -> str | None:
        """What tells a product of a deck from any other; None where files of the user's own have a say in it."""
        if deck.folder is None or "." in str(deck.theme):  # a theme of the user's own, with fonts and pictures
            return None
        if self._bank is not deck.bank:
            self._bank, self._told = deck.bank, {}
        if deck.languages not in self._told:
            self._told[deck.languages] = _told(deck.bank, deck.languages)
        told, pictures = self._told[deck.languages]
        stamps = [stamp_of(deck.folder / file) for file in pictures]
        return "\n".join((name, repr(options), str(deck.theme), repr(deck.own_stocks), told, repr(stamps)))


class _Once:
    """A layout that does not fit again what was well."""

    def __init__(self, name: str, layout: Layout, well: Well) -> None:
        self.EXAMPLES, self.Options = layout.EXAMPLES, layout.Options
        self._name, self._layout, self._well = name, layout, well

    def prepare(self, deck: Deck, options: object, progress: Progress) -> Prepared:
        """As the layout's own.

        Raises:
            DeckError: as the layout does.
        """
        key = self._well.key(self._name, deck, options)
        if key is not None and self._well.knows(key):
            return _AsBefore()
        prepared = self._layout.prepare(deck, options, progress)
        if key is not None and not advice_of(prepared):
            self._well.keep(key)
        return prepared


class _AsBefore(Struct, frozen=True):
    """What need not be fitted, as nobody draws it."""

    report: Report = Report("", ())

    def draw(self, progress: Progress) -> bytes:
        """Nothing draws what was only checked."""
        raise NotImplementedError


def _told(bank: Bank, languages: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """All that is printed of a bank in some of its languages, in a few characters; and the files of its pictures."""
    plain: dict[str, Any] = msgspec.to_builtins(bank)
    every, pictures = frozenset(bank.languages), list[str]()

    def told(value: Any) -> Any:  # noqa: ANN401 – plain values of any form
        if isinstance(value, dict):
            if "file" in value and "shows" in value:
                pictures.append(value["file"])
            kept = languages if value and value.keys() <= every else value
            return {key: told(value[key]) for key in kept if key in value}
        return [told(each) for each in value] if isinstance(value, list | tuple) else value

    # Names of suits in all languages: a card says one once where it is the same in each.
    said = [told(plain), plain["suits"], provenance(bank)]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest(), tuple(pictures)
