"""What is typed about printing → options of layouts: paper, stock and people, in the same words for all that is made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click
from click.core import ParameterSource

from generator.model.paper import PageSize

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PEOPLE = 60
"""As ``generator.model.bank`` has it, which takes a while to import, and the help does without; a test holds them alike."""


class StockName(click.Choice[str]):
    """The name of a stock; the list of them is read only when it is asked for."""

    def __init__(self) -> None:
        super().__init__([])

    @property
    def choices(self) -> tuple[str, ...]:
        """The names."""
        from generator.bank.shipped import stocks  # noqa: PLC0415 – not for the help

        return tuple(stocks())

    @choices.setter
    def choices(self, _: Iterable[str]) -> None:
        """Click sets them when it is made."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:  # noqa: ARG002 – Click's arguments
        """What the help shows in place of all names."""
        return "NAME"


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
