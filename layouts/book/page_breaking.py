"""Blocks, one below the other → pages that are full where they can be: all pages of a book are broken at once.

What is kept with the next block stands on its page. Of all ways to divide the rest, the one that costs least is taken: an
empty half of a page costs, a page of a few lines costs much, and so does a page turn in the midst of a step. Pure
placement; lengths are in points.
"""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from layouts.book.blocks import FEWEST_LINES, Closing, Heading, ListItem, TextBlock, lines_of
from layouts.book.flow import HAIR, Block, PlacedBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEAST_FILLED = 0.25
"""Of a page: what is emptier looks like a mistake."""

LONG = 5
"""Lines: a longer paragraph may run on to the next page."""

PAGE, EMPTY, LAST_EMPTY, TOO_EMPTY = 40.0, 100.0, 30.0, 5000.0
"""What costs: a page more; a page that is empty, also at the end of a chapter; one that is emptier than a quarter."""

RUN_ON, BELOW_TAIL, TORN, TURNED = 70.0, 250.0, 25.0, 90.0
"""What costs: a chapter that begins below another, a step that begins below the end of one from the page before; a page that
begins inside something, and one whose leaf must be turned for it.
"""


class Unit(NamedTuple):
    """Blocks that stand on one page.

    Attributes:
        blocks: one below the other.
        alone: what they add to a page that is empty so far, in points.
        below: what they add below others.
        inked: whether there is anything to see of them.
    """

    blocks: tuple[Block, ...]
    alone: float
    below: float
    inked: bool

    @property
    def first(self) -> Block:
        """The one that a page would begin with."""
        return self.blocks[0]


def break_pages(blocks: Sequence[Block], height: float) -> list[list[PlacedBlock]]:
    """The blocks on pages that are each ``height`` points high; the first page lies on the right.

    A block that is higher than a page stands on its own, and runs out of it: layouts fit what they draw.
    """
    units = list(_units(list(_parts(blocks)), height))
    many = len(units)
    best: list[list[tuple[float, int, int]]] = [[(float("inf"), 0, 0)] * 2 for _ in range(many + 1)]
    best[0][1] = (0.0, 0, 0)  # state: units that are placed, and whether the next page has an odd number
    for start in range(many):
        for odd in (0, 1):
            so_far = best[start][odd][0]
            if so_far == float("inf"):
                continue
            for end, cost in _pages_from(units, start, height):
                turned = TURNED if odd == 0 and units[start].first.torn else 0.0
                total = so_far + cost + turned
                if total < best[end][1 - odd][0] - HAIR:
                    best[end][1 - odd] = (total, start, odd)
    return _placed(units, best) if units else []


def _pages_from(units: Sequence[Unit], start: int, height: float) -> Iterator[tuple[int, float]]:
    """Every page that can begin with a unit: with which unit it ends, and what it costs."""
    below = run_on = 0.0
    inked = False
    for end in range(start, len(units)):
        unit = units[end]
        if end > start and unit.first.break_before in {"page", "verso"}:
            break
        if end > start and unit.first.break_before == "soft":
            run_on += RUN_ON
        if end > start and _below_a_tail(units[start], unit):
            run_on += BELOW_TAIL
        below += unit.below if inked else unit.alone
        inked |= unit.inked
        if below > height + HAIR and end > start:
            break
        yield end + 1, run_on + _cost(units, start, end, below / height)


def _below_a_tail(top: Unit, unit: Unit) -> bool:
    """Whether something that should stand among whole things would stand below the end of one that was torn."""
    return unit.first.break_before == "whole" and top.first.torn


def _cost(units: Sequence[Unit], start: int, end: int, filled: float) -> float:
    """What a page costs that holds these units and is filled so far."""
    at_end = end + 1 == len(units)
    ends = at_end or units[end + 1].first.break_before in {"soft", "page", "verso"}
    empty = max(1 - filled, 0.0)
    return (
        PAGE
        + (LAST_EMPTY if ends else EMPTY) * empty**2
        + (TOO_EMPTY if filled < LEAST_FILLED else 0.0)
        + (TORN if units[start].first.torn else 0.0)
    )


def _placed(units: Sequence[Unit], best: Sequence[Sequence[tuple[float, int, int]]]) -> list[list[PlacedBlock]]:
    """The way that costs least, from the last page back to the first."""
    end = len(units)
    odd = min((0, 1), key=lambda parity: best[end][parity][0])
    pages: list[list[PlacedBlock]] = []
    while end:
        _, start, before = best[end][odd]
        pages.append(_page([block for unit in units[start:end] for block in unit.blocks]))
        end, odd = start, before
    return pages[::-1]


def _page(blocks: Iterable[Block]) -> list[PlacedBlock]:
    """Blocks from the top of a page down; parts of a text that meet are one again."""
    placed: list[PlacedBlock] = []
    below = 0.0
    inked = False
    for block in _joined(blocks):
        top = below + (block.space_before if inked else 0.0)
        placed.append(PlacedBlock(block, top))
        if block.height:
            below, inked = top + block.height, True
    return placed


def _unit(blocks: Iterable[Block]) -> Unit:
    """Blocks as a unit; each height is asked for once, as every page that might hold it is tried."""
    blocks = tuple(blocks)
    heights = [(block.height, block.space_before) for block in blocks if block.height]
    alone = below = 0.0
    for number, (height, space) in enumerate(heights):
        alone += height + (space if number else 0.0)
        below += height + space
    return Unit(blocks, alone, below, bool(heights))


def _units(blocks: Sequence[Block], height: float) -> Iterator[Unit]:
    """The blocks in groups that stay together; one that is higher than a page comes apart again."""
    group: list[Block] = []
    for at, block in enumerate(blocks):
        group.append(block)
        if not _joins(block, blocks[at + 1] if at + 1 < len(blocks) else None):
            yield from _fitting(group, height)
            group = []


def _joins(block: Block, following: Block | None) -> bool:
    """Whether a block stands on the page of the next: elements open with their first block, and close with their last."""
    if following is None or following.break_before:
        return False
    opens = not block.height and not isinstance(block, Closing)
    return block.keep_with_next or opens or isinstance(following, Closing)


def _fitting(group: list[Block], height: float) -> Iterator[Unit]:
    """A group as one unit; or as many as it needs, where it is higher than a page."""
    whole = _unit(group)
    if whole.alone <= height + HAIR:
        yield whole
        return
    held: list[Block] = []
    for block, following in zip_longest(group, group[1:]):
        held.append(block)
        names = isinstance(block, Heading) or (not block.height and not isinstance(block, Closing))
        leads_on = following and (names or isinstance(following, Closing))
        if following and leads_on and _unit((*held, following)).alone <= height:
            continue
        yield _unit(held)
        held = []


def _parts(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, long paragraphs in parts: two lines at either end stay together."""
    for block in blocks:
        if type(block) is not TextBlock or isinstance(block, Heading | ListItem) or len(block.fitted.widths) <= LONG:
            yield block
            continue
        lines = len(block.fitted.widths)
        cuts = [0, *range(FEWEST_LINES, lines - FEWEST_LINES + 1), lines]
        for number, (start, end) in enumerate(pairwise(cuts)):
            last = end == lines
            yield replace(
                block,
                fitted=lines_of(block.fitted, start, end),
                whole=block,
                begins=start,
                space_before=0.0 if number else block.space_before,
                break_before="" if number else block.break_before,
                anchor="" if number else block.anchor,
                keep_with_next=block.keep_with_next and last,
            )


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, parts of one text that follow each other as one."""
    waiting: TextBlock | None = None
    for block in blocks:
        if isinstance(block, TextBlock) and waiting and block.whole and block.whole is waiting.whole:
            fitted = lines_of(block.whole.fitted, waiting.begins, block.begins + len(block.fitted.widths))
            waiting = replace(waiting, fitted=fitted, keep_with_next=block.keep_with_next)
            continue
        if waiting:
            yield _complete(waiting)
        waiting = None
        if isinstance(block, TextBlock) and block.whole:
            waiting = block
        else:
            yield block
    if waiting:
        yield _complete(waiting)


def _complete(block: TextBlock) -> TextBlock:
    """A text whose parts have all met again is no part any more."""
    whole = block.whole
    if whole and len(whole.fitted.widths) == len(block.fitted.widths):
        return replace(block, whole=None)
    return block
