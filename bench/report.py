"""What was measured in, tables and verdicts out: in Markdown for README.md, and the chart beside it."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

import chart
from measure import MEGABYTE
from programs import PROGRAMS, SPIEGEL, START_BASE, START_SPIEGEL, STARTS, Program

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENED: Final = "<!-- figures -->"
CLOSED: Final = "<!-- /figures -->"

WALL: Final = {
    "typst-tagged": {63: 3.5, 1000: 0.6, 10_000: 0.3},
    "fpdf2": {63: 0.35, 1000: 0.12, 10_000: 0.07},
}
FILE: Final = {63: 0.8, 1000: 0.5, 10_000: 0.5}
FILE_PEER: Final = "typst-tagged"
MEMORY: Final = {63: 45, 1000: 60, 10_000: 130}
START: Final = 2.5


class Run(NamedTuple):
    """Seconds and bytes."""

    wall: float
    cpu: float
    memory: int
    size: int


@dataclass
class Figures:
    """All runs by program and number of cards, in the order of the rounds."""

    seed: int
    rounds: int
    runs: dict[tuple[str, int], list[Run]] = field(default_factory=dict)
    starts: dict[str, list[float]] = field(default_factory=dict)
    failures: dict[tuple[str, int], str] = field(default_factory=dict)

    def sizes(self) -> list[int]:
        return sorted({size for _, size in self.runs} | {size for _, size in self.failures})

    def wall(self, name: str, size: int) -> float | None:
        runs = self.runs.get((name, size))
        return median(run.wall for run in runs) if runs else None

    def ratio(self, peer: str, size: int, what: str = "wall") -> float | None:
        """Spiegel's figure as a part of the peer's, round by round, then the median."""
        ours, theirs = self.runs.get((SPIEGEL, size)), self.runs.get((peer, size))
        if not ours or not theirs:
            return None
        pairs = zip(ours, theirs, strict=True)
        return median(float(getattr(one, what) / getattr(other, what)) for one, other in pairs)


def write(figures: Figures, folder: Path) -> None:
    readme = folder / "README.md"
    found = f"{OPENED}\n\n{tables(figures)}\n\n{CLOSED}"
    text = readme.read_text(encoding="utf-8")
    between = re.compile(f"{re.escape(OPENED)}.*?{re.escape(CLOSED)}", re.DOTALL)
    readme.write_text(between.sub(lambda _: found, text), encoding="utf-8")
    lines = [
        chart.Line(program.label, program.colour, points, bold=program.name == SPIEGEL)
        for program in PROGRAMS
        if (points := [(size, wall) for size in figures.sizes() if (wall := figures.wall(program.name, size))])
    ]
    if lines:
        (folder / "chart.svg").write_text(chart.drawn(lines), encoding="utf-8")


def tables(figures: Figures) -> str:
    """Everything that stands between the two marks of README.md."""
    today = dt.datetime.now(dt.UTC).date()
    rounds = f"medians of {figures.rounds} rounds" if figures.rounds > 1 else "one round"
    parts = [f"{today:%-d %B %Y}, {machine()}; {rounds}, seed {figures.seed}.", "", versions()]
    for size in figures.sizes():
        parts += ["", f"### {size:,} cards", "", *_size_table(figures, size)]
    parts += ["", "### Start-up", "", *_start_table(figures)]
    parts += ["", "### Aims", "", *_aims_table(figures)]
    return "\n".join(parts)


def machine() -> str:
    """The processor's name, cores and memory, and the Python."""
    name, cores = platform.processor() or platform.machine(), os.cpu_count()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists() and (found := re.search(r"model name\s*:\s*(.+)", cpus.read_text(encoding="utf-8"))):
        name = found[1]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{name}, {cores} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def versions() -> str:
    found: dict[str, str] = {}
    for program in PROGRAMS:
        try:
            found.setdefault(program.package, program.release())
        except PackageNotFoundError:
            found.setdefault(program.package, "not installed")
    return "Versions: " + ", ".join(f"{package} {release}" for package, release in found.items()) + "."


def _size_table(figures: Figures, size: int) -> Iterator[str]:
    yield "| | wall, s | CPU, s | peak memory, MB | file, kB | Spiegel’s wall ÷ this |"
    yield "|-|-:|-:|-:|-:|-:|"
    for program in PROGRAMS:
        if runs := figures.runs.get((program.name, size)):
            ratio = figures.ratio(program.name, size)
            beside = "" if program.name == SPIEGEL or ratio is None else f"{ratio:.2f}"
            yield f"| {_named(program)} | {_run(runs)} | {beside} |"
        elif (program.name, size) in figures.failures:
            yield f"| {_named(program)} | failed | | | | |"


def _named(program: Program) -> str:
    return f"**{program.label}**" if program.name == SPIEGEL else program.label


def _run(runs: list[Run]) -> str:
    wall, cpu = median(run.wall for run in runs), median(run.cpu for run in runs)
    memory, size = median(run.memory for run in runs), median(run.size for run in runs)
    return f"{_seconds(wall)} | {_seconds(cpu)} | {memory / MEGABYTE:.0f} | {size / 1000:,.0f}"


def _seconds(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"


def _start_table(figures: Figures) -> Iterator[str]:
    yield '| | wall, s | ÷ `python -c "import click"` |'
    yield "|-|-:|-:|"
    base = figures.starts.get(START_BASE, [])
    for label, _ in STARTS:
        if walls := figures.starts.get(label):
            yield f"| `{label}` | {median(walls):.3f} | {_paired(walls, base)} |"
        else:
            yield f"| `{label}` | failed | |"


def _paired(walls: list[float], base: list[float]) -> str:
    return f"{median(one / other for one, other in zip(walls, base, strict=True)):.2f}" if base else ""


def _aims_table(figures: Figures) -> Iterator[str]:
    yield "| | aim | got | |"
    yield "|-|-:|-:|-|"
    for what, aim, got, unit in _aims(figures):
        verdict = "reached" if got <= aim else "**missed**"
        reached = f"{got:.0f}" if unit else f"{got:.2f}"
        yield f"| {what} | ≤ {aim:g}{unit} | {reached}{unit} | {verdict} |"


def _aims(figures: Figures) -> Iterator[tuple[str, float, float, str]]:
    labels = {program.name: program.label for program in PROGRAMS}
    for peer, aims in WALL.items():
        for size, aim in aims.items():
            if (got := figures.ratio(peer, size)) is not None:
                yield f"wall ÷ {labels[peer]}, {size:,} cards", aim, got, ""
    for size, aim in FILE.items():
        if (got := figures.ratio(FILE_PEER, size, "size")) is not None:
            yield f"file ÷ {labels[FILE_PEER]}, {size:,} cards", aim, got, ""
    for size, megabytes in MEMORY.items():
        if runs := figures.runs.get((SPIEGEL, size)):
            yield f"peak memory, {size:,} cards", megabytes, median(run.memory for run in runs) / MEGABYTE, " MB"
    yield from _growth(figures)
    base = figures.starts.get(START_BASE, [])
    for label in START_SPIEGEL:
        if (walls := figures.starts.get(label)) and base:
            yield f"`{label}` ÷ a bare `import click`", START, float(_paired(walls, base)), ""


def _growth(figures: Figures) -> Iterator[tuple[str, float, float, str]]:
    """Times the cost against times the cards, from each size to the next."""
    sizes = [size for size in figures.sizes() if figures.runs.get((SPIEGEL, size))]
    for small, large in pairwise(sizes):
        walls = figures.wall(SPIEGEL, small), figures.wall(SPIEGEL, large)
        if walls[0] and walls[1]:
            yield f"times the wall, {small:,} to {large:,} cards", round(large / small, 1), walls[1] / walls[0], ""
