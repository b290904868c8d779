"""Time Spiegel and its peers: the same cards, geometry, backs and font, whole processes, in turn.

    python bench/run.py                                  everything, and the figures into README.md and chart.svg
    python bench/run.py --sizes 63 --only spiegel,fpdf2  a part of it, printed only

For each size every program runs once to warm up, and that file is checked; then come the rounds, each program once a
round, so that whatever the machine does besides hits all alike. Ratios are taken within a round, then their median.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

import check
import decks
import report
from measure import Taken, measured
from programs import BENCH, PROGRAMS, ROOT, STARTS, Program
from report import Figures, Run

if TYPE_CHECKING:
    from pathlib import Path

WORK: Final = BENCH / "work"
SIZES: Final = (63, 1000, 10_000)
ROUNDS: Final = 5
START_ROUNDS: Final = 21


def main() -> None:
    asked = arguments()
    WORK.mkdir(exist_ok=True)
    programs = [program for program in PROGRAMS if not asked.only or program.name in asked.only]
    figures = Figures(seed=asked.seed, rounds=asked.rounds)
    for size in asked.sizes:
        measure_size(figures, size, programs)
    measure_starts(figures, min(START_ROUNDS, 4 * asked.rounds + 1))
    print()
    print(report.tables(figures))
    whole = not asked.only and asked.sizes == SIZES
    if whole or asked.write:
        report.write(figures, BENCH)
    if figures.failures:
        sys.exit(f"{len(figures.failures)} did not make a right file; see above.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time Spiegel and its peers on the same decks.")
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="cards a deck, such as 63,1000")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="counted rounds, after one to warm up")
    parser.add_argument("--only", type=_names, default=(), help="these programs, such as spiegel,typst-tagged")
    parser.add_argument("--seed", type=int, default=decks.SEED, help="of the made-up decks")
    parser.add_argument("--write", action="store_true", help="write README.md and chart.svg after a part, too")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    known = [program.name for program in PROGRAMS]
    strange = [name for name in names if name not in known]
    if strange:
        raise argparse.ArgumentTypeError(f"there is no {strange[0]}; there are {', '.join(known)}")
    return names


def measure_size(figures: Figures, size: int, programs: list[Program]) -> None:
    deck = WORK / f"cards-{size}.yaml"
    decks.write(size, deck, figures.seed)
    running = [program for program in programs if size <= program.largest]
    say(f"{size} cards: warming up and checking")
    running = [program for program in running if warmed(figures, program, deck, size)]
    for number in range(1, figures.rounds + 1):
        say(f"{size} cards: round {number} of {figures.rounds}")
        for program in list(running):
            run = once(program, deck, size)
            if isinstance(run, str):
                fail(figures, program, size, run)
                running.remove(program)
            else:
                figures.runs.setdefault((program.name, size), []).append(run)


def warmed(figures: Figures, program: Program, deck: Path, size: int) -> bool:
    run = once(program, deck, size)
    wrong = [run] if isinstance(run, str) else check.problems(target_of(program, size), deck, size)
    if wrong:
        fail(figures, program, size, "; ".join(wrong))
    return not wrong


def once(program: Program, deck: Path, size: int) -> Run | str:
    """One run, or what went wrong with it; every file's pages are counted, the first one's texts and fonts read."""
    target = target_of(program, size)
    target.unlink(missing_ok=True)
    log = target.with_suffix(".log")
    taken = measured(program.command(deck, target), ROOT, log)
    if taken.code or not target.exists():
        return f"exit code {taken.code}: {last_line(log)}"
    if check.counted(target) != check.pages(size):
        return f"{check.counted(target)} pages instead of {check.pages(size)}"
    return Run(taken.wall, taken.cpu, taken.memory, target.stat().st_size)


def target_of(program: Program, size: int) -> Path:
    return WORK / f"{program.name}-{size}.pdf"


def last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "not a word"


def fail(figures: Figures, program: Program, size: int, why: str) -> None:
    say(f"{program.label} failed with {size} cards: {why}")
    figures.failures[program.name, size] = why
    figures.runs.pop((program.name, size), None)


def measure_starts(figures: Figures, rounds: int) -> None:
    say(f"starting up: {rounds} rounds")
    log = WORK / "start.log"
    failed: set[str] = set()
    for number in range(rounds + 1):
        for label, options in STARTS:
            taken: Taken = measured([sys.executable, *options], ROOT, log)
            if taken.code:
                failed.add(f"{label}: {last_line(log)}")
            elif number:
                figures.starts.setdefault(label, []).append(taken.wall)
    for one in sorted(failed):
        say(f"failed: {one}")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
