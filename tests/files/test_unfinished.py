"""What a run that is killed leaves behind goes with the next one, and never what another run is busy with."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from helpers import ENVIRONMENT, ROOT

from generator.bank.starter import check_free
from generator.files import sweep, write_whole
from generator.files.unfinished import ABANDONED, NAME, Unfinished


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


HALF = """
import os, signal, sys
from pathlib import Path
from generator.files import FileSet
with FileSet() as files:
    files.add(Path(sys.argv[1]), b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_half_way(path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", HALF, str(path)], env=ENVIRONMENT, check=False)
    assert died.returncode == -signal.SIGKILL


def test_what_a_kill_leaves_goes_with_the_next_file_in_that_folder(tmp_path: Path) -> None:
    killed_half_way(tmp_path / "cards.pdf")
    (left,) = names(tmp_path)
    assert NAME.fullmatch(left)
    write_whole(tmp_path / "guide.pdf", b"new")
    assert names(tmp_path) == ["guide.pdf"]


def test_a_folder_with_nothing_but_that_is_free_for_a_new_deck(tmp_path: Path) -> None:
    killed_half_way(tmp_path / "cards.pdf")
    check_free(tmp_path)
    assert names(tmp_path) == []


def test_what_another_run_is_busy_with_stays(tmp_path: Path) -> None:
    place = Unfinished(tmp_path)
    place.new().write_bytes(b"busy")
    again = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pathlib, generator.files as f; f.sweep(pathlib.Path(sys.argv[1]))",
            tmp_path,
        ],
        env=ENVIRONMENT,
        check=True,
    )
    assert again.returncode == 0
    sweep(tmp_path)
    assert (place.path / "1").read_bytes() == b"busy"
    place.close()
    assert names(tmp_path) == []


def test_nothing_else_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary").touch()
    (tmp_path / ".spiegel-0123456789abcdef.part").symlink_to("mine")
    (tmp_path / ".spiegel-0123.part").mkdir()
    (tmp_path / ".spiegel-fedcba9876543210.part").write_bytes(b"an earlier version may be writing this")
    before = names(tmp_path)
    sweep(tmp_path)
    assert names(tmp_path) == before
    old = time.time() - ABANDONED - 1
    os.utime(tmp_path / ".spiegel-fedcba9876543210.part", (old, old))
    sweep(tmp_path)
    assert set(before) - set(names(tmp_path)) == {".spiegel-fedcba9876543210.part"}
    assert names(tmp_path / "mine") == ["diary"]


def test_a_folder_that_is_not_there_or_cannot_be_read_is_nothing_to_sweep(tmp_path: Path) -> None:
    sweep(tmp_path / "none")
    sweep(tmp_path / ("a" * 300))
    sweep(Path("a\0b"))


def test_killed_at_any_instant_a_set_is_whole_files_and_the_next_run_leaves_no_trace(tmp_path: Path) -> None:
    deck = ROOT / "docs" / "decks" / "youth" / "cards.yaml"
    command = [sys.executable, "-m", "generator", "build", str(deck), "-o", "made"]
    started = time.monotonic()
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, cwd=tmp_path)
    takes = time.monotonic() - started
    whole = {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()}
    killed = 0
    for _ in range(10):
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, cwd=tmp_path)
        time.sleep(random.uniform(takes / 2, takes))  # noqa: S311 – no secret
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        assert {name: (tmp_path / "made" / name).read_bytes() for name in whole} == whole
    assert killed > 0
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, cwd=tmp_path)
    assert names(tmp_path / "made") == sorted(whole)
    assert names(tmp_path) == ["made"]


def test_runs_that_write_into_one_folder_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from generator.files import write_whole\n"
        "for at in range(40): write_whole(Path(sys.argv[1]), b'x' * 1000)"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path / str(number))], env=ENVIRONMENT)
        for number in range(4)
    ]
    assert [run.wait() for run in runs] == [0] * 4
    assert names(tmp_path) == ["0", "1", "2", "3"]
