"""The first rows of a sheet → its header: which column holds which key of a question, and in which language.

People name columns in any order, with or without capitals, accents, a language behind the name or in brackets, and in one
row or two: “Vraag” above “NL” and “EN”. A name that is not known is left out, and told.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from msgspec import Struct

from generator.spreadsheets.cells import Row
from generator.spreadsheets.languages import LANGUAGES
from generator.spreadsheets.vocabulary import KEYS, TONGUES

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from generator.spreadsheets.cells import Sheet

ALONE = frozenset({"nl", "en", "eng", "fr"})
"""Codes that are a language also where nothing stands before them; others, such as “de”, are words of some language."""

BESIDE = frozenset(
    {"in", "het", "de", "the", "taal", "versie", "version", "language", "text", "tekst", "langue", "sprache"}
)
"""Words that say nothing more where a column has a name and a language."""

BRACKETED = re.compile(r"[(\[]\s*([A-Za-z]{2}|[a-z]{3})(?:[-_]([A-Za-z]{2}))?\s*[)\]]\s*$")
"""A code in brackets at the end, as we write it: ``(nl)``, ``(pt-BR)``, ``(nds)``."""

REMARK = re.compile(r"\(.*\)|\[.*\]")
"""A cell of a row that explains the columns: ``(at most 120 signs)``."""

NUMBER_SIGNS = frozenset({"#", "n°", "nº", "№"})

LONGEST_HEADER = 60
"""Characters of the name of a column; what is longer is a title or a question."""

MOST_ROWS_ABOVE = 40
"""Rows that are not empty among which the header is looked for."""

LIKENESS = 0.82
"""How like a name that we know another must be, for it to be a slip of the pen: one letter of six."""


class Named(NamedTuple):
    """What the name of a column means: its key, its language if it names one, and the languages that have this name."""

    key: str
    language: str | None
    tongues: tuple[str, ...]


class Column(Struct, frozen=True):
    """A column of a sheet: where it is, counted from 0, its name as it stands there, and what that means."""

    index: int
    header: str
    named: Named


class Header(Struct, frozen=True):
    """The rows with the names of the columns, one or two: those that are known, and by place those that are not."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    unknown: tuple[tuple[int, str], ...]

    @property
    def width(self) -> int:
        """How many columns have a name, from the first one on, those between without one too."""
        return 1 + max([column.index for column in self.columns] + [index for index, _ in self.unknown])


def header_of(sheet: Sheet) -> Header | None:
    """The header of a sheet: the row, or two, with the most names we know, one of them that of the question; or None."""
    best: Header | None = None
    above = sheet.rows[: MOST_ROWS_ABOVE + 1]
    for row, below in pairwise((*above, Row(0, 0, ()))):
        for rows in ((row,), (row, below)):
            found = _header(rows)
            if found and len(found.columns) > (len(best.columns) if best else 0):
                best = found
    return best


def _header(rows: tuple[Row, ...]) -> Header | None:
    """Rows → the header that they make; None where they make none."""
    texts = [cell.text.strip() for cell in rows[0].cells]
    names = texts if len(rows) == 1 else _two_rows(texts, [cell.text.strip() for cell in rows[1].cells])
    if names is None:
        return None
    found = [(at, name, meaning(name)) for at, name in enumerate(names) if name]
    columns = tuple(Column(at, name, named) for at, name, named in found if named)
    if not any(column.named.key == "question" for column in columns):
        return None
    return Header(rows, columns, tuple((at, name) for at, name, named in found if not named))


def _two_rows(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The names in two rows → one name for each column; None where the second one is no row of names.

    A name above reaches to the next one, as one that is merged over its columns does.
    """
    wide = max(len(above), len(below))
    above, below = [*above, *[""] * (wide - len(above))], [*below, *[""] * (wide - len(below))]
    names: list[str] = []
    reach = ""
    for over, under in zip(above, below, strict=True):
        reach = over or reach
        both = f"{reach} {under}"
        if not under or plain(under) == plain(over):
            names.append(over)
        elif reach and meaning(reach) and _is_language(under) and meaning(both):
            names.append(both)
        elif meaning(under):
            names.append(under)
        else:
            return None
    return names if any(below) else None


def is_header(row: Row, header: Header) -> bool:
    """Whether a row below a header is no question but names again: the same ones, those in another language, or remarks."""
    cells = [(row.cell(column.index).text.strip(), column) for column in header.columns]
    filled = [(text, column.named.key) for text, column in cells if text]
    if not any(key == "question" for _, key in filled):
        return False
    if len(filled) > 1 and all(REMARK.fullmatch(text) for text, _ in filled):
        return True
    return all(
        (named := meaning(text)) is not None and (named.key == key or _is_language(text)) for text, key in filled
    )


def _is_language(text: str) -> bool:
    return plain(text.strip("()[] ")) in {*_LANGUAGES, *LANGUAGES}


def plain(text: str) -> str:
    """A name → small letters without accents, one space between its words: how names are compared."""
    letters = "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


def _tongues(name: str, key: str) -> tuple[str, ...]:
    return tuple(tongue for tongue in TONGUES if name in map(plain, KEYS[key].names(tongue)))


_NAMES = {
    plain(name): Named(key, None, _tongues(plain(name), key))
    for key, known in KEYS.items()
    for tongue in TONGUES
    for name in known.names(tongue)
}
_LANGUAGES = {plain(name): code for code, language in LANGUAGES.items() for name in (*language.names, code)}
_ALONE = {name: code for name, code in _LANGUAGES.items() if name in ALONE or name not in LANGUAGES}
"""The names of languages, and the codes that stand alone, as in a column “NL”."""


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
        if words and words[at] in _ALONE:
            return _in_language(words[:at] + words[at + 1 :], _ALONE[words[at]])
    return _in_language(words[:-1], _LANGUAGES[words[-1]]) if len(words) > 1 and words[-1] in _LANGUAGES else None


def _in_language(words: Sequence[str], language: str) -> Named | None:
    """What is left of a name without its language → what it means; with nothing left it is the question."""
    named = _NAMES.get(" ".join(words)) or _NAMES.get(" ".join(word for word in words if word not in BESIDE))
    if named is None and not [word for word in words if word not in BESIDE]:
        return Named("question", language, (language,))
    if named is None or not KEYS[named.key].translated:
        # One suit has one code, so “reeks (en)” can only be its name.
        return named and (Named("suit name", language, named.tongues) if named.key == "suit" else None)
    return Named(named.key, language, named.tongues)


def nearest_name(header: str, taken: Container[str]) -> str:
    """The name of a column that is not known → one that was probably meant, of a key that no column has; or nothing.

    Only a slip of the pen is mended: “Notes” is near to many words, and means none of them.
    """
    free = [name for name, named in _NAMES.items() if named.key not in taken]
    near = get_close_matches(plain(header), free, n=1, cutoff=LIKENESS)
    return near[0] if near else ""
