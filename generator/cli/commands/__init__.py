"""The commands, one a file; with ``cli`` and ``terminal`` the room of Click.

``COMMANDS`` names every command that prints nothing of its own; those of the layouts come from ``layouts.LAYOUTS``. A new
one is a module here with a ``command`` and one row below.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A command: the module that holds it, imported only when it is run, and what it does in one line."""

    module: str
    summary: str


COMMANDS = {
    "new": Row("generator.cli.commands.new", "Makes a folder with a small deck of your own to begin with."),
    "build": Row("generator.cli.commands.build", "Makes every product of a deck, each with its usual options."),
    "check": Row(
        "generator.cli.commands.check", "Finds everything that could go wrong with a deck, without making a file."
    ),
    "list": Row("generator.cli.commands.list", "Lists what there is to choose from: stocks, cards, sessions and more."),
    "import": Row(
        "generator.cli.commands.import_", "Makes a deck of questions in a spreadsheet, or brings a deck up to date."
    ),
    "export": Row("generator.cli.commands.export", "Writes the questions of a deck to a spreadsheet."),
    "inspect": Row("generator.cli.commands.inspect", "Says what a PDF holds, and what a printer would trip over."),
    "preview": Row("generator.cli.commands.preview", "Makes pictures of every page, and an overview, to look at."),
    "watch": Row("generator.cli.commands.watch", "Makes every product again each time you save the deck."),
    "schema": Row("generator.cli.commands.schema", "Prints the form of a deck, so that an editor helps you write one."),
    "booklet": Row("generator.cli.commands.booklet", "Lays the pages of any PDF two to a side, to fold and staple."),
}
