"""What a page paints → the cells of its cards: by the names of their forms, by the trim box, or by the cut marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.model.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.prepress.objects import Box
    from generator.prepress.preflight.boxes import PageBoxes
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.paths import Line

Cuts: TypeAlias = tuple[list[float], list[float]]
Known: TypeAlias = Literal["names", "trim", "marks", ""]

CARD = re.compile(r"(?:FormXob\.)?(front|back)(?![A-Za-z])")  # ReportLab puts its own word before a form's name
MM = POINTS_PER_MM
SHORTEST, LONGEST = 1.0 * MM, 15.0 * MM  # of a cut mark
HEAVIEST = 2.0  # points; the pen of a cut mark
STRAIGHT = 0.02  # points by which a level line may rise
ALIGNED = 0.15 * MM  # within which marks stand on one cut, or in one row
NEAR_CORNER = 3.0 * MM  # from a corner of the block to an arm of a cross that stands on it
SMALLEST_CARD = 25.0 * MM  # what is narrower between two cuts is a gutter
SMALLEST_SCALE = 0.85  # of a card that is to be cut: a dialogue that fits a page to paper shrinks it by less
MOST_MARKS, MOST_ROWS, MOST_PLACES, MOST_CELLS = 2_000, 40, 60, 500  # of a page; the rest is no sheet of cards
MOST_PICTURED = 50  # of a page


@dataclass(frozen=True, slots=True)
class Cells:
    """The cards' cells on a page, in its points, and how they are known; ``pictured`` are cards that are shown small."""

    areas: tuple[Box, ...] = ()
    known: Known = ""
    pictured: tuple[Box, ...] = ()

    def shown_small(self, mark: PaintedObject) -> bool:
        """Whether a thing belongs to the small picture of a card, such as a guide has: nobody cuts or reads it."""
        area = mark.box
        return area is not None and any(
            area[0] >= one[0] and area[1] >= one[1] and area[2] <= one[2] and area[3] <= one[3] for one in self.pictured
        )

    @property
    def cuts(self) -> Cuts:
        """Where cuts run upright, and where level."""
        across = sorted({edge for area in self.areas for edge in area[::2]})
        return across, sorted({edge for area in self.areas for edge in area[1::2]})


@dataclass(frozen=True, slots=True)
class _Row:
    """Marks that stand side by side: from where to where they reach, and where each stands along the row."""

    low: float
    high: float
    places: tuple[float, ...]


def side_of(mark: PaintedObject) -> str:
    """``front`` or ``back`` for a form with the name of a card's side; else empty."""
    card = CARD.match(mark.name) if mark.kind == "form" and mark.depth == 0 and mark.box else None
    return card[1] if card else ""


def cells_of(painted: Sequence[PaintedObject], here: PageBoxes) -> Cells:
    """The cells of a page; none where nothing tells where cards lie."""
    named = {tuple(round(edge, 2) for edge in mark.box): mark for mark in painted if mark.box and side_of(mark)}
    cards = tuple(mark.box for mark in named.values() if mark.box and _scale(mark) >= SMALLEST_SCALE)
    pictured = tuple(mark.box for mark in named.values() if mark.box and _scale(mark) < SMALLEST_SCALE)[:MOST_PICTURED]
    if cards:
        return Cells(cards[:MOST_CELLS], "names", pictured)
    if here.trim:
        return Cells((here.trim,), "trim", pictured)
    marked = _by_marks(painted)
    return Cells(marked, "marks", pictured) if marked else Cells(pictured=pictured)


def _scale(mark: PaintedObject) -> float:
    """By how much a form is drawn larger or smaller than it is, upwards."""
    return hypot(mark.place[2], mark.place[3])


def straight_lines(mark: PaintedObject) -> list[Line]:
    """The lines of a path that is drawn as lines, or filled as one thin bar, which some programs make of a line."""
    if mark.kind != "path" or not mark.path.lines or mark.box is None:
        return []
    if mark.line is not None:
        return mark.lines if mark.pen <= HEAVIEST and mark.fill is None else []
    left, low, right, high = mark.box
    if not mark.path.rectangle or min(right - left, high - low) > HEAVIEST:
        return []
    across, up = (left + right) / 2, (low + high) / 2
    return [(left, up, right, up) if right - left > high - low else (across, low, across, high)]


def _by_marks(painted: Iterable[PaintedObject]) -> tuple[Box, ...]:
    """The cells between cut marks: rows of short lines above and below, columns of them on both sides."""
    upright: list[tuple[float, float, float]] = []  # place along the row, low, high
    level: list[tuple[float, float, float]] = []
    for mark in painted:
        for x, y, u, v in straight_lines(mark):
            if abs(x - u) <= STRAIGHT and SHORTEST <= abs(y - v) <= LONGEST:
                upright.append((x, min(y, v), max(y, v)))
            elif abs(y - v) <= STRAIGHT and SHORTEST <= abs(x - u) <= LONGEST:
                level.append((y, min(x, u), max(x, u)))
    if min(len(upright), len(level)) < len("ab") * 2 or max(len(upright), len(level)) > MOST_MARKS:
        return ()
    across, down = _facing(upright), _facing(level)
    if across is None or down is None:
        return ()
    (xs, below, above), (ys, before, behind) = across, down
    slack = ALIGNED
    if ys[0] < below - slack or ys[-1] > above + slack or xs[0] < before - slack or xs[-1] > behind + slack:
        return ()
    if _points_inwards(upright, xs, ys) or _points_inwards(level, ys, xs):
        return ()
    cells = [(left, low, right, high) for low, high in _cards(ys) for left, right in _cards(xs)]
    return tuple(cells) if len(cells) <= MOST_CELLS else ()


def _points_inwards(marks: Iterable[tuple[float, float, float]], cuts: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether a mark on an outer cut runs into the cards: then it is the arm of a cross that something is aligned by."""
    return any(
        min(abs(place - cuts[0]), abs(place - cuts[-1])) <= ALIGNED
        and (0 <= low - ends[0] <= NEAR_CORNER or 0 <= ends[-1] - high <= NEAR_CORNER)
        for place, low, high in marks
    )


def _cards(cuts: Sequence[float]) -> Iterator[tuple[float, float]]:
    return ((one, other) for one, other in pairwise(cuts) if other - one >= SMALLEST_CARD)


def _facing(marks: Sequence[tuple[float, float, float]]) -> tuple[list[float], float, float] | None:
    """Two rows of marks that face each other: the cuts on which both have one, and between where the rows lie."""
    best: tuple[int, float, list[float], float, float] | None = None
    for one, other in combinations(_rows(marks), 2):
        near, far = (one, other) if one.low < other.low else (other, one)
        if far.low - near.high < SMALLEST_CARD:
            continue
        cuts = [place for place in near.places if any(abs(place - each) <= ALIGNED for each in far.places)]
        if len(cuts) > 1 and (best is None or (len(cuts), far.low - near.high) > best[:2]):
            best = len(cuts), far.low - near.high, cuts, near.high, far.low
    return best[2:] if best else None


def _rows(marks: Sequence[tuple[float, float, float]]) -> list[_Row]:
    """Marks that reach from the same height to the same height, as rows; those with the most marks."""
    rows: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
    for mark in marks:
        rows.setdefault((round(mark[1] / ALIGNED / 2), round(mark[2] / ALIGNED / 2)), []).append(mark)
    found = []
    for row in rows.values():
        places: list[float] = []
        for place, _, _ in sorted(row):
            if not places or place - places[-1] > ALIGNED:
                places.append(place)
        if 1 < len(places) <= MOST_PLACES:
            found.append(_Row(row[0][1], row[0][2], tuple(places)))
    return sorted(found, key=lambda row: -len(row.places))[:MOST_ROWS]


def is_mark(mark: PaintedObject, cells: Cells, cuts: Cuts) -> bool:
    """Whether it guides a knife: lines on the cuts, or an outline that follows a card's edge."""
    lines = straight_lines(mark)
    if lines:
        xs, ys = cuts
        return all(
            (abs(x - u) <= STRAIGHT and _on(x, xs)) or (abs(y - v) <= STRAIGHT and _on(y, ys)) for x, y, u, v in lines
        )
    if mark.kind != "path" or mark.box is None or mark.fill is not None or mark.pen > HEAVIEST:
        return False
    slack = 2 * ALIGNED + mark.pen
    return any(max(abs(a - b) for a, b in zip(mark.box, area, strict=True)) <= slack for area in cells.areas)


def _on(place: float, cuts: Sequence[float]) -> bool:
    """Whether a place is on one of the cuts, which are sorted."""
    near = bisect_left(cuts, place - 2 * ALIGNED)
    return near < len(cuts) and cuts[near] <= place + 2 * ALIGNED
