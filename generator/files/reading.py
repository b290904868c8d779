"""A path → its text or bytes, or one problem in words: never a wait for a pipe, never more than a file of its kind may hold."""

from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.problems import DeckError, Problem
from generator.model.text_places import Lines
from generator.model.wording import nearest

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a bank of 10,000 questions in two languages is half of it."""

DEVICE = "is a pipe or a device, and an ordinary file is needed here"

MAGIC = {
    b"PK\x03\x04": "a spreadsheet, a Word document or a zip file",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
}
"""How files begin that are handed in by mistake."""


class Wanted(Struct, frozen=True):
    """What a file must be to be read: what it is called in problems, and what may be meant where it is not.

    ``example`` is the name of such a file, ``largest`` its size in bytes, if there is a limit, ``otherwise`` what to do with a
    larger one.
    """

    kind: str
    example: str
    largest: int | None = None
    otherwise: str = ""


DECK = Wanted("file", "cards.yaml", LARGEST_FILE, "is it the right file? Otherwise split it in two decks")
FINISHED = Wanted("PDF", "cards-nl.pdf")


def read_text(path: Path, name: str) -> str:
    """A file → its text, without a byte order mark.

    Args:
        path: the file.
        name: what problems call it.

    Raises:
        DeckError: as for ``read_bytes``, or it is not UTF-8.
    """
    return _decode(read_bytes(path, name, DECK), name)


def read_bytes(path: Path, name: str, wanted: Wanted) -> bytes:
    """A file → what it holds.

    Args:
        path: the file.
        name: what problems call it.
        wanted: what kind of file it must be.

    Raises:
        DeckError: the file is missing, a folder, a pipe or a device, may not be read or is too large.
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            hint = f"name a file in it, such as {os.path.join(name, wanted.example)}"  # noqa: PTH118  name, not path
            raise _refused(name, f"is a folder, and a {wanted.kind} is needed here", hint)
        data = ordinary_bytes(path, wanted.largest)
    except IrregularError:
        raise _refused(name, DEVICE) from None
    except (FileNotFoundError, NotADirectoryError):
        raise _refused(name, "there is no such file", _missing(path)) from None
    except PermissionError:
        hint = "change its permissions, or copy it to a folder of your own"
        hint = "is it open in another program?" if os.name == "nt" else hint
        raise _refused(name, "you are not allowed to read this file", hint) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise _refused(name, f"cannot be read: {reason}") from None
    if wanted.largest is not None and len(data) > wanted.largest:
        what = f"is larger than the {wanted.largest // 1024**2} MB that a {wanted.kind} may be"
        raise _refused(name, what, wanted.otherwise)
    return data


class IrregularError(Exception):
    """What is no ordinary file."""


def ordinary_bytes(path: Path, largest: int | None = None) -> bytes:
    """An ordinary file → its bytes; of one that is larger than ``largest`` so many and one more.

    A pipe is never waited for, not even one that takes the place of a file between two looks: it is opened without
    waiting, and what was opened is looked at once more.

    Raises:
        IrregularError: it is a folder, a pipe or a device.
        OSError, ValueError: it cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise IrregularError
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123  a descriptor, no path
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise IrregularError
        return file.read(-1 if largest is None else largest + 1)


def is_there(path: Path) -> bool:
    """Whether a name leads to something; a name that cannot be looked up does: whoever opens it tells why not.

    ``Path.exists`` raises an error for a name that is too long, or in a folder that may not be searched.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _refused(name: str, what: str, hint: str = "") -> DeckError:
    return DeckError([Problem(what, file=name, hint=hint)])


def _missing(path: Path) -> str:
    """A path that leads nowhere → the file beside it that was probably meant."""
    try:
        beside = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except (OSError, ValueError):
        return "check the name of the folder"
    near = nearest(path.name, beside)
    return f"did you mean {near}?" if near else "check its name, and the folder you are working in"


def _decode(data: bytes, name: str) -> str:
    """Bytes in UTF-8, with or without a byte order mark → text."""
    hint = "open it in the program that made it, and save it as text in the encoding UTF-8"
    for beginning, kind in MAGIC.items():
        if data.startswith(beginning):
            raise _refused(name, f"is {kind}, not a text file", "cards are written in a plain text file (YAML)")
    # Text in UTF-16 has a zero in every second byte, with or without a mark in front.
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:64].count(0) * 3 > len(data[:64]):
        raise _refused(name, "is written in the encoding UTF-16, not in UTF-8", hint)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        place = Lines(before).place(len(before))
        if 0 in data:
            raise _refused(name, "is not a text file", hint) from None
        what = f"has a character that is not UTF-8 (probably {_in_windows(data, error.start)} in Windows-1252)"
        raise DeckError([Problem(what, name, place.line, place.column, hint=hint)]) from None


def _in_windows(data: bytes, offset: int) -> str:
    return "“" + data[offset : offset + 1].decode("cp1252", errors="replace") + "”"
