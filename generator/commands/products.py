"""A layout → its command: its docstring as help, its ``Options`` as options."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.build import Job, build
from generator.commands.asked import DECK, LANG, OUTPUT, SESSION, chosen, file_name
from generator.terminal import examples, options_of, progress, tell_made, telling_problems
from layouts import LAYOUTS

TARGET = click.Option(
    ["-o", "--output"],
    type=click.Path(path_type=Path),
    help="The file to make.  [default: output/PRODUCT-LANG.pdf, with the name of the deck before it]",
)


def layout_command(name: str) -> click.Command:
    """The command of a layout, by the layout's name; the layout is imported."""
    layout = import_module(LAYOUTS[name].module)

    def run(deck: Path | None, lang: str | None, session: str | None, output: Path | None, **options: Any) -> None:  # noqa: ANN401 – the layout's

        with telling_problems("nothing was written"):
            wanted = chosen(deck, lang, session)
            target = output or OUTPUT / file_name(deck, name, wanted.language)
            variants = getattr(layout, "variants", _as_asked)(layout.Options(**options))
            jobs = [Job(layout, wanted, each, target.with_stem(target.stem + part)) for part, each in variants]
            tell_made(build(jobs, progress))

    return click.Command(
        name,
        callback=run,
        params=[DECK, LANG, SESSION, *options_of(name), TARGET],
        help=layout.__doc__,
        epilog=examples(*layout.EXAMPLES),
        short_help=LAYOUTS[name].summary,
    )


def _as_asked(options: object) -> list[tuple[str, object]]:
    """One file, as its options ask for: what a layout makes that has no ``variants`` of its own."""
    return [("", options)]
