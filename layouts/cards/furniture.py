"""What repeats on many cards → fitted once: names for the bar, the small print, a suit's signpost; an icon's reflection.

Sizes and places are in points.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from generator.model.bank import Suit
from generator.model.scalars import Depth
from layouts.cards.bilingual import CardText
from layouts.text.fitter import Origin, cut, how_many_fit
from layouts.text.typesetting import Fitted, fit, set_text
from layouts.text.words import fixed_words
from layouts.theme import icons
from layouts.theme.theme import mix

if TYPE_CHECKING:
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Start

HEADING = 9.5
"""The size of a card's id in the bar, in points on a poker card."""

BAR_ICON = 15.0
"""The width of the icon in the bar, in points on a poker card."""

NAMES = {
    1: ((((10.5, 7.5),), 12.0), (((7.5, 6.5),), 12.0), (((8.5, 6.0),), 19.0)),
    2: ((((8.5, 7.0), (7.5, 6.0)), 12.0), (((7.0, 6.0), (6.0, 5.5)), 12.0)),
}
"""By the number of languages, the ways to set a suit's name in the bar, tried in turn: the sizes in each language and the
height for each, in points on a poker card. In one language there is a smaller size, and after that there are two lines."""

NAME_GAP = 3.2
"""From the baseline of a name in the bar to its capitals in the second language, in points on a poker card."""

SIGN_ICON, SIGN_GAP = 12.0, 3.0
"""The width of a signpost's icon and the air behind it, in points on a poker card."""

DOTS = 24.0
"""What the dots of the depth take of the foot, in points on a poker card."""


class Signpost(Struct, frozen=True):
    """The suit that a tip belongs to: its name is None where it cannot be set; ``width`` in points on a poker card."""

    suit: Suit
    name: Fitted | None
    width: float


class BarName(Struct, frozen=True):
    """A suit's name in the bar: where it begins, and the top of its first language; in points."""

    text: CardText
    x: float
    top: float

    @property
    def start(self) -> Start:
        """Its first language, with its place."""
        return self.text.first, self.x, self.top


class Furniture:
    """Fits what repeats on the cards of a deck, each once.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
    """

    def __init__(self, fitter: CardFitter) -> None:
        self._fitter = fitter
        self._design = fitter.design
        self._imprints: dict[float, Fitted | None] = {}
        self._signposts: dict[str, Signpost] = {}

    def heading(self, card_id: str) -> Fitted:
        """A card's id, as in the bar at its top."""
        design = self._design
        size = HEADING * design.stock.scale
        fitted = set_text(card_id, design.styles.strong, size, design.measures.width, design.deck.language)
        return cast("Fitted", fitted)  # an id has 12 plain characters at most: half the width of any card

    @cached_property
    def premise(self) -> Fitted | None:
        """What a card says that needs a story first; None, and a problem, where it cannot be set."""
        design, style, key = self._design, self._design.styles.strong, ("texts", "after_story")
        deck = design.deck
        words = {language: fixed_words(deck, language)["after_story"] for language in deck.languages}
        drawable = [self._fitter.drawable("", key, each, style, language) for language, each in words.items()]
        if not all(drawable):
            return None
        room, together = (design.measures.measure, 12 * design.stock.scale), " · ".join(words.values())
        sizes = design.scaled(8, 6)
        fitted = fit(together, style, sizes, *room, deck.language)
        if fitted is None:
            many = how_many_fit(together, lambda share: fit(cut(together, share), style, sizes, *room, deck.language))
            what = f"does not fit above a question, on one line ({many})"
            self._fitter.problems.add(deck.problem("", key, what, "shorten it"))
        return fitted

    @cached_property
    def names(self) -> dict[str, BarName]:
        """The suits' names by their ids, each on the line that the bar has for it beside the longest card id.

        A name that cannot be set is left out, and is a problem.
        """
        design = self._design
        longest = dict.fromkeys((suit.id for suit in design.deck.bank.suits), 0.0)
        for card in design.deck.cards:
            if card.suit:
                longest[card.suit.id] = max(longest[card.suit.id], design.styles.bold.words[card.id])
        named = ((suit.id, self._name(suit, longest[suit.id])) for suit in design.deck.bank.suits)
        return {suit: name for suit, name in named if name}

    def _name(self, suit: Suit, longest: float) -> BarName | None:
        """A suit's name beside ids that are so wide, in thousandths of their size."""
        design = self._design
        style, gap = design.styles.strong, NAME_GAP * design.stock.scale
        beside = (BAR_ICON + 11 + longest * HEADING / 1000) * design.stock.scale
        width = design.measures.measure - beside
        ways = [
            ([design.scaled(*each) for each in sizes], (width, height * design.stock.scale))
            for sizes, height in NAMES[len(design.deck.languages)]
        ]
        fitting = (way for way in ways if self._fitter.fits_each(suit.name, style, *way))
        name = self._fitter.fit_each(suit.id, "name", suit.name, style, *next(fitting, ways[-1]), gap)
        if name is None:
            return None
        text, size = replace(name, gap=gap - name.first.descent), design.measures
        x = size.left + (BAR_ICON + 5) * size.scale
        return BarName(text, x, size.under_bar + (size.bar + text.cap_height) / 2)

    def imprint(self, taken: float = DOTS) -> Fitted | None:
        """The deck's title and version for the foot of a card; None where they are too long.

        ``taken`` is what else stands there, in points on a poker card.
        """
        if taken not in self._imprints:
            design, bank = self._design, self._design.deck.bank
            title = bank.title[design.deck.language]
            self._imprints[taken] = self._fitter.fit_small_print(
                "the deck’s title and version at the foot of cards",
                f"{title} · v{bank.version}",
                (Origin("", "title", title), Origin("", "version", bank.version)),
                design.styles.small,
                design.scaled(6.5, 5),
                (design.measures.measure - taken * design.measures.scale, 9 * design.measures.scale),
            )
        return self._imprints[taken]

    def signpost(self, suit: Suit) -> Signpost:
        """The suit that a tip belongs to, for the foot of its card."""
        if suit.id not in self._signposts:
            design, name = self._design, suit.name[self._design.deck.language]
            size = design.measures
            fitted = self._fitter.fit_small_print(
                f"the name of suit {suit.id} at the foot of its tips",
                name,
                (Origin(suit.id, "name", name),),
                design.styles.strong,
                design.scaled(7.5, 6),
                (size.measure * 0.6 - SIGN_ICON * size.scale, 10 * size.scale),
            )
            icon, gap = SIGN_ICON * size.scale, SIGN_GAP * size.scale
            width = (icon + gap + fitted.width) / size.scale + 8 if fitted else icon / size.scale
            self._signposts[suit.id] = Signpost(suit, fitted, width)
        return self._signposts[suit.id]


def draw_depth(canvas: Canvas, design: CardDesign, depth: Depth, colour: str) -> None:
    """The dots of the depth at the left of a card's foot: as many as it has are filled, the rest are rings."""
    size, unit = design.measures, design.measures.scale
    for dot in get_args(Depth):
        radius = 2.1 * unit
        canvas.fill(colour)
        canvas.stroke(colour, 0.8 * unit)
        x = size.left + radius + (dot - 1) * 7 * unit
        reached = dot <= depth
        canvas.disc(x, size.foot, radius if reached else radius - 0.4 * unit, filled=reached)


def draw_imprint(
    canvas: Canvas, design: CardDesign, imprint: Fitted | None, *, inset: float | None = None, lift: float = 0.0
) -> None:
    """The small print at the right of a card's foot; ``inset`` is its distance from the card's edge, ``lift`` above the foot."""
    size = design.measures
    right = size.width - (size.left if inset is None else inset)
    if imprint:
        canvas.text(imprint, right, size.foot + lift + imprint.cap_height / 2, design.theme.quiet, "right")


def draw_sign(canvas: Canvas, design: CardDesign, suit: Suit, x: float, y: float) -> None:
    """A signpost's icon from ``x`` to the right, its middle at ``y``."""
    icon = SIGN_ICON * design.measures.scale
    icons.draw(canvas, design.look.icon(suit), x, y - icon / 2, icon, design.look.colour(suit), centred=True)


def draw_sign_name(canvas: Canvas, design: CardDesign, signpost: Signpost, x: float, y: float) -> None:
    """The suit's name as a paragraph behind the signpost's icon, which begins at ``x`` and has its middle at ``y``."""
    if signpost.name:
        behind, colour = x + (SIGN_ICON + SIGN_GAP) * design.measures.scale, design.look.colour(signpost.suit)
        canvas.element("P", signpost.name, behind, y + signpost.name.cap_height / 2, colour)


def draw_mirrored(
    canvas: Canvas, design: CardDesign, icon: str, horizon: float, field: float, colour: str, ground: str
) -> None:
    """The idea of Spiegel: an icon on its horizon, and below it, paler, its reflection; centred on the card.

    Args:
        canvas: with a cell or a form open.
        design: of the cards.
        icon: its name.
        horizon: its height on the card.
        field: the width of the icon.
        colour: of the icon.
        ground: the colour behind it, into which the reflection fades.
    """
    x = (design.measures.width - field) / 2
    paler = mix(colour, ground, design.theme.reflection)
    icons.draw(canvas, icon, x, horizon, field, colour)
    icons.draw(canvas, icon, x, horizon, field, paler, reflected=True)
    canvas.stroke(colour, field / 60)
    canvas.line(x - field * 0.1, horizon, x + field * 1.1, horizon)
