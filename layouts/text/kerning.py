"""A font file's tables → how much closer or wider apart two of its glyphs stand than their widths say.

Read are the pairs of the feature ``kern`` in the table GPOS, glyph by glyph or by classes, also behind extension lookups;
the old table ``kern`` where there is no such feature (OpenType 1.9, *GPOS*, *kern*, *Common Table Formats*). Kerning that
hangs on a third glyph is not read. A pair is looked up when it is first asked for: of some thousands, a deck needs some
hundreds.
"""

from __future__ import annotations

from itertools import chain
from struct import iter_unpack, unpack_from
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFontFace

PAIRS, EXTENSION = 2, 9
"""Kinds of lookups of GPOS."""

X_ADVANCE = 0x0004
"""The bit of a value record that says that it has a change of width."""

HORIZONTAL, MINIMUM, CROSS_STREAM = 0x01, 0x02, 0x04
"""Bits of a subtable of the table ``kern``; its format stands in the high byte."""


MOST_SUBTABLES = 200
"""Of a font; Lato has 12."""

MOST_GLYPHS = 1_000_000
"""That the subtables of a font may name in all; those of Lato name 7,500."""


class _Subtable(Protocol):
    """Some of the pairs of a font; ``glyphs`` is how many it names."""

    glyphs: int

    def value(self, left: int, right: int) -> int | None:
        """Between two glyphs, in the font's units; None where another subtable may say it."""

    def read_all(self) -> None:
        """Reads what was not read yet; raises what a broken table raises."""


class Kerning:
    """The kerning of one font.

    Args:
        face: the font, whose tables are read. Broken ones raise exceptions of many kinds; see ``read_all``.
    """

    def __init__(self, face: TTFontFace) -> None:
        self._thousandths = 1000 / float(face.unitsPerEm)
        self._lookups = list(_lookups(face.get_table("GPOS"))) if "GPOS" in face.table else []
        if not self._lookups and "kern" in face.table:
            self._lookups = [[_OldPairs(face.get_table("kern"))]]
        if sum(map(len, self._lookups)) > MOST_SUBTABLES:
            raise ValueError("more kerning than any font has")

    def between(self, left: int, right: int) -> float:
        """What is added between two glyphs, by their numbers, in thousandths of the size; mostly 0, or less."""
        added = 0
        for lookup in self._lookups:
            for subtable in lookup:
                value = subtable.value(left, right)
                if value is not None:
                    added += value
                    break
        return added * self._thousandths

    def read_all(self) -> None:
        """Reads every table that ``between`` may read, so that a broken font shows itself; raises whatever it raises."""
        for subtable in chain.from_iterable(self._lookups):
            subtable.read_all()


def _numbers(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return unpack_from(f">{count}H", data, at)


def _lookups(data: bytes) -> Iterator[list[_Subtable]]:
    """The lookups of the feature ``kern``, in their order, each as its subtables."""
    [at] = _numbers(data, 8, 1)
    [count] = _numbers(data, at, 1)
    places = _numbers(data, at + 2, count)
    read: dict[int, _Subtable] = {}  # by their places: many may lie in one
    for index in sorted(_kern_lookups(data)):
        lookup = at + places[index]
        kind, _, number = _numbers(data, lookup, 3)
        starts = [lookup + each for each in _numbers(data, lookup + 6, number)]
        if kind == EXTENSION:
            kinds = {_numbers(data, start + 2, 1)[0] for start in starts}
            kind = kinds.pop() if len(kinds) == 1 else kind
            starts = [start + unpack_from(">L", data, start + 4)[0] for start in starts]
        if kind == PAIRS:
            used = [start for start in starts if _numbers(data, start + 4, 1)[0] & X_ADVANCE]
            for start in used:
                if start not in read:
                    read[start] = _subtable(data, start)
                if sum(each.glyphs for each in read.values()) > MOST_GLYPHS or len(used) > MOST_SUBTABLES:
                    raise ValueError("more kerning than any font has")
            yield [read[start] for start in used]


def _kern_lookups(data: bytes) -> set[int]:
    """The lookups of the feature ``kern`` in the usual language of each script."""
    scripts, features = _numbers(data, 4, 2)
    [count] = _numbers(data, scripts, 1)
    indices: set[int] = set()
    for record in range(count):
        script = scripts + _numbers(data, scripts + 2 + 6 * record + 4, 1)[0]
        [usual] = _numbers(data, script, 1)
        if usual:
            [number] = _numbers(data, script + usual + 4, 1)
            indices.update(_numbers(data, script + usual + 6, number))
    found: set[int] = set()
    for index in indices:
        record = features + 2 + 6 * index
        if data[record : record + 4] == b"kern":
            feature = features + _numbers(data, record + 4, 1)[0]
            [number] = _numbers(data, feature + 2, 1)
            found.update(_numbers(data, feature + 4, number))
    return found


def _subtable(data: bytes, at: int) -> _Subtable:
    if _numbers(data, at, 1)[0] == 1:
        return _GlyphPairs(data, at)
    return _ClassPairs(data, at)


class _GlyphPairs:
    """Pairs of glyphs (PairPosFormat1); those of a first glyph are unpacked when it is first asked for."""

    def __init__(self, data: bytes, at: int) -> None:
        covered, first, second, count = _numbers(data, at + 2, 4)
        self._data = data
        self._sets = dict(
            zip(_coverage(data, at + covered), (at + each for each in _numbers(data, at + 10, count)), strict=False)
        )
        before, after = _around_advance(first, second)
        self._record = f">H{before}xh{after}x"
        self._size = 4 + before + after
        self._seconds: dict[int, dict[int, int]] = {}
        self.glyphs = len(self._sets)

    def value(self, left: int, right: int) -> int | None:
        """Between two glyphs, if this pair is there."""
        if left not in self._sets:
            return None
        if left not in self._seconds:
            at = self._sets[left]
            [count] = _numbers(self._data, at, 1)
            records = self._data[at + 2 : at + 2 + count * self._size]
            self._seconds[left] = dict(iter_unpack(self._record, records))
        return self._seconds[left].get(right)

    def read_all(self) -> None:
        """Every set of pairs."""
        for left in self._sets:
            self.value(left, 0)


class _ClassPairs:
    """Pairs of classes of glyphs (PairPosFormat2)."""

    def __init__(self, data: bytes, at: int) -> None:
        covered, first, second, lefts, rights, _, columns = _numbers(data, at + 2, 7)
        self._data = data
        self._covered = frozenset(_coverage(data, at + covered))
        self._lefts, self._rights = _classes(data, at + lefts), _classes(data, at + rights)
        before, after = _around_advance(first, second)
        self._size = 2 + before + after
        self._columns = columns
        self.glyphs = len(self._covered) + len(self._lefts) + len(self._rights)
        self._start = at + 16 + before

    def value(self, left: int, right: int) -> int | None:
        """Between two glyphs, if the first is covered and the second has a class, as HarfBuzz takes it."""
        if left not in self._covered or right not in self._rights:
            return None
        cell = self._lefts.get(left, 0) * self._columns + self._rights[right]
        value: int = unpack_from(">h", self._data, self._start + cell * self._size)[0]
        return value

    def read_all(self) -> None:
        """The cell that lies furthest: those of the highest classes."""
        left = max(self._covered, key=lambda glyph: self._lefts.get(glyph, 0), default=0)
        self.value(left, max(self._rights, key=self._rights.__getitem__, default=0))


class _OldPairs:
    """The table ``kern``, its subtables for horizontal text with a list of pairs (format 0) added up."""

    def __init__(self, data: bytes) -> None:
        self._values: dict[tuple[int, int], int] = {}
        version, count = _numbers(data, 0, 2)
        at = 4
        for _ in range(count if version == 0 else 0):
            _, length, coverage = _numbers(data, at, 3)
            if coverage & (0xFF00 | HORIZONTAL | MINIMUM | CROSS_STREAM) == HORIZONTAL:
                [pairs] = _numbers(data, at + 6, 1)
                for left, right, value in iter_unpack(">HHh", data[at + 14 : at + 14 + 6 * pairs]):
                    self._values[left, right] = self._values.get((left, right), 0) + value
            at += length
        self.glyphs = len(self._values)

    def value(self, left: int, right: int) -> int | None:
        """Between two glyphs, if this pair is there."""
        return self._values.get((left, right))

    def read_all(self) -> None:
        """It was read."""


def _around_advance(first: int, second: int) -> tuple[int, int]:
    """The formats of the two records of values of a pair → the bytes before and after what is added to the first's width."""
    before = 2 * (first & (X_ADVANCE - 1)).bit_count()
    return before, 2 * (first.bit_count() + second.bit_count() - 1) - before


def _coverage(data: bytes, at: int) -> list[int]:
    """The glyphs of a coverage table, in the order of their indices."""
    kind, count = _numbers(data, at, 2)
    if kind == 1:
        return list(_numbers(data, at + 4, count))
    return list(chain.from_iterable(glyphs for glyphs, _ in _ranges(data, at + 4, count)))


def _classes(data: bytes, at: int) -> dict[int, int]:
    """Glyph → its class, of a class definition table; glyphs of class 0 are left out."""
    kind, start = _numbers(data, at, 2)
    if kind == 1:
        [count] = _numbers(data, at + 4, 1)
        return {glyph: each for glyph, each in enumerate(_numbers(data, at + 6, count), start) if each}
    ranges = _ranges(data, at + 4, start)  # their number stands where the first glyph did
    return {glyph: each for glyphs, each in ranges if each for glyph in glyphs}


def _ranges(data: bytes, at: int, count: int) -> Iterator[tuple[range, int]]:
    """Ranges of glyphs, each with the figure that stands behind it; each begins after the one before it."""
    above = -1
    for first, last, figure in iter_unpack(">3H", data[at : at + 6 * count]):
        if first <= above or last < first:
            raise ValueError("ranges of glyphs that are no ranges, or not in order")
        above = last
        yield range(first, last + 1), figure
