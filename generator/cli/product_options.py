"""A layout → its command: its docstring as help, its ``Options`` as options."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.build import Job, build
from generator.cli.deck_options import OUTPUT, SHARED, chosen, file_name
from generator.cli.terminal import examples, options_of, progress, tell_made, telling_problems
from generator.product import decks_for
from layouts import LAYOUTS

if TYPE_CHECKING:
    from generator.model.deck import Deck

TARGET = click.Option(
    ["-o", "--output"],
    type=click.Path(path_type=Path),
    help="The file to make.  [default: output/PRODUCT-LANG.pdf, with the name of the deck before it]",
)


def layout_command(name: str) -> click.Command:
    """The command of a layout, by the layout's name; the layout is imported."""
    layout = import_module(LAYOUTS[name].module)

    def run(output: Path | None, **asked: Any) -> None:  # noqa: ANN401 – what SHARED gives, and the layout's

        with telling_problems("nothing was written"):
            shared = {each.name: asked.pop(each.name) for each in SHARED if each.name}
            wanted = chosen(**shared)
            variants = getattr(layout, "variants", _as_asked)(layout.Options(**asked))
            jobs = []
            for deck in decks_for(layout, wanted):
                target = _own(output, deck, wanted) or OUTPUT / file_name(shared["deck"], name, deck.languages)
                jobs += [Job(layout, deck, each, target.with_stem(target.stem + part)) for part, each in variants]
            tell_made(build(jobs, progress))

    return click.Command(
        name,
        callback=run,
        params=[*SHARED, *options_of(name), TARGET],
        help=layout.__doc__,
        epilog=examples(*layout.EXAMPLES),
        short_help=LAYOUTS[name].summary,
    )


def _own(output: Path | None, deck: Deck, wanted: Deck) -> Path | None:
    """The file that was asked for; where it becomes one for each language, with that in its name."""
    return output and (output if deck is wanted else output.with_stem(f"{output.stem}-{deck.language}"))


def _as_asked(options: object) -> list[tuple[str, object]]:
    """One file, as its options ask for: what a layout makes that has no ``variants`` of its own."""
    return [("", options)]
