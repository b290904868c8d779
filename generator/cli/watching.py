"""A deck's file → a signal, at once and each time that it, or a file it names, has been saved; the room of watchfiles.

What a save is, the files themselves say: their times and sizes are looked at whenever the system tells that something
moved in their folders, and every second in any case. So a file that an editor replaces, a folder that comes back and a
save during a build are all noticed, and a burst of saves is one.
"""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from watchfiles import watch

from generator.bank.yaml.reader import read_yaml
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.bank.yaml.reader import Value

NAMED = {".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg", ".ttf", ".otf"}
"""How a file ends that a deck or its theme may name."""

LONGEST_NAME = 200
"""Characters of the name of a file; longer texts are none."""

MOST_FILES = 2000
"""Files that are watched at once; far above the pictures of any deck."""

PATIENCE = 1000
"""Milliseconds after which the files are looked at although the system told nothing, as on some network drives."""

QUIET = 0.1
"""Seconds without a save that end a burst."""

LONGEST_BURST = 3.0
"""Seconds after which a burst that goes on is not waited for."""

AWAY = 0.5
"""Seconds that a file may be gone: so long an editor may take to put the new one in the place of the old."""

State: TypeAlias = dict[Path, tuple[int, int, int]]
"""The files that are there, each with its time, its size and its number on the disk."""

Homes: TypeAlias = dict[Path, int]
"""The folders in which files are or would be, each with its number on the disk."""


def saves(deck: Path, others: Iterable[Path] = ()) -> Iterator[None]:
    """A deck's file → nothing, at once and then each time that the deck should be built again; it never ends by itself.

    Args:
        deck: the file; it may be gone for a while.
        others: further files to look at, such as a theme that was named on the command line.
    """
    named = {deck, *others}
    while True:
        # The deck's own state comes first: should it change while it is read, the next look sees that.
        seen = _state({deck})
        with suppress(DeckError):  # a deck that cannot be read names what it did
            named = {deck, *others, *_named_by(deck)}
        seen = _state(named - {deck}) | seen
        yield
        while _state(named) == seen:
            _wait(named, seen)
            _settle(named, seen)


def _wait(named: set[Path], seen: State) -> None:
    """Returns when a file is no longer what it was, or when a folder came, went or was replaced."""
    homes = _homes(named)
    with suppress(OSError, RuntimeError):  # gone this moment, or out of watches: the next look tells
        for _ in watch(
            *homes, watch_filter=None, recursive=False, debounce=200, step=25, rust_timeout=PATIENCE,
            yield_on_timeout=True, raise_interrupt=True, ignore_permission_denied=True,
        ):  # fmt: skip
            if _state(named) != seen or _homes(named) != homes:
                return
    time.sleep(QUIET)


def _settle(named: set[Path], seen: State) -> None:
    """Returns when a burst of saves is over, and what was only away for a moment is back."""
    started, now = time.monotonic(), _state(named)
    while (passed := time.monotonic() - started) < LONGEST_BURST:
        time.sleep(QUIET)
        before, now = now, _state(named)
        if now == before and (passed > AWAY or seen.keys() <= now.keys()):
            return


def _state(paths: Iterable[Path]) -> State:
    found = {}
    for path in paths:
        with suppress(OSError):
            status = path.stat()
            found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _homes(paths: Iterable[Path]) -> Homes:
    """The folders of files; of a folder that is not there, the nearest above it that is."""
    homes = {}
    for path in paths:
        for folder in path.absolute().parents:
            with suppress(OSError):
                if folder.is_dir():
                    homes[folder] = folder.stat().st_ino
                    break
    return homes


def _named_by(file: Path) -> set[Path]:
    """The files that a deck names, and those that the YAML files among them name in turn, such as a theme's logo.

    Raises:
        DeckError: the deck cannot be read.
    """
    names = {file.parent / text for text in _texts(read_yaml(file).value) if _is_name(text)}
    for name in [each for each in names if each.suffix.lower() in {".yaml", ".yml"}]:
        with suppress(DeckError):
            names |= {name.parent / text for text in _texts(read_yaml(name).value) if _is_name(text)}
    return set(islice(names, MOST_FILES))


def _texts(value: Value) -> Iterator[str]:
    """Every text in plain values, however deep."""
    if isinstance(value, str):
        yield value
    elif value is not None:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and text.isprintable() and Path(text).suffix.lower() in NAMED
