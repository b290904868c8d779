"""What a cell says → what it means: a depth as a figure or a word, a list with commas, a code as Excel leaves it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.bank.convert import clean
from generator.model.bank import STORY
from generator.spreadsheets.columns import plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

DEPTHS = MappingProxyType(
    {
        "1": (
            "licht", "light", "laag", "low", "easy", "opwarmer", "kennismaking",
            "landen", "om te landen", "binnenkomen", "om binnen te komen", "aankomen", "arrive", "to arrive",
            "leger", "legere", "facile", "pour se poser", "leicht", "einfach", "niedrig", "zum ankommen",
        ),
        "2": (
            "midden", "middel", "medium", "middle", "gemiddeld", "matig",
            "dieper gaan", "om dieper te gaan", "graven", "dig", "to dig deeper", "dig deeper",
            "moyen", "moyenne", "pour creuser", "mittel", "mittler", "zum vertiefen",
        ),
        "3": (
            "diep", "deep", "zwaar", "hard", "hoog", "high", "kantelen", "om te kantelen",
            "anders kijken", "om anders te kijken", "turn", "to turn",
            "profond", "profonde", "difficile", "pour basculer", "tief", "schwer", "hoch", "zum umdenken",
        ),
    }
)  # fmt: skip
"""The words for each depth."""

_DEPTHS = {word: depth for depth, words in DEPTHS.items() for word in words}

FIGURE = re.compile(r"(?:(?:niveau|level|diepte|depth|profondeur|tiefe|stufe) )?([123])(?: 0+)?")
"""A depth in figures, as ``plain`` leaves it: 2, 2.0, Niveau 2."""

DOTS = re.compile(r"[•●*★·]{1,3}")

STORIES = frozenset(
    {STORY, "verhaal", "een verhaal", "na een verhaal", "a story", "after a story"}
    | {"recit", "un recit", "apres un recit", "histoire", "une histoire", "geschichte", "eine geschichte"}
)

MEANT_OTHERWISE = re.compile(
    r"'*(?:[=+\-@＝＋－＠\t\r•●○◦▪▫■□‣⁃∙·☐\uf0b7\uf0a7\uf0d8]|o\t|[–—*]\s|\(?(?:[0-9]{1,4}|[a-z])[.)]\s)"
)
"""How a text begins that a spreadsheet would take for a formula, or we for an entry of a list: ``write`` says that it is none."""

ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*|([^,;|\n]*))(?:[,;|\n]|$)')
"""One entry of a list: between quotes where it has a separator in it, as in CSV."""

MUST_BE_QUOTED = re.compile(r'[",;|\n]')

SPACES = re.compile(r"[ \t]+")

WHOLE = re.compile(r"([0-9]+)[.,]0+")
"""A whole number as a spreadsheet may leave it: 1.0."""


def depth_of(text: str) -> str | None:
    """What a cell says of the depth → ``1``, ``2`` or ``3``; None where it cannot be understood."""
    if DOTS.fullmatch(text.strip()):
        return str(len(text.strip()))
    said = plain(text)
    if found := FIGURE.fullmatch(said):
        return found[1]
    return _DEPTHS.get(said)


def depth_words() -> str:
    """The depths as a hint names them: ``1 (licht, light), …``."""
    return "1 (licht, light), 2 (midden, medium) or 3 (diep, deep)"


def tidy(text: str) -> str:
    """A text as people type it → without white space around it and its lines, and with one space between words.

    A space that does not break is no accident, and stays.
    """
    return clean("\n".join(SPACES.sub(" ", line).strip(" ") for line in text.split("\n")))


def list_of(text: str) -> list[str]:
    """``open, failure`` → its entries; commas, semicolons, bars and ends of lines part them."""
    found, at = [], 0
    while at < len(text):
        item = ITEM.match(text, at)
        if item is None:  # a quote that is not closed: what is left is one entry
            found.append(text[at:].strip())
            break
        at = item.end() if item.end() > at else at + 1
        found.append((item[2] if item[1] is None else item[1].replace('""', '"')).strip())
    return [each for each in found if each]


def said_list(items: Iterable[str]) -> str:
    """Entries → a list in a cell, which ``list_of`` takes apart into the same."""
    return ", ".join('"' + item.replace('"', '""') + '"' if MUST_BE_QUOTED.search(item) else item for item in items)


def follows_of(text: str, ids: Container[str] = ()) -> list[str]:
    """What a cell says must come first → ids, and ``story``; a word for a story that is an id as well is the id."""
    codes = ((each, code_of(each)) for each in list_of(text))
    return [STORY if code not in ids and plain(each) in STORIES else code for each, code in codes]


def code_of(text: str) -> str:
    """A code → the same without what spreadsheets and people put around it: ``1.0``, ``1.``, ``#1``."""
    text = " ".join(text.split())
    if found := WHOLE.fullmatch(text):
        return found[1]
    return text.lstrip("#").rstrip(".:)").strip()
