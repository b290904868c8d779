"""The profiles of printers, in one file of the user's: read by name, set, removed; written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import to_builtins

from generator.bank.explain import read
from generator.bank.yaml.reader import read_yaml
from generator.bank.yaml.writing import scalar
from generator.files import is_there, write_whole
from generator.model.printer import PrinterProfile
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = """\
# Printers, as `spiegel printer set` measured them. Lengths in mm, turns in degrees to the right.
"""


def profiles(file: Path) -> tuple[PrinterProfile, ...]:
    """All that are kept, in their order; none where there is no file.

    Raises:
        DeckError: with every problem of the file.
    """
    return read(read_yaml(file), tuple[PrinterProfile, ...]) if is_there(file) else ()


def profile(file: Path, label: str, where: str = "--printer") -> PrinterProfile:
    """The one that is called so, ``office`` or ``office/rear``; ``where`` is what it was typed behind.

    Raises:
        DeckError: there is none of that name; the hint names those there are.
    """
    known = {each.label: each for each in profiles(file)}
    if label in known:
        return known[label]
    near = nearest(label, known)
    there = (
        f"those that were measured: {listed(known)}" if known else "make one: see `spiegel printer calibrate --help`"
    )
    hint = f"did you mean {near}?" if near else there
    raise DeckError([Problem(f"there is no printer {label}", where=where, hint=hint)])


def keep(file: Path, new: PrinterProfile) -> bool:
    """Adds a profile, or puts it in the place of the one of its name; says whether there was one.

    Raises:
        DeckError: the file cannot be read or written; it stays as it was then.
    """
    known = {each.label: each for each in profiles(file)}
    replaces = new.label in known
    _write(file, tuple((known | {new.label: new}).values()))
    return replaces


def remove(file: Path, label: str) -> None:
    """Takes a profile out.

    Raises:
        DeckError: there is none of that name, or the file cannot be written.
    """
    profile(file, label, "NAME")
    _write(file, [each for each in profiles(file) if each.label != label])


def _write(file: Path, kept: Sequence[PrinterProfile]) -> None:
    entries = [
        "- "
        + "\n  ".join(f"{key}: {_said(value)}" for key, value in to_builtins(each).items() if value not in (None, ""))
        for each in kept
    ]
    write_whole(file, (HEAD + ("\n".join(entries) or "[]") + "\n").encode())


def _said(value: str | float) -> str:
    return scalar(value) if isinstance(value, str) else str(value)
