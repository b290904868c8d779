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

    Pages, boxes and fonts; whether cards were scaled, backs shifted, or things lie near a cut or the sheet's edge; coarse
    pictures, thin lines, transparency, overprint, spot colours, black text of several inks, too much ink; characters without a
    glyph; tags and claims; what print dialogues are told; fields. What was not checked is said. Ends with exit code 1 where
    something is wrong.
    """
    with telling_problems("no file was inspected"):
        found = inspect.inspect_all(files)
    if as_data:
        emit("[" + ",\n".join(inspect.as_json(each) for each in found) + "]")
    else:
        say(*"\n\n".join(inspect.describe(each) for each in found).split("\n"))
    if any(each.findings for each in found):
        sys.exit(INPUT_ERROR)
