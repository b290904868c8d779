"""A suit → the front of its suit card: the suit's colour, its icon with its reflection, what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import Struct

from generator.model.bank import Suit
from generator.model.paper import SizeRange
from layouts.cards.bilingual import CardText, shorter
from layouts.cards.furniture import draw_mirrored
from layouts.text.typesetting import without_stars
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Style

SIZES = {"purpose": SizeRange(largest=11.5, smallest=8), "play": SizeRange(largest=10, smallest=8)}
"""Points, on a poker card."""

BELOW_NAME, BELOW_TEXT = 6.0, 8.0
"""The air below the name and below each text, in points on a poker card."""


class SuitMeasures(NamedTuple):
    """Measures of a suit card, in points on a poker card.

    ``icon`` is the width of the icon, ``horizon`` from the top of the panel to where it stands; ``names`` are the sizes of
    the name in each language; ``name_margin`` and ``margin`` are what names and texts leave free of the width of a line.
    """

    icon: float
    horizon: float
    names: tuple[tuple[float, float], ...]
    name_margin: float
    margin: float


MEASURES = {1: SuitMeasures(40, 48, ((17, 11),), 6, 10), 2: SuitMeasures(26, 32, ((15, 10), (11, 8)), 4, 4)}
"""By the number of languages: two need more room, which the icon gives."""


class SuitFace(Struct, frozen=True):
    """A fitted suit card; ``texts`` are its purpose and how to play, or one of them, or none."""

    id: str
    suit: Suit
    group: str
    name: CardText
    texts: tuple[CardText, ...]

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Furniture, then name, purpose and play from the middle down."""
        size, on_ground = design.measures, design.theme.on(design.look.colour(self.suit))
        canvas.place(("front", "suit", self.suit.id), lambda: self._draw_furniture(canvas, design))
        middle, top = size.width / 2, name_top(design)
        self.name.draw(canvas, "H1", middle, top, (on_ground, on_ground), "centre")
        top -= self.name.height + BELOW_NAME * size.scale
        for text in self.texts:
            text.draw(canvas, "P", middle, top, (on_ground, on_ground), "centre")
            top -= text.height + BELOW_TEXT * size.scale

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The coloured ground, and the icon on its horizon with the reflection below it."""
        size, theme, colour = design.measures, design.theme, design.look.colour(self.suit)
        whole = (size.safe, size.safe, size.width - 2 * size.safe, size.height - 2 * size.safe)
        theme.draw_area(canvas, colour, whole, size.radius)
        icon, horizon = mirror_size(design)
        ground = colour if theme.areas == "filled" else WHITE
        top = size.height - size.safe - horizon
        draw_mirrored(canvas, design, design.look.icon(self.suit), top, icon, theme.on(colour), ground)


def prepare_suit(card: Card, fitter: CardFitter) -> SuitFace | None:
    """Fits a suit card; None, and a problem, where it cannot be set."""
    suit, design = cast("Suit", card.content), fitter.design
    size, styles, many = design.measures, design.styles, len(fitter.languages)
    measures = MEASURES[many]
    room = (size.measure - measures.name_margin * size.scale, size.height / (4 * many))
    sizes = [design.scaled(*each) for each in measures.names]
    name = fitter.fit_each(suit.id, "name", suit.name, styles.strong, sizes, room, 3 * size.scale)
    texts: dict[str, tuple[Text, Style]] = {
        key: (text, style)
        for key, text, style in (("purpose", suit.purpose, styles.bold_text), ("play", suit.play, styles.text))
        if text
    }
    drawable = [fitter.drawable_in_all(suit.id, key, *text) for key, text in texts.items()]
    if name is None or not all(drawable):
        return None
    height = name_top(design) - (name.height - name.gap) - size.safe - 14 * size.scale  # in which the gap is reckoned
    fitted = _fit_together(texts, fitter, height)
    if fitted is None:
        _too_long(suit, texts, fitter, height)
        return None
    return SuitFace(card.id, suit, without_stars(suit.name[fitter.language]), name, fitted)


def _too_long(suit: Suit, texts: dict[str, tuple[Text, Style]], fitter: CardFitter, height: float) -> None:
    """A problem: the longest of the texts leaves no room for them all."""
    longest = max(texts, key=lambda key: len(texts[key][0][fitter.language]))
    text, style = texts[longest]

    def fits(share: float) -> object:
        return _fit_together(texts | {longest: (shorter(text, share), style)}, fitter, height)

    smallest = fitter.smallest(SIZES[longest], fitter.design.measures.scale)
    fitter.too_long_for_card(suit.id, longest, text, smallest, fits)


def _fit_together(
    texts: dict[str, tuple[Text, Style]], fitter: CardFitter, height: float
) -> tuple[CardText, ...] | None:
    """The texts at the largest sizes at which they fit below one another, made smaller together."""
    if not texts:
        return ()
    size = fitter.design.measures
    width = size.measure - MEASURES[len(fitter.languages)].margin * size.scale
    for points in fitter.sizes(*(SIZES[key] for key in texts), scale=size.scale):
        fitted = [
            fitter.set_text(*texts[key], each, width, smallest=fitter.smallest(SIZES[key], size.scale))
            for key, each in zip(texts, points, strict=True)
        ]
        whole = tuple(text for text in fitted if text)
        if len(whole) == len(texts) and sum(text.height + BELOW_TEXT * size.scale for text in whole) <= height:
            return whole
    return None


def name_top(design: CardDesign) -> float:
    """The top of the suit's name, below the icon and its reflection."""
    icon, horizon = mirror_size(design)
    return design.measures.height - design.measures.safe - horizon - icon - 6 * design.measures.scale


def mirror_size(design: CardDesign) -> tuple[float, float]:
    """The width of the icon, and from the top of the panel to its horizon, in points."""
    measures, scale = MEASURES[len(design.deck.languages)], design.measures.scale
    return measures.icon * scale, measures.horizon * scale
