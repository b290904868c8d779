"""What a command does without a package that only some decks need: it runs, or says in a line what is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT, ROOT

from generator.model.packages import how_to_install, needed
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from pathlib import Path

OPTIONAL = ("rapidfuzz", "watchfiles", "svglib", "lxml", "PIL")

BLOCKED = """
import sys
from generator.cli.main import main
missing, sys.argv[1:] = sys.argv[1].split(","), sys.argv[2:]
sys.modules.update(dict.fromkeys(missing))
main()
"""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)
"""A white pixel."""


def spiegel(folder: Path, *words: str, missing: tuple[str, ...] = OPTIONAL) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BLOCKED, ",".join(missing), *words]
    return subprocess.run(
        command,
        env=ENVIRONMENT,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck with a picture on one of its questions."""
    (tmp_path / "dot.png").write_bytes(PNG)
    shutil.copy(ROOT / "generator" / "bank" / "starters" / "cup.svg", tmp_path)
    path = tmp_path / "my-deck.yaml"
    path.write_text(
        "title: Dots\nlanguages: [en]\nsuits: [{id: A, name: Work}]\nquestions:\n"
        "  - {id: A1, suit: A, question: 'What do you see?', depth: 1, picture: {file: dot.png, shows: A dot}}\n"
        "  - {id: A2, suit: A, question: 'What is it?', depth: 1, picture: {file: dot.png, shows: A dot}}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("product", ["cards", "guide", "workbook"])
def test_without_all_of_them_every_product_is_the_same_file(tmp_path: Path, product: str) -> None:
    shutil.copy(ROOT / "cards.yaml", tmp_path)
    made = spiegel(tmp_path, product, "-o", "without.pdf")
    assert (made.returncode, made.stderr) == (0, "")
    spiegel(tmp_path, product, "-o", "with.pdf", missing=("none",))
    assert (tmp_path / "without.pdf").read_bytes() == (tmp_path / "with.pdf").read_bytes()


def test_without_all_of_them_the_other_commands_do_their_work(tmp_path: Path) -> None:
    shutil.copy(ROOT / "cards.yaml", tmp_path)
    for line in (
        "new mine --suits A", "build mine/cards.yaml", "inspect output/guide-nl.pdf", "schema", "list cards",
        "booklet output/guide-nl.pdf -o booklet.pdf", "export q.xlsx", "import q.xlsx -o q.yaml", "watch --help",
        "preview --help",
    ):  # fmt: skip
        made = spiegel(tmp_path, *line.split())
        assert (made.returncode, made.stderr) == (0, ""), line


def told(package: str, what: str) -> str:
    return f"{what}: needs the package {package}, which is not installed\n    → install it: "


def test_a_picture_needs_pillow_and_that_is_told_once(deck: Path) -> None:
    made = spiegel(deck.parent, "build", deck.name, missing=("PIL",))
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith(told("pillow", "a picture in PNG or JPEG"))
    assert made.stderr.endswith("-m pip install pillow\n\n1 problem; nothing was written.\n")


@pytest.mark.parametrize(("module", "package"), [("lxml", "lxml"), ("svglib", "svglib"), ("PIL", "pillow")])
def test_a_picture_in_svg_needs_what_reads_it(deck: Path, module: str, package: str) -> None:
    deck.write_text(deck.read_text(encoding="utf-8").replace("dot.png", "cup.svg"), encoding="utf-8")
    made = spiegel(deck.parent, "cards", deck.name, missing=(module,))
    assert made.stderr.startswith(told(package, "a picture in SVG"))
    assert made.stderr.endswith(f"pip install {package}\n\n1 problem; nothing was written.\n")
    assert spiegel(deck.parent, "cards", deck.name, missing=("none",)).returncode == 0


@pytest.mark.parametrize(
    ("command", "module", "package", "done"),
    [
        ("watch", "watchfiles", "watchfiles", "nothing is watched"),
        ("preview", "PIL", "pillow", "no pictures were made"),
    ],
)
def test_a_command_says_what_it_needs(deck: Path, command: str, module: str, package: str, done: str) -> None:
    made = spiegel(deck.parent, command, deck.name, missing=(module,))
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith(told(package, f"spiegel {command}"))
    assert made.stderr.endswith(f"\n\n1 problem; {done}.\n")


def test_a_check_without_rapidfuzz_gives_the_rest_of_its_advice(deck: Path) -> None:
    made = spiegel(deck.parent, "check", deck.name, missing=("rapidfuzz",))
    assert (made.returncode, made.stderr) == (0, "")
    assert told("rapidfuzz", "advice on questions that ask nearly the same") in made.stdout
    assert "all is well" in made.stdout


def test_a_package_that_is_there_and_lacks_one_of_its_own_is_not_called_missing() -> None:
    with pytest.raises(ModuleNotFoundError), needed("svglib", "a picture"):
        raise ModuleNotFoundError("No module named 'tinycss2'", name="tinycss2")
    with pytest.raises(DeckError), needed("svglib", "a picture"):
        raise ModuleNotFoundError("No module named 'svglib.svglib'", name="svglib.svglib")


def test_what_to_type_is_known_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    code = "import os; from generator.model.packages import how_to_install; os.rmdir(os.getcwd()); print(how_to_install('x'))"
    gone = tmp_path / "gone"
    gone.mkdir()
    made = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, cwd=gone, capture_output=True, check=False)
    assert made.stdout.decode() == f"install it: {sys.executable} -m pip install x\n"
    assert how_to_install("x").endswith("-m pip install x")
