"""A short form of each figure of ``make trust``, in every run of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def said(script: str, *arguments: str) -> list[str]:
    """What a script of this folder prints, line by line; it must end well."""
    run = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], capture_output=True, text=True, check=False, timeout=300
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_mutated_inputs_of_every_kind_are_refused_in_words_or_read() -> None:
    lines = said("mutated.py", "40", "1")
    assert len(lines) == 10  # a line a kind, and none for a fault
    assert all(line.endswith("0 wrong") for line in lines)


def test_random_decks_print_what_was_written() -> None:
    lines = said("random_decks.py", "4", "8")  # the first of these has a suit that says how it is played
    assert lines[-1].split("; ")[0].endswith(" 0 wrong")


def test_a_kill_at_any_instant_leaves_whole_files() -> None:
    assert said("kills.py", "8", "1") == ["8 kills, 0 wrong"]


def test_what_is_typed_in_a_printed_key_is_on_paper() -> None:
    assert said("printed_keys.py", "7")[-1].split("; ")[0].endswith(" 0 wrong")


@pytest.mark.parametrize("part", ["targets", "streams"])
def test_odd_targets_and_streams_end_in_words(part: str) -> None:
    assert said("odd_targets.py", part, "17")[-1].endswith(", 0 wrong")


def test_a_run_opens_nothing_that_it_has_nothing_to_do_with() -> None:
    lines = said("outside.py", "1")
    if lines[-1].startswith("not measured here"):
        pytest.skip(lines[-1])
    assert [line for line in lines if not line.endswith("nothing")] == []


def test_the_bytes_are_the_same_whatever_surrounds_the_run() -> None:
    lines = said("same_bytes.py", "1")
    assert [line for line in lines if not line.endswith("the same bytes")] == []


def test_heavy_inputs_of_every_kind_are_read_or_refused_within_their_bounds() -> None:
    few = ["deep mappings", "a picture: PNG of bits", "an SVG: uses of uses within", "a font: segments"]
    few += ["a PDF: image that says it is larger", "a sheet in csv: an open quote"]
    lines = said("bounds.py", *few)
    assert lines[-1] == "0 wrong"
    assert len(lines) == 13  # a command on a line, and the sum
