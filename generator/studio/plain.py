"""Problems and options → plain values, as JSON holds them, for a page that shows them at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.model.problems import by_cause

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model.problems import Problem

Plain: TypeAlias = dict[str, Any]
"""A group of plain values: texts, numbers, switches, nothing, bytes, and lists and groups of these."""


class RequestError(Exception):
    """There is no such request, or its arguments are not what it takes: a slip of the page, and not of a person."""


def plain_problems(problems: Iterable[Problem], deck: Path) -> list[Plain]:
    """Problems → plain values, each with the way to the value in the deck where it is one of the deck.

    Args:
        problems: all of them, one for each place.
        deck: the deck's file; what lies in its folder is called by its name from there.
    """
    every = list(dict.fromkeys(problems))
    said = {(each.file, each.cause): each for each in by_cause(every) if each.cause}
    causes: dict[object, int] = {}
    made = []
    for number, problem in enumerate(every):
        cause: object = (problem.file, problem.cause) if problem.cause else number
        first = cause not in causes
        causes.setdefault(cause, len(causes))
        whole = said.get((problem.file, problem.cause), problem) if problem.cause and first else problem
        made.append(_plain(whole, deck) | {"cause": causes[cause], "first": first})
    return made


def _plain(problem: Problem, deck: Path) -> Plain:
    file = _called(problem.file, deck.parent)
    return {
        "what": problem.what,
        "hint": problem.hint,
        "file": file,
        "line": problem.line,
        "column": problem.column,
        "where": problem.where,
        "shown": list(problem.shown),
        "also": problem.also,
        "path": list(problem.path) if problem.path and problem.file == str(deck) else None,
        "text": str(problem._replace(file=file)),
    }


def _called(file: str, folder: Path) -> str:
    """A file as it is called from the deck's folder."""
    return file.removeprefix(f"{folder}/")
