"""All figures of ``docs/trust.md``, measured one after the other; ``make trust``.

    python tests/trust/run.py

What was measured is kept in ``output/trust``: a run that was cut off goes on where it stopped, as long as the program is the
same. Seeds are printed, so that each input can be made again.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import bounds
import kills as kill_row
import mutated
import odd_targets
import outside
import printed_keys
import random_decks
import same_bytes
import tools
from children import warm
from inputs import ROOT, kinds
from report import write
from same_bytes import NOT_MEASURED
from test_every_key import PRINTED

if TYPE_CHECKING:
    from collections.abc import Callable

STATE = ROOT / "output" / "trust" / "state.json"
BATCH = 50

MUTATED, DECKS, KILLS = 10_000, 1_000, 500

State = dict[str, Any]


def program() -> str:
    """The sum of the program, by which a state is known to be of it."""
    made = hashlib.sha256()
    for folder in ("generator", "layouts"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                made.update(path.read_bytes())
    return made.hexdigest()


def load() -> State:
    """What was measured of this program before, or nothing."""
    try:
        state: State = json.loads(STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"program": program()}
    return state if state.get("program") == program() else {"program": program()}


def save(state: State) -> None:
    """Keeps what was measured."""
    STATE.parent.mkdir(parents=True, exist_ok=True)
    STATE.write_text(json.dumps(state, indent=1), encoding="utf-8")


# ------------------------------------------------------------------------------------------------------ one batch each


def mutated_batch(first: int) -> dict[str, Any]:
    """``BATCH`` mutated inputs from a seed on: runs and accepted ones by kind, and what was wrong."""
    with tempfile.TemporaryDirectory() as made:
        runs = Path(made) / "runs"
        runs.mkdir()
        tried = list(mutated.tried(kinds(Path(made)), iter(range(first, first + BATCH)), runs))
    return {
        "runs": Counter(each.kind for each in tried),
        "accepted": Counter(each.kind for each in tried if each.outcome.code == 0),
        "slowest": max(each.outcome.cpu for each in tried),
        "peak": max(each.outcome.peak for each in tried),
        "wrong": [
            f"seed {each.seed}, {each.kind}, {each.command}: {'; '.join(each.wrong)}" for each in tried if each.wrong
        ],
    }


def decks_batch(first: int) -> dict[str, Any]:
    """``BATCH`` random decks from a seed on."""
    told = Counter[str]()
    wrong = []
    with tempfile.TemporaryDirectory() as made:
        for seed in range(first, first + BATCH):
            found = random_decks.check(seed, Path(made) / str(seed))
            refused = found[:1] == ("refused",)
            told["refused" if refused else "passed"] += 1
            wrong += [f"seed {seed}: {each}" for each in found[:3]] if not refused else []
    return {"runs": told, "wrong": wrong}


def kills_batch(first: int) -> dict[str, Any]:
    """``BATCH`` kills from a seed on; those that came too late are not counted."""
    told = Counter[str]()
    wrong = []
    with tempfile.TemporaryDirectory() as made:
        every = kill_row.Kills(Path(made))
        names = list(kill_row.COMMANDS)
        for seed in range(first, first + BATCH):
            name = names[seed % len(names)]
            killed, found = every.kill(name, seed)
            told["killed" if killed else "too late"] += 1
            wrong += [f"seed {seed}, {name}: {each}" for each in found]
    return {"runs": told, "wrong": wrong}


LONG: dict[str, tuple[Callable[[int], dict[str, Any]], Callable[[dict[str, int]], bool]]] = {
    "mutated": (mutated_batch, lambda runs: sum(runs.values()) >= MUTATED and min(runs.values()) >= 500),
    "decks": (decks_batch, lambda runs: runs.get("passed", 0) >= DECKS),
    "kills": (kills_batch, lambda runs: runs.get("killed", 0) >= KILLS),
}


def measure_long(name: str, state: State) -> None:
    """Batches of a figure, two or more at once, until there are enough."""
    batch, enough = LONG[name]
    row = state.setdefault(name, {"next": 1, "runs": {}, "accepted": {}, "wrong": [], "slowest": 0.0, "peak": 0})
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        while not enough(row["runs"]):
            seeds = [row["next"] + BATCH * number for number in range(os.cpu_count() or 1)]
            for made in pool.map(batch, seeds, chunksize=1):
                for key in ("runs", "accepted"):
                    row[key] = dict(Counter(row[key]) + Counter(made.get(key, {})))
                row["wrong"] += made["wrong"]
                row["slowest"] = max(row["slowest"], made.get("slowest", 0.0))
                row["peak"] = max(row["peak"], made.get("peak", 0))
                for wrong in made["wrong"]:
                    print(f"{name}: {wrong}", flush=True)
            row["next"] += BATCH * len(seeds)
            save(state)
            print(
                f"{name}: seeds up to {row['next'] - 1}, {sum(row['runs'].values())} runs, {len(row['wrong'])} wrong",
                flush=True,
            )


# --------------------------------------------------------------------------------------------------------- at one go


def _printed_keys() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as made:
        wrong = [
            fault for number in range(len(printed_keys.PLANTED)) for fault in printed_keys.check(number, Path(made))
        ]
        faults = printed_keys.verapdf(Path(made))
        return {
            "runs": len(printed_keys.PLANTED),
            "keys": len(PRINTED),
            "verapdf": None if faults is None else list(faults),
            "wrong": wrong,
        }


def _odd_targets() -> dict[str, Any]:
    ended = [*odd_targets.on_targets(), *odd_targets.on_streams()]
    made = sorted({each.what for each in ended})
    return {
        "runs": len(ended),
        "kinds": made,
        "wrong": [f"{each.what}: {each.command}: {each.wrong}" for each in ended if each.wrong],
    }


def _outside() -> dict[str, Any]:
    found = outside.found()
    if found is None:
        return {"not measured": "nothing can be traced", "wrong": []}
    return {
        "runs": len(found),
        "stands": "; ".join(why for _, why in outside.LIBRARIES.values()),
        "wrong": [f"{command}: {each}" for command, strange in found.items() for each in strange],
    }


def _same_bytes() -> dict[str, Any]:
    compared = list(same_bytes.compared())
    return {
        "runs": len(compared),
        "ways": [f"{name} ({said})" if said.startswith(NOT_MEASURED) else name for name, said in compared],
        "wrong": [f"{name}: {said}" for name, said in compared if said and not said.startswith(NOT_MEASURED)],
    }


def _bounds() -> dict[str, Any]:
    ran = list(bounds.tried(bounds.every()))
    read = [each for each in ran if not each.drew]
    return {
        "runs": len(ran),
        "inputs": len({each.name for each in ran}),
        "slowest": max(each.cpu for each in read),
        "slowest of": max(read, key=lambda each: each.cpu).name,
        "peak": max(each.peak for each in ran),
        "peak of": max(ran, key=lambda each: each.peak).name,
        "wrong": [f"{each.name}: {each.command}: {'; '.join(each.wrong)}" for each in ran if each.wrong],
    }


def _tools() -> dict[str, Any]:
    told = {"bandit": tools.bandit(), "pip-audit": tools.pip_audit(), "-W error -X dev": tools.warned()}
    return {"told": told, "wrong": [f"{name}: {each}" for name, found in told.items() for each in found or ()]}


SHORT: dict[str, Callable[[], dict[str, Any]]] = {
    "bounds": _bounds,
    "printed keys": _printed_keys,
    "odd targets": _odd_targets,
    "outside": _outside,
    "same bytes": _same_bytes,
    "tools": _tools,
}


def main() -> None:
    warm()
    state = load()
    for name, measure in SHORT.items():
        if name not in state:
            state[name] = measure()
            save(state)
            print(f"{name}: {state[name]['wrong'] or 'nothing wrong'}", flush=True)
    for name in LONG:
        measure_long(name, state)
    write(state)
    sys.exit(any(row["wrong"] for row in state.values() if isinstance(row, dict)))


if __name__ == "__main__":
    main()
