"""Blocks, one below the other → pages: which block, or which part of it, stands where; pure placement.

Heights and distances are in points; a block's top is its distance from the top of the page's text area.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

BreakBefore: TypeAlias = Literal["", "whole", "soft", "page", "verso"]
"""Whether a block begins a page of its own: any page, or one on the left; ``soft`` where nothing speaks against it; ``whole``
unless all that stands above it on its page is whole too."""

SetReference: TypeAlias = "Callable[[str, float], Fitted]"
"""Sets the number of a page, or several, at a size in points."""

HAIR = 1e-6
"""Points; what sums of heights may be off by."""


class Position(NamedTuple):
    """Where a block is drawn: the left and top of its room, in points from the bottom left of the page.

    ``begun`` holds, while one book is drawn, the elements of the texts that run on from one page to the next.
    """

    left: float
    top: float
    begun: dict[Block, int]


class Block(Struct, frozen=True, kw_only=True, eq=False):
    """Something that takes a height of the text area and draws itself there; compared by identity.

    Attributes:
        space_before: the distance to the block above, in points; nothing at the top of a page.
        keep_with_next: whether it must stand on the same page as the beginning of the next block.
        break_before: whether it begins a page.
        torn: whether a page that begins with it tears something apart, such as a step of a session.
        anchor: a name by which other blocks find its page.
    """

    space_before: float = 0.0
    keep_with_next: bool = False
    break_before: BreakBefore = ""
    torn: bool = False
    anchor: str = ""

    @property
    def height(self) -> float:
        """In points."""
        return 0.0

    @property
    def least(self) -> float:
        """The height that its beginning needs; all of it where it cannot be split."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 – for blocks that can
        """What fits into the room, and the rest; None where it cannot be split well."""
        return None

    def resolved(self, pages: Mapping[str, int], set_reference: SetReference) -> Block:  # noqa: ARG002 – for blocks that refer
        """The block with its references to other pages set, of the same height.

        Args:
            pages: the page (from 1) of every anchor.
            set_reference: fits the numbers of pages.
        """
        return self

    def draw(self, canvas: Canvas, position: Position) -> None:
        """Draws itself; decides nothing."""
        raise NotImplementedError


class PlacedBlock(NamedTuple):
    """A block and its distance from the top of the text area."""

    block: Block
    top: float


def paginate(blocks: Sequence[Block], height: float) -> list[list[PlacedBlock]]:
    """The blocks on as many pages as they need, each page ``height`` points high.

    A page may stay empty so that a block can begin on the left. A block that is higher than a page stands on its own,
    and runs out of it: layouts fit what they draw.
    """
    pages: list[list[PlacedBlock]] = [[]]
    below = 0.0
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        if block.break_before and pages[-1]:
            pages.append([])
        if block.break_before == "verso" and len(pages) % 2:
            pages.append([])
        gap = block.space_before if _inked(pages[-1]) else 0.0
        top = (below if pages[-1] else 0.0) + gap
        needed = _needed(block, waiting, height)
        lacks_room = needed > 0 and top + needed > height + HAIR
        parts = block.split(height - top) if lacks_room else None
        if parts:
            pages[-1].append(PlacedBlock(parts[0], top))
            waiting.append(parts[1])
            pages.append([])
        elif lacks_room and _inked(pages[-1]):
            waiting.append(block)
            pages.append([])
        else:
            pages[-1].append(PlacedBlock(block, top))
            below = top + block.height
    return pages if pages[-1] else pages[:-1]


def stacked(blocks: Sequence[Block]) -> tuple[PlacedBlock, ...]:
    """The blocks of a page that is known to hold them, one below the other."""
    placed: list[PlacedBlock] = []
    below = 0.0
    for block in blocks:
        top = below + (block.space_before if placed else 0.0)
        placed.append(PlacedBlock(block, top))
        below = top + block.height
    return tuple(placed)


def anchors(pages: Sequence[Sequence[PlacedBlock]], first: int = 1) -> dict[str, int]:
    """The page of every anchor, counted from ``first``."""
    return {
        placed.block.anchor: number
        for number, page in enumerate(pages, start=first)
        for placed in page
        if placed.block.anchor
    }


def _inked(page: Sequence[PlacedBlock]) -> bool:
    return any(placed.block.height for placed in page)


def _needed(block: Block, waiting: Sequence[Block], height: float) -> float:
    """The height that a block needs below it on its page: of what it is kept with, the beginning too.

    Of a chain that is longer than a page only as much is kept together as a page holds.
    """
    needed = block.height
    for following in reversed(waiting):
        if not block.keep_with_next or following.break_before:
            break
        whole = needed + following.space_before + following.height
        begun = needed + following.space_before + following.least
        if min(whole, begun) > height:
            break
        needed = whole if following.keep_with_next and whole <= height else begun
        block = following
    return needed
