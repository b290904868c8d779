"""A deck's texts → fitted texts; what cannot be set is collected as problems with the card, the line and the remedy."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.model.paper import SizeRange
from layouts.text.coverage import reason
from layouts.text.typesetting import least_lines, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.deck import Deck
    from generator.model.problems import Problems
    from generator.model.scalars import Text
    from layouts.text.typesetting import Fitted, Style

STOCKS = "spiegel list stocks"

STEP = 0.5
"""Points between one size that is tried and the next."""

LEAST = 6.5
"""Points; nothing is printed smaller: what would have to be is told instead."""

Key: TypeAlias = str | tuple[str, ...]
"""The key of a text in its entry, such as ``probe``, or the way to it, such as ``("texts", "sheet")``."""


class Origin(NamedTuple):
    """Where a part of a printed text stands in the deck: the entry's id (empty for the deck itself), the key, the words."""

    entry: str
    key: Key
    words: str


SHARES = 128
"""Parts of a text that are tried, when it is worked out how much of it would fit."""

ROUNDED = 10
"""Characters to which what fits is rounded down, as lines that end elsewhere hold a little less."""


def cut(words: str, share: float) -> str:
    """The first words of a text: this share of them, and at least one; a share above 1 is that with its words once more."""
    if share > 1:
        more = round((share - 1) * len(words))
        return f"{words} {' '.join([words] * (more // (len(words) + 1) + 1))[: max(more - 1, 1)].strip()}"
    every = words.split(" ")
    return " ".join(every[: max(1, round(share * len(every)))])


def how_many_fit(words: str, fits: Callable[[float], object]) -> str:
    """A text that is too long → ``629 characters, of which about 210 fit``; only the first where hardly any do.

    Args:
        words: the text.
        fits: whether so much of it would fit, as ``cut`` takes it.
    """
    said = f"{len(words)} characters"
    room = _room(words, fits)
    return f"{said}, of which about {room} fit" if room else said


def _room(words: str, fits: Callable[[float], object]) -> int:
    """How many characters of a text that is too long fit, rounded down; see ``how_many_fit``."""
    best = bisect(range(1, SHARES + 1), x=False, key=lambda part: not fits(part / SHARES)) / SHARES
    return int(len(words) * best) // ROUNDED * ROUNDED


MOST_LEFT = 200
"""Characters: whoever has room for so many more need not count them."""


def how_many_left(words: str, fits: Callable[[float], object]) -> int:
    """About how many characters a text may still have: tens up to ``MOST_LEFT``, less than nothing where it is too long.

    It is tried with the text's own words once more behind it, as words of other lengths end lines elsewhere.

    Args:
        words: the text.
        fits: whether so much of it would fit, as ``cut`` takes it; more than 1 is more than there is.
    """
    if not fits(1.0):
        return _room(words, fits) - len(words)
    steps = range(ROUNDED, MOST_LEFT + 1, ROUNDED)
    return ROUNDED * bisect(steps, x=False, key=lambda more: not fits((len(words) + more) / len(words)))


ORDINARY = 400
"""Characters; a text that is so many times as long counts as so many, as it takes as much longer to work out."""

MOST_WORKED_OUT = 50
"""Texts of a run of which it is worked out how much would fit, which takes as long as fitting a hundred; whoever has more of
them shortens the first ones first."""


def fit(text: str, style: Style, sizes: SizeRange, width: float, height: float, language: str) -> Fitted | None:
    """The text at the largest size at which it fits into the room; None where it does not fit at the smallest.

    Args:
        text: without control characters but line ends, which are kept; every character in the style's fonts.
        style: the faces and the leading.
        sizes: the range of sizes in points, tried downwards in steps of half a point.
        width: of the room in points.
        height: of the room in points, from the capitals of the first line to the descenders of the last.
        language: whose rules divide a word that is wider than the room.
    """
    for size in sizes_down(sizes):
        fitted = set_text(text, style, size, width, language, divide=size == sizes.smallest, height=height)
        if fitted is not None and fitted.height <= height:
            return fitted
    return None


def sizes_down(sizes: SizeRange) -> Iterator[float]:
    """The sizes to try for a text, in points, from the largest down; the smallest is the last."""
    size = sizes.largest
    while size > sizes.smallest:
        yield size
        size -= STEP
    yield sizes.smallest


def surely_higher(text: str, style: Style, size: float, room: tuple[float, float]) -> bool:
    """Whether a text is higher than a room from its capitals to its last baseline, which is quicker than to set it.

    ``room`` is a width and a height in points. Of a text that is not told of, it may yet turn out.
    """
    lines = least_lines(text, style, size, room[0])
    return style.face.cap_height * size / 1000 + (lines - 1) * size * style.leading > room[1] + 1e-6


class Fitter:
    """Fits the texts of one deck on one stock.

    Args:
        deck: whose language is set and whose file the problems name.
        stock: the stock's name, for the remedy.
        problems: takes up what cannot be set; each text is told once in each language.
    """

    def __init__(self, deck: Deck, stock: str, problems: Problems) -> None:
        self.language = deck.language
        self.left_out: list[str] = []
        self._worked_out = 0
        self._problems = problems
        self._deck = deck
        self._stock = stock
        self._reported: set[tuple[str, Key, str]] = set()

    def fit(
        self,
        entry: str,
        key: Key,
        text: Text,
        style: Style,
        sizes: SizeRange,
        room: tuple[float, float],
        language: str = "",
    ) -> Fitted | None:
        """One text of the entry with this id in a room of width and height in points; None, and a problem, if it cannot.

        ``language`` is the one that is set, the deck's first where it is left out; so it is below.
        """
        words = text[language or self.language]
        if not self.drawable(entry, key, words, style, language):
            return None
        fitted = fit(words, style, sizes, *room, language or self.language)
        if fitted is None:
            chosen = language or self.language
            self.too_long(
                entry,
                key,
                words,
                sizes.smallest,
                lambda share: fit(cut(words, share), style, sizes, *room, chosen),
                language,
            )
        return fitted

    def fit_small_print(
        self,
        what: str,
        words: str,
        origins: Sequence[Origin],
        style: Style,
        sizes: SizeRange,
        room: tuple[float, float],
        language: str = "",
    ) -> Fitted | None:
        """A text that cards and sheets can do without, in a room of width and height in points; None where it cannot be set.

        A character without a glyph is a problem of the part of the deck that has it. A text that is too long at the smallest
        size is named by ``left_out``, so that the report says it.

        Args:
            what: how a report names it, such as ``the title at the foot of the cards``.
            words: what is printed.
            origins: the parts of the deck that ``words`` is made of.
            style: the faces and the leading.
            sizes: the range of sizes in points.
            room: width and height in points.
            language: of the words; the deck's first where it is left out.
        """
        drawable = [self.drawable(entry, key, part, style, language) for entry, key, part in origins]
        if not all(drawable) or style.lacking(words):
            return None
        least, chosen = max(sizes.smallest, LEAST), language or self.language
        sizes = SizeRange(largest=max(sizes.largest, least), smallest=least)
        fitted = fit(words, style, sizes, *room, chosen)
        if fitted is None and all(not each.startswith(f"{what} (") for each in self.left_out):
            many = how_many_fit(words, lambda share: fit(cut(words, share), style, sizes, *room, chosen))
            self.left_out.append(f"{what} ({many})")
        return fitted

    def drawable(self, entry: str, key: Key, words: str, style: Style, language: str = "") -> bool:
        """Whether a font has every character of a text; if not, that is a problem."""
        lacking = style.lacking(words)
        if lacking:
            what, hint = reason(lacking)
            self._report(entry, key, what, hint, language, cause=what)
        return not lacking

    def too_long(
        self,
        entry: str,
        key: Key,
        words: str,
        smallest: float,
        fits: Callable[[float], object],
        language: str = "",
        where: str = "",
    ) -> None:
        """A problem: the text does not fit on the card; ``fits`` says whether so much of it would.

        ``where`` names what stands above it.
        """
        below = f" below {where}" if where else ""
        what = (
            f"does not fit on {self._stock}{below}, not even at {smallest:g} points ({self._how_many_fit(words, fits)})"
        )
        self._report(entry, key, what, self.remedy(entry, "it"), language)

    def too_long_together(
        self, entry: str, key: Key, text: Text, smallest: float, fits: Callable[[float], object], where: str = ""
    ) -> None:
        """A problem: the text in its two languages does not fit on the card; ``fits`` and ``where`` as above, of both."""
        first, second = self._deck.languages
        many = self._how_many_fit(text[second], fits)
        below = f"the {first} one and {where}" if where else f"the {first} one"
        what = f"does not fit on {self._stock} below {below}, not even at {smallest:g} points ({many})"
        self._report(entry, key, what, self.remedy(entry, "both"), second)

    def remedy(self, entry: str, what: str) -> str:  # noqa: ARG002 – of this entry, for those who know more
        """What helps where a text of an entry is too long; ``what`` is to be shortened."""
        return f"shorten {what}, or print on a stock with larger cards: {STOCKS}"

    @property
    def many_worked_out(self) -> bool:
        """Whether there are more texts that are too long than it is worked out for what would help."""
        return self._worked_out > MOST_WORKED_OUT

    def _how_many_fit(self, words: str, fits: Callable[[float], object]) -> str:
        """As ``how_many_fit``; of texts beyond ``MOST_WORKED_OUT`` their length alone."""
        self._worked_out += max(1, len(words) // ORDINARY)
        return how_many_fit(words, fits) if self._worked_out <= MOST_WORKED_OUT else f"{len(words)} characters"

    def _report(self, entry: str, key: Key, what: str, hint: str, language: str, *, cause: str = "") -> None:
        language = language or self.language
        if (entry, key, language) not in self._reported:
            self._reported.add((entry, key, language))
            keys = (key,) if isinstance(key, str) else key
            self._problems.add(self._deck.problem(entry, (*keys, language), what, hint)._replace(cause=cause))
