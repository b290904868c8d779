"""One page as the checks see it: its number, its boxes, what it paints, and where its cards lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.prepress.preflight.boxes import PageBoxes
    from generator.prepress.preflight.cells import Cells
    from generator.prepress.preflight.painted import PaintedObject

LONGEST = 40  # letters of a text that is quoted


@dataclass(frozen=True, slots=True)
class PageMarks:
    """A page, counted from 1, with everything that it paints."""

    at: int
    here: PageBoxes
    painted: Sequence[PaintedObject]
    cells: Cells


def said(mark: PaintedObject) -> str:
    """What a thing is called in a sentence."""
    if mark.kind == "text":
        return f"the text {quoted(mark.text)}"
    if mark.kind == "path":
        return "a line" if mark.fill is None and len(mark.path.lines) == 1 else "a drawn shape"
    return "a picture" if mark.kind == "picture" else "a gradient"


def quoted(text: str) -> str:
    """A text on one line, in quotes; of a long one the beginning."""
    plain = " ".join(text.split())
    return f"“{plain[:LONGEST]}{'…' if len(plain) > LONGEST else ''}”"
