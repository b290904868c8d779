"""A text, a style and a room → a fitted text: lines at the largest size that fits, ready to be drawn.

Everything is decided here; drawing a fitted text only repeats it. Sizes, widths and heights are in points.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from layouts.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE, printed
from layouts.text.emphasis import EMPHASIS, Run, divided, joined, words_of
from layouts.text.fonts import FontFace
from layouts.text.hyphenation import divisions, joints, marked
from layouts.text.line_breaking import break_display, break_lines, break_running, ending

if TYPE_CHECKING:
    from layouts.text.emphasis import Divide
    from layouts.text.hyphenation import Division

LONG = 300
"""Characters; of a longer text it is reckoned first whether it could fit at a size."""

NARROWER = 0.8
"""To how much of the sum of its characters a text comes at least, whatever its kerning and its emphasis do."""

OPENING_QUOTES = frozenset('‘‚‹“„«"')
"""What hangs in the margin where a line begins with it."""

MOST_HUNG = 0.26
"""Of the size; on a card the margin beside the text is no wider, with its largest type."""

LEAST_DISPLAY, LEAST_RUNNING = 5, 3
"""Letters on either side of a hyphen that parts a word."""

SPACES = re.compile(r"[ \t\r\n]+")
"""What may stand between two words in a file; not the no-break spaces of French, 10 kg or 100 %."""

FRENCH_SPACES = re.compile(r" (?=[?!:;»](?:[\s*]|$))|(?<=«) ")
"""Where French has a space before or after a sign: people type a plain one, and no line may end there."""


class Style(Struct, frozen=True):
    """How a text is set: its face, the face of its emphasis, and the leading as a multiple of the size.

    Display text, such as a question, gets the lines that read best; in ``running`` text they are filled, and only a
    lonely last word gets company. In a ``title`` no word is divided but where its author says so.
    """

    face: FontFace
    strong: FontFace
    leading: float = 1.25
    running: bool = False
    title: bool = False

    def lacking(self, text: str) -> tuple[str, ...]:
        """What of a text the style cannot draw, each once; see ``FontFace.lacking``."""
        return tuple(dict.fromkeys((*self.face.lacking(text), *(self.strong.lacking(text) if "*" in text else ()))))


class Line(Struct, frozen=True):
    """One line of a fitted text; ``width`` in points, and how far to the left of the others it begins: it ``hangs``."""

    runs: tuple[Run, ...]
    width: float
    hangs: float = 0.0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


class PlainLines(Struct, frozen=True):
    """Lines in one face, as nearly all are: their text, a line end between them, and the width of each in points."""

    text: str
    face: FontFace
    widths: tuple[float, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines one by one."""
        texts = self.text.split("\n")
        return tuple(Line((Run(text, self.face),), width) for text, width in zip(texts, self.widths, strict=True))


class Fitted(Struct, frozen=True):
    """A text as it will be drawn: its lines, size and leading in points."""

    rows: PlainLines | tuple[Line, ...]
    size: float
    leading: float
    cap_height: float
    descent: float

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines one by one."""
        return self.rows.lines if isinstance(self.rows, PlainLines) else self.rows

    @property
    def plain(self) -> PlainLines | None:
        """All lines as one, where they are in one face and begin at one edge; None where they are not."""
        rows = self.rows
        if isinstance(rows, PlainLines):
            return rows
        if any(line.hangs for line in rows):
            return None
        face = rows[0].runs[0].face
        texts = [line.runs[0].text for line in rows if len(line.runs) == 1 and line.runs[0].face is face]
        return PlainLines("\n".join(texts), face, self.widths) if len(texts) == len(rows) else None

    @property
    def widths(self) -> tuple[float, ...]:
        """The width of each line, in points."""
        return self.rows.widths if isinstance(self.rows, PlainLines) else tuple(line.width for line in self.rows)

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the lowest letter of the last line, in points."""
        return self.cap_height + (len(self.widths) - 1) * self.leading + self.descent

    @property
    def width(self) -> float:
        """The width of the widest line, in points."""
        return max(self.widths)


def spaced(text: str) -> str:
    """A text on one line with one space between its words; a space where no line may end stays what it is."""
    return " ".join(filter(None, SPACES.split(text)))


@lru_cache(maxsize=100)  # a suit's name is asked for on each of its cards
def without_stars(text: str) -> str:
    """A text as it is read: without the stars around what is emphasised."""
    return EMPHASIS.sub(r"\1", text)


@lru_cache(maxsize=100)
def _least_area(text: str, style: Style) -> float:
    """What a text takes at least of width times height, in squares of the size: its characters on lines one below the other."""
    widths = style.face.characters
    return sum(widths[each] for each in printed(text) if each not in " *\n") * NARROWER / 1000 * style.leading


def set_text(
    text: str,
    style: Style,
    size: float,
    width: float,
    language: str,
    *,
    divide: bool = True,
    height: float = math.inf,
) -> Fitted | None:
    """The text at one size, however high it becomes; None where a word is wider than that and cannot be divided.

    A long text that is sure to become higher than ``height`` is not set either. Without ``divide``, for a size that is not
    the last to be tried, a line ends in a word only where it has a joint.
    """
    if len(text) > LONG and _least_area(text, style) * size * size > width * (height + size * style.leading):
        return None
    text = printed(text)
    if language.startswith("fr"):
        text = FRENCH_SPACES.sub("\u00a0", text)
    face, measure = style.face, width * 1000 / size
    plain = None if "\n" in text else _set_plain(text, style, size, measure)
    rows = plain or _set_lines(text, style, size, measure, partial(_divisions, style, language, divide))
    if rows is None:
        return None
    if not OPENING_QUOTES.isdisjoint(text):
        hung = _hung(rows.lines if isinstance(rows, PlainLines) else rows, size)
        rows = hung if any(line.hangs for line in hung) else rows
    return Fitted(rows, size, size * style.leading, face.cap_height * size / 1000, face.descent * size / 1000)


def _hung(lines: tuple[Line, ...], size: float) -> tuple[Line, ...]:
    """The lines, those that begin with an opening quote so far to the left that what is quoted stands below the rest."""
    hung = []
    for line in lines:
        first = line.runs[0] if line.runs else None
        if first and first.text[:1] in OPENING_QUOTES:
            width = first.face.characters[first.text[0]] * size / 1000
            line = replace(line, hangs=min(width, MOST_HUNG * size))  # noqa: PLW2901 – the same line, hung
        hung.append(line)
    return tuple(hung)


def _divisions(style: Style, language: str, divide: bool, word: str) -> list[Division]:
    """Where a word may be divided in this style."""
    if not divide:
        return joints(word)
    if style.title:
        return marked(word)
    return divisions(word, language, LEAST_RUNNING if style.running else LEAST_DISPLAY)


def _set_plain(text: str, style: Style, size: float, measure: float) -> PlainLines | None:
    """A paragraph in one face, the quick way; None where it has emphasis or a word to divide."""
    face = style.face
    space = face.characters[" "]
    words, places, widest = _placed(text, face)
    if widest > measure + space:
        return None
    if (whole := places[-1] - space) <= measure:
        whole = face.measure(text) if face.kerns_spaces else whole
        return PlainLines(text, face, (whole * size / 1000,))
    ends = (
        break_running(places, space, measure)
        if style.running
        else break_display(places, space, measure, list(map(ending, words)))
    )
    starts = [0, *ends[:-1]]
    lines = [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]
    if face.kerns_spaces:
        widths = [face.measure(line) * size / 1000 for line in lines]
    else:
        widths = [(places[end] - places[start] - space) * size / 1000 for start, end in zip(starts, ends, strict=True)]
    return PlainLines("\n".join(lines), face, tuple(widths))


def least_lines(text: str, style: Style, size: float, width: float) -> int:
    """How many lines a paragraph takes at least at a size in a width in points, which is much quicker than to set it.

    So many it has where it is in one face and all of its words fit the width; of any other it is only known that it has one.
    """
    measure, space = width * 1000 / size, style.face.characters[" "]
    _, places, widest = _placed(text, style.face)
    return 1 if widest > measure + space else len(break_lines(places, space, measure))


@lru_cache(maxsize=10)  # a text is tried at one size after the other
def _placed(text: str, face: FontFace) -> tuple[list[str], list[float], float]:
    """The words of a paragraph, their places (see ``line_breaking``) and the width of the widest with the space behind it.

    Widths are in thousandths of the size. Where the paragraph has emphasis or a place to divide a word, or is more than one,
    no measure is wide enough, and no place is known.
    """
    if "*" in text or SOFT_HYPHEN in text or ZERO_WIDTH_SPACE in text or "\n" in text:
        return [], [], math.inf
    words = text.split(" ")
    spaced = list(map(face.spaced_words.__getitem__, words))
    return words, list(accumulate(spaced, initial=0.0)), max(spaced)


def _set_lines(text: str, style: Style, size: float, measure: float, divide: Divide) -> tuple[Line, ...] | None:
    """The lines of one paragraph after the other; None where a word cannot be divided to fit."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        plain = _set_plain(paragraph, style, size, measure)
        broken = plain.lines if plain else _set_rich(paragraph, style, size, measure, divide)
        if broken is None:
            return None
        lines += broken
    return tuple(lines)


def _set_rich(text: str, style: Style, size: float, measure: float, divide: Divide) -> list[Line] | None:
    """The slow way, for texts with emphasis or with a word to divide."""
    lines = []
    space = max(style.face.characters[" "], style.strong.characters[" "])
    for stretch in divided(words_of(text, style.face, style.strong), measure, divide):
        if stretch is None:
            return None
        places = list(accumulate((word.most + space for word in stretch), initial=0.0))
        start = 0
        if style.running:
            ends = break_running(places, space, measure)
        else:
            ends = break_display(places, space, measure, [ending(word.text) for word in stretch])
        for end in ends:
            runs = joined(stretch[start:end], style.face)
            lines.append(Line(runs, sum(run.face.measure(run.text) for run in runs) * size / 1000))
            start = end
    return lines
