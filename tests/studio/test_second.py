from __future__ import annotations

import os
import signal
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from generator.bank.starter import text_of
from generator.cli.commands.studio import studio_of
from generator.studio.plain import RequestError
from generator.studio.second import SecondStudio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.studio.plain import Plain

TEXT = text_of("Noord", "nl", ["Begin"])


class Broken:
    def ask(self, name: str, arguments: object) -> None:
        raise ZeroDivisionError(name, arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deck")


@pytest.fixture(scope="module")
def second(folder: Path) -> Iterator[SecondStudio]:
    made = SecondStudio(partial(studio_of, folder / "cards.yaml"))
    yield made
    made.end()


def test_it_answers_as_the_first_one_does(second: SecondStudio, folder: Path) -> None:
    first = studio_of(folder / "cards.yaml")
    assert second.ask("check", {"text": TEXT}) == first.ask("check", {"text": TEXT})
    assert second.ask("check", {"text": "title: ["}) == first.ask("check", {"text": "title: ["})
    given = {"text": TEXT, "product": "cards", "options": {}, "chosen": {}}
    assert second.ask("build", given) == first.ask("build", given)


def test_a_slip_of_the_page_is_one_there_too_and_a_fault_is_told(second: SecondStudio) -> None:
    with pytest.raises(RequestError, match="there is no request 'nothing'"):
        second.ask("nothing", {})
    assert second.ask("read", {"text": TEXT})["ok"]
    broken = SecondStudio(Broken)  # type: ignore[arg-type]  # a studio that has a mistake
    for _ in range(2):
        with pytest.raises(ChildProcessError, match="ZeroDivisionError"):
            broken.ask("read", {"text": TEXT})
    broken.end()


def test_many_may_ask_at_once_and_each_gets_its_own_answer(second: SecondStudio) -> None:
    found: dict[str, Plain] = {}

    def ask(title: str) -> None:
        found[title] = second.ask("read", {"text": TEXT.replace("Noord", title)})

    threads = [threading.Thread(target=ask, args=(title,)) for title in ("Oost", "West", "Zuid")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert {title: answer["result"]["table"]["title"]["nl"] for title, answer in found.items()} == {
        title: title for title in ("Oost", "West", "Zuid")
    }


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends processes otherwise")
def test_one_that_was_ended_is_followed_by_another(second: SecondStudio) -> None:
    pid = second.process
    assert pid
    os.kill(pid, signal.SIGINT)  # Ctrl-C reaches all that run in a terminal: the command ends it, and nobody else
    assert second.ask("read", {"text": TEXT})["ok"]
    assert second.process == pid
    os.kill(pid, signal.SIGKILL)
    assert second.ask("read", {"text": TEXT})["ok"]
    assert second.process != pid
