"""What lies over the cut of a card, or nearer to it than a knife is exact, and grounds that end where the knife goes.

One line may cross a card from cut to cut: it lies right however the knife goes. Lines on the cut itself guide the knife.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.model.paper import POINTS_PER_MM
from generator.prepress.preflight.cells import is_mark, straight_lines
from generator.prepress.preflight.gathered import Gathered
from generator.prepress.preflight.page import PageMarks, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prepress.objects import Box
    from generator.prepress.preflight.gathered import Cause
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

Fault: TypeAlias = Literal["over-cut", "near-cut", "no-bleed", "lines"]

MM = POINTS_PER_MM
EXACT = 0.05  # mm within which a thing ends on the cut, or keeps its distance
SIDES, FAR = 4, 2  # left, bottom, right, top: from the third on they are the far ones
NEARLY = 1.0  # mm that a line may lack to the cuts of the card that it crosses
THICKEST = 1.5  # points; the pen of a line that may cross a card
MOST_COMPARED = 1_000_000  # things times cells of a page: a sheet of ours has a few thousand


class CutChecks:
    """The things near cuts, page after page."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._found: Gathered[Fault, str] = Gathered()
        self.unread = False

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        cells, cuts = page.cells, page.cells.cuts
        if not cells.areas:
            return
        crossing: dict[Box, set[int]] = {}
        most = MOST_COMPARED // len(cells.areas)
        self.unread = self.unread or len(page.painted) > most
        for mark in page.painted[:most]:
            area = mark.seen if mark.inked else None
            if area is None or mark.kind == "form":
                continue
            safe = self._limits.safe - EXACT
            near = [cell for cell in cells.areas if _meets(area, cell) and page.here.inside(area, cell) < safe]
            if near and not is_mark(mark, cells, cuts):
                self._judge(page, mark, area, near, crossing)
        if any(len(heights) > 1 for heights in crossing.values()):
            self._found.add("lines", page.at, 0, "")

    def _judge(
        self, page: PageMarks, mark: PaintedObject, area: Box, near: list[Box], crossing: dict[Box, set[int]]
    ) -> None:
        """Put down what is wrong with a thing near the cuts of some cells: its worst fault, once."""
        faults: list[tuple[float, Fault]] = []
        mm = page.here.mm
        for cell in near:
            sides = range(SIDES)
            along = _crossing(mark, area, cell, page.cells.areas)
            if along is not None:
                crossing.setdefault(cell, set()).add(round(10 * (area[along] + area[along + 2])) * (1 - 2 * along))
                sides = range(along, SIDES, 2)
            for side in sides:
                way = _ways(area, cell)[side] * mm
                fault = self._fault(mark, way)
                if fault == "over-cut" and self._bleeds(mark, way) and _covers(area, cell, side, page.cells.areas):
                    continue
                faults += [(way, fault)] if fault else []
        told = mark.kind == "text" and (page.cells.known == "trim" or page.here.over(area, page.here.visible) > 0)
        faults = [fault for fault in faults if not (told and fault[1] == "over-cut")]  # as a text off its trim, or page
        if faults:
            over = [way for way, fault in faults if fault == "over-cut"]
            measure, fault = (
                (max(over), "over-cut") if over else min(faults)
            )  # of two cards that meet, the one with less of it
            self._found.add(fault, page.at, measure, said(mark))

    def _fault(self, mark: PaintedObject, way: float) -> Fault | None:
        """What is wrong with a thing that lies so many mm inside the cut on one side."""
        if way >= self._limits.safe - EXACT:
            return None
        if abs(way) <= EXACT and _is_ground(mark):
            return "no-bleed"
        return "over-cut" if way < 0 else "near-cut"

    def _bleeds(self, mark: PaintedObject, way: float) -> bool:
        return _is_ground(mark) and way <= -self._limits.bleed + EXACT

    def finish(self, findings: FindingCollector) -> None:
        """Say what was found."""
        limits = self._limits
        sentences: dict[Fault, str] = {
            "over-cut": f"{{what}} lies over the cut by {{mm:.1f}} mm{{more}}: part of it is cut off. Move it inside, or let a "
            f"ground run {limits.bleed:g} mm over the cut",
            "near-cut": f"{{what}} ends {{mm:.1f}} mm inside the cut{{more}}: a knife is easily a millimetre off. Keep "
            f"{limits.safe:g} mm free",
            "no-bleed": f"{{what}} ends on the cut itself{{more}}: where the knife is a little off, a white edge shows. Let it "
            f"run {limits.bleed:g} mm over the cut",
            "lines": "more than one line runs across a card from cut to cut: only a single one looks meant when the knife is off",
        }
        for fault, sentence in sentences.items():
            cause = self._found.get(fault)
            if cause:
                what = sentence.format(what=cause.example, mm=abs(cause.worst), more=_more(cause))
                kind = "over-cut" if fault == "lines" else fault
                findings.gather(kind, what, cause.pages, abs(cause.worst) or None)


def _more(cause: Cause[str]) -> str:
    return f", and {cause.others} more {'thing does' if cause.others == 1 else 'things do'} so" if cause.others else ""


def _meets(area: Box, cell: Box) -> bool:
    """Whether some of an area lies in a cell, and not only on its edge."""
    slack = EXACT * MM
    return (
        area[0] < cell[2] - slack
        and area[2] > cell[0] + slack
        and area[1] < cell[3] - slack
        and area[3] > cell[1] + slack
    )


def _ways(area: Box, cell: Box) -> tuple[float, float, float, float]:
    return area[0] - cell[0], area[1] - cell[1], cell[2] - area[2], cell[3] - area[3]


def _is_ground(mark: PaintedObject) -> bool:
    """Whether it may run over a cut: an area or a picture, no line and no text."""
    return mark.kind != "text" and (mark.fill is not None or mark.kind in {"picture", "shading"})


def _covers(area: Box, cell: Box, side: int, cells: tuple[Box, ...]) -> bool:
    """Whether an area that runs over one side of a cell covers the cells that touch it there, as a common ground does."""
    across, slack = 1 - side % 2, EXACT * MM
    beside = (
        other
        for other in _beside(cell, side, cells)
        if other[across] < area[across + 2] and other[across + 2] > area[across]
    )
    return all(area[side] <= each[side] + slack if side < FAR else area[side] >= each[side] - slack for each in beside)


def _beside(cell: Box, side: int, cells: tuple[Box, ...]) -> Iterator[Box]:
    """The cells that touch one side of a cell, or the line that it lies on."""
    opposite = (side + 2) % SIDES
    return (other for other in cells if abs(other[opposite] - cell[side]) <= EXACT * MM)


def _crossing(mark: PaintedObject, area: Box, cell: Box, cells: tuple[Box, ...]) -> int | None:
    """For a single thin line that crosses a card at right angles from cut to cut the axis of its height; else None.

    1 stands for a level line, 0 for an upright one.
    """
    if len(straight_lines(mark)) != 1 or min(area[2] - area[0], area[3] - area[1]) > THICKEST:
        return None
    left, low, right, high = ways = _ways(area, cell)
    if min(low, high) > 0 and _crosses(ways, cell, (0, 2), cells):
        return 1
    return 0 if min(left, right) > 0 and _crosses(ways, cell, (1, 3), cells) else None


def _crosses(ways: tuple[float, ...], cell: Box, sides: tuple[int, int], cells: tuple[Box, ...]) -> bool:
    """Whether a line runs over one cut, or up to it, and as good as up to the other; or as good as up to both, between two cards.

    Those may have no such line.
    """
    if max(ways[side] for side in sides) > NEARLY * MM:
        return False
    reached = min(ways[side] for side in sides) <= EXACT * MM
    return reached or all(any(True for _ in _beside(cell, side, cells)) for side in sides)
