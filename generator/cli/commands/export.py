"""``spiegel export``: a deck → its questions in a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from generator.cli.terminal import examples, say, telling_problems

if TYPE_CHECKING:
    from generator.spreadsheets.vocabulary import Headers

SEPARATORS = {";": ";", ",": ",", "tab": "\t"}


@click.command(
    "export",
    epilog=examples(
        "spiegel export for-excel.xlsx",
        "spiegel export my-deck.yaml questions.xlsx --headers en --replace",
        "spiegel export my-deck.yaml north.csv",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="[DECK] FILE", type=click.Path(path_type=Path))
@click.option(
    "--headers",
    type=click.Choice(["nl", "en", "fr", "de"]),
    help="The language of the names of the columns.  [default: that of the deck]",
)
@click.option(
    "--separator",
    type=click.Choice(list(SEPARATORS)),
    default=";",
    show_default=True,
    help="What stands between the cells of a .csv.",
)
@click.option("--replace", is_flag=True, help="Replace FILE where it holds questions already.")
def command(paths: tuple[Path, ...], headers: str | None, separator: str, replace: bool) -> None:
    """Writes the questions of a DECK to FILE, a spreadsheet of Excel (.xlsx) or CSV, in all its languages.

    Change questions there, or add some, and `spiegel import FILE --into DECK` brings them back. Leave the codes as they
    are: by them a question is found again.
    """
    *deck, file = paths
    if len(deck) > 1:
        raise click.BadParameter("are too many files: give a deck and a spreadsheet", param_hint="[DECK] FILE")
    if file.suffix.lower() not in {".xlsx", ".csv"}:
        raise click.BadParameter(f"'{file}' must end in .xlsx or .csv", param_hint="FILE")
    with telling_problems("nothing was written"):
        from generator.cli.shared_options import load  # noqa: PLC0415 – not for the help
        from generator.spreadsheets.exporting import export  # noqa: PLC0415 – as above

        loaded = load(deck[0] if deck else None)
        said = export(loaded.bank, file, cast("Headers | None", headers), SEPARATORS[separator], replace=replace)
    say(said)
    say(f"  back again: spiegel import {file} --into {deck[0] if deck else 'DECK'}")
