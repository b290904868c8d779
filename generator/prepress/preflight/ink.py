"""The colours of things → which spaces the file uses, black text that needs more than black ink, too much ink, spot colours."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.prepress.preflight.gathered import Gathered
from generator.prepress.preflight.page import PageMarks, said
from generator.prepress.preflight.report import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prepress.preflight.colours import Blackness, Colour
    from generator.prepress.preflight.limits import Limits
    from generator.prepress.preflight.painted import PaintedObject
    from generator.prepress.preflight.report import FindingCollector

Use: TypeAlias = Literal["text", "lines", "areas"]

USES: tuple[Use, ...] = ("text", "lines", "areas")
SAID: tuple[Blackness, ...] = ("black", "rich", "registration")
ROUNDED = 0.5  # per cent of ink: colours are given in whole ones


class InkChecks:
    """The colours of texts, lines and areas, page after page. Of pictures see ``pictures``."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._used: dict[str, Counter[str]] = {use: Counter() for use in USES}
        self._black: Gathered[Blackness, str] = Gathered()
        self._heavy: Gathered[str, str] = Gathered()
        self._spots: Gathered[str, str] = Gathered()
        self.gradients = False

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        for mark in page.painted:
            if mark.kind == "shading":
                self.gradients = True
            for use, colour in _colours(mark):
                self._used[use][str(colour.space)] += 1
                self.gradients = self.gradients or colour.space.model == "pattern"
                for spot in colour.space.spots:
                    self._spots.add(spot, page.at, 0, "")
                if use == "text" and colour.blackness:
                    self._black.add(colour.blackness, page.at, 0, str(colour))
                if colour.total > self._limits.heavy + ROUNDED:
                    finding = colour.total > self._limits.most + ROUNDED
                    self._heavy.add("most" if finding else "heavy", page.at, -colour.total, said(mark))

    def used(self) -> dict[str, tuple[str, ...]]:
        """The colour spaces of texts, lines and areas, the most common first."""
        return {use: tuple(space for space, _ in spaces.most_common()) for use, spaces in self._used.items() if spaces}

    def finish(self, findings: FindingCollector) -> list[str]:
        """Say what was found."""
        for spot, cause in self._spots.causes.items():
            what = (
                f"the spot colour “{spot}” needs an ink of its own, which a copy shop does not have: export it as CMYK,"
            )
            findings.gather("spot-colour", f"{what} or ask the print shop", cause.pages)
        self._say_black(findings)
        most, heavy = self._heavy.get("most"), self._heavy.get("heavy")
        if most:
            findings.gather("heavy-ink", too_much(most.example, -most.worst, self._limits.most), most.pages)
        notes = []
        if heavy:
            what = f"{heavy.example} has {-heavy.worst:.0f} % of ink: more than {self._limits.heavy:g} % dries slowly"
            notes.append(f"{spans(heavy.pages)}: {what} on many printers")
        tinted = self._black.get("tinted")
        if tinted:
            what = (
                f"nearly black text in colour ({tinted.example}): plain black prints sharper, as it needs one ink only"
            )
            notes.append(f"{spans(tinted.pages)}: {what}")
        return notes

    def _say_black(self, findings: FindingCollector) -> None:
        black, rich, registration = (self._black.get(each) for each in SAID)
        if black:
            what = f"black or grey text is given as red, green and blue ({black.example}): printers may mix it from all"
            advice = "their inks, and small letters get coloured edges. Make it plain black (K only, or grey)"
            findings.gather("black-text", f"{what} {advice}", black.pages)
        if rich:
            what = f"black text is mixed from several inks ({rich.example}): where they do not fit exactly, letters get coloured"
            findings.gather("black-text", f"{what} edges. Make it black alone (K 100)", rich.pages)
        if registration:
            what = "text is in the colour “All”, which is for the printer's own marks and prints all inks over one another:"
            findings.gather("black-text", f"{what} make it black alone (K 100)", registration.pages)


def too_much(what: str, total: float, most: float) -> str:
    """That a thing has more ink than a print shop takes."""
    return (
        f"{what} has {total:.0f} % of ink, and print shops take {most:g} % at most: it dries slowly and sets off on the next "
        "sheet. Use a colour with less ink"
    )


def _colours(mark: PaintedObject) -> Iterator[tuple[Use, Colour]]:
    """The colours of a thing that is seen, each with what it is used for."""
    if mark.box is None or mark.kind == "form":
        return
    text = mark.kind == "text"
    if mark.fill is not None:
        yield "text" if text else "areas", mark.fill
    if mark.line is not None:
        yield "text" if text else "lines", mark.line
