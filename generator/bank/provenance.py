"""A bank → whose it is: ours as it ships, one made after ours, or somebody's own; told by its texts, and never guessed.

Whoever takes over questions of ours must say where they come from (CC BY 4.0), and whoever took none must not: so what a
book prints of its origin follows from what is in the deck.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.loading import load
from generator.bank.shipped import shipped_bank
from generator.model.bank import Bank
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.scalars import Text

Provenance: TypeAlias = Literal["ours", "after-ours", "own"]

OUR_AUTHOR = "Spiegel"
"""What our own deck says of itself: one in which somebody has put another name is theirs."""

TELLING = 50
"""Characters from which on nobody writes the same text by chance; “What went well this week?” is anyone's."""


def provenance(bank: Bank) -> Provenance:
    """Whether a bank is the one that ships, in whatever look and languages; has texts of it; or has none.

    Every book asks it many times of the bank that it is made of, so the last answer is kept.
    """
    global _last  # noqa: PLW0603 – as it says
    known, answer = _last
    if known is not bank:
        answer = _worked_out(bank)
        _last = bank, answer
    return answer


_last: tuple[Bank | None, Provenance] = None, "own"


def _worked_out(bank: Bank) -> Provenance:
    ours = _ours()
    if ours is None:
        return "own"
    shared = [language for language in bank.languages if language in ours.languages]
    if shared and bank.author == OUR_AUTHOR and _words(bank, shared) == _our_words(tuple(shared)):
        return "ours"
    return "own" if _telling_words().isdisjoint(_words(bank, bank.languages, TELLING)) else "after-ours"


@cache
def _ours() -> Bank | None:
    """The bank that ships; None where somebody is changing that very file and has not finished."""
    try:
        return load(shipped_bank()).bank
    except DeckError:
        return None


@cache
def _our_words(languages: tuple[str, ...]) -> frozenset[str]:
    ours = _ours()
    return _words(ours, languages) if ours else frozenset()


@cache
def _telling_words() -> frozenset[str]:
    ours = _ours()
    return _words(ours, ours.languages, TELLING) if ours else frozenset()


def _words(bank: Bank, languages: Iterable[str], least: int = 0) -> frozenset[str]:
    """The words of all that a bank says, text by text, without signs and capitals; only of texts that are so long."""
    said = [text[language] for text in _texts(bank) for language in languages if language in text]
    return frozenset(" ".join(re.findall(r"\w+", each.casefold())) for each in said if len(each) >= least)


def _texts(value: object) -> Iterator[Text]:
    """Every text of a bank but those in place of our general ones, which anybody may put into other words."""
    if isinstance(value, Bank):
        value = replace(value, texts={})
    if isinstance(value, dict):
        if value:
            yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
