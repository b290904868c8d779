"""The files beside a deck (pictures, fonts, a theme, stocks, lists of names) → listed, put there, given back, taken away.

Nothing outside the deck's folder is read or written, no link is followed out of it, and only kinds of files that a deck uses.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.files import UnusableError, file_beside, read_beside, write_whole
from generator.model.problems import DeckError, Problem
from generator.model.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.studio.plain import Plain

KINDS = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".svg"), "picture"),
    **dict.fromkeys((".ttf", ".otf"), "font"),
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys((".txt", ".csv", ".tsv", ".xlsx"), "list"),
}
"""What a deck uses, by the ending of the name: a theme, stocks and older decks are YAML, names stand in lists."""

LARGEST = 40 * 1024**2
"""Bytes of one file; as large as the largest picture that is printed."""

MOST, DEEPEST = 1_000, 4
"""Files that are listed, and folders inside one another that are looked into."""


def listing(folder: Path, deck: str) -> list[Plain]:
    """The files beside a deck, by name: the way there, bytes, kind."""
    found: list[Plain] = []
    for path in _walk(folder, PurePosixPath(), DEEPEST):
        if len(found) == MOST:
            break
        if str(path) != deck:
            found.append({"path": str(path), "size": (folder / path).stat().st_size, "kind": KINDS[_ending(path)]})
    return found


def put(folder: Path, deck: str, name: str, data: bytes) -> Plain:
    """Puts a file beside the deck, in the place of one of its name.

    Raises:
        DeckError: it is no kind of file that a deck uses, too large, or would lie elsewhere; or it cannot be written.
    """
    path = _place(folder, deck, name)
    if len(data) > LARGEST:
        raise _refused(name, f"is larger than {LARGEST // 1024**2} MB", "save a smaller copy of it")
    write_whole(path, data)
    return {"path": str(PurePosixPath(name)), "size": len(data), "kind": KINDS[_ending(PurePosixPath(name))]}


def get(folder: Path, deck: str, name: str) -> bytes:
    """What a file beside the deck holds.

    Raises:
        DeckError: it is not there, or not for the page to read.
    """
    _place(folder, deck, name)
    try:
        return read_beside(file_beside(folder, name, LARGEST))
    except UnusableError as error:
        raise _refused(name, error.what, error.hint) from None


def remove(folder: Path, deck: str, name: str) -> None:
    """Takes a file beside the deck away.

    Raises:
        DeckError: as for ``get``; or it cannot be taken away.
    """
    path = _place(folder, deck, name)
    get(folder, deck, name)
    try:
        path.unlink()
    except OSError as error:
        raise _refused(name, f"cannot be taken away: {(error.strerror or str(error)).lower()}") from None


def _place(folder: Path, deck: str, name: str) -> Path:
    """Where a file of this name lies, or would; no link on the way leads out of the folder.

    Raises:
        DeckError: it is none that a page may touch.
    """
    path = PurePosixPath(name)
    odd = not name or len(name) > 200 or not name.isprintable() or set('\\:<>"|?*') & set(name)  # noqa: PLR2004 – as themes
    if odd or path.is_absolute() or any(part.startswith(".") for part in path.parts) or len(path.parts) > DEEPEST:
        raise _refused(name, "cannot be the name of a file beside the deck", "give it a plain name, such as cup.png")
    if _ending(path) not in KINDS:
        raise _refused(name, "is no kind of file that a deck uses", f"these are {listed(sorted(KINDS))}")
    if str(path) == deck:
        raise _refused(name, "is the deck itself", "save the deck, or give the file another name")
    home = folder.resolve()
    try:
        inside = (home / path).resolve().is_relative_to(home) and not (home / path).is_symlink()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
        inside = False
    if not inside:
        raise _refused(name, "lies outside the folder of the deck", "copy it into that folder")
    return home / path


def _walk(folder: Path, below: PurePosixPath, room: int) -> Iterator[PurePosixPath]:
    try:
        with os.scandir(folder / below) as entries:
            every = sorted(entries, key=lambda entry: (entry.is_dir(follow_symlinks=False), entry.name))
    except OSError:
        return
    for entry in every:
        path = below / entry.name
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_file(follow_symlinks=False) and _ending(path) in KINDS:
            yield path
        elif entry.is_dir(follow_symlinks=False) and room > 1:
            yield from _walk(folder, path, room - 1)


def _ending(path: PurePosixPath) -> str:
    return path.suffix.lower()


def _refused(name: str, what: str, hint: str = "") -> DeckError:
    return DeckError([Problem(what, name, hint=hint)])
