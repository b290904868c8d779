"""A shown text and the graphics state → its glyphs, the ink of each, and how far it moves what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject

from generator.prepress.objects import Box, number
from generator.prepress.preflight.fonts import Font, Glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import PdfObject

    from generator.prepress.preflight.state import State

SPACE = 32
NO_FONT = Font(DictionaryObject())


def shown_text(state: State, pieces: Sequence[PdfObject]) -> tuple[float, tuple[Glyph, ...], tuple[Box, ...]]:
    """How far the pieces of a text reach, its glyphs and the boxes around the ink of those that have some."""
    font = state.font or NO_FONT
    stretch, unit = state.stretch / 100, state.size / 1000
    across = 0.0
    glyphs: list[Glyph] = []
    inks: list[Box] = []
    for piece in pieces:
        if not isinstance(piece, bytes):
            across -= number(piece) * unit * stretch
            continue
        for code in font.codes(piece):
            glyph = font.glyph(code)
            glyphs.append(glyph)
            if glyph.ink:
                left, low, right, high = glyph.ink
                inks.append((across + left * unit * stretch, low * unit, across + right * unit * stretch, high * unit))
            gap = state.letter_space + (state.word_space if code == SPACE and not font.words else 0.0)
            across += (glyph.width * unit + gap) * stretch
    return across, tuple(glyphs), tuple(inks)


def around(boxes: Sequence[Box]) -> Box:
    """The box around them all."""
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return min(lefts), min(lows), max(rights), max(highs)
