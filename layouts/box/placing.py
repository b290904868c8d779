"""The nets of a product and a paper → where each lies on which sheet, and the places that are left for words; all in mm.

A net lies upright on the paper, and the paper stands or lies, whichever leaves more room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from msgspec import Struct

from generator.model.paper import PAPERS, UNPRINTABLE, Rect, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.box.net import Net

PaperChoice: TypeAlias = Literal["a4", "letter", "a3"]
"""Papers that a net may lie on, the smaller ones first."""

PAPER_CHOICES: tuple[PaperChoice, ...] = get_args(PaperChoice)

EDGE = UNPRINTABLE
"""mm from the paper's edge that stay free: what printers may leave blank."""

BETWEEN, BESIDE = 3.0, 7.0
"""mm between one net and the next, and between nets and words."""

COLUMN, WIDEST_COLUMN = 48.0, 92.0
"""mm; the narrowest and the widest column of words."""

LEAST_STRIP = 14.0
"""mm; the lowest strip of words below the nets."""


class Laid(Struct, frozen=True):
    """A net on a sheet: its number among all, and where its top left corner lies."""

    number: int
    left: float
    top: float


class Plan(Struct, frozen=True):
    """How nets lie on sheets of a size; ``words`` are the columns for words on the first sheet, none where none have room."""

    sheet: Size
    pages: tuple[tuple[Laid, ...], ...]
    words: tuple[Rect, ...]


def plans(nets: Sequence[Net], paper: str) -> tuple[Plan, ...]:
    """The ways in which nets of one size lie on a paper, lying and upright; none where it is too small for one."""
    upright = PAPERS[paper]
    lying = Size(width=upright.height, height=upright.width)
    return tuple(plan for sheet in (lying, upright) for plan in _on_sheet(nets, sheet))


def _on_sheet(nets: Sequence[Net], sheet: Size) -> list[Plan]:
    """The ways in which nets lie on a sheet, each with its place for words; none where not even one fits."""
    width, height = nets[0].width, nets[0].height
    room = (sheet.width - 2 * EDGE, sheet.height - 2 * EDGE)
    columns, rows = (
        int((space + BETWEEN) // (size + BETWEEN)) for space, size in zip(room, (width, height), strict=True)
    )
    if not columns or not rows:
        return []
    columns = min(columns, len(nets))
    rows = min(rows, -(-len(nets) // columns))
    places = [
        (column * (width + BETWEEN), row * (height + BETWEEN)) for row in range(rows) for column in range(columns)
    ]
    used = (columns * (width + BETWEEN) - BETWEEN, rows * (height + BETWEEN) - BETWEEN)
    ways = (_beside(sheet, used), _below(sheet, used), _within(nets[0], sheet, used))
    return [Plan(sheet, _pages(places, len(nets), way.shift), way.words) for way in ways if way]


class _Way(NamedTuple):
    """A place for words, and how far all nets are moved from the corner, so that both together stand in the middle."""

    shift: tuple[float, float]
    words: tuple[Rect, ...]


def _pages(
    places: Sequence[tuple[float, float]], many: int, shift: tuple[float, float]
) -> tuple[tuple[Laid, ...], ...]:
    moved = [(EDGE + left + shift[0], EDGE + top + shift[1]) for left, top in places]
    return tuple(
        tuple(Laid(first + at, *place) for at, place in enumerate(moved[: many - first]))
        for first in range(0, many, len(places))
    )


def _beside(sheet: Size, used: tuple[float, float]) -> _Way | None:
    """A column of words to the right of the nets, as high as the sheet."""
    left = sheet.width - 2 * EDGE - used[0] - BESIDE
    if left < COLUMN:
        return None
    wide = min(left, WIDEST_COLUMN)
    aside, down = (left - wide) / 2, (sheet.height - 2 * EDGE - used[1]) / 2
    top = EDGE + down
    return _Way((aside, down), (Rect(EDGE + aside + used[0] + BESIDE, top, wide, sheet.height - EDGE - top),))


def _below(sheet: Size, used: tuple[float, float]) -> _Way | None:
    """Columns of words below the nets, beside each other."""
    right, top = sheet.width - EDGE, EDGE + used[1] + BESIDE
    if sheet.height - EDGE - top < LEAST_STRIP:
        return None
    aside = (sheet.width - 2 * EDGE - used[0]) / 2
    left, room = (EDGE + aside, used[0]) if used[0] >= COLUMN else (EDGE, right - EDGE)
    many = max(1, round((room + BESIDE) / (WIDEST_COLUMN + BESIDE)))
    wide = (room - (many - 1) * BESIDE) / many
    columns = (Rect(left + at * (wide + BESIDE), top, wide, sheet.height - EDGE - top) for at in range(many))
    return _Way((aside, 0.0), tuple(columns))


def _within(net: Net, sheet: Size, used: tuple[float, float]) -> _Way:
    """The nets in the middle of the sheet; the words in a corner of waste, where the net has one with room for them."""
    aside, down = (sheet.width - 2 * EDGE - used[0]) / 2, (sheet.height - 2 * EDGE - used[1]) / 2
    free = net.free
    if free is None or free.width < COLUMN:
        return _Way((aside, down), ())
    return _Way((aside, down), (Rect(EDGE + aside + free.left, EDGE + down + free.top, free.width, free.height),))
