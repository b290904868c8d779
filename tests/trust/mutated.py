"""Figure: mutated inputs of every kind, and what a command did with them.

    python tests/trust/mutated.py 10000 [SEED]

A run counts as wrong where the command made a mistake of its own, took over ``SECONDS`` of processor or did not end, took
over ``MEMORY``, changed what was there before, or left a file although it refused. Inputs that went wrong are kept in
``output/trust/wrong``.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from children import PATIENCE, Outcome, run, warm
from inputs import ROOT, Kind, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SECONDS = 10.0
MEMORY = 512 * 1024
KEPT = ROOT / "output" / "trust" / "wrong"


class Tried(NamedTuple):
    """One mutated input: its kind, the command, how it ended, and what was wrong with that."""

    kind: str
    command: str
    seed: int
    outcome: Outcome
    wrong: tuple[str, ...]


def tried(every: Sequence[Kind], seeds: Iterator[int], folder: Path) -> Iterator[Tried]:
    """Each seed's input, tried."""
    for seed in seeds:
        chance = Random(seed)
        kind = every[seed % len(every)]
        name = chance.choice(sorted(kind.files))
        mutation = chance.choice(kind.mutations)
        data = mutation(kind.files[name], chance)
        command = chance.choice(kind.commands)
        yield _one(kind, name, data, command, seed, folder)


def _one(kind: Kind, name: str, data: bytes, command: str, seed: int, folder: Path) -> Tried:
    place = folder / f"run{seed}"
    shutil.copytree(kind.beside, place)
    (place / name).write_bytes(data)
    before = _sums(place)
    outcome = run([word.replace("{}", name) for word in command.split()], place)
    after = _sums(place)
    wrong = tuple(_wrong(outcome, before, after, changes="--into" in command))
    if wrong:
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{seed}-{name}").write_bytes(data)
    shutil.rmtree(place)
    return Tried(kind.name, command, seed, outcome, wrong)


def _sums(place: Path) -> dict[str, str]:
    return {
        str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def _wrong(outcome: Outcome, before: dict[str, str], after: dict[str, str], *, changes: bool) -> Iterator[str]:
    if outcome.internal:
        yield f"internal error ({outcome.code})"
    if outcome.cpu > SECONDS or outcome.seconds > PATIENCE:
        yield f"over {SECONDS:g} s"
    if outcome.peak > MEMORY:
        yield f"over {MEMORY // 1024} MB"
    allowed = {"cards.yaml"} if changes and outcome.code == 0 else set()
    if any(after.get(name) != sum_ for name, sum_ in before.items() if name not in allowed):
        yield "an input changed"
    new = set(after) - set(before)
    if any(not name.startswith("made") and "-made" not in name for name in new):
        yield f"strange files: {sorted(new)}"
    if (new and outcome.code not in {0, 1}) or (
        outcome.code and any(name.endswith((".pdf", ".yaml", ".xlsx")) for name in new)
    ):
        yield f"files although it refused: {sorted(new)}"


def main() -> None:
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    warm()
    totals: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as made:
        every = kinds(Path(made))
        runs = Path(made) / "runs"
        runs.mkdir()
        for each in tried(every, iter(range(first, first + count)), runs):
            row = totals.setdefault(each.kind, [0, 0, 0])
            row[0] += 1
            row[1] += each.outcome.code == 0
            row[2] += bool(each.wrong)
            if each.wrong:
                said = each.outcome.said.strip().splitlines()
                print(
                    each.seed,
                    each.kind,
                    each.command,
                    each.wrong,
                    f"{each.outcome.cpu:.1f} s {each.outcome.peak // 1024} MB",
                    said[:1],
                    flush=True,
                )
    for kind, (runs_, accepted, wrong) in totals.items():
        print(f"{kind:16} {runs_:6} runs, {accepted:6} accepted, {wrong:4} wrong")


if __name__ == "__main__":
    main()
