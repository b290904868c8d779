"""What was read on a calibration sheet → the profiles of printers, in plain values, kept in the settings."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from generator.bank.explain import read
from generator.bank.yaml.reader import parse
from generator.files import DECK, is_there, read_bytes, write_whole
from generator.model.printer import PrinterProfile
from generator.model.problems import DeckError, Problem
from generator.printers.fitting import BAR_ACROSS, BAR_DOWN, SEEN, Fit, faults, fitted, hole
from generator.printers.store import keep, profiles, remove

if TYPE_CHECKING:
    from pathlib import Path

    from generator.product import Parts
    from generator.studio.plain import Plain

NAME = re.compile(r"[\w.-]{1,30}")
"""As on the command line: nothing that a shell or the slash between printer and tray would take for its own."""

PAPERS = ("a4", "letter", "a3")


class Seen(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person read on the calibration sheet: the squares of four holes, what two bars measure, and how paper turned."""

    holes: tuple[str, str, str, str]
    bars: tuple[float, float] = (BAR_ACROSS, BAR_DOWN)
    paper: str = "a4"
    tray: str = ""
    seen: str | None = None


def known(file: Path) -> list[Plain]:
    """The printers that were measured.

    Raises:
        DeckError: with every problem of the file that they are kept in.
    """
    return list(map(_plain, profiles(file)))


def measured(name: str, values: Seen) -> Plain:
    """What was read → the profile, and by how many mm the holes disagree; kept nowhere.

    Raises:
        DeckError: with all that cannot be right.
    """
    fit = _fit(name, values)
    return {"profile": _plain(fit.profile), "left_over": round(fit.left_over, 2)}


def kept(file: Path, name: str, values: Seen) -> list[Plain]:
    """Keeps a profile, and gives all that are kept.

    Raises:
        DeckError: it cannot be right, or cannot be kept.
    """
    told: dict[str, Any] = {"measured": date.today().isoformat()}  # noqa: DTZ011 – the user's own day
    keep(file, replace(_fit(name, values).profile, **told))
    return known(file)


def forgotten(file: Path, label: str) -> list[Plain]:
    """Forgets a printer, and gives those that are left.

    Raises:
        DeckError: there is none of that name, or the file cannot be written.
    """
    remove(file, label)
    return known(file)


def sheets(parts: Parts, name: str, paper: str, language: str, *, by_hand: bool) -> list[Plain]:
    """The sheet to measure a printer with: a PDF, or one of fronts and one of backs.

    Raises:
        DeckError: there is no such paper, or the name cannot be one.
    """
    _check(name, "", paper)
    names = ("printer-1-fronts.pdf", "printer-2-backs.pdf") if by_hand else ("printer.pdf",)
    made = parts.calibration(paper, language, name, by_hand=by_hand)
    return [{"name": each, "data": data} for each, data in zip(names, made, strict=True)]


def settings(file: Path) -> bytes | None:
    """The file that printers are kept in; None where there is none."""
    return read_bytes(file, file.name, DECK) if is_there(file) else None


def put_settings(file: Path, data: bytes) -> list[Plain]:
    """Puts that file back, as it was given, and gives the printers in it.

    Raises:
        DeckError: with every problem of it; it is as it was then.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DeckError([Problem("is no text", file.name)]) from None
    read(parse(file.name, text), tuple[PrinterProfile, ...])
    write_whole(file, data)
    return known(file)


def _fit(name: str, values: Seen) -> Fit:
    _check(name, values.tray, values.paper)
    holes, problems = [], []
    for number, typed in enumerate(values.holes, start=1):
        try:
            holes.append(hole(typed))
        except ValueError as error:
            problems.append(Problem(f"“{typed}” {error}", where=f"grid {number}"))
    if not all(0 < each <= 400 for each in values.bars):  # noqa: PLR2004 – mm, as on the command line
        problems.append(Problem("a bar measures 1 to 400 mm", where="bars"))
    if values.seen is not None and values.seen not in SEEN:
        problems.append(Problem("is 1 up, 1 down, 2 up or 2 down", where="what is behind the 1"))
    if problems:
        raise DeckError(problems)
    fit = fitted(name, values.paper, holes, values.bars, values.tray)
    if wrong := faults(fit):
        raise DeckError([Problem(what, hint=hint) for what, hint in wrong])
    return fit._replace(profile=replace(fit.profile, **SEEN[values.seen]._asdict())) if values.seen else fit


def _check(name: str, tray: str, paper: str) -> None:
    problems = [
        Problem("is a word of up to 30 letters, digits, dots and dashes, such as office", where=f"the name “{each}”")
        for each in (name, *([tray] if tray else []))
        if not NAME.fullmatch(each)
    ]
    if paper not in PAPERS:
        problems.append(Problem("is a4, letter or a3", where="paper"))
    if problems:
        raise DeckError(problems)


def _plain(profile: PrinterProfile) -> Plain:
    made: Plain = to_builtins(profile)
    return {**made, "label": profile.label}
