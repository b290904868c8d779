"""The pictures on pages → how fine they are at their printed size, in which colours, and with how much ink."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject

from generator.prepress.objects import number, thing
from generator.prepress.preflight.colours import Space, space_of
from generator.prepress.preflight.gathered import Gathered
from generator.prepress.preflight.ink import too_much
from generator.prepress.preflight.pixels import total_ink
from generator.prepress.preflight.report import count, spans

if TYPE_CHECKING:
    from generator.prepress.preflight.gathered import Cause
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.page import PageMarks
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

INCH = 72.0  # points
SMALLEST = 8  # pixels: what has fewer on a side is a plain colour, or a gradient that is stretched on purpose
ROUNDED = 0.5  # dots per inch


@dataclass(frozen=True, slots=True)
class _Printed:
    """A picture as it is printed: width and height in mm, and how many dots per inch the coarser way."""

    width: float
    height: float
    dpi: float


class PictureChecks:
    """The pictures, page after page; one that is there many times is looked at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._spaces: Counter[str] = Counter()
        self._coarse: Gathered[str, _Printed] = Gathered()
        self._heavy: Gathered[str, str] = Gathered()
        self._spots: Gathered[str, str] = Gathered()
        self._known: dict[int, tuple[DictionaryObject, float | None]] = {}
        self.unread = 0

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        for mark in page.painted:
            if mark.kind != "picture" or mark.picture is None:
                continue
            printed = _printed(mark, page.here.unit)
            if printed and mark.seen and printed.dpi < self._limits.fine - ROUNDED:
                coarse = printed.dpi < self._limits.coarse - ROUNDED
                self._coarse.add("coarse" if coarse else "fair", page.at, printed.dpi, printed)
            if mark.fill is None:
                self._look_at_colours(mark.picture, page.at)

    def _look_at_colours(self, picture: DictionaryObject, at: int) -> None:
        given = picture.get("/ColorSpace", picture.get("/CS"))
        if thing(given) is None:
            self._spaces["none"] += 1
            return
        space = space_of(given, DictionaryObject())
        self._spaces[str(space)] += 1
        for spot in space.spots:
            self._spots.add(spot, at, 0, "")
        if space.model == "CMYK":
            ink = self._ink(picture, space)
            if ink is not None and ink > self._limits.heavy + ROUNDED:
                self._heavy.add("most" if ink > self._limits.most + ROUNDED else "heavy", at, -ink, "")

    def _ink(self, picture: DictionaryObject, space: Space) -> float | None:
        if id(picture) not in self._known:
            ink = None if space.indexed else total_ink(picture)
            self._known[id(picture)] = picture, ink
            self.unread += ink is None
        return self._known[id(picture)][1]

    def used(self) -> tuple[str, ...]:
        """The colour spaces of pictures, the most common first."""
        return tuple(space for space, _ in self._spaces.most_common())

    def finish(self, findings: FindingCollector) -> list[str]:
        """Say what was found."""
        limits = self._limits
        for spot, of in self._spots.causes.items():
            what = f"a picture uses the spot colour “{spot}”, which needs an ink of its own: save it as CMYK or RGB"
            findings.gather("spot-colour", what, of.pages)
        coarse, fair = self._coarse.get("coarse"), self._coarse.get("fair")
        if coarse:
            pixels = " × ".join(
                f"{side / 25.4 * limits.fine:.0f}" for side in (coarse.example.width, coarse.example.height)
            )
            what = f"{_coarse(coarse)}, and looks blurred in print: use one of {pixels} pixels, or print it smaller"
            findings.gather("coarse-picture", what, coarse.pages)
        notes = []
        if fair:
            notes.append(f"{spans(fair.pages)}: {_coarse(fair)}: good enough, though {limits.fine:g} are sharper")
        most, heavy = self._heavy.get("most"), self._heavy.get("heavy")
        if most:
            findings.gather("heavy-ink", too_much("a picture", -most.worst, limits.most), most.pages)
        if heavy:
            what = (
                f"a picture has {-heavy.worst:.0f} % of ink: more than {limits.heavy:g} % dries slowly on many printers"
            )
            notes.append(f"{spans(heavy.pages)}: {what}")
        return notes


def _coarse(cause: Cause[_Printed]) -> str:
    size = f"{cause.example.width:.0f} × {cause.example.height:.0f} mm"
    more = f" ({count(cause.others, 'other')} on these pages too)" if cause.others else ""
    return f"a picture of {size} has {cause.worst:.0f} dots per inch{more}"


def _printed(mark: PaintedObject, unit: float) -> _Printed | None:
    """How a picture is printed; None for one of few pixels, or of no size."""
    picture = mark.picture or DictionaryObject()
    wide = number(picture.get("/Width", picture.get("/W")))
    high = number(picture.get("/Height", picture.get("/H")))
    a, b, c, d, _, _ = mark.place
    across, down = hypot(a, b) * unit / INCH, hypot(c, d) * unit / INCH
    if min(wide, high) < SMALLEST or not across or not down:
        return None
    return _Printed(across * 25.4, down * 25.4, min(wide / across, high / down))
