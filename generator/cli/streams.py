"""Standard input, output and error as they were handed to us → streams that can be written to, whatever becomes of them.

A disk that is full, a reader that went away and a stream that was closed before we began stop no command half-way: it does
its work to the end, and its exit code says what came of that. Only what is lost without anybody having wanted it is told.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer

LOST = 1
"""The exit code where a command did its work and what it had to say is lost."""

NAMES = ("stdin", "stdout", "stderr")


class _Guarded(io.RawIOBase):
    """A stream to which writing never fails: what cannot be written is lost, and the first reason kept."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self.failure: OSError | None = None

    def write(self, data: ReadableBuffer, /) -> int:
        """The bytes that were written, or lost."""
        while self.failure is None:
            try:
                written = self._raw.write(data)
            except OSError as error:
                self.failure = error
                break
            if written is not None:
                return written
            _wait(self._raw)
        return memoryview(data).nbytes

    def writable(self) -> bool:
        """As its name says."""
        return True

    def fileno(self) -> int:
        """The number of what lies below."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        return self._raw.isatty()


def _wait(raw: io.RawIOBase) -> None:
    """Returns when a full pipe takes something again; for those that do not wait by themselves."""
    import select  # noqa: PLC0415 – hardly ever

    select.select([], [raw], [])


@contextmanager
def standard_streams() -> Iterator[None]:
    """Within it the three streams are there and take everything; all is as it was, afterwards.

    Raises:
        SystemExit: of what ends in it; with ``LOST``, and a word where errors go, if standard output took not all.
    """
    with ExitStack() as stack:
        for number, name in enumerate(NAMES):
            stack.enter_context(_opened(number, name))
        guards = [stack.enter_context(_guarded(name)) for name in NAMES[1:]]
        code: object = 0
        try:
            yield
        except SystemExit as end:
            code = end.code
        with suppress(ValueError):
            sys.stdout.flush()
        failure = guards[0].failure if guards[0] else None
        if failure is not None and failure.errno != errno.EPIPE:
            said = f"standard output: cannot be written to: {(failure.strerror or str(failure)).lower()}\n"
            sys.stderr.write(f"{said}    → what the command made is there, and whole; what it had to say is lost\n")
            code = code or LOST
        sys.exit(code)  # type: ignore[arg-type]  # as it came


@contextmanager
def _opened(number: int, name: str) -> Iterator[None]:
    """Where a stream was closed before we began, one that leads nowhere: or else the next file takes its number."""
    if getattr(sys, name) is not None:
        yield
        return
    null = os.open(os.devnull, os.O_RDWR)
    if null != number:
        os.dup2(null, number)
        os.close(null)
    with open(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False) as stream:
        setattr(sys, name, stream)
        yield
        setattr(sys, name, None)


@contextmanager
def _guarded(name: str) -> Iterator[_Guarded | None]:
    """A stream that lets nothing fail, in the place of the one that is there.

    What it cannot show of a text it shows another sign for. A stream that is no file, such as that of a test, only gets
    this; so does a console of Windows.
    """
    before: TextIO = getattr(sys, name)
    if not isinstance(before, io.TextIOWrapper):
        yield None
        return
    raw = getattr(before.buffer, "raw", before.buffer)
    if type(raw) is not io.FileIO:
        errors = before.errors
        before.reconfigure(errors="replace")
        yield None
        before.reconfigure(errors=errors)
        return
    before.flush()
    guard = _Guarded(raw)
    stream = io.TextIOWrapper(
        io.BufferedWriter(guard), before.encoding, "replace",
        line_buffering=before.line_buffering, write_through=before.write_through,
    )  # fmt: skip
    setattr(sys, name, stream)
    try:
        yield guard
    finally:
        stream.flush()
        setattr(sys, name, before)
