"""``spiegel import``: questions in a spreadsheet → a deck, a new one or one that is there."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared_options import language_code
from generator.cli.terminal import examples, say, tell, telling_problems


def _language(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    return None if code is None else language_code(code)


@click.command(
    "import",
    epilog=examples(
        "spiegel import questions.xlsx",
        "spiegel import questions.csv -o north.yaml --title 'Team North'",
        "spiegel import questions.xlsx --into my-deck.yaml",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", metavar="DECK", type=click.Path(path_type=Path), help="Bring this deck up to date instead of making one."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The deck to make.  [default: beside FILE, as .yaml]"
)
@click.option("--title", metavar="TEXT", help="The title of the new deck.  [default: the name of FILE]")
@click.option(
    "--lang",
    metavar="CODE",
    callback=_language,
    help="The language of columns that name none, such as nl.  [default: told by the texts, or else by the name: nl under "
    "'vraag'; the first of the deck with --into]",
)
@click.option("--sheet", metavar="NAME", help="Read only this sheet.  [default: every sheet with questions]")
@click.option(
    "--hidden", is_flag=True, help="Read what is hidden or filtered out in Excel too: sheets, rows and columns."
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="How a text file writes its letters, such as windows-1250 or mac-roman.  [default: found in the file, and told]",
)
def command(
    file: Path,
    *,
    into: Path | None,
    output: Path | None,
    title: str | None,
    lang: str | None,
    sheet: str | None,
    hidden: bool,
    encoding: str | None,
) -> None:
    """Makes a deck of the questions in FILE: a spreadsheet of Excel (.xlsx) or CSV, a list, or an export of Anki.

    The columns have names in Dutch, English, French or German, in any order: vraag (question), reeks or thema (suit),
    doorvraag (probe), diepte (depth), labels (tags), code (id). Only the first must be there; a list with a question on
    each line needs no names.

    With --into, questions are found again by their code and changed where the sheet says something else; new ones are
    added. Everything else in the deck stays as it is written, comments and all.
    """
    if into is not None and (output is not None or title is not None):
        raise click.BadParameter("takes no -o and no --title: the deck has a file and a title", param_hint="--into")
    with telling_problems("nothing was written"):
        from generator.spreadsheets.importing import Source, import_into, import_new  # noqa: PLC0415 – not for the help

        source = Source(file, lang, sheet, encoding, hidden)
        if into is None:
            made = import_new(source, output, title)
        else:
            from generator.cli.shared_options import load  # noqa: PLC0415 – as above

            made = import_into(source, load(into))
    tell(made.notes)
    for line in made.lines:
        say(line)
