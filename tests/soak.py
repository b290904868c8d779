"""Many builds of every product in one process: its memory stays flat, and nothing of the process is changed.

    python tests/soak.py 300

Every build reads a deck with other words, another title and a theme of other colours, and prints other cards of it: what
is kept of one build for the next would show. Prints the resident memory as it goes, and ends with exit code 1 where it
grew beyond ``TOLERANCE`` after the first ``WARM`` builds, or where the process is not as it was.
"""

from __future__ import annotations

import ctypes
import gc
import locale
import logging
import os
import random
import signal
import sys
import tempfile
import threading
import warnings
from contextlib import suppress
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.build import Pdf

ROOT = Path(__file__).resolve().parent.parent

WARM = 10
"""Builds after which all is read that is read once: modules, fonts, hyphenation patterns."""

TOLERANCE = 4 * 1024
"""KB that the memory in use may grow after that, in any number of builds: the table of figures as PDF writes them fills up to
its limit, which takes 2 MB."""

MOST_OBJECTS = 200
"""Objects that may be there at the end and were not after the first builds."""

EVERY = 10


def in_use() -> int:
    """The memory that the process needs, in KB: garbage, and what the C library keeps for later, are given back first.

    Together they are up to 9 MB, more or less from one build to the next.
    """
    gc.collect()
    with suppress(AttributeError, OSError):  # another C library than GNU's
        ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def loggers() -> dict[str, object]:
    """What was set of each logger, those aside that nobody has set anything of."""
    every = {"": logging.root, **{name: logging.getLogger(name) for name in list(logging.root.manager.loggerDict)}}
    said = {
        name: (each.level, each.disabled, each.propagate, [*each.filters], [type(handler) for handler in each.handlers])
        for name, each in every.items()
    }
    return {name: state for name, state in said.items() if state != (0, False, True, [], [])}


STATE: dict[str, Callable[[], object]] = {
    "garbage collector": lambda: (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), list(gc.callbacks)),
    "loggers": loggers,
    "classes of PyYAML": lambda: {
        name: each for module in (yaml, yaml.events, yaml.__dict__.get("_yaml")) for name, each in vars(module).items()
        if isinstance(each, type)
    },
    "fonts of ReportLab": lambda: list(pdfmetrics.getRegisteredFontNames()),
    "folder": Path.cwd,
    "umask": umask,
    "warnings": lambda: list(warnings.filters),
    "random numbers": random.getstate,
    "locale": lambda: locale.setlocale(locale.LC_ALL),
    "environment": lambda: dict(os.environ),
    "streams": lambda: [(stream, getattr(stream, "errors", "")) for stream in (sys.stdout, sys.stderr, sys.stdin)],
    "signals": lambda: [signal.getsignal(number) for number in signal.valid_signals()],
    "threads": threading.active_count,
    "open files": lambda: len(os.listdir("/proc/self/fd")),  # noqa: PTH208 – links that cannot be followed
    "recursion": sys.getrecursionlimit,
    "hooks": lambda: (sys.excepthook, sys.displayhook, list(sys.meta_path), list(sys.path_hooks), list(sys.path)),
}  # fmt: skip
"""What a process has one of, and a guest in it leaves alone."""


def caches() -> dict[str, int]:
    """How much each cache of ours without a limit holds."""
    return {
        f"{each.__module__}.{each.__qualname__}": each.cache_info().currsize
        for each in gc.get_objects()
        if isinstance(each, _lru_cache_wrapper)
        and each.__module__.partition(".")[0] in {"generator", "layouts"}
        and each.cache_info().maxsize is None
    }


def held() -> int:
    """How many objects there are that others can hold, once the garbage is collected."""
    gc.collect()
    return len(gc.get_objects())


class Soak:
    """The builds; their decks are made in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bank = (ROOT / "cards.yaml").read_text(encoding="utf-8")

    def build(self, number: int) -> None:
        """Builds every product of a deck that no build before has seen."""
        from generator.bank.loading import load  # noqa: PLC0415 – after the state of the process was written down
        from generator.build import pdfs  # noqa: PLC0415
        from generator.model.deck import Selection  # noqa: PLC0415
        from layouts import modules, usual  # noqa: PLC0415

        if number % 4 == 0:  # a deck with pictures, and a theme of its own
            made = pdfs(load(ROOT / "docs" / "decks" / "youth" / "cards.yaml"), modules())
            return self._expect(number, len(usual()), made)
        words = self._bank.replace(" je ", f" woord{number} ").replace(" you ", f" word{number} ")
        words += "\nprint: {stock: tarot-a4}\n"  # which has room for words that are longer than ours
        (self._folder / "theme.yaml").write_text(f'ink: "#{number * 7919 % 0x40:02x}2030"\n', encoding="utf-8")
        (self._folder / "cards.yaml").write_text(words, encoding="utf-8")
        languages = (("nl",), ("en",), ("nl", "en"))[number % 3]
        asked: dict[str, Any] = {"selection": Selection(sample=20, seed=number)} if number % 5 else {}
        made = pdfs(
            load(self._folder / "cards.yaml"),
            modules(),
            languages=languages,
            theme=("spiegel", "theme.yaml")[number % 2],
            **asked,
        )
        # A deck in two languages has a guide and a workbook in each.
        books = len(usual()) - 1  # one for each language; the cards hold both
        return self._expect(number, 1 + books * len(languages), made)

    def _expect(self, number: int, expected: int, made: Sequence[Pdf]) -> None:
        if len(made) != expected or not all(pdf.data.startswith(b"%PDF-") for pdf in made):
            raise SystemExit(f"build {number} made {[pdf.name for pdf in made]}")


def soak(builds: int, folder: Path) -> list[str]:
    """So many builds → what is wrong, in lines."""
    before = {name: read() for name, read in STATE.items()}
    run, warm, kept, objects, peak = Soak(folder), 0, {}, 0, 0
    for number in range(1, builds + 1):
        run.build(number)
        if number == WARM:
            warm, kept, objects = in_use(), caches(), held()
        peak = max(peak, in_use()) if number > WARM else 0
        if number % EVERY == 0:
            print(f"{number:4} builds  {in_use() / 1024:6.1f} MB", flush=True)  # noqa: T201 – a script
    grown = in_use() - warm
    print(f"after build {WARM}: {grown / 1024:+.1f} MB at the end, {(peak - warm) / 1024:+.1f} MB at most")  # noqa: T201
    wrong = [f"the memory grew by {grown} KB, and may by {TOLERANCE}"] if grown > TOLERANCE else []
    more, now = held() - objects, caches()
    print(f"objects: {more:+}")  # noqa: T201 – as above
    wrong += [f"{more} objects are kept"] if more > MOST_OBJECTS else []
    wrong += [f"{name} grew from {kept.get(name, 0)} to {now[name]}" for name in now if now[name] > kept.get(name, 0)]
    return wrong + [f"{name}: changed" for name, read in STATE.items() if read() != before[name]]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        wrong = soak(int(sys.argv[1]), Path(folder))
    print("\n".join(wrong) or "the process is as it was")  # noqa: T201
    sys.exit(bool(wrong))


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT)]
    main()
