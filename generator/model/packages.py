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
def needed(package: str, what: str, *others: str) -> Iterator[None]:
    """Lets the imports inside it fail with a problem, where a package that they need is not installed.

    Args:
        package: its name, as pip knows it and, but for capitals, as Python imports it.
        what: what needs it, such as a command or a kind of file.
        others: packages that it needs besides, to be installed in one go.

    Raises:
        DeckError: the package is not installed. A package that is installed and broken raises what it raises.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        every = (package, *others)
        names = {each.lower(): each for each in every} | {
            IMPORTED_AS[each]: each for each in every if each in IMPORTED_AS
        }
        missing = names.get((error.name or "").partition(".")[0])
        if missing is None:
            raise
        lacking = "there is not in the browser" if IN_THE_BROWSER else "is not installed"
        said = f"needs the package {missing}, which {lacking}"
        raise DeckError([Problem(said, file=what, hint=how_to_install(" ".join(every)))]) from None


IN_THE_BROWSER = sys.platform == "emscripten"
"""Whether this is the page in the browser, where nobody can install anything."""

IMPORTED_AS = {"pillow": "PIL"}
"""Packages whose modules have another name."""


def how_to_install(package: str) -> str:
    """What to type to get a package, for the Python that runs this; in the browser where else it works."""
    if IN_THE_BROWSER:
        return (
            f'it works with Spiegel on your own machine: pip install "spiegel[studio]" {package}, then spiegel studio'
        )
    python = Path(sys.executable)
    with suppress(OSError):  # a folder that is gone meanwhile
        here = Path.cwd()
        python = python.relative_to(here) if python.is_relative_to(here) else python
    return f"install it: {python} -m pip install {package}"
