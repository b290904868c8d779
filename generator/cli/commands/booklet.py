"""``spiegel booklet``: any PDF → the same, to fold and staple."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.replacing import FORCE, may_replace
from generator.cli.terminal import examples, progress, tell, tell_made, telling_problems
from generator.prepress.booklet import fold


@click.command(
    "booklet",
    params=[FORCE],
    epilog=examples("spiegel booklet output/guide-nl.pdf", "spiegel booklet output/guide-nl.pdf -o a5.pdf --paper a4"),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to make.  [default: FILE-booklet.pdf, beside the file]",
)
@click.option(
    "--paper",
    type=click.Choice(["a3", "a4", "a5", "letter"]),
    help="The sheet to print on; larger pages are scaled down to half of it.  [default: as large as two pages]",
)
def command(file: Path, output: Path | None, paper: str | None, *, force: bool) -> None:
    """Lays the pages of any PDF two to a side, to print, fold and staple.

    The last page stays at the back: blank pages that fill the last sheet come before it. Pages of different sizes are
    scaled alike, each in the middle of its half. Links, bookmarks and the tags that a screen reader needs are left
    behind: keep the file itself for reading on a screen.
    """
    with telling_problems("nothing was written"):
        folded = fold(file, output, paper, progress, may_replace(force=force))
    tell(folded.warnings)
    tell_made((folded.made,))
