"""What is see-through, and what is to be printed over other ink without taking that away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.prepress.objects import thing
from generator.prepress.preflight.gathered import Gathered
from generator.prepress.preflight.report import spans

if TYPE_CHECKING:
    from generator.prepress.preflight.page import PageMarks
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

SOLID = 1 - 0.005  # of one ink


class EffectChecks:
    """Transparency and overprint, page after page."""

    def __init__(self) -> None:
        self._found: Gathered[str, str] = Gathered()

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        for mark in page.painted:
            if mark.kind != "form":
                if transparent(mark):
                    self._found.add("transparency", page.at, 0, "")
                for cause in _overprints(mark):
                    self._found.add(cause, page.at, 0, "")

    def finish(self, findings: FindingCollector) -> list[str]:
        """Say what was found; that black overprints is a note, as it should."""
        see_through, white, ink, black = map(self._found.get, ("transparency", "white", "ink", "black"))
        if see_through:
            what = "some things are see-through (transparency): older printers and some print shops get that wrong. Ask for a"
            findings.gather("transparency", f"{what} proof, or export with transparency flattened", see_through.pages)
        if white:
            what = "something white is set to overprint: white over ink prints nothing, so it vanishes. Turn overprint off for it"
            findings.gather("white-overprint", what, white.pages)
        if ink:
            what = "some colours are set to overprint: they mix with what lies below, and a screen does not show it. Turn it off,"
            findings.gather("overprint", f"{what} or ask for a proof", ink.pages)
        return [f"{spans(black.pages)}: black overprints, as print shops like it"] if black else []


def transparent(mark: PaintedObject) -> bool:
    """Whether what lies below a thing shows through it; a picture may bring a mask of its own."""
    effects = mark.effects
    if effects.masked or effects.blend:
        return True
    if mark.picture is not None and thing(mark.picture.get("/SMask")) is not None:
        return True
    fills = mark.fill is not None or mark.kind in {"picture", "shading"}
    return (fills and effects.fill_alpha < 1) or (mark.line is not None and effects.line_alpha < 1)


def _overprints(mark: PaintedObject) -> set[str]:
    """How its colours overprint: ``white``, ``black`` for solid black ink alone, or another ``ink``."""
    pairs = ((mark.fill, mark.effects.overprints_fill), (mark.line, mark.effects.overprints_line))
    found = set()
    for colour, overprints in pairs:
        if colour is not None and overprints:
            solid = colour.space.model == "CMYK" and colour.black_alone and colour.values[3:] >= (SOLID,)
            solid = (
                solid or colour.space.inks == ("Black",) or (colour.space.model == "Gray" and colour.values == (0.0,))
            )
            found.add("white" if colour.white else "black" if solid else "ink")
    return found
