"""A deck's texts → fitted texts; what cannot be set is collected as problems with the card, the line and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.text.coverage import NO_GLYPH_HINT, no_glyph
from layouts.text.typesetting import fit

if TYPE_CHECKING:
    from generator.model.bank import Text
    from generator.model.deck import Deck
    from generator.model.paper import SizeRange
    from generator.model.problems import Problem
    from layouts.text.typesetting import Fitted, Style

STOCKS = "spiegel list stocks"

LARGER = f"shorten it, or print on a stock with larger cards: {STOCKS}"


class Fitter:
    """Fits the texts of one deck on one stock and keeps the problems.

    Args:
        deck: whose language is set and whose file the problems name.
        stock: the stock's name, for the remedy.
    """

    def __init__(self, deck: Deck, stock: str) -> None:
        self.language = deck.language
        self.problems: list[Problem] = []
        self._deck = deck
        self._stock = stock
        self._reported: set[tuple[str, str, str]] = set()

    def fit(
        self,
        entry: str,
        key: str,
        text: Text,
        style: Style,
        sizes: SizeRange,
        room: tuple[float, float],
        language: str = "",
    ) -> Fitted | None:
        """One text of the entry with this id in a room of width and height in points; None, and a problem, if it cannot.

        ``language`` is the one that is set, the deck's first where it is left out; so it is below.
        """
        words = text[language or self.language]
        if not self.drawable(entry, key, words, style, language):
            return None
        fitted = fit(words, style, sizes, *room, language or self.language)
        if fitted is None:
            self.too_long(entry, key, words, sizes.smallest, language)
        return fitted

    def drawable(self, entry: str, key: str, words: str, style: Style, language: str = "") -> bool:
        """Whether a font has every character of a text; if not, that is a problem."""
        lacking = style.lacking(words)
        if lacking:
            self._report(entry, key, no_glyph(lacking), NO_GLYPH_HINT, language)
        return not lacking

    def too_long(self, entry: str, key: str, words: str, smallest: float, language: str = "") -> None:
        """A problem: the text does not fit on the card."""
        what = f"does not fit on {self._stock}, not even at {smallest:g} points ({len(words)} characters)"
        self._report(entry, key, what, LARGER, language)

    def too_long_together(self, entry: str, key: str, smallest: float) -> None:
        """A problem: the text in its two languages does not fit on the card."""
        first, second = self._deck.languages
        what = f"does not fit on {self._stock} below the {first} one, not even at {smallest:g} points"
        self._report(entry, key, what, f"shorten both, or print on a stock with larger cards: {STOCKS}", second)

    def _report(self, entry: str, key: str, what: str, hint: str, language: str) -> None:
        language = language or self.language
        if (entry, key, language) not in self._reported:
            self._reported.add((entry, key, language))
            self.problems.append(self._deck.problem(entry, (key, language), what, hint))
