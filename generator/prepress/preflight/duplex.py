"""Where the fronts and the backs of a deck's cards lie on two pages of a sheet → the backs that miss their fronts.

The mirror is worked out here anew and not taken from ``paper``: a check that shares its sum with what it checks sees
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Flip, Rect, Turn

Axis: TypeAlias = Literal["vertical", "horizontal"]

TOLERANCE = 0.01  # mm, far below what any printer does, far above the rounding of numbers in a PDF
HALF, FULL = 180, 360  # degrees
MOST_CELLS = 500  # of a side: more are no cards


@dataclass(frozen=True, slots=True)
class PlacedFace:
    """A card's front or back as it lies on its page: the form drawn there, in mm from the paper's top left.

    ``turn`` is how far it is turned to the right, in degrees.
    """

    side: Literal["front", "back"]
    area: Rect
    turn: Turn = 0


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page of a deck: its number from 1, its width and height in mm, and the faces on it."""

    page: int
    width: float
    height: float
    faces: tuple[PlacedFace, ...]

    @property
    def kind(self) -> str:
        """``front`` or ``back``; empty for a page with neither, or with both, as on a sheet that is folded."""
        kinds = {face.side for face in self.faces}
        return kinds.pop() if len(kinds) == 1 else ""


@dataclass(frozen=True, slots=True)
class Miss:
    """A face without its other side where that should be.

    ``right`` and ``down`` are the mm by which the back lies off, seen from the back; 0 where that is not the fault.
    """

    page: int
    what: str
    right: float = 0.0
    down: float = 0.0


def axis_of(width: float, height: float, flip: Flip) -> Axis:
    """The axis about which a printer turns a sheet of this size for its second side."""
    return "vertical" if (height >= width) == (flip == "long-edge") else "horizontal"


def mirrors(front: CardPage, back: CardPage, axis: Axis) -> tuple[Miss, ...]:
    """The backs that do not lie behind their fronts, within a hundredth of a millimetre."""
    if max(len(front.faces), len(back.faces)) > MOST_CELLS:
        return (Miss(back.page, f"more than {MOST_CELLS} cards on a page: their backs were not checked"),)
    backs = list(back.faces)
    missed: list[Miss] = []
    for face in front.faces:
        left, top = face.area.left, face.area.top
        if axis == "vertical":
            left = front.width - face.area.right
        else:
            top = front.height - face.area.bottom
        near = min(backs, key=lambda other: _apart(other, left, top), default=None)
        if near is None or _apart(near, left, top) > min(face.area.width, face.area.height) / 2:
            missed.append(Miss(front.page, f"no back lies behind the front at {_at(face)}"))
            continue
        backs.remove(near)
        missed += _compared(face, near, back.page, near.area.left - left, near.area.top - top)
        if near.turn != ((0 if axis == "vertical" else HALF) - face.turn) % FULL:
            missed.append(
                Miss(back.page, f"the back at {_at(near)} stands the wrong way up for this turn of the paper")
            )
    missed += [Miss(back.page, f"no front lies behind the back at {_at(other)}") for other in backs]
    return tuple(missed)


def missed_backs(pages: Sequence[CardPage], flip: Flip) -> tuple[Miss, ...]:
    """Every back of a deck that misses its front; none for a file with only fronts or only backs.

    Fronts and backs alternate, whichever comes first; a sheet's first side has an odd page number.
    """
    faced = [side for side in pages if side.kind]
    if {side.kind for side in faced} != {"front", "back"}:
        return ()
    missed: list[Miss] = []
    while faced:
        first, *rest = faced
        second = rest[0] if rest and rest[0].page == first.page + 1 and rest[0].kind != first.kind else None
        faced = rest[1:] if second else rest
        if second is None:
            other = "back" if first.kind == "front" else "front"
            missed.append(Miss(first.page, f"no {other}s follow on the next page"))
            continue
        if first.page % 2 == 0:
            missed.append(Miss(first.page, "its other side is the next page, so they print on two different sheets"))
        front, back = (first, second) if first.kind == "front" else (second, first)
        if _different(front, back):
            missed.append(Miss(back.page, "it is of another size than its front"))
        else:
            missed += _together(mirrors(front, back, axis_of(front.width, front.height, flip)), len(back.faces))
    return tuple(missed)


def _together(missed: Sequence[Miss], cells: int) -> list[Miss]:
    """Backs that all lie off by the same way said as one."""

    def shift(miss: Miss) -> tuple[int, float, float]:
        return miss.page, round(miss.right, 2) + 0.0, round(miss.down, 2) + 0.0

    found: list[Miss] = []
    for (page, right, down), group in groupby(sorted(missed, key=shift), key=shift):
        same = list(group)
        if len(same) > 1 and (right or down):
            many = f"all {cells}" if len(same) == cells else f"{len(same)}"
            found.append(Miss(page, f"{many} backs lie {_way(right, down)} of where their fronts are", right, down))
        else:
            found += same
    return found


def _compared(front: PlacedFace, back: PlacedFace, page: int, right: float, down: float) -> list[Miss]:
    wider, taller = back.area.width - front.area.width, back.area.height - front.area.height
    if max(abs(wider), abs(taller)) > TOLERANCE:
        size = f"{back.area.width:.2f} × {back.area.height:.2f} mm"
        return [Miss(page, f"the back at {_at(back)} is {size}, its front another size")]
    if max(abs(right), abs(down)) > TOLERANCE:
        return [Miss(page, f"the back at {_at(back)} lies {_way(right, down)} of where its front is", right, down)]
    return []


def _way(right: float, down: float) -> str:
    across = f"{abs(right):.2f} mm {'right' if right > 0 else 'left'}" if abs(right) > TOLERANCE else ""
    along = f"{abs(down):.2f} mm {'below' if down > 0 else 'above'}" if abs(down) > TOLERANCE else ""
    return " and ".join(filter(None, (across, along)))


def _different(front: CardPage, back: CardPage) -> bool:
    return max(abs(front.width - back.width), abs(front.height - back.height)) > TOLERANCE


def _apart(face: PlacedFace, left: float, top: float) -> float:
    return max(abs(face.area.left - left), abs(face.area.top - top))


def _at(face: PlacedFace) -> str:
    return f"{face.area.left:.1f}, {face.area.top:.1f} mm"
