"""Blocks, one below the other → pages: which block, or which part of it, stands where; pure placement.

Heights and distances are in points; a block's top is its distance from the top of the page's text area.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from layouts.pdf.canvas import Canvas

Fresh: TypeAlias = Literal["", "page", "verso"]
"""Whether a block begins a page of its own: any page, or one on the left."""

HAIR = 1e-6
"""Points; what sums of heights may be off by."""

FEWEST_LINES = 2
"""Of a paragraph, at the foot of a page or at the top of the next."""


class Place(NamedTuple):
    """Where a block is drawn: the left and top of its room on the page, and the pages (from 1) of all anchors."""

    left: float
    top: float
    pages: Mapping[str, int]


class Block:
    """Something that takes a height of the text area and draws itself there.

    Attributes:
        height: in points.
        before: the distance to the block above; nothing at the top of a page.
        keep: whether it must stand on the same page as the beginning of the next block.
        fresh: whether it begins a page.
        anchor: a name by which other blocks find its page.
    """

    height: float = 0.0
    before: float = 0.0
    keep: bool = False
    fresh: Fresh = ""
    anchor: str = ""

    @property
    def least(self) -> float:
        """The height that its beginning needs; all of it where it cannot be split."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 – for blocks that can
        """What fits into the room, and the rest; None where it cannot be split well."""
        return None

    def draw(self, canvas: Canvas, place: Place) -> None:
        """Draws itself; decides nothing."""
        raise NotImplementedError


class Opening(Block):
    """The beginning of an element that holds the blocks up to its ``Closing``; takes no room."""

    keep = True

    def __init__(self, role: str) -> None:
        self.role = role

    def draw(self, canvas: Canvas, place: Place) -> None:  # noqa: ARG002 – it has no place
        """Opens the element."""
        canvas.open(self.role)


class Closing(Block):
    """The end of the element that was opened last; takes no room."""

    def draw(self, canvas: Canvas, place: Place) -> None:  # noqa: ARG002 – it has no place
        """Closes the element."""
        canvas.close()


class Text(Block):
    """A fitted text as an element; it may run on to the next page, never with a single line on either."""

    def __init__(
        self,
        fitted: Fitted,
        role: str,
        colour: str,
        *,
        indent: float = 0.0,
        before: float = 0.0,
        keep: bool = False,
        fresh: Fresh = "",
        anchor: str = "",
        opened: list[tuple[Canvas, int]] | None = None,
    ) -> None:
        self.fitted, self.role, self.colour, self.indent = fitted, role, colour, indent
        self.height, self.before, self.keep, self.fresh, self.anchor = fitted.height, before, keep, fresh, anchor
        self._opened: list[tuple[Canvas, int]] = [] if opened is None else opened

    @property
    def least(self) -> float:
        """The height of the lines that must stay together at its beginning."""
        lines = self.fitted.lines
        return self.height if len(lines) < 2 * FEWEST_LINES else _part(self.fitted, 0, FEWEST_LINES).height

    def split(self, room: float) -> tuple[Text, Text] | None:
        """Its first lines and the others."""
        lines = len(self.fitted.lines)
        fitting = int((room - self.fitted.cap_height - self.fitted.descent + HAIR) / self.fitted.leading) + 1
        fitting = min(fitting, lines - FEWEST_LINES)
        if fitting < FEWEST_LINES:
            return None
        head, tail = (
            Text(
                _part(self.fitted, start, end), self.role, self.colour,
                indent=self.indent, before=self.before, keep=keep, anchor=anchor, opened=self._opened,
            )
            for start, end, keep, anchor in ((0, fitting, False, self.anchor), (fitting, lines, self.keep, ""))
        )  # fmt: skip
        return head, tail

    def draw(self, canvas: Canvas, place: Place) -> None:
        """Draws its lines; the second part continues the element of the first."""
        left = place.left + self.indent
        if self._opened and self._opened[0][0] is canvas:
            canvas.more(self._opened[0][1], self.role, self.fitted, left, place.top, self.colour)
        else:
            self._opened[:] = [(canvas, canvas.element(self.role, self.fitted, left, place.top, self.colour))]


class Placed(NamedTuple):
    """A block and its distance from the top of the text area."""

    block: Block
    top: float


def paginate(blocks: Sequence[Block], height: float) -> list[list[Placed]]:
    """The blocks on as many pages as they need, each page ``height`` points high.

    A page may stay empty so that a block can begin on the left. A block that is higher than a page stands on its own,
    and runs out of it: layouts fit what they draw.
    """
    pages: list[list[Placed]] = [[]]
    below = 0.0
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        if block.fresh and pages[-1]:
            pages.append([])
        if block.fresh == "verso" and len(pages) % 2:
            pages.append([])
        gap = block.before if _inked(pages[-1]) else 0.0
        top = (below if pages[-1] else 0.0) + gap
        needed = _needed(block, waiting, height)
        lacks_room = needed > 0 and top + needed > height + HAIR
        parts = block.split(height - top) if lacks_room else None
        if parts:
            pages[-1].append(Placed(parts[0], top))
            waiting.append(parts[1])
            pages.append([])
        elif lacks_room and _inked(pages[-1]):
            waiting.append(block)
            pages.append([])
        else:
            pages[-1].append(Placed(block, top))
            below = top + block.height
    return pages if pages[-1] else pages[:-1]


def anchors(pages: Sequence[Sequence[Placed]], first: int = 1) -> dict[str, int]:
    """The page of every anchor, counted from ``first``."""
    return {
        placed.block.anchor: number
        for number, page in enumerate(pages, start=first)
        for placed in page
        if placed.block.anchor
    }


def _inked(page: Sequence[Placed]) -> bool:
    return any(placed.block.height for placed in page)


def _needed(block: Block, waiting: Sequence[Block], height: float) -> float:
    """The height that a block needs below it on its page: with ``keep``, that of the next one's beginning too.

    Of a chain that is longer than a page only as much is kept together as a page holds.
    """
    needed = block.height
    for following in reversed(waiting):
        if not block.keep or following.fresh:
            break
        whole = needed + following.before + following.height
        begun = needed + following.before + following.least
        if min(whole, begun) > height:
            break
        needed = whole if following.keep and whole <= height else begun
        block = following
    return needed


def _part(fitted: Fitted, start: int, end: int) -> Fitted:
    return Fitted(fitted.lines[start:end], fitted.size, fitted.leading, fitted.cap_height, fitted.descent)
