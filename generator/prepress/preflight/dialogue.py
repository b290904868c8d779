"""What a file asks of the print dialogue, where it has cards: their size and their backs depend on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import DUPLEX
from generator.prepress.preflight.duplex import CardPage, missed_backs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prepress.preflight.report import FindingCollector, Printing


def check_dialogue(
    findings: FindingCollector, printing: Printing, pages: Sequence[CardPage], *, cards: bool, two_sided: bool
) -> None:
    """Hints that are missing or wrong.

    Args:
        findings: where faults are put.
        printing: what the file asks for.
        pages: the pages, with the fronts and backs that are known.
        cards: whether there are sheets of cards.
        two_sided: whether there are fronts and backs.
    """
    if cards and printing.scaling != "None":
        what = "the file does not ask for its actual size, so a print dialogue may shrink the cards: choose “actual size” or"
        findings.add("scaling", f"{what} 100 % there")
    if printing.copies > 1:
        what = f"the file asks for {printing.copies} copies of itself: see that the print dialogue says the number you want"
        findings.add("copies", what)
    if two_sided and printing.duplex not in DUPLEX.values():
        asks = "asks for one side only" if printing.duplex == "Simplex" else "does not ask for both sides"
        what = f"the file has fronts and backs, and {asks}: choose “both sides, {_edge(pages)}” in the print dialogue"
        findings.add("no-duplex", what)


def _edge(pages: Sequence[CardPage]) -> str:
    """The edge to flip on, by where backs lie."""
    misses = {flip: len(missed_backs(pages, flip)) for flip in DUPLEX}
    flip = min(misses, key=lambda each: misses[each])
    return f"flip on the {flip.replace('-', ' ')}"
