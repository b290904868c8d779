"""A program of another kind, such as npm → what it said, or one line that says what is missing or went wrong."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SiteError(Exception):
    """The site cannot be built here; the words say why, and what to do."""


MISSING = {
    "node": "make site needs Node 20 or newer, and there is no node here: get it from nodejs.org",
    "npm": "make site needs npm, and there is none here: it comes with Node, from nodejs.org",
}
"""What to say of programs that are not there."""


def run(command: Sequence[str | Path], folder: Path, what: str) -> str:
    """Runs a program in a folder, and gives what it said.

    Args:
        command: the program, and what it is given.
        folder: where it runs.
        what: what it does, for the words where it fails.

    Raises:
        SiteError: the program is not there, or ended with an error.
    """
    program, *given = map(str, command)
    path = shutil.which(program)
    if path is None:
        raise SiteError(MISSING.get(program, f"there is no {program} here"))
    done = subprocess.run([path, *given], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 – our own words
    if done.returncode:
        said = (line[:WIDEST] for line in (done.stdout + done.stderr).splitlines() if line.strip())
        raise SiteError("\n".join((f"{what} failed:", *said)))
    return done.stdout


WIDEST = 200
"""Characters of a line that are shown: Node shows the line where an error arose, and a script may be one line."""
