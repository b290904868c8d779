"""A tip and a kit → the front of its card: a sheet of warm paper with a large numeral, for whoever hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.model.bank import Suit
from layouts.cards.bilingual import Pair, draw_said, draw_second, drawable_in_both, set_pair, sizes_together
from layouts.cards.figure import Figure, figures
from layouts.text.typesetting import Fitted, fit, set_text, sizes_down
from layouts.theme import icons

if TYPE_CHECKING:
    from generator.model.bank import Text, Tip
    from generator.model.deck import Card
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas


class TipFace(Struct, frozen=True):
    """A fitted tip card; ``points`` are the texts of its parts, ``tip_of`` the suit it belongs to, if any."""

    id: str
    tip_of: Suit | None
    spoken: str
    numeral: Fitted
    title: Fitted
    text: Fitted | Pair
    points: tuple[Fitted | Pair, ...]
    second_title: Fitted | None = None
    suit: None = None
    figure: Figure | None = None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Furniture, then title, text and parts from the top down."""
        size, ink = kit.measures, kit.theme.ink
        left, top = margin(kit), size.height - margin(kit)
        furniture = f"front-tip-{self.tip_of.id}" if self.tip_of else "front-tip"
        canvas.place(furniture, lambda: draw_furniture(canvas, kit, self.tip_of))
        with canvas.tagged("H1", spoken=self.spoken):
            canvas.text(self.numeral, left, top, ink)
            drop = (
                max(0.0, (self.numeral.cap_height - self.title.cap_height) / 2)
                if len(self.title.lines) == 1 and not self.second_title
                else 0.0
            )
            canvas.text(self.title, left + self.numeral.width + title_gap(kit), top - drop, ink)
        top = body_top(kit, self.numeral, self.title, self.second_title)
        if self.second_title:
            low = size.height - margin(kit) - self.title.height - second_gap(kit)
            x = left + self.numeral.width + title_gap(kit)
            draw_second(canvas, kit, self.second_title, x, low, kit.theme.quiet)
        if self.figure:
            self.figure.draw(canvas, top)
            top -= self.figure.taken
        draw_said(canvas, kit, "P", self.text, left, top, (ink, kit.theme.quiet))
        top -= self.text.height + point_gap(self.text)
        if self.points:
            with canvas.section("L"):
                for point in self.points:
                    self._draw_point(canvas, kit, point, top)
                    top -= point.height + point_gap(point)

    def _draw_point(self, canvas: Canvas, kit: Kit, point: Fitted | Pair, top: float) -> None:
        first = point.first if isinstance(point, Pair) else point
        with canvas.artifact():
            canvas.fill(kit.theme.ink)
            canvas.disc(margin(kit) + 1.6 * kit.measures.scale, top - first.cap_height / 2, 1.3 * kit.measures.scale)
        with canvas.section("LI"):
            x = margin(kit) + point_indent(kit)
            if isinstance(point, Pair):
                with canvas.section("LBody"):
                    point.draw(canvas, kit, "P", x, top, (kit.theme.ink, kit.theme.quiet))
            else:
                canvas.element("LBody", point, x, top, kit.theme.ink)


def prepare_tip(card: Card, kit: Kit) -> TipFace | None:
    """Fits a tip card; None where it cannot be set, and then the kit's fitter has the problem."""
    tip = cast("Tip", card.content)
    language, fitter, scale = kit.deck.language, kit.fitter, kit.measures.scale
    number = str(kit.deck.bank.tips.index(tip) + 1)
    measure = kit.measures.width - 2 * margin(kit)
    numeral = cast("Fitted", set_text(number, kit.styles.strong, 28 * scale, measure, language))
    room = (measure - numeral.width - title_gap(kit), 34 * scale)
    entries = [(tip.id, tip.text), *((part.id, part.text) for part in tip.parts)]
    if kit.deck.second:
        return _prepare_in_two_languages(card, entries, kit, numeral, room)
    title = fitter.fit(tip.id, "title", tip.title, kit.styles.strong, kit.scaled(15, 11), room)
    drawable = [fitter.drawable(entry, "text", text[language], kit.styles.tight) for entry, text in entries]
    if title is None or not all(drawable):
        return None
    texts = [text[language] for _, text in entries]
    height = body_top(kit, numeral, title) - kit.measures.safe - 15 * scale
    broken, said = len(fitter.problems), spoken(kit, tip, number)
    for figure in figures(kit, tip.id, tip.picture, margin(kit), kit.theme.paper):
        fitted = _fit_together(texts, kit, measure, height - (figure.taken if figure else 0))
        if fitted:
            return TipFace(card.id, card.suit, said, numeral, title, fitted[0], tuple(fitted[1:]), figure=figure)
    if len(fitter.problems) == broken:
        fitter.too_long(tip.id, "text", " ".join(texts), kit.stock.text.tip.smallest)
    return None


def spoken(kit: Kit, tip: Tip, number: str) -> str:
    """What a screen reader says for the numeral and the title."""
    return f"{kit.words['tip']} {number}: {tip.title[kit.deck.language]}"


def _prepare_in_two_languages(
    card: Card, entries: list[tuple[str, Text]], kit: Kit, numeral: Fitted, room: tuple[float, float]
) -> TipFace | None:
    """Fits title, text and parts in both languages; text and parts are of one size."""
    tip, styles, size = cast("Tip", card.content), kit.styles, kit.measures
    half = (room[0], room[1] / 2)
    title = kit.fitter.fit(tip.id, "title", tip.title, styles.strong, kit.scaled(12, 9), half)
    small = kit.fitter.fit(tip.id, "title", tip.title, styles.second, kit.scaled(9.5, 7.5), half, kit.deck.second or "")
    drawable = [drawable_in_both(kit, entry, "text", text, styles.tight) for entry, text in entries]
    if title is None or small is None or not all(drawable):
        return None
    height, broken, points = (
        body_top(kit, numeral, title, small) - size.safe - 15 * size.scale,
        len(kit.fitter.problems),
        0.0,
    )
    said = spoken(kit, tip, str(kit.deck.bank.tips.index(tip) + 1))
    for figure in figures(kit, tip.id, tip.picture, margin(kit), kit.theme.paper):
        for (points,) in sizes_together(kit, kit.stock.text.tip):
            pairs = _set_pairs(entries, kit, points)
            taken = sum(pair.height + point_gap(pair) for pair in pairs) + (figure.taken if figure else 0)
            if len(pairs) == len(entries) and taken <= height:
                return TipFace(
                    card.id, card.suit, said, numeral, title, pairs[0], tuple(pairs[1:]), small, figure=figure
                )
    if len(kit.fitter.problems) == broken:
        kit.fitter.too_long_together(tip.id, "text", points)
    return None


def _set_pairs(entries: list[tuple[str, Text]], kit: Kit, size: float) -> list[Pair]:
    """The text and its parts in both languages at a size; those that are left out have a word wider than the card."""
    measure = kit.measures.width - 2 * margin(kit)
    widths = [measure] + [measure - point_indent(kit)] * (len(entries) - 1)
    air = 0.35 if len(entries) > 1 else 0.6  # one text is two blocks; a list is many, and stands closer
    tried = [
        set_pair(kit, text, kit.styles.tight, size, width, air)
        for (_, text), width in zip(entries, widths, strict=True)
    ]
    return [pair for pair in tried if pair]


def _fit_together(texts: list[str], kit: Kit, measure: float, height: float) -> list[Fitted] | None:
    """The text and its parts at the one largest size at which all fit."""
    widths = [measure] + [measure - point_indent(kit)] * (len(texts) - 1)
    for size in sizes_down(kit.stock.text.tip):
        set_texts = [
            set_text(text, kit.styles.tight, size, width, kit.deck.language)
            for text, width in zip(texts, widths, strict=True)
        ]
        fitted = [text for text in set_texts if text]
        if len(fitted) == len(texts) and sum(text.height + point_gap(text) for text in fitted) <= height:
            return fitted
    return None


def margin(kit: Kit) -> float:
    """From the card's edge to the text on the panel."""
    return kit.measures.safe + 7.5 * kit.measures.scale


def title_gap(kit: Kit) -> float:
    """From the numeral to the title."""
    return 8 * kit.measures.scale


def second_gap(kit: Kit) -> float:
    """From the title to the same in the second language."""
    return 3 * kit.measures.scale


def body_top(kit: Kit, numeral: Fitted, title: Fitted, second: Fitted | None = None) -> float:
    """The top of the text, below the numeral and the title, in one language or two."""
    titled = title.height + (second.height + second_gap(kit) if second else 0)
    return kit.measures.height - margin(kit) - max(numeral.cap_height, titled) - 9 * kit.measures.scale


def point_indent(kit: Kit) -> float:
    """From the left of the text to that of its parts, behind their dots."""
    return 8 * kit.measures.scale


def point_gap(text: Fitted | Pair) -> float:
    """From one part to the next; more where each stands in two languages."""
    return text.first.size * 0.5 if isinstance(text, Pair) else text.size * 0.32


def draw_furniture(canvas: Canvas, kit: Kit, suit: Suit | None) -> None:
    """The sheet of paper; at its foot the small print, and the suit that the tip belongs to."""
    size = kit.measures
    lift = 4 * size.scale
    whole = (size.safe, size.safe, size.width - 2 * size.safe, size.height - 2 * size.safe)
    kit.theme.draw_panel(canvas, whole, size.radius)
    taken = _draw_signpost(canvas, kit, suit, size.foot + lift) if suit else 0.0
    kit.draw_imprint(canvas, kit.theme.quiet, inset=margin(kit), lift=lift, taken=taken)


def _draw_signpost(canvas: Canvas, kit: Kit, suit: Suit, y: float) -> float:
    """The suit that a tip belongs to, its middle at ``y``; returns the room it takes, in points on a poker card."""
    size = kit.measures
    icon, gap = 12 * size.scale, 3 * size.scale
    icons.draw(canvas, kit.look.icon(suit), margin(kit), y - icon / 2, icon, kit.look.colour(suit), centred=True)
    text, room = suit.name[kit.deck.language], size.measure * 0.6 - icon
    style, sizes = kit.styles.strong, kit.scaled(7.5, 6)
    name = None if style.lacking(text) else fit(text, style, sizes, room, 10 * size.scale, kit.deck.language)
    if name is None:
        return icon / size.scale
    canvas.text(name, margin(kit) + icon + gap, y + name.cap_height / 2, kit.look.colour(suit))
    return (icon + gap + name.width) / size.scale + 8
