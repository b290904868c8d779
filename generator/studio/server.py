"""A studio and the built page → a server on this machine alone, that answers the page and nobody else.

It listens on 127.0.0.1. Every request must come to a name of this machine, from a page of this server, with the token that
this page carries: so no other page in the browser, and no other user of the machine, gets at a deck. It reads and writes only
the folder of the deck, and the settings.
"""

from __future__ import annotations

import hashlib
import html
import secrets
import threading
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any, Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from generator.files import DECK, LARGEST_FILE, is_there, read_bytes, write_whole
from generator.model.problems import DeckError, Problem
from generator.studio.guard import HOST, Guard, answering, said
from generator.studio.plain import RequestError
from generator.studio.second import LONG
from generator.studio.wire import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from generator.studio.requests import Studio

KEY = "key"
"""What stands before the token in the address of the page: nobody else on this machine gets the page, nor its token."""

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css"}
"""What the systems' own lists of types do not say alike."""


class Asked(Protocol):
    """What answers requests."""

    def ask(self, name: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        """The answer to a request; raises a RequestError where it is none."""


class Local:
    """The state of a server: the studio, the page's files, and the token of this run.

    Args:
        studio: answers the requests.
        page: the folder with the built page.
        port: that it listens on.
        second: answers what takes long, one request at a time; none means the studio itself.
    """

    def __init__(self, studio: Studio, page: Path, port: int, second: Asked | None = None) -> None:
        self.studio = studio
        self.second = second
        self.page = page
        self.token = secrets.token_urlsafe(32)
        self.hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
        self.address = f"http://{HOST}:{port}/?{KEY}={self.token}"
        self._engine, self._file = threading.Lock(), threading.Lock()

    def ask(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """One request at a time: the layouts keep fonts and themes that were read; what takes long is asked elsewhere."""
        if self.second and name in LONG:
            return self.second.ask(name, arguments)
        with self._engine:
            return self.studio.ask(name, arguments)

    # --------------------------------------------------------------------------------------------- the deck's own file

    def open(self) -> dict[str, Any]:
        """The deck's file as it is on the disk, with a stamp; without a text where there is no such file yet.

        Raises:
            DeckError: it cannot be read.
        """
        file = self.studio.file
        if not is_there(file):
            return {"name": file.name, "text": None, "stamp": None}
        data = read_bytes(file, file.name, DECK)
        return {"name": file.name, "text": _text(data, file.name), "stamp": stamp_of(data)}

    def save(self, text: str, stamp: str | None, *, force: bool = False) -> dict[str, Any]:
        """Writes the deck's file; where it changed since the stamp was given, what it holds now, unless ``force`` says so.

        Raises:
            DeckError: it cannot be read or written.
        """
        with self._file:  # of its own: a disk may be slow, and a card does not wait for it
            now = self.open()
            data = _written(text, self.studio.file.name)
            if now["stamp"] == stamp_of(data):
                return {"stamp": now["stamp"]}
            if not force and now["stamp"] != stamp:
                return {"conflict": {"text": now["text"], "stamp": now["stamp"]}}
            write_whole(self.studio.file, data)
            return {"stamp": stamp_of(data)}

    # ------------------------------------------------------------------------------------------------------- the page

    def known(self, token: str) -> bool:
        """Whether a token is that of this run."""
        return secrets.compare_digest(token.encode(errors="replace"), self.token.encode())

    def file(self, name: str, key: str) -> Response:
        """A file of the built page; the page itself carries the token, and so is for those alone who know it."""
        path = (self.page / (name or "index.html")).resolve()
        if path.suffix == ".html" and not self.known(key):
            return said(403, "open the address that stands in the terminal, whole")
        if not path.is_relative_to(self.page.resolve()) or not path.is_file():
            return said(404, "there is no such page")
        data = path.read_bytes()
        kind = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
        if path.name == "index.html":
            data = with_token(data.decode(), self.token).encode()
        return Response(data, media_type=kind)


def with_token(page: str, token: str) -> str:
    """The page for this server: it says which engine it has, and carries the token."""
    said = f'<meta name="spiegel-token" content="{html.escape(token)}">'
    page = page.replace('name="spiegel-engine" content="browser"', 'name="spiegel-engine" content="local"')
    if 'name="spiegel-engine"' not in page:
        said += '<meta name="spiegel-engine" content="local">'
    return page.replace("</head>", f"{said}</head>", 1)


def stamp_of(data: bytes) -> str:
    """What tells a file's content from any other."""
    return hashlib.sha256(data).hexdigest()


def _written(text: str, name: str) -> bytes:
    """The bytes of a deck.

    Raises:
        DeckError: it cannot be written so that it can be read again.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise DeckError([Problem("holds half a character", name, hint="take it out, and type it again")]) from None
    if len(data) > LARGEST_FILE:
        what = f"would be larger than the {LARGEST_FILE // 1024**2} MB that a deck may be"
        raise DeckError([Problem(what, name, hint="make two decks of it")])
    return data


def _text(data: bytes, name: str) -> str:
    """The text of a deck, its byte order mark included.

    Raises:
        DeckError: it is not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError:
        hint = "open it in the program that made it, and save it as text in the encoding UTF-8"
        raise DeckError([Problem("is not written in the encoding UTF-8", name, hint=hint)]) from None


def app_of(local: Local) -> ASGIApp:
    """The application: the page, and what it asks."""

    async def page(request: Request) -> Response:
        name, key = request.path_params.get("name", ""), request.query_params.get(KEY, "")
        return await run_in_threadpool(local.file, name, key)

    async def ask(request: Request) -> Response:
        arguments = await _arguments(request)
        return _json(await run_in_threadpool(local.ask, request.path_params["name"], arguments))

    async def open_(_: Request) -> Response:
        return _json(await run_in_threadpool(_answered, local, local.open))

    async def save(request: Request) -> Response:
        given = await _arguments(request)
        text, stamp, force = (given.get(key) for key in ("text", "stamp", "force"))
        if not isinstance(text, str) or not isinstance(stamp, str | None):
            raise RequestError("text and stamp are texts")
        return _json(await run_in_threadpool(_answered, local, lambda: local.save(text, stamp, force=force is True)))

    routes = [
        Route("/ask/{name}", answering(ask), methods=["POST"]),
        Route("/ask-local/open", answering(open_), methods=["GET"]),
        Route("/ask-local/save", answering(save), methods=["POST"]),
        Route("/", answering(page), methods=["GET"]),
        Route("/{name:path}", answering(page), methods=["GET"]),
    ]
    return Guard(Starlette(routes=routes), local.hosts, local.known)


async def _arguments(request: Request) -> dict[str, Any]:
    """What a request brings.

    Raises:
        RequestError: it is no group of plain values.
    """
    try:
        arguments = from_json(await request.body())
    except ValueError as error:
        raise RequestError(str(error)) from None
    if not isinstance(arguments, dict):
        raise RequestError("arguments are a group")
    return arguments


def _answered(local: Local, request: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return {"ok": True, "result": request()}
    except DeckError as error:
        return {"ok": False, "problems": local.studio.plain(error.problems)}


def _json(value: object) -> Response:
    return Response(to_json(value), media_type="application/json")
