"""What a printer does to pages, and what lies on them → what is put before a page's marks, and which would leave the paper.

Lengths are mm from the paper's top-left corner until they are operators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.paper import Rect, Size
    from generator.model.printer import Affine, PrinterProfile
    from layouts.cards.run import Side

REACH = 4.0
"""mm from the paper's edge that no ink may be nearer than: what the best office printers leave blank."""

NOTHING = 1e-9
"""Parts of a map that are less are nothing: what is left of dividing."""

UNTOUCHED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def moving(change: Affine | None, sheet: Size, *, turned: bool = False) -> str:
    """The operators that put all of a page where the printer makes it come right; none where nothing changes.

    Args:
        change: where each point must go; None where it stays.
        sheet: the paper as it lies.
        turned: whether the page stands on its head, as paper that is turned by hand may need it.
    """
    operators = []
    if change is not None and any(abs(one - other) > NOTHING for one, other in zip(change, UNTOUCHED, strict=True)):
        a, b, c, d, e, f = change
        height = sheet.height
        right, up = (c * height + e) * POINTS_PER_MM, (height - d * height - f) * POINTS_PER_MM
        operators.append(" ".join(map(_exact, (a, -b, -c, d, right, up))) + " cm")
    if turned:
        width, height = sheet.width * POINTS_PER_MM, sheet.height * POINTS_PER_MM
        operators.append(f"-1 0 0 -1 {_exact(width)} {_exact(height)} cm")
    return " ".join(operators)


def _exact(value: float) -> str:
    """A part of a map with the digits it needs: a thousandth of a turn is a tenth of a mm at the other end of a sheet."""
    return f"{round(value, 7) + 0.0:.10g}"


def change_of(printer: PrinterProfile, sheet: Size, side: Side) -> Affine:
    """Where a page of this side must put a thing for the printer to put it in its place."""
    return printer.front(sheet) if side == "front" else printer.back(sheet)


def leaves(printer: PrinterProfile, sheet: Size, side: Side, areas: Iterable[Rect]) -> bool:
    """Whether making up for a printer takes one of these areas off the page, or nearer to its edge than printers reach.

    What a printer scales ends where it should, however far out it lies on the page: what is left to count is shift and turn.
    """
    whole = change_of(printer, sheet, side)
    carried = change_of(replace(printer, scale_across=1, scale_down=1, front_across=1, front_down=1), sheet, side)
    for area in areas:
        corners = [(x, y) for x in (area.left, area.right) for y in (area.top, area.bottom)]
        if min(_inside(whole(*corner), sheet) for corner in corners) < 0:
            return True
        if min(_inside(carried(*corner), sheet) for corner in corners) < REACH - NOTHING:
            return True
    return False


def _inside(place: tuple[float, float], sheet: Size) -> float:
    """Mm from the nearest edge of the paper."""
    x, y = place
    return min(x, y, sheet.width - x, sheet.height - y)
