"""The commands that no layout gives: each has a file of its own, and reads what was typed, calls a room and tells the outcome.

``COMMANDS`` names them all; the commands of the layouts come from ``layouts.LAYOUTS``. A new one is a module here with a
``command``, and one row below.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command: the module that holds it, imported only when it is run, and what it does in one line."""

    module: str
    summary: str


COMMANDS = {
    "studio": Command(
        "generator.cli.commands.studio", "Opens a page in your browser to write, look at and print a deck."
    ),
    "new": Command("generator.cli.commands.new", "Makes a folder with a small deck of your own to begin with."),
    "build": Command("generator.cli.commands.build", "Makes every product of a deck, each with its usual options."),
    "jobsheet": Command(
        "generator.cli.commands.jobsheet", "Makes a page for the copy shop: files, paper, turn, and where to cut."
    ),
    "check": Command(
        "generator.cli.commands.check", "Finds everything that could go wrong with a deck, without making a file."
    ),
    "list": Command(
        "generator.cli.commands.list", "Lists what there is to choose from: stocks, cards, sessions and more."
    ),
    "import": Command(
        "generator.cli.commands.import_", "Makes a deck of questions in a spreadsheet, or brings a deck up to date."
    ),
    "export": Command("generator.cli.commands.export", "Writes the questions of a deck to a spreadsheet."),
    "inspect": Command("generator.cli.commands.inspect", "Says what a PDF holds, and what a printer would trip over."),
    "preview": Command("generator.cli.commands.preview", "Makes pictures of every page, and an overview, to look at."),
    "watch": Command("generator.cli.commands.watch", "Makes every product again each time you save the deck."),
    "schema": Command(
        "generator.cli.commands.schema", "Prints the form of a deck, so that an editor helps you write one."
    ),
    "booklet": Command(
        "generator.cli.commands.booklet", "Lays the pages of any PDF two to a side, to fold and staple."
    ),
    "printer": Command(
        "generator.cli.commands.printer", "Measures your printer, so that backs lie behind their fronts."
    ),
    "stock": Command(
        "generator.cli.commands.stock", "Tries a sheet of cards that you bought, or takes its figures from a template."
    ),
}
