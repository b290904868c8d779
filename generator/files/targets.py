"""Where a file is to be written → why it must not be: something is there that would be lost."""

from __future__ import annotations

import mmap
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from generator.files.reading import DEVICE
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from os import stat_result

PDF_SIGNATURE = b"%PDF-"

PRODUCERS = re.compile(rb"(?:/Producer\s*[(<]|<pdf:Producer>)(.{0,8})", re.DOTALL)
"""Where a PDF says what made it, in Info and in XMP, and the first letters of that."""

OURS = re.compile(rb"Spiegel[ )<]")
"""What every version of ours has said there: ``Spiegel``, or ``Spiegel 0.1.0``."""

ENDS = re.compile(rb"startxref\s+[0-9]+\s+%%EOF")
"""The end of a PDF; a program that changes one without writing it anew adds an end of its own."""

CHANGED = re.compile(rb"/ModDate|xmp:ModifyDate")
"""The date of a change; ours have no dates."""

MayReplace: TypeAlias = Callable[[Path], bool]
"""Whether the user wants a file replaced that must not be unasked."""


def never(path: Path) -> bool:  # noqa: ARG001 – as ``MayReplace`` has it
    """Nobody is there to want a file replaced."""
    return False


class Target(Struct, frozen=True):
    """A kind of file that is written, and which file of the same name it may replace.

    ``example`` is the name of such a file, ``replaceable`` tells by what it holds whether a file may go (None: none may),
    ``otherwise`` is what to say of one that may not, and ``hint`` what to do then. Of those that may not go unasked,
    ``on_demand`` tells which may where the user wants it, and ``unasked`` is what to say of them.
    """

    example: str
    replaceable: Callable[[Path], bool] | None
    otherwise: str = ""
    hint: str = "choose another name"
    on_demand: Callable[[Path], bool] | None = None
    unasked: str = ""


def starts_with(path: Path, signature: bytes) -> bool:
    """Whether a file begins so."""
    with path.open("rb") as file:
        return file.read(len(signature)) == signature


def is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does."""
    return starts_with(path, PDF_SIGNATURE)


def made_by_spiegel(path: Path) -> bool:
    """Whether a file is a PDF of ours, of this version or an earlier one, that nothing was written into since.

    A form that was filled in and saved is not: it has a second end, or a date. A file that says in two places what made it
    must say in both that we did, so that a thesis with one of our guides in it is none of ours.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data[: len(PDF_SIGNATURE)] != PDF_SIGNATURE:
            return False
        said = [bytes(found[1]) for found in PRODUCERS.finditer(data)]
        return bool(said) and all(map(OURS.match, said)) and len(ENDS.findall(data)) == 1 and not CHANGED.search(data)


PDF = Target(
    "cards.pdf",
    made_by_spiegel,
    "is no PDF",
    on_demand=is_pdf,
    unasked="was not made by Spiegel, or was changed since",
)


def target_problems(path: Path, target: Target = PDF, may_replace: MayReplace = never) -> list[Problem]:
    """Why a file must not be written there: it is a folder, or something is there that would be lost.

    What is not there, or is empty, may be written.

    Args:
        path: where.
        target: the kind of file.
        may_replace: asked of a file that may go on demand only.
    """
    name = str(path)
    try:
        status = path.stat()
    except (OSError, ValueError):  # nothing is there, or nothing that can be reached: then writing tells
        return []
    if told := irregular(status, target.example):
        return [Problem(told[0], file=name, hint=told[1])]
    try:
        if not status.st_size or (target.replaceable is not None and target.replaceable(path)):
            return []
        if target.on_demand is not None and target.on_demand(path):
            hint = f"{target.hint}, or add --force to have it replaced"
            return [] if may_replace(path) else [_in_the_way(name, target.unasked, hint)]
    except OSError:
        return [_in_the_way(name, "cannot be looked into", target.hint)]
    return [_in_the_way(name, target.otherwise, target.hint)]


def holds_anything(path: Path) -> bool:
    """Whether a file is there and is not empty."""
    try:
        return path.stat().st_size > 0
    except (OSError, ValueError):
        return False


def irregular(status: stat_result, example: str) -> tuple[str, str] | None:
    """What is wrong with what stands in a file's place, and the remedy; None for an ordinary file."""
    if stat.S_ISDIR(status.st_mode):
        return "is a folder", f"give the name of a file, such as {example}"
    return None if stat.S_ISREG(status.st_mode) else (DEVICE, "")


def _in_the_way(name: str, what: str, hint: str) -> Problem:
    because = f" and {what}, so it" if what else ", and"
    return Problem(f"is there already{because} is left as it is", file=name, hint=hint)


def renamed(path: Path, part: str, example: str = PDF.example) -> Path:
    """A file to make → another beside it, with a part behind its name; the same where the part is empty.

    Raises:
        DeckError: it is the name of a folder: nothing, ``.``, ``..`` or ``/``.
    """
    if path.name in {"", ".."}:
        raise DeckError([Problem("is a folder", str(path), hint=f"give the name of a file, such as {example}")])
    return path.with_name(f"{path.stem}{part}{path.suffix}") if part else path
