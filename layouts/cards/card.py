"""A deck, a stock and a theme → the design of its cards: their measures, and how they look.

Sizes are in points, positions from the bottom left of the card.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM, SizeRange, Stock
from layouts.cards.horizon import horizon_height
from layouts.cards.type_sizes import SMALL_PRINT, face_scale
from layouts.text.words import fixed_words
from layouts.theme.look import Look
from layouts.theme.styles import Styles, styles_of

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from generator.model.deck import Deck, Words
    from layouts.cards.type_sizes import Ladder
    from layouts.pdf.canvas import Canvas
    from layouts.theme.theme import Theme


class Measures(Struct, frozen=True, dict=True):
    """The skeleton of a card on a stock, in points; ``safe`` is free of ink all around.

    Figures are given for a poker card of 63 by 88 mm; ``scale`` is what they are on this one.
    """

    width: float
    height: float
    safe: float
    scale: float
    radius: float

    def mm(self, length: float) -> float:
        """A length on a poker card, in mm → the same on this card, in points."""
        return length * self.scale * POINTS_PER_MM

    @cached_property
    def left(self) -> float:
        """Where text begins, and as far from the right edge where it ends."""
        return max(self.mm(6), self.safe)

    @cached_property
    def measure(self) -> float:
        """The width of text."""
        return self.width - 2 * self.left

    @property
    def low(self) -> bool:
        """Whether the card is wider than high: what has a title and a long text then begins beside the sign."""
        return self.height < self.width

    @cached_property
    def horizon(self) -> float:
        """The height of the line that the question stands on."""
        return horizon_height(self.width, self.height)

    @cached_property
    def sign(self) -> float:
        """The width and height of the sign at the top."""
        return self.mm(8.4)

    @cached_property
    def sign_bottom(self) -> float:
        """The lower edge of the sign, which stands as far below the card's edge as text stands beside it."""
        return self.height - self.left - self.sign

    @cached_property
    def top(self) -> float:
        """The top of what stands below the sign: its first capitals, or a picture."""
        return self.sign_bottom - self.mm(3.4)

    @cached_property
    def last_line(self) -> float:
        """The last baseline of the question, above the horizon."""
        return self.horizon + self.mm(5.4)

    @cached_property
    def first_below(self) -> float:
        """The first baseline of the probe, below the horizon."""
        return self.horizon - self.mm(7)

    @cached_property
    def foot(self) -> float:
        """The baseline of the small print at the foot, and the lowest line of the depth."""
        return max(self.mm(5.3), self.safe + 0.8 * POINTS_PER_MM)


class CardDesign(Struct, frozen=True, dict=True):
    """How the cards of one deck look on one stock; ``side`` is that of the paper which their faces stand on.

    ``sets`` is how many whole decks are printed at once, whose cards have pips beside the deck's title; ``in_stacks`` says that
    the deck runs through the stack of sheets, and not sheet by sheet. Nothing that is read is smaller than ``floor`` points.
    """

    look: Look
    stock: Stock
    measures: Measures
    side: Literal["front", "back"] = "front"
    sets: int = 1
    in_stacks: bool = False
    floor: float = SMALL_PRINT

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
    def type_scale(self) -> float:
        """How large type begins, where 1 is that of a poker card: larger where the theme is for eyes that need it."""
        return self.measures.scale * self.theme.larger

    @cached_property
    def words(self) -> Words:
        """The fixed words in the deck's first language."""
        return fixed_words(self.deck, self.deck.language)

    @cached_property
    def two(self) -> bool:
        """Whether the texts stand in two languages."""
        return self.deck.second is not None

    @cached_property
    def suits_with_card(self) -> frozenset[str]:
        """The ids of the suits with a suit card: its heading stands above those of the suit's questions.

        None in a shuffled deck, and none where the deck runs through the stack of sheets: every card is a chapter of its own.
        """
        if self.deck.selection.shuffle or self.in_stacks:
            return frozenset()
        return frozenset(card.suit.id for card in self.deck.cards if card.suit and card.content is card.suit)

    def sizes(self, ladder: Ladder) -> tuple[float, ...]:
        """The sizes of a kind of text on these cards, from the largest down, in points."""
        return ladder.sizes(self.measures.scale, two=self.two, larger=self.theme.larger, floor=self.floor)

    def least(self, ladder: Ladder) -> float:
        """The smallest size of a kind of text on these cards, in points."""
        return ladder.least(two=self.two, floor=self.floor)

    def scaled(self, largest: float, smallest: float) -> SizeRange:
        """A range of sizes, given for a poker card, on this stock: a larger card begins larger and ends as that does.

        Nothing is smaller than small print may be.
        """
        scale = self.measures.scale
        least = max(smallest * min(scale, 1.0), self.floor)
        return SizeRange(largest=max(largest * scale, least), smallest=least)


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


def design_cards(
    deck: Deck,
    stock: Stock,
    theme: Theme,
    styles: Styles | None = None,
    *,
    sets: int = 1,
    floor: float = SMALL_PRINT,
) -> CardDesign:
    """The design of a deck's cards; fonts are not parsed before the first text is set.

    ``styles`` are those of the theme, where there are some already: a file has each font once. Nothing that is read is smaller
    than ``floor`` points.
    """
    measures = Measures(
        stock.face.width * POINTS_PER_MM,
        stock.face.height * POINTS_PER_MM,
        stock.safe * POINTS_PER_MM,
        face_scale(stock.face.width, stock.face.height),
        theme.radius * POINTS_PER_MM,
    )
    return CardDesign(Look(deck, theme, styles or styles_of(theme.fonts)), stock, measures, sets=sets, floor=floor)
