"""A printer's habits → where to put things so that they land where they belong; pure geometry, in mm.

A printer moves, turns and scales what it prints a little, and the second side otherwise than the first. As everywhere, lengths
are in mm from the paper's top-left corner, to the right and down, and angles are degrees to the right.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, TypeAlias

from msgspec import Meta, Struct

if TYPE_CHECKING:
    from generator.model.paper import Size

MADE_UP_FOR = "made up for the printer "
"""What a file whose pages are moved for a printer says of itself, with the printer's name behind it."""

Offset: TypeAlias = Annotated[float, Meta(ge=-10, le=10)]
"""mm by which the second side lies off."""

Scale: TypeAlias = Annotated[float, Meta(ge=0.94, le=1.06)]
"""How long a printed mm is: beyond this the print dialogue was not set to actual size."""


class Affine(NamedTuple):
    """A map of the plane, as PDF writes it: (x, y) → (a x + c y + e, b x + d y + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class Seen(NamedTuple):
    """What turning the pile of paper by hand does to the second sides: in which order they must be, and which way up."""

    order: Literal["same", "reversed"]
    turned: Literal[0, 180]


class PrinterProfile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a printer does to a page of one of its trays.

    ``across`` and ``down`` are the shift of the second side against the first, in mm as one looks at the second; ``turn`` is
    its turn to the right in degrees, ``scale_across`` and ``scale_down`` how long its mm are. ``front_across`` and
    ``front_down`` are the same of the first side, which is measured by its bars. ``order`` and ``turned`` are for printing by
    hand: whether the file with the backs runs from the last to the first, and whether its pages stand on their heads.
    """

    name: str
    paper: str
    tray: str = ""
    across: Offset = 0.0
    down: Offset = 0.0
    turn: Annotated[float, Meta(ge=-5, le=5)] = 0.0
    scale_across: Scale = 1.0
    scale_down: Scale = 1.0
    front_across: Scale = 1.0
    front_down: Scale = 1.0
    order: Literal["same", "reversed"] | None = None
    turned: Literal[0, 180] | None = None
    measured: str = ""

    @property
    def label(self) -> str:
        """What it is called on the command line: ``office`` or ``office/rear``."""
        return f"{self.name}/{self.tray}" if self.tray else self.name

    def prints_front(self, sheet: Size) -> Affine:
        """Where the printer puts what stands on a first side of this paper; a page that lies is turned a quarter for it."""
        across, down = self.front_across, self.front_down
        if sheet.width > sheet.height:
            across, down = down, across
        return _about_centre(sheet, (across, 0.0, 0.0, down), (0.0, 0.0))

    def prints_back(self, sheet: Size) -> Affine:
        """Where the printer puts what stands on a second side, in the second side's own upright view."""
        cosine, sine = cos(radians(self.turn)), sin(radians(self.turn))
        linear = (
            cosine * self.scale_across, sine * self.scale_across, -sine * self.scale_down, cosine * self.scale_down,
        )  # fmt: skip
        return _about_centre(sheet, linear, (self.across, self.down))

    def front(self, sheet: Size) -> Affine:
        """Where a first side must put a thing for the printer to put it in its place."""
        return inverse(self.prints_front(sheet))

    def back(self, sheet: Size) -> Affine:
        """Where a second side must put a thing for the printer to put it in its place."""
        return inverse(self.prints_back(sheet))


def _about_centre(sheet: Size, linear: tuple[float, float, float, float], shift: tuple[float, float]) -> Affine:
    a, b, c, d = linear
    x, y = sheet.width / 2, sheet.height / 2
    return Affine(a, b, c, d, x + shift[0] - a * x - c * y, y + shift[1] - b * x - d * y)


def inverse(map_: Affine) -> Affine:
    """The way back."""
    a, b, c, d, e, f = map_
    by = a * d - b * c
    return Affine(d / by, -b / by, -c / by, a / by, (c * f - d * e) / by, (b * e - a * f) / by)
