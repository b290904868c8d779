"""The command ``spiegel``, and ``python -m generator``: the same."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """The command; no module is ever taken from the folder that it runs in."""
    _take_no_modules_from_here()
    from generator.cli.main import main as run  # noqa: PLC0415 – only now that it is safe to import

    run()


def _take_no_modules_from_here() -> None:
    """Takes the current folder out of where modules are looked for: a deck may come with a ``random.py``.

    ``python -m`` puts it first, and an entry in PYTHONPATH that is empty or relative leads there or near it. Where we
    ourselves lie there, as in a checkout that is not installed, it comes last.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 – pathlib could be theirs
    here = _here(sys.path[0])
    sys.path[:] = [entry for entry in sys.path if entry not in here]
    if home not in sys.path:
        sys.path.append(home)


def _here(first: str) -> set[str]:
    """What the current folder is called where modules are looked for."""
    try:
        here = os.getcwd()  # noqa: PTH109 – as above
    except OSError:  # it is gone, and no module lies there
        return set()
    named = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if not os.path.isabs(entry)]  # noqa: PTH117
    asked = {first} if os.path.realpath(first) == os.path.realpath(here) else set()
    return {"", *named, *map(os.path.abspath, named), *asked}


if __name__ == "__main__":
    main()
