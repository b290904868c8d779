"""Figure: kills at random instants of every command that writes, and what lies there afterwards.

    python tests/trust/kills.py 500 [SEED]

Before each, the command has run on an older deck; then it runs on a newer one and is killed. Each file must be the old or the
new one, whole, and the files of one run all old or all new; and after the next run nothing must be left of the one killed.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from children import Outcome, run, warm

ROOT = Path(__file__).resolve().parents[2]
YOUTH = ROOT / "docs" / "decks" / "youth"
KILLED = -9

COMMANDS = {
    "cards": "cards -o made.pdf",
    "guide": "guide -o made.pdf",
    "workbook": "workbook -o made.pdf",
    "workbooks": "workbook --page cover --names names.txt",
    "build": "build -o made",
    "preview": "preview --product cards --dpi 30 -o made",
    "new": "new made --from cards.yaml",
    "import": "import questions.csv -o made.yaml",
    "import into": "import questions.csv --into deck.yaml",
    "export": "export made.xlsx --replace",
    "schema": "schema -o made.json",
    "booklet": "booklet printed.pdf -o made.pdf",
}
"""The commands that write."""


ONCE = {"new": "made", "import": "made.yaml"}
"""Those that make what is not there yet, and leave what is."""


def files(folder: Path) -> dict[str, str]:
    """The sum of each file in a folder by its name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Kills:
    """The commands, each with the folder before, after its run on the older deck, and after that on the newer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._printed: dict[bool, bytes] = {}
        for new in (False, True):
            place = self._inputs(folder / f"printed{new}", new=new)
            run(["cards", "-o", "printed.pdf"], place)
            self._printed[new] = (place / "printed.pdf").read_bytes()
        self.ends = {name: self._ends(name) for name in COMMANDS}

    def _inputs(self, place: Path, *, new: bool) -> Path:
        shutil.copytree(YOUTH, place, dirs_exist_ok=True)
        words = (YOUTH / "cards.yaml").read_text(encoding="utf-8")
        (place / "deck.yaml").write_text(words, encoding="utf-8")
        changed = words.replace("het hardst gelachen", "het allerhardst gelachen") if new else words
        (place / "cards.yaml").write_text(changed, encoding="utf-8")
        probe = "harder" if new else "hard"
        (place / "questions.csv").write_text(
            f"code;vraag;reeks\nK1;Wat klonk er {probe}?;Wat knalde\nK99;Wat nog?;Wat knalde\n", encoding="utf-8"
        )
        (place / "names.txt").write_text(
            "".join(f"Naam {number}{' x' * new}\n" for number in range(6)), encoding="utf-8"
        )
        if self._printed.get(new):
            (place / "printed.pdf").write_bytes(self._printed[new])
        return place

    def _ends(self, name: str) -> tuple[dict[str, str], float]:
        """What a command leaves that ran on the older deck, then on the newer; and how long the second run takes."""
        place = self._inputs(self._folder / name.replace(" ", "-"), new=False)
        old = self._run(name, place)
        assert old.code == 0, old.said
        self._inputs(place, new=True)
        self._clear(name, place)
        new = self._run(name, place)
        assert new.code == 0, new.said
        return files(place), new.seconds

    @staticmethod
    def _clear(name: str, place: Path) -> None:
        made = place / ONCE.get(name, "nothing")
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)

    def _run(self, name: str, place: Path, kill_after: float = 30.0) -> Outcome:
        return run(COMMANDS[name].split(), place, kill_after=kill_after)

    def kill(self, name: str, seed: int) -> tuple[bool, tuple[str, ...]]:
        """One kill → whether it came in time, and what was wrong."""
        chance = Random(seed)
        after, seconds = self.ends[name]
        place = self._inputs(self._folder / f"kill{seed}", new=False)
        self._run(name, place)
        self._inputs(place, new=True)
        self._clear(name, place)
        before = files(place)
        outcome = self._run(name, place, kill_after=chance.uniform(0.0, seconds * 1.1))
        now = files(place)
        wrong = [
            f"{each} is neither old nor new"
            for each in now
            if each in before.keys() | after.keys() and now[each] not in (before.get(each), after.get(each))
        ]
        changed = [each for each in after if after[each] != before.get(each)]
        news = {now.get(each) == after[each] for each in changed}
        if len(news) > 1:
            wrong.append("some files of the run are old and others new")
        there = name in ONCE and (place / ONCE[name]).exists()
        again = Outcome(0, "", 0, 0, 0) if there else self._run(name, place)
        if again.code:
            wrong.append(f"the next run refuses: {again.said.strip()[:200]}")
        left = sorted(set(files(place)) - after.keys() - before.keys())
        if left:
            wrong.append(f"left behind: {left}")
        if files(place) != after and not again.code and not left:
            wrong.append("the next run does not make what an undisturbed one makes")
        shutil.rmtree(place)
        return outcome.code == KILLED, tuple(wrong)


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    warm()
    killed, bad = 0, 0
    with tempfile.TemporaryDirectory() as made:
        kills = Kills(Path(made))
        names = list(COMMANDS)
        while killed < count:
            name = names[seed % len(names)]
            in_time, wrong = kills.kill(name, seed)
            killed += in_time
            bad += bool(wrong)
            if wrong:
                print(seed, name, wrong, flush=True)
            seed += 1
    print(f"{killed} kills, {bad} wrong")


if __name__ == "__main__":
    main()
