"""``spiegel build``: every product of a deck at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import Job, build
from generator.commands.asked import OUTPUT, chosen, file_name, layouts
from generator.terminal import examples, progress, tell_made, telling_problems


@click.command(
    "build", epilog=examples("spiegel build", "spiegel build --lang en", "spiegel build my-deck.yaml -o my-folder")
)
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--lang", metavar="CODE", help="The language to print; the deck's first if left out.")
@click.option(
    "-o",
    "--output",
    "folder",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to build in.",
)
def command(deck: Path | None, lang: str | None, folder: Path) -> None:
    """Makes every product of a deck, each with its usual options."""
    with telling_problems("nothing was written"):
        wanted = chosen(deck, lang)
        jobs = [
            Job(layout, wanted, layout.Options(), folder / file_name(deck, name, wanted.language))
            for name, layout in layouts().items()
        ]
        tell_made(build(jobs, progress))
