"""``spiegel build``: every product of a deck at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.build import Job, build
from generator.cli.deck_options import OUTPUT, SHARED, chosen, file_name, layouts
from generator.cli.terminal import examples, progress, tell_made, telling_problems
from generator.product import decks_for


@click.command(
    "build",
    params=[*SHARED],
    epilog=examples(
        "spiegel build", "spiegel build --lang en", "spiegel build --suit A,B --lang nl,en",
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
def command(folder: Path, **asked: Any) -> None:  # noqa: ANN401 – what ``SHARED`` gives
    """Makes every product of a deck, each with its usual options."""
    with telling_problems("nothing was written"):
        wanted = chosen(**asked)
        jobs = [
            Job(layout, each, layout.Options(), folder / file_name(asked["deck"], name, each.languages))
            for name, layout in layouts().items()
            for each in decks_for(layout, wanted)
        ]
        tell_made(build(jobs, progress))
