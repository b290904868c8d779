"""Names of people, from a list in a file: each with the place where it stands, for what cannot be printed."""

from __future__ import annotations

from msgspec import Struct

from generator.model.problems import Problem
from generator.model.wording import quote


class ListedName(Struct, frozen=True):
    """A name and where it stands: its file, the line of a text file, and of a spreadsheet the cell in words."""

    text: str
    file: str = ""
    line: int = 0
    cell: str = ""

    def problem(self, what: str, hint: str = "") -> Problem:
        """What is wrong with the name, a clause, and the remedy → the problem."""
        where = ", ".join(filter(None, (self.cell, f"the name {quote(self.text)}")))
        return Problem(what, self.file, self.line, where=where, hint=hint)


class NameList(Struct, frozen=True):
    """The names of a file, each once, and what a person may want to know of the reading."""

    file: str
    names: tuple[ListedName, ...]
    notes: tuple[Problem, ...] = ()
