"""Paper that is printed twice by hand: every way through a printer, written without the program's own reckoning.

A sheet has two faces: P, which is printed first, and Q behind it. Both have their heads at the same end, so a sheet that is
turned over as a page of a book, about its long edge, shows Q upright where P was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import Literal, get_args

Turn = Literal["long", "short", "spun", "not"]
Face = Literal["P", "Q"]
Facing = Literal["up", "down"]
End = Literal["top", "bottom"]

OTHER: dict[Face, Face] = {"P": "Q", "Q": "P"}


@dataclass(frozen=True)
class Path:
    """How a pile that was printed once goes through again.

    ``prints`` is the face of the sheets in the tray that the printer prints, ``takes`` the end of the pile that it takes from,
    ``turn`` what is done with the pile in between: turned over about an edge, spun on the table, or left as it is.
    """

    prints: Facing
    turn: Turn
    takes: End


ALL = [Path(prints, turn, takes) for prints, turn, takes in product(get_args(Facing), get_args(Turn), get_args(End))]


@dataclass(frozen=True)
class Lying:
    """A sheet in a pile: its number from 0, the face that is up, and whether its head points to the near end."""

    sheet: int
    up: Face
    head_near: bool = False


def printed_second(path: Path, sheets: int) -> list[tuple[int, bool]]:
    """Of the second file's pages, in their order: on which sheet each lands, and whether upside down there."""
    blank: Face = "Q" if path.prints == "up" else "P"  # what must be up in the tray, so that Q is printed
    turned_over = path.turn in ("long", "short")
    came_out = OTHER[blank] if turned_over else blank  # a printer that delivers so is fed so
    pile = [Lying(sheet, came_out) for sheet in reversed(range(sheets))]  # the last sheet came to lie on top
    if path.turn in ("long", "short"):
        pile = [replace(each, up=OTHER[each.up]) for each in reversed(pile)]
    if path.turn in ("short", "spun"):
        pile = [replace(each, head_near=not each.head_near) for each in pile]
    taken = pile if path.takes == "top" else pile[::-1]
    assert all(each.up == blank for each in taken)
    return [(each.sheet, each.head_near) for each in taken]


def seen(path: Path) -> str:
    """What somebody reads on the calibration sheets: what stands behind the first sheet's 1, and which way up."""
    landed = printed_second(path, 2)
    (page, upside_down) = next((page, near) for page, (sheet, near) in enumerate(landed, start=1) if sheet == 0)
    return f"{page} {'down' if upside_down else 'up'}"
