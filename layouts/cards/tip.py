"""The tips of a deck → the fronts of their cards, for whoever hosts: all in one size, with air below the title."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from generator.model.bank import Suit, Tip
from layouts.cards.bilingual import HAIR, CardText, shorter
from layouts.cards.figure import AIR, Figure, least_height, open_figure, window_height
from layouts.cards.furniture import Furniture, draw_imprint, draw_sign, foot_top
from layouts.cards.header import Header
from layouts.cards.title_place import body_top, raised, title_place, title_width
from layouts.cards.type_sizes import TIP, TITLE
from layouts.text.typesetting import Fitted, without_stars
from layouts.text.words import fixed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas

LEADING = 1.26

ABOVE_FOOT = 1.3
"""mm on a poker card: the air above the small print."""

INDENT, DOT = 3.6, 0.55
"""mm on a poker card: from the left of the text to that of its parts; the radius of the dot before one."""

POINT_GAP = {1: 0.55, 2: 0.6}
"""By the number of languages: from one part to the next, as a part of the size."""

BETWEEN, BETWEEN_LISTED = 0.6, 0.3
"""The air between the languages of a text that stands alone, and of one in a list, as parts of the size."""

LINES = 2
"""How many a title has at most, in each language."""


class TipFace(Struct, frozen=True):
    """A fitted tip card; ``points`` are the texts of its parts, ``suit`` is None because its back is that of all tips."""

    id: str
    group: str
    spoken: str
    header: Header
    heading: Fitted
    title: CardText
    text: CardText
    points: tuple[CardText, ...]
    about: Suit | None
    imprint: Fitted | None
    figure: Figure | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Furniture, then title, text and parts from the top down, and whose suit it is."""
        size, inks, about = design.measures, (design.theme.ink, design.theme.quiet), self.about
        furniture = (design.side, "tip", about.id if about else "", design.deck.language)
        canvas.place(furniture, lambda: self._draw_furniture(canvas, design))
        left, top = title_place(design, self.header)
        at_right = (
            self.heading,
            size.width - size.left - self.heading.width,
            self.header.baseline + self.heading.cap_height,
        )
        canvas.element("H1", self.title.first, left, top, inks[0], spoken=self.spoken, follows=at_right)
        self.title.draw_second(canvas, left, top, inks[1])
        self.header.draw_rest(canvas, design.look.colour(about))
        top = body_top(design, top - self.title.height)
        if self.figure:
            self.figure.draw(canvas, top)
            top -= self.figure.window[1] + size.mm(AIR)
        self.text.draw(canvas, "P", size.left, top, inks)
        top -= self.text.height + point_gap(self.text)
        if self.points:
            with canvas.section("L"):
                for point in self.points:
                    self._draw_point(canvas, design, point, top)
                    top -= point.height + point_gap(point)

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The sign, the word that it is a tip, and the small print."""
        draw_sign(canvas, design, design.look.icon(self.about), design.look.colour(self.about))
        canvas.text(*self.header.start, design.theme.ink)
        draw_imprint(canvas, design, self.imprint)

    def _draw_point(self, canvas: Canvas, design: CardDesign, point: CardText, top: float) -> None:
        size, inks = design.measures, (design.theme.ink, design.theme.quiet)
        with canvas.artifact():
            canvas.fill(design.theme.ink)
            canvas.disc(size.left + size.mm(DOT), top - point.first.cap_height / 2, size.mm(DOT))
        with canvas.section("LI"):
            point.draw_item(canvas, size.left + size.mm(INDENT), top, inks)


class Tips:
    """Fits the tip cards of a deck, all at one size.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
        furniture: what repeats on them.
    """

    def __init__(self, fitter: CardFitter, furniture: Furniture) -> None:
        self._fitter = fitter
        self._design = fitter.design
        self._furniture = furniture
        self._style = replace(fitter.design.styles.tight, leading=LEADING)
        self._headers: dict[tuple[str, str], Header | None] = {}

    def prepare(self, card: Card) -> TipFace | None:
        """Fits a tip card; None, and a problem, where it cannot be set."""
        tip, design, fitter = cast("Tip", card.content), self._design, self._fitter
        entries = [(tip.id, tip.text), *((part.id, part.text) for part in tip.parts)]
        drawable = [fitter.drawable_in_all(entry, "text", text, self._style) for entry, text in entries]
        title, header = self._titled(tip), self._header(card.suit)
        if title is None or header is None or not all(drawable):
            return None
        figure = open_figure(fitter, tip.id, tip.picture, self._window) if tip.picture else None
        fitted = self._fit(tip, self._size)
        if fitted is None:
            self._too_long(tip)
        if fitted is None or (tip.picture and figure is None):
            return None
        number = design.deck.bank.tips.index(tip) + 1
        spoken = f"{design.words['tip']} {number}: {without_stars(tip.title[fitter.language])}"
        (text, *points), headers = fitted, self._furniture.headers
        return TipFace(
            card.id,
            design.words["tips"],
            spoken,
            header,
            headers.id(card.id),
            title,
            text,
            tuple(points),
            card.suit,
            self._furniture.imprint(),
            figure,
        )

    def fit(self) -> bool:
        """Whether every tip of the deck can be set; what cannot is no problem yet."""
        return all(self._fit(tip, self._size) for tip in self._tips)

    @cached_property
    def _tips(self) -> list[Tip]:
        """Those whose every character a font has."""
        tips = [card.content for card in self._design.deck.cards if isinstance(card.content, Tip)]
        return [
            tip for tip in tips if all(self._fitter.settable(text, self._style) for text in (tip.title, *_texts(tip)))
        ]

    @cached_property
    def _title_size(self) -> float:
        """The largest size at which every title takes few lines."""
        sizes = self._design.sizes(TITLE)
        return next((size for size in sizes if all(self._title(tip.title, size) for tip in self._tips)), sizes[-1])

    @cached_property
    def _size(self) -> float:
        """The largest size at which the text of every tip fits; the smallest where one does not."""
        sizes = self._design.sizes(TIP)
        return next((size for size in sizes if all(self._fit(tip, size) for tip in self._tips)), sizes[-1])

    @cached_property
    def _window(self) -> float:
        """The height of the window that the pictures of the tips share, in points."""
        return window_height(self._design, (self._free(tip) for tip in self._tips if tip.picture))

    def _title(self, text: Text, size: float) -> CardText | None:
        """A title at this size; None where it takes too many lines, or a word is too wide."""
        design = self._design
        least = design.least(TITLE)
        width = title_width(design)
        fitted = self._fitter.set_text(text, design.styles.strong, size, width, 0.25, least, least)
        several = fitted and (len(fitted.first.widths) > LINES or (fitted.second and len(fitted.second.widths) > LINES))
        return None if several else fitted

    def _titled(self, tip: Tip) -> CardText | None:
        """A tip's title; None, and a problem, where it cannot be set."""
        size, text = self._title_size, tip.title
        if not self._fitter.drawable_in_all(tip.id, "title", text, self._design.styles.strong):
            return None
        fitted = self._title(text, size)
        if fitted is None:
            least = self._design.least(TITLE)
            self._fitter.too_long_for_card(
                tip.id, "title", text, least, lambda share: self._title(shorter(text, share), least)
            )
        return fitted

    def _header(self, suit: Suit | None) -> Header | None:
        """What stands at the top: that it is a tip, and of which suit, if of any."""
        deck, headers = self._design.deck, self._furniture.headers
        words = {language: fixed_words(deck, language)["tip"] for language in deck.languages}
        key = (suit.id if suit else "", words[deck.language])
        if key not in self._headers:
            header = headers.named(("", ("texts", "tip")), words)
            if header and suit:
                header = headers.premised(header, suit.name, (suit.id, "name"))
            if header and self._design.measures.low:
                header = raised(self._design, header)
            self._headers[key] = header
        return self._headers[key]

    def _fit(self, tip: Tip, size: float) -> list[CardText] | None:
        """The text of a tip and its parts at one size, below its picture; None where they do not fit."""
        return self._set(_texts(tip), size, self._room(tip))

    def _room(self, tip: Tip) -> float:
        """The height for a tip's texts, in points."""
        size = self._design.measures
        room = self._body(tip)
        return room - self._window - size.mm(AIR) if tip.picture else room

    def _body(self, tip: Tip) -> float:
        """The height below a tip's title, in points; where that cannot be set, or not its header, as if it had one line."""
        design, size = self._design, self._design.measures
        suit = next((card.suit for card in design.deck.cards if card.content is tip), None)
        title, header = self._title(tip.title, self._title_size), self._header(suit)
        top = title_place(design, header)[1] if header else size.top
        lowest = foot_top(design, self._furniture.imprint(), depth=False) + size.mm(ABOVE_FOOT)
        return body_top(design, top - (title.height if title else self._title_size)) - lowest

    def _set(self, texts: Sequence[Text], size: float, height: float) -> list[CardText] | None:
        """Texts below one another at one size; None where they do not fit into this height."""
        fitter, measures = self._fitter, self._design.measures
        widths = [measures.measure] + [measures.measure - measures.mm(INDENT)] * (len(texts) - 1)
        air, least = BETWEEN_LISTED if len(texts) > 1 else BETWEEN, self._design.least(TIP)
        tried = (
            fitter.set_text(text, self._style, size, width, air, least, least, height)
            for text, width in zip(texts, widths, strict=True)
        )
        fitted = [text for text in tried if text]
        used = sum(text.height + point_gap(text) for text in fitted) - (point_gap(fitted[-1]) if fitted else 0)
        return fitted if len(fitted) == len(texts) and used <= height else None

    def _free(self, tip: Tip) -> float:
        """What a tip's text at its smallest leaves for a picture, in points."""
        least = self._design.least(TIP)
        fitted = self._set(_texts(tip), least, math.inf)
        if fitted is None:
            return -1.0
        used = sum(text.height + point_gap(text) for text in fitted) - point_gap(fitted[-1])
        return self._body(tip) - used - self._design.measures.mm(AIR) - HAIR

    def _too_long(self, tip: Tip) -> None:
        """A problem: the text and its parts do not fit."""
        fitter, least = self._fitter, self._design.least(TIP)
        texts = _texts(tip)
        together = {language: " ".join(text[language] for text in texts) for language in fitter.languages}
        where = f"a picture of at least {least_height(self._design)}" if tip.picture else ""

        def fits(share: float) -> object:
            return self._set([shorter(text, share) for text in texts], least, self._room(tip))

        fitter.too_long_for_card(tip.id, "text", together, least, fits, where)


def _texts(tip: Tip) -> list[Text]:
    """Its text, and those of its parts."""
    return [tip.text, *(part.text for part in tip.parts)]


def point_gap(text: CardText) -> float:
    """From one part to the next."""
    return text.first.size * POINT_GAP[text.languages]
