"""The suits of a deck → their suit cards, fitted: one size of name, of text and of sign for all, decided together, once.

In two languages, what a suit is for stands in both on the front where there is room for that and for a sign; else the second
language has it on the back, with what to do.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from layouts.cards.bilingual import CardText, shorter
from layouts.cards.horizon import horizon_height
from layouts.cards.slices import slices, wet
from layouts.cards.suit import BELOW_NAME, SuitFace
from layouts.cards.suit_backs import SuitBacks
from layouts.cards.type_sizes import NAME, SUIT
from layouts.text.typesetting import set_text, without_stars
from layouts.theme import outline
from layouts.theme.drawings import FIELD
from layouts.theme.theme import darkness

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.suit import PlayFace
    from layouts.text.typesetting import Style

SECOND_NAME = 0.66
"""The size of a name in a second language, as a part of that in the first; not below the floor of what is read."""

SIGN = 46 / 63
"""How wide a sign's field is, as a part of the card's width: its reflection is then 23 mm deep on a poker card."""

MOST_INK = 0.0735
"""How dark the sign and its reflection may make a card in the mean, beside texts of the usual size: with those it is then
12 % at most."""

BESIDE_DISPLAY = 0.94
"""The part of that which is left beside a name in a display face, which is heavier than the bold."""

SMALLER = ((1.0, 10.0), (0.85, 9.5), (0.7, 9.0), (0.55, 8.5), (0.4, 0.0))
"""Signs that are tried, as parts of the largest, and how small the text may become before the next is, on a poker card."""

BESIDE_TWO = ((1.0, 9.5), (0.85, 9.0), (0.7, 0.0))
"""The same for a text in both languages: rather than to a smaller sign, it comes to the back in the second."""

ABOVE_SIGN = 10.0
"""The least air above the sign, in points on a poker card."""


class Sizes(NamedTuple):
    """What all suit cards of a deck have in common: sizes of type in points, lines of a name, the width of a sign's field.

    ``turned`` says that the second language has what a suit is for on the back.
    """

    name: float
    lines: int
    text: float = 0.0
    sign: float = 0.0
    turned: bool = False


class SuitCards:
    """Prepares the suit cards of a deck.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
    """

    def __init__(self, fitter: CardFitter) -> None:
        self._fitter = fitter
        self._design = fitter.design
        self._smallest = fitter.design.least(SUIT)

    def face(self, card: Card) -> SuitFace | None:
        """The front of a suit card; None, and a problem, where it cannot be set."""
        suit, fitter, styles = cast("Suit", card.content), self._fitter, self._design.styles
        texts: dict[str, tuple[Text, Style]] = {"name": (suit.name, styles.strong)}
        if suit.purpose:
            texts["purpose"] = (suit.purpose, styles.text)
        drawable = [fitter.drawable_in_all(suit.id, key, *text) for key, text in texts.items()]
        if not all(drawable):
            return None
        sizes = self._sizes
        name = self._name(suit.name, sizes) or self._shrunk_name(suit)
        if name is None:
            return None
        purpose = None
        if suit.purpose:
            room = self._room(suit, name, sizes.sign)
            purpose = self._text(suit.purpose, sizes)
            if purpose is None or purpose.height > room:
                self._too_long(suit, suit.purpose, room)
                return None
        said = without_stars(suit.name[fitter.language])
        return SuitFace(card.id, suit, said, name, purpose, sizes.sign, tuple(slices(sizes.sign)))

    def says_more(self, suit: Suit) -> bool:
        """Whether a suit's card has more to say than its front does."""
        return bool(suit.play or (suit.purpose and self._sizes.turned))

    def play(self, suit: Suit, name: str, side: Literal["front", "back"] = "back") -> PlayFace | None:
        """What the back of a suit card says; None, and a problem, where it cannot be set. ``name``, ``side``: as it has them."""
        return self._backs.face(suit, name, side)

    @cached_property
    def _backs(self) -> SuitBacks:
        suits = [suit for suit in self._design.deck.bank.suits if self._can_be_set(suit)]
        return SuitBacks(self._fitter, suits, turned=self._sizes.turned)

    @cached_property
    def _sizes(self) -> Sizes:
        """The largest sizes at which the texts of all suits fit; the smallest where there are none."""
        suits = [suit for suit in self._design.deck.bank.suits if self._can_be_set(suit)]
        tried = (Sizes(size, lines) for lines in (1, 2) for size in self._design.sizes(NAME))
        named = (sizes for sizes in tried if all(self._name(suit.name, sizes) for suit in suits))
        sizes = next(named, Sizes(NAME.floor, 2))
        suits = [suit for suit in suits if self._name(suit.name, sizes)]
        widest = min(map(self._widest, suits), default=self._design.measures.width * SIGN)
        if self._design.two:
            together = self._fitting(suits, sizes, widest, BESIDE_TWO)
            if together:
                return together
            sizes = sizes._replace(turned=any(suit.purpose for suit in suits))
        least = sizes._replace(text=self._smallest, sign=SMALLER[-1][0] * widest)
        return self._fitting(suits, sizes, widest, SMALLER) or least

    def _can_be_set(self, suit: Suit) -> bool:
        """Whether a suit may have a card, and the fonts have all of its texts; what they lack is told with its card."""
        if not (suit.purpose or suit.play):
            return False
        style, languages = self._design.styles.text, self._fitter.languages
        texts = [text for text in (suit.name, suit.purpose, suit.play) if text]
        return not any(style.lacking(text[language]) for text in texts for language in languages)

    def _fitting(
        self, suits: list[Suit], sizes: Sizes, widest: float, ways: tuple[tuple[float, float], ...]
    ) -> Sizes | None:
        """The sizes with those of the text and of the sign at which all suits fit: the text shrinks a little first."""
        for part, least in ways:
            for size in self._design.sizes(SUIT):
                if size < least * self._design.type_scale:
                    break
                tried = sizes._replace(text=size, sign=part * widest)
                if all(self._fits(suit, tried) for suit in suits):
                    return tried
        return None

    def _widest(self, suit: Suit) -> float:
        """How wide a suit's sign may be: smaller than usual where it would make the card too dark."""
        look, size = self._design.look, self._design.measures
        covered = outline.area(look.icon(suit), self._design.theme.sign_weight) * (1 + wet()) / 2
        ink = covered * darkness(look.colour(suit)) * (size.width * SIGN) ** 2 / (size.width * size.height)
        theme = self._design.theme
        left = MOST_INK / theme.larger * (BESIDE_DISPLAY if theme.fonts.display else 1.0)
        return size.width * SIGN * min(1.0, math.sqrt(left / ink))

    def _fits(self, suit: Suit, sizes: Sizes) -> bool:
        name, text = self._name(suit.name, sizes), self._text(suit.purpose, sizes) if suit.purpose else None
        if name is None or (suit.purpose and text is None):
            return False
        return (text.height if text else 0.0) <= self._room(suit, name, sizes.sign)

    def _text(self, text: Text, sizes: Sizes) -> CardText | None:
        """What a suit is for, as it stands on the front."""
        style, measure, least = self._design.styles.text, self._design.measures.measure, self._smallest
        if not sizes.turned:
            return self._fitter.set_text(text, style, sizes.text, measure, smallest=least, least=least)
        language = self._fitter.language
        first = set_text(text[language], style, sizes.text, measure, language, divide=sizes.text <= least)
        return CardText(first) if first else None

    def _name(self, name: Text, sizes: Sizes) -> CardText | None:
        """A name, each language on as many lines as names have at most; None where it needs more."""
        fitter, styles, size = self._fitter, self._design.styles, sizes.name
        second = max(size * SECOND_NAME, self._smallest)
        looks = ((styles.strong, size), (styles.second_title, second))
        fitted = [
            set_text(name[language], style, points, self._design.measures.measure, language, divide=False)
            for language, (style, points) in zip(fitter.languages, looks, strict=False)
        ]
        if not all(text and len(text.widths) <= sizes.lines for text in fitted):
            return None
        return fitter.joined(fitted, size * 0.25)

    def _shrunk_name(self, suit: Suit) -> CardText | None:
        """A name that is too long even so, smaller than the others; None, and a problem, where that does not help."""
        design, fitter = self._design, self._fitter
        sizes = [design.scaled(12, self._smallest), design.scaled(9, self._smallest)]
        room = (design.measures.measure, 34 * design.measures.scale)
        return fitter.fit_each(suit.id, "name", suit.name, design.styles.strong, sizes, room, 3 * design.measures.scale)

    def _room(self, suit: Suit, name: CardText, sign: float) -> float:
        """The height between a suit's name and its sign, in points."""
        size = self._design.measures
        high = outline.top(self._design.look.icon(suit)) / FIELD * sign
        taken = size.left + name.height + (BELOW_NAME + ABOVE_SIGN) * size.scale
        return size.height - horizon_height(size.width, size.height) - high - taken

    def _too_long(self, suit: Suit, purpose: Text, room: float) -> None:
        """A problem: what a suit is for leaves no room for the rest, not even beside the smallest sign."""
        sizes, language = self._sizes._replace(text=self._smallest), self._fitter.language

        def fits(share: float) -> object:
            fitted = self._text(shorter(purpose, share), sizes)
            return fitted and fitted.height <= room

        self._fitter.too_long(suit.id, "purpose", purpose[language], self._smallest, fits)
