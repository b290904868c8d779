"""A suit and a kit → the front of its suit card: the suit's colour, its icon with its reflection, what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.model import Suit
from layouts.theme import WHITE
from layouts.type import STEP, Fitted, set_text

if TYPE_CHECKING:
    from generator.model import Card
    from layouts.canvas import Canvas
    from layouts.kit import Kit
    from layouts.type import Style


LARGEST = {"purpose": 11.5, "play": 10.0}
"""Points, on a poker card."""

SMALLEST = 8.0


class SuitFace(Struct, frozen=True):
    """A fitted suit card; a suit may have only one of purpose and play."""

    id: str
    suit: Suit
    name: Fitted
    purpose: Fitted | None
    play: Fitted | None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Furniture, then name, purpose and play from the middle down."""
        size, on_ground = kit.measures, kit.theme.on(kit.colour(self.suit))
        canvas.place(f"front-suit-{self.suit.id}", lambda: draw_furniture(canvas, kit, self.suit))
        top = name_top(kit)
        canvas.element("H1", self.name, size.width / 2, top, on_ground, "centre")
        top -= self.name.height + 6 * size.scale
        for text in (self.purpose, self.play):
            if text:
                canvas.element("P", text, size.width / 2, top, on_ground, "centre")
                top -= text.height + 8 * size.scale


def prepare_suit(card: Card, kit: Kit) -> SuitFace | None:
    """Fits a suit card; None where it cannot be set, and then the kit's setter has the problem."""
    suit = cast("Suit", card.content)
    setter, styles, size, language = kit.setter, kit.styles, kit.measures, kit.deck.language
    width = size.measure - 6 * size.scale
    name = setter.fit(suit.id, "name", suit.name, styles.strong, kit.scaled(17, 11), (width, size.height / 4))
    texts = {
        key: (text[language], style)
        for key, text, style in (("purpose", suit.purpose, styles.bold_text), ("play", suit.play, styles.text))
        if text
    }
    drawable = [setter.drawable(suit.id, key, *text) for key, text in texts.items()]
    if name is None or not all(drawable):
        return None
    room = name_top(kit) - name.height - size.safe - 14 * size.scale
    fitted = _fit_together(texts, kit, room)
    if fitted is None:
        longest = max(texts, key=lambda key: len(texts[key][0]))
        setter.too_long(suit.id, longest, texts[longest][0], SMALLEST * size.scale)
        return None
    return SuitFace(card.id, suit, name, fitted.get("purpose"), fitted.get("play"))


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
    return kit.measures.height - kit.measures.safe - 94 * kit.measures.scale


def draw_furniture(canvas: Canvas, kit: Kit, suit: Suit) -> None:
    """The coloured ground, the icon on its horizon and the reflection below it, the small print."""
    size, colour = kit.measures, kit.colour(suit)
    whole = (size.safe, size.safe, size.width - 2 * size.safe, size.height - 2 * size.safe)
    kit.theme.draw_area(canvas, colour, whole, size.radius)
    horizon, ground = size.height - size.safe - 48 * size.scale, colour if kit.theme.areas == "filled" else WHITE
    kit.draw_mirrored(canvas, kit.icon(suit), horizon, 40 * size.scale, kit.theme.on(colour), ground)
