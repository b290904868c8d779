"""The cells of cards and the bar of 100 mm, as measured → the size of the cards, and whether the pages were scaled."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.prepress.preflight.cells import STRAIGHT, straight_lines
from generator.prepress.preflight.report import CardSize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prepress.preflight.page import PageMarks
    from generator.prepress.preflight.paths import Line
    from generator.prepress.preflight.report import FindingCollector

USUAL_CARDS = (
    (63.0, 88.0), (63.5, 88.9), (57.15, 88.9), (70.0, 120.0), (44.5, 63.5), (70.0, 70.0),
    (54.0, 85.0), (55.0, 85.0), (50.8, 88.9), (50.8, 90.0), (59.0, 91.0), (74.0, 105.0), (105.0, 148.5), (105.0, 148.0),
)  # fmt: skip
"""Cards that people print, shorter side first, in mm: poker (European, American), bridge, tarot, mini, square, cards of
business and of the bank, skat, A7 and A6."""

BAR = 100.0
"""mm; the length that a bar promises, to hold a ruler against."""

SHORTEST_BAR, LONGEST_BAR = 80.0, 115.0
"""mm; a bar of 100 that was scaled, as far as dialogues do."""

LEAST, MOST = 0.9, 1.06
"""How far a page is scaled when a dialogue fits it to the paper: from A4 to Letter with margins, and the other way."""

SAME, EXACT, ALIKE = 0.3, 0.15, 0.003
"""mm by which cards may differ from a usual size, and a bar from 100; by how much the scales of two sides may differ."""

TICK = (0.8, 6.0)
"""mm; how long the ticks at the ends of a bar are."""

MOST_LINES = 1_000
"""Of a page with a bar: more are a drawing."""

STEP, ON_STEP = 0.5, 0.015
"""mm: a card that somebody chose measures whole or half millimetres; one that was scaled hardly ever does."""


class SizeChecks:
    """The cards and bars, page after page."""

    def __init__(self) -> None:
        self._sizes: Counter[tuple[float, float]] = Counter()
        self._bars: Counter[float] = Counter()
        self._pages: list[int] = []

    def read(self, page: PageMarks) -> None:
        """Add a page."""
        if page.cells.known not in {"names", "marks"}:
            return
        self._pages.append(page.at)
        for area in page.cells.areas:
            rect = page.here.rect(area)
            self._sizes[round(rect.width, 2), round(rect.height, 2)] += 1
        self._bars.update(_bars(page))

    @property
    def found(self) -> bool:
        """Whether there are sheets of cards."""
        return bool(self._pages)

    def sizes(self) -> tuple[CardSize, ...]:
        """The sizes of cards, the most common first."""
        return tuple(CardSize(many, *size) for size, many in self._sizes.most_common())

    @property
    def bar(self) -> float | None:
        """How long the bar of 100 mm is, in mm; None where there is none."""
        return self._bars.most_common(1)[0][0] if self._bars else None

    def finish(self, findings: FindingCollector) -> None:
        """Say that the pages were scaled, if it looks so."""
        if not self._sizes:
            return
        (width, height), _ = self._sizes.most_common(1)[0]
        cards = f"cards are {width:.1f} × {height:.1f} mm"
        advice = "Make the PDF anew from its source at actual size (100 %)"
        if self.bar is not None:
            if abs(self.bar - BAR) > EXACT:
                what = f"the bar of 100 mm is {self.bar:.1f} mm long, and {cards}: the pages were scaled by {self.bar:.0f} %"
                findings.gather("scaled-cards", f"{what}. {advice}", self._pages)
            return
        scale = scale_of(width, height)
        if scale:
            what = f"{cards}: scaled by {100 * scale:.0f} %? {advice}, if they are meant to be larger or smaller"
            findings.gather("scaled-cards", what, self._pages)


def scale_of(width: float, height: float) -> float | None:
    """By how much a usual card was scaled to be of this size in mm; None where it was not, as far as one can see."""
    short, long = sorted((width, height))
    if any(abs(short - one) <= SAME and abs(long - other) <= SAME for one, other in USUAL_CARDS):
        return None
    if all(abs(side / STEP - round(side / STEP)) * STEP <= ON_STEP for side in (short, long)):
        return None
    scales = ((short / one, long / other) for one, other in USUAL_CARDS)
    fitting = [(abs(one - other), other) for one, other in scales if abs(one - other) <= ALIKE and LEAST <= one <= MOST]
    return min(fitting)[1] if fitting else None


def _bars(page: PageMarks) -> Iterator[float]:
    """The lengths of bars with a tick at each end, on a page that speaks of 100 mm."""
    longest, shortest = (length / page.here.mm for length in (LONGEST_BAR, TICK[0]))
    lines = [
        line
        for mark in page.painted
        for line in straight_lines(mark)
        if shortest <= max(abs(line[0] - line[2]), abs(line[1] - line[3])) <= longest
    ]
    if len(lines) > MOST_LINES:
        return
    bars = [
        line
        for line in lines
        if SHORTEST_BAR <= _length(line) * page.here.mm <= LONGEST_BAR and _ticked(line, lines, page)
    ]
    if bars and any("100 mm" in " ".join(mark.text.split()) for mark in page.painted if mark.kind == "text"):
        yield from (round(_length(bar) * page.here.mm, 2) for bar in bars)


def _length(line: Line) -> float:
    return max(abs(line[0] - line[2]), abs(line[1] - line[3]))


def _ticked(bar: Line, lines: list[Line], page: PageMarks) -> bool:
    """Whether a level or upright line has a tick across each of its ends."""
    level = abs(bar[1] - bar[3]) <= STRAIGHT
    if not level and abs(bar[0] - bar[2]) > STRAIGHT:
        return False
    along, across = (0, 1) if level else (1, 0)
    near = 1 / page.here.mm  # a millimetre
    return all(
        any(
            abs(tick[along] - tick[along + 2]) <= STRAIGHT
            and abs(tick[along] - end) <= near
            and TICK[0] <= _length(tick) * page.here.mm <= TICK[1]
            and min(tick[across], tick[across + 2]) - near <= bar[across] <= max(tick[across], tick[across + 2]) + near
            for tick in lines
        )
        for end in (bar[along], bar[along + 2])
    )
