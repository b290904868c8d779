"""Files, the one safe way to open and to write them: a path → its text or bytes, and bytes → a file, whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec import Struct

from generator.model.problems import DeckError, Problem
from generator.model.text_places import Lines
from generator.model.wording import nearest

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a bank of 10,000 questions in two languages is half of it."""

DEVICE = "is a pipe or a device, and an ordinary file is needed here"

PDF_SIGNATURE = b"%PDF-"

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
        # A pipe is never opened: opening one would wait for somebody to write into it.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            hint = f"name a file in it, such as {os.path.join(name, wanted.example)}"  # noqa: PTH118  name, not path
            raise _refused(name, f"is a folder, and a {wanted.kind} is needed here", hint)
        if not stat.S_ISREG(status.st_mode):
            raise _refused(name, DEVICE)
        with path.open("rb") as file:
            data = file.read(-1 if wanted.largest is None else wanted.largest + 1)
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


class UnusableError(Exception):
    """A file that cannot be used: what is wrong with it, and the remedy."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def file_beside(folder: Path | None, name: str, largest: int) -> Path:
    """A file below a folder, however it is reached: no link leads out of it.

    Args:
        folder: the folder of the deck or the theme; None for a deck that stands in no file.
        name: the file's name as written, with slashes.
        largest: in bytes.

    Raises:
        UnusableError: it is not there, lies elsewhere, is no ordinary file or is too large.
    """
    if folder is None:
        raise UnusableError(f"there is no file {name}: this deck stands in no folder")
    elsewhere = "lies outside the folder of the file that names it"
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or PureWindowsPath(name).root:
        raise UnusableError(elsewhere, "copy it beside that file, and write its name only")
    if "\\" in name:
        raise UnusableError("has a \\ in its name", "write / between folders, on every computer")
    try:
        found = (folder / name).resolve(strict=True)
        if not found.is_relative_to(folder.resolve()):
            raise UnusableError(elsewhere, "copy it into that folder")
        status = found.stat()
    except FileNotFoundError:
        raise UnusableError(f"there is no file {name}", _nearest_name(folder / name)) from None
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
        raise UnusableError(f"{name} cannot be read", "check the file and its permissions") from None
    if not stat.S_ISREG(status.st_mode):
        raise UnusableError(f"{name} is no ordinary file", "name a file, not a folder")
    if status.st_size > largest:
        raise UnusableError(f"{name} is larger than {largest // 1024**2} MB", "save a smaller copy of it")
    return found


def read_beside(path: Path) -> bytes:
    """The bytes of a file that was found.

    Raises:
        UnusableError: it cannot be read after all.
    """
    try:
        return path.read_bytes()
    except OSError:
        raise UnusableError(f"{path.name} cannot be read", "check the file and its permissions") from None


def _nearest_name(path: Path) -> str:
    """The file that was probably meant."""
    try:
        near = nearest(path.name, [each.name for each in sorted(path.parent.iterdir()) if each.is_file()])
    except (OSError, ValueError):
        near = ""
    return f"did you mean {near}?" if near else "check its name and its folder"


def is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does."""
    with path.open("rb") as file:
        return file.read(len(PDF_SIGNATURE)) == PDF_SIGNATURE


class Target(Struct, frozen=True):
    """A kind of file that is written, and which file of the same name it may replace.

    ``example`` is the name of such a file, ``replaceable`` tells by what it holds whether a file may go (None: none may),
    ``otherwise`` is what to say of one that may not, and ``hint`` what to do then.
    """

    example: str
    replaceable: Callable[[Path], bool] | None
    otherwise: str = ""
    hint: str = "choose another name"


SHORTER = "give it a shorter name, or a folder higher up"

PDF = Target("cards.pdf", is_pdf, "is no PDF")


def target_problems(path: Path, target: Target = PDF) -> list[Problem]:
    """Why a file must not be written there: it is a folder, or something is there that would be lost.

    What is not there, or is empty, may be written.
    """
    name = str(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:  # nothing is there, or nothing that can be reached: then writing tells
        long = getattr(error, "errno", None) == errno.ENAMETOOLONG
        return [Problem("is too long a name", file=name, hint=SHORTER)] if long else []
    if stat.S_ISDIR(status.st_mode):
        return [Problem("is a folder", file=name, hint=f"give the name of a file, such as {target.example}")]
    if not stat.S_ISREG(status.st_mode):
        return [Problem(DEVICE, file=name)]
    try:
        if not status.st_size or (target.replaceable is not None and target.replaceable(path)):
            return []
    except OSError:
        return [_in_the_way(name, "cannot be looked into", target.hint)]
    return [_in_the_way(name, target.otherwise, target.hint)]


def _in_the_way(name: str, what: str, hint: str) -> Problem:
    because = f" and {what}, so it" if what else ", and"
    return Problem(f"is there already{because} is left as it is", file=name, hint=hint)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that whatever happens, the old one or the new one is there, whole.

    The bytes go to a new file in the same folder, reach the disk, and only then take the name. Folders that are missing
    are made.

    Raises:
        DeckError: where the file cannot be written; the old one is then still there.
    """
    temporary = None
    try:
        final = path.resolve()
        final.parent.mkdir(parents=True, exist_ok=True)
        unfinished = final.with_name(f".spiegel-{os.urandom(8).hex()}.part")
        with unfinished.open("xb") as file:  # made with the rights that a new file has, and never in another's place
            temporary = unfinished
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(final)
        temporary = None
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name; links that lead in a circle
        long = getattr(error, "errno", None) == errno.ENAMETOOLONG
        hint = SHORTER if long else "is it open in another program? Is the disk full, or the folder not yours?"
        raise DeckError([Problem(f"cannot be written: {_reason(error)}", file=str(path), hint=hint)]) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
