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
    from generator.prepress.objects import Box
    from generator.prepress.preflight.gathered import Cause
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

Fault: TypeAlias = Literal["over-cut", "near-cut", "no-bleed", "lines"]

MM = POINTS_PER_MM
EXACT = 0.05  # mm within which a thing ends on the cut, or keeps its distance
THICKEST = 1.5  # points; the pen of a line that may cross a card
MOST_MARKS = 20_000  # of a page with cards: a sheet of ours has a few hundred


class CutChecks:
    """The things near cuts, page after page."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._found: Gathered[Fault, str] = Gathered()

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        cells, cuts = page.cells, page.cells.cuts
        if not cells.areas:
            return
        crossing: dict[Box, set[int]] = {}
        for mark in page.painted[:MOST_MARKS]:
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
        for cell in near:
            height = _crossing(mark, area, cell, self._limits.safe * MM)
            if height is not None:
                crossing.setdefault(cell, set()).add(height)
                continue
            faults += self._faults(mark, [way * page.here.mm for way in _ways(area, cell)])
        if page.cells.known == "trim" and mark.kind == "text":
            faults = [fault for fault in faults if fault[1] != "over-cut"]  # told as text off its trim
        if faults:
            measure, fault = min(faults)
            self._found.add(fault, page.at, measure, said(mark))

    def _faults(self, mark: PaintedObject, ways: list[float]) -> list[tuple[float, Fault]]:
        """The faults on the four sides; ``ways`` are the mm by which the thing lies inside the cut there."""
        limits, found = self._limits, list[tuple[float, Fault]]()
        ground = mark.kind != "text" and (mark.fill is not None or mark.kind == "picture")
        for way in ways:
            if way >= limits.safe - EXACT or (ground and way <= -limits.bleed + EXACT):
                continue
            if ground and abs(way) <= EXACT:
                found.append((way, "no-bleed"))
            else:
                found.append((way, "over-cut" if way < 0 else "near-cut"))
        return found

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


def _crossing(mark: PaintedObject, area: Box, cell: Box, safe: float) -> int | None:
    """Where a single thin line crosses a card at right angles from cut to cut, in tenths of a point; else None."""
    lines = straight_lines(mark)
    if len(lines) != 1 or min(area[2] - area[0], area[3] - area[1]) > THICKEST:
        return None
    left, low, right, high = _ways(area, cell)
    if max(left, right) <= EXACT * MM and min(low, high) >= safe:
        return round(10 * (area[1] + area[3]) / 2)
    if max(low, high) <= EXACT * MM and min(left, right) >= safe:
        return -round(10 * (area[0] + area[2]) / 2)
    return None
