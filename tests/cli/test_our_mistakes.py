"""An error of our own, wherever it is planted, is told as ours: never as a fault of the user's file, and never kept quiet.

What a command runs is found out by running it, so that no function is forgotten and none has to be named here. Then one of
these functions fails at its first call, with an error of a kind that libraries raise too, and that was once caught around
code of ours. ``EVERY_FUNCTION=1`` tries them all, in some minutes.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import sys
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from helpers import ROOT

from generator.cli import main as cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import CodeType, FrameType

COMMANDS = {
    "cards": "cards youth/cards.yaml -o made.pdf",
    "guide": "guide youth/cards.yaml -o made.pdf",
    "workbook": "workbook youth/cards.yaml -o made.pdf",
    "build": "build youth/cards.yaml -o made",
    "check": "check youth/cards.yaml",
    "list": "list sessions youth/cards.yaml",
    "new": "new made --suits A,B",
    "new from": "new made --from youth/cards.yaml --suit K,P",
    "import": "import questions.xlsx -o made.yaml",
    "import csv": "import questions.csv -o made.yaml",
    "import into": "import questions.csv --into youth/cards.yaml",
    "export": "export youth/cards.yaml made.xlsx",
    "export again": "export youth/cards.yaml questions.csv --replace",
    "inspect": "inspect print.pdf",
    "preview": "preview print.pdf -o made --dpi 30",
    "schema": "schema -o made.json",
    "booklet": "booklet print.pdf -o made.pdf",
    "watch": "watch youth/cards.yaml -o made",
}

ERRORS = (TypeError, AttributeError, KeyError, IndexError, ValueError, AssertionError, RuntimeError, SyntaxError)

TRIED = 5
"""Functions of each command, each in another room, where not all are tried."""

OURS = (str(ROOT / "generator"), str(ROOT / "layouts"))


class _PlantedError:
    """Which function fails, and whether it came to that."""

    def __init__(self, code: CodeType, error: type[Exception]) -> None:
        self._code, self._error, self.failed = code, error, False

    def __call__(self, frame: FrameType, _: str, __: object) -> None:
        if frame.f_code is self._code and not self.failed:
            self.failed = True
            raise self._error("a mistake of ours")


KEPT_QUIET = {
    "layouts/pdf/encoding.py: _CodeTable.__missing__": "str.translate leaves a character as it is on any LookupError",
}
"""Functions some of whose errors do not come out, each with the reason."""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commands read."""
    folder = tmp_path_factory.mktemp("inputs")
    shutil.copytree(ROOT / "docs" / "decks" / "youth", folder / "youth")
    for line in ("guide {0}/cards.yaml -o {1}/print.pdf", "export {0}/cards.yaml {1}/questions.xlsx",
                 "export {0}/cards.yaml {1}/questions.csv"):  # fmt: skip
        result = run(line.format(folder / "youth", folder))
        assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def work(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """What brings about a fresh folder with these, to be in; `spiegel watch` ends after its first build."""
    numbers = count()

    def leave(*_: object) -> None:
        raise KeyboardInterrupt

    def fresh() -> None:
        monkeypatch.chdir(shutil.copytree(inputs, tmp_path / str(next(numbers))))

    monkeypatch.setattr("generator.cli.watching._wait", leave)
    return fresh


def run(line: str) -> Result:
    return CliRunner().invoke(cli.spiegel, line.split(), prog_name="spiegel")


def name_of(code: CodeType) -> str:
    return f"{code.co_filename.removeprefix(str(ROOT))[1:]}: {code.co_qualname}"


CALLED: dict[str, dict[str, CodeType]] = {}
"""What was found out of commands: each is asked by several tests."""


def functions_of(line: str, work: Callable[[], None]) -> dict[str, CodeType]:
    """The functions of ours that a command calls, by name; those aside whose results are kept for the next time."""
    if line not in CALLED:
        CALLED[line] = _found_by_running(line, work)
    return CALLED[line]


def _found_by_running(line: str, work: Callable[[], None]) -> dict[str, CodeType]:
    work()
    run(line)
    work()
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add(frame.f_code)

    sys.setprofile(note)
    try:
        result = run(line)
    finally:
        sys.setprofile(None)
    assert result.exit_code == 0, result.output
    return {
        name_of(code): code
        for code in called
        if code.co_filename.startswith(OURS) and code.co_name not in {"<module>", "command", "run", "_watch"}
    }


def some(functions: dict[str, CodeType], seed: str) -> Iterator[str]:
    """A few functions, each of another module; the same ones in every run."""
    rooms = defaultdict(list)
    for name in sorted(functions):
        rooms[name.partition(":")[0]].append(name)
    chance = random.Random(seed)  # noqa: S311 – no secret
    for room in chance.sample(sorted(rooms), min(TRIED, len(rooms))):
        yield chance.choice(rooms[room])


def told(line: str, code: CodeType, error: type[Exception]) -> str:
    """What comes of a command in which a function fails: empty where the error comes out, or was not met."""
    gc.collect()  # a generator that is closed late would be met as if it were called
    planted = _PlantedError(code, error)
    sys.settrace(planted)
    try:
        result = run(line)
    finally:
        sys.settrace(None)
    if not planted.failed or (isinstance(result.exception, error) and "a mistake of ours" in str(result.exception)):
        return ""
    return f"{error.__name__}: exit {result.exit_code}, {result.output!r}"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_error_of_ours_is_never_told_as_another(command: str, work: Callable[[], None]) -> None:
    line = COMMANDS[command]
    functions = functions_of(line, work)
    every = bool(os.environ.get("EVERY_FUNCTION"))
    wrong = []
    for at, name in enumerate(sorted(functions) if every else some(functions, command)):
        work()
        said = told(line, functions[name], ERRORS[at % len(ERRORS)])
        wrong += [f"{name}: {said}"] if said and name not in KEPT_QUIET else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("debug", [False, True], ids=["plain", "SPIEGEL_DEBUG"])
def test_it_is_told_in_plain_words_and_with_a_traceback_only_on_request(
    command: str,
    debug: bool,
    work: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = COMMANDS[command]
    functions = functions_of(line, work)
    work()
    name = next(some(functions, command))
    monkeypatch.setattr(sys, "argv", ["spiegel", *line.split()])
    monkeypatch.setenv("SPIEGEL_DEBUG", "1" if debug else "")
    sys.settrace(_PlantedError(functions[name], ZeroDivisionError))
    try:
        with pytest.raises(ZeroDivisionError if debug else SystemExit) as ended:
            cli.main()
    finally:
        sys.settrace(None)
    if not debug:
        assert ended.value.args == (1,)
        said = "Something went wrong inside Spiegel: ZeroDivisionError: a mistake of ours\n"
        assert capsys.readouterr().err.startswith(said)
