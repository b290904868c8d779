"""Single steps of writing: a name → its place, bytes → a file on the disk; and what the system says against it, in words."""

from __future__ import annotations

import errno
import os
import signal
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.files.targets import irregular
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "make room on the disk, or write to another"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "write to a folder that is yours, or change its permissions"),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), "a file stands where a folder is needed: choose another name"),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ), "choose another name, a shorter one"),
    errno.EFBIG: "write to a disk that takes files of this size",
}  # fmt: skip
"""What helps where a file cannot be written."""

ON_WINDOWS = "is it open in another program?"


def place_of(path: Path) -> tuple[Path, os.stat_result | None]:
    """Where a file really goes, links followed, and what is there already.

    Raises:
        DeckError: what is there is no ordinary file.
        OSError: a name that the disk does not take, and the like.
    """
    final = resolved(path)
    try:
        status = final.lstat()
    except FileNotFoundError:
        return final, None
    if told := irregular(status, "cards.pdf"):
        raise DeckError([Problem(told[0], str(path), hint=told[1])])
    return final, status


def resolved(path: Path) -> Path:
    """A path without links.

    Raises:
        OSError: its name cannot be used, or its links lead in a circle.
    """
    try:
        final = path.resolve()
        with suppress(FileNotFoundError):
            final.lstat()
    except ValueError:
        raise OSError(errno.EINVAL, "its name cannot be used") from None
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    return final


def write_new(path: Path, data: bytes, before: os.stat_result | None) -> None:
    """A new file that has reached the disk, with the rights and the owner of the one before it."""
    with path.open("xb") as file:
        if before is not None and hasattr(os, "fchown"):
            _take_over(file.fileno(), before)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _take_over(file: int, before: os.stat_result) -> None:
    """Owner, group and rights as they were; where the group cannot be, it may do what others may and no more."""
    mode = stat.S_IMODE(before.st_mode)
    for owner, group in ((before.st_uid, -1), (-1, before.st_gid)):
        with suppress(OSError):  # only root may give files away
            os.fchown(file, owner, group)
    if os.fstat(file).st_gid != before.st_gid:
        mode = mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    with suppress(OSError):  # a disk without rights
        os.fchmod(file, mode)


def make_folders(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those above it that are missing; adds those that it made to a list, the uppermost first."""
    missing = []
    for each in (folder, *folder.parents):
        if each.is_dir():
            break
        missing.append(each)
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        made.append(each)


def sync(folder: Path) -> None:
    """Brings the names in a folder to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some disks on the network cannot
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until all names are given: what it stops then has not been left half-way."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def in_words(path: Path, what: str = "cannot be written") -> Iterator[None]:
    """What the system says against writing a file → one problem with its name."""
    try:
        yield
    except OSError as error:
        raise DeckError([problem_of(path, error, what)]) from None


def problem_of(path: Path, error: OSError, what: str = "cannot be written") -> Problem:
    """An error of the system → the problem of a file, with what helps."""
    reason = (error.strerror or str(error)).lower()
    hint = REMEDIES.get(error.errno or 0, "choose another name")
    if os.name == "nt" and isinstance(error, PermissionError):
        hint = ON_WINDOWS
    return Problem(f"{what}: {reason}", file=str(path), hint=hint)
