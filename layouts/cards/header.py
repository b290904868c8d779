"""A suit, or fixed words, and a card's id → what stands beside the sign at the top of a card: fitted, with its places.

All is in points. It is small, so that the question speaks first.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from layouts.cards.bilingual import CardText
from layouts.text.fitter import cut, fit, how_many_fit
from layouts.text.typesetting import Fitted, set_text, without_stars
from layouts.text.words import fixed_words

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Start
    from layouts.text.fitter import Key
    from layouts.text.typesetting import Style

NAME = 8.5
"""The size of a suit's name and of a card's id, in points on a poker card."""

NAMES = {
    1: ((((NAME, 7.5),), 11.0), (((NAME, 6.5),), 21.0)),
    2: ((((NAME, 7.0), (7.5, 6.5)), 11.0), (((7.5, 6.5), (7.0, 6.5)), 18.0)),
}
"""By the number of languages, the ways to set a name, tried in turn: the sizes in each language and the height for each,
in points on a poker card. A name that is too wide for one line gets two."""

PREMISES = {1: (((NAME, 7.0), 10.0), ((6.5, 6.5), 18.0)), 2: (((7.0, 6.5), 10.0), ((6.5, 6.5), 18.0))}
"""By the number of languages, the ways to set a premise below a name: sizes and height in each, in points on a poker card."""

BEHIND_SIGN, BESIDE = 1.8, 2.2
"""mm on a poker card: from the sign to the name, and between what stands side by side."""

NAME_GAP, PREMISE_GAP = 3.0, 2.8
"""From the baseline of a name to its capitals in the second language, or to a premise, and from the baseline of that to its
own in the second language; in points on a poker card."""

ON_MIDDLE, ABOVE_MIDDLE = 0.3, 1.2
"""mm on a poker card: how far above the middle of the sign the first baseline lies, of one line and of more."""

RIPPLES = (11.0, 7.8, 4.6)
"""mm on a poker card; the lines that show the depth, from the first."""


class Header(Struct, frozen=True):
    """What stands beside the sign: a name, and below or beside it what a card says that needs a story first.

    ``places`` are the left edge and the top of the name, and of the premise; ``baseline`` is that of the card's id;
    ``bottom`` the lowest of it all.
    """

    name: CardText
    premise: CardText | None
    places: tuple[tuple[float, float], tuple[float, float]]
    baseline: float
    bottom: float

    @property
    def start(self) -> Start:
        """The name in the first language, with its place."""
        return self.name.first, *self.places[0]

    def raised(self, by: float) -> Header:
        """The same so much higher, in points."""
        places = (self.places[0][0], self.places[0][1] + by), (self.places[1][0], self.places[1][1] + by)
        return Header(self.name, self.premise, places, self.baseline + by, self.bottom + by)

    def draw_rest(self, canvas: Canvas, colour: str) -> None:
        """What the heading does not have: the name in a second language, and the premise, each a paragraph."""
        self.name.draw_second(canvas, *self.places[0], colour)
        if self.premise:
            self.premise.draw(canvas, "P", *self.places[1], (colour, colour))


class Headers:
    """Fits the names of a deck's suits and the ids of its cards for the top of a card, each once.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
    """

    def __init__(self, fitter: CardFitter) -> None:
        self._fitter = fitter
        self._design = fitter.design

    def id(self, card_id: str) -> Fitted:
        """A card's id, as it is written in the deck."""
        design = self._design
        fitted = set_text(card_id, design.styles.strong, self._id_size, design.measures.width, design.deck.language)
        return cast("Fitted", fitted)  # an id has 12 plain characters at most: half the width of any card

    @property
    def _id_size(self) -> float:
        return self._design.scaled(NAME, 0).largest

    @cached_property
    def suits(self) -> dict[str, Header]:
        """What stands beside the sign of each suit, by the suit's id.

        A name that cannot be set is left out, and is a problem.
        """
        found = ((suit, self.named((suit.id, "name"), suit.name)) for suit in self._design.deck.bank.suits)
        return {suit.id: header for suit, header in found if header}

    @cached_property
    def after_story(self) -> dict[str, Header]:
        """The same with what a card says that needs a story first; empty, and a problem, where that cannot be set."""
        deck = self._design.deck
        words = {language: fixed_words(deck, language)["after_story"] for language in deck.languages}
        origin = ("", ("texts", "after_story"))
        premised = ((suit, self.premised(header, words, origin)) for suit, header in self.suits.items())
        return {suit: header for suit, header in premised if header}

    def named(self, origin: tuple[str, Key], name: Text, style: Style | None = None) -> Header | None:
        """A name beside the sign, from this entry and key of the deck; None, and a problem, where it cannot be set."""
        design = self._design
        style, gap = style or design.styles.strong, NAME_GAP * design.measures.scale
        ways = [
            ([design.scaled(*each) for each in sizes], (self._width, height * design.measures.scale))
            for sizes, height in NAMES[len(design.deck.languages)]
        ]
        if len(set(name.values())) == 1 < len(design.deck.languages):
            return self._same(origin, name, style)
        fitting = (way for way in ways if self._fitter.fits_each(name, style, *way))
        fitted = self._fitter.fit_each(*origin, name, style, *next(fitting, ways[-1]), gap)
        return self._placed(replace(fitted, gap=gap - fitted.first.descent)) if fitted else None

    def _same(self, origin: tuple[str, Key], name: Text, style: Style) -> Header | None:
        """A name that is the same in both languages, and stands there once."""
        (largest, smallest), height = NAMES[1][-1][0][0], NAMES[1][-1][1]
        room = (self._width, height * self._design.measures.scale)
        fitted = self._fitter.fit(*origin, name, style, self._design.scaled(largest, smallest), room)
        return self._placed(CardText(fitted)) if fitted else None

    @cached_property
    def _width(self) -> float:
        """That of a name, beside the widest id of the deck and the depth, where that stands below it."""
        design, size = self._design, self._design.measures
        ids = (design.styles.display.words[card.id] for card in design.deck.cards)
        widest = max(ids, default=0.0) * self._id_size / 1000
        if depth_beside_id(design):
            widest = max(widest, size.mm(RIPPLES[0]))
        return size.left + size.measure - widest - size.mm(BESIDE) - name_left(design)

    def _placed(self, name: CardText) -> Header:
        """A name with its place: one line on the middle of the sign, more about it."""
        size = self._design.measures
        several = name.languages > 1 or len(name.first.widths) > 1
        baseline = size.sign_bottom + size.sign / 2 + size.mm(ABOVE_MIDDLE if several else ON_MIDDLE)
        top = baseline + name.first.cap_height
        place = name_left(self._design), top
        return Header(name, None, (place, place), baseline, min(top - name.height, size.sign_bottom))

    def premised(self, header: Header, text: Text, origin: tuple[str, Key]) -> Header | None:
        """A header with a premise beside the name, where there is room on its line, else below it.

        None, and a problem of this entry and key, where there is no room for it.
        """
        design, size = self._design, self._design.measures
        if not self._fitter.drawable_in_all(*origin, text, design.styles.text):
            return None
        left, name = header.places[0][0], header.name
        if name.languages == 1 and len(name.first.widths) == 1:
            behind = left + name.first.width + size.mm(BESIDE)
            points, width = name.first.size / size.scale, self._width + left - behind
            beside = self._set(text, ((points, min(points, 7.5)), 10.0), width) if width > 0 else None
            if beside and beside.languages == 1:
                place = behind, header.baseline + beside.first.cap_height
                return replace(header, premise=beside, places=(header.places[0], place))
        ways = PREMISES[len(design.deck.languages)]
        below = next(filter(None, (self._set(text, way, self._width) for way in ways)), None)
        if below is None:
            self._too_long(text, origin)
            return None
        return self._below(header, below)

    def _set(self, text: Text, way: tuple[tuple[float, float], float], width: float) -> CardText | None:
        """A premise within this width in each language, once where both say the same; None where it does not fit.

        As in a title, no word is divided.
        """
        design = self._design
        sizes, height = design.scaled(*way[0]), way[1] * design.measures.scale
        styles = {design.styles.text: text[self._fitter.language]}
        if self._fitter.second and text[self._fitter.second] != text[self._fitter.language]:
            styles[design.styles.second] = text[self._fitter.second]
        languages = design.deck.languages
        fitted = [
            fit(without_stars(words), replace(style, title=True), sizes, width, height, language)
            for (style, words), language in zip(styles.items(), languages, strict=False)
        ]
        if not all(fitted):
            return None
        first, *second = cast("list[Fitted]", fitted)
        gap = PREMISE_GAP * design.measures.scale - first.descent
        return CardText(first, second[0], languages[1], gap) if second else CardText(first)

    def _below(self, header: Header, premise: CardText) -> Header:
        size, (left, top) = self._design.measures, header.places[0]
        rise = size.mm(ABOVE_MIDDLE - ON_MIDDLE) if len(header.name.first.widths) == 1 == header.name.languages else 0.0
        top += rise
        lowest = top - header.name.cap_height - NAME_GAP * size.scale
        bottom = min(lowest - premise.height, size.sign_bottom)
        places = (left, top), (left, lowest)
        return Header(header.name, premise, places, header.baseline + rise, bottom)

    def _too_long(self, text: Text, origin: tuple[str, Key]) -> None:
        """A problem: the longest of a premise's languages does not fit."""
        deck, way = self._design.deck, PREMISES[len(self._design.deck.languages)][-1]
        language = max(deck.languages, key=lambda each: len(text[each]))
        many = how_many_fit(
            text[language],
            lambda share: self._set({each: cut(words, share) for each, words in text.items()}, way, self._width),
        )
        entry, key = origin
        what, keys = f"does not fit below a name at the top of a card ({many})", (key,) if isinstance(key, str) else key
        self._fitter.problems.add(deck.problem(entry, (*keys, language), what, "shorten it"))


def name_left(design: CardDesign) -> float:
    """Where a name begins, behind the sign."""
    size = design.measures
    return size.left + size.sign + size.mm(BEHIND_SIGN)


def header_of(headers: Headers, suit: Suit, *, after_story: bool) -> Header | None:
    """What stands at the top of a suit's question; None where it cannot be set."""
    return (headers.after_story if after_story else headers.suits).get(suit.id)


def depth_beside_id(design: CardDesign) -> bool:
    """Whether the depth stands at the top, below the id: in two languages, and on a card that is low.

    Elsewhere it stands at the foot, where the probe leaves room for it and for two lines of its own.
    """
    size = design.measures
    return design.two or size.first_below - size.mm(13 / 72 * 25.4) < size.foot + size.mm(3.4 + 2.5)
