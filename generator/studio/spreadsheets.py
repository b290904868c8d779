"""A spreadsheet in memory ↔ the text of a deck, as ``spiegel import`` and ``spiegel export`` make them; nothing is written."""

from __future__ import annotations

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.model.problems import DeckError, Problem
from generator.spreadsheets.exporting import exported
from generator.spreadsheets.importing import Source, draft_into, draft_new

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.bank.loading import Loaded
    from generator.studio.plain import Plain

LONGEST_NAME = 100


def imported(
    name: str,
    data: bytes,
    deck: Loaded | None,
    title: str | None,
    *,
    language: str | None,
    sheet: str | None,
    encoding: str | None,
    hidden: bool,
) -> tuple[Plain, tuple[Problem, ...]]:
    """A spreadsheet → the text of a new deck, or of one that is brought up to date, in plain values; and what to look at.

    Args:
        name: the spreadsheet's name.
        data: its bytes.
        deck: the deck that it goes into; None for a new one.
        title: of the new deck.
        language: of columns that name none.
        sheet: the one sheet to read.
        encoding: of a text file.
        hidden: whether hidden sheets, rows and columns are read as well.

    Raises:
        DeckError: with every problem, also where something must be asked.
    """
    with TemporaryDirectory(prefix="spiegel-") as folder:  # the readers take a file
        path = Path(folder) / _plain_name(name)
        path.write_bytes(data)
        source = Source(path, language, sheet, encoding, hidden)
        try:
            draft = draft_into(source, deck) if deck else draft_new(source, path.with_suffix(".yaml"), title)
        except DeckError as error:
            raise DeckError(_without(folder, error.problems)) from None
        lines = [line.replace(f"{folder}/", "").strip() for line in (*draft.lines, *draft.how)]
        return {"text": draft.text, "lines": lines}, tuple(_without(folder, draft.notes))


def spreadsheet(deck: Loaded, kind: str, name: str) -> Plain:
    """The questions of a deck as a workbook of Excel or as CSV: its name and its bytes.

    Raises:
        DeckError: there is no such kind.
    """
    if kind not in {"xlsx", "csv"}:
        raise DeckError([Problem(f"is written as xlsx or csv, not as {kind}", where="a spreadsheet")])
    return {"name": f"{name or 'cards'}.{kind}", "data": exported(deck.bank, packed=kind == "xlsx")}


def _plain_name(name: str) -> str:
    """The last part of a name, as every file system takes it; its ending says what it is."""
    last = PurePath(name.replace("\\", "/")).name
    plain = "".join(sign if sign.isprintable() and sign not in '<>:"|?*' else "_" for sign in last).strip(". ")
    return plain[-LONGEST_NAME:] or "questions"


def _without(folder: str, problems: Iterable[Problem]) -> list[Problem]:
    """Problems without the folder that the spreadsheet lay in for a moment."""

    def short(text: str) -> str:
        return text.replace(f"{folder}/", "")

    return [each._replace(file=short(each.file), what=short(each.what), hint=short(each.hint)) for each in problems]
