"""A card's text → fitted in the deck's one language, or in two: the first, and below it the second, smaller and in italics.

Sizes and places are in points. In Brussels, cards lie on a table where not everyone reads the same language best; the
eye finds its own by place and by slope. A face is written once for both cases: where two languages need other measures,
the face has a table of them by the number of languages.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from layouts.text.fitter import Fitter, cut, fit, sizes_down, surely_higher
from layouts.text.typesetting import Fitted, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.paper import SizeRange
    from generator.model.problems import Problems
    from generator.model.scalars import Text
    from layouts.cards.card import CardDesign
    from layouts.cards.type_sizes import Ladder
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Align, Room
    from layouts.text.fitter import Key
    from layouts.text.typesetting import Style

SECOND = 0.84
"""The size of the second language, as a part of the first's."""

SMALLEST = 7.0
"""Points on a poker card; the least of a second language where no floor of its own is given."""

SMALLER = 0.75
"""The smallest size of the first language where a second one stands below it, as a part of what it is alone."""

STEPS = 12
"""Sizes that are tried between the largest and the smallest."""

HAIR = 0.001
"""Points; two sizes that are reckoned in other ways are the same within it."""

AIR = 0.55
"""Between the languages of a text, as a part of the first one's size."""


WHOLE_WORDS = 14.0
"""Points on a poker card; in what is larger, such as a short question, no word is parted."""


def shorter(text: Text, share: float) -> Text:
    """A text, in each language only this share of its words."""
    return {language: cut(words, share) for language, words in text.items()}


class CardText(Struct, frozen=True):
    """A text of a card, fitted: in one language, or with the same in a second ``language`` below it.

    ``gap`` is the air between them, from the lowest letter of the first to the capitals of the second.
    """

    first: Fitted
    second: Fitted | None = None
    language: str = ""
    gap: float = 0.0

    @property
    def languages(self) -> int:
        """In how many languages it stands."""
        return 2 if self.second else 1

    @property
    def height(self) -> float:
        """From the capitals of the first line to the lowest letter of the last."""
        return self.first.height + self.gap + self.second.height if self.second else self.first.height

    @property
    def cap_height(self) -> float:
        """From the capitals of the first line to the baseline of the last."""
        return self.height - (self.second or self.first).descent

    @property
    def divides(self) -> bool:
        """Whether a line ends in a word, at its hyphen or at one that parts it."""
        every = [fitted.lines[:-1] for fitted in (self.first, self.second) if fitted]
        return any(line.text.endswith("-") for lines in every for line in lines)

    def draw(
        self, canvas: Canvas, role: str, x: float, top: float, colours: tuple[str, str], align: Align = "left"
    ) -> None:
        """Each language as an element of its own, the second a paragraph; ``colours`` are theirs, in order."""
        canvas.element(role, self.first, x, top, colours[0], align)
        self.draw_second(canvas, x, top, colours[1], align)

    def draw_second(self, canvas: Canvas, x: float, top: float, colour: str, align: Align = "left") -> None:
        """Only the second language, as a paragraph that says so, below a first one whose top is ``top``."""
        if self.second:
            with canvas.tagged("P", language=self.language):
                canvas.text(self.second, x, top - self.first.height - self.gap, colour, align)

    def draw_item(self, canvas: Canvas, x: float, top: float, colours: tuple[str, str]) -> None:
        """The body of an item in a list; in two languages it holds a paragraph for each."""
        if self.second:
            with canvas.section("LBody"):
                self.draw(canvas, "P", x, top, colours)
        else:
            canvas.element("LBody", self.first, x, top, colours[0])

    def draw_marks(self, canvas: Canvas, x: float, top: float, colours: tuple[str, str], align: Align = "left") -> None:
        """Both languages as marks of what is open, such as a form."""
        canvas.text(self.first, x, top, colours[0], align)
        if self.second:
            canvas.text(self.second, x, top - self.first.height - self.gap, colours[1], align)


class CardFitter(Fitter):
    """Fits the texts of a deck's cards in all languages that stand on them: one or two.

    Args:
        design: of the cards.
        problems: takes up what cannot be set.
        roomier: the name of a stock that has room for a card's texts, by the id of its question, suit or tip; None where
            there is none.
    """

    def __init__(
        self, design: CardDesign, problems: Problems, roomier: Callable[[str], str | None] | None = None
    ) -> None:
        super().__init__(design.deck, design.stock.name, problems)
        self.design = design
        self.problems = problems
        self.languages = design.deck.languages
        self.second = design.deck.second
        self.roomier = roomier or (lambda _: None)
        self._least = max(SMALLEST * design.measures.scale, design.floor)

    def set_text(
        self,
        text: Text,
        style: Style,
        size: float,
        width: float,
        air: float = AIR,
        smallest: float = math.inf,
        least: float | None = None,
        height: float = math.inf,
    ) -> CardText | None:
        """A text, its first language at this size; None where a word does not fit the width.

        ``air`` is the gap between two languages, as a part of the size; ``smallest`` is the last size that is tried, at
        which words may be divided; ``least`` is the floor of the second language, in points. A long text that is sure to
        become higher than ``height`` is not set.
        """
        divide = size <= smallest + HAIR
        first = set_text(text[self.language], style, size, width, self.language, divide=divide, height=height)
        if first is None or self.second is None:
            return CardText(first) if first else None
        smaller = max(size * SECOND, self._least if least is None else least)
        second = set_text(
            text[self.second], self._below(style), smaller, width, self.second, divide=divide, height=height
        )
        return CardText(first, second, self.second, air * size) if second else None

    def fit_ladder(self, text: Text, style: Style, ladder: Ladder, room: Room, air: float = AIR) -> CardText | None:
        """A text at the largest of a ladder's sizes at which it fits; None where it does not.

        ``room`` is a width, and a height from the first capitals to the last baseline, both in points. At a size at which
        it would be seen across a table, no line ends in a word, not at a hyphen either: the next smaller one is taken.
        """
        least, whole = self.design.least(ladder), WHOLE_WORDS * self.design.type_scale + HAIR
        for size in self.design.sizes(ladder):
            if surely_higher(text[self.language], style, size, room):
                continue
            fitted = self.set_text(text, style, size, room[0], air, least, least, room[1] + size)
            if fitted and fitted.cap_height <= room[1] and (size <= whole or not fitted.divides):
                return fitted
        return None

    def sized(
        self, text: Text, style: Style, ladder: Ladder, width: float, air: float = AIR, height: float = math.inf
    ) -> Iterator[CardText]:
        """A text at each of a ladder's sizes at which its words fit the width, from the largest down.

        A long text that is sure to become higher than ``height`` is left out.
        """
        least = self.design.least(ladder)
        for size in self.design.sizes(ladder):
            fitted = self.set_text(text, style, size, width, air, least, least, height)
            if fitted:
                yield fitted

    def _below(self, style: Style) -> Style:
        """The style of the second language, below this one."""
        styles = self.design.styles
        if style.title:
            return styles.second_title
        return styles.second_running if style.running else styles.second

    def fit_each(
        self, entry: str, key: Key, text: Text, style: Style, sizes: Sequence[SizeRange], room: Room, gap: float
    ) -> CardText | None:
        """A short text such as a name, each language at a size of its own; None, and a problem, where one does not fit.

        Args:
            entry: the id of what the text belongs to.
            key: of the text.
            text: in its languages.
            style: of the first language.
            sizes: a range for each language.
            room: for each language; width and height in points.
            gap: between two languages, in points.
        """
        styles = (style, self._below(style))
        fitted = [
            self.fit(entry, key, text, of_language, between, room, language)
            for language, of_language, between in zip(self.languages, styles, sizes, strict=False)
        ]
        return self.joined(fitted, gap)

    def fits_each(self, text: Text, style: Style, sizes: Sequence[SizeRange], room: Room) -> bool:
        """Whether ``fit_each`` would find room for a text, each language in its own; of what no font has it says nothing."""
        styles = (style, self.design.styles.second)
        return all(
            of_language.lacking(text[language]) or fit(text[language], of_language, between, *room, language)
            for language, of_language, between in zip(self.languages, styles, sizes, strict=False)
        )

    def joined(self, fitted: Sequence[Fitted | None], gap: float) -> CardText | None:
        """What was fitted in each language → one text; None where a language is missing."""
        match fitted:
            case [Fitted() as first]:
                return CardText(first)
            case [Fitted() as first, Fitted() as second]:
                return CardText(first, second, self.languages[1], gap)
            case _:
                return None

    def drawable_in_all(self, entry: str, key: Key, text: Text, style: Style) -> bool:
        """Whether the fonts have every character of a text in each language; what they lack is a problem."""
        first = self.drawable(entry, key, text[self.language], style)
        if self.second is None:
            return first
        return self.drawable(entry, key, text[self.second], self.design.styles.second, self.second) and first

    def settable(self, text: Text, style: Style) -> bool:
        """Whether the fonts have every character of a text; what they lack is no problem yet."""
        return not any(style.lacking(text[language]) for language in self.languages)

    def too_long_for_card(
        self, entry: str, key: Key, text: Text, smallest: float, fits: Callable[[float], object], where: str = ""
    ) -> None:
        """A problem: the text does not fit on the card, not even at this size of its first language.

        ``fits`` says whether so much of it would; ``where`` names what stands above it.
        """
        if self.second:
            self.too_long_together(entry, key, text, smallest, fits, where)
        else:
            self.too_long(entry, key, text[self.language], smallest, fits, where=where)

    def remedy(self, entry: str, what: str) -> str:
        """What helps where a text of an entry is too long: a stock by name, where one of ours has room for it.

        Of as many texts as it is worked out how much would fit; see ``MOST_WORKED_OUT``.
        """
        if self.many_worked_out:
            return super().remedy(entry, what)
        stock = self.roomier(entry) if entry else None
        if stock:
            return f"shorten {what}, or print on {stock}, which has room for it"
        return f"shorten {what}" if entry else super().remedy(entry, what)

    def smallest(self, sizes: SizeRange, scale: float = 1.0) -> float:
        """The smallest size at which a text is tried: a little below the usual one where it stands in two languages."""
        smallest = sizes.smallest * scale
        return max(smallest * SMALLER, self._least) if self.second else smallest

    def sizes(self, *ranges: SizeRange, scale: float = 1.0) -> Iterator[tuple[float, ...]]:
        """Sizes to try for texts that shrink together, from their largest down to their smallest.

        ``scale`` is that of the stock where the ranges are given for a poker card.
        """
        if self.second is None:
            columns = [list(sizes_down(each)) for each in ranges]
            for step in range(max(map(len, columns))):
                yield tuple(column[min(step, len(column) - 1)] * scale for column in columns)
            return
        ends = [(each.largest * scale, self.smallest(each, scale)) for each in ranges]
        for step in range(STEPS + 1):
            yield tuple(largest - (largest - low) * step / STEPS for largest, low in ends)
