"""What import-linter cannot see: the map of the house is true, and no room of it grows too large to find one's way in."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT

import generator
import layouts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

MODULES = sorted(path for room in ("generator", "layouts") for path in (ROOT / room).rglob("*.py"))

LONGEST_FILE, LONGEST_FUNCTION = 300, 40

LONGER: dict[str, str] = {}
"""Files and functions that are longer, each with its reason."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, int]]:
    """Every function with the number of its lines, its docstring left aside."""
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.lineno
                yield f"{name(path)}: {node.name}", (node.end_lineno or start) - start + 1


@pytest.mark.parametrize("package", [generator, layouts], ids=["generator", "layouts"])
def test_the_map_names_every_room_and_no_other(package: ModuleType) -> None:
    text = package.__doc__ or ""
    home = ROOT / package.__name__
    rooms = {path.parent.name for path in home.glob("*/__init__.py")}
    files = {path.stem for path in home.glob("*.py")} - {"__init__", "__main__"}
    rows = [line for line in text.splitlines() if line.startswith("    ")]
    named = [name for row in rows for name in re.split(r"\s{2,}", row.strip())[0].split()]
    assert sorted(named) == sorted([*(f"{room}/" for room in rooms), *files])


def test_no_code_lies_loose_beside_the_rooms() -> None:
    assert {path.name for path in (ROOT / "layouts").glob("*.py")} == {"__init__.py"}
    loose = {"__init__.py", "__main__.py", "product.py", "build.py", "naming.py", "jobsheet.py"}
    assert {path.name for path in (ROOT / "generator").glob("*.py")} == loose


def test_tests_lie_in_the_rooms_of_what_they_test() -> None:
    rooms = {
        path.parent.name for package in ("generator", "layouts") for path in (ROOT / package).glob("*/__init__.py")
    }
    assert {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py"))} <= rooms | {
        "docs",
        "site",
        "trust",
    }


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_begins_with_a_sentence_that_says_what_it_does(path: Path) -> None:
    sentence = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
    assert re.match(r"[^\s].{20,}[.:]$", sentence, re.DOTALL)


def test_no_file_is_so_long_that_nobody_finds_anything() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE and file not in LONGER} == {}


def test_no_function_is_so_long_that_nobody_reads_it_to_the_end() -> None:
    long = {function: lines for function, lines in functions() if lines > LONGEST_FUNCTION}
    assert {function: lines for function, lines in long.items() if function not in LONGER} == {}


def test_what_may_be_longer_still_is() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES} | dict(functions())
    assert {each for each in LONGER if lengths[each] <= (LONGEST_FUNCTION if ":" in each else LONGEST_FILE)} == set()
