"""A package that only some decks and commands need → it is there, or a problem that says how to get it."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def needed(package: str, what: str) -> Iterator[None]:
    """Lets the imports inside it fail with a problem, where the package that they need is not installed.

    Args:
        package: its name, as pip knows it and, but for capitals, as Python imports it.
        what: what needs it, such as a command or a kind of file.

    Raises:
        DeckError: the package is not installed. A package that is installed and broken raises what it raises.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {package.lower(), IMPORTED_AS.get(package)}:
            raise
        said = f"needs the package {package}, which is not installed"
        raise DeckError([Problem(said, file=what, hint=how_to_install(package))]) from None


IMPORTED_AS = {"pillow": "PIL"}
"""Packages whose modules have another name."""


def how_to_install(package: str) -> str:
    """What to type to get a package, for the Python that runs this."""
    python = Path(sys.executable)
    with suppress(OSError):  # a folder that is gone meanwhile
        here = Path.cwd()
        python = python.relative_to(here) if python.is_relative_to(here) else python
    return f"install it: {python} -m pip install {package}"
