"""What is typed of a printer and of an older deck → the profile and the bank, for the layout that prints cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.cli.config import printers_file


def with_printer_read(options: dict[str, Any]) -> dict[str, Any]:
    """Options of a layout, with what was measured of a printer in place of its name.

    Raises:
        DeckError: there is none of that name, or what is kept cannot be read.
    """
    label = options.get("printer")
    if not isinstance(label, str):
        return options
    from generator.printers.store import profile  # noqa: PLC0415 – only for who names a printer

    return {**options, "printer": profile(printers_file(), label)}


def with_older_read(options: dict[str, Any]) -> dict[str, Any]:
    """Options of a layout, with an older bank in place of its file.

    Raises:
        DeckError: with every problem of that file.
    """
    file = options.get("since")
    if not isinstance(file, Path):
        return options
    from generator.bank.loading import load  # noqa: PLC0415 – only for who compares
    from generator.deck.changes import OlderBank  # noqa: PLC0415 – as above

    return {**options, "since": OlderBank(str(file), load(file).bank)}
