"""The command, run in children of a process that has it loaded: thousands of runs a minute, each with bounds and measured."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

OURS = "Something went wrong inside Spiegel"
"""How the command begins to tell of a mistake of our own."""

PATIENCE = 30.0
"""Seconds on the clock after which a child is stopped."""

ADDRESSES = 6 * 2**30
"""Bytes of addresses a child may take: far above what may be used, and low enough to keep the machine alive."""

MODULES = (
    "openpyxl",
    "pypdf",
    "pypdfium2",
    "reportlab.lib.utils",
    "svglib.svglib",
    "PIL.Image",
    "fontTools.ttLib",
    "pyphen",
)
"""Libraries that children would otherwise load one by one."""


class Outcome(NamedTuple):
    """How a run ended.

    Attributes:
        code: the exit code; negative where a signal ended it.
        said: what came on standard output and on the error stream, as it came.
        seconds: on the clock.
        cpu: seconds of processor.
        peak: KB of memory at most.
    """

    code: int
    said: str
    seconds: float
    cpu: float
    peak: int

    @property
    def internal(self) -> bool:
        """Whether the command made a mistake of its own."""
        return OURS in self.said or "Traceback (most recent" in self.said or self.code not in {0, 1, 2}


def warm() -> None:
    """Loads what commands load, so that children begin with it."""
    from generator.cli.commands import COMMANDS  # noqa: PLC0415 – a child of another program loads nothing
    from layouts import modules  # noqa: PLC0415

    modules()
    for row in COMMANDS.values():
        import_module(row.module)
    for name in ("generator.cli.main", "generator.cli.product_commands", *MODULES):
        import_module(name)


def run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    kill_after: float = PATIENCE,
) -> Outcome:
    """``spiegel`` with these arguments in a folder, in a child of this process, killed after so many seconds.

    What it says goes through a file beside the folder, so that no pipe can block it.
    """
    said = folder.with_name(folder.name + ".said")
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _be_the_command(arguments, folder, said, environment or {})
    ended, status, usage = _wait(child, began + kill_after)
    text = said.read_bytes().decode("utf-8", "replace") if said.exists() else ""
    said.unlink(missing_ok=True)
    code = os.waitstatus_to_exitcode(status)
    return Outcome(code, text, ended - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def _wait(child: int, until: float) -> tuple[float, int, resource.struct_rusage]:
    pause = 0.001
    while True:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        now = time.monotonic()
        if pid:
            return now, status, usage
        if now > until:
            os.kill(child, signal.SIGKILL)
            _, status, usage = os.wait4(child, 0)
            return now, status, usage
        time.sleep(max(0.0, min(pause, until - now)))
        pause = min(pause * 1.5, 0.02)


def _be_the_command(arguments: Sequence[str], folder: Path, said: Path, environment: Mapping[str, str]) -> None:
    """Never returns."""
    code = 70
    try:
        os.environ.update(environment)
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        empty, output = os.open(os.devnull, os.O_RDONLY), os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(empty, 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 – for as long as the child lives
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        sys.argv = ["spiegel", *arguments]
        from generator.cli.main import main  # noqa: PLC0415 – loaded already

        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException as error:  # noqa: BLE001 – told by its own exit code, whatever it is
            sys.stderr.write(f"Traceback (most recent call last): {error!r}\n")
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
