"""The suits of a deck → their suit cards, fitted: one size of name, of text and of sign for all, decided together, once."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from generator.model.paper import POINTS_PER_MM, SizeRange
from layouts.cards.backs import clear
from layouts.cards.bilingual import shorter
from layouts.cards.horizon import horizon_height
from layouts.cards.slices import slices, wet
from layouts.cards.suit import BADGE, BELOW_BADGE, BELOW_NAME, PlayFace, SuitFace
from layouts.text.fitter import Origin
from layouts.text.typesetting import set_text, without_stars
from layouts.theme import outline
from layouts.theme.drawings import FIELD
from layouts.theme.theme import darkness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.bank import Suit
    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter, CardText
    from layouts.text.typesetting import Fitted, Style

NAME, SECOND_NAME = SizeRange(largest=20, smallest=12), 0.66
"""Of the name, in points on a poker card; in a second language this part of it."""

TEXT = SizeRange(largest=11, smallest=8)
"""Of what a suit is for and of what to do with it, in points on a poker card."""

SIGN = 46 / 63
"""How wide a sign's field is, as a part of the card's width: its reflection is then 23 mm deep on a poker card."""

MOST_INK = 0.075
"""How dark the sign and its reflection may make a card in the mean: with the texts it is then 12 % at most."""

SMALLER = ((1.0, 10), (0.85, 9.5), (0.7, 9), (0.55, 8.5), (0.4, 0))
"""Signs that are tried, as parts of the largest, and how small the text may become before the next is."""

ABOVE_SIGN = 10.0
"""The least air above the sign, in points on a poker card."""

LOWER = 1.0
"""How much smaller still the text may become, in points, where a second language stands below it."""


class Sizes(NamedTuple):
    """What all suit cards of a deck have in common: sizes of type in points, lines of a name, the width of a sign's field."""

    name: float
    lines: int
    text: float
    sign: float
    play: float


class SuitCards:
    """Prepares the suit cards of a deck.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
    """

    def __init__(self, fitter: CardFitter) -> None:
        self._fitter = fitter
        self._design = fitter.design

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
            purpose = self._text(suit.purpose, sizes.text)
            if purpose is None or purpose.height > room:
                self._too_long(suit, "purpose", suit.purpose, self._measure, room)
                return None
        said = without_stars(suit.name[fitter.language])
        return SuitFace(card.id, suit, said, name, purpose, sizes.sign, tuple(slices(sizes.sign)))

    def play(self, suit: Suit, name: str, side: Literal["front", "back"] = "back") -> PlayFace | None:
        """What to do with a suit; None, and a problem, where it cannot be set. ``name`` is the card's, ``side`` where it is."""
        fitter, text = self._fitter, None
        if suit.play:
            if not fitter.drawable_in_all(suit.id, "play", suit.play, self._design.styles.text):
                return None
            text, room = self._play(suit.play, self._sizes.play), self._play_room
            if text is None or text.height > room:
                self._too_long(suit, "play", suit.play, self._play_measure, room)
                return None
        return PlayFace(name, suit, without_stars(suit.name[fitter.language]), text, self._imprint, side)

    @cached_property
    def _measure(self) -> float:
        return self._design.measures.measure

    @cached_property
    def _play_measure(self) -> float:
        return self._design.measures.width - 2 * clear(self._design)

    @cached_property
    def _play_room(self) -> float:
        """The height of what to do with a suit: between the sign and the deck's name."""
        size = self._design.measures
        taken = (BADGE + BELOW_BADGE) * POINTS_PER_MM + 18
        return size.height - 2 * clear(self._design) - taken * size.scale

    @cached_property
    def _imprint(self) -> Fitted | None:
        """The deck's name and version."""
        design, bank = self._design, self._design.deck.bank
        title = bank.title[design.deck.language]
        return self._fitter.fit_small_print(
            "the deck’s title and version on the suit cards",
            f"{title} · v{bank.version}",
            (Origin("", "title", title), Origin("", "version", bank.version)),
            design.styles.small,
            design.scaled(8, 6.5),
            (self._play_measure, 22 * design.measures.scale),
        )

    @cached_property
    def _sizes(self) -> Sizes:
        """The largest sizes at which the texts of all suits fit; the smallest where there are none."""
        suits = [suit for suit in self._design.deck.bank.suits if self._can_be_set(suit)]
        named = (
            sizes
            for lines in (1, 2)
            for sizes in (Sizes(size, lines, 0, 0, 0) for size in self._down(NAME))
            if all(self._name(suit.name, sizes) for suit in suits)
        )
        sizes = next(named, Sizes(NAME.smallest * self._design.measures.scale, 2, 0, 0, 0))
        text, sign = self._text_and_sign([suit for suit in suits if self._name(suit.name, sizes)], sizes)
        plays = [suit.play for suit in suits if suit.play]
        play = next((size for size in self._down(TEXT) if all(self._fits_play(each, size) for each in plays)), 0.0)
        return sizes._replace(text=text, sign=sign, play=play or self._smallest)

    def _can_be_set(self, suit: Suit) -> bool:
        """Whether a suit may have a card, and the fonts have all of its texts; what they lack is told with its card."""
        if not (suit.purpose or suit.play):
            return False
        style, languages = self._design.styles.text, self._fitter.languages
        texts = [text for text in (suit.name, suit.purpose, suit.play) if text]
        return not any(style.lacking(text[language]) for text in texts for language in languages)

    def _text_and_sign(self, suits: list[Suit], sizes: Sizes) -> tuple[float, float]:
        """The size of what suits are for, and the width of a sign: the text shrinks a little first, then the sign."""
        design = self._design
        widest, scale = min(map(self._widest, suits), default=self._design.measures.width * SIGN), design.measures.scale
        lower = LOWER if self._fitter.second else 0.0
        for part, least in SMALLER:
            for size in self._down(TEXT):
                if size < (least - lower) * scale * self._design.theme.larger:
                    break
                if all(self._fits(suit, sizes, size, part * widest) for suit in suits):
                    return size, part * widest
        return self._smallest, SMALLER[-1][0] * widest

    def _widest(self, suit: Suit) -> float:
        """How wide a suit's sign may be: smaller than usual where it would make the card too dark."""
        look, size = self._design.look, self._design.measures
        covered = outline.area(look.icon(suit), self._design.theme.sign_weight) * (1 + wet()) / 2
        ink = covered * darkness(look.colour(suit)) * (size.width * SIGN) ** 2 / (size.width * size.height)
        return size.width * SIGN * min(1.0, math.sqrt(MOST_INK / ink))

    def _fits(self, suit: Suit, sizes: Sizes, size: float, sign: float) -> bool:
        name, text = self._name(suit.name, sizes), self._text(suit.purpose, size) if suit.purpose else None
        if name is None or (suit.purpose and text is None):
            return False
        return (text.height if text else 0.0) <= self._room(suit, name, sign)

    def _fits_play(self, play: Text, size: float) -> bool:
        text = self._play(play, size)
        return text is not None and text.height <= self._play_room

    def _down(self, sizes: SizeRange) -> Iterator[float]:
        sizes = SizeRange(largest=sizes.largest * self._design.theme.larger, smallest=sizes.smallest)
        return (size for (size,) in self._fitter.sizes(sizes, scale=self._design.measures.scale))

    @cached_property
    def _smallest(self) -> float:
        return self._fitter.smallest(TEXT, self._design.measures.scale)

    def _text(self, text: Text, size: float) -> CardText | None:
        return self._fitter.set_text(text, self._design.styles.text, size, self._measure, smallest=self._smallest)

    def _play(self, text: Text, size: float) -> CardText | None:
        return self._fitter.set_text(text, self._design.styles.text, size, self._play_measure, smallest=self._smallest)

    def _name(self, name: Text, sizes: Sizes) -> CardText | None:
        """A name, each language on as many lines as names have at most; None where it needs more."""
        fitter, styles, size = self._fitter, self._design.styles, sizes.name
        looks = ((styles.strong, size), (styles.second_title, size * SECOND_NAME))
        fitted = [
            set_text(name[language], style, points, self._measure, language, divide=False)
            for language, (style, points) in zip(fitter.languages, looks, strict=False)
        ]
        if not all(text and len(text.widths) <= sizes.lines for text in fitted):
            return None
        return fitter.joined(fitted, size * 0.25)

    def _shrunk_name(self, suit: Suit) -> CardText | None:
        """A name that is too long even so, smaller than the others; None, and a problem, where that does not help."""
        design, fitter = self._design, self._fitter
        sizes = [design.scaled(12, 9), design.scaled(9, 7)]
        room = (self._measure, 34 * design.measures.scale)
        return fitter.fit_each(suit.id, "name", suit.name, design.styles.strong, sizes, room, 3 * design.measures.scale)

    def _room(self, suit: Suit, name: CardText, sign: float) -> float:
        """The height between a suit's name and its sign, in points."""
        size = self._design.measures
        high = outline.top(self._design.look.icon(suit)) / FIELD * sign
        taken = size.left + name.height + (BELOW_NAME + ABOVE_SIGN) * size.scale
        return size.height - horizon_height(size.width, size.height) - high - taken

    def _too_long(self, suit: Suit, key: str, text: Text, width: float, room: float) -> None:
        """A problem: a text leaves no room for the rest, not even beside the smallest sign."""
        smallest, style = self._smallest, self._design.styles.text

        def fits(share: float) -> object:
            fitted = self._fitter.set_text(shorter(text, share), style, smallest, width, smallest=smallest)
            return fitted and fitted.height <= room

        self._fitter.too_long_for_card(suit.id, key, text, smallest, fits)
