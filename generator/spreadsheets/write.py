"""A bank → rows with all that its questions hold, and rows → CSV; ``write_xlsx`` makes a workbook of the same rows.

The columns that everybody needs are always there; those for pictures, what follows what and where a question comes from
only where the deck has such. Texts that a spreadsheet would take for a formula are made harmless, and read back whole.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.spreadsheets.cell_meanings import MEANT_OTHERWISE, said_list
from generator.spreadsheets.vocabulary import KEYS, TONGUES, Field, Headers, written

if TYPE_CHECKING:
    from generator.model.bank import Bank, Question, Suit

ALWAYS = frozenset({"id", "suit", "suit name", "question", "probe", "depth", "tags"})
"""The columns that are written also where no question has anything in them."""

SEPARATOR = ";"
"""Between cells of CSV: what Excel expects in Dutch, French and German."""


class Grid(Struct, frozen=True):
    """What is written: what each column holds and is called, and the texts of each row."""

    fields: tuple[Field, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid_of(bank: Bank, headers: Headers | None = None) -> Grid:
    """A bank → its questions in rows, in the order of the file.

    Args:
        bank: the bank.
        headers: the language of the names of the columns; by default as ``headers_for`` says.
    """
    headers = headers or headers_for(bank)
    suits = {suit.id: suit for suit in bank.suits}
    rows = [_cells(question, suits[question.suit]) for question in bank.questions]
    fields = [
        Field(key, language)
        for key in KEYS
        for language in (bank.languages if KEYS[key].translated else ("",))
        if key in ALWAYS or any(row.get(Field(key, language)) for row in rows)
    ]
    names = tuple(written(field.key, headers, field.language) for field in fields)
    return Grid(tuple(fields), names, tuple(tuple(row.get(field, "") for field in fields) for row in rows))


def headers_for(bank: Bank) -> Headers:
    """A bank → the language in which its columns have names: its first, where we have names in it, and else English."""
    return next((tongue for tongue in TONGUES if tongue == bank.languages[0].partition("-")[0]), "en")


def csv_of(grid: Grid, separator: str = SEPARATOR) -> bytes:
    """Rows → a CSV file that Excel opens with its accents: UTF-8 with a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(grid.names)
    writer.writerows([_harmless(cell) for cell in row] for row in grid.rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(question: Question, suit: Suit) -> dict[Field, str]:
    picture = question.picture
    return {
        Field("id"): question.id,
        Field("suit"): question.suit,
        **_texts("suit name", suit.name),
        **_texts("question", question.question),
        **_texts("probe", question.probe),
        Field("depth"): str(question.depth),
        Field("tags"): said_list(question.tags),
        Field("follows"): said_list(question.follows),
        Field("picture"): picture.file if picture else "",
        **_texts("picture shows", picture.shows if picture else None),
        # A question of our own is the usual one: that column is worth having only where there are others.
        Field("origin"): question.origin if question.origin == "source" else "",
        Field("source"): question.source or "",
    }


def _texts(key: str, text: dict[str, str] | None) -> dict[Field, str]:
    return {Field(key, language): said for language, said in (text or {}).items()}


def _harmless(text: str) -> str:
    """A text as CSV holds it; ``read_csv`` takes the apostrophe away again."""
    return f"'{text}" if MEANT_OTHERWISE.match(text) else text
