"""A text with emphasis → words that may change face inside, divided where they are too wide, and joined again to runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from layouts.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE
from layouts.text.fonts import FontFace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from layouts.text.hyphenation import Division

    Divide: TypeAlias = Callable[[str], list[Division]]
    """A word → where it may be divided, the best first."""

KEPT = 100
"""Characters from which the width of a word is measured each time and not kept: a word of thousands is met in thousands of
lengths, while it is divided."""

REACH, SPARE, BEHIND = 2, 10_000, 12
"""How far behind the end of a line a word is looked at where it may be divided: as if its kerning took half of it away, ten
times the size, and so many characters more. What lies behind changes nothing."""

EM = 1000
"""More than kerning takes away before what a division adds."""

UNSEEN = frozenset({SOFT_HYPHEN, ZERO_WIDTH_SPACE})

EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
"""``*word*`` or ``*a few words*``; a lone star, or one inside a word, is a star."""


class Run(Struct, frozen=True):
    """Neighbouring characters in one face."""

    text: str
    face: FontFace


class Word(Struct, frozen=True):
    """A word that may change face inside."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> float:
        """In thousandths of the size."""
        return sum(
            run.face.words[run.text] if len(run.text) < KEPT else run.face.measure(run.text) for run in self.runs
        )

    @property
    def most(self) -> float:
        """Its width and what may come to it beside spaces."""
        return sum(run.face.spaced_words[run.text] - run.face.characters[" "] for run in self.runs)

    def reach(self, measure: float) -> int:
        """How many of its characters may be looked at for a head that is no wider than this, in thousandths of the size."""
        left, many = REACH * measure + SPARE, 0
        for run in self.runs:
            for wide in map(run.face.characters.__getitem__, run.text):
                left -= wide
                if left < 0:
                    return many + BEHIND
                many += 1
        return many + BEHIND

    def widths(self, many: int) -> list[float]:
        """How wide its first 0, 1, 2, … characters are, up to so many, in thousandths of the size."""
        found, wide = [0.0], 0.0
        for run in self.runs:
            before = ""
            for each in run.text[: many + 1 - len(found)]:
                if each not in UNSEEN:
                    wide += run.face.characters[each] + (run.face.kerns[before + each] if before else 0.0)
                    before = each
                found.append(wide)
        return found

    def head(self, length: int, ending: str) -> Word:
        """The first characters, and what a division adds after them."""
        taken: list[Run] = []
        for run in self.runs:
            if length > 0:
                taken.append(Run(run.text[:length], run.face))
            length -= len(run.text)
        last = taken.pop()
        return Word((*taken, Run(last.text + ending, last.face)))

    def tail(self, length: int) -> Word:
        """All but the first characters."""
        left = []
        for run in self.runs:
            if len(run.text) > length:
                left.append(Run(run.text[max(length, 0) :], run.face))
            length -= len(run.text)
        return Word(tuple(left))


def words_of(text: str, plain: FontFace, strong: FontFace) -> list[Word]:
    """The words of a text, what stands between stars in the face of emphasis."""
    pieces = EMPHASIS.split(text)  # plain and emphasised by turns
    words: list[list[Run]] = [[]]
    for index, piece in enumerate(pieces):
        face = strong if index % 2 else plain
        first, *others = piece.split(" ")
        words[-1].append(Run(first, face))
        words += [[Run(other, face)] for other in others]
    return [Word(tuple(run for run in word if run.text)) for word in words if any(run.text for run in word)]


def joined(words: Sequence[Word], face: FontFace) -> tuple[Run, ...]:
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


def divided(words: Sequence[Word], measure: float, divide: Divide) -> list[list[Word] | None]:
    """The words in stretches; a line must end between one stretch and the next. None for a word that cannot fit."""
    stretches: list[list[Word] | None] = []
    stretch: list[Word] = []
    for whole in words:
        word = whole
        while True:
            reach, text = word.reach(measure), word.text
            if reach >= len(text) and word.width <= measure:  # what reaches further is wider
                break
            widths = word.widths(reach)
            for length, hyphen in divide(text[:reach]):
                if widths[length] > measure + EM:
                    continue
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
