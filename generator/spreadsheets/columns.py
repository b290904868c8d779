"""The first rows of a sheet → its header: which column holds which key of a question, and in which language.

People name columns in Dutch or English, in any order, with or without capitals, accents, a language behind the name or
in brackets. A name that is not known is left out, and told.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from msgspec import Struct

from generator.spreadsheets.cells import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.spreadsheets.cells import Sheet


class Key(NamedTuple):
    """What a column may hold: its names in Dutch and in English, the first ones those that we write ourselves.

    ``translated``: there may be one such column for each language. ``what`` says what it is, for a person.
    """

    nl: tuple[str, ...]
    en: tuple[str, ...]
    what: str
    translated: bool = False


KEYS = MappingProxyType(
    {
        "id": Key(
            ("code", "nr", "nummer", "volgnummer", "kaart", "kaartnummer"),
            ("id", "no", "number", "card", "card number", "ref"),
            "the code on the card, such as `A05`; given where it is empty",
        ),
        "suit": Key(
            ("reeks", "kleur", "categorie", "thema", "rubriek", "onderwerp", "soort", "groep"),
            ("suit", "category", "theme", "topic", "section", "group", "colour", "color"),
            "the suit: its code or its name",
        ),
        "suit name": Key(
            ("naam reeks", "reeksnaam", "naam van de reeks", "naam kleur", "naam categorie", "naam thema"),
            ("suit name", "name of the suit", "category name", "theme name"),
            "the name of the suit, where the column before has its code",
            translated=True,
        ),
        "question": Key(
            ("vraag", "vragen", "de vraag", "tekst", "hoofdvraag"),
            ("question", "questions", "the question", "text", "main question"),
            "the question; the one column that must be there",
            translated=True,
        ),
        "probe": Key(
            ("doorvraag", "doorvragen", "bijvraag", "vervolgvraag", "extra vraag", "subvraag"),
            ("probe", "follow up", "followup", "follow up question", "sub question", "extra question"),
            "the follow-up question at the foot",
            translated=True,
        ),
        "depth": Key(
            ("diepte", "niveau", "diepgang"),
            ("depth", "level"),
            "`1`, `2` or `3`, or a word such as `licht`, `midden`, `diep`; `1` where it is empty",
        ),
        "tags": Key(
            ("labels", "label", "trefwoorden", "trefwoord", "etiketten", "sleutelwoorden"),
            ("tags", "tag", "keywords", "keyword"),
            "words about it, with commas between",
        ),
        "follows": Key(
            ("volgt op", "komt na", "na"),
            ("follows", "comes after", "after"),
            "what must come first: codes of questions with commas between, or `verhaal` (`story`)",
        ),
        "picture": Key(
            ("afbeelding", "foto", "prent", "beeld"),
            ("picture", "picture file", "image", "photo"),
            "the file of a picture",
        ),
        "picture shows": Key(
            ("afbeelding toont", "foto toont", "alt tekst"),
            ("picture shows", "image shows", "alt text", "alt"),
            "what the picture shows, in words",
            translated=True,
        ),
        "origin": Key(("herkomst", "oorsprong"), ("origin",), "`own` or `source`; for our own deck"),
        "source": Key(("bron",), ("source",), "the question of the source that it covers; for our own deck"),
    }
)
"""Every key that a column may hold, in the order in which we write them."""

_LANGUAGES = {
    "nl": ("nl", "nederlands", "nederlandse", "dutch", "vlaams"),
    "en": ("en", "eng", "engels", "engelse", "english"),
    "fr": ("fr", "frans", "franse", "french", "francais"),
    "de": ("duits", "duitse", "german", "deutsch"),
    "es": ("spaans", "spanish", "espanol"),
    "it": ("italiaans", "italian", "italiano"),
    "pt": ("portugees", "portuguese"),
    "pl": ("pools", "polish"),
    "ro": ("roemeens", "romanian"),
    "bg": ("bulgaars", "bulgarian"),
    "tr": ("turks", "turkish"),
    "uk": ("oekraiens", "ukrainian"),
}
LANGUAGES = MappingProxyType({word: code for code, words in _LANGUAGES.items() for word in words})
"""The names of languages, and the codes that stand alone, as in a column “NL”."""

BEHIND = frozenset({*_LANGUAGES, "ar", "cs", "da", "el", "fi", "hr", "hu", "sk", "sl", "sv"})
"""Codes that may stand behind a name without brackets, as in “vraag_de”; alone some of them are Dutch words."""

BESIDE = frozenset({"in", "het", "de", "the", "taal", "versie", "version", "language", "text", "tekst"})
"""Words that say nothing more where a column has a name and a language."""

BRACKETED = re.compile(r"[(\[]\s*([A-Za-z]{2}|[a-z]{3})(?:[-_]([A-Za-z]{2}))?\s*[)\]]\s*$")
"""A code in brackets at the end, as we write it: ``(nl)``, ``(pt-BR)``, ``(nds)``."""

NUMBER_SIGNS = frozenset({"#", "n°", "nº", "№"})

LONGEST_HEADER = 60
"""Characters of the name of a column; what is longer is a title or a question."""

MOST_ROWS_ABOVE = 40
"""Rows that are not empty among which the header is looked for."""


class Named(NamedTuple):
    """What the name of a column means: its key, its language if it names one, and the language of the name itself."""

    key: str
    language: str | None
    tongue: str


class Column(Struct, frozen=True):
    """A column of a sheet: where it is, counted from 0, its name as it stands there, and what that means."""

    index: int
    header: str
    named: Named


class Header(Struct, frozen=True):
    """The row with the names of the columns: those that are known, and by place those that are not."""

    row: Row
    columns: tuple[Column, ...]
    unknown: tuple[tuple[int, str], ...]


def header_of(sheet: Sheet) -> Header | None:
    """The header of a sheet: the row with the most names we know, one of them that of the question; None without one."""
    best: list[Column] = []
    row = None
    for each in sheet.rows[:MOST_ROWS_ABOVE]:
        columns = _columns(each)
        if len(columns) > len(best) and any(column.named.key == "question" for column in columns):
            best, row = columns, each
    if row is None:
        return None
    known = {column.index for column in best}
    others = ((at, cell.text.strip()) for at, cell in enumerate(row.cells) if at not in known)
    return Header(row, tuple(best), tuple((at, text) for at, text in others if text))


def _columns(row: Row) -> list[Column]:
    found = ((at, cell.text, meaning(cell.text)) for at, cell in enumerate(row.cells) if cell.text.strip())
    return [Column(at, text, named) for at, text, named in found if named]


def plain(text: str) -> str:
    """A name → small letters without accents, one space between its words: how names are compared."""
    letters = "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


_NAMES = {
    name: Named(key, None, tongue)
    for tongue in ("nl", "en")
    for key, names in KEYS.items()
    for name in getattr(names, tongue)
}


def meaning(header: str) -> Named | None:
    """The name of a column → what it means; None where it is not known."""
    if len(header) > LONGEST_HEADER:
        return None
    if header.strip().casefold() in NUMBER_SIGNS:
        return _NAMES["nr"]
    if found := BRACKETED.search(header):
        region = f"-{found[2].upper()}" if found[2] else ""
        return _in_language(plain(header[: found.start()]).split(), found[1].lower() + region)
    words = plain(header).split()
    if named := _NAMES.get(" ".join(words)):
        return named
    for at in (len(words) - 1, *range(len(words) - 1)):
        if words and words[at] in LANGUAGES:
            return _in_language(words[:at] + words[at + 1 :], LANGUAGES[words[at]])
    return _in_language(words[:-1], words[-1]) if len(words) > 1 and words[-1] in BEHIND else None


def _in_language(words: Sequence[str], language: str) -> Named | None:
    """What is left of a name without its language → what it means; with nothing left it is the question."""
    named = _NAMES.get(" ".join(words)) or _NAMES.get(" ".join(word for word in words if word not in BESIDE))
    if named is None and not [word for word in words if word not in BESIDE]:
        return Named("question", language, language)
    if named is None or not KEYS[named.key].translated:
        # One suit has one code, so “reeks (en)” can only be its name.
        return named and (Named("suit name", language, named.tongue) if named.key == "suit" else None)
    return Named(named.key, language, named.tongue)


def written(key: str, headers: str, language: str | None = None) -> str:
    """The name that we give a column: ``vraag (nl)``.

    Args:
        key: one of ``KEYS``.
        headers: the language of the names: ``nl`` or ``en``.
        language: that of the texts in the column.
    """
    name: str = getattr(KEYS[key], headers)[0]
    return f"{name} ({language})" if language else name
