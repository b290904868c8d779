"""A bank → rows with all that its questions hold, and rows → CSV; ``write_xlsx`` makes a workbook of the same rows.

The columns that everybody needs are always there; those for pictures, what follows what and where a question comes from
only where the deck has such. Texts that a spreadsheet would take for a formula are made harmless, and read back whole.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from generator.spreadsheets.columns import KEYS, written
from generator.spreadsheets.entries import said_list
from generator.spreadsheets.rows import Kind

if TYPE_CHECKING:
    from generator.model.bank import Bank, Question, Suit

Headers: TypeAlias = Literal["nl", "en"]
"""The language of the names of columns."""

ALWAYS = frozenset({"id", "suit", "suit name", "question", "probe", "depth", "tags"})
"""The columns that are written also where no question has anything in them."""

LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would reckon with; ``read_csv`` takes the apostrophe away again."""

SEPARATOR = ";"
"""Between cells of CSV: what Excel expects in Dutch, French and German."""


class Grid(Struct, frozen=True):
    """What is written: what each column holds and is called, and the texts of each row."""

    kinds: tuple[Kind, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid_of(bank: Bank, headers: Headers | None = None) -> Grid:
    """A bank → its questions in rows, in the order of the file.

    Args:
        bank: the bank.
        headers: the language of the names of the columns; Dutch for a deck whose first language that is, else English.
    """
    headers = headers or ("nl" if bank.languages[0] == "nl" else "en")
    suits = {suit.id: suit for suit in bank.suits}
    rows = [_cells(question, suits[question.suit]) for question in bank.questions]
    kinds = [
        Kind(key, language)
        for key in KEYS
        for language in (bank.languages if KEYS[key].translated else ("",))
        if key in ALWAYS or any(row.get(Kind(key, language)) for row in rows)
    ]
    names = tuple(written(kind.key, headers, kind.language) for kind in kinds)
    return Grid(tuple(kinds), names, tuple(tuple(row.get(kind, "") for kind in kinds) for row in rows))


def csv_of(grid: Grid, separator: str = SEPARATOR) -> bytes:
    """Rows → a CSV file that Excel opens with its accents: UTF-8 with a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(grid.names)
    writer.writerows([_harmless(cell) for cell in row] for row in grid.rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(question: Question, suit: Suit) -> dict[Kind, str]:
    picture = question.picture
    return {
        Kind("id"): question.id,
        Kind("suit"): question.suit,
        **_texts("suit name", suit.name),
        **_texts("question", question.question),
        **_texts("probe", question.probe),
        Kind("depth"): str(question.depth),
        Kind("tags"): said_list(question.tags),
        Kind("follows"): said_list(question.follows),
        Kind("picture"): picture.file if picture else "",
        **_texts("picture shows", picture.shows if picture else None),
        # A question of our own is the usual one: that column is worth having only where there are others.
        Kind("origin"): question.origin if question.origin == "source" else "",
        Kind("source"): question.source or "",
    }


def _texts(key: str, text: dict[str, str] | None) -> dict[Kind, str]:
    return {Kind(key, language): said for language, said in (text or {}).items()}


def _harmless(text: str) -> str:
    return f"'{text}" if LIKE_A_FORMULA.match(text) else text
