"""A subset of a font → the same without what only fits its letters to the pixels of a screen, and without its own words.

Half of a small subset is hinting: programs that move points onto whole pixels. At a printer's 600 dots to the inch they move
nothing that anybody sees, and viewers smooth letters instead. What a PDF asks of a TrueType font stays (ISO 32000-1, 9.9).
"""

from __future__ import annotations

import threading
from itertools import pairwise
from struct import iter_unpack, pack, unpack_from
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT_OUT = {b"cvt ", b"fpgm", b"prep", b"name", b"OS/2"}
"""Tables: the programs that all glyphs share and their values; and what a font says of itself to an operating system."""

WORDS, SCALE, MORE, TWO_SCALES, TWO_BY_TWO, INSTRUCTED = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
"""Flags of a part of a composite glyph (OpenType 1.9, *glyf*)."""

LONG_PLACES = 50
"""Where *head* says whether the places in *loca* are whole, four bytes each, or halves, two each."""


ONE_AT_A_TIME = threading.Lock()
"""A face that is read for one subset remembers where it is, and threads that build different decks may share it."""


class UnhintedFace(TTFontFace):
    """ReportLab's face of a font, whose subsets carry no hinting."""

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802 – ReportLab's name
        """The font program of these characters, as it is embedded."""
        with ONE_AT_A_TIME:
            made: bytes = super().makeSubset(subset)
        return unhinted(made)


def unhinted(font: bytes) -> bytes:
    """A TrueType font program → the same outlines and widths, in a smaller one.

    Raises:
        ValueError, struct.error: a glyph is broken; ``font_files`` tries all glyphs of a font of the user's beforehand.
    """
    tables = {
        font[at : at + 4]: font[start : start + length]
        for at in range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16)
        for start, length in [unpack_from(">LL", font, at + 8)]
    }
    long = unpack_from(">H", tables[b"head"], LONG_PLACES)[0]
    places = [place if long else 2 * place for (place,) in iter_unpack(">L" if long else ">H", tables[b"loca"])]
    glyphs = [_bare(tables[b"glyf"][start:end]) for start, end in pairwise(places)]
    ends = [0]
    for glyph in glyphs:
        ends.append(ends[-1] + len(glyph))
    tables[b"glyf"] = b"".join(glyphs)
    tables[b"loca"] = pack(f">{len(ends)}L", *ends) if long else pack(f">{len(ends)}H", *(end // 2 for end in ends))
    made = TTFontMaker()
    for name, table in tables.items():
        if name not in LEFT_OUT:
            made.add(name.decode("latin-1"), table)
    return bytes(made.makeStream())


def _bare(glyph: bytes) -> bytes:
    """A glyph without its instructions, as long as four bytes go into it whole."""
    if not glyph:
        return glyph
    [contours] = unpack_from(">h", glyph)
    if contours < 0:
        bare = _composite(glyph)
    else:
        at = 10 + 2 * contours
        [instructions] = unpack_from(">H", glyph, at)
        if at + 2 + instructions > len(glyph):
            raise ValueError("a glyph ends within its instructions")
        bare = glyph[:at] + b"\0\0" + glyph[at + 2 + instructions :]
    return bare + b"\0" * (-len(bare) % 4)


def _composite(glyph: bytes) -> bytes:
    """A glyph that is made of others, up to the end of its parts, which say that no instructions follow."""
    made, at, flags = bytearray(glyph), 10, MORE
    while flags & MORE:
        [flags] = unpack_from(">H", glyph, at)
        made[at : at + 2] = pack(">H", flags & ~INSTRUCTED)
        at += 8 if flags & WORDS else 6
        at += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & TWO_BY_TWO else 0
    return bytes(made[:at])
