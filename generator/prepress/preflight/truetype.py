"""The bytes of a TrueType font → which glyph a code draws, and where that glyph's ink lies.

Three tables of fixed layout, read here and not by fontTools, which is 30 MB to install and, once installed, makes every
start of pypdf 20 ms slower. Outlines in the other format, CFF, are not looked into.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import TypeAlias

Ink: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top in thousandths of the text's size
Lookup: TypeAlias = Callable[[int], int]

SYMBOL_AREA = 0xF000  # where a symbol font keeps its codes 0 to 255
WINDOWS, MACINTOSH, UNICODE = 3, 1, 0
MODERN = 1  # Windows' encoding number for Unicode; 0 is for symbols


class TrueType:
    """A TrueType font, as far as one needs it to see what a code draws.

    Args:
        font: the font's bytes, as a PDF embeds them.

    Raises:
        ValueError: these bytes are no TrueType font with outlines.
    """

    def __init__(self, font: bytes) -> None:
        try:
            self._tables = _tables(memoryview(font))
            head = self._tables[b"head"]
            (self._per_em,) = struct.unpack_from(">H", head, 18)
            (long,) = struct.unpack_from(">h", head, 50)
            self._offset, self._unit = (">L", 1) if long else (">H", 2)
            (self.glyphs,) = struct.unpack_from(">H", self._tables[b"maxp"], 4)
            self._outlines = self._tables[b"glyf"]
            self._places = self._tables[b"loca"]
            self._maps = _maps(self._tables[b"cmap"]) if b"cmap" in self._tables else {}
        except (struct.error, KeyError) as broken:
            raise ValueError("no TrueType font with outlines") from broken
        if not self._per_em:
            raise ValueError("no TrueType font: its em is empty")

    def symbol(self, code: int) -> int | None:
        """The glyph of a code in a font without an encoding of its own; None where the font has no map for it."""
        for platform, encoding, shift in ((WINDOWS, 0, SYMBOL_AREA), (WINDOWS, 0, 0), (MACINTOSH, 0, 0)):
            lookup = self._maps.get((platform, encoding))
            if lookup and (glyph := lookup(code + shift)):
                return glyph
        return 0 if self._maps.keys() & {(WINDOWS, 0), (MACINTOSH, 0)} else None

    def character(self, code_point: int) -> int | None:
        """The glyph of a Unicode character; None where the font has no Unicode map."""
        for (platform, encoding), lookup in self._maps.items():
            if platform == UNICODE or (platform == WINDOWS and encoding >= MODERN):
                return lookup(code_point)
        return None

    def ink(self, glyph: int) -> Ink | None:
        """Where the glyph's outline lies; None where it has no outline, or the font no such glyph."""
        try:
            start, end = (
                struct.unpack_from(self._offset, self._places, n * struct.calcsize(self._offset))[0] * self._unit
                for n in (glyph, glyph + 1)
            )
            if end <= start:
                return None
            contours, left, bottom, right, top = struct.unpack_from(">5h", self._outlines, start)
        except struct.error:
            return None
        if contours == 0 or (left, bottom) == (right, top):
            return None
        scale = 1000 / self._per_em
        return left * scale, bottom * scale, right * scale, top * scale


def _tables(font: memoryview) -> dict[bytes, memoryview]:
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4s3L", font, 12 + 16 * n) for n in range(count))
    return {tag: font[offset : offset + length] for tag, _, offset, length in rows}


def _maps(cmap: memoryview) -> dict[tuple[int, int], Lookup]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: dict[tuple[int, int], Lookup] = {}
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * n)
        table = cmap[offset:]
        (layout,) = struct.unpack_from(">H", table, 0)
        if layout in _LAYOUTS:
            found[platform, encoding] = _LAYOUTS[layout](table)
    return found


def _bytes(table: memoryview) -> Lookup:
    glyphs = bytes(table[6 : 6 + 256])
    return lambda code: glyphs[code] if 0 <= code < len(glyphs) else 0


def _trimmed(table: memoryview) -> Lookup:
    first, count = struct.unpack_from(">HH", table, 6)
    glyphs = struct.unpack_from(f">{count}H", table, 10)
    return lambda code: glyphs[code - first] if 0 <= code - first < count else 0


def _segments(table: memoryview) -> Lookup:
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts, deltas, ranges = (struct.unpack_from(f">{count}H", table, 16 + double * n) for n in (1, 2, 3))

    def lookup(code: int) -> int:
        at = next((n for n, end in enumerate(ends) if code <= end), count)
        if at == count or code < starts[at]:
            return 0
        if not ranges[at]:
            return int(code + deltas[at]) & 0xFFFF
        place = 16 + double * 3 + 2 * at + ranges[at] + 2 * (code - starts[at])
        if place + 2 > len(table):
            return 0
        glyph = int(struct.unpack_from(">H", table, place)[0])
        return (glyph + deltas[at]) & 0xFFFF if glyph else 0

    return lookup


def _groups(table: memoryview) -> Lookup:
    (count,) = struct.unpack_from(">L", table, 12)
    count = min(count, (len(table) - 16) // 12)

    def lookup(code: int) -> int:
        for n in range(count):
            start, end, glyph = struct.unpack_from(">3L", table, 16 + 12 * n)
            if start <= code <= end:
                return int(glyph + code - start)
        return 0

    return lookup


_LAYOUTS: dict[int, Callable[[memoryview], Lookup]] = {0: _bytes, 4: _segments, 6: _trimmed, 12: _groups}
