"""Figure: heavy inputs, each below 10 MB, and how long and how much memory a command takes to read or to refuse them.

    python tests/trust/bounds.py [WORD …]

With words only the inputs that have one of them in their name. A run counts as wrong where the command made a mistake of its
own, took over ``SECONDS`` of processor although it had nothing to draw, or took over ``MEMORY``. What rightly draws for
``DRAWN`` is asked to stop, as Ctrl-C does, and must then say so and leave nothing.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import heavy_decks
import heavy_drawings
import heavy_faults
import heavy_pdfs
import heavy_pictures
import heavy_sheets
import heavy_themes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heavy import Heavy

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEMORY = 10.0, 512 * 1024
PATIENCE = float(os.environ.get("PATIENCE", "20"))
DRAWN = 300.0
LEAVE = 20
"""Seconds of processor to stop in once it was asked to, before it is killed."""

TICK = 1.0
"""Seconds by which what a child is told to have taken may lie below the limit that stopped it."""

STOPPED = "Stopped."
OURS = ("Something went wrong inside Spiegel", "Traceback (most recent")


def every() -> list[Heavy]:
    """All heavy inputs."""
    return [
        *heavy_decks.texts(),
        *heavy_decks.many(),
        *heavy_faults.wrong(),
        *heavy_pictures.pictures(),
        *heavy_drawings.drawings(),
        *heavy_themes.themes(),
        *heavy_pdfs.foreign_pdfs(),
        *heavy_sheets.sheets(),
    ]


class Tried(NamedTuple):
    """A run: which input, the command, the exit code, seconds of processor, KB of memory, what it said, what was wrong.

    ``drew`` says that it rightly drew a lot.
    """

    name: str
    command: str
    code: int
    cpu: float
    peak: int
    said: str
    wrong: tuple[str, ...]
    drew: bool = False


def tried(inputs: Sequence[Heavy]) -> Iterator[Tried]:
    """Every input with each of its commands."""
    for each in inputs:
        for command in each.commands:
            with tempfile.TemporaryDirectory() as below:
                folder = Path(below) / "run"
                folder.mkdir()
                if _made(each, folder):
                    yield _run(each, command, folder)
                else:
                    yield Tried(each.name, command, -1, 0, 0, "", ("the input could not be made",))


def _made(each: Heavy, folder: Path) -> bool:
    """Makes the input, in a child: what that takes is gone with it."""
    child = os.fork()
    if not child:
        try:
            each.make(folder)
        except BaseException as error:  # noqa: BLE001 – told by the exit code
            print(f"{each.name}: {error!r}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def _run(each: Heavy, command: str, folder: Path) -> Tried:
    said = folder.with_suffix(".said")
    patience = DRAWN if each.draws else PATIENCE  # of processor: the machine may be busy
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(said), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    began = time.monotonic()
    words = [sys.executable, "-c", STARTED, str(folder), str(int(patience)), *command.split()]
    child = os.posix_spawn(sys.executable, words, {**os.environ, "PYTHONPATH": str(ROOT)}, file_actions=files)
    while True:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            break
        if time.monotonic() - began > 10 * patience:  # waiting, and not working
            os.kill(child, signal.SIGKILL)
        time.sleep(0.01)
    code, cpu, peak = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    own = folder.with_name("peak")
    peak = int(own.read_text()) if own.exists() else peak
    text = said.read_text(encoding="utf-8", errors="replace")
    stopped = each.draws and code == 1 and text.strip().endswith(STOPPED) and cpu > DRAWN - TICK
    drew = each.draws and (code == 0 or stopped) and "made" in command  # to look a deck through is not to draw it
    return Tried(
        each.name,
        command,
        code,
        cpu,
        peak,
        text,
        tuple(_wrong(drew, folder, code, cpu, peak, text)),
        drew,
    )


STARTED = """
import atexit, os, resource, signal, sys
os.chdir(sys.argv.pop(1))
seconds = int(sys.argv.pop(1))
signal.signal(signal.SIGXCPU, signal.default_int_handler)  # as Ctrl-C
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + LEAVE))
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
sys.argv[0] = "spiegel"

def peak():
    with open("/proc/self/status") as told, open("../peak", "w") as kept:
        kept.write(next(line.split()[1] for line in told if line.startswith("VmHWM")))

atexit.register(peak)
from generator.cli.main import main
main()
""".replace("LEAVE", str(LEAVE))
"""What a child runs; it tells its own peak, as ``ru_maxrss`` begins with what the process has that started it."""


def _wrong(drew: bool, folder: Path, code: int, cpu: float, peak: int, text: str) -> Iterator[str]:
    if code not in {0, 1, 2} or any(word in text for word in OURS):
        yield f"ended with {code}"
    if cpu > SECONDS and not drew:
        yield f"took {cpu:.1f} s"
    if peak > MEMORY:
        yield f"took {peak // 1024} MB"
    if code and any(path.name.startswith(("made", ".spiegel")) for path in folder.iterdir()):
        yield "left files although it refused"


def main() -> None:
    words = sys.argv[1:]
    chosen = [each for each in every() if not words or any(word in each.name for word in words)]
    wrong = 0
    for each in tried(chosen):
        wrong += bool(each.wrong)
        first = (each.said.strip().splitlines() or [""])[-1 if "Traceback" in each.said else 0][:150]
        figures = f"{each.cpu:6.1f} s {each.peak // 1024:5} MB {each.code:3}"
        print(f"{'!' if each.wrong else ' '} {figures} {each.name}: {each.command}: {first}", flush=True)
    print(f"{wrong} wrong")


if __name__ == "__main__":
    main()
