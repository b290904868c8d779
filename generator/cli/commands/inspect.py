"""``spiegel inspect``: PDFs → what they hold, and what is wrong with them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.terminal import INPUT_ERROR, emit, examples, say, telling_problems
from generator.prepress import inspect


@click.command(
    "inspect", epilog=examples("spiegel inspect output/cards-nl.pdf", "spiegel inspect --json output/cards-nl.pdf")
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="Say it as JSON: a list with an entry for each file.")
def command(files: tuple[Path, ...], as_data: bool) -> None:
    """Says what a PDF holds, and what a printer or a screen reader would trip over.

    Pages, sizes and boxes; fonts and whether they are embedded; characters without a glyph; text off its page or trim;
    tags and claims; what print dialogues are told; fields. Ends with exit code 1 where something is wrong.
    """
    with telling_problems("no file was inspected"):
        found = inspect.inspect_all(files)
    if as_data:
        emit("[" + ",\n".join(inspect.as_json(each) for each in found) + "]")
    else:
        say(*"\n\n".join(inspect.describe(each) for each in found).split("\n"))
    if any(each.findings for each in found):
        sys.exit(INPUT_ERROR)
