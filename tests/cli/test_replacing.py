"""A PDF that Spiegel did not make is replaced only where somebody says so: on a terminal, or with --force."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT, spiegel

from layouts import usual

if TYPE_CHECKING:
    from pathlib import Path

SMALL = "title: Kort\nlanguages: [nl]\nsuits: [{id: A, name: Werk}]\nquestions: [{id: A1, suit: A, question: Wat?}]\n"
THESIS = b"%PDF-1.5\n1 0 obj\n<</Producer (pdfTeX-1.40)>>\nendobj\nstartxref\n9\n%%EOF\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "thesis.pdf").write_bytes(THESIS)
    return tmp_path


def on_a_terminal(folder: Path, answer: bytes, *words: str) -> tuple[int, str]:
    """What a command does for somebody who answers; gives its exit code and what is on the screen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *words],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, answer)
    screen = b""
    try:
        while more := os.read(ours, 4096):
            screen += more
    except OSError:  # the end of a terminal
        pass
    os.close(ours)
    return process.wait(), screen.decode()


@pytest.mark.parametrize(
    "words", [("cards", "deck.yaml", "-o", "thesis.pdf"), ("guide", "deck.yaml", "-o", "thesis.pdf")]
)
def test_without_a_terminal_it_stays_and_force_replaces_it(folder: Path, words: tuple[str, ...]) -> None:
    ran = spiegel(*words, folder=folder)
    assert ran.returncode == 1
    assert ran.stderr == (
        "thesis.pdf: is there already and was not made by Spiegel, or was changed since, so it is left as it is\n"
        "    → choose another name, or add --force to have it replaced\n\n1 problem; nothing was written.\n"
    )
    assert (folder / "thesis.pdf").read_bytes() == THESIS
    assert spiegel(*words, "--force", folder=folder).returncode == 0
    assert (folder / "thesis.pdf").read_bytes() != THESIS
    assert spiegel(*words, folder=folder).returncode == 0, "now it is ours"


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 1), (b"\n", 1), (b"\x04", 1)])
def test_on_a_terminal_it_is_asked(folder: Path, answer: bytes, code: int) -> None:
    ended, screen = on_a_terminal(folder, answer, "cards", "deck.yaml", "-o", "thesis.pdf")
    assert "thesis.pdf was not made by Spiegel, or was changed since. Replace it? [y/N]" in screen
    assert ended == code
    assert ((folder / "thesis.pdf").read_bytes() == THESIS) is (code == 1)


def test_a_build_changes_none_of_its_files_where_one_is_in_the_way(folder: Path) -> None:
    (folder / "made").mkdir()
    (folder / "made" / "deck-guide-nl.pdf").write_bytes(THESIS)
    assert spiegel("build", "deck.yaml", "-o", "made", folder=folder).returncode == 1
    assert [path.name for path in (folder / "made").iterdir()] == ["deck-guide-nl.pdf"]
    assert spiegel("build", "deck.yaml", "-o", "made", "--force", folder=folder).returncode == 0
    assert len(list((folder / "made").iterdir())) == len(usual())


def test_the_booklet_beside_a_file_may_only_be_an_earlier_one(folder: Path) -> None:
    assert spiegel("guide", "deck.yaml", "-o", "g.pdf", folder=folder).returncode == 0
    (folder / "g-booklet.pdf").write_bytes(THESIS)
    ran = spiegel("booklet", "g.pdf", folder=folder)
    assert (ran.returncode, (folder / "g-booklet.pdf").read_bytes()) == (1, THESIS)
    assert "add --force" in ran.stderr
    assert spiegel("booklet", "g.pdf", "--force", folder=folder).returncode == 0
    assert spiegel("booklet", "g.pdf", folder=folder).returncode == 0


def test_force_replaces_nothing_that_is_no_pdf(folder: Path) -> None:
    ran = spiegel("cards", "deck.yaml", "-o", "deck.yaml", "--force", folder=folder)
    assert (ran.returncode, (folder / "deck.yaml").read_text(encoding="utf-8")) == (1, SMALL)
    assert "is no PDF" in ran.stderr
