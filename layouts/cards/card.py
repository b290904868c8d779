"""A deck, a stock and a theme → the kit that faces are made with: measures, colours, icons, styles of type.

Sizes are in points, positions from the bottom left of the card.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from generator.model.deck import Deck, Words
from generator.model.paper import POINTS_PER_MM, SizeRange, Stock
from layouts.text.fitter import Fitter
from layouts.text.typesetting import fit, set_text
from layouts.text.words import fixed_words, own_problems
from layouts.theme import icons
from layouts.theme.look import Look
from layouts.theme.theme import LEAST_CONTRAST, WHITE, Styles, Theme, contrast, mix

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted, Style

HEADING = 9.5
"""The size of a card's id in the bar, in points on a poker card."""

BAR_ICON = 15.0
"""The width of the icon in the bar, in points on a poker card."""


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


class Kit(Struct, frozen=True, dict=True):
    """All that faces are made with: the deck, its stock, and how things look."""

    deck: Deck
    stock: Stock
    look: Look
    theme: Theme
    styles: Styles
    words: Words
    fitter: Fitter
    measures: Measures

    def scaled(self, largest: float, smallest: float) -> SizeRange:
        """A range of sizes, given for a poker card, on this stock."""
        scale = self.stock.scale
        return SizeRange(largest=largest * scale, smallest=smallest * scale)

    def heading(self, text: str) -> Fitted:
        """A card's id, as in the bar at its top."""
        fitted = set_text(text, self.styles.strong, HEADING * self.stock.scale, self.measures.width, self.deck.language)
        return cast("Fitted", fitted)  # an id has 12 plain characters at most: half the width of any card

    @cached_property
    def premise(self) -> Fitted | None:
        """What a card says that needs a story first; None where it cannot be set, and the fitter has the problem."""
        said = " · ".join(fixed_words(self.deck, language)["after_story"] for language in self.deck.languages)
        room = (self.measures.measure, 12 * self.stock.scale)
        style = self.styles.strong
        if style.lacking(said):
            return None  # a text of the deck's own, which ``own_problems`` has told
        fitted = fit(said, style, self.scaled(8, 6), *room, self.deck.language)
        if fitted is None:
            what = "does not fit above a question, on one line"
            self.fitter.problems.append(self.deck.problem("", ("texts", "after_story"), what, "shorten it"))
        return fitted

    @cached_property
    def headed(self) -> frozenset[str]:
        """The ids of the suits with a suit card: its heading stands above those of the suit's questions.

        None in a shuffled deck, where every card is a chapter of its own.
        """
        if self.deck.selection.shuffle:
            return frozenset()
        return frozenset(card.suit.id for card in self.deck.cards if card.suit and card.content is card.suit)

    @cached_property
    def suit_names(self) -> dict[str, Fitted]:
        """The suits' names by their ids, each on the one line that the bar has for it beside the longest card id.

        A name that cannot be set is left out, and the fitter has the problem.
        """
        sizes = self.scaled(8.5, 7) if self.deck.second else self.scaled(10.5, 7.5)
        return self._names(self.deck.language, self.styles.strong, sizes)

    @cached_property
    def second_names(self) -> dict[str, Fitted]:
        """The suits' names in the second language, to stand below the first; none where there is no second language."""
        second = self.deck.second
        return self._names(second, self.styles.second, self.scaled(7.5, 6)) if second else {}

    def _names(self, language: str, style: Style, sizes: SizeRange) -> dict[str, Fitted]:
        longest = dict.fromkeys((suit.id for suit in self.deck.bank.suits), 0.0)
        for card in self.deck.cards:
            if card.suit:
                longest[card.suit.id] = max(longest[card.suit.id], self.styles.bold.words[card.id])
        names = {}
        for suit in self.deck.bank.suits:
            taken = (BAR_ICON + 11 + longest[suit.id] * HEADING / 1000) * self.stock.scale
            room = (self.measures.measure - taken, 12 * self.stock.scale)
            name = self.fitter.fit(suit.id, "name", suit.name, style, sizes, room, language)
            if name:
                names[suit.id] = name
        return names

    def draw_mirrored(self, canvas: Canvas, icon: str, horizon: float, field: float, colour: str, ground: str) -> None:
        """The idea of Spiegel: an icon on its horizon, and below it, paler, its reflection; centred on the card."""
        x = (self.measures.width - field) / 2
        paler = mix(colour, ground, self.theme.reflection)
        icons.draw(canvas, icon, x, horizon, field, colour)
        icons.draw(canvas, icon, x, horizon, field, paler, reflected=True)
        canvas.stroke(colour, field / 60)
        canvas.line(x - field * 0.1, horizon, x + field * 1.1, horizon)

    def draw_imprint(
        self, canvas: Canvas, colour: str, *, inset: float | None = None, lift: float = 0.0, taken: float = 24.0
    ) -> None:
        """The small print at the right of a card's foot, if there is room for it.

        ``inset`` is its distance from the card's edge, ``lift`` above the foot, ``taken`` the room that is used already.
        """
        size = self.measures
        right = size.width - (size.left if inset is None else inset)
        text = f"{self.deck.bank.title[self.deck.language]} · v{self.deck.bank.version}"
        room = (size.measure - taken * size.scale, 9 * size.scale)
        fitted = fit(text, self.styles.small, self.scaled(6.5, 5), *room, self.deck.language)
        if fitted:
            canvas.text(fitted, right, size.foot + lift + fitted.cap_height / 2, colour, "right")


class CardFace(Protocol):
    """The front of one card, fitted: it knows its furniture and its back, and draws itself."""

    @property
    def id(self) -> str:
        """The card's id."""

    @property
    def suit(self) -> Suit | None:
        """The card's suit, which its back shows."""

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Draws the card in the open cell."""


def check_suits(kit: Kit) -> None:
    """Reports suits whose colour does not carry white text, or whose icon does not exist."""
    for suit in kit.deck.bank.suits:
        look = kit.theme.look(kit.deck.bank.suits, suit)
        ratio = min(contrast(look.colour, ground) for ground in (WHITE, kit.theme.paper))
        if ratio < LEAST_CONTRAST:
            what = (
                f"{look.colour} is too pale for text: its contrast with the paper is {ratio:.1f}, not {LEAST_CONTRAST}"
            )
            kit.fitter.problems.append(kit.deck.problem(suit.id, ("colour",), what, "take a darker colour"))
        if look.icon not in icons.ICONS:
            hint = "icons are: " + ", ".join(sorted(icons.ICONS))
            kit.fitter.problems.append(kit.deck.problem(suit.id, ("icon",), f"there is no icon {look.icon}", hint))


def make_kit(deck: Deck, stock: Stock, theme: Theme) -> Kit:
    """What the faces of a deck are made with; its fonts are not parsed before the first text is set."""
    measures = Measures(
        stock.card.width * POINTS_PER_MM,
        stock.card.height * POINTS_PER_MM,
        stock.safe * POINTS_PER_MM,
        stock.scale,
        theme.radius * POINTS_PER_MM,
    )
    look = Look(deck, theme, Styles(theme.fonts))
    styles, fitter = look.styles, Fitter(deck, stock.name)
    if deck.bank.texts:
        fitter.problems += own_problems(deck, styles.strong)
    return Kit(deck, stock, look, theme, styles, fixed_words(deck, deck.language), fitter, measures)
