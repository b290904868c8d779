from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT

from generator.model.printer import PrinterProfile
from generator.model.problems import DeckError
from generator.printers.store import keep, profile, profiles, remove

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = PrinterProfile(
    name="office", paper="a4", tray="rear", across=1.25, down=-0.5, turn=0.1, order="same", turned=180
)
HOME = PrinterProfile(name="010", paper="letter", measured="2026-11-25")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "printers.yaml"


def test_what_is_kept_is_read_again(file: Path) -> None:
    assert profiles(file) == ()
    assert not keep(file, OFFICE)
    assert not keep(file, HOME)
    assert profiles(file) == (OFFICE, HOME)
    assert profile(file, "office/rear") == OFFICE
    assert profile(file, "010") == HOME


def test_a_second_measurement_takes_the_place_of_the_first(file: Path) -> None:
    keep(file, OFFICE)
    keep(file, HOME)
    again = PrinterProfile(name="office", paper="a4", tray="rear", across=0.25)
    assert keep(file, again)
    assert profiles(file) == (again, HOME)


def test_one_is_removed_and_the_others_stay(file: Path) -> None:
    keep(file, OFFICE)
    keep(file, HOME)
    remove(file, "office/rear")
    assert profiles(file) == (HOME,)
    remove(file, "010")
    assert profiles(file) == ()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("offise/rear", "did you mean office/rear?"), ("canon", "those that were measured: office/rear and 010")],
)
def test_a_printer_that_is_not_known_is_told_with_those_that_are(file: Path, typed: str, hint: str) -> None:
    keep(file, OFFICE)
    keep(file, HOME)
    for ask in (profile, remove):
        with pytest.raises(DeckError) as caught:
            ask(file, typed)
        [problem] = caught.value.problems
        assert (problem.what, problem.hint) == (f"there is no printer {typed}", hint)


def test_where_none_is_known_the_hint_says_how_to_make_one(file: Path) -> None:
    with pytest.raises(DeckError, match="spiegel printer calibrate --help"):
        profile(file, "office")


@pytest.mark.parametrize(
    ("text", "line"),
    [("- {name: a, paper: a4, across: 99}\n", 1), ("- name: a\n  paper: a4\n  turned: 90\n", 3), ("- {name: a}\n", 1)],
)
def test_a_file_that_somebody_changed_is_told_with_its_line_and_stays(file: Path, text: str, line: int) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        keep(file, OFFICE)
    assert caught.value.problems[0].line == line
    assert file.read_text(encoding="utf-8") == text


SETTING = """
import sys
from pathlib import Path
from generator.model.printer import PrinterProfile
from generator.printers.store import keep
print("on", flush=True)
while True:
    for many in (1, 2):
        keep(Path(sys.argv[1]), PrinterProfile(name="b", paper="a4", across=float(many)))
"""


def test_killed_while_it_sets_the_file_is_whole(file: Path) -> None:
    keep(file, OFFICE)
    for wait in (0.01, 0.02, 0.03):
        child = subprocess.Popen(
            [sys.executable, "-c", SETTING, str(file)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert profiles(file)[0] == OFFICE
