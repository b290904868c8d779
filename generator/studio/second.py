"""A studio in a process of its own → answers to what takes long, while the first one goes on drawing what is typed.

Checking every card takes longer than anybody waits for a letter. Two threads would share one processor, and a studio answers one
question at a time; so what takes long is asked of a second studio, as in the browser of a second worker. Both read the same
folder, and keep nothing but what they worked out of it.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
import traceback
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from generator.studio.plain import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from generator.studio.plain import Plain
    from generator.studio.requests import Studio

LONG = frozenset({"check", "plan", "build"})
"""What may take longer than a card is waited for."""


class SecondStudio:
    """Asks a studio in another process, which begins at once and ends with this one.

    Args:
        make: makes that studio, there; a function that the other process can import, with what it is given.
    """

    def __init__(self, make: Callable[[], Studio]) -> None:
        self._make = make
        self._turn = threading.Lock()
        self._process, self._pipe = self._begun()

    def ask(self, name: str, arguments: Mapping[str, object]) -> Plain:
        """The answer of the studio there; where its process was ended, of a new one.

        Raises:
            RequestError: as it does.
            ChildProcessError: it failed in a way that is none of a person's doing, or was ended twice while it answered.
        """
        with self._turn:
            said = self._asked(name, arguments) or self._asked(name, arguments)
        if said is None:
            raise ChildProcessError(f"the process that answers {name} was ended, and so was the one after it")
        kind, told = said
        if kind == "slip":
            raise RequestError(told)
        if kind == "fault":
            raise ChildProcessError(told)
        answer: Plain = told
        return answer

    def _asked(self, name: str, arguments: Mapping[str, object]) -> tuple[str, Any] | None:
        """What the other process says; None where it was ended, and another one begins."""
        try:
            self._pipe.send((name, dict(arguments)))
            said: tuple[str, Any] = self._pipe.recv()
        except (EOFError, OSError):
            self.end()  # it may be on its way out still
            self._process, self._pipe = self._begun()
            return None
        return said

    @property
    def process(self) -> int | None:
        """The number of the process that answers."""
        return self._process.pid

    def end(self) -> None:
        """Ends the process."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def _begun(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
        ours, theirs = context.Pipe()
        process = context.Process(target=_answer, args=(self._make, theirs), name="spiegel-second", daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return process, ours


@contextmanager
def _deaf() -> Iterator[None]:
    """While a process is begun: Ctrl-C reaches all that run in a terminal, and is for the command alone, which ends this."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _answer(make: Callable[[], Studio], pipe: Connection) -> None:
    """Answers until nobody can ask any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it was begun by another thread than the first
    studio = make()
    gc.freeze()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_said(studio, *pipe.recv()))


def _said(studio: Studio, name: str, arguments: Mapping[str, Any]) -> tuple[str, object]:
    try:
        return "answer", studio.ask(name, arguments)
    except RequestError as error:
        return "slip", str(error)
    except Exception:  # noqa: BLE001 – the server tells it where it runs
        return "fault", traceback.format_exc()
