"""A file of names that was typed → the names, for the layout that prints them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.cli.terminal import tell


def with_names_read(options: dict[str, Any]) -> dict[str, Any]:
    """Options of a layout, with the list in place of its file; what was left out of it is told.

    Raises:
        DeckError: the file cannot be read, or has no names.
    """
    file = options.get("names")
    if not isinstance(file, Path):
        return options
    from generator.spreadsheets.names import read_names  # noqa: PLC0415 – only for who has a list of names

    names = read_names(file)
    tell(names.notes)
    return {**options, "names": names}
