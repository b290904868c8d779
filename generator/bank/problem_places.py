"""A document and what is found wrong in it, value by value → problems that name the thing, its key and its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from generator.model.problems import DeckError, Problem
from generator.model.wording import ordinal, short

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Document, Keys, Value

MOST_PROBLEMS, MOST_PLACES = 500, 20_000
"""After so many problems, or so many places that have one, the rest is not looked at."""


class Findings:
    """Every problem of one document; one for each value, the first that was found, because the others follow from it.

    Args:
        document: what is being read.
    """

    most = MOST_PROBLEMS

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self._found: set[Keys] = set()
        self._causes: set[str] = set()

    def add(
        self,
        path: Keys,
        what: str,
        hint: str = "",
        *,
        key: bool = False,
        cause: str = "",
        shown: tuple[str, ...] = (),
    ) -> None:
        """Add a problem of the value at ``path``; with ``key`` it is the key that is to blame.

        Problems of one ``cause`` are told as one; where it is left out, those of a key that are said in the same words.
        ``shown`` are lines that show how the value is written.

        Raises:
            DeckError: there are too many to go on.
        """
        if path in self._found:
            return
        self._found.add(path)
        cause = cause or f"{what}\n{hint}\n{next((each for each in reversed(path) if isinstance(each, str)), '')}"
        problem = self.problem(path, what, hint, key=key, cause=cause)
        problem = problem._replace(shown=shown) if shown else problem
        self.problems.append(problem)
        self._causes.add(problem.cause or str(len(self.problems)))
        if len(self._causes) == self.most or len(self.problems) == MOST_PLACES:
            self.give_up()

    def problem(self, path: Keys, what: str, hint: str, *, key: bool, cause: str) -> Problem:
        """What is wrong with the value at ``path`` → the problem, told where the value comes from."""
        return problem_at(self.document, path, what, hint, key=key)._replace(cause=cause)

    def give_up(self) -> NoReturn:
        """End the reading where there are too many problems to go on.

        Raises:
            DeckError: always.
        """
        most = Problem(f"has at least {len(self.problems):,} problems; here are the first", self.document.name)
        raise DeckError([most, *self.problems])

    def finish(self) -> None:
        """End the reading.

        Raises:
            DeckError: problems were found.
        """
        if self.problems:
            raise DeckError(self.problems)


def problem_at(document: Document, path: Keys, what: str, hint: str = "", *, key: bool = False) -> Problem:
    """A value of a document and what is wrong with it → the problem, with its line and with the name of the thing."""
    place = document.place(path, key=key)
    where = where_in(document.value, path)
    return Problem(what, document.name, place.line, place.column, where, hint, path=path)


def where_in(value: Value, path: Keys) -> str:
    """The way to a value → what a person calls it: ``question A07, probe.en``; ``the 3rd question, suit``.

    A thing in a list goes by its id or name, or else by its number; a mere text in a list by the key of the list.
    """
    said: list[str] = []
    keys: list[str] = []
    for depth, step in enumerate(path):
        if isinstance(step, str):
            if isinstance(value, str):
                break
            keys.append(short(step))
            value = value.get(step) if isinstance(value, dict) else None
            continue
        value = value[step] if isinstance(value, list) and step < len(value) else None
        if isinstance(value, dict) or depth == 1:
            said.append(_thing(".".join(keys).removesuffix("s"), step, value))
            keys = []
    return ", ".join([*said, ".".join(keys)] if keys else said)


def _thing(kind: str, number: int, value: Value) -> str:
    """The kind of a thing, its position in its list and what it holds → ``question A07`` or ``the 3rd question``."""
    name = (value.get("id") or value.get("name")) if isinstance(value, dict) else None
    if isinstance(name, str):
        return f"{kind} {short(name)}".lstrip()  # a file that is one list has no word for what is in it
    return f"the {ordinal(number + 1)} {kind or 'entry'}"
