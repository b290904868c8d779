"""A text in two languages → both fitted below one another: the deck's first language, and the second smaller and in italics.

Sizes and places are in points. In Brussels, cards lie on a table where not everyone reads the same language best; the
eye finds its own by place and by slope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from layouts.text.typesetting import Fitted, set_text, sizes_down

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.bank import Text
    from generator.model.paper import SizeRange
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Align
    from layouts.text.typesetting import Style

SECOND = 0.84
"""The size of the second language, as a part of the first's."""

SMALLEST = 7.0
"""Points on a poker card; below this nobody reads at a table."""

SMALLER = 0.75
"""The smallest size of the first language where a second one stands below it, as a part of what it is alone."""

STEPS = 12
"""Sizes that are tried between the largest and the smallest."""


class Pair(Struct, frozen=True):
    """A text in the deck's two languages, fitted; ``gap`` is the air between them."""

    first: Fitted
    second: Fitted
    gap: float

    @property
    def cap_height(self) -> float:
        """The height of the first one's capitals."""
        return self.first.cap_height

    @property
    def height(self) -> float:
        """From the capitals of the first to the lowest letter of the second."""
        return self.first.height + self.gap + self.second.height

    def draw(
        self, canvas: Canvas, kit: Kit, role: str, x: float, top: float, colours: tuple[str, str], align: Align = "left"
    ) -> None:
        """Both as elements of their own, the second a paragraph in its language; ``colours`` are theirs, in order."""
        canvas.element(role, self.first, x, top, colours[0], align)
        draw_second(canvas, kit, self.second, x, top - self.first.height - self.gap, colours[1], align)


def draw_said(
    canvas: Canvas,
    kit: Kit,
    role: str,
    text: Fitted | Pair,
    x: float,
    top: float,
    colours: tuple[str, str],
    align: Align = "left",
) -> None:
    """A text in one language or in two; ``colours`` are those of the first and of the second."""
    if isinstance(text, Pair):
        text.draw(canvas, kit, role, x, top, colours, align)
    else:
        canvas.element(role, text, x, top, colours[0], align)


def draw_second(
    canvas: Canvas, kit: Kit, fitted: Fitted, x: float, top: float, colour: str, align: Align = "left"
) -> None:
    """A text in the second language, as a paragraph that says so."""
    with canvas.tagged("P", language=kit.deck.second or ""):
        canvas.text(fitted, x, top, colour, align)


def set_pair(kit: Kit, text: Text, style: Style, size: float, width: float, air: float = 0.55) -> Pair | None:
    """A text in both languages, the first at this size; None where a word does not fit the width.

    ``air`` is the gap between them, as a part of the size.
    """
    first, second = kit.deck.languages
    smaller = max(size * SECOND, SMALLEST * kit.measures.scale)
    upper = set_text(text[first], style, size, width, first)
    lower = set_text(text[second], kit.styles.second, smaller, width, second)
    return Pair(upper, lower, air * size) if upper and lower else None


def set_said(kit: Kit, text: Text, style: Style, size: float, width: float, air: float = 0.55) -> Fitted | Pair | None:
    """A text in the deck's one or two languages at a size; None where a word does not fit the width."""
    if kit.deck.second:
        return set_pair(kit, text, style, size, width, air)
    return set_text(text[kit.deck.language], style, size, width, kit.deck.language)


def said_sizes(kit: Kit, sizes: SizeRange) -> Iterator[float]:
    """Sizes to try for a text, from the largest down; a little further down where it stands in two languages."""
    if kit.deck.second:
        yield from (size for (size,) in sizes_together(kit, sizes))
        return
    yield from sizes_down(sizes)


def sizes_together(kit: Kit, *ranges: SizeRange) -> Iterator[tuple[float, ...]]:
    """Sizes to try for several texts that shrink together, from their largest down to a little below their smallest."""
    least = SMALLEST * kit.measures.scale
    lows = [max(each.smallest * SMALLER, least) for each in ranges]
    for step in range(STEPS + 1):
        yield tuple(each.largest - (each.largest - low) * step / STEPS for each, low in zip(ranges, lows, strict=True))


def drawable_in_both(kit: Kit, entry: str, key: str, text: Text, style: Style) -> bool:
    """Whether the fonts have every character of a text in both languages; what they lack is a problem."""
    first, second = kit.deck.languages
    one = kit.fitter.drawable(entry, key, text[first], style)
    return kit.fitter.drawable(entry, key, text[second], kit.styles.second, second) and one
