"""What was measured → ``docs/trust.md``: with the day and the machine's kind, without its name or a path."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "trust.md"
LIBRARIES = ("reportlab", "pypdf", "pypdfium2", "PyYAML", "openpyxl", "lxml", "pillow", "svglib", "fonttools")

NOT_MEASURED = "not measured here"

HEAD = """\
# Figures

What [SECURITY.md](../SECURITY.md) promises, measured by `make trust`, which anyone can run; a short form of each is part of
`make test`. What could not be measured says so, and what was wrong stands below the table.

"""

MOST_TOLD = 20
"""Faults of a kind that are told one by one."""

Row = dict[str, Any]


class Figure(NamedTuple):
    """A line of the table: what was tried, how much of it, and what was wrong."""

    what: str
    measured: str
    wrong: Sequence[str]


def write(state: dict[str, Row], target: Path = TARGET) -> None:
    """Writes the report."""
    target.write_text(report(state), encoding="utf-8")


def report(state: dict[str, Row]) -> str:
    """The report, as Markdown."""
    figures = [
        Figure(what, said(state[name]), state[name]["wrong"]) for name, (what, said) in FIGURES.items() if name in state
    ]
    lines = [f"Measured on {datetime.now(UTC):%d %B %Y} on {_machine()}.", ""]
    lines += ["| what was tried | how much | wrong |", "|-|-|-|"]
    lines += [f"| {each.what} | {each.measured} | {len(each.wrong) or 'none'} |" for each in figures]
    faults = [f"- {each.what.partition(':')[0]}: {fault}" for each in figures for fault in each.wrong[:MOST_TOLD]]
    if faults:
        lines += ["", "## What was wrong", "", *faults]
    return HEAD + "\n".join(lines) + "\n"


def _mutated(row: Row) -> str:
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(row["runs"].items()))
    total, accepted = sum(row["runs"].values()), sum(row["accepted"].values())
    peak = f"{row['slowest']:.1f} s of processor and {row['peak'] // 1024} MB at most"
    return f"{total:,}, seeds 1 to {row['next'] - 1}: {kinds}; {accepted:,} were still sound; {peak}"


def _bounds(row: Row) -> str:
    slowest = f"{row['slowest']:.1f} s of processor at most ({row['slowest of']})"
    return f"{row['runs']} commands on {row['inputs']} inputs: {slowest}, {row['peak'] // 1024} MB at most ({row['peak of']})"


def _decks(row: Row) -> str:
    passed, refused = row["runs"].get("passed", 0), row["runs"].get("refused", 0)
    return f"{passed:,}, seeds 1 to {row['next'] - 1}; {refused:,} more did not fit their cards and were refused"


def _kills(row: Row) -> str:
    return f"{row['runs'].get('killed', 0):,}, seeds 1 to {row['next'] - 1}"


def _odd(row: Row) -> str:
    return f"{row['runs']:,} runs: {', '.join(row['kinds'])}"


def _keys(row: Row) -> str:
    faults = row["verapdf"]
    checked = f"veraPDF {NOT_MEASURED}" if faults is None else f"veraPDF: {faults[:3] or 'clean'}"
    return f"{row['runs']} texts in {row['keys']} keys; qpdf and {checked}"


def _outside(row: Row) -> str:
    return (
        f"{NOT_MEASURED}: {row['not measured']}"
        if "not measured" in row
        else f"{row['runs']} commands; let stand: {row['stands']}"
    )


def _same(row: Row) -> str:
    return ", ".join(row["ways"])


def _tools(row: Row) -> str:
    said = {None: NOT_MEASURED, 0: "clean"}
    found = {name: None if told is None else len(told) for name, told in row["told"].items()}
    return "; ".join(f"{name} {said.get(count, count)}" for name, count in found.items())


FIGURES = {
    "mutated": (
        (
            "Mutated inputs, in bytes and in structure: no mistake of the program’s own, nothing over 10 s or 512 MB, no input "
            "changed, no file written where it refused"
        ),
        _mutated,
    ),
    "bounds": (
        (
            "Heavy inputs below 10 MB, each made to ask for more than anybody needs: read or refused within 10 s and 512 MB; "
            "what is drawn rightly may take longer, within 512 MB"
        ),
        _bounds,
    ),
    "decks": (
        (
            "Random decks: every text on its card, once and in order, none over another; backs behind fronts; selections alike "
            "in all products; there and back through a spreadsheet"
        ),
        _decks,
    ),
    "kills": (
        (
            "Kills at random instants of every command that writes: each file old or new and whole, those of one run alike, "
            "nothing left after the next run"
        ),
        _kills,
    ),
    "odd targets": ("Odd targets and streams: the files, or words that say what stands there", _odd),
    "printed keys": (
        "Markup, signs of PDF strings, escapes and formulas in every printed key: on paper as typed",
        _keys,
    ),
    "outside": ("Sockets, and files read or written outside deck, package and output, as strace sees them", _outside),
    "same bytes": ("The same bytes, whatever surrounds the run", _same),
    "tools": ("bandit, pip-audit, and every command with Python’s warnings as errors", _tools),
}
"""The lines of the table, in order, by the names that the figures have in the state."""


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {system}; {libraries}"


def _processor() -> str:
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.machine()
