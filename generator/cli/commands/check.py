"""``spiegel check``: a deck → everything that could go wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.advice.checkup import checkup
from generator.cli.print_options import PAPER, PEOPLE, StockName, known_stock
from generator.cli.shared_options import THEME, chosen_languages, load, tell_of_theme, typed_theme
from generator.cli.terminal import examples, progress, say, tell, telling_problems
from generator.deck.selection import choose
from layouts import modules

if TYPE_CHECKING:
    from generator.bank.loading import Loaded
    from generator.model.problems import Problem
    from layouts.theme.theme import SuitLook


@click.command(
    "check",
    params=[THEME, PAPER, PEOPLE],
    epilog=examples(
        "spiegel check",
        "spiegel check my-deck.yaml --stock tarot-a4",
        "spiegel check my-deck.yaml --all-stocks",
        "spiegel check my-deck.yaml --theme contrast",
    ),
)
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option(
    "--stock",
    "names",
    multiple=True,
    type=StockName(),
    help="Check for this stock only; may be given more than once.  [default: what the deck says, or poker-a4]",
)
@click.option(
    "--lang",
    metavar="CODE[,CODE]",
    help="Check in this language only; two, such as nl,en, must also fit together on each card.  [default: all of the deck]",
)
@click.option(
    "--all-stocks", is_flag=True, help="Tell of every stock whether the deck fits it, and not of the usual ones only."
)
@click.option("--no-advice", is_flag=True, help="Leave out the advice on the questions.")
def command(
    deck: Path | None,
    names: tuple[str, ...],
    lang: str | None,
    theme: str | None,
    *,
    all_stocks: bool,
    no_advice: bool,
    **printing: Any,  # noqa: ANN401 – of each its own
) -> None:
    """Finds everything that could go wrong with a deck, in all its languages, without making a file.

    Names each card that does not fit, with its line. Tells for the other usual stocks whether the deck fits them too, and of a
    deck in more than one language which cards cannot hold its first one together with another. Theme, paper, stock and
    people are those that the deck says, or the usual ones.

    Then it advises, with lines too: on questions that yes or no answers, that are hard to follow when read aloud, that ask
    two things or nearly the same as another, on missing probes, on suits out of balance or that look alike, on marks of HTML,
    Markdown or LaTeX that would be printed, and on pages of the guide that are nearly empty. A deck with advice is a good
    deck; every rule has its exceptions.
    """
    with telling_problems("the deck cannot be printed as it is"):
        loaded = load(deck)
        wanted = typed_theme(theme) if theme else loaded.bank.theme
        tell_of_theme(loaded.places.folder, wanted)
        given = {name: value for name, value in printing.items() if value is not None}
        languages = chosen_languages(lang, loaded.bank.languages) if lang is not None else ()
        for name in names:
            known_stock(name, loaded.places.stocks)
        if names and all_stocks:
            raise click.UsageError("--all-stocks tries every stock there is: leave --stock out, or it.")
        found = checkup(loaded, names, modules(), progress, given, languages, wanted, all_stocks=all_stocks)
        for line in found.lines:
            say(line)
        for pair, problems in found.not_together.items():
            say("", f"With `--lang {','.join(pair)}` these do not fit, though each language alone does:")
            tell(problems, err=False)
        if not no_advice:
            from generator.advice.advice import advise  # noqa: PLC0415 – only where it is wanted

            advice = [*advise(loaded, _looks(loaded, wanted)), *found.advice, *_of_theme(loaded, wanted)]
            if advice:
                say("", f"Advice, to take or to leave ({len(advice)}):")
            tell(advice, err=False)


def _of_theme(loaded: Loaded, wanted: str | Path | None) -> tuple[Problem, ...]:
    """What prints better otherwise in the theme, where that is a file of the user's own."""
    from layouts.theme.loading import theme_advice  # noqa: PLC0415 – not for the help

    theme = wanted or loaded.bank.theme
    return theme_advice(loaded.places.folder, theme) if theme and Path(theme).suffix else ()


def _looks(loaded: Loaded, wanted: str | Path | None) -> dict[str, SuitLook]:
    """The colour and the icon of each suit in the theme."""
    from layouts.theme.loading import theme_of  # noqa: PLC0415 – not for the help

    suits = loaded.bank.suits
    theme = theme_of(choose(loaded.bank, loaded.bank.languages[0], loaded.places, theme=wanted))
    return {suit.id: theme.look(suits, suit) for suit in suits}
