"""Bytes → files: all of a set, or none; and where a set stops half-way, which of them stand there now.

All are written beside their places and reach the disk, and only then take their names, one by one. A file that is replaced
leaves its rights and its owner to the new one, and a link stays a link. What is no ordinary file is never replaced.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from generator.files.disk import in_words, make_folders, place_of, problem_of, resolved, sync, uninterrupted, write_new
from generator.files.unfinished import Unfinished
from generator.model.problems import DeckError, Problem
from generator.model.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

NAMED = 12
"""Files that are named one by one; of more the first and the last."""


class _Staged(NamedTuple):
    """A file in the making: its name as it was given, its place, where it lies until then, and whether another is there."""

    path: Path
    final: Path
    temporary: Path
    replaces: bool


class FileSet:
    """Files that are written together, when the block that makes them ends well.

    with FileSet() as files:
        files.add(Path("one.pdf"), data)
        files.add(Path("two.pdf"), more)
    """

    def __init__(self) -> None:
        self._places: dict[Path, Unfinished] = {}
        self._staged: dict[Path, _Staged] = {}
        self._folders: list[Path] = []
        self._surplus: list[Path] = []

    def __enter__(self) -> Self:
        """The set, still empty."""
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """Gives the files their names; or takes everything away, where something went wrong."""
        try:
            if kind is None:
                self._finish()
        finally:
            with uninterrupted():  # somebody in a hurry presses Ctrl-C twice
                self._clear()

    def _clear(self) -> None:
        for place in self._places.values():
            place.close()
        for folder in reversed(self._folders):  # those that nothing came to stand in
            with suppress(OSError):
                folder.rmdir()

    def add(self, path: Path, data: bytes) -> None:
        """One more file. Folders that are missing are made.

        Raises:
            DeckError: it cannot be written, or is no ordinary file; nothing of the set is written then.
        """
        with in_words(path):
            final, status = place_of(path)
            if final in self._staged:
                raise DeckError([Problem("would be written twice", str(path), hint="give each file a name of its own")])
            temporary = self._place_in(final.parent).new()
            write_new(temporary, data, status)
            self._staged[final] = _Staged(path, final, temporary, status is not None)

    def remove(self, path: Path) -> None:
        """A file of an earlier set that goes when this one is written; one that cannot go stays."""
        self._surplus.append(path)

    def _place_in(self, folder: Path) -> Unfinished:
        if folder not in self._places:
            make_folders(folder, self._folders)
            self._places[folder] = Unfinished(folder)
        return self._places[folder]

    def _finish(self) -> None:
        staged, done = list(self._staged.values()), 0
        with uninterrupted():
            for each in staged:
                try:
                    os.replace(each.temporary, each.final)  # noqa: PTH105 – the step that counts, by its own name
                except OSError as error:
                    raise DeckError([problem_of(each.path, error)], _stands(staged, done) if done else "") from None
                done += 1
            for path in self._surplus:
                with suppress(OSError):
                    path.unlink()
            for folder in {*self._places, *(folder.parent for folder in self._folders)}:
                sync(folder)


def write_whole(path: Path, data: bytes) -> None:
    """Writes one file so that whatever happens, the old one or the new one is there, whole.

    Raises:
        DeckError: where the file cannot be written; the old one is then still there.
    """
    with FileSet() as files:
        files.add(path, data)


def write_folder(folder: Path, files: Mapping[str, bytes], check: Callable[[Path], None]) -> None:
    """Writes a new folder with files in it, or into one that is empty.

    Args:
        folder: the folder; it may be there when it is empty.
        files: what it is to hold, by their names in it, with slashes.
        check: looks at all of them in another folder, before they take their place, and raises an error to stop.

    Raises:
        DeckError: where it cannot be made; nothing is left of it then.
    """
    made: list[Path] = []
    place = None
    try:
        with in_words(folder, "cannot be made"):
            final = resolved(folder)
            home = final if (there := final.is_dir()) else final.parent
            make_folders(home, made)
            place = Unfinished(home)
            begun = place.new()
            for name, data in files.items():
                make_folders((begun / name).parent, [])
                write_new(begun / name, data, None)
        check(begun)
        with in_words(folder, "cannot be made"), uninterrupted():
            _move_all(begun, final) if there else begun.rename(final)
            made.clear()
            sync(home)
    finally:
        if place is not None:
            place.close()
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()


def _move_all(begun: Path, folder: Path) -> None:
    """Moves everything into a folder; back again, where that fails half-way."""
    names = sorted(path.name for path in begun.iterdir())
    moved: list[str] = []
    try:
        for name in names:
            (begun / name).rename(folder / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (folder / name).rename(begun / name)
        raise


def _stands(staged: Sequence[_Staged], done: int) -> str:
    """Which files of a set are new, which are as they were, and which are not there."""
    new, rest = staged[:done], staged[done:]
    old, none = ([each for each in rest if each.replaces is there] for there in (True, False))
    groups = (("new", new), ("as before", old), ("not there", none))
    return "; ".join(f"{what}: {_named(group)}" for what, group in groups if group)


def _named(staged: Iterable[_Staged]) -> str:
    names = [str(each.path) for each in staged]
    if len(names) > NAMED:
        return f"{names[0]} to {names[-1]} ({counted(len(names), 'file')})"
    return ", ".join(names)
