"""The squares that a needle came out in, and two measured bars → a printer's profile.

The calibration sheet has four crosses on its first side, and behind each of them, were the printer perfect, the middle of a
grid of squares of 1 mm. Whoever pricks a needle through a cross reads in which square of the grid it comes out. Nothing has a
sign, nothing is "left" or "right": so nothing can be mixed up.
"""

from __future__ import annotations

import re
from math import atan2, cos, degrees, hypot, sin
from typing import TYPE_CHECKING, NamedTuple

from generator.model.paper import PAPERS
from generator.model.printer import PrinterProfile, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Size

COLUMNS = "ABCDEFGHIJKLMNOPQ"
ROWS = len(COLUMNS)
MIDDLE = (ROWS + 1) / 2
"""The middle square is I9."""

BESIDE, ABOVE = 20.0, 25.0
"""mm from the paper's edges to the crosses, at its sides and at its head and foot."""

BAR_ACROSS, BAR_DOWN = 150.0, 200.0
"""mm from the outside of one end tick to the outside of the other."""

MOST_LEFT_OVER = 1.5
"""mm that the four holes may disagree by: with more, the paper slipped or a square was misread."""

LEAST, MOST = 0.94, 1.06
"""Scales that come of a printer; beyond them the print dialogue was not set to actual size."""

SEEN = {
    "1 up": Seen("same", 0),
    "1 down": Seen("same", 180),
    "2 up": Seen("reversed", 0),
    "2 down": Seen("reversed", 180),
}
"""What stands on the other side of the sheet that says 1, and which way up → how the backs must be."""

_SQUARE = re.compile(r"([A-Qa-q])\s*(1[0-7]|[1-9])")
_FIGURES = re.compile(r"(\d{1,2}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)")


class Hole(NamedTuple):
    """A place in a grid: columns and rows are counted from 1, and may be parts of squares."""

    column: float
    row: float


class Fit(NamedTuple):
    """A profile, and by how much the hole that agrees least with it lies off, in mm."""

    profile: PrinterProfile
    left_over: float


def hole(typed: str) -> Hole:
    """``K9``; or two figures for whoever reads parts of squares, ``11.2,9`` for a little to the right of the middle of K9.

    Raises:
        ValueError: it is no square of the grid; said in a clause.
    """
    if found := _SQUARE.fullmatch(typed.strip()):
        return Hole(COLUMNS.index(found[1].upper()) + 1, int(found[2]))
    if found := _FIGURES.fullmatch(typed.strip()):
        column, row = float(found[1]), float(found[2])
        if min(column, row) >= 0.5 and max(column, row) <= ROWS + 0.5:  # noqa: PLR2004 – the edge of the first square
            return Hole(column, row)
    raise ValueError(f"is no square of the grid: they run from A1 to {COLUMNS[-1]}{ROWS}, such as K9")


def crosses(sheet: Size) -> tuple[tuple[float, float], ...]:
    """The four crosses, and the middles of the grids behind them: mm from the paper's centre, to the right and down.

    They run from the left to the right, and from the head to the foot: 1, 2, 3 and 4.
    """
    across, down = sheet.width / 2 - BESIDE, sheet.height / 2 - ABOVE
    return (-across, -down), (across, -down), (-across, down), (across, down)


def fitted(
    name: str, paper: str, holes: Sequence[Hole], bars: tuple[float, float] = (BAR_ACROSS, BAR_DOWN), tray: str = ""
) -> Fit:
    """The shift, turn and scales that explain the holes best: least squares over the four.

    A hole is where the cross behind it came to lie. So each gives the place on the second side's page whose print lies behind
    a cross, and the map from the crosses to these places is what a page must do to make up for the printer. Because the
    crosses lie evenly about the paper's centre, every sum of the normal equations stands alone.

    Args:
        name: of the printer.
        paper: of the calibration sheet, a key of ``PAPERS``.
        holes: in the grids 1 to 4.
        bars: what the bars of 150 mm and 200 mm measure, in mm.
        tray: of the printer.
    """
    sheet = PAPERS[paper]
    scales = bars[0] / BAR_ACROSS, bars[1] / BAR_DOWN
    middles = crosses(sheet)
    printed = [(x * scales[0], y * scales[1]) for x, y in middles]
    struck = [(x + each.column - MIDDLE, y + each.row - MIDDLE) for (x, y), each in zip(middles, holes, strict=True)]
    wide, high = sum(x * x for x, _ in printed), sum(y * y for _, y in printed)
    xx = sum(x * u for (x, _), (u, _) in zip(printed, struck, strict=True)) / wide
    xy = sum(y * u for (_, y), (u, _) in zip(printed, struck, strict=True)) / high
    yx = sum(x * v for (x, _), (_, v) in zip(printed, struck, strict=True)) / wide
    yy = sum(y * v for (_, y), (_, v) in zip(printed, struck, strict=True)) / high
    east, south = sum(u for u, _ in struck) / 4, sum(v for _, v in struck) / 4
    turn = (atan2(xy, xx) * high + atan2(-yx, yy) * wide) / (wide + high)
    across, down = 1 / hypot(xx, xy), 1 / hypot(yx, yy)
    profile = PrinterProfile(
        name=name,
        paper=paper,
        tray=tray,
        across=round(-(cos(turn) * across * east - sin(turn) * down * south), 3),
        down=round(-(sin(turn) * across * east + cos(turn) * down * south), 3),
        turn=round(degrees(turn), 4),
        scale_across=round(across, 5),
        scale_down=round(down, 5),
        front_across=round(scales[0], 5),
        front_down=round(scales[1], 5),
    )
    back = profile.back(sheet)
    x, y = sheet.width / 2, sheet.height / 2
    off = [
        hypot(east_ - x - u, south_ - y - v)
        for (east_, south_), (u, v) in zip((back(x + u, y + v) for u, v in printed), struck, strict=True)
    ]
    return Fit(profile, max(off))


def faults(fit: Fit) -> list[tuple[str, str]]:
    """What is wrong with a measurement, and what to do about it."""
    profile = fit.profile
    scales = (profile.scale_across, profile.scale_down, profile.front_across, profile.front_down)
    if not all(LEAST <= scale <= MOST for scale in scales):
        worst = max(scales, key=lambda scale: abs(scale - 1))
        return [
            (
                f"the sheet was printed at {worst:.0%}",
                "choose actual size (100 %) in the print dialogue, and print it again",
            )
        ]
    if fit.left_over > MOST_LEFT_OVER:
        said = f"the four holes do not agree: one lies {fit.left_over:.1f} mm from where the others say"
        return [(said, "look at the squares again; where they are right the paper slipped, so print the sheet again")]
    return []
