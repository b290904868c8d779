"""A command in, what it took as a whole process out: wall and CPU time, peak memory, exit code, as one line of JSON.

    python bench/measure.py CWD LOG COMMAND...

A program of its own, and a small one, because Linux counts into a child's peak the memory of the process that started
it: measured from within the large process that checks the files, every program would seem to need that much.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final, NamedTuple

MEGABYTE: Final = 1_000_000


class Taken(NamedTuple):
    """Seconds and bytes of one run."""

    wall: float
    cpu: float
    memory: int
    code: int


def usual() -> dict[str, str]:
    """The environment as most people have it: Python keeps the modules that it compiled, for every program alike."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(command: list[str], cwd: Path, log: Path) -> Taken:
    """Run it here; what it says goes to the log."""
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=usual(), stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = used.ru_maxrss / 1024 if sys.platform == "darwin" else used.ru_maxrss
    return Taken(wall, used.ru_utime + used.ru_stime, int(kilobytes * 1024), process.returncode)


def measured(command: list[str], cwd: Path, log: Path) -> Taken:
    """Run it in a fresh, small process and hear from that one what it took."""
    watcher = [sys.executable, "-I", "-S", __file__, str(cwd), str(log), *command]
    said = subprocess.run(watcher, check=True, capture_output=True, text=True).stdout
    return Taken(**json.loads(said))


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[3:], Path(sys.argv[1]), Path(sys.argv[2]))._asdict()))
