"""A PDF in the way that Spiegel did not make → whether the user wants it replaced: asked on a terminal, or said with --force."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.model.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORCE = click.Option(
    ["--force"],
    is_flag=True,
    help="Replace a PDF that Spiegel did not make, where one has the name; without it you are asked.",
)


def may_replace(*, force: bool) -> Callable[[Path], bool]:
    """What ``target_problems`` asks; where nobody is there to answer, the file stays."""
    return _yes if force else _asked


def _yes(_: Path) -> bool:
    return True


def _asked(path: Path) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    said = f"{harmless(str(path))} was not made by Spiegel, or was changed since. Replace it?"
    return click.confirm(said, default=False, err=True)
