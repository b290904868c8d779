from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from helpers import ENVIRONMENT

from generator.bank.starter import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUN = """
import sys
from pathlib import Path
from generator.cli.commands import studio
from generator.cli.main import main
missing, page, sys.argv[1:] = sys.argv[1], sys.argv[2], sys.argv[3:]
sys.modules.update(dict.fromkeys(filter(None, missing.split(","))))
studio.PAGE = Path(page)
studio.webbrowser.open = lambda address: print("opened", address, flush=True)
main()
"""


def started(folder: Path, *words: str, missing: str = "", page: str = "dist") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-u", "-c", RUN, missing, page, "studio", *words],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(folder: Path, *words: str, missing: str = "", page: str = "dist") -> tuple[int, str]:
    run = started(folder, *words, missing=missing, page=page)
    out, err = run.communicate(timeout=60)
    return run.returncode, out + err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("<html><head></head><body>the page</body></html>")
    (tmp_path / "ons.yaml").write_text(text_of("Ons", "nl", ["Begin"]))
    return tmp_path


@pytest.fixture
def running(folder: Path) -> Iterator[subprocess.Popen[str]]:
    run = started(folder, "ons.yaml")
    yield run
    run.kill()
    run.wait(30)
    for stream in (run.stdout, run.stderr):
        if stream:
            stream.close()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal")
def test_it_serves_the_page_opens_it_and_ends_with_ctrl_c(running: subprocess.Popen[str]) -> None:
    assert running.stdout
    assert running.stderr
    said = running.stdout.readline() + running.stdout.readline()
    address = re.fullmatch(r"ons\.yaml is open at (http://127\.0\.0\.1:\d+/\?key=\S+)\nCtrl-C ends it\.\n", said)
    assert address, said
    assert running.stdout.readline() == f"opened {address[1]}\n"
    assert "the page" in urlopen(address[1], timeout=10).read().decode()  # noqa: S310 – our own server
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (0, "")
    assert out == "\nThe page is closed; what was saved stands in the deck.\n"


def test_without_the_built_page_it_says_how_to_make_it(folder: Path) -> None:
    code, said = ended(folder, page="nowhere")
    assert (code, "→ make it once: make site" in said) == (1, True)


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_its_packages_it_says_how_to_get_both(folder: Path, missing: str) -> None:
    code, said = ended(folder, missing=missing)
    assert code == 1
    assert f"spiegel studio: needs the package {missing}, which is not installed" in said
    assert "-m pip install starlette uvicorn" in said


def test_a_port_that_is_taken_and_a_folder_that_is_not_there_are_told(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, said = ended(folder, "--port", port, "--no-open")
    assert (code, f"--port {port}: cannot be had" in said) == (1, True)
    code, said = ended(folder, "dist")
    assert (code, "dist: is a folder, and a file is needed here" in said) == (1, True)
    code, said = ended(folder, "nowhere/ons.yaml")
    assert (code, "nowhere: there is no such folder" in said) == (1, True)
