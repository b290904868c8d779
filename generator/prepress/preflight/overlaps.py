"""The texts of a page → those that lie over one another, so that neither can be read.

Only letters and digits count, and of those the part between the baseline and half their size, where nearly all of their
ink is: accents, rules made of underscores, lines set tightly and letters that lean over their neighbours are no fault. A
text that stands in the same place twice, which some programs do for bold, is none either. Texts that run neither level nor
upright, such as a watermark across the page, are not looked at, and what covers what is not: a text under a filled box
counts as seen.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, product, starmap
from math import hypot
from typing import TYPE_CHECKING

from generator.prepress.objects import mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.prepress.objects import Box
    from generator.prepress.preflight.fonts import Glyph
    from generator.prepress.preflight.painted import PaintedObject

ZONE = 0.5  # of the size of type, from the baseline up
GAP = 0.3  # of the size: what lies further apart is two runs, so that a text may stand in the gap
WIDE, PART = 0.5, 0.4  # of the size, or of the narrower run: as far as runs of one direction reach into one another
HIGH = 0.1  # of the size: as far as they do across their direction
CROSSED = 0.25  # of the size: as far as runs do of which one is level and one upright
SAME = 0.1  # of the size, within which the same text in the same place is meant to be there twice
BAND = 24.0  # points: runs are compared with those in the same band of the page
FAR = 20_000.0  # points: a page is no larger, and what lies further off is told as lying off the page
LETTERS = {"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No"}  # Unicode's categories; of accents that stand alone, none
LEVEL = 0.01  # the sine of the angle up to which a text is level or upright
MOST_FOUND, MOST_COMPARED = 1_000, 1_000_000  # on a page; the rest is not looked at


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that stand close together in one text: the text, its size on the page, and where they lie, in points."""

    text: PaintedObject
    size: float
    level: bool
    box: Box


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts that lie over one another, and how wide and high that is in points."""

    first: PaintedObject
    second: PaintedObject
    width: float
    height: float


def overlaps(texts: Iterable[PaintedObject]) -> tuple[Overlap, ...]:
    """Every pair of texts that lie over one another, the largest overlap first; at most ``MOST_FOUND``."""
    found: dict[tuple[int, int], Overlap] = {}
    for overlap in filter(None, starmap(_overlap, islice(_pairs(texts), MOST_COMPARED))):
        pair = id(overlap.first), id(overlap.second)
        found[pair] = max(found.get(pair, overlap), overlap, key=_area)
        if len(found) == MOST_FOUND:
            break
    return tuple(sorted(found.values(), key=_area, reverse=True))


def _pairs(texts: Iterable[PaintedObject]) -> Iterator[tuple[Run, Run]]:
    """The runs of texts whose ink may meet, each of the one with each of the other."""
    runs: dict[int, tuple[Run, ...]] = {}
    for pair in _meeting(texts):
        for text in pair:
            if id(text) not in runs:
                runs[id(text)] = tuple(_runs(text))
        yield from product(runs[id(pair[0])], runs[id(pair[1])])


def _meeting(texts: Iterable[PaintedObject]) -> Iterator[tuple[PaintedObject, PaintedObject]]:
    """The texts whose ink may meet, each pair once for every band of the page that both reach: few, on most pages."""
    bands: defaultdict[int, list[tuple[Box, PaintedObject]]] = defaultdict(list)
    for text in texts:
        if text.box and all(abs(edge) < FAR for edge in text.box):
            for band in range(int(text.box[1] // BAND), int(text.box[3] // BAND) + 1):
                bands[band].append((text.box, text))
    for placed in bands.values():
        placed.sort(key=_left)
        open_texts: list[tuple[Box, PaintedObject]] = []
        for box, text in placed:
            left, low, _, high = box
            open_texts = [each for each in open_texts if each[0][2] > left]
            yield from ((other, text) for area, other in open_texts if area[1] < high and low < area[3])
            open_texts.append((box, text))


def _left(placed: tuple[Box, PaintedObject]) -> float:
    return placed[0][0]


def _runs(text: PaintedObject) -> Iterator[Run]:
    """The letters of a level or upright text, those that stand close together as one."""
    a, b, c, d, _, _ = text.place
    across, along = hypot(a, b), hypot(c, d)
    level = abs(b) <= LEVEL * across
    if not text.box or not across or not along or not (level or abs(a) <= LEVEL * across):
        return
    zone, gap = ZONE * abs(text.size), GAP * abs(text.size) * along / across
    letters = (ink for glyph, ink in zip(filter(_inked, text.glyphs), text.inks, strict=True) if _letter(glyph))
    run: Box | None = None
    for left, low, right, high in letters:
        low, high = max(low, 0.0), min(high, zone)  # noqa: PLW2901 – the part of the letter that counts
        if low >= high:
            continue
        if run and left - run[2] <= gap and run[0] - right <= gap:
            run = min(run[0], left), min(run[1], low), max(run[2], right), max(run[3], high)
            continue
        if run:
            yield Run(text, abs(text.size) * along, level, mapped(run, text.place))
        run = left, low, right, high
    if run:
        yield Run(text, abs(text.size) * along, level, mapped(run, text.place))


def _inked(glyph: Glyph) -> bool:
    return glyph.ink is not None


def _letter(glyph: Glyph) -> bool:
    return bool(glyph.text) and unicodedata.category((glyph.text or " ")[0]) in LETTERS


def _overlap(one: Run, other: Run) -> Overlap | None:
    width = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    if width <= 0 or height <= 0:
        return None
    size = min(one.size, other.size)
    if one.level == other.level:
        near, far = (0, 2) if one.level else (1, 3)
        narrower = min(run.box[far] - run.box[near] for run in (one, other))
        reach, depth = (width, height) if one.level else (height, width)
        over = reach >= min(WIDE * size, PART * narrower) and depth >= HIGH * size
    else:
        over = min(width, height) >= CROSSED * size
    if not over or (one.text.text == other.text.text and _in_place(one.box, other.box, SAME * size)):
        return None
    return Overlap(one.text, other.text, width, height)


def _area(overlap: Overlap) -> float:
    return overlap.width * overlap.height


def _in_place(one: Box, other: Box, within: float) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < within
