"""One way to the terminal: nothing that anybody wrote is obeyed there, or looks as if we had said it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT, ROOT

from generator.model.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "a\x1b[31mred\x1b]0;title\x07\u202eb\x9bc\u2028d\nMade x.pdf: all is well."
OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|^Made x", re.MULTILINE)

SMALL = "title: Kort\nlanguages: [nl]\nsuits: [{id: A, name: Werk}]\nquestions: [{id: A1, suit: A, question: Wat?}]\n"

TYPED = [
    ["cards", "{}.yaml", "-o", "{}.pdf"], ["build", "{}.yaml"], ["check", "{}.yaml"], ["check", "{}"],
    ["inspect", "ours.pdf", "{}"], ["inspect", "{}.in.pdf"], ["inspect", "--json", "{}.in.pdf"], ["booklet", "{}.in.pdf"],
    ["booklet", "ours.pdf", "-o", "{}.out.pdf"], ["preview", "{}.in.pdf", "-o", "{}.d", "--dpi", "30"],
    ["new", "{}.n", "--suits", "A"], ["new", "n", "--suits", "{}"], ["new", "n", "--title", "{}"], ["new", "n", "--lang", "{}"],
    ["new", "n", "--from", "{}.yaml"], ["new", "n", "--from", "{}.yaml", "--suit", "{}"], ["new", "n", "--from", "{}"],
    ["export", "{}.yaml", "{}.csv"], ["export", "{}"], ["import", "{}"], ["schema", "-o", "{}.json"], ["schema", "{}"],
    ["{}"], ["--{}"], ["-{}"], ["cards", "--{}"], ["cards", "--lang", "{}"], ["cards", "--suit", "{}"],
    ["cards", "{}.yaml", "--suit", "{}"], ["cards", "{}.yaml", "--theme", "{}"], ["cards", "{}.yaml", "--theme", "{}/x.yaml"],
    ["cards", "--stock", "{}"], ["cards", "--sample", "{}"], ["cards", "{}.yaml", "--session", "{}"], ["list", "{}"], ["list"],
    ["check", "--stock", "{}"], ["workbook", "--names", "{}"], ["workbook", "--page", "{}"], ["cards", "--extras", "{}"],
    ["list", "tags", "tags.yaml"], ["list", "cards", "tags.yaml"], ["check", "tags.yaml"], ["cards", "tags.yaml"],
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evil")
    ours = (ROOT / "docs" / "print" / "cards-nl.pdf").read_bytes()
    for name in ("ours.pdf", f"{EVIL}.in.pdf"):
        (folder / name).write_bytes(ours)
    (folder / f"{EVIL}.yaml").write_text(SMALL, encoding="utf-8")
    said = EVIL.encode("unicode_escape").decode().replace('"', "")
    tags = SMALL.replace("question: Wat?", f'question: "{said}", tags: ["{said}"]').replace("Kort", f'"{said}"')
    (folder / "tags.yaml").write_text(tags, encoding="utf-8")
    return folder


@pytest.mark.parametrize("words", TYPED, ids=" ".join)
def test_no_name_and_no_text_reaches_the_terminal_with_what_it_would_obey(folder: Path, words: list[str]) -> None:
    typed = [word.replace("{}", EVIL) for word in words]
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *typed],
        cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert ran.returncode in {0, 1, 2}
    assert ran.stdout + ran.stderr != ""
    assert not OBEYED.search(ran.stdout + ran.stderr), (ran.stdout, ran.stderr)
    assert "inside Spiegel" not in ran.stderr


NO_UTF_8 = os.fsdecode(b"caf\xe9")


@pytest.mark.parametrize(
    "words",
    [["cards", "{}.yaml", "-o", "{}.pdf"], ["inspect", "{}.in.pdf"], ["inspect", "--json", "{}.in.pdf"],
     ["booklet", "{}.in.pdf"], ["preview", "{}.in.pdf", "-o", "{}", "--dpi", "30"], ["new", "{}.n", "--from", "{}.yaml"],
     ["export", "{}.yaml", "{}.csv"], ["import", "{}.q.csv"], ["cards", "{}.none.yaml"], ["{}"], ["cards", "--lang", "{}"]],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_is_no_utf_8_is_a_name_like_any_other(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / f"{NO_UTF_8}.in.pdf").write_bytes((ROOT / "docs" / "print" / "cards-nl.pdf").read_bytes())
    (tmp_path / f"{NO_UTF_8}.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / f"{NO_UTF_8}.q.csv").write_text("vraag\nWat deed je?\nWie was er?\n", encoding="utf-8")
    typed = [word.replace("{}", NO_UTF_8) for word in words]
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *typed],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == (2 if words[-1] == "{}" and "preview" not in words else "none" in words[-1])
    assert "inside Spiegel" not in ran.stderr


def test_a_problem_is_two_lines_whatever_its_file_is_called() -> None:
    assert str(Problem("is bad", "a\nb", 1, hint="do\x1b[0m it")) == "a�b:1: is bad\n    → do�[0m it"
