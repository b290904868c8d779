"""The suits of a deck → what stands on the backs of their suit cards, fitted: what to do, in one size for all.

In two languages the second may have there, too, what the suit is for: with what to do, so that each reader has it together.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from generator.model.paper import POINTS_PER_MM
from layouts.cards.backs import clear
from layouts.cards.bilingual import HAIR, shorter
from layouts.cards.suit import BADGE, BELOW_BADGE, Paragraph, PlayFace
from layouts.cards.type_sizes import SUIT
from layouts.text.fitter import Origin, cut
from layouts.text.typesetting import set_text, without_stars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Suit
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.text.typesetting import Fitted, Style

ABOVE_IMPRINT = 12.0
"""The air above the deck's name at the foot, in points on a poker card."""

IMPRINT = (8.0, 6.5)
"""The size of the deck's name, and the smallest; in points on a poker card."""

BETWEEN, PARAGRAPH = 0.95, 0.75
"""The air between two languages, and between two paragraphs of one, as parts of the size: more than between two lines."""


class SuitBacks:
    """Prepares what stands on the backs of suit cards.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
        suits: whose texts decide the size that all have.
        turned: whether the second language has what a suit is for here, and not on the front.
    """

    def __init__(self, fitter: CardFitter, suits: Sequence[Suit], *, turned: bool) -> None:
        self._fitter = fitter
        self._design = fitter.design
        self._suits = suits
        self._turned = turned
        self._smallest = fitter.design.least(SUIT)

    def face(self, suit: Suit, name: str, side: Literal["front", "back"]) -> PlayFace | None:
        """What to do with a suit; None, and a problem, where it cannot be set. ``name`` is the card's, ``side`` where it is."""
        fitter, style = self._fitter, self._design.styles.text
        if suit.play and not fitter.drawable_in_all(suit.id, "play", suit.play, style):
            return None
        if self._turned and suit.purpose and not fitter.settable(suit.purpose, style):
            return None  # told with the front
        paragraphs = self._paragraphs(suit.play, suit.purpose, self._size)
        if paragraphs is None or _height(paragraphs) > self._room:
            self._too_long(suit)
            return None
        said = without_stars(suit.name[fitter.language])
        return PlayFace(name, suit, said, tuple(paragraphs), self._imprint, side)

    @cached_property
    def _size(self) -> float:
        """The largest size at which what to do with each of the suits fits; the smallest where one does not."""
        fitting = (size for size in self._design.sizes(SUIT) if all(self._fits(suit, size) for suit in self._suits))
        return next(fitting, self._smallest)

    def _fits(self, suit: Suit, size: float) -> bool:
        paragraphs = self._paragraphs(suit.play, suit.purpose, size)
        return paragraphs is not None and _height(paragraphs) <= self._room

    def _paragraphs(self, play: Text | None, purpose: Text | None, size: float) -> list[Paragraph] | None:
        """What to do in each language, in the second behind what the suit is for; None where a word is too wide."""
        styles, smaller = self._design.styles, max(size * 0.84, self._smallest)
        first, second = self._fitter.language, self._fitter.second
        parts: list[tuple[str, Fitted | None, float]] = []
        if play:
            parts.append((first, self._set(play[first], styles.text, size, first), 0.0))
        if second:
            said = [text[second] for text in (purpose if self._turned else None, play) if text]
            gaps = (BETWEEN * size, PARAGRAPH * smaller)
            parts += [
                (second, self._set(text, styles.second, smaller, second), gaps[at]) for at, text in enumerate(said)
            ]
        if not all(fitted for _, fitted, _ in parts):
            return None
        return [
            Paragraph(fitted, "" if language == first else language, gap if at else 0.0)
            for at, (language, fitted, gap) in enumerate(parts)
            if fitted
        ]

    def _set(self, words: str, style: Style, size: float, language: str) -> Fitted | None:
        return set_text(words, style, size, self._measure, language, divide=size <= self._smallest + HAIR)

    @cached_property
    def _measure(self) -> float:
        return self._design.measures.width - 2 * clear(self._design)

    @cached_property
    def _room(self) -> float:
        """The height of what to do with a suit: between the sign and the deck's name."""
        size = self._design.measures
        taken = (BADGE + BELOW_BADGE) * POINTS_PER_MM + ABOVE_IMPRINT
        imprint = self._imprint.height if self._imprint else 0.0
        return size.height - 2 * clear(self._design) - taken * size.scale - imprint

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
            design.scaled(*IMPRINT),
            (self._measure, 22 * design.measures.scale),
        )

    def _too_long(self, suit: Suit) -> None:
        """A problem: what to do with a suit does not fit; or what it is for, where that alone stands here."""
        fitter, second = self._fitter, self._fitter.second

        def fits(play: Text | None, purpose: Text | None) -> bool:
            paragraphs = self._paragraphs(play, purpose, self._smallest)
            return paragraphs is not None and _height(paragraphs) <= self._room

        if suit.play:
            play, where = suit.play, "what the suit is for" if self._turned and suit.purpose else ""
            fitter.too_long_for_card(
                suit.id, "play", play, self._smallest, lambda share: fits(shorter(play, share), suit.purpose), where
            )
        elif suit.purpose and second:
            words, purpose = suit.purpose[second], suit.purpose
            fitter.too_long(
                suit.id,
                "purpose",
                words,
                self._smallest,
                lambda share: fits(None, {**purpose, second: cut(words, share)}),
                second,
            )


def _height(paragraphs: Sequence[Paragraph]) -> float:
    """Of all of them below one another, in points."""
    return sum(each.text.height + each.gap for each in paragraphs)
