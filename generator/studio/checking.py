"""A deck → what is wrong with it and what a host would say of it, in the words of ``spiegel check``, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.advice.advice import advise
from generator.advice.checkup import checkup
from generator.deck.selection import choose
from generator.model.problems import DeckError
from generator.product import silent
from generator.studio.plain import plain_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.bank.loading import Loaded
    from generator.model.problems import Problem
    from generator.product import Layout, Parts
    from generator.studio.plain import Plain


def checked(
    loaded: Loaded,
    layouts: Mapping[str, Layout],
    parts: Parts,
    file: Path,
    stocks: Sequence[str],
    given: Mapping[str, str],
    languages: Sequence[str],
    theme: str | None,
) -> Plain:
    """Everything that ``spiegel check`` says of a deck.

    Args:
        loaded: the deck.
        layouts: what fits its texts.
        parts: what knows how its suits look.
        file: the deck's file.
        stocks: those that must hold it; none means the one that the deck says.
        given: options in place of those of the deck.
        languages: those that must hold; none means all of the deck.
        theme: in place of the deck's own.
    """
    problems: Sequence[Problem] = ()
    lines: tuple[str, ...] = ()
    together: dict[tuple[str, str], tuple[Problem, ...]] = {}
    wanted = theme or loaded.bank.theme
    try:
        found = checkup(loaded, stocks, layouts, silent, given, languages, wanted)
        lines, together = found.lines, dict(found.not_together)
    except DeckError as error:
        problems = error.problems
    return {
        "problems": plain_problems(problems, file),
        "advice": plain_problems(_advice(loaded, parts, wanted), file),
        "lines": list(lines),
        "not_together": [
            {"languages": list(pair), "problems": plain_problems(told, file)} for pair, told in together.items()
        ],
    }


def _advice(loaded: Loaded, parts: Parts, theme: str | None) -> list[Problem]:
    """The advice; where the theme cannot be read, of which the problems tell, without that on how suits look."""
    own = theme is not None and "." in theme
    folder = loaded.places.folder
    warned = list(parts.theme_warnings(folder, theme)) if own and theme else []
    try:
        looks = parts.suit_looks(choose(loaded.bank, loaded.bank.languages[0], loaded.places, theme=theme))
    except DeckError:
        return [*warned, *advise(loaded)]
    return [*warned, *advise(loaded, looks), *(parts.theme_advice(folder, theme) if own and theme else ())]
