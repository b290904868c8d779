"""What is typed about printing → options of layouts: paper, stock and people, in the same words for all that is made at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from generator.cli.config import stocks_file
from generator.model.paper import PageSize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.paper import Stock

MOST_PEOPLE = 60
"""As ``generator.model.bank`` has it, which takes a while to import, and the help does without; a test holds them alike."""


class StockName(click.ParamType):  # type: ignore[type-arg]  # generic in Click's newer releases only
    """The name of a stock: of one of ours, or of the user's own, which are known once the deck is; see ``known_stock``."""

    name = "name"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 – Click's arguments
        """The names that ours and those in this folder and in the settings begin with; read only when they are asked for."""
        from generator.bank.own_stocks import every_stock, own_stocks  # noqa: PLC0415 – not for the help
        from generator.model.problems import DeckError  # noqa: PLC0415 – as above

        try:
            own = own_stocks(Path(), [stocks_file()]).stocks
        except DeckError:  # no time to tell
            own = {}
        return [CompletionItem(name) for name in every_stock(own) if name.startswith(incomplete)]


def known_stock(name: str | None, own: Mapping[str, Stock], where: str = "--stock") -> None:
    """Looks whether a stock that was typed is there, of ours or the user's own.

    Raises:
        BadParameter: it is not.
    """
    from generator.bank.own_stocks import every_stock  # noqa: PLC0415 – not for the help
    from generator.model.wording import did_you_mean  # noqa: PLC0415 – as above

    if name is not None and name not in (known := every_stock(own)):
        meant = did_you_mean(name, known) or "see `spiegel list stocks`"
        raise click.BadParameter(f"there is no stock '{name}'; {meant}", param_hint=where)


PAPER = click.Option(
    ["--paper"],
    type=click.Choice(get_args(PageSize)),
    help="The paper of guide and workbook; the cards lie on a stock that is on it, where there is one.  [default: what the "
    "deck says, or a4]",
)

STOCK = click.Option(
    ["--stock"],
    type=StockName(),
    help="The sheet and the size of the cards: see `spiegel list stocks`.  [default: what the deck says, or poker-a4]",
)

PEOPLE = click.Option(
    ["--people"],
    type=click.IntRange(1, MOST_PEOPLE),
    metavar="N",
    help="How many people take part: for tables, rows and the materials list.  [default: what the deck says, or 8]",
)

PRINTING = (PAPER, STOCK, PEOPLE)
"""How everything is printed, for commands that make several products; where one is left out, what the deck says."""


def given_of(typed: dict[str, Any]) -> dict[str, Any]:
    """Takes the options in ``PRINTING`` out of what was typed → those that were."""
    taken = {each.name: typed.pop(each.name) for each in PRINTING if each.name}
    return {name: value for name, value in taken.items() if value is not None}


def only_typed(options: dict[str, Any]) -> dict[str, Any]:
    """Options of the command that runs → those that somebody typed; the others are only Click's usual values."""
    context = click.get_current_context()
    return {
        name: value
        for name, value in options.items()
        if context.get_parameter_source(name) not in (ParameterSource.DEFAULT, None)
    }
