"""Pages whose cards are known by their cut marks only → whether the ink of the backs lies in the middle behind the fronts.

Nothing says here which page is a front. The second of two pages counts as backs where the file asks for both sides, or
where all its cells look alike and those of the first do not. Backs are judged where their ink is at least half as large as
the card, ends within it, and is the same on both sides of its own middle: such designs are made for the middle of a card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.paper import Rect
from generator.prepress.preflight.duplex import Axis, axis_of
from generator.prepress.preflight.gathered import Gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Flip
    from generator.prepress.preflight.page import PageMarks
    from generator.prepress.preflight.report import FindingCollector

LEAST, MOST = 0.5, 6.0  # mm off the middle: below it is the design, above it another design
ALIKE = 0.3  # mm by which cells that look alike may differ
PART = 0.5  # of a card's width and height that its back's ink has at least
WITHIN = 0.5  # mm that it ends inside the card: a ground that runs over the cut has no middle
MOST_THINGS = 2_000  # on a page: pages with more are not judged


@dataclass(frozen=True, slots=True)
class _Side:
    """A page: its number, width and height, its cells where marks tell them, and the ink on it, all in mm."""

    at: int
    width: float
    height: float
    cells: tuple[Rect, ...]
    ink: tuple[Rect, ...]


class UnnamedBacks:
    """Pairs of pages, as they come.

    Args:
        asked: the edge that the file asks to flip on; None where it does not ask for both sides.
        single: whether it asks for one side.
    """

    def __init__(self, asked: Flip | None, *, single: bool) -> None:
        self._asked, self._single = asked, single
        self._front: _Side | None = None
        self._off: Gathered[str, tuple[float, float]] = Gathered()
        self.marked = 0
        self.paired = 0
        self.unjudged: set[str] = set()

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        marked = page.cells.known == "marks"
        self.marked += marked
        first = page.at % 2 == 1
        if page.cells.known in {"names", "trim"} or not (marked or (self._front and self._front.cells and not first)):
            self._front = None
            return
        side = _side(page)
        if first:
            self._front = side
        elif self._front is not None:
            self._compare(self._front, side)
            self._front = None

    def _compare(self, front: _Side, back: _Side) -> None:
        if max(abs(front.width - back.width), abs(front.height - back.height)) > ALIKE or not front.cells:
            return
        flips: tuple[Flip, ...] = (self._asked,) if self._asked else ("long-edge", "short-edge")
        if max(len(front.ink), len(back.ink)) > MOST_THINGS:
            self.unjudged |= {"left and right", "up and down"}
            return
        axes = [axis_of(front.width, front.height, flip) for flip in flips]
        behind = [[_mirrored(cell, front, axis) for cell in front.cells] for axis in axes]
        inks = [[_inside(cell, back.ink) for cell in cells] for cells in behind]
        fronts = [_inside(cell, front.ink) for cell in front.cells]
        if not self._asked and (not _alike(inks[0]) or _alike(fronts)):
            return
        self.paired += 1
        if self._single:
            return
        offs = [_off_middle(cells, ink) for cells, ink in zip(behind, inks, strict=True)]
        right, down = min(offs, key=lambda off: max(abs(by or 0) for by in off))
        self.unjudged |= {way for way, by in (("left and right", right), ("up and down", down)) if by is None}
        right, down = right or 0.0, down or 0.0
        by = max(abs(right), abs(down))
        if LEAST <= by <= MOST:
            self._off.add(f"{right:.1f} {down:.1f}", back.at, -by, (right, down))

    def finish(self, findings: FindingCollector) -> None:
        """Say which backs lie off."""
        for cause in self._off.causes.values():
            right, down = cause.example
            ways = [
                f"{abs(by):.1f} mm {past if by > 0 else before}"
                for by, past, before in ((right, "to the right", "to the left"), (down, "down", "up"))
                if abs(by) >= LEAST
            ]
            what = f"the backs lie {' and '.join(ways)} of the middle of the cards that the fronts' cut marks show"
            findings.gather("shifted-back", f"{what}: move them back by as much", cause.pages, -cause.worst)


def _side(page: PageMarks) -> _Side:
    sheet = page.here.rect(page.here.media)
    marks = (mark for mark in page.painted if mark.inked and mark.kind != "form")
    ink = tuple(page.here.rect(area) for mark in marks if (area := mark.seen))
    cells = tuple(map(page.here.rect, page.cells.areas))
    return _Side(page.at, sheet.width, sheet.height, cells, ink)


def _mirrored(cell: Rect, front: _Side, axis: Axis) -> Rect:
    """Where the other side of a cell lies once the paper is turned."""
    if axis == "vertical":
        return Rect(front.width - cell.right, cell.top, cell.width, cell.height)
    return Rect(cell.left, front.height - cell.bottom, cell.width, cell.height)


def _inside(cell: Rect, ink: Sequence[Rect]) -> list[Rect]:
    """The things whose middle lies in a cell."""
    return [
        area
        for area in ink
        if cell.left <= area.left + area.width / 2 <= cell.right
        and cell.top <= area.top + area.height / 2 <= cell.bottom
    ]


def _around(areas: Sequence[Rect]) -> Rect:
    left, top = min(area.left for area in areas), min(area.top for area in areas)
    return Rect(left, top, max(area.right for area in areas) - left, max(area.bottom for area in areas) - top)


def _alike(inks: Sequence[Sequence[Rect]]) -> bool:
    """Whether all cells that have ink have it to the same width and height, and more than one has."""
    sizes = [(around.width, around.height) for around in map(_around, filter(None, inks))]
    return len(sizes) > 1 and all(max(abs(w - sizes[0][0]), abs(h - sizes[0][1])) <= ALIKE for w, h in sizes)


def _off_middle(cells: Sequence[Rect], inks: Sequence[Sequence[Rect]]) -> tuple[float | None, float | None]:
    """How far right and down the ink of the backs lies off the middle, all alike; None where it cannot be judged."""
    across: list[float | None] = []
    down: list[float | None] = []
    for cell, ink in zip(cells, inks, strict=True):
        if not ink:
            continue
        around = _around(ink)
        across.append(_off(cell.left, cell.width, around.left, around.width, [(a.left, a.right) for a in ink]))
        down.append(_off(cell.top, cell.height, around.top, around.height, [(a.top, a.bottom) for a in ink]))
    return _common(across), _common(down)


def _off(
    cell: float, card: float, start: float, length: float, stretches: Sequence[tuple[float, float]]
) -> float | None:
    """How far the ink of one card lies off the middle, one way; None where it has no middle of its own."""
    if length < PART * card or min(start - cell, cell + card - start - length) < WITHIN:
        return None
    middle = start + length / 2
    off = middle - cell - card / 2
    known = {(round(low - middle), round(high - middle)) for low, high in stretches}
    even = all(
        any((-round(high - middle) + m, -round(low - middle) + n) in known for m in (-1, 0, 1) for n in (-1, 0, 1))
        for low, high in stretches
    )
    return off if even or abs(off) < LEAST else None


def _common(offs: Sequence[float | None]) -> float | None:
    """The way that all cards lie off; of those that cannot be judged nothing is asked, as long as there is one that can."""
    known = [off for off in offs if off is not None]
    return known[0] if known and max(known) - min(known) <= ALIKE else None
