"""The deck that team sheets are made of → its texts that cannot be printed: which keys they print, and in which styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped
from layouts.text.coverage import undrawable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from layouts.theme.styles import Styles


def unprintable(deck: Deck, styles: Styles) -> Iterator[Problem]:
    """The texts of the sheets that cannot be printed as they are written."""
    texts = {f"texts.{name}": (styles.running, styles.strong) for name in shipped.texts("team_sheets", "en")}
    return undrawable(deck, deck.selected, texts)
