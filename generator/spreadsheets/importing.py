"""A spreadsheet on disk → a new deck beside it, or an existing deck brought up to date; written whole or not at all."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import DECK, LARGEST_FILE, Target, read_bytes, target_problems, write_whole
from generator.model.problems import DeckError, Problem
from generator.model.wording import counted, listed
from generator.spreadsheets.into_deck import Changed, into_deck
from generator.spreadsheets.new_deck import NewDeck, new_deck, title_of
from generator.spreadsheets.reading import read_table
from generator.spreadsheets.rows import records_of

if TYPE_CHECKING:
    from generator.bank.loading import Loaded
    from generator.spreadsheets.cells import Table

NAMED = 12
"""Ids that a line names before it only counts."""


class Imported(Struct, frozen=True):
    """What came of an import: lines to read, and what a person may want to look at."""

    lines: tuple[str, ...]
    notes: tuple[Problem, ...]


class Draft(Struct, frozen=True):
    """A deck that came of a spreadsheet and is written nowhere yet.

    ``lines`` say what it has, or what changed in it; ``how`` how the file was read; ``notes`` what to look at.
    """

    text: str
    lines: tuple[str, ...]
    how: tuple[str, ...]
    notes: tuple[Problem, ...]


class Source(Struct, frozen=True):
    """A spreadsheet, and what the user said of it.

    Args:
        path: the file.
        language: that of columns that name none; found in their words or names where it is left out.
        sheet: the one sheet to read.
        encoding: that of a text file; found where it is left out.
        hidden: whether hidden sheets, rows and columns are read as well.
    """

    path: Path
    language: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    hidden: bool = False

    def table(self) -> Table:
        """What the file holds."""
        return read_table(self.path, self.language, self.encoding, hidden=self.hidden)


def import_new(source: Source, target: Path | None = None, title: str | None = None) -> Imported:
    """A spreadsheet → a new deck in a file of its own.

    Args:
        source: the spreadsheet.
        target: the file to make; beside the spreadsheet where it is left out.
        title: the title of the deck; from the spreadsheet's name where it is left out.

    Raises:
        DeckError: with every problem; nothing is written then.
    """
    path = source.path
    target = target or path.with_suffix(".yaml")
    hint = f"choose another name with -o, or bring that deck up to date: spiegel import {path} --into {target}"
    problems = target_problems(target, Target("questions.yaml", replaceable=None, hint=hint))
    try:
        draft = draft_new(source, target, title)
    except DeckError as error:
        raise DeckError([*problems, *error.problems]) from None
    if problems:
        raise DeckError(problems)
    write_whole(target, draft.text.encode())
    made, *rest = draft.lines
    now = f"  now: spiegel check {target}, and then spiegel build {target}"
    return Imported((f"Made {target}: {made}", *rest, now, *draft.how), draft.notes)


def draft_new(source: Source, target: Path, title: str | None = None) -> Draft:
    """A spreadsheet → a new deck that is written nowhere yet.

    Args:
        source: the spreadsheet.
        target: the file that it is for, for problems.
        title: the title of the deck; from the spreadsheet's name where it is left out.

    Raises:
        DeckError: with every problem.
    """
    table, path = source.table(), source.path
    made = new_deck(records_of(table, source.language, source.sheet), title or title_of(path), path, target)
    _check_size(made.text.encode(), target)
    return Draft(made.text, tuple(_made(made)), _how(table.told), made.notes)


def import_into(source: Source, deck: Loaded) -> Imported:
    """A spreadsheet and a deck → the deck with what the spreadsheet says, in its own file.

    Args:
        source: the spreadsheet.
        deck: the deck, as it was read; columns that name no language are in its first, where the user said none.

    Raises:
        DeckError: with every problem; the deck is as it was then.
    """
    path = Path(deck.places.document.name)
    draft = draft_into(source, deck)
    if draft.text != deck.places.document.text:
        mark = codecs.BOM_UTF8 if read_bytes(path, str(path), DECK).startswith(codecs.BOM_UTF8) else b""
        data = mark + draft.text.encode()
        _check_size(data, path)
        write_whole(path, data)
    return Imported((*draft.lines, *draft.how), draft.notes)


def draft_into(source: Source, deck: Loaded) -> Draft:
    """A spreadsheet and a deck → the deck with what the spreadsheet says, written nowhere yet.

    Raises:
        DeckError: with every problem.
    """
    path = Path(deck.places.document.name)
    languages = deck.bank.languages
    if source.language and source.language not in languages:
        what = f"the deck is in {listed(languages)}, and has no {source.language}"
        hint = f"leave --lang out, or say one of these; or add {source.language} to the deck first, with all its texts"
        raise DeckError([Problem(what, str(path), where="--lang", hint=hint)])
    table = source.table()
    made = into_deck(records_of(table, source.language or languages[0], source.sheet), deck)
    _check_size(made.text.encode(), path)
    return Draft(made.text, tuple(_changed(made, path, source.path)), _how(table.told), made.notes)


def _check_size(data: bytes, target: Path) -> None:
    """Looks whether what is to be written can be read again.

    Raises:
        DeckError: it is larger than a deck may be.
    """
    if len(data) > LARGEST_FILE:
        what = f"would be larger than the {LARGEST_FILE // 1024**2} MB that a deck may be"
        raise DeckError([Problem(what, str(target), hint="make two decks of the list, each of a part of it")])


def _made(made: NewDeck) -> list[str]:
    bank = made.bank
    held = {suit.id: sum(question.suit == suit.id for question in bank.questions) for suit in bank.suits}
    suits = counted(len(bank.suits), "suit")
    first = bank.languages[0]
    width = max(len(suit.id) for suit in bank.suits)
    return [
        f"{counted(len(bank.questions), 'question')} in {suits}, in {' and '.join(bank.languages)}.",
        *(f"  {suit.id:<{width}}  {suit.name[first]} ({counted(held[suit.id], 'question')})" for suit in bank.suits),
    ]


def _changed(made: Changed, path: Path, source: Path) -> list[str]:
    if not made.changed and not made.added:
        say = "says" if made.same == 1 else "say"
        lines = [f"{path} stays as it is: {counted(made.same, 'question')} of {source.name} {say} the same."]
    else:
        lines = [f"Changed {path}: {len(made.changed)} changed, {len(made.added)} added, {made.same} the same."]
        lines += [f"  changed: {_ids(made.changed)}"] if made.changed else []
        lines += [f"  added: {_ids(made.added)}"] if made.added else []
    if made.untouched:
        lines.append(f"  not in {source.name}, and kept: {_ids(made.untouched)}")
    return lines


def _ids(ids: tuple[str, ...]) -> str:
    more = len(ids) - NAMED
    return ", ".join(ids) if more <= 0 else f"{', '.join(ids[:NAMED])} and {more} more"


def _how(told: str) -> tuple[str, ...]:
    return (f"  {told}",) if told else ()
