"""A text, a style and a room → a fitted text: lines at the largest size that fits, ready to be drawn.

Everything is decided here; drawing a fitted text only repeats it. Sizes, widths and heights are in points.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from layouts.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE, printed
from layouts.text.fonts import FontFace
from layouts.text.hyphenation import divisions, joints, marked
from layouts.text.line_breaking import break_display, break_running, ending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model.paper import SizeRange
    from layouts.text.hyphenation import Division

    Divide: TypeAlias = Callable[[str], list[Division]]
    """A word → where it may be divided, the best first."""

STEP = 0.5
"""Points between one size that is tried and the next."""

EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
"""``*word*`` or ``*a few words*``; a lone star, or one inside a word, is a star."""

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


class Run(Struct, frozen=True):
    """Neighbouring characters in one face."""

    text: str
    face: FontFace


class Line(Struct, frozen=True):
    """One line of a fitted text; ``width`` in points."""

    runs: tuple[Run, ...]
    width: float

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
        """All lines as one, where they are in one face; None where they are not."""
        rows = self.rows
        if isinstance(rows, PlainLines):
            return rows
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


def without_stars(text: str) -> str:
    """A text as it is read: without the stars around what is emphasised."""
    return EMPHASIS.sub(r"\1", text)


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
        fitted = set_text(text, style, size, width, language, divide=size == sizes.smallest)
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


def set_text(
    text: str, style: Style, size: float, width: float, language: str, *, divide: bool = True
) -> Fitted | None:
    """The text at one size, however high it becomes; None where a word is wider than that and cannot be divided.

    Without ``divide``, for a size that is not the last to be tried, a line ends in a word only where it has a joint.
    """
    text = printed(text)
    if language.startswith("fr"):
        text = FRENCH_SPACES.sub("\u00a0", text)
    face, measure = style.face, width * 1000 / size
    plain = None if "\n" in text else _set_plain(text, style, size, measure)
    rows = plain or _set_lines(text, style, size, measure, partial(_divisions, style, language, divide))
    if rows is None:
        return None
    return Fitted(rows, size, size * style.leading, face.cap_height * size / 1000, face.descent * size / 1000)


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
    words = text.split(" ")
    space = face.characters[" "]
    spaced = list(map(face.spaced_words.__getitem__, words))
    if "*" in text or SOFT_HYPHEN in text or ZERO_WIDTH_SPACE in text or max(spaced) > measure + space:
        return None
    if (whole := sum(spaced) - space) <= measure:
        whole = face.measure(text) if face.kerns_spaces else whole
        return PlainLines(text, face, (whole * size / 1000,))
    places = list(accumulate(spaced, initial=0.0))
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
    for stretch in _divided(_words(text, style), measure, divide):
        if stretch is None:
            return None
        places = list(accumulate((word.most + space for word in stretch), initial=0.0))
        start = 0
        if style.running:
            ends = break_running(places, space, measure)
        else:
            ends = break_display(places, space, measure, [ending(word.text) for word in stretch])
        for end in ends:
            runs = _joined(stretch[start:end], style.face)
            lines.append(Line(runs, sum(run.face.measure(run.text) for run in runs) * size / 1000))
            start = end
    return lines


class _Word(Struct, frozen=True):
    """A word that may change face inside."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> float:
        return sum(run.face.words[run.text] for run in self.runs)

    @property
    def most(self) -> float:
        """Its width and what may come to it beside spaces."""
        return sum(run.face.spaced_words[run.text] - run.face.characters[" "] for run in self.runs)

    def head(self, length: int, ending: str) -> _Word:
        """The first characters, and what a division adds after them."""
        taken: list[Run] = []
        for run in self.runs:
            if length > 0:
                taken.append(Run(run.text[:length], run.face))
            length -= len(run.text)
        last = taken.pop()
        return _Word((*taken, Run(last.text + ending, last.face)))

    def tail(self, length: int) -> _Word:
        """All but the first characters."""
        left = []
        for run in self.runs:
            if len(run.text) > length:
                left.append(Run(run.text[max(length, 0) :], run.face))
            length -= len(run.text)
        return _Word(tuple(left))


def _words(text: str, style: Style) -> list[_Word]:
    pieces = EMPHASIS.split(text)  # plain and emphasised by turns
    words: list[list[Run]] = [[]]
    for index, piece in enumerate(pieces):
        face = style.strong if index % 2 else style.face
        first, *others = piece.split(" ")
        words[-1].append(Run(first, face))
        words += [[Run(other, face)] for other in others]
    return [_Word(tuple(run for run in word if run.text)) for word in words if any(run.text for run in word)]


def _joined(words: Sequence[_Word], face: FontFace) -> tuple[Run, ...]:
    """The runs of a line; a space takes the face of its neighbours where they agree, else the plain one."""
    runs: list[Run] = []
    for word in words:
        for position, run in enumerate(word.runs):
            text = run.text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
            if runs and runs[-1].face is run.face:
                runs[-1] = Run(f"{runs[-1].text}{'' if position else ' '}{text}", run.face)
            elif runs and not position:
                runs[-1] = Run(runs[-1].text + " ", runs[-1].face) if runs[-1].face is face else runs[-1]
                runs.append(Run(text if runs[-1].face is face else " " + text, run.face))
            else:
                runs.append(Run(text, run.face))
    return tuple(runs)


def _divided(words: Sequence[_Word], measure: float, divide: Divide) -> list[list[_Word] | None]:
    """The words in stretches; a line must end between one stretch and the next. None for a word that cannot fit."""
    stretches: list[list[_Word] | None] = []
    stretch: list[_Word] = []
    for whole in words:
        word = whole
        while word.width > measure:
            for length, hyphen in divide(word.text):
                head = word.head(length, hyphen)
                if head.width <= measure:
                    break
            else:
                return [None]
            stretches.append([*stretch, head])
            stretch = []
            word = word.tail(length)
        stretch.append(word)
    return [*stretches, stretch]
