"""``spiegel build``: every product of a deck at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.bank.print_settings import options_for
from generator.build import build, jobs_of_all
from generator.cli.print_options import PRINTING, given_of, known_stock
from generator.cli.replacing import FORCE, may_replace
from generator.cli.shared_options import OUTPUT, SHARED, chosen, own_name
from generator.cli.terminal import examples, progress, tell_built, telling_problems
from layouts import modules


@click.command(
    "build",
    params=[*SHARED, *PRINTING, FORCE],
    epilog=examples(
        "spiegel build", "spiegel build --lang en", "spiegel build --suit A,B --lang nl,en",
        "spiegel build --paper letter --people 12",
        "spiegel build --sample 20 --seed 7 -o twenty", "spiegel build my-deck.yaml -o my-folder",
    ),
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    "folder",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to build in.",
)
def command(folder: Path, *, force: bool, **typed: Any) -> None:  # noqa: ANN401 – what ``SHARED`` gives
    """Makes every product of a deck, printed as the deck says under `print:`, or else each with its usual options.

    The whole deck makes cards-nl.pdf, guide-nl.pdf and workbook-nl.pdf. What is chosen or changed stands in the name of a
    file, such as cards-nl-session-short.pdf, so that it never takes the place of the whole.
    """
    given = given_of(typed)
    with telling_problems("nothing was written"):
        deck, layouts = chosen(**typed), modules()
        known_stock(given.get("stock"), deck.own_stocks)
        options = {name: options_for(layout, deck.bank, given) for name, layout in layouts.items()}
        jobs = jobs_of_all(deck, layouts, folder, own_name(typed["deck"]), options)
        tell_built(build(jobs, progress, may_replace(force=force)))
