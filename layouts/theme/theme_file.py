"""The file of a theme → its plain values under today's names, parsed once: every product in every language asks for them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.bank.problem_places import problem_at
from generator.bank.renamed import under_todays_names
from generator.bank.yaml.reader import parse
from generator.files import read_text
from generator.model.problems import DeckError
from layouts.theme.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from generator.bank.yaml.reader import Document
    from generator.model.problems import Problem

MOST_SUITS = 1_000
"""Looks of suits: a deck has no more suits. The look of a suit is found by comparing it with all others."""


def theme_document(path: Path) -> Document:
    """A theme's file as it is now.

    Raises:
        DeckError: it cannot be read, or holds too much.
    """
    found = _parsed(str(path), read_text(path, str(path)))
    if isinstance(found, tuple):
        raise DeckError(found)
    return found


@lru_cache(maxsize=2)  # a file that was changed has another text
def _parsed(name: str, text: str) -> Document | tuple[Problem, ...]:
    """A text → its document, or what is wrong with it."""
    try:
        document = under_todays_names(parse(name, text), Theme)
    except DeckError as error:
        return error.problems
    suits = document.value.get("suits") if isinstance(document.value, dict) else None
    if isinstance(suits, list) and len(suits) > MOST_SUITS:
        what = f"holds {len(suits):,} entries; at most {MOST_SUITS:,} are possible, as many as a deck has suits"
        return (problem_at(document, ("suits",), what, "keep those that your decks use"),)
    return document
