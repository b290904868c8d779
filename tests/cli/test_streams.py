"""Standard streams that are full, closed or gone: a command does its work, and its exit code is right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ENVIRONMENT, ROOT

FULL = Path("/dev/full")
SMALL = "title: Kort\nlanguages: [nl]\nsuits: [{id: A, name: Werk}]\nquestions: [{id: A1, suit: A, question: Wat?}]\n"

pytestmark = pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a line does in which S is the command."""
    command = f'S() {{ "{sys.executable}" -m generator "$@"; }}; {line}'
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )


MAKES = {
    "cards deck.yaml -o made.pdf": "made.pdf",
    "schema -o made.json": "made.json",
    "new made --suits A": "made",
    "export deck.yaml made.csv": "made.csv",
    "preview deck.yaml --product cards -o made --dpi 30": "made",
}
SAYS = ["list cards deck.yaml", "check deck.yaml", "schema", "--help", "--version", "cards --help"]


@pytest.mark.parametrize("line", [*MAKES, *SAYS])
def test_what_a_full_output_does_not_take_is_told_and_the_files_are_there(folder: Path, line: str) -> None:
    ran = shell(f"S {line} > /dev/full", folder)
    assert ran.returncode == 1
    assert ran.stderr == (
        "standard output: cannot be written to: no space left on device\n"
        "    → what the command made is there, and whole; what it had to say is lost\n"
    )
    assert line not in MAKES or (folder / MAKES[line]).exists()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each line makes where all streams are open."""
    made = {}
    for line, name in MAKES.items():
        there = tmp_path_factory.mktemp("usual")
        (there / "deck.yaml").write_text(SMALL, encoding="utf-8")
        ran = shell(f"S {line}", there)
        assert (ran.returncode, ran.stderr) == (0, "")
        made[line] = there / name
    return made


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("line", MAKES)
def test_a_stream_that_is_closed_stops_nothing_and_no_file_takes_its_place(
    folder: Path, usual: dict[str, Path], line: str, closed: str
) -> None:
    ran = shell(f"S {line} {closed}", folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    same = shell(f"diff -r '{usual[line]}' {MAKES[line]}", folder)
    assert (same.returncode, same.stdout) == (0, ""), "the same bytes as with streams that are open"


@pytest.mark.parametrize("closed", [">&-", "2>&-", "2>/dev/full", ">/dev/full 2>&1", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("line", "code"), [("cards nowhere.yaml", 1), ("nonsense", 2), ("cards --nonsense", 2)])
def test_what_is_wrong_stays_wrong_when_nobody_can_hear_it(folder: Path, line: str, code: int, closed: str) -> None:
    assert shell(f"S {line} {closed}", folder).returncode == code


@pytest.mark.parametrize("line", [*MAKES, *SAYS, "list texts deck.yaml"])
def test_a_reader_that_goes_away_is_nothing_to_speak_of(folder: Path, line: str) -> None:
    ran = shell(f"{{ S {line}; echo $? > code; }} | true", folder)
    assert (ran.stderr, (folder / "code").read_text(encoding="utf-8")) == ("", "0\n")
    assert line not in MAKES or (folder / MAKES[line]).exists()


def test_what_was_found_wrong_is_the_exit_code_also_where_the_reader_goes_away(folder: Path) -> None:
    (folder / "two.pdf").write_bytes(
        (ROOT / "docs" / "print" / "cards-nl.pdf").read_bytes().replace(b"/Type", b"/Tipe")
    )
    alone = shell("S inspect two.pdf", folder).returncode
    shell("{ S inspect two.pdf; echo $? > code; } | true", folder)
    assert (alone, (folder / "code").read_text(encoding="utf-8")) == (1, "1\n")


def test_a_pipe_that_does_not_wait_and_is_full_is_waited_for(folder: Path) -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    command = [sys.executable, "-m", "generator", "schema"]
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        whole = said.read()
    assert process.wait() == 0
    assert whole == subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True).stdout


def schema_and_workbook(folder: Path, **variables: str) -> tuple[bytes, bytes]:
    command = [sys.executable, "-m", "generator"]
    usual = {name: value for name, value in ENVIRONMENT.items() if name != "PYTHONIOENCODING"}
    schema = subprocess.run([*command, "schema"], cwd=folder, env=usual | variables, capture_output=True, check=True)
    export = [*command, "export", "deck.yaml", "made.xlsx", "--replace"]
    subprocess.run(export, cwd=folder, env=usual | variables, capture_output=True, check=True)
    return schema.stdout, (folder / "made.xlsx").read_bytes()


@pytest.fixture(scope="module")
def usual_bytes(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    there = tmp_path_factory.mktemp("usual")
    (there / "deck.yaml").write_text(SMALL, encoding="utf-8")
    return schema_and_workbook(there)


@pytest.mark.parametrize(
    "variables",
    [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "utf-16"}, {"TZ": "Asia/Tokyo"},
     {"PYTHONHASHSEED": "1"}, {"OPENPYXL_LXML": "False"}, {"SOURCE_DATE_EPOCH": "5"}, {"LANG": "tr_TR.UTF-8"},
     {"PYTHONOPTIMIZE": "2"}],
    ids=str,
)  # fmt: skip
def test_a_schema_and_a_workbook_are_the_same_bytes_everywhere(
    folder: Path, usual_bytes: tuple[bytes, bytes], variables: dict[str, str]
) -> None:
    assert schema_and_workbook(folder, **variables) == usual_bytes


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    ran = shell("mkdir gone; cd gone; rmdir ../gone; S list stocks", folder)
    assert (ran.returncode, ran.stderr) == (
        1,
        "the folder you are working in is gone\n    → go to another one with cd\n",
    )
