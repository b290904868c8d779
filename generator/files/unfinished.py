"""A folder → a place in it for files in the making, that no other run touches and the next one clears away.

It is a folder of its own with a short name that begins with a dot, locked as long as its run lives. What lies there has
the final file's disk, so that it takes its name in one step. A run that is killed leaves its place behind, without a lock;
whoever writes into the same folder next takes it away.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: there the age decides
    fcntl = None  # type: ignore[assignment]

NAME = re.compile(r"\.spiegel-[0-9a-f]{16}\.part")
"""What a place is called; earlier versions called single files so."""

ABANDONED = 24 * 60 * 60
"""Seconds after which what cannot be locked is taken for left behind."""

TRIES = 20
"""Times that a place is made anew because another run cleared it away before it was locked."""


class Unfinished:
    """The place for files in the making, in one folder.

    Raises:
        OSError: it cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        sweep(folder)
        self.path, self._lock = _made(folder)
        self._made = 0

    def new(self) -> Path:
        """A name for one more file."""
        self._made += 1
        return self.path / str(self._made)

    def close(self) -> None:
        """Takes the place away, with what is left in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def sweep(folder: Path) -> None:
    """Takes away what runs that were killed have left in a folder; what cannot be taken away is left."""
    with suppress(OSError, ValueError):
        for name in filter(NAME.fullmatch, os.listdir(folder)):  # noqa: PTH208 – text, and no Path for each
            with suppress(OSError):
                _sweep_one(folder / name)


def _sweep_one(path: Path) -> None:
    status = path.lstat()
    old = time.time() - status.st_mtime > ABANDONED
    if stat.S_ISREG(status.st_mode) and old:
        path.unlink()
    if not stat.S_ISDIR(status.st_mode):
        return
    lock, locked = _locked(path)
    try:
        if locked or (locked is None and old):
            shutil.rmtree(path, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)


def _made(folder: Path) -> tuple[Path, int | None]:
    """A place, and what keeps it locked, if anything can."""
    for _ in range(TRIES):
        path = folder / f".spiegel-{os.urandom(8).hex()}.part"
        path.mkdir(mode=0o700)
        lock, locked = _locked(path)
        if locked is not False and path.is_dir():
            return path, lock
        if lock is not None:
            os.close(lock)
    raise OSError("the folder changes all the time")


def _locked(path: Path) -> tuple[int | None, bool | None]:
    """A folder → its descriptor, and whether it is locked by us now; None where nothing can be locked."""
    if fcntl is None:
        return None, None
    try:
        lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:  # gone, or not ours
        return None, False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return lock, False
    except OSError:  # a disk on the network that knows no locks
        return lock, None
    return lock, True
