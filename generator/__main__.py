"""The command ``spiegel``, and ``python -m generator``: the same."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # not from typing, which could be theirs: it is not loaded yet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType


def main() -> None:
    """The command; no module is ever taken from the folder that it runs in, and help is there in every mode of Python."""
    _take_no_modules_from_here()
    if sys.flags.optimize > 1:
        _keep_docstrings()
    from generator.cli.main import main as run  # noqa: PLC0415 – only now that it is safe to import

    try:
        run()
    finally:
        gc.freeze()  # or Python looks for cycles among all values before it ends, as long as it takes to draw a deck


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


def _keep_docstrings() -> None:
    """Has our modules compiled with their docstrings under ``-OO`` too: the help and the schema are made of them."""
    from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader  # noqa: PLC0415 – only in this mode

    class WithDocstrings(SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType:
            """The code as ``-O`` makes it; what lies compiled beside the source was made without docstrings."""
            path = self.get_filename(fullname)
            made: CodeType = compile(self.get_data(path), path, "exec", dont_inherit=True, optimize=1)
            return made

    class OurModules(PathFinder):
        @classmethod
        def find_spec(
            cls, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
        ) -> ModuleSpec | None:
            """The place of a module of ours, with the loader above; nothing for any other."""
            if fullname.partition(".")[0] not in {"generator", "layouts"}:
                return None
            spec = super().find_spec(fullname, path, target)
            if spec is not None and isinstance(spec.loader, SourceFileLoader):
                spec.loader = WithDocstrings(fullname, spec.loader.path)
            return spec

    sys.meta_path.insert(0, OurModules)


if __name__ == "__main__":
    main()
