"""Lines too thin to print: drawn with a thin pen, or filled as thin bars, as some programs do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.model.paper import POINTS_PER_MM
from generator.prepress.preflight.gathered import Gathered
from generator.prepress.preflight.report import count

if TYPE_CHECKING:
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.page import PageMarks
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

Thinness: TypeAlias = Literal["none", "thin"]

ROUNDED = 0.005  # points: programs round widths
NOTHING = 0.001  # points: as good as 0
LONG = POINTS_PER_MM  # points from which on a thin bar is a line


class PenChecks:
    """The thin lines, page after page."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._found: Gathered[Thinness, str] = Gathered()

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        least = self._limits.pen - ROUNDED
        for mark in page.painted:
            width = None if page.cells.shown_small(mark) else _width(mark)
            if width is not None and width * page.here.unit < least:
                self._found.add("none" if width < NOTHING else "thin", page.at, width * page.here.unit, "")

    def finish(self, findings: FindingCollector) -> None:
        """Say what was found."""
        none, thin = self._found.get("none"), self._found.get("thin")
        advice = f"give them {self._limits.pen:g} pt or more"
        if none:
            what = f"{count(none.many, 'line')} of 0 pt: as thin as each printer can make them, so that hardly anyone sees them"
            findings.gather("thin-line", f"{what}; {advice}", none.pages)
        if thin:
            what = f"{count(thin.many, 'line')} under {self._limits.pen:g} pt, the thinnest {thin.worst:.2g} pt"
            findings.gather("thin-line", f"{what}: printers break such lines up or lose them; {advice}", thin.pages)


def _width(mark: PaintedObject) -> float | None:
    """How wide a line is in points; None for what is no line, or a line around an area of its own colour."""
    if mark.line is not None and mark.kind in {"path", "text"}:
        return mark.pen if mark.line != mark.fill and not mark.line.white and mark.box else None
    if mark.kind != "path" or not mark.path.rectangle or mark.box is None or mark.fill is None or mark.fill.white:
        return None
    width, height = mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]
    return min(width, height) if max(width, height) >= LONG else None
