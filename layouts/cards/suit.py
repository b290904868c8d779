"""A suit and a kit → the front of its suit card: the suit's colour, its icon with its reflection, what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.model.bank import Suit
from layouts.cards.bilingual import Pair, draw_said, draw_second, drawable_in_both, set_pair, sizes_together
from layouts.text.typesetting import STEP, Fitted, set_text
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from generator.model.deck import Card
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Style


LARGEST = {"purpose": 11.5, "play": 10.0}
"""Points, on a poker card."""

SMALLEST = 8.0


class SuitFace(Struct, frozen=True):
    """A fitted suit card; a suit may have only one of purpose and play, which in two languages are pairs."""

    id: str
    suit: Suit
    name: Fitted
    purpose: Fitted | Pair | None
    play: Fitted | Pair | None
    second_name: Fitted | None = None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Furniture, then name, purpose and play from the middle down."""
        size, on_ground = kit.measures, kit.theme.on(kit.look.colour(self.suit))
        canvas.place(f"front-suit-{self.suit.id}", lambda: draw_furniture(canvas, kit, self.suit))
        top = name_top(kit)
        canvas.element("H1", self.name, size.width / 2, top, on_ground, "centre")
        top -= self.name.height
        if self.second_name:
            top -= 3 * size.scale
            draw_second(canvas, kit, self.second_name, size.width / 2, top, on_ground, "centre")
            top -= self.second_name.height
        top -= 6 * size.scale
        for text in (self.purpose, self.play):
            if text:
                draw_said(canvas, kit, "P", text, size.width / 2, top, (on_ground, on_ground), "centre")
                top -= text.height + 8 * size.scale


def prepare_suit(card: Card, kit: Kit) -> SuitFace | None:
    """Fits a suit card; None where it cannot be set, and then the kit's fitter has the problem."""
    suit = cast("Suit", card.content)
    if kit.deck.second:
        return _prepare_in_two_languages(card, suit, kit)
    fitter, styles, size, language = kit.fitter, kit.styles, kit.measures, kit.deck.language
    width = size.measure - 6 * size.scale
    name = fitter.fit(suit.id, "name", suit.name, styles.strong, kit.scaled(17, 11), (width, size.height / 4))
    texts = {
        key: (text[language], style)
        for key, text, style in (("purpose", suit.purpose, styles.bold_text), ("play", suit.play, styles.text))
        if text
    }
    drawable = [fitter.drawable(suit.id, key, *text) for key, text in texts.items()]
    if name is None or not all(drawable):
        return None
    room = name_top(kit) - name.height - size.safe - 14 * size.scale
    fitted = _fit_together(texts, kit, room)
    if fitted is None:
        longest = max(texts, key=lambda key: len(texts[key][0]))
        fitter.too_long(suit.id, longest, texts[longest][0], SMALLEST * size.scale)
        return None
    return SuitFace(card.id, suit, name, fitted.get("purpose"), fitted.get("play"))


def _prepare_in_two_languages(card: Card, suit: Suit, kit: Kit) -> SuitFace | None:
    """Fits name, purpose and play in both languages; purpose and play shrink together."""
    fitter, styles, size = kit.fitter, kit.styles, kit.measures
    width, second = size.measure - 4 * size.scale, kit.deck.second or ""
    name = fitter.fit(suit.id, "name", suit.name, styles.strong, kit.scaled(15, 10), (width, size.height / 8))
    small = fitter.fit(suit.id, "name", suit.name, styles.second, kit.scaled(11, 8), (width, size.height / 8), second)
    texts = {"purpose": (suit.purpose, styles.bold_text), "play": (suit.play, styles.text)}
    given = {key: (text, style) for key, (text, style) in texts.items() if text}
    drawable = [drawable_in_both(kit, suit.id, key, *given[key]) for key in given]
    if name is None or small is None or not all(drawable):
        return None
    room = name_top(kit) - name.height - small.height - size.safe - 14 * size.scale
    sizes = [kit.scaled(LARGEST[key], SMALLEST) for key in given]
    for tried in sizes_together(kit, *sizes):
        pairs = {
            key: pair
            for key, points in zip(given, tried, strict=True)
            if (pair := set_pair(kit, *given[key], points, width))
        }
        if len(pairs) == len(given) and sum(pair.height + 8 * size.scale for pair in pairs.values()) <= room:
            return SuitFace(card.id, suit, name, pairs.get("purpose"), pairs.get("play"), small)
    fitter.too_long_together(suit.id, next(iter(given)), tried[0])
    return None


def _fit_together(texts: dict[str, tuple[str, Style]], kit: Kit, room: float) -> dict[str, Fitted] | None:
    """The texts at the largest sizes at which they fit below one another, made smaller together."""
    scale, width = kit.measures.scale, kit.measures.measure - 10 * kit.measures.scale
    for step in range(round((LARGEST["purpose"] - SMALLEST) / STEP) + 1):
        fitted = {
            key: set_text(text, style, max(LARGEST[key] - step * STEP, SMALLEST) * scale, width, kit.deck.language)
            for key, (text, style) in texts.items()
        }
        whole = {key: text for key, text in fitted.items() if text}
        if len(whole) == len(texts) and sum(text.height + 8 * scale for text in whole.values()) <= room:
            return whole
    return None


def name_top(kit: Kit) -> float:
    """The top of the suit's name, below the icon and its reflection."""
    icon, horizon = mirror_size(kit)
    return kit.measures.height - kit.measures.safe - horizon - icon - 6 * kit.measures.scale


def mirror_size(kit: Kit) -> tuple[float, float]:
    """The width of the icon, and from the top of the panel to its horizon; both smaller where two languages need room."""
    icon, horizon = (26, 32) if kit.deck.second else (40, 48)
    return icon * kit.measures.scale, horizon * kit.measures.scale


def draw_furniture(canvas: Canvas, kit: Kit, suit: Suit) -> None:
    """The coloured ground, the icon on its horizon and the reflection below it, the small print."""
    size, colour = kit.measures, kit.look.colour(suit)
    whole = (size.safe, size.safe, size.width - 2 * size.safe, size.height - 2 * size.safe)
    kit.theme.draw_area(canvas, colour, whole, size.radius)
    icon, horizon = mirror_size(kit)
    ground = colour if kit.theme.areas == "filled" else WHITE
    kit.draw_mirrored(
        canvas, kit.look.icon(suit), size.height - size.safe - horizon, icon, kit.theme.on(colour), ground
    )
