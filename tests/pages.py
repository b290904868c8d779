"""The page in Chromium, for tests of it: where it is served from, a visit that watches all it does, and what people do there."""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, WebError

ROOT = Path(__file__).parents[1]
SITE = ROOT / "output" / "site"
PAGE = ROOT / "generator" / "studio" / "page"

SLOW = 90_000
"""Milliseconds that anything on the page may take on a machine with much else to do."""


@dataclass(frozen=True, slots=True)
class Served:
    """A page that is served: its address, which engine it has, and the folder of the deck where that is on the disk."""

    address: str
    engine: str
    folder: Path | None = None


def chromium() -> str | None:
    """Where Debian's Chromium is, or another; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class _Quiet(SimpleHTTPRequestHandler):
    """A plain server of files, as anybody has one: no headers of its own, nothing compressed."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – its name there
        """Says nothing."""


class _Unpacking(_Quiet):
    """A server that tells the browser of files ending in .gz that they are compressed, as Apache does."""

    def end_headers(self) -> None:
        """Adds what that server adds."""
        if self.path.endswith(".gz"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


@contextmanager
def static(folder: Path, below: str = "", *, encodes: bool = False) -> Iterator[Served]:
    """A folder of files behind a plain server on this machine.

    Args:
        folder: what it serves.
        below: the path from there to the page.
        encodes: whether it says of ``.gz`` that it is compressed.
    """
    handler = functools.partial(_Unpacking if encodes else _Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_address[1]}/{below}", "browser")
        server.shutdown()


@contextmanager
def studio(deck: Path) -> Iterator[Served]:
    """``spiegel studio`` for a deck, as it is started by hand."""
    command = [sys.executable, "-m", "generator", "studio", "--no-open", str(deck)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "SPIEGEL_CONFIG": str(deck.parent / "settings")}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://\S+?(?=[;,]?\s|$)", said)
            assert found, said
            yield Served(found[0], "local", deck.parent)
        finally:
            process.terminate()


@dataclass  # without slots: Playwright puts names of its own on who listens to it
class Visit:
    """A visit to the page by one person: everything that it asks for and complains of is written down."""

    served: Served
    context: BrowserContext
    page: Page = field(init=False)
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("request", self._asked)
        self.context.on("console", self._said)
        self.context.on("weberror", self._broke)
        self.page = self.open()

    def open(self) -> Page:
        """One more tab with the page."""
        page = self.context.new_page()
        page.set_default_timeout(SLOW)
        page.goto(self.served.address)
        return page

    def _asked(self, request: Request) -> None:
        asked, own = urlsplit(request.url), urlsplit(self.served.address)
        if asked.scheme not in {"blob", "data"} and asked.netloc != own.netloc:
            self.elsewhere.append(request.url)

    def _broke(self, error: WebError) -> None:
        self.complaints.append(error.error.stack or str(error.error))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} or "Content Security Policy" in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def find(self, name: str) -> Locator:
        """What has a name for tests."""
        return self.page.get_by_test_id(name)

    def go(self, view: str) -> None:
        """To one of the views."""
        self.find(f"nav-{view}").click()
        self.find(f"view-{view}").wait_for()

    def begin(self, title: str = "Mirror", suits: str = "Joy\nChange") -> None:
        """A small deck of one's own, in English; the questions are there then."""
        self.go("begin")
        self.find("begin-own").click()
        dialog = self.find("new-deck")
        dialog.locator("[name=title]").fill(title)
        dialog.locator("[name=suits]").fill(suits)
        self.find("new-make").click()
        self.find("questions").wait_for()

    def begin_shipped(self) -> None:
        """Spiegel's own deck."""
        self.go("begin")
        self.find("begin-shipped").click()
        self.find("questions").wait_for()

    def deck_language(self) -> str:
        """The language that cards are printed in by themselves."""
        return self.page.get_by_test_id("choose-language").input_value().split(",")[0]

    def open_title(self) -> str:
        """The title of the page in a tab of its own."""
        page = self.open()
        title = page.title()
        page.close()
        return title

    def first_text(self) -> Locator:
        """The field of the first question."""
        return self.page.locator("[data-path='questions/0/question/en']").first

    def saved(self) -> None:
        """Waits until all is kept."""
        self.page.locator("[data-testid=saving][data-state=saved]").wait_for()

    def downloaded(self, button: Locator, to: Path) -> Path:
        """What comes of a click on a button, in a folder."""
        with self.page.expect_download() as waiting:
            button.click()
        target = to / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target

    def deck(self, to: Path) -> Path:
        """The deck, saved as a file."""
        self.find("save-as").click()
        return self.downloaded(self.find("save-yaml"), to)

    def printed(self, product: str, to: Path) -> Path:
        """The PDF of a product, as it is by itself."""
        self.go("print")
        self.find(f"product-{product}").check()
        return self.downloaded(self.find("make"), to)


Visiting: TypeAlias = "Callable[..., AbstractContextManager[Visit]]"
"""What the fixture ``visit`` gives: a page that is served, and what Playwright calls a context → a visit."""


@contextmanager
def visit(browser: Browser, served: Served, **context: object) -> Iterator[Visit]:
    """A visit that fails where the page asks another host for anything, or complains of anything."""
    with browser.new_context(locale="en-GB", accept_downloads=True, **context) as opened:  # type: ignore[arg-type]
        here = Visit(served, opened)
        yield here
        assert not here.elsewhere, here.elsewhere
        assert not here.complaints, here.complaints


def by_the_command(product: str, deck: Path, target: Path, *more: str) -> bytes:
    """What the command makes of a deck."""
    run(product, str(deck), "--output", str(target), "--force", *more)
    return target.read_bytes()


def run(*words: str) -> None:
    """The command ``spiegel``."""
    command = [sys.executable, "-m", "generator", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def until(happens: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until something happens; fails where it does not."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)
