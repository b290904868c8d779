"""A layout → its command: its docstring as help, its ``Options`` as options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.build import build, file_name, jobs_of
from generator.cli.replacing import FORCE, may_replace
from generator.cli.shared_options import OUTPUT, SHARED, chosen, own_name
from generator.cli.terminal import examples, options_of, progress, tell_made, telling_problems
from generator.files import renamed
from layouts import LAYOUTS, module

if TYPE_CHECKING:
    from generator.model.deck import Deck

TARGET = click.Option(
    ["-o", "--output"],
    type=click.Path(path_type=Path),
    help="The file to make.  [default: output/PRODUCT-LANG.pdf, with the name of the deck before it]",
)


def layout_command(name: str) -> click.Command:
    """The command of a layout, by the layout's name; the layout is imported."""
    layout = module(name)

    def run(output: Path | None, *, force: bool, **typed: Any) -> None:  # noqa: ANN401 – what SHARED gives, and the layout's
        with telling_problems("nothing was written"):
            shared = {each.name: typed.pop(each.name) for each in SHARED if each.name}
            deck, own = chosen(**shared), own_name(shared["deck"])

            def target(each: Deck) -> Path:
                if output is None:
                    return OUTPUT / file_name(name, each.languages, own)
                # One file became one for each language: that stands in its name.
                return output if each is deck else renamed(output, f"-{each.language}")

            jobs = jobs_of(layout, deck, layout.Options(**typed), target)
            tell_made(build(jobs, progress, may_replace(force=force)))

    return click.Command(
        name,
        callback=run,
        params=[*SHARED, *options_of(name), TARGET, FORCE],
        help=layout.__doc__,
        epilog=examples(*layout.EXAMPLES),
        short_help=LAYOUTS[name].summary,
    )
