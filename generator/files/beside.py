"""What a deck or a theme names → a file below its folder, or what is wrong with it: nothing of anybody else's is read.

A deck may come from anywhere. What the user types is another matter: that may lie anywhere, and is not looked for here.
"""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.files.reading import IrregularError, ordinary_bytes
from generator.model.wording import nearest


class UnusableError(Exception):
    """A file that cannot be used: what is wrong with it, the remedy, and what it has in common with other files, if any."""

    def __init__(self, what: str, hint: str = "", cause: str = "") -> None:
        super().__init__(what)
        self.what, self.hint, self.cause = what, hint, cause


class MissingError(UnusableError):
    """A file that is not there."""


class ElsewhereError(UnusableError):
    """A file that lies outside the folder of the file that names it."""


def file_beside(folder: Path | None, name: str, largest: int) -> Path:
    """A file below a folder, however it is reached: no link leads out of it.

    Args:
        folder: the folder of the deck or the theme; None for a deck that stands in no file.
        name: the file's name as written, with slashes.
        largest: in bytes.

    Raises:
        MissingError: it is not there.
        ElsewhereError: it lies elsewhere.
        UnusableError: it is no ordinary file, or is too large.
    """
    if folder is None:
        raise MissingError(f"there is no file {name}: this deck stands in no folder")
    elsewhere = "lies outside the folder of the file that names it"
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or PureWindowsPath(name).root:
        raise ElsewhereError(elsewhere, "copy it beside that file, and write its name only")
    if "\\" in name:
        raise UnusableError("has a \\ in its name", "write / between folders, on every computer")
    try:
        found = (folder / name).resolve()
        if not found.is_relative_to(folder.resolve()):  # asked first: what lies elsewhere is not even looked for
            raise ElsewhereError(elsewhere, "copy it into that folder")
        status = found.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise MissingError(f"there is no file {name}", _nearest_name(folder / name)) from None
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
        return ordinary_bytes(path)
    except (OSError, IrregularError):
        raise UnusableError(f"{path.name} cannot be read", "check the file and its permissions") from None


def _nearest_name(path: Path) -> str:
    """The file that was probably meant."""
    try:
        near = nearest(path.name, [each.name for each in sorted(path.parent.iterdir()) if each.is_file()])
    except (OSError, ValueError):
        near = ""
    return f"did you mean {near}?" if near else "check its name and its folder"


def _nearest_folder(path: Path) -> str:
    """The folder that was probably meant."""
    try:
        near = nearest(path.name, [each.name for each in sorted(path.parent.iterdir()) if each.is_dir()])
    except (OSError, ValueError):
        near = ""
    return (
        f"did you mean the folder {near}?"
        if near
        else "make the folder beside the file that names it, and put it there"
    )
