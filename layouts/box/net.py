"""A pile of cards → the net of what goes around it: the lines to cut and to fold, and the panels between them.

Lengths are mm from the top-left corner of the net, to the right and down, the outside upwards: every panel of it reads upright
on the folded thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from generator.model.paper import Rect
from layouts.pdf.operators import ROUND

if TYPE_CHECKING:
    from layouts.box.pile import Pile

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[Point, Point, Point]
"""Two handles of a Bézier curve and where it ends."""

AROUND, DEEPER = 1.5, 1.0
"""mm that a box is wider and higher inside than a card, and deeper than the pile: it slides out, and does not rattle."""

CLOSE = 0.5
"""mm that a band is wider and deeper than the pile."""

STRIP, SHORT_END = 12.0, 6.0
"""mm: the width of the strip that is glued, and how much shorter its outer edge is at each end."""

FLAP, TUCK = 14.0, 15.0
"""mm: how far the small flaps reach over the cards, and the tuck behind the front."""

NOTCH = 9.0
"""mm; the radius of the notch for a thumb, which stays smaller than the tuck behind it is deep."""

PLAY = 0.5
"""mm that a flap is narrower on each side than where it goes, and shorter than what it closes."""

TAPER, TUCK_TAPER, TUCK_ROUND = 1.5, 1.0, 5.0
"""mm that a flap narrows towards its end on each side, and the tuck; and how round its corners are."""

BAND, BAND_PART = 40.0, 0.45
"""How high a band is: mm at most, and of the height of a card."""

TAB, TAB_PART = 11.0, 0.62
"""mm that a divider is higher than a card, by its tab; and how wide the tab is, as a part of the card."""


class Outline(Struct, frozen=True):
    """A line to cut along, from a start over straight pieces (a point) and curves."""

    start: Point
    pieces: tuple[Point | Curve, ...]


class Net(Struct, frozen=True):
    """A net: how large it is, its cuts and folds, the panels by name, and a corner of waste with room for words, if any.

    ``horizon`` is how far below the head of the panels their line lies, and ``runs`` from where to where it runs.
    """

    width: float
    height: float
    cuts: tuple[Outline, ...]
    folds: tuple[tuple[Point, Point], ...]
    panels: Mapping[str, Rect]
    free: Rect | None = None


def tuck_box(pile: Pile) -> Net:
    """A box with a lid that is tucked in: front, side, back and side beside each other, then the strip.

    The strip is glued behind the front, which is wide enough for it however thin the pile is. The bottom closes with the flap of
    the front over that of the back.
    """
    width, height, deep = pile.width + AROUND, pile.height + AROUND, pile.thick + DEEPER
    head = TUCK + deep
    foot = head + height
    flap = min(FLAP, width / 2 - 1)
    first, second, third, fourth = width, width + deep, 2 * width + deep, 2 * (width + deep)
    notch = min(NOTCH, width / 6)
    start = (0.0, head)
    pieces: list[Point | Curve] = [
        *_notch(width / 2, head, notch),
        (first, head),
        *_flap(first, second, head, head - flap),
        *_lid(second, third, head),
        *_flap(third, fourth, head, head - flap),
        *_strip(fourth, head, foot),
        *_flap(fourth, third, foot, foot + flap),
        *_bottom(third, second, foot, deep),
        *_flap(second, first, foot, foot + flap),
        *_bottom(first, 0.0, foot, deep),
        start,
    ]
    folds = [((x, head), (x, foot)) for x in (first, second, third, fourth)]
    folds += [((left, head), (right, head)) for left, right in ((first, second), (second, third), (third, fourth))]
    folds += [((0.0, foot), (fourth, foot)), ((second + PLAY, TUCK), (third - PLAY, TUCK))]
    edges = {"front": (0.0, first), "side": (first, second), "back": (second, third), "other side": (third, fourth)}
    panels = {name: Rect(left, head, right - left, height) for name, (left, right) in edges.items()}
    return Net(
        fourth + STRIP,
        foot + max(flap, deep - PLAY),
        (Outline(start, tuple(pieces)),),
        tuple(folds),
        panels,
        Rect(0, 0, first - 2, head - 3),
    )


def _notch(middle: float, top: float, radius: float) -> list[Point | Curve]:
    handle = radius * ROUND
    return [
        (middle - radius, top),
        ((middle - radius, top + handle), (middle - handle, top + radius), (middle, top + radius)),
        ((middle + handle, top + radius), (middle + radius, top + handle), (middle + radius, top)),
    ]


def _flap(start: float, end: float, fold: float, edge: float) -> list[Point | Curve]:
    """A flap on a fold from one place to another, as far as an edge; it narrows, so that it slides in."""
    taper = min(TAPER, abs(end - start) / 4) * (1 if end > start else -1)
    return [(start + taper, edge), (end - taper, edge), (end, fold)]


def _lid(left: float, right: float, fold: float) -> list[Point | Curve]:
    """The lid, and the tuck at its end with round corners."""
    narrow, end = PLAY + TUCK_TAPER, min(TUCK_ROUND, (right - left) / 4)
    rest = end * (1 - ROUND)
    return [
        (left + PLAY, fold),
        (left + PLAY, TUCK),
        (left + narrow, end),
        ((left + narrow, rest), (left + narrow + rest, 0.0), (left + narrow + end, 0.0)),
        (right - narrow - end, 0.0),
        ((right - narrow - rest, 0.0), (right - narrow, rest), (right - narrow, end)),
        (right - PLAY, TUCK),
        (right - PLAY, fold),
        (right, fold),
    ]


def _strip(left: float, head: float, foot: float) -> list[Point | Curve]:
    short = min(SHORT_END, (foot - head) / 6)
    return [(left + STRIP, head + short), (left + STRIP, foot - short), (left, foot)]


def _bottom(start: float, end: float, fold: float, deep: float) -> list[Point | Curve]:
    return [(start - PLAY, fold + deep - PLAY), (end + PLAY, fold + deep - PLAY), (end, fold)]


def belly_band(pile: Pile) -> Net:
    """A band around the pile: front, side, back and side beside each other, then the strip, glued behind the front."""
    width, deep = pile.width + CLOSE, pile.thick + CLOSE
    height = min(BAND, pile.height * BAND_PART)
    first, second, third, fourth = width, width + deep, 2 * width + deep, 2 * (width + deep)
    start = (0.0, 0.0)
    outline = Outline(start, ((fourth, 0.0), *_strip(fourth, 0.0, height), (0.0, height), start))
    edges = {"front": (0.0, first), "side": (first, second), "back": (second, third), "other side": (third, fourth)}
    panels = {name: Rect(left, 0, right - left, height) for name, (left, right) in edges.items()}
    folds = tuple(((x, 0.0), (x, height)) for x in (first, second, third, fourth))
    return Net(fourth + STRIP, height, (outline,), folds, panels)


def divider(pile: Pile, place: float) -> Net:
    """A card with a tab, which is folded double; ``place`` is where the tab stands, from 0 at the left to 1 at the right."""
    width, wide = pile.width, pile.width * TAB_PART
    left = (width - wide) * place
    right, top, bottom = left + wide, 2 * TAB, 2 * TAB + pile.height
    start = (0.0, top)
    pieces: list[Point | Curve] = [(left, top)] if left else []
    pieces += [(left, TAB), (left + PLAY, 0.0), (right - PLAY, 0.0), (right, TAB), (right, top)]
    pieces += [(width, top)] if right < width else []
    pieces += [(width, bottom), (0.0, bottom), start]
    panels = {
        "front": Rect(0, top, width, pile.height),
        "tab": Rect(left, TAB, wide, TAB),
        "behind": Rect(left, 0, wide, TAB),
    }
    return Net(width, bottom, (Outline(start, tuple(pieces)),), (((left, TAB), (right, TAB)),), panels)
