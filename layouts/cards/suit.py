"""A suit's fitted texts → its suit card: name, what it is for, the sign over its sliced reflection; what to do, behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from generator.model.bank import Suit
from generator.model.paper import POINTS_PER_MM
from layouts.cards.backs import clear
from layouts.cards.bilingual import CardText
from layouts.cards.horizon import horizon_height
from layouts.cards.horizon_stretches import horizon_weight
from layouts.cards.slices import Slice
from layouts.pdf.operators import number
from layouts.text.typesetting import Fitted
from layouts.theme import icons
from layouts.theme.drawings import FIELD
from layouts.theme.outline import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas

BELOW_NAME = 7.0
"""The air below the name, in points on a poker card."""

BADGE, BELOW_BADGE = 12.0, 5.0
"""How wide the sign is beside what to do with a suit, and the air below it: in mm on a poker card."""


class SuitFace(Struct, frozen=True):
    """A fitted suit card; ``purpose`` is None where the suit has none."""

    id: str
    suit: Suit
    group: str
    name: CardText
    purpose: CardText | None
    sign: float
    reflection: tuple[Slice, ...]

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Furniture, then the name and what the suit is for from the top down."""
        size, colour = design.measures, design.look.colour(self.suit)
        canvas.place(("front", "suit", self.suit.id), lambda: self._draw_furniture(canvas, design))
        top = size.height - size.left
        second = self.name.second.size if self.name.second else 0.0
        of_text = design.theme.of_text
        self.name.draw(canvas, "H1", size.left, top, (of_text(colour, self.name.first.size), of_text(colour, second)))
        if self.purpose:
            top -= self.name.height + BELOW_NAME * size.scale
            self.purpose.draw(canvas, "P", size.left, top, (design.theme.ink, design.theme.quiet))

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The sign on the horizon, and its reflection in slices below."""
        size, theme, icon = design.measures, design.theme, design.look.icon(self.suit)
        colour, unit, weight = design.look.colour(self.suit), self.sign / FIELD, theme.sign_weight
        left, horizon = (size.width - self.sign) / 2, horizon_height(size.width, size.height)
        draw_in_water(canvas, icon, (left, horizon, self.sign), colour, self.reflection, weight)
        line = horizon_weight(theme)
        canvas.stroke(theme.ink, line)  # the sheet has the whole line; a sign must not hide it
        for start, end in spans(icon, line / 2 / unit, weight):
            canvas.line(left + start * unit, horizon, left + end * unit, horizon)


def draw_in_water(
    canvas: Canvas,
    icon: str,
    place: tuple[float, float, float],
    colour: str,
    reflection: Iterable[Slice],
    weight: float,
) -> None:
    """A sign on a horizon and its reflection in slices below it; ``place`` is its left, the horizon and its width, in points."""
    left, horizon, size = place
    unit = size / FIELD
    icons.draw(canvas, icon, left, horizon, size, colour, weight=weight)
    for piece in reflection:
        moved = f"{number(unit)} 0 0 {number(-unit)} {number(left + piece.aside)} {number(horizon)} cm"
        with canvas.moved(moved):
            canvas.clip(-FIELD, piece.upper / unit, 3 * FIELD, (piece.lower - piece.upper) / unit)
            icons.paint(canvas, icon, colour, weight)


class Paragraph(NamedTuple):
    """A fitted text on a suit card's back, its language where that is not the deck's first, and the air above it in points."""

    text: Fitted
    language: str
    gap: float


class PlayFace(Struct, frozen=True):
    """What to do with a suit, and the deck's name and version: the back of its suit card, or a card of its own."""

    id: str
    suit: Suit
    group: str
    paragraphs: tuple[Paragraph, ...]
    imprint: Fitted | None
    side: Literal["front", "back"] = "back"

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The whole sign at the top, the text below it, the deck's name at the foot; far from the trim, as on any back."""
        size, margin = design.measures, clear(design)
        canvas.place((self.side, "play", self.suit.id), lambda: self._draw_sign(canvas, design))
        top = size.height - margin - (BADGE + BELOW_BADGE) * size.scale * POINTS_PER_MM
        for text, language, gap in self.paragraphs:
            top -= gap
            if language:
                with canvas.tagged("P", language=language):
                    canvas.text(text, margin, top, design.theme.quiet)
            else:
                canvas.element("P", text, margin, top, design.theme.ink)
            top -= text.height
        if self.imprint:
            canvas.element("P", self.imprint, margin, margin + self.imprint.height, design.theme.quiet)

    def _draw_sign(self, canvas: Canvas, design: CardDesign) -> None:
        size, theme, margin = design.measures, design.theme, clear(design)
        width, colour = BADGE * size.scale * POINTS_PER_MM, design.look.colour(self.suit)
        colours, icon = (colour, theme.reflected(colour)), design.look.icon(self.suit)
        icons.draw_whole(canvas, icon, margin, size.height - margin - width, width, colours, theme.sign_weight)
