"""What a page asks of files → answers: spreadsheets in and out, and what lies beside the deck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.studio import beside

if TYPE_CHECKING:
    from generator.studio.plain import Plain
    from generator.studio.requests import Studio

COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def import_(
    studio: Studio,
    name: str,
    data: bytes,
    language: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    hidden: bool = False,  # noqa: FBT002 – all arguments have their names
    into: str | None = None,
    title: str | None = None,
) -> Plain:
    """A spreadsheet as a new deck, or in one that is there."""
    from generator.studio import spreadsheets  # noqa: PLC0415 – as for export

    made, notes = spreadsheets.imported(
        name,
        data,
        None if into is None else studio.decks.loaded(into),
        title,
        language=language,
        sheet=sheet,
        encoding=encoding,
        hidden=hidden,
    )
    return {**made, "notes": studio.plain(notes)}


def export(studio: Studio, text: str, kind: str) -> Plain:
    """The questions as a spreadsheet."""
    from generator.studio import spreadsheets  # noqa: PLC0415 – a third of all imports, and a first view needs none of it

    return spreadsheets.spreadsheet(studio.decks.loaded(text), kind, studio.own_name)


def files(studio: Studio) -> list[Plain]:
    """The files beside the deck."""
    return beside.listing(studio.folder, studio.file.name)


def put(studio: Studio, path: str, data: bytes) -> Plain:
    """A file put beside the deck."""
    return beside.put(studio.folder, studio.file.name, path, data)


def get(studio: Studio, path: str) -> Plain:
    """A file beside the deck."""
    return {"data": beside.get(studio.folder, studio.file.name, path)}


def remove(studio: Studio, path: str) -> Plain:
    """A file beside the deck taken away."""
    beside.remove(studio.folder, studio.file.name, path)
    return {}
