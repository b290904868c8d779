"""A loaded bank and stocks → whether it can be printed, in lines to read; or every problem, in all its languages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.bank import shipped
from generator.bank.own_stocks import every_stock
from generator.bank.print_settings import options_for
from generator.deck.selection import choose
from generator.model.problems import ENOUGH, DeckError, Problem
from generator.model.wording import counted, listed
from generator.product import advice_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from generator.bank.loading import Loaded
    from generator.model.deck import Deck
    from generator.product import Layout, Progress

    Languages: TypeAlias = Iterable[tuple[str, str | None]]
    """Languages to set one after the other, each alone or with a second one on the same card."""


MOST_TOLD_OF = 5_000
"""Questions times languages that are tried on the other stocks too, which takes as long for each of them as for the one that is
printed on: three seconds in all."""

NOT_TRIED = "  the other stocks: not tried with so many cards; name the one you mean, such as --stock tarot-a4"

MORE = "  {} more stocks: --all-stocks tries them too"


class Checkup(Struct, frozen=True):
    """What is right with a deck, in lines, and which cards do not fit in two languages at once, though each alone fits.

    ``advice`` is what could be better in the books that were made of it.
    """

    lines: tuple[str, ...]
    not_together: Mapping[tuple[str, str], tuple[Problem, ...]]
    advice: tuple[Problem, ...] = ()


def checkup(
    loaded: Loaded,
    stocks: Sequence[str],
    layouts: Mapping[str, Layout],
    progress: Progress,
    given: Mapping[str, Any] | None = None,
    languages: Sequence[str] = (),
    theme: str | Path | None = None,
    *,
    all_stocks: bool = False,
) -> Checkup:
    """Fits every product of a deck in every language, the cards on the stocks; and the cards in two languages at once.

    Args:
        loaded: the bank and its places.
        stocks: those that must hold the deck; none means the one it is printed on, and the others are only told of.
        layouts: what fits the texts, by name.
        progress: shows how far the work is.
        given: options in place of those of the deck, as ``options_for`` takes them.
        languages: those that must hold, two of them on one card too; none means all of the deck's, and then its first one
            is tried on a card with each other one, which is only told of.
        theme: in place of the deck's own, as ``deck_of`` takes it.
        all_stocks: whether those that are only told of are all there are, and not only the usual ones.

    Raises:
        DeckError: every problem, on the stocks that were asked for.
    """
    cards, bank = layouts["cards"], loaded.bank
    options = {name: options_for(layout, bank, given) for name, layout in layouts.items()}
    usual = options["cards"]
    wanted = list(stocks) or [usual.stock]
    known = every_stock(loaded.places.stocks)
    others = [] if stocks else [name for name in (known if all_stocks else shipped.USUAL_STOCKS) if name not in wanted]
    alone = [(language, None) for language in languages or bank.languages]

    def seen_of(layout: Layout, options: object, languages: Languages) -> Seen:
        return _seen(layout, options, progress, (_deck(loaded, theme, *each) for each in languages))

    def found(name: str, languages: Languages) -> tuple[Problem, ...]:
        return seen_of(cards, dataclasses.replace(usual, stock=name), languages).problems

    on_stock = {name: found(name, alone) for name in wanted}
    problems = [problem for name in wanted for problem in on_stock[name]]
    advice: list[Problem] = []
    for name, layout in layouts.items():
        if name != "cards" and len(problems) < ENOUGH:
            seen = seen_of(layout, options[name], alone)
            problems += seen.problems
            advice += seen.advice
    first, *rest = languages or bank.languages
    many = len(loaded.bank.questions) * len(alone) > MOST_TOLD_OF
    tried = not problems and (languages or not many)  # a text that is too long alone is one cause
    pairs = [(first, other) for other in rest] if tried else []
    both = {(name, pair): found(name, [pair]) for name in wanted for pair in pairs}
    if languages:
        problems += [problem for each in both.values() for problem in each]
    if problems:
        raise DeckError(dict.fromkeys(problems))
    all_well = f"{counted(len(_deck(loaded, theme, first).cards), 'card')} in {listed([first, *rest])}: all is well."
    if not many:
        on_stock |= {name: found(name, alone) for name in others}
    not_together = {pair: tuple(each for name in wanted for each in both[name, pair]) for pair in pairs}
    lines = [all_well, *_lines(on_stock, both)]
    if others:
        untried = len(known) - len(others) - len(wanted)
        lines += [NOT_TRIED] if many else [MORE.format(untried)] if untried else []
    return Checkup(tuple(lines), {pair: told for pair, told in not_together.items() if told}, tuple(advice))


def _lines(
    on_stock: Mapping[str, Sequence[Problem]], both: Mapping[tuple[str, tuple[str, str]], Sequence[Problem]]
) -> Iterator[str]:
    """A line for each stock, and below it one for each two languages that were tried on a card of it."""
    for name, found in on_stock.items():
        yield f"  {name}: {_verdict(found)}"
        for (stock, pair), told in both.items():
            if stock == name:
                yield f"  {name}, {listed(pair)} on one card: {_verdict(told)}"


def _verdict(problems: Sequence[Problem]) -> str:
    if not problems:
        return "every card fits"
    cards = len({problem.where.split(",")[0] for problem in problems})
    return f"{cards} {'card does' if cards == 1 else 'cards do'} not fit"


class Seen(NamedTuple):
    """What a layout cannot set of some decks, and what could be better in what it can."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def _seen(layout: Layout, options: object, progress: Progress, decks: Iterable[Deck]) -> Seen:
    """What comes of these decks in a layout."""
    problems: list[Problem] = []
    advice: list[Problem] = []
    for deck in decks:
        try:
            advice += advice_of(layout.prepare(deck, options, progress))
        except DeckError as error:
            problems += error.problems
    return Seen(tuple(problems), tuple(advice))


def _deck(loaded: Loaded, theme: str | Path | None, language: str, second: str | None = None) -> Deck:
    """All of the deck in a language, or two, with its pictures and its theme; nobody draws it."""
    return replace(choose(loaded.bank, language, loaded.places, second=second, theme=theme), drawn=False)
