"""Jobs → finished files: all fitted, then all drawn, then all written; or every problem of the run, and nothing."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.model import Deck
from generator.problems import DeckError, Problem
from generator.product import Layout, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.product import Prepared, Progress

PDF_SIGNATURE = b"%PDF-"


class Job(Struct, frozen=True):
    """One file to make: the layout that draws it, what it draws, how, and where it goes."""

    layout: Layout
    deck: Deck
    options: Any
    target: Path


class Made(Struct, frozen=True):
    """A file that was made, and what its layout says of it."""

    target: Path
    report: Report


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


def target_problems(target: Path) -> list[Problem]:
    """Why a file must not be written there: it is a folder, or holds something that is no PDF and would be lost."""
    name = str(target)
    if target.is_dir():
        return [Problem("is a folder", file=name, hint="give the name of a file, such as cards.pdf")]
    try:
        with target.open("rb") as file:
            start = file.read(len(PDF_SIGNATURE))
    except OSError:
        return []
    if start and start != PDF_SIGNATURE:
        return [
            Problem("is there already and is no PDF, so it is left as it is", file=name, hint="choose another name")
        ]
    return []


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that whatever happens, the old one or the new one is there, whole.

    The bytes go to a new file in the same folder, reach the disk, and only then take the name. Folders that are missing
    are made.

    Raises:
        DeckError: where the file cannot be written; the old one is then still there.
    """
    final = path.resolve()
    temporary = None
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{final.name}.", suffix=".part", dir=final.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 – a name, as mkstemp gives it; it makes files private
        os.replace(temporary, final)  # noqa: PTH105 – as above
        temporary = None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "is it open in another program? Is the disk full, or the folder not yours?"
        raise DeckError([Problem(f"cannot be written: {reason}", file=str(path), hint=hint)]) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 – as above


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
