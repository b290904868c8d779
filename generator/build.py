"""Jobs → finished files: all fitted, then all drawn, then all written; or every problem of the run, and nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.files import target_problems, write_whole
from generator.model.deck import Deck
from generator.model.problems import DeckError
from generator.product import Layout, Made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.problems import Problem
    from generator.product import Prepared, Progress


class Job(Struct, frozen=True):
    """One file to make: the layout that draws it, what it draws, how, and where it goes."""

    layout: Layout
    deck: Deck
    options: Any
    target: Path


def build(jobs: Sequence[Job], progress: Progress) -> tuple[Made, ...]:
    """Makes the files of all jobs.

    Raises:
        DeckError: with the problems of all jobs, before anything is written; or where a file cannot be written.
    """
    problems = [problem for job in jobs for problem in target_problems(job.target)]
    finished = draw(jobs, progress, problems)
    for job, (_, data) in zip(jobs, finished, strict=True):
        write_whole(job.target, data)
    return tuple(Made(job.target, product.report) for job, (product, _) in zip(jobs, finished, strict=True))


def draw(jobs: Sequence[Job], progress: Progress, problems: Sequence[Problem] = ()) -> list[tuple[Prepared, bytes]]:
    """Jobs → what each prepared and its PDF, in memory; nothing is drawn before all is fitted.

    Args:
        jobs: what to draw; their targets do not matter here.
        progress: shows how far the work is.
        problems: what is already known to be wrong, to be told with the rest.

    Raises:
        DeckError: with the problems of all jobs.
    """
    found = list(problems)
    prepared = []
    for job in jobs:
        try:
            prepared.append(job.layout.prepare(job.deck, job.options, progress))
        except DeckError as error:
            found += error.problems
    if found:
        raise DeckError(dict.fromkeys(found))
    return [(product, product.draw(progress)) for product in prepared]
