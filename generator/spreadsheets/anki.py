"""A text that Anki exported → its notes in rows, below a header: the lines that begin with # say what its fields hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.spreadsheets.cells import EMPTY, Cell, text_cell
from generator.spreadsheets.columns import meaning, plain
from generator.spreadsheets.html_text import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

DIRECTIVE = re.compile(r"#([a-z ]+):([^\r\n]*)(?:\r\n|\r|\n|$)")
"""A line at the beginning of the file, such as ``#separator:tab``."""

SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}

FIRST = frozenset({"front", "voorkant", "recto", "vorderseite", "avant", "text"})
SECOND = frozenset({"back", "achterkant", "verso", "ruckseite", "arriere"})
"""What the two sides of Anki's own notes are called; they become the question and its probe."""

OWN = {"deck column": "suit", "tags column": "tags", "guid column": "", "notetype column": ""}
"""Fields that Anki adds to those of a note, and what they hold for us; with nothing they are left out."""


class Export(NamedTuple):
    """What the first lines of an export say.

    Args:
        separator: what stands between two fields.
        html: whether fields are HTML.
        names: those of the fields, where they are told.
        own: by place, from 0, what the fields hold that Anki adds.
        lines: how many lines say it.
        rest: the text below them.
    """

    separator: str
    html: bool
    names: tuple[str, ...]
    own: dict[int, str]
    lines: int
    rest: str


def export_of(text: str) -> Export | None:
    """A text → what its first lines say; None where they are not Anki's."""
    said: dict[str, str] = {}
    at = 0
    while found := DIRECTIVE.match(text, at):
        said[found[1]] = found[2]
        at = found.end()
    if not said.keys() & {"separator", "html", "columns", *OWN}:
        return None
    typed = said.get("separator", "tab")
    separator = SEPARATORS.get(typed.strip().casefold(), typed[:1] or "\t")
    places = {key: int(said[key]) - 1 for key in OWN if said.get(key, "").strip().isdecimal()}
    names = tuple(said["columns"].split(separator)) if "columns" in said else ()
    html = said.get("html", "true").strip().casefold() == "true"
    return Export(
        separator, html, names, {at: OWN[key] for key, at in places.items()}, text[:at].count("\n"), text[at:]
    )


def header_cells(export: Export, wide: int) -> tuple[tuple[Cell, ...], str]:
    """The names of the columns of an export, and which fields are taken for what, for a person."""
    names: list[str] = []
    told: list[str] = []
    for at in range(wide):
        given = export.names[at].strip() if at < len(export.names) else ""
        if at in export.own:
            names.append(export.own[at])
            continue
        name = given
        if "question" not in names and (plain(given) in FIRST or (not export.names and not told)):
            name = "question"
        elif "probe" not in names and (plain(given) in SECOND or (not export.names and len(told) == 1)):
            name = "probe"
        if name != given or meaning(given):
            told.append(f"{given or f'field {at + 1}'} as {name}")
        names.append(name or f"field {at + 1}")
    return tuple(map(Cell, names)), ", ".join(told)


def field_cell(export: Export, at: int, text: str) -> Cell:
    """A field of a note → its cell."""
    key = export.own.get(at)
    if key == "":
        return EMPTY
    if key == "suit":
        return text_cell(text.rpartition("::")[2])
    if key == "tags":
        return text_cell(", ".join(text.split()))
    if not export.html:
        return text_cell(text)
    said, holds = text_of(text)
    if holds:
        return Cell("", f"holds {holds}, and a card has only text", "write it out in Anki, or take the note away")
    return text_cell(said)


def row_cells(export: Export, fields: Sequence[str]) -> tuple[Cell, ...]:
    """The fields of a note → its cells."""
    return tuple(field_cell(export, at, text) for at, text in enumerate(fields))
