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

    ``python -m`` puts it first, and so does an empty or a relative entry in PYTHONPATH. Where we ourselves lie there, as in
    a checkout that is not installed, it comes last.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 – pathlib could be theirs
    first = sys.path[0] if sys.path else ""
    try:
        here = os.getcwd()  # noqa: PTH109 – as above
    except OSError:  # it is gone
        here = ""
    sys.path[:] = [
        entry
        for at, entry in enumerate(sys.path)
        if os.path.isabs(entry) and not (at == 0 and os.path.realpath(first) == os.path.realpath(here))  # noqa: PTH117 – as above
    ]
    if home not in sys.path:
        sys.path.append(home)


if __name__ == "__main__":
    main()
