"""A deck and what was asked → which sheets the team gets, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from generator.model.bank import TEAM_PAGES
from generator.model.session import SheetKind
from layouts.team_sheets.sheets import sheet_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Deck

KINDS: tuple[SheetKind, ...] = get_args(SheetKind)
"""All sheets, in the order in which a session uses them."""


def wanted(deck: Deck, kind: str | None) -> Sequence[SheetKind]:
    """The sheets of one kind; of the session that was chosen; those that a deck's own workbook lists; or else all."""
    if kind is not None:
        return (cast("SheetKind", kind),)
    if deck.session is not None:
        named = {sheet for step in deck.session.steps for sheet in step.sheets}
        if found := [each for each in KINDS if each in named]:
            return found
    listed = [
        TEAM_PAGES[entry.page] for entry in deck.bank.workbook for _ in range(entry.copies) if entry.page in TEAM_PAGES
    ]
    return [cast("SheetKind", each) for each in listed] or KINDS


def sheets_of_paper(deck: Deck, people: int) -> int:
    """How many sheets of paper the usual team sheets take."""
    return sum(sheet_count(kind, people) for kind in wanted(deck, None))
