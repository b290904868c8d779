"""A loaded bank and stocks → whether it can be printed, in lines to read; or every problem, in all its languages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from generator.bank import shipped
from generator.bank.print_settings import options_for
from generator.deck.selection import choose
from generator.model.problems import DeckError
from generator.model.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.bank.loading import Loaded
    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from generator.product import Layout, Progress


def checkup(
    loaded: Loaded,
    stocks: Sequence[str],
    layouts: Mapping[str, Layout],
    progress: Progress,
    given: Mapping[str, Any] | None = None,
) -> list[str]:
    """Fits every product of a deck in every language, the cards on the stocks.

    Args:
        loaded: the bank and its places.
        stocks: those that must hold the deck; none means the one it is printed on, and the others are only told of.
        layouts: what fits the texts, by name.
        progress: shows how far the work is.
        given: options in place of those of the deck, as ``options_for`` takes them.

    Returns:
        What is right, in lines.

    Raises:
        DeckError: every problem, on the stocks that were asked for.
    """
    cards = layouts["cards"]
    options = {name: options_for(layout, loaded.bank, given) for name, layout in layouts.items()}
    usual = options["cards"]
    wanted = list(stocks) or [usual.stock]
    others = [] if stocks else [name for name in shipped.stocks() if name not in wanted]
    found = {
        name: _problems(loaded, dataclasses.replace(usual, stock=name), cards, progress) for name in [*wanted, *others]
    }
    problems = [problem for name in wanted for problem in found[name]]
    for name, layout in layouts.items():
        if name != "cards":
            problems += _problems(loaded, options[name], layout, progress)
    if problems:
        raise DeckError(dict.fromkeys(problems))
    bank = loaded.bank
    many = len(_deck(loaded, bank.languages[0]).cards)
    lines = [f"{counted(many, 'card')} in {' and '.join(bank.languages)}: all is well."]
    return lines + [f"  {name}: {_verdict(found[name])}" for name in [*wanted, *others]]


def _verdict(problems: Sequence[Problem]) -> str:
    if not problems:
        return "every card fits"
    cards = len({problem.where.split(",")[0] for problem in problems})
    return f"{cards} {'card does' if cards == 1 else 'cards do'} not fit"


def _problems(loaded: Loaded, options: object, layout: Layout, progress: Progress) -> list[Problem]:
    problems: list[Problem] = []
    for language in loaded.bank.languages:
        try:
            layout.prepare(_deck(loaded, language), options, progress)
        except DeckError as error:
            problems += error.problems
    return problems


def _deck(loaded: Loaded, language: str) -> Deck:
    """All of the deck in a language, with its pictures and its theme."""
    return choose(loaded.bank, language, loaded.places)
