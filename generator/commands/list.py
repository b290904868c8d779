"""``spiegel list``: what there is to choose from."""

from __future__ import annotations

from pathlib import Path

import click

from generator import listing
from generator.commands.asked import chosen
from generator.terminal import examples, telling_problems


@click.command("list", epilog=examples("spiegel list stocks", "spiegel list cards", "spiegel list suits my-deck.yaml"))
@click.argument(
    "what", type=click.Choice(["stocks", "languages", "suits", "cards", "sessions", "texts", "pages", "themes"])
)
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--lang", metavar="CODE", help="The language to list in; the deck's first if left out.")
def command(what: str, deck: Path | None, lang: str | None) -> None:
    """Lists what there is to choose from: a line each, its name first.

    Stocks are sheets of paper and the cards on them; themes are looks; texts are the general texts of the guide, which a deck may
    override; pages are those of the workbook; languages, suits, cards and sessions are those of the DECK.
    """
    with telling_problems("nothing to list"):
        ours = {"stocks": listing.stocks, "themes": listing.themes}
        lines = ours[what]() if what in ours else listing.of_deck(what, chosen(deck, lang))
        for line in lines:
            click.echo(line)
