"""Pages whose cards are known by their cut marks only → whether the ink of the backs lies in the middle behind the fronts.

Nothing says here which page is a front. The second of two pages counts as backs where the file asks for both sides, or
where all its cells look alike and those of the first do not. Backs are judged where their ink is at least half as large as
the card and ends within it: nearly all such designs lie in its middle.
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
MOST_THINGS = 20_000  # on a page


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
        self.judged = 0

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
        axes = [axis_of(front.width, front.height, flip) for flip in flips]
        found = [(axis, _inks([_mirrored(cell, front, axis) for cell in front.cells], back.ink)) for axis in axes]
        if not self._asked and (not _alike(found[0][1]) or _alike(_inks(front.cells, front.ink))):
            return
        self.paired += 1
        offs = [
            off for axis, inks in found if (off := _off_middle([_mirrored(c, front, axis) for c in front.cells], inks))
        ]
        if not offs or self._single:
            return
        self.judged += 1
        right, down = min(offs, key=lambda off: max(abs(off[0]), abs(off[1])))
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
    marks = (mark for mark in page.painted[:MOST_THINGS] if mark.inked and mark.kind != "form")
    ink = tuple(page.here.rect(area) for mark in marks if (area := mark.seen))
    cells = tuple(map(page.here.rect, page.cells.areas))
    return _Side(page.at, sheet.width, sheet.height, cells, ink)


def _mirrored(cell: Rect, front: _Side, axis: Axis) -> Rect:
    """Where the other side of a cell lies once the paper is turned."""
    if axis == "vertical":
        return Rect(front.width - cell.right, cell.top, cell.width, cell.height)
    return Rect(cell.left, front.height - cell.bottom, cell.width, cell.height)


def _inks(cells: Sequence[Rect], ink: Sequence[Rect]) -> list[Rect | None]:
    """What is around the ink of each cell: of all things whose middle lies in it."""
    found: list[Rect | None] = []
    for cell in cells:
        inside = [
            area
            for area in ink
            if cell.left <= area.left + area.width / 2 <= cell.right
            and cell.top <= area.top + area.height / 2 <= cell.bottom
        ]
        left, top = min((a.left for a in inside), default=0), min((a.top for a in inside), default=0)
        right, bottom = max((a.right for a in inside), default=0), max((a.bottom for a in inside), default=0)
        found.append(Rect(left, top, right - left, bottom - top) if inside else None)
    return found


def _alike(inks: Sequence[Rect | None]) -> bool:
    """Whether all cells that have ink have it to the same width and height, and more than one has."""
    sizes = [(ink.width, ink.height) for ink in inks if ink]
    return len(sizes) > 1 and all(max(abs(w - sizes[0][0]), abs(h - sizes[0][1])) <= ALIKE for w, h in sizes)


def _off_middle(cells: Sequence[Rect], inks: Sequence[Rect | None]) -> tuple[float, float] | None:
    """How far right and down the ink of the backs lies off the middle, all alike; None where it cannot be judged."""
    offs = []
    for cell, ink in zip(cells, inks, strict=True):
        if ink is None:
            continue
        inside = min(ink.left - cell.left, ink.top - cell.top, cell.right - ink.right, cell.bottom - ink.bottom)
        if ink.width < PART * cell.width or ink.height < PART * cell.height or inside < WITHIN:
            return None
        across = ink.left + ink.width / 2 - cell.left - cell.width / 2
        offs.append((across, ink.top + ink.height / 2 - cell.top - cell.height / 2))
    if not offs or any(max(abs(x - offs[0][0]), abs(y - offs[0][1])) > ALIKE for x, y in offs):
        return None
    return offs[0]
