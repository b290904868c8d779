"""A tip → the front of its card: a sheet of warm paper with a large numeral, for whoever hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import Struct

from layouts.cards.bilingual import CardText, shorter
from layouts.cards.figure import Figure, figures
from layouts.cards.furniture import Signpost, draw_imprint, draw_sign, draw_sign_name
from layouts.text.typesetting import Fitted, set_text, without_stars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Suit, Tip
    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.cards.furniture import Furniture
    from layouts.pdf.canvas import Canvas

LIFT = 4.0
"""How far above the foot of other cards the small print stands, in points on a poker card."""


class TipMeasures(NamedTuple):
    """Measures of a tip card: ``titles`` are the sizes of its title in each language, in points on a poker card.

    ``point_gap`` is from one part to the next, as a part of the size; ``air`` and ``listed_air`` are between the
    languages of a text that stands alone, and of one in a list, which are many blocks and stand closer.
    """

    titles: tuple[tuple[float, float], ...]
    point_gap: float
    air: float = 0.6
    listed_air: float = 0.35


MEASURES = {1: TipMeasures(((15, 11),), 0.32), 2: TipMeasures(((12, 9), (9.5, 7.5)), 0.5)}
"""By the number of languages."""


class TipFace(Struct, frozen=True):
    """A fitted tip card; ``points`` are the texts of its parts, ``suit`` is None because its back is that of all tips."""

    id: str
    group: str
    spoken: str
    numeral: Fitted
    title: CardText
    text: CardText
    points: tuple[CardText, ...]
    signpost: Signpost | None
    imprint: Fitted | None
    figure: Figure | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Furniture, then title, text, parts and the suit that the tip belongs to, from the top down."""
        inks = (design.theme.ink, design.theme.quiet)
        left, top = margin(design), design.measures.height - margin(design)
        suit = self.signpost.suit if self.signpost else None
        furniture = ("front", "tip", suit.id if suit else "")
        canvas.place(furniture, lambda: draw_paper(canvas, design, self.imprint, suit))
        x = left + self.numeral.width + title_gap(design)
        title_top, start = top - drop(self.title, self.numeral.cap_height), (self.numeral, left, top)
        canvas.element("H1", self.title.first, x, title_top, inks[0], spoken=self.spoken, follows=start)
        self.title.draw_second(canvas, x, top, inks[1])
        top = body_top(design, self.numeral, self.title)
        if self.figure:
            self.figure.draw(canvas, top)
            top -= self.figure.height
        self.text.draw(canvas, "P", left, top, inks)
        top -= self.text.height + point_gap(self.text)
        if self.points:
            with canvas.section("L"):
                for point in self.points:
                    self._draw_point(canvas, design, point, top)
                    top -= point.height + point_gap(point)
        if self.signpost:
            draw_sign_name(canvas, design, self.signpost, left, small_print(design))

    def _draw_point(self, canvas: Canvas, design: CardDesign, point: CardText, top: float) -> None:
        scale, inks = design.measures.scale, (design.theme.ink, design.theme.quiet)
        with canvas.artifact():
            canvas.fill(design.theme.ink)
            canvas.disc(margin(design) + 1.6 * scale, top - point.first.cap_height / 2, 1.3 * scale)
        with canvas.section("LI"):
            point.draw_item(canvas, margin(design) + point_indent(design), top, inks)


def prepare_tip(card: Card, fitter: CardFitter, furniture: Furniture) -> TipFace | None:
    """Fits a tip card; None, and a problem, where it cannot be set."""
    tip, design, many = cast("Tip", card.content), fitter.design, len(fitter.languages)
    scale, styles = design.measures.scale, design.styles
    number = str(design.deck.bank.tips.index(tip) + 1)
    measure = design.measures.width - 2 * margin(design)
    numeral = cast("Fitted", set_text(number, styles.strong, 28 * scale, measure, fitter.language))
    room = (measure - numeral.width - title_gap(design), 34 * scale / many)
    sizes = [design.scaled(*each) for each in MEASURES[many].titles]
    title = fitter.fit_each(tip.id, "title", tip.title, styles.strong, sizes, room, 3 * scale)
    entries = [(tip.id, tip.text), *((part.id, part.text) for part in tip.parts)]
    drawable = [fitter.drawable_in_all(entry, "text", text, styles.tight) for entry, text in entries]
    if title is None or not all(drawable):
        return None
    texts = [text for _, text in entries]
    height = body_top(design, numeral, title) - design.measures.safe - 15 * scale
    tried = figures(fitter, tip.id, tip.picture, margin(design), design.theme.paper)
    fitted = _fit_together(texts, fitter, height, tried)
    if fitted is None:
        _too_long(tip, texts, fitter, height, tried)
        return None
    (text, *points), figure = fitted
    spoken = f"{design.words['tip']} {number}: {without_stars(tip.title[fitter.language])}"
    signpost = furniture.signpost(card.suit) if card.suit else None
    imprint = furniture.imprint(signpost.width if signpost else 0.0)
    return TipFace(
        card.id, design.words["tips"], spoken, numeral, title, text, tuple(points), signpost, imprint, figure
    )


def _fit_together(
    texts: Sequence[Text], fitter: CardFitter, height: float, tried: Sequence[Figure | None]
) -> tuple[list[CardText], Figure | None] | None:
    """The text and its parts below one of the figures, at the one largest size at which all fit; None where they do not."""
    design, measures = fitter.design, MEASURES[len(fitter.languages)]
    measure = design.measures.width - 2 * margin(design)
    widths = [measure] + [measure - point_indent(design)] * (len(texts) - 1)
    air = measures.listed_air if len(texts) > 1 else measures.air
    smallest = fitter.smallest(design.stock.text.tip)
    for figure in tried:
        free = height - (figure.height if figure else 0)
        for (size,) in fitter.sizes(design.stock.text.tip):
            set_texts = [
                fitter.set_text(text, design.styles.tight, size, width, air, smallest)
                for text, width in zip(texts, widths, strict=True)
            ]
            fitted = [text for text in set_texts if text]
            if len(fitted) == len(texts) and sum(text.height + point_gap(text) for text in fitted) <= free:
                return fitted, figure
    return None


def _too_long(
    tip: Tip, texts: Sequence[Text], fitter: CardFitter, height: float, tried: Sequence[Figure | None]
) -> None:
    """A problem: the text and its parts do not fit. No figure to try means that the card's picture has one of its own."""
    if tried:
        together = {language: " ".join(text[language] for text in texts) for language in fitter.languages}
        smallest = fitter.smallest(fitter.design.stock.text.tip)

        def fits(share: float) -> object:
            return _fit_together([shorter(text, share) for text in texts], fitter, height, tried)

        fitter.too_long_for_card(tip.id, "text", together, smallest, fits)


def margin(design: CardDesign) -> float:
    """From the card's edge to the text on the panel."""
    return design.measures.safe + 7.5 * design.measures.scale


def title_gap(design: CardDesign) -> float:
    """From the numeral to the title."""
    return 8 * design.measures.scale


def drop(title: CardText, beside: float) -> float:
    """How far a title hangs below the top of what is so high beside it: one of one line stands in its middle."""
    alone = title.languages == 1 and len(title.first.lines) == 1
    return max(0.0, (beside - title.first.cap_height) / 2) if alone else 0.0


def body_top(design: CardDesign, numeral: Fitted, title: CardText) -> float:
    """The top of the text, below the numeral and the title."""
    height = design.measures.height
    return height - margin(design) - max(numeral.cap_height, title.height) - 9 * design.measures.scale


def point_indent(design: CardDesign) -> float:
    """From the left of the text to that of its parts, behind their dots."""
    return 8 * design.measures.scale


def point_gap(text: CardText) -> float:
    """From one part to the next; more where each stands in two languages."""
    return text.first.size * MEASURES[text.languages].point_gap


def small_print(design: CardDesign) -> float:
    """The middle of the small print at the foot of a sheet of paper."""
    return design.measures.foot + LIFT * design.measures.scale


def draw_paper(canvas: Canvas, design: CardDesign, imprint: Fitted | None, suit: Suit | None = None) -> None:
    """The sheet of paper; at its foot the small print, and the icon of the suit that a tip belongs to."""
    size = design.measures
    lift = LIFT * size.scale
    whole = (size.safe, size.safe, size.width - 2 * size.safe, size.height - 2 * size.safe)
    design.theme.draw_panel(canvas, whole, size.radius)
    if suit:
        draw_sign(canvas, design, suit, margin(design), small_print(design))
    draw_imprint(canvas, design, imprint, inset=margin(design), lift=lift)
