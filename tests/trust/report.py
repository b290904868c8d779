"""What was measured → ``docs/trust.md``: with the day and the machine's kind, without its name or a path."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "trust.md"
LIBRARIES = ("reportlab", "pypdf", "pypdfium2", "PyYAML", "openpyxl", "lxml", "pillow", "svglib", "fonttools")


def write(state: dict[str, Any], target: Path = TARGET) -> None:
    """Writes the report."""
    target.write_text(report(state), encoding="utf-8")


def report(state: dict[str, Any]) -> str:
    """The report, as Markdown."""
    rows = [*_rows(state)]
    table = "\n".join(f"| {name} | {measured} | {'none' if not wrong else len(wrong)} |" for name, measured, wrong in rows)
    faults = [f"- {name}: {each}" for name, _, wrong in rows for each in wrong[:20]]
    return (
        "# Figures\n\n"
        "What [SECURITY.md](../SECURITY.md) promises, measured by `make trust`, which anyone can run; a short form of each is part "
        "of `make test`. What could not be measured says so.\n\n"
        f"Measured on {datetime.now(UTC):%d %B %Y} on {_machine()}.\n\n"
        "| what was tried | how much | wrong |\n|-|-|-|\n"
        f"{table}\n" + ("\n## What was wrong\n\n" + "\n".join(faults) + "\n" if faults else "")
    )


def _rows(state: dict[str, Any]):  # noqa: ANN202
    mutated = state["mutated"]
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(mutated["runs"].items()))
    yield (
        "Mutated inputs, in bytes and in structure: a mistake of the program's own, over 10 s of processor, over 512 MB, an input changed, "
        "a file written although it refused",
        f"{sum(mutated['runs'].values()):,} ({kinds}); the slowest took {mutated['slowest']:.1f} s, the largest {mutated['peak'] // 1024} MB",
        mutated["wrong"],
    )
    decks = state["decks"]
    yield (
        "Random decks: every text on its card, once and in order, none over another, backs behind their fronts, selections alike in "
        "all products, round trips through spreadsheets",
        f"{decks['runs'].get('passed', 0):,} printed and read back; {decks['runs'].get('refused', 0):,} more did not fit and were refused",
        decks["wrong"],
    )
    kills = state["kills"]
    yield (
        "Kills at random instants of every command that writes: each file old or new and whole, those of one run alike, nothing left "
        "after the next run",
        f"{kills['runs'].get('killed', 0):,}",
        kills["wrong"],
    )
    odd = state["odd targets"]
    yield f"Odd targets and streams: {', '.join(odd['kinds'])}", f"{odd['runs']:,} runs", odd["wrong"]
    keys = state["printed keys"]
    veraPDF = "veraPDF not measured here" if keys["verapdf"] is None else "veraPDF and qpdf clean" if not keys["verapdf"] else f"veraPDF: {keys['verapdf'][:3]}"
    yield (
        "Markup, signs of PDF strings, escapes and formulas in every printed key: on paper as typed",
        f"{keys['runs']} texts in {keys['keys']} keys; {veraPDF}",
        keys["wrong"],
    )
    outside = state["outside"]
    yield (
        "Sockets; files read or written outside deck, package and output, as strace sees them",
        f"not measured here: {outside['not measured']}" if "not measured" in outside else f"{outside['runs']} commands",
        outside["wrong"],
    )
    same = state["same bytes"]
    yield f"The same bytes in every run: {', '.join(same['ways'])}", f"{same['runs']} ways", same["wrong"]
    tools = state["tools"]
    said = "; ".join(f"{name} {'not measured here' if found is None else 'clean' if not found else len(found)}" for name, found in tools["told"].items())
    yield "bandit, pip-audit, and every command with Python's warnings as errors", said, tools["wrong"]


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}; {libraries}"


def _processor() -> str:
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.machine()
