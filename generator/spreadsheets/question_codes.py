"""The codes that people give questions → ids that cards can have, each its own; and what a row means by a code.

A code may have blanks, dots or more than twelve characters, and in many lists each theme begins at 1 again. Then each
question gets a code with that of its suit before it, and what follows a question follows it still.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from generator.model.wording import counted, quote
from generator.spreadsheets.cell_meanings import code_of
from generator.spreadsheets.suits import IDENTIFIER
from generator.spreadsheets.vocabulary import Field

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.model.problems import Problem
    from generator.spreadsheets.rows import Record

LONGEST = 12
"""Characters of an id."""

EXAMPLES = 4
"""Codes that were changed, of which a note says what they are now."""


def usable(code: str) -> str:
    """A code → the same in the signs that an id may have: ``1.2 b`` → ``1-2-b``; empty where none is left."""
    if not code or IDENTIFIER.match(code):
        return code
    letters = "".join(each for each in normalize("NFKD", code) if not combining(each))
    return re.sub(r"[^A-Za-z0-9_]+", "-", letters).strip("-_")[:LONGEST].rstrip("-_")


def in_suit(suit: str, code: str) -> str:
    """A code that is only one within its suit → one that is among all: ``A`` and ``1`` → ``A01``."""
    code = f"{code:0>2}" if code.isdecimal() else code
    between = "" if code[:1].isdecimal() and not suit[-1:].isdecimal() else "-"
    return f"{suit[: max(1, LONGEST - len(code) - len(between))]}{between}{code}"[:LONGEST].rstrip("-_")


def codes_of(records: Sequence[Record], suits: Sequence[str], known: Collection[str] = ()) -> list[str]:
    """The id that each row asks for; empty where it gives none. Rows of one suit that give the same still do.

    Args:
        records: the rows.
        suits: the id of the suit of each; empty where it has none that we know.
        known: the ids of the questions of the deck that there is, which are left as they are.
    """
    given = [code_of(record.text("id")) for record in records]
    made = [code if code in known else usable(code) for code in given]
    of_suits: dict[str, set[str]] = {}
    for code, suit in zip(made, suits, strict=True):
        of_suits.setdefault(code, set()).add(suit)
    again = {code for code, found in of_suits.items() if code and code not in known and len(found) > 1}
    ids = []
    for code, suit in zip(made, suits, strict=True):
        own = in_suit(suit, code) if code and suit else code
        numbered = bool(again) and code.isdecimal() and code not in known
        ids.append(own if code in again or numbered or (code not in known and own in known) else code)
    return ids


class References:
    """What rows mean by the codes of other rows: first of all those of their own suit and sheet.

    Args:
        records: the rows.
        suits: the id of the suit of each.
        ids: the id that each has in the end.
        known: ids of the deck that there is.
    """

    def __init__(
        self, records: Sequence[Record], suits: Sequence[str], ids: Sequence[str], known: Collection[str] = ()
    ) -> None:
        self._known = {*ids, *known}
        self._suits = {record.address: suit for record, suit in zip(records, suits, strict=True)}
        self._ids: dict[tuple[str, ...], str] = {}
        for record, suit, identifier in zip(records, suits, ids, strict=True):
            code = code_of(record.text("id"))
            for key in self._keys(code, record.address.sheet, suit) if code else ():
                self._ids.setdefault(key, identifier)

    def __contains__(self, code: object) -> bool:
        """Whether a question has this code, in the sheet or in the end."""
        return code in self._known or ("any", code) in self._ids

    def id_of(self, record: Record, code: str) -> str:
        """The id of the question that a row means by a code; the code itself where there is none."""
        keys = self._keys(code, record.address.sheet, self._suits.get(record.address, ""))
        return next((self._ids[key] for key in keys if key in self._ids), code)

    @staticmethod
    def _keys(code: str, sheet: str, suit: str) -> list[tuple[str, ...]]:
        return [("both", code, sheet, suit), ("suit", code, suit), ("sheet", code, sheet), ("any", code)]


def changed_codes(records: Sequence[Record], ids: Sequence[str]) -> list[Problem]:
    """Rows and the ids that they have in the end → a note on the codes that are not as the sheet has them."""
    changed = [
        (record, code, identifier)
        for record, identifier in zip(records, ids, strict=True)
        if (code := code_of(record.text("id"))) and code != identifier
    ]
    if not changed:
        return []
    said = ", ".join(f"{quote(code)} is {identifier}" for _, code, identifier in changed[:EXAMPLES])
    more = f" and {len(changed) - EXAMPLES:,} more" if len(changed) > EXAMPLES else ""
    what = (
        f"{counted(len(changed), 'code')} could not stay, for each question needs one of its own of 1 to 12 letters, "
    )
    what += f"figures, - or _: {said}{more}"
    return [
        changed[0][0].at(Field("id")).problem(what, "give the questions these codes in the sheet too, if you keep it")
    ]
