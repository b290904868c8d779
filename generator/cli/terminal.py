"""How Spiegel speaks on a terminal: problems, progress, and a layout's options as Click shows them."""

from __future__ import annotations

import dataclasses
import io
import os
import sys
import time
from contextlib import contextmanager
from itertools import zip_longest
from math import isnan
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import click

from generator.model.problems import DeckError, by_cause
from generator.model.wording import counted, harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.build import Built
    from generator.model.problems import Problem
    from generator.product import Layout, Made

T = TypeVar("T")

OF_DECK = frozenset({"paper", "stock", "people"})
"""Options of layouts that a deck may set under ``print``."""

INPUT_ERROR = 1
"""The exit code where the input is to blame; 2, for the command line, is Click's own."""

PATIENCE = 1.0
"""Seconds of work without a word; only what takes longer shows its progress."""


def option_of(field: dataclasses.Field[Any], hint: Any) -> click.Option:  # noqa: ANN401 – any type a field may have
    """A field of a layout's ``Options`` as an option on the command line; its type and choices as the field says."""
    name = field.metadata["flag"] or field.name.replace("_", "-")
    said = {"help": field.metadata["help"]}
    if hint is bool:
        return click.Option([f"--{name}", field.name], is_flag=True, default=False, **said)
    parse = field.metadata["parse"]
    if parse is not None:
        said["metavar"] = f"{name.upper()},…"
        return click.Option(
            [f"--{name}", field.name], type=click.UNPROCESSED, default=field.default, callback=_parsing(parse), **said
        )
    shown = field.default is not None and field.name not in OF_DECK
    if field.name in OF_DECK and field.default is not None:
        said["help"] += f"  [default: what the deck says, or {field.default}]"
    kind = _type_of(field, hint)
    return click.Option([f"--{name}", field.name], type=kind, default=field.default, show_default=shown, **said)


def _parsing(parse: Callable[[str], Any]) -> Callable[..., Any]:
    """What a layout reads in its own way, as Click calls for it; what is no string is the default, and a value already."""

    def read(_: click.Context, __: click.Parameter, value: Any) -> Any:  # noqa: ANN401 – the layout's
        try:
            return parse(value) if isinstance(value, str) else value
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return read


def _type_of(field: dataclasses.Field[Any], hint: Any) -> Any:  # noqa: ANN401 – any type of Click's; a case each
    """What Click checks a typed value by."""
    from pathlib import Path  # noqa: PLC0415 – takes 4 ms, and ``--help`` has no need of it

    from generator.deck.changes import OlderBank  # noqa: PLC0415 – as above
    from generator.model.names import NameList  # noqa: PLC0415 – as above
    from generator.model.printer import PrinterProfile  # noqa: PLC0415 – as above

    if field.name == "stock":
        from generator.cli.print_options import StockName  # noqa: PLC0415 – as above

        return StockName()
    choices, bounds = field.metadata["choices"], field.metadata["bounds"]
    if choices is not None:
        return click.Choice(choices())
    if bounds is not None:
        return click.IntRange(*bounds) if hint in (int, int | None) else _Number(*bounds)
    read_later: dict[Any, Any] = dict.fromkeys(
        (Path | None, NameList | None, OlderBank | None), click.Path(path_type=Path)
    )
    read_later[PrinterProfile | None] = _PrinterName()
    if hint in read_later:  # what is in a file is read once the deck is
        return read_later[hint]
    if get_origin(hint) is Literal:
        return click.Choice([str(value) for value in get_args(hint)])
    return str if hint == str | None else hint


class _PrinterName(click.ParamType):  # type: ignore[type-arg]  # generic in Click's newer releases only
    """The name of a printer that was measured, perhaps with a tray behind a slash."""

    name = "name[/tray]"


class _Number(click.FloatRange):
    """A number within bounds, and a number: Click lets ``nan`` through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 – Click's
        """The number."""
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value} is no number.", param, ctx)
        return number


def options_of(layout: Layout) -> list[click.Option]:
    """All options that a layout declares."""
    kind = layout.Options
    hints = get_type_hints(kind)
    return [option_of(field, hints[field.name]) for field in dataclasses.fields(kind)]


def examples(*lines: str) -> str:
    """Examples for the end of a help page, each on a line of its own."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@contextmanager
def telling_problems(done: str) -> Iterator[None]:
    """Prints the problems of a run and ends it with exit code 1; ``done`` says what has not happened."""
    try:
        yield
    except DeckError as error:
        tell(error.problems)
        causes, places = len(by_cause(error.problems)), len(error.problems)
        where = f" in {places:,} places" if places > causes else ""
        say("", f"{counted(causes, 'problem')}{where}; {error.stands or done}.", err=True)
        sys.exit(INPUT_ERROR)


def tell(problems: Iterable[Problem], *, err: bool = True) -> None:
    """Prints problems or warnings, one for each cause, where errors go; with ``err=False`` what is none, among the results."""
    for problem in by_cause(problems):
        say(*str(problem).split("\n"), err=err)


def tell_made(made: Sequence[Made]) -> None:
    """Prints what was made, file by file, and how to print it; of files that are printed alike once, below the last."""
    for each, following in zip_longest(made, made[1:]):
        say(f"Made {each.target}: {each.report.made}.")
        if following is None or following.report.printing != each.report.printing:
            for line in each.report.printing:
                say(f"  {line}")


def tell_built(built: Built) -> None:
    """Prints what was made, and where errors go what was left out of it."""
    tell_made(built.made)
    tell(built.left_out)
    if built.left_out:
        many = len(built.left_out)
        said = f"{counted(many, 'name')} {'is' if many == 1 else 'are'} left out; all the others are made."
        say("", said, err=True)


def say(*lines: str, err: bool = False) -> None:
    """Prints lines of text, the one way to the terminal: for names, titles, what a file says and what Click says of them.

    What a terminal would obey is left out: a bad file must not recolour, rename or hide anything in anybody's window. So is
    an end of a line within one: none must look as if we had said it.
    """
    click.echo("\n".join(map(harmless, lines)), err=err)


def emit(text: str) -> None:
    """Prints data for other programs: into a file or a pipe the same bytes on every machine, in UTF-8."""
    if sys.stdout.isatty():
        say(*text.split("\n"))
    else:
        click.echo(f"{text}\n".encode(), nl=False)


def progress(items: Iterable[T], what: str, many: int) -> Iterable[T]:
    """The items, with a bar on a terminal once the work has taken a second; silent in a pipe."""
    return _shown(items, what, many) if sys.stderr.isatty() else items


def _shown(items: Iterable[T], what: str, many: int) -> Iterator[T]:
    started, shown = time.monotonic(), None
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if shown is None and now - started > PATIENCE and done < many:
            shown = click.progressbar(length=many, label=what, file=sys.stderr)
            shown.__enter__()
            shown.update(done)
        elif shown is not None:
            shown.update(1)
    if shown is not None:
        shown.__exit__(None, None, None)


def say_error(error: click.ClickException) -> None:
    """What Click has to say against a command, in its own form."""
    if not isinstance(error, click.exceptions.NoArgsIsHelpError):  # whose message is the whole help
        vars(error)["message"] = harmless(error.message)
    words = io.StringIO()
    error.show(words)
    say(*words.getvalue().rstrip("\n").expandtabs(4).split("\n"), err=True)


@contextmanager
def no_traceback() -> Iterator[None]:
    """A fault of ours in a few plain words; the traceback only where SPIEGEL_DEBUG asks for it."""
    try:
        yield
    except Exception as error:  # a user can do nothing with a traceback
        if os.environ.get("SPIEGEL_DEBUG"):
            raise
        say(
            f"Something went wrong inside Spiegel: {type(error).__name__}: {error}",
            "    → it is our mistake: please report it, with your deck; SPIEGEL_DEBUG=1 shows where it happened",
            err=True,
        )
        sys.exit(INPUT_ERROR)
