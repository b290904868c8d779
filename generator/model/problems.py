"""A thing wrong with the input → the one line (and hint) in which a person reads about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.wording import harmless, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_PLACES = 6
"""Places of one cause that are named behind the first; whoever sees so many, finds the rest."""


ENOUGH = 300
"""Problems after which no more are looked for: nobody mends so many before the next try."""


class Problem(NamedTuple):
    """One thing wrong with a file or an option, said so that the reader can mend it.

    Args:
        what: the problem, a clause without a capital or a full stop.
        file: the file's name as the user gave it; empty where no file is to blame.
        line: counted from 1; 0 where the problem belongs to the whole file.
        column: counted from 1; 0 where it is not known.
        where: the thing that is wrong, such as ``question A07, probe``.
        hint: the remedy, a clause.
        cause: what makes it one with other problems of the file that say the same of theirs; empty where it stands alone.
        also: where else the same is wrong, as ``by_cause`` says it.
        shown: lines that show how it is written, below the hint.
        path: the way to the value in the file's own values, keys and places in lists from 0, for programs that show the
            problem at its place; empty where it is not known, or the whole file is to blame.
    """

    what: str
    file: str = ""
    line: int = 0
    column: int = 0
    where: str = ""
    hint: str = ""
    cause: str = ""
    also: str = ""
    shown: tuple[str, ...] = ()
    path: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        """``cards.yaml:41:7: question A07, probe: is empty``; on lines of their own the hint, and where else it is so.

        There is nothing in it that a terminal obeys.
        """
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)]) if self.file else ""
        said = [": ".join(part for part in (place, self.where, self.what) if part)]
        said += [f"    → {self.hint}"] if self.hint else []
        said += [f"      {line}" for line in self.shown]
        said += [f"    {self.also}"] if self.also else []
        return "\n".join(map(harmless, said))


class DeckError(Exception):
    """The input cannot be printed as it is; carries every problem of the run, in reading order.

    ``stands`` says what files there are now, where some were written before the problem came up; otherwise it is empty.
    """

    def __init__(self, problems: Iterable[Problem], stands: str = "") -> None:
        self.stands = stands
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column)))
        super().__init__("\n".join(map(str, by_cause(self.problems))))


def by_cause(problems: Iterable[Problem]) -> list[Problem]:
    """Problems → the same, those of one cause in one file as one: the first of them, which also names the next places."""
    alike: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        alike.setdefault((problem.file, problem.cause) if problem.cause else number, []).append(problem)
    return [first._replace(also=_also(others)) if others else first for first, *others in alike.values()]


def _also(others: Sequence[Problem]) -> str:
    """``the same on lines 14 and 17``; of many their number and the first of them."""
    lines = list(dict.fromkeys(str(each.line) for each in others if each.line))
    kind, named = ("line", lines) if lines else ("", list(dict.fromkeys(each.where for each in others)))
    place = f"on {kind}{'s' if len(named) > 1 else ''} " if kind else "in "
    if len(named) > MOST_PLACES:
        return f"the same {len(others):,} times more: {place}{', '.join(named[:MOST_PLACES])} and so on"
    return f"the same {place}{listed(named)}"


class Problems:
    """The collector of one run: passed along to whoever may find something wrong.

    It keeps one problem for each place, the first that was found there, because the others follow from it.
    """

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        self._found: dict[Problem, Problem] = {}
        for problem in found:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        """The problems in the order in which they were found."""
        return iter(self._found.values())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)

    def add(self, problem: Problem) -> None:
        """Takes up a problem, unless one is known of the same place; what has no place is only compared whole."""
        place = problem._replace(what="", hint="", cause="", shown=(), path=()) if problem.where else problem
        self._found.setdefault(place, problem)

    def take(self, problems: Iterable[Problem]) -> None:
        """Takes up each of these; of ``ENOUGH`` of them nothing more is looked for.

        Raises:
            DeckError: there are so many.
        """
        for problem in problems:
            self.add(problem)
        if len(self) >= ENOUGH:
            self.finish()

    def finish(self) -> None:
        """Ends the run.

        Raises:
            DeckError: something was found.
        """
        if len(self) >= ENOUGH:
            self.add(Problem(f"there are at least {ENOUGH:,} problems; here are the first"))
        if self._found:
            raise DeckError(self)
