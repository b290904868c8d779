"""Ink where printers leave the edge of the sheet white. Pages that are cut to a trim box have no such edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM
from generator.prepress.preflight.cells import STRAIGHT, straight_lines
from generator.prepress.preflight.gathered import Gathered
from generator.prepress.preflight.page import PageMarks, said
from generator.prepress.preflight.report import spans

if TYPE_CHECKING:
    from generator.prepress.objects import Box
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

EXACT = 0.02  # mm: numbers in a PDF are rounded


class EdgeChecks:
    """The things nearest to the sheet's edge, page after page."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._found: Gathered[str, str] = Gathered()

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        here, limits = page.here, self._limits
        if here.trim:
            return
        sheet, inner = here.visible, limits.margin - EXACT
        for mark in page.painted:
            area = mark.seen if mark.inked and mark.kind != "form" else None
            if area is None:
                continue
            way = here.inside(area, sheet)
            if way >= inner or (mark.kind == "text" and way < -EXACT):  # a text off the page is told as such
                continue
            if _loses_its_end(mark, area, sheet, inner / here.mm):
                self._found.add("line", page.at, max(way, 0), "")
            else:
                self._found.add(
                    "far" if way >= limits.unprintable - EXACT else "near", page.at, max(way, 0), said(mark)
                )

    def finish(self, findings: FindingCollector) -> list[str]:
        """Say what was found; what only some printers leave out is a note."""
        near, far, line = map(self._found.get, ("near", "far", "line"))
        notes = []
        if near:
            more = f", and {near.others} more such" if near.others else ""
            what = (
                f"{near.example} lies {near.worst:.1f} mm from the edge of the sheet{more}: most printers leave 4 to 6"
            )
            advice = "mm white there, and print nothing of it. Move it inwards, or print on a larger sheet and cut"
            findings.gather("near-edge", f"{what} {advice}", near.pages, near.worst)
        if far:
            what = f"{far.example} lies {far.worst:.1f} mm from the edge of the sheet"
            notes.append(f"{spans(far.pages)}: {what}: some printers leave {self._limits.margin:.1f} mm white there")
        if line:
            what = f"lines end {line.worst:.1f} mm from the edge of the sheet: a printer may leave out their ends"
            notes.append(f"{spans(line.pages)}: {what}, no more")
        return notes


def _loses_its_end(mark: PaintedObject, area: Box, sheet: Box, margin: float) -> bool:
    """Whether it is a line that runs straight to the edge, such as a mark for a cut: without its end it says the same."""
    lines = straight_lines(mark)
    if len(lines) != 1:
        return False
    x, y, u, v = lines[0]
    level = abs(y - v) <= STRAIGHT and abs(x - u) >= POINTS_PER_MM
    upright = abs(x - u) <= STRAIGHT and abs(y - v) >= POINTS_PER_MM
    if level:
        return area[1] >= sheet[1] + margin and area[3] <= sheet[3] - margin
    return upright and area[0] >= sheet[0] + margin and area[2] <= sheet[2] - margin
