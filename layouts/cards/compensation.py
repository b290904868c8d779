"""What a printer does to pages, and what lies on them → what is put before a page's marks, and which would leave the paper.

Lengths are mm from the paper's top-left corner until they are operators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.paper import Rect, Size
    from generator.model.printer import Affine

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


def leaves(change: Affine, sheet: Size, areas: Iterable[Rect]) -> bool:
    """Whether something would come nearer to the paper's edge than a printer reaches, and than it was before."""
    for area in areas:
        corners = [(x, y) for x in (area.left, area.right) for y in (area.top, area.bottom)]
        for x, y in (change(*corner) for corner in corners):
            if min(x, y, sheet.width - x, sheet.height - y) < REACH - NOTHING:
                return True
    return False
