"""A suit and a kit → the front of its suit card: the suit's colour, its icon with its reflection, what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.model import Suit
from layouts.theme import WHITE
from layouts.type import Fitted

if TYPE_CHECKING:
    from generator.model import Card
    from layouts.canvas import Canvas
    from layouts.kit import Kit


class SuitFace(Struct, frozen=True):
    """A fitted suit card; a suit may have only one of purpose and play."""

    id: str
    suit: Suit
    name: Fitted
    purpose: Fitted | None
    play: Fitted | None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Furniture, then name, purpose and play from the middle down."""
        size = kit.measures
        canvas.place(f"front-suit-{self.suit.id}", lambda: draw_furniture(canvas, kit, self.suit))
        top = name_top(kit)
        canvas.element("H1", self.name, size.width / 2, top, WHITE, "centre")
        top -= self.name.height + 6 * size.scale
        for text in (self.purpose, self.play):
            if text:
                canvas.element("P", text, size.width / 2, top, WHITE, "centre")
                top -= text.height + 8 * size.scale


def prepare_suit(card: Card, kit: Kit) -> SuitFace | None:
    """Fits a suit card; None where it cannot be set, and then the kit's setter has the problem."""
    suit = cast("Suit", card.content)
    setter, styles, size = kit.setter, kit.styles, kit.measures
    name = setter.fit(
        suit.id, "name", suit.name, styles.strong, kit.scaled(17, 11), (size.measure - 6 * size.scale, size.height / 4)
    )
    purpose = play = None
    room = name_top(kit) - (name.height if name else 0) - size.safe - 14 * size.scale
    if suit.play:
        play = setter.fit(
            suit.id, "play", suit.play, styles.text, kit.scaled(10, 8.5), (size.measure - 10 * size.scale, room)
        )
        room -= (play.height if play else 0) + 8 * size.scale
    if suit.purpose:
        purpose = setter.fit(
            suit.id,
            "purpose",
            suit.purpose,
            styles.bold_text,
            kit.scaled(11.5, 8.5),
            (size.measure - 10 * size.scale, room),
        )
    if name is None or (suit.play and not play) or (suit.purpose and not purpose):
        return None
    return SuitFace(card.id, suit, name, purpose, play)


def name_top(kit: Kit) -> float:
    """The top of the suit's name, below the icon and its reflection."""
    return kit.measures.height - kit.measures.safe - 94 * kit.measures.scale


def draw_furniture(canvas: Canvas, kit: Kit, suit: Suit) -> None:
    """The coloured ground, the icon on its horizon and the reflection below it, the small print."""
    size, colour = kit.measures, kit.colour(suit)
    canvas.fill(colour)
    canvas.rounded(size.safe, size.safe, size.width - 2 * size.safe, size.height - 2 * size.safe, size.radius)
    kit.draw_mirrored(canvas, kit.icon(suit), size.height - size.safe - 48 * size.scale, 40 * size.scale, WHITE, colour)
