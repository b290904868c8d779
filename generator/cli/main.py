"""The command line: words typed in a terminal → a command, which parses, calls the other rooms and tells what came of it.

A command is imported when it is run, and imports only what it needs, so that ``spiegel --help`` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import warnings
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.cli.commands import COMMANDS
from generator.cli.streams import standard_streams
from generator.cli.terminal import INPUT_ERROR, examples, no_traceback, say, say_error
from generator.model.wording import nearest
from layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Commands(click.Group):
    """The commands, those of the layouts first; each is imported when it is run, and not for the list in the help."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT002 – Click's arguments
        **extra: Any,  # noqa: ANN401 – as above
    ) -> Any:  # noqa: ANN401 – as above
        """Runs a command; what Click says against it goes the way of all that is said."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            say_error(error)
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):  # the second where it is pressed again while Click answers the first
            if args is None:  # the process ends with the command
                _deaf()
            say("Stopped.", err=True)
            code = INPUT_ERROR
        sys.exit(code or 0)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 – Click's argument
        """The products first, then the rest."""
        return [*LAYOUTS, *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 – Click's argument
        """A command by its name."""
        if cmd_name in LAYOUTS:
            made: click.Command = import_module("generator.cli.product_commands").layout_command(cmd_name)
            return made
        if cmd_name in COMMANDS:
            found: click.Command = import_module(COMMANDS[cmd_name].module).command
            return found
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed, or the error with the nearest one."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            near = nearest(args[0], names)
            meant = f" Did you mean '{near}'?" if near else " See `spiegel --help`."
            raise click.UsageError(f"there is no command '{args[0]}'.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; of an option that it does not have, only a near one is named: Click's guesses share a letter."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            bare = {name.lstrip("-"): name for name in error.possibilities or ()}
            near = bare.get(nearest(error.option_name.lstrip("-"), bare))
            raise click.NoSuchOption(error.option_name, possibilities=[near] if near else None, ctx=error.ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 – Click's
        """The list in the help, without importing a command for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row.summary) for rows in (LAYOUTS, COMMANDS) for name, row in rows.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("spiegel build", "spiegel cards --lang en", "spiegel check my-deck.yaml", "spiegel cards --help"),
)
@click.version_option(__version__, prog_name="spiegel")
def spiegel() -> None:
    """Prints what a team needs to look back together, from one question bank.

    DECK is a question bank in YAML. Where a command takes one and you leave it out, cards.yaml in this folder is used,
    or else the bank that comes with Spiegel.
    """


def main() -> None:
    """The command ``spiegel``."""
    atexit.register(_deaf)
    with _one_run(), standard_streams(), no_traceback():
        _check_surroundings()
        spiegel(prog_name="spiegel")


def _deaf() -> None:
    """Ctrl-C has nothing to stop any more: pressed twice, it would end what is told with a traceback."""
    with suppress(ValueError):  # in a process whose main thread is another
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_surroundings() -> None:
    """Ends the run where it could not go well, whatever the command."""
    try:
        os.getcwd()  # noqa: PTH109 – only to know whether there is one
    except OSError:
        say("the folder you are working in is gone", "    → go to another one with cd", err=True)
        sys.exit(INPUT_ERROR)


@contextmanager
def _one_run() -> Iterator[None]:
    """What suits a process that runs one command and ends, and nobody else: so all is as it was, afterwards."""
    collecting = gc.isenabled()
    gc.disable()  # a run makes many small values that live to its end; looking for cycles in them only costs time
    try:
        with warnings.catch_warnings():
            if not sys.warnoptions:  # libraries warn of what is odd in a file; we tell what is wrong with it ourselves
                warnings.simplefilter("ignore")
            yield
    finally:
        if collecting:
            gc.enable()
