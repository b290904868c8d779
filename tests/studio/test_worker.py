"""What the worker of the page is asked and answers: JSON with its bytes beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import layouts
from generator.studio.requests import RequestError
from generator.studio.worker import Worker
from layouts import parts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker(layouts.modules(), parts, tmp_path / "deck", tmp_path / "settings")


def test_bytes_of_an_answer_stand_beside_it(worker: Worker) -> None:
    said, given = worker.ask("new", json.dumps({"title": "A", "language": "en", "suits": ["Joy"]}), [])
    text = json.loads(said)["result"]["text"]
    assert given == []
    said, given = worker.ask("card", json.dumps({"text": text, "id": "A1"}), [])
    assert json.loads(said)["result"]["pdf"] == {"$bytes": 0}
    assert given[0].startswith(b"%PDF-")


def test_bytes_of_a_request_stand_beside_it(worker: Worker) -> None:
    sheet = b"Suit,Question\nJoy,What went well?\n"
    asked = {"name": "questions.csv", "language": "en", "title": "A", "data": {"$bytes": 0}}
    said, _ = worker.ask("import_", json.dumps(asked), [sheet])
    assert "What went well?" in json.loads(said)["result"]["text"]


def test_a_slip_of_the_page_is_an_error_and_no_answer(worker: Worker) -> None:
    with pytest.raises(RequestError):
        worker.ask("no-such-thing", "{}", [])


def test_a_problem_of_the_deck_is_an_answer(worker: Worker) -> None:
    said, _ = worker.ask("build", json.dumps({"text": "a: [", "product": "cards", "options": {}, "chosen": {}}), [])
    assert json.loads(said)["ok"] is False


def test_what_reads_spreadsheets_is_not_imported_until_one_is_read() -> None:
    """It took a third of the time that a page waits for its imports."""
    said = "import sys, layouts; from generator.studio import worker; layouts.every_module(); print(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    found = {name for name in made.stdout.split() if name.startswith(("generator.spreadsheets.", "openpyxl"))}
    assert found <= {"generator.spreadsheets.numbering"}
