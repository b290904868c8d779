"""Everything that a printer or a knife would trip over on the pages, one check after another."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from generator.model.paper import DUPLEX
from generator.prepress.preflight.cuts import CutChecks
from generator.prepress.preflight.dialogue import check_dialogue
from generator.prepress.preflight.edges import EdgeChecks
from generator.prepress.preflight.effects import EffectChecks
from generator.prepress.preflight.ink import InkChecks
from generator.prepress.preflight.pens import PenChecks
from generator.prepress.preflight.pictures import PictureChecks
from generator.prepress.preflight.sizes import SizeChecks
from generator.prepress.preflight.unnamed_backs import UnnamedBacks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prepress.preflight.duplex import CardPage
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.page import PageMarks
    from generator.prepress.preflight.report import FindingCollector, Printing


class PrintChecks:
    """What the pages read so far hold that matters in print.

    Args:
        printing: what the file asks of the print dialogue.
        limits: the figures to judge by; a print shop has its own.
    """

    def __init__(self, printing: Printing, limits: Limits) -> None:
        asked = {duplex: flip for flip, duplex in DUPLEX.items()}.get(printing.duplex)
        self._printing, self._limits = printing, limits
        self.sizes, self._pens, self._effects = SizeChecks(), PenChecks(limits), EffectChecks()
        self._backs = UnnamedBacks(asked, single=printing.duplex == "Simplex")
        self._cuts, self._edges = CutChecks(limits), EdgeChecks(limits)
        self._ink, self._pictures = InkChecks(limits), PictureChecks(limits)
        self.smallest_text: float | None = None

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        for check in (
            self.sizes,
            self._backs,
            self._cuts,
            self._edges,
            self._pens,
            self._effects,
            self._ink,
            self._pictures,
        ):
            check.read(page)
        sizes = [
            abs(mark.size) * hypot(mark.place[2], mark.place[3]) * page.here.unit
            for mark in page.painted
            if mark.kind == "text" and mark.box and not page.cells.shown_small(mark)
        ]
        if sizes:
            self.smallest_text = round(min(*sizes, self.smallest_text or sizes[0]), 1)

    def finish(self, findings: FindingCollector, pages: Sequence[CardPage]) -> list[str]:
        """Say what was found; what is no fault is returned as notes."""
        named = {page.kind for page in pages} >= {"front", "back"}
        two_sided = named or self._backs.paired > 0
        check_dialogue(findings, self._printing, pages, cards=self.sizes.found, two_sided=two_sided)
        self.sizes.finish(findings)
        self._backs.finish(findings)
        self._cuts.finish(findings)
        self._pens.finish(findings)
        noted = (check.finish(findings) for check in (self._edges, self._effects, self._ink, self._pictures))
        return [note for notes in noted for note in notes]

    def colours(self) -> dict[str, tuple[str, ...]]:
        """The colour spaces by what they are used for."""
        pictures = self._pictures.used()
        return self._ink.used() | ({"pictures": pictures} if pictures else {})

    def unchecked(self, pages: Sequence[CardPage]) -> tuple[str, ...]:
        """What was not looked at, and why."""
        missing = []
        if not self.sizes.found and len(pages) > 0:
            missing.append("cards and their backs (none known by their names in the file or by cut marks)")
        elif self._backs.marked and not self._backs.paired and len(pages) > 1 and self._printing.duplex != "Simplex":
            missing.append("backs (no fronts and backs known by name, and the pages do not look like pairs of them)")
        elif self._backs.unjudged:
            ways = " and ".join(sorted(self._backs.unjudged))
            missing.append(f"whether backs lie right, {ways} (none known by name, and their ink has no clear middle)")
        if self._cuts.unread:
            missing.append("what lies near the cuts on pages with very many things")
        if self._ink.gradients:
            missing.append("the ink of gradients and patterns")
        if self._pictures.unread:
            many = self._pictures.unread
            missing.append(
                f"the ink of {many} picture{'' if many == 1 else 's'} in CMYK, coded in a way that is not read here"
            )
        return tuple(missing)
