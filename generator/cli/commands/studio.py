"""``spiegel studio``: a deck → a page in the browser to write, look at and print it, served on this machine alone."""

from __future__ import annotations

import gc
import socket
import threading
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator.studio
from generator.cli.config import config_folder
from generator.cli.shared_options import HERE
from generator.cli.terminal import examples, say, telling_problems
from generator.files import DECK, is_there, read_bytes
from generator.model.packages import needed
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from generator.studio.requests import Studio

PAGE = Path(generator.studio.__file__).parent / "page" / "dist"
"""The built page: in a released wheel it lies there, in a checkout `make site` puts it there."""


@click.command("studio", epilog=examples("spiegel studio", "spiegel studio my-deck.yaml", "spiegel studio --no-open"))
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="The port to answer on.  [default: any that is free]",
)
@click.option("--no-open", is_flag=True, help="Only say where the page is, and do not open it.")
def command(deck: Path | None, port: int, *, no_open: bool) -> None:
    """Opens a page in your browser to write, look at and print a DECK.

    It saves to the deck's own file, and never over what somebody else changed there meanwhile without asking. A deck that is
    not there yet begins on the page. Everything stays on this machine: the page is answered by this command alone, from a
    secret address, and asks nothing of the internet. It goes on until you press Ctrl-C.
    """
    with telling_problems("nothing is opened"):
        with needed("starlette", "spiegel studio", "uvicorn"):
            import uvicorn  # noqa: PLC0415 – not for the help

            from generator.studio.guard import HOST  # noqa: PLC0415 – as above
            from generator.studio.second import SecondStudio  # noqa: PLC0415 – as above
            from generator.studio.server import Local, app_of  # noqa: PLC0415 – as above
        if not (PAGE / "index.html").is_file():
            hint = "make it once: make site"
            raise DeckError([Problem("the page is not built yet", file="spiegel studio", hint=hint)])
        file = (deck or HERE).absolute()
        if not file.parent.is_dir():
            hint = "make the folder first, or name another"
            raise DeckError([Problem("there is no such folder", file=str((deck or HERE).parent), hint=hint)])
        if is_there(file):
            read_bytes(file, str(deck or HERE), DECK)  # what is none is told now
        listening = _listening(HOST, port)
    gc.enable()  # unlike other commands this one goes on for hours
    second = SecondStudio(partial(studio_of, file))  # first: it begins while this one does
    local = Local(studio_of(file), PAGE, listening.getsockname()[1], second)
    gc.freeze()  # what was imported stays, and is not looked through while somebody types
    say(f"{deck or HERE} is open at {local.address}", "Ctrl-C ends it.")  # the address last, to be clicked on
    if not no_open:
        opening = threading.Timer(SOON, webbrowser.open, (local.address,))
        opening.daemon = True
        opening.start()
    config = uvicorn.Config(app_of(local), log_level="error", access_log=False, lifespan="off", ws="none")
    try:
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        second.end()
        gc.unfreeze()
    say("", "The page is closed; what was saved stands in the deck.")


SOON = 0.3
"""Seconds until the browser is opened: the server answers by then, and where not the browser waits for it."""


def studio_of(file: Path) -> Studio:
    """What answers for a deck; everything that draws is imported now, and not at the first click.

    The process of the second studio calls it by its name.
    """
    from generator.studio.requests import Studio  # noqa: PLC0415 – not for the help
    from layouts import every_module, parts  # noqa: PLC0415 – as above

    return Studio(every_module(), parts, file.parent, config_folder(), file.name)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens on this machine alone.

    Raises:
        DeckError: the port is taken, or may not be had.
    """
    try:
        return socket.create_server((host, port))
    except OSError as error:
        what = f"cannot be had: {(error.strerror or str(error)).lower()}"
        raise DeckError(
            [Problem(what, where=f"--port {port}", hint="leave --port out, and a free one is taken")]
        ) from None
