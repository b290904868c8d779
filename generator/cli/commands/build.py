"""``spiegel build``: every product of a deck at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.build import build, jobs_of_all
from generator.cli.replacing import FORCE, may_replace
from generator.cli.shared_options import OUTPUT, SHARED, chosen, own_name
from generator.cli.terminal import examples, progress, tell_made, telling_problems
from layouts import modules


@click.command(
    "build",
    params=[*SHARED, FORCE],
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
def command(folder: Path, *, force: bool, **typed: Any) -> None:  # noqa: ANN401 – what ``SHARED`` gives
    """Makes every product of a deck, each with its usual options."""
    with telling_problems("nothing was written"):
        jobs = jobs_of_all(chosen(**typed), modules(), folder, own_name(typed["deck"]))
        tell_made(build(jobs, progress, may_replace(force=force)))
