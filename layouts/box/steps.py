"""The words beside a net, and places for them → what is cut and folded, and in which order, set as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM
from layouts.text.typesetting import Fitted, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Rect
    from layouts.theme.styles import Styles

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Points that are tried for the words, all alike."""

HEADING, GAP, NUMBER = 1.35, 0.62, 1.5
"""Of the size: the heading, the air between two texts, and how far texts stand right of their numbers."""

SAMPLE = 11.0
"""mm; how long the line is that shows what is cut, and what is folded."""

Kind = Literal["heading", "cut", "fold", "step"]


class Step(Struct, frozen=True):
    """Words to be set, and what they are; ``number`` stands before a step."""

    kind: Kind
    text: str
    number: int = 0


class SetStep(Struct, frozen=True):
    """Words with their place: the left edge and the top in points from the top left of the paper."""

    kind: Kind
    text: Fitted
    number: Fitted | None
    left: float
    top: float
    indent: float


def set_steps(steps: Sequence[Step], columns: Sequence[Rect], styles: Styles, language: str) -> tuple[SetStep, ...]:
    """The words in columns, as large as they have room; none where they have none."""
    found = (_in_columns(steps, columns, size, styles, language) for size in SIZES) if columns else iter(())
    return next(filter(None, found), ())


def _in_columns(
    steps: Sequence[Step], columns: Sequence[Rect], size: float, styles: Styles, language: str
) -> tuple[SetStep, ...]:
    made: list[SetStep] = []
    at = 0
    top = columns[0].top * POINTS_PER_MM
    for step in steps:
        indent = {"heading": 0.0, "step": size * NUMBER}.get(step.kind, (SAMPLE + 2.5) * POINTS_PER_MM)
        width = columns[at].width * POINTS_PER_MM - indent
        style, points = (styles.strong, size * HEADING) if step.kind == "heading" else (styles.tight, size)
        text = set_text(step.text, style, points, width, language)
        if text is None:
            return ()
        if top + text.height > columns[at].bottom * POINTS_PER_MM:
            at += 1
            if at == len(columns) or top == columns[at].top * POINTS_PER_MM:
                return ()
            top = columns[at].top * POINTS_PER_MM
        if top + text.height > columns[at].bottom * POINTS_PER_MM:
            return ()
        number = set_text(f"{step.number}", styles.strong, size, width, language) if step.number else None
        made.append(SetStep(step.kind, text, number, columns[at].left * POINTS_PER_MM, top, indent))
        gap = size * GAP * (1.8 if step.kind == "heading" else 1.0)
        top += text.height - text.descent + gap + text.descent * 0.6
    return tuple(made)
