"""Figure: the same bytes whatever the run is surrounded by.

    python tests/trust/same_bytes.py [MANY]

``MANY`` tries the first so many ways only, and no other Python.

What every command writes in the usual way is compared with what it writes under another hash seed, time zone, locale, folder,
user, umask, with ``-OO``, and with other versions of Python where they are to be had.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
YOUTH = ROOT / "docs" / "decks" / "youth"
NOT_MEASURED = "not measured here"

PYTHONS = ("python3.11", "python3.12", "python3.13")
NOBODY = 65534

COMMANDS = (
    "build --lang nl -o made",
    "workbook --fillable -o made/form.pdf",
    "workbook --booklet --paper a4 -o made/booklet.pdf",
    "cards --sample 5 --seed 3 --shuffle -o made/sample.pdf",
    "export made/sheet.xlsx",
    "export made/sheet.csv",
    "import questions.csv -o made/imported.yaml",
    "schema -o made/schema.json",
    "new made/new --suits A,B",
    "booklet made/guide-nl.pdf -o made/folded.pdf",
    "preview --product cards --dpi 40 -o made/look",
)
"""What is run, one after the other; what it writes lies below ``made``."""


class Way(NamedTuple):
    """One way of running: its name, the interpreter, what is set, and for another user, umask and folder."""

    name: str
    python: tuple[str, ...] = (sys.executable,)
    environment: dict[str, str] = {}  # noqa: RUF012 – never changed
    folder: str = "usual"
    user: int | None = None
    umask: int = 0o022


WAYS = (
    Way(
        "all of these at once",
        environment={"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
        folder="een map met é",
        umask=0o077,
    ),
    Way("another hash seed", environment={"PYTHONHASHSEED": "4711"}),
    Way("no hash seed", environment={"PYTHONHASHSEED": "random"}),
    Way("another time zone", environment={"TZ": "Pacific/Kiritimati"}),
    Way("LC_ALL=C", environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Way("a Turkish locale", environment={"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Way("another folder", folder="met blanco’s en é"),
    Way("another user", user=NOBODY),
    Way("umask 077", umask=0o077),
    Way("-OO", python=(sys.executable, "-OO")),
    Way("a date long ago", environment={"SOURCE_DATE_EPOCH": "86400"}),
)


def sums(folder: Path) -> dict[str, str]:
    """What lies below a folder: the sum of each file, by its name."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def made(way: Way, below: Path) -> dict[str, str] | str:
    """The sums of what is made in one way; or why it cannot be made here."""
    if way.user is not None and os.geteuid() != 0:
        return f"{NOT_MEASURED}: it takes another user"
    folder = below / way.name.replace(" ", "-") / way.folder
    shutil.copytree(YOUTH, folder)
    (folder / "questions.csv").write_text("vraag;reeks\nWat klonk er hard?;Wat knalde\n", encoding="utf-8")
    if way.user is not None:
        for each in (folder, *folder.rglob("*")):
            os.chown(each, way.user, way.user)
        for each in (below, folder.parent):
            each.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(folder),
        **way.environment,
    }
    for command in COMMANDS:
        try:
            run = subprocess.run(
                [*way.python, "-m", "generator", *command.split()],
                cwd=folder, env=environment, user=way.user, group=way.user, extra_groups=None if way.user is None else (),
                umask=way.umask, capture_output=True, check=False,
            )  # fmt: skip
        except PermissionError:
            return f"{NOT_MEASURED}: another user may not run this Python"
        if run.returncode:
            return f"{command}: {run.stdout.decode(errors='replace')}{run.stderr.decode(errors='replace')}".strip()
    return sums(folder / "made")


def other_pythons(below: Path) -> Iterator[tuple[str, Way | str]]:
    """The other versions of Python, each in an environment of its own with the same libraries; or why one is not tried."""
    have = ".".join(map(str, sys.version_info[:2]))
    for name in PYTHONS:
        if name.endswith(have):
            continue
        place = below / name
        python = str(place / "bin" / "python")
        install = ("-m", "pip", "--quiet", "install", str(ROOT), "-c", str(ROOT / "constraints.txt"))
        if not succeeds(name, "--version"):
            yield name, f"{NOT_MEASURED}: there is none"
        elif succeeds(name, "-m", "venv", str(place)) and succeeds(python, *install):
            yield name, Way(name, python=(python,))
        else:
            yield name, f"{NOT_MEASURED}: the libraries cannot be had for it"


def succeeds(*command: str) -> bool:
    """Whether a program can be started and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def compared(many: int = 0) -> Iterator[tuple[str, str]]:
    """Each way, or the first so many, and what is wrong with it: nothing, or which files differ, or why it was not tried."""
    with tempfile.TemporaryDirectory() as folder:
        below = Path(folder)
        usual = made(Way("as usual"), below)
        if isinstance(usual, str):
            raise SystemExit(usual)
        ways: Iterator[tuple[str, Way | str]] = ((way.name, way) for way in WAYS[: many or None])
        for name, way in ways if many else chain(ways, other_pythons(below)):
            found = made(way, below) if isinstance(way, Way) else way
            yield name, found if isinstance(found, str) else ", ".join(differing(usual, found))


def differing(usual: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """The files that are only in one of the two, or not the same in both."""
    return [name for name in sorted(usual.keys() | found.keys()) if usual.get(name) != found.get(name)]


def main() -> None:
    for name, wrong in compared(int(sys.argv[1]) if len(sys.argv) > 1 else 0):
        print(f"{name:20} {wrong or 'the same bytes'}", flush=True)


if __name__ == "__main__":
    main()
