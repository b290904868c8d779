"""Figure: sockets, and files read or written outside what a run has to do with, as ``strace`` sees them.

python tests/trust/outside.py [MANY]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent)]

from same_bytes import COMMANDS, ROOT, YOUTH

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENED = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)", ([A-Z_|]+).*\) = \d+')
SOCKET = re.compile(r"(?:socket|connect)\((?!AF_UNIX).*")
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")

SYSTEM = (
    "/etc/ld.so", "/lib", "/usr/lib", "/usr/local/lib", "/usr/share/locale", "/usr/share/zoneinfo", "/usr/share/mime",
    "/etc/localtime", "/etc/mime.types", "/etc/os-release", "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/sys/fs/cgroup",
    "/dev/null", "/dev/urandom",
)  # fmt: skip
"""What the C library and Python themselves look at."""


LIBRARIES = {
    "read": (
        re.compile(r"/usr/share/fonts(/[^.]*)?"),
        "ReportLab lists the names in the system's font folders when it loads",
    ),
    "written": (
        re.compile(rf"{re.escape(tempfile.gettempdir())}/(openpyxl\.)?\w{{8}}"),
        "openpyxl makes a sheet in a temporary file",
    ),
}
"""What libraries do there and we let stand, each with what it is."""


def traced(command: str, folder: Path) -> Iterator[str] | None:
    """What a run does outside the deck, the package and what is made; None where nothing can be traced."""
    log = folder.parent / "trace"
    run = subprocess.run(
        [
            "strace", "-f", "-qq", "-e", "trace=open,openat,creat,socket,connect", "-s", "4096", "-o", str(log),
            sys.executable, "-m", "generator", *command.split(),
        ],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder.parent / "home")},
        capture_output=True, check=False,
    )  # fmt: skip
    if not log.is_file() or not log.stat().st_size:
        return None
    if run.returncode:
        raise SystemExit(run.stderr.decode(errors="replace"))
    return iter(dict.fromkeys(_strange(log.read_text(encoding="utf-8", errors="replace"), folder)))


def _decoded(path: str) -> str:
    """A path as strace writes it → as it is: bytes that are no ASCII stand there in octal."""
    written = re.sub(rb"\\([0-7]{1,3})", lambda found: bytes([int(found[1], 8)]), path.encode())
    return written.decode("utf-8", "replace")


def _strange(log: str, folder: Path) -> Iterator[str]:
    package = (str(ROOT), sys.prefix, sys.base_prefix, sysconfig.get_paths()["stdlib"], *SYSTEM)
    for line in log.splitlines():
        if found := SOCKET.search(line):
            yield f"socket: {found[0][:100]}"
        elif found := OPENED.search(line):
            path = os.path.normpath(folder / _decoded(found[1]))
            kind = (
                "written"
                if WRITING.search(found[2]) or path.startswith(tempfile.gettempdir() + "/openpyxl")
                else "read"
            )
            allowed = (str(folder), "/dev/null") if kind == "written" else (str(folder), *package)
            here = path.startswith(allowed) or path in {str(folder.parent), "/", "/usr/share", "/etc"}
            if not here and not LIBRARIES[kind][0].fullmatch(path):
                yield f"{kind}: {path}"


def found(many: int = len(COMMANDS)) -> dict[str, list[str]] | None:
    """What each of so many commands does that it should not; None where nothing can be traced."""
    if not shutil.which("strace"):
        return None
    with tempfile.TemporaryDirectory() as below:
        folder = Path(below) / "deck"
        shutil.copytree(YOUTH, folder)
        (folder / "questions.csv").write_text("vraag;reeks\nWat klonk er hard?;Wat knalde\n", encoding="utf-8")
        told = {}
        for command in COMMANDS[:many]:
            strange = traced(command, folder)
            if strange is None:
                return None
            told[command] = list(strange)
        return told


def main() -> None:
    told = found(int(sys.argv[1]) if len(sys.argv) > 1 else len(COMMANDS))
    if told is None:
        print("not measured here: nothing can be traced")
        return
    for command, strange in told.items():
        print(f"{command:60} {strange or 'nothing'}")


if __name__ == "__main__":
    main()
