"""``spiegel list``: what there is to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.bank.own_stocks import own_stocks
from generator.cli import listing
from generator.cli.config import stocks_file
from generator.cli.shared_options import DECK, LANG, SELECTING, chosen
from generator.cli.terminal import examples, say, telling_problems

WHAT = click.Argument(
    ["what"],
    type=click.Choice(
        ["papers", "stocks", "themes", "languages", "suits", "cards", "tags", "sessions", "texts", "pages"]
    ),
)


@click.command(
    "list",
    params=[WHAT, DECK, LANG, *SELECTING],
    epilog=examples(
        "spiegel list stocks", "spiegel list cards", "spiegel list cards --suit A --depth 1,2",
        "spiegel list suits my-deck.yaml",
    ),
)  # fmt: skip
def command(what: str, **typed: Any) -> None:  # noqa: ANN401 – what the shared options give
    """Lists what there is to choose from: a line each, its name first.

    Papers are those of the books; stocks are sheets of paper and the cards on them, ours and your own; themes are looks; texts
    are the general texts of the guide, which a deck may override; pages are those of the workbook; languages, suits, cards,
    tags and sessions are those of the DECK, or of what is chosen of it.
    """
    with telling_problems("nothing to list"):
        if what == "stocks":
            _stocks(typed["deck"])
            return
        ours = {"papers": listing.papers, "themes": listing.themes}
        for line in ours[what]() if what in ours else _of_deck(what, typed):
            say(line)


def _stocks(deck: Path | None) -> None:
    """Ours, and those of the user: beside the deck or in this folder, and in the settings."""
    own = own_stocks(deck.parent if deck else Path(), [stocks_file()])
    for line in listing.stocks(own):
        say(line)
    say("", *listing.about_stocks(own, stocks_file()), err=True)  # not among the results


def _of_deck(what: str, typed: dict[str, Any]) -> list[str]:
    from generator.cli.deck_listing import lines_of_deck  # noqa: PLC0415 – a list of stocks does without decks

    return lines_of_deck(what, chosen(**typed))
