"""``spiegel watch``: a deck → its products, made again each time it is saved."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.cli.commands import build
from generator.cli.config import stocks_file
from generator.cli.shared_options import HERE
from generator.cli.terminal import examples, say, telling_problems
from generator.files import is_there
from generator.model.packages import needed
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = Path(generator.__file__).parents[1]
"""Where our own code lies, which the child looks for last."""

CHILD = "import sys; sys.path.append(sys.argv.pop(1)); from generator.__main__ import main; main()"
"""What the child runs; the folder of our own code is its first argument."""


class _AsTyped(click.Command):
    """A command that hands on what was typed, once it has been found to be in order."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keeps the words before Click takes them apart."""
        ctx.meta["typed"] = tuple(args)
        return super().parse_args(ctx, args)


def _watch(deck: Path | None, **options: object) -> None:
    """Makes every product of a deck at once, and again each time you save it.

    A theme or a picture that the deck names is looked at too. What is wrong is told with its line, as by `spiegel build`,
    and the PDFs stay as they were until it is mended. It goes on until you press Ctrl-C. It takes what `spiegel build` takes.
    """
    with telling_problems("nothing is watched"):
        with needed("watchfiles", "spiegel watch"):
            from generator.cli import watching  # noqa: PLC0415 – not for the help
        if deck is None and not is_there(HERE):
            hint = "name your deck, or call it cards.yaml"
            raise DeckError([Problem("there is no such file in this folder", file=str(HERE), hint=hint)])
    typed = [*click.get_current_context().meta["typed"], *([str(HERE)] if deck is None else [])]
    others = [Path(value) for value in options.values() if isinstance(value, str) and is_there(Path(value))]
    others += [(deck or HERE).with_name("stocks.yaml"), stocks_file()]  # also where they are not there yet
    gc.enable()  # unlike other commands this one goes on for hours, and reads the deck again and again
    say(f"Watching {deck or HERE}; Ctrl-C ends it.")
    try:
        for _ in watching.saves(deck or HERE, others):
            _build(typed)
    except KeyboardInterrupt:
        say("", "No longer watching.")


def _build(typed: Sequence[str]) -> None:
    """Runs `spiegel build` in a process of its own: nothing that was read before is kept, and nothing it does ends us.

    With -P it takes no module from the folder it runs in, which is the deck's.
    """
    made = subprocess.run(  # noqa: S603 – our own command, with the words that were typed for it
        [sys.executable, "-P", "-c", CHILD, str(HOME), "build", *typed],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    said = f"{time.strftime('%H:%M:%S')} "
    for line in made.stdout.splitlines():
        if not line.startswith(" "):  # how to print it, said once by `build` and not at each save
            say(said + line)
    if made.stderr.strip():
        say(f"{said}{'' if made.returncode == 0 else 'not built:'}", *made.stderr.rstrip().splitlines())


command = _AsTyped(
    "watch",
    callback=_watch,
    params=build.command.params,
    help=_watch.__doc__,
    epilog=examples("spiegel watch", "spiegel watch my-deck.yaml --lang en", "spiegel watch my-deck.yaml -o my-folder"),
)
