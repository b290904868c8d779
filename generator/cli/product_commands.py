"""A layout → its command: its docstring as help, its ``Options`` as options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.bank.print_settings import options_for
from generator.build import build, jobs_of, usual_target
from generator.cli.card_options import with_older_read, with_printer_read
from generator.cli.names_option import with_names_read
from generator.cli.print_options import known_stock, only_typed
from generator.cli.replacing import FORCE, may_replace
from generator.cli.shared_options import OUTPUT, SHARED, chosen, own_name
from generator.cli.terminal import examples, options_of, progress, tell_built, telling_problems
from generator.files import renamed
from layouts import LAYOUTS, module

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.deck import Deck
    from generator.product import Layout

TARGET = click.Option(
    ["-o", "--output"],
    type=click.Path(path_type=Path),
    help="The file to make.  [default: output/PRODUCT-LANG.pdf, with the name of the deck before it and what was chosen "
    "behind it]",
)


def layout_command(name: str) -> click.Command:
    """The command of a layout, by the layout's name; the layout is imported."""
    layout = module(name)
    return command_of(name, LAYOUTS[name].summary, lambda _own: layout)


def command_of(name: str, summary: str, layout_for: Callable[[str], Layout]) -> click.Command:
    """The command of a layout.

    Args:
        name: of the command, and of what it makes.
        summary: what that is, in a line.
        layout_for: the name of a deck that has one, else nothing → the layout.
    """

    def run(output: Path | None, *, force: bool, **typed: Any) -> None:  # noqa: ANN401 – what SHARED gives, and the layout's
        with telling_problems("nothing was written"):
            shared = {each.name: typed.pop(each.name) for each in SHARED if each.name}
            deck, own = chosen(**shared), own_name(shared["deck"])
            layout = layout_for(own)
            known_stock(typed.get("stock"), deck.own_stocks)
            read = with_older_read(with_printer_read(with_names_read(only_typed(typed))))
            options = options_for(layout, deck.bank, read)

            def named(each: Deck) -> Path:
                assert output is not None, "a name was given"  # noqa: S101 – for the type checker
                # One file became one for each language: that stands in its name.
                return output if each is deck else renamed(output, f"-{each.language}")

            target = named if output else usual_target(name, layout, options, OUTPUT, own)
            tell_built(build(jobs_of(layout, deck, options, target), progress, may_replace(force=force)))

    usual = layout_for("")
    return click.Command(
        name,
        callback=run,
        params=[*SHARED, *options_of(usual), TARGET, FORCE],
        help=usual.__doc__,
        epilog=examples(*usual.EXAMPLES),
        short_help=summary,
    )
