"""No code and no settings reach a run from the folder it runs in, or from what others left for ReportLab."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from helpers import ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLANTED = (
    "random", "json", "re", "pathlib", "typing", "logging", "dataclasses", "subprocess", "hashlib", "shutil", "inspect",
    "click", "yaml", "msgspec", "PIL", "lxml", "reportlab", "pypdf", "watchfiles", "cryptography", "fontpkg_lato",
    "reportlab_settings", "reportlab_mods", "local_reportlab_settings", "sitecustomize", "usercustomize",
)  # fmt: skip
"""Names of modules that we or our libraries import, or try to; those that ``python -m`` itself needs, it takes unasked."""


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A deck's folder in which every module leaves a trace and ends the run."""
    folder = shutil.copytree(ROOT / "docs" / "decks" / "youth", tmp_path / "deck")
    for name in PLANTED:
        (folder / f"{name}.py").write_text(
            f"open({str(tmp_path / 'trace')!r}, 'a').write({name!r} + '\\n'); raise SystemExit(99)", encoding="utf-8"
        )
    return folder


def trace(trap: Path) -> list[str]:
    path = trap.parent / "trace"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


WHERE = {name: value for name, value in ENVIRONMENT.items() if name != "PYTHONPATH"}
"""The environment of somebody who has Spiegel installed."""

COMMANDS = [
    "build -o made", "check", "list cards", "schema", "inspect cards.pdf", "preview --product cards -o look --dpi 30",
    "new team --suits A", "export e.csv", "import q.csv -o i.yaml", "booklet cards.pdf", "--help", "new from --from cards.yaml",
]  # fmt: skip


@pytest.mark.parametrize("path", [None, "relative", "relative:.."])
@pytest.mark.parametrize("line", COMMANDS)
def test_no_command_takes_a_module_from_the_decks_folder(trap: Path, line: str, path: str | None) -> None:
    shutil.copy(ROOT / "docs" / "print" / "cards-nl.pdf", trap / "cards.pdf")
    (trap / "q.csv").write_text("vraag\nWat?\nWie?\n", encoding="utf-8")
    (trap / "relative").mkdir()
    shutil.copy(trap / "click.py", trap / "relative")
    environment = WHERE | ({} if path is None else {"PYTHONPATH": path})
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *line.split()], cwd=trap, env=environment, capture_output=True, check=False
    )
    assert (ran.returncode, trace(trap)) == (0, []), ran.stderr


def test_neither_does_what_watch_starts(trap: Path) -> None:
    command = [sys.executable, "-m", "generator", "watch", "-o", "made"]
    process = subprocess.Popen(
        command,
        cwd=trap,
        env=WHERE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 – no threads; a shell may have it ignored
    )
    until = time.monotonic() + 60
    while not (trap / "made" / "posters-nl.pdf").exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(1)  # until it waits for a change
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[0]
    assert (trap / "made" / "posters-nl.pdf").exists(), said
    assert trace(trap) == []


def test_a_checkout_that_is_not_installed_still_finds_itself(tmp_path: Path) -> None:
    for name in ("generator", "layouts"):
        (tmp_path / name).symlink_to(ROOT / name)
    libraries = [path for path in sys.path if "site-packages" in path]
    code = "import sys; sys.path += sys.argv.pop(1).split(':'); import runpy; runpy.run_module('generator', run_name='__main__')"
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}",
         ":".join(libraries), "list", "stocks"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "poker-a4" in ran.stdout


# ---------------------------------------------------------------------------------------------- settings for ReportLab

SETTINGS = "open({trace!r}, 'a').write('x')\npageCompression = 0\ninvariant = 0\nuseA85 = 1\n"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return cards(tmp_path_factory.mktemp("usual"))


def cards(folder: Path, **variables: str) -> bytes:
    ran = subprocess.run(
        [sys.executable, "-m", "generator", "cards", str(ROOT / "docs/decks/youth/cards.yaml"), "-o", "made.pdf"],
        cwd=folder, env=ENVIRONMENT | variables, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    return (folder / "made.pdf").read_bytes()


@pytest.mark.parametrize("name", ["reportlab_settings.py", "reportlab_mods.py", "local_reportlab_settings.py"])
def test_settings_on_the_path_do_not_reach_a_build(tmp_path: Path, usual: bytes, name: str) -> None:
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / name).write_text(SETTINGS.format(trace=str(tmp_path / "trace")), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "path"), ENVIRONMENT["PYTHONPATH"]])
    assert cards(tmp_path, PYTHONPATH=path) == usual
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize("name", [".reportlab_settings", ".reportlab_mods"])
def test_nor_do_those_in_the_home_folder(tmp_path: Path, usual: bytes, name: str) -> None:
    (tmp_path / name).write_text(SETTINGS.format(trace=str(tmp_path / "trace")), encoding="utf-8")
    assert cards(tmp_path, HOME=str(tmp_path)) == usual
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize(
    "variable",
    ["RL_pageCompression=0", "RL_invariant=0", "RL_useA85=1", "RL_pageCompression=xyz", "RL_defaultPageSize=nope",
     "RL_canvas_basefontname=Nope", "RL_xmlParser=zz", "RL_DEBUG=1", "EVAL_DEBUG=x", "SOURCE_DATE_EPOCH=0",
     "SOURCE_DATE_EPOCH=abc"],
)  # fmt: skip
def test_nor_do_variables(tmp_path: Path, usual: bytes, variable: str) -> None:
    name, _, value = variable.partition("=")
    assert cards(tmp_path, **{name: value}) == usual


def test_whoever_looks_for_such_settings_afterwards_finds_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "reportlab_settings.py").write_text("mine = True", encoding="utf-8")
    code = "import os, layouts.text, reportlab_settings; print(reportlab_settings.mine, os.environ['RL_invariant'])"
    path = os.pathsep.join([str(tmp_path), ENVIRONMENT["PYTHONPATH"]])
    ran = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT | {"PYTHONPATH": path, "RL_invariant": "0"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("True 0\n", "")
