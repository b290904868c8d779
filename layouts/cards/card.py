"""A deck, a stock and a theme → the design of its cards: their measures, and how they look.

Sizes are in points, positions from the bottom left of the card.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM, SizeRange, Stock
from layouts.text.words import fixed_words
from layouts.theme.look import Look
from layouts.theme.theme import Styles

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from generator.model.deck import Deck, Words
    from layouts.pdf.canvas import Canvas
    from layouts.theme.theme import Theme


class Measures(Struct, frozen=True, dict=True):
    """The skeleton of a card on a stock, in points.

    ``safe`` is free of ink all around; text stands another ``inset`` further in than bars and panels do.
    """

    width: float
    height: float
    safe: float
    scale: float
    radius: float

    @cached_property
    def bar(self) -> float:
        """The height of the bar at the top."""
        return 23 * self.scale

    @cached_property
    def inset(self) -> float:
        """From the edge of a bar to the text below it."""
        return 4.2 * self.scale

    @cached_property
    def left(self) -> float:
        """Where text begins."""
        return self.safe + self.inset

    @cached_property
    def measure(self) -> float:
        """The width of text."""
        return self.width - 2 * self.left

    @cached_property
    def under_bar(self) -> float:
        """The lower edge of the bar."""
        return self.height - self.safe - self.bar

    @cached_property
    def foot(self) -> float:
        """The middle of the line at the foot, with the dots and the small print."""
        return self.safe + 5 * self.scale


class CardDesign(Struct, frozen=True, dict=True):
    """How the cards of one deck look on one stock."""

    look: Look
    stock: Stock
    measures: Measures

    @property
    def deck(self) -> Deck:
        """The deck."""
        return self.look.deck

    @property
    def theme(self) -> Theme:
        """The theme of the deck."""
        return self.look.theme

    @property
    def styles(self) -> Styles:
        """The styles of type of the theme."""
        return self.look.styles

    @cached_property
    def words(self) -> Words:
        """The fixed words in the deck's first language."""
        return fixed_words(self.deck, self.deck.language)

    @cached_property
    def suits_with_card(self) -> frozenset[str]:
        """The ids of the suits with a suit card: its heading stands above those of the suit's questions.

        None in a shuffled deck, where every card is a chapter of its own.
        """
        if self.deck.selection.shuffle:
            return frozenset()
        return frozenset(card.suit.id for card in self.deck.cards if card.suit and card.content is card.suit)

    def scaled(self, largest: float, smallest: float) -> SizeRange:
        """A range of sizes, given for a poker card, on this stock."""
        scale = self.stock.scale
        return SizeRange(largest=largest * scale, smallest=smallest * scale)


class CardFace(Protocol):
    """The front of one card, fitted: it knows its furniture and its back, and draws itself."""

    @property
    def id(self) -> str:
        """The card's id."""

    @property
    def suit(self) -> Suit | None:
        """The card's suit, which its back shows."""

    @property
    def group(self) -> str:
        """The heading in the file's outline under which the card comes."""

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Draws the card in the open cell."""


def design_cards(deck: Deck, stock: Stock, theme: Theme) -> CardDesign:
    """The design of a deck's cards; fonts are not parsed before the first text is set."""
    measures = Measures(
        stock.face.width * POINTS_PER_MM,
        stock.face.height * POINTS_PER_MM,
        stock.safe * POINTS_PER_MM,
        stock.scale,
        theme.radius * POINTS_PER_MM,
    )
    return CardDesign(Look(deck, theme, Styles(theme.fonts)), stock, measures)
