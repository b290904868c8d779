"""Requests to the server → those of its own page, bounded, and the headers of every answer; whatever else comes is refused.

A browser lets any page send requests to a server on this machine. So each must come to a name of this machine (a foreign name
may lead here, too: DNS rebinding), from a page of this server, and with the token of this run.
"""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.responses import Response

from generator.studio.plain import RequestError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection
    from typing import TypeAlias

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

HOST = "127.0.0.1"

TOKEN = "X-Spiegel-Token"  # noqa: S105 – the name of a header
"""The header that carries the token."""

LARGEST_BODY = 96 * 1024**2
"""Bytes of a request: a picture of 40 MB in base64, a deck, and room."""

POLICY = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; "
    "worker-src 'self'; "
    "connect-src 'self'; "
    "img-src 'self' blob: data:; "
    "style-src 'self'; "
    "font-src 'self' blob: data:; "
    "manifest-src 'self'; "
    "object-src 'none'; "
    "base-uri 'none'; "
    "form-action 'none'; "
    "frame-src 'none'; "
    "frame-ancestors 'none'"
)
"""The page gets nothing from elsewhere, and is shown in no other."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def said(status: int, words: str) -> Response:
    """An answer in words."""
    return Response(words, status_code=status, media_type="text/plain")


def answering(endpoint: Endpoint) -> Endpoint:
    """An endpoint that also answers where it fails; a fault of ours is told where the server runs, and not on the page."""

    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except RequestError as error:
            return said(400, str(error))
        except Exception:  # noqa: BLE001 – as it says
            traceback.print_exc(file=sys.stderr)
            return said(500, "internal error")

    return answered


class Guard:
    """Lets through what the page asks, and nothing else; sets the headers of every answer, and bounds every request.

    Args:
        app: what answers.
        hosts: the names and ports that this server goes by.
        known: whether a token is that of this run.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], known: Callable[[str], bool]) -> None:
        self._app = app
        self._hosts = hosts
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        if scope["type"] != "http":
            return
        refused, body = self._refused(scope), b""
        if refused is None:
            whole = await _whole(receive)
            refused, body = (said(413, "this is too large"), b"") if whole is None else (None, whole)
        await (self._answer(scope, body, send) if refused is None else refused(scope, receive, _with_headers(send)))

    async def _answer(self, scope: Scope, body: bytes, send: Send) -> None:
        """The answer of the application, to a request whose body is here."""

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        """Why a request is not answered; None where it is."""
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts:
            return said(421, "this server answers this machine only")
        if origin is not None and origin.removeprefix("http://") != host:
            return said(403, "this server answers its own page only")
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return said(403, "this server answers its own page only")
        with suppress(ValueError):
            if int(headers.get("content-length", "0")) > LARGEST_BODY:
                return said(413, "this is too large")
        if scope["path"].startswith("/ask") and not self._known(headers.get(TOKEN.lower(), "")):
            return said(403, "the page is of an earlier run: load it again")
        return None


def _with_headers(send: Send) -> Send:
    """What sends an answer, with the headers that all have."""
    ours = [(key.lower().encode(), value.encode()) for key, value in HEADERS.items()]

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *ours]
        await send(message)

    return sending


async def _whole(receive: Receive) -> bytes | None:
    """The body of a request; None where it is larger than one may be."""
    pieces, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > LARGEST_BODY:
            return None
        more = message.get("more_body", False)
    return b"".join(pieces)
