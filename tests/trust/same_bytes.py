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
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
                cwd=folder, env=environment, user=way.user, umask=way.umask, capture_output=True, check=False,
            )  # fmt: skip
        except PermissionError:
            return f"{NOT_MEASURED}: another user may not run this Python"
        if run.returncode:
            return f"{command}: {run.stdout.decode(errors='replace')}{run.stderr.decode(errors='replace')}".strip()
    return sums(folder / "made")


def other_pythons(below: Path) -> Iterator[Way]:
    """The versions of Python that can be had here, each in an environment of its own with the same libraries."""
    have = ".".join(map(str, sys.version_info[:2]))
    for name in PYTHONS:
        if name.endswith(have) or not shutil.which(name):
            continue
        place = below / name
        steps: Sequence[Sequence[str]] = (
            (name, "-m", "venv", str(place)),
            (
                str(place / "bin" / "python"),
                "-m",
                "pip",
                "--quiet",
                "install",
                str(ROOT),
                "-c",
                str(ROOT / "constraints.txt"),
            ),
        )
        if all(subprocess.run(step, capture_output=True, check=False).returncode == 0 for step in steps):
            yield Way(name, python=(str(place / "bin" / "python"),))


def compared(many: int = 0) -> Iterator[tuple[str, str]]:
    """Each way, or the first so many, and what is wrong with it: nothing, or which files differ, or why it was not tried."""
    with tempfile.TemporaryDirectory() as folder:
        below = Path(folder)
        usual = made(Way("as usual"), below)
        if isinstance(usual, str):
            raise SystemExit(usual)
        for way in WAYS[:many] if many else (*WAYS, *other_pythons(below)):
            found = made(way, below)
            if isinstance(found, str):
                yield way.name, found
            else:
                yield (
                    way.name,
                    ", ".join(
                        name for name in sorted(usual.keys() | found.keys()) if usual.get(name) != found.get(name)
                    ),
                )


def main() -> None:
    for name, wrong in compared(int(sys.argv[1]) if len(sys.argv) > 1 else 0):
        print(f"{name:20} {wrong or 'the same bytes'}", flush=True)


if __name__ == "__main__":
    main()
