"""Files, the one safe way to open and to write them: a path → its text or bytes, and bytes → a file, whole or not at all."""

from __future__ import annotations

import codecs
import os
import re
import stat
import tempfile
from array import array
from bisect import bisect_right
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec import Struct

from generator.model.problems import DeckError, Problem
from generator.model.wording import nearest

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a bank of 10,000 questions in two languages is half of it."""

PDF_SIGNATURE = b"%PDF-"

LINE_END = re.compile(r"\r\n|\r|\n")

MAGIC = {
    b"PK\x03\x04": "a spreadsheet, a Word document or a zip file",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
}
"""How files begin that are handed in by mistake."""


class Place(Struct, frozen=True):
    """A position in a text: line and column, both counted from 1, the column in characters."""

    line: int
    column: int


class Lines:
    """A text, made ready to say in which line and column a character stands."""

    def __init__(self, text: str) -> None:
        self._starts = array("l", [0])
        self._starts.extend(end.end() for end in LINE_END.finditer(text))

    def place(self, offset: int) -> Place:
        """An offset into the text, in characters → its place."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


def read_text(path: Path, name: str) -> str:
    """A file → its text, without a byte order mark.

    Args:
        path: the file.
        name: what problems call it.

    Raises:
        DeckError: the file is missing, a folder, a pipe or a device, may not be read, is too large or is not UTF-8.
    """
    try:
        # A pipe is never opened: opening one would wait for somebody to write into it.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            hint = f"name a file in it, such as {os.path.join(name, 'cards.yaml')}"  # noqa: PTH118  name, not path
            raise _refused(name, "is a folder, and a file is needed here", hint)
        if not stat.S_ISREG(status.st_mode):
            raise _refused(name, "is a pipe or a device, and an ordinary file is needed here")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _refused(name, "there is no such file", _missing(path)) from None
    except PermissionError:
        hint = "change its permissions, or copy it to a folder of your own"
        raise _refused(name, "you are not allowed to read this file", hint) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise _refused(name, f"cannot be read: {reason}") from None
    if len(data) > LARGEST_FILE:
        hint = "is it the right file? Otherwise split it in two decks"
        raise _refused(name, f"is larger than the {LARGEST_FILE // 1024**2} MB that a file may be", hint)
    return _decode(data, name)


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
