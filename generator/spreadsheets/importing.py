"""A spreadsheet on disk → a new deck beside it, or an existing deck brought up to date; written whole or not at all."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import DECK, Target, read_bytes, target_problems, write_whole
from generator.model.problems import DeckError, Problem
from generator.model.wording import counted
from generator.spreadsheets.into_deck import Changed, into_deck
from generator.spreadsheets.new_deck import NewDeck, new_deck, title_of
from generator.spreadsheets.reading import read_table
from generator.spreadsheets.rows import records_of

if TYPE_CHECKING:
    from generator.bank.loading import Loaded

NAMED = 12
"""Ids that a line names before it only counts."""


class Imported(Struct, frozen=True):
    """What came of an import: lines to read, and what a person may want to look at."""

    lines: tuple[str, ...]
    notes: tuple[Problem, ...]


def import_new(
    source: Path, target: Path | None, title: str | None, language: str | None, sheet: str | None
) -> Imported:
    """A spreadsheet → a new deck in a file of its own.

    Args:
        source: the spreadsheet.
        target: the file to make; beside the spreadsheet where it is left out.
        title: the title of the deck; from the spreadsheet's name where it is left out.
        language: that of columns that name none.
        sheet: the one sheet to read.

    Raises:
        DeckError: with every problem; nothing is written then.
    """
    target = target or source.with_suffix(".yaml")
    hint = f"choose another name with -o, or bring that deck up to date: spiegel import {source} --into {target}"
    problems = target_problems(target, Target("questions.yaml", replaceable=None, hint=hint))
    try:
        table = read_table(source)
        made = new_deck(records_of(table, language, sheet), title or title_of(source), source, target)
    except DeckError as error:
        raise DeckError([*problems, *error.problems]) from None
    if problems:
        raise DeckError(problems)
    write_whole(target, made.text.encode())
    return Imported((*_made(made, target), *_how(table.told)), made.notes)


def import_into(source: Path, deck: Loaded, language: str | None, sheet: str | None) -> Imported:
    """A spreadsheet and a deck → the deck with what the spreadsheet says, in its own file.

    Args:
        source: the spreadsheet.
        deck: the deck, as it was read.
        language: that of columns that name none; the deck's first where it is left out.
        sheet: the one sheet to read.

    Raises:
        DeckError: with every problem; the deck is as it was then.
    """
    path = Path(deck.places.document.name)
    table = read_table(source)
    made = into_deck(records_of(table, language or deck.bank.languages[0], sheet), deck)
    if made.text != deck.places.document.text:
        mark = codecs.BOM_UTF8 if read_bytes(path, str(path), DECK).startswith(codecs.BOM_UTF8) else b""
        write_whole(path, mark + made.text.encode())
    return Imported((*_changed(made, path, source), *_how(table.told)), made.notes)


def _made(made: NewDeck, target: Path) -> list[str]:
    bank = made.bank
    held = {suit.id: sum(question.suit == suit.id for question in bank.questions) for suit in bank.suits}
    suits = counted(len(bank.suits), "suit")
    first = bank.languages[0]
    width = max(len(suit.id) for suit in bank.suits)
    return [
        f"Made {target}: {counted(len(bank.questions), 'question')} in {suits}, in {' and '.join(bank.languages)}.",
        *(f"  {suit.id:<{width}}  {suit.name[first]} ({counted(held[suit.id], 'question')})" for suit in bank.suits),
        f"  now: spiegel check {target}, and then spiegel build {target}",
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


def _how(told: str) -> list[str]:
    return [f"  {told}"] if told else []
