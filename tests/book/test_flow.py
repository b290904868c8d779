from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import helpers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readback import squeezed

from layouts.book.blocks import FEWEST_LINES, Closing, Heading, Opening, TextBlock
from layouts.book.flow import Block, PlacedBlock, Position, anchors, paginate
from layouts.book.sourced_text import SourcedText
from layouts.text.emphasis import Run
from layouts.text.typesetting import Fitted, Line, set_text
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from layouts.book.flow import BreakBefore

ROOM = 100
"""The height of a page, in points."""

HAIR = 1e-6
"""What is lost where numbers are added up."""

FACE = Styles(helpers.theme().fonts).regular


class Slab(Block, frozen=True, kw_only=True, eq=False):
    """A block that cannot be split."""

    height: float


def slab(
    height: float, before: float = 0, *, keep: bool = False, break_before: BreakBefore = "", anchor: str = ""
) -> Slab:
    return Slab(height=height, space_before=before, keep_with_next=keep, break_before=break_before, anchor=anchor)


@dataclass(frozen=True)
class Spec:
    """A block to make: ``lines`` of a text, or without them the height of a slab; neither is an opening or a closing."""

    lines: int = 0
    height: float = 0.0
    before: float = 0.0
    keep: bool = False
    break_before: BreakBefore = ""


def text(
    lines: int,
    before: float = 0,
    *,
    keep: bool = False,
    break_before: BreakBefore = "",
    name: str = "",
    anchor: str = "",
) -> TextBlock:
    """A paragraph that counts its lines: 9 points for the first of them, 10 for each of the others."""
    return TextBlock(
        fitted=numbered(lines, name), role="P", colour="#000000",
        space_before=before, keep_with_next=keep, break_before=break_before, anchor=anchor,
    )  # fmt: skip


def numbered(lines: int, name: str = "") -> Fitted:
    return Fitted(tuple(Line((Run(f"{name}{n}", FACE),), 50) for n in range(lines)), 10, 10, 7, 2)


def made(specs: Sequence[Spec]) -> list[Block]:
    blocks: list[Block] = []
    for number, spec in enumerate(specs):
        if spec.lines:
            blocks.append(
                text(spec.lines, spec.before, keep=spec.keep, break_before=spec.break_before, name=f"{number} ")
            )
        elif spec.height:
            blocks.append(slab(spec.height, spec.before, keep=spec.keep, break_before=spec.break_before))
        else:
            blocks.append(Opening(role="L") if spec.keep else Closing())
    return blocks


heights = st.one_of(st.integers(1, 60).map(float), st.floats(0.5, 60))
gaps = st.sampled_from([0.0, 5.0, 12.5])
breaks = st.sampled_from(["", "", "", "", "", "page", "verso"])
slabs = st.builds(Spec, height=heights, before=gaps, keep=st.booleans(), break_before=breaks)
texts = st.builds(Spec, lines=st.integers(1, 25), before=gaps, keep=st.booleans(), break_before=breaks)
brackets = st.builds(Spec, keep=st.booleans())
towers = st.builds(Spec, height=st.floats(ROOM + 1, 2 * ROOM), before=gaps)
anything = st.lists(st.one_of(slabs, texts, brackets, towers), max_size=25)
calm = st.lists(st.one_of(slabs, texts, brackets), max_size=25)


# ------------------------------------------------------------------------------------------- everything has a place


@given(anything)
def test_every_block_is_placed_once_and_in_order_and_no_line_is_lost(specs: list[Spec]) -> None:
    blocks = made(specs)
    assert in_order(placed.block for placed in flat(paginate(blocks, ROOM))) == in_order(blocks)


def flat(pages: Sequence[Sequence[PlacedBlock]]) -> list[PlacedBlock]:
    return [placed for page in pages for placed in page]


def in_order(blocks: Iterable[Block]) -> list[object]:
    """What blocks hold: the lines of texts, and other blocks themselves."""
    found: list[object] = []
    for block in blocks:
        found += block.fitted.lines if isinstance(block, TextBlock) else [block]
    return found


@given(anything)
def test_nothing_runs_out_of_a_page_but_what_alone_is_higher_than_one(specs: list[Spec]) -> None:
    for page in paginate(made(specs), ROOM):
        for block, top in page:
            assert top >= 0
            assert top + block.height <= ROOM + HAIR or block.height > ROOM or not block.height
            if block.height > ROOM:
                assert top == 0
                assert [each.block for each in page if each.block.height] == [block]


@given(anything)
def test_blocks_stand_below_each_other_at_the_distance_they_ask_for(specs: list[Spec]) -> None:
    for page in paginate(made(specs), ROOM):
        inked = [placed for placed in page if placed.block.height]
        assert all(placed.top == 0 for placed in inked[:1])
        for above, below in pairwise(inked):
            assert below.top - above.top - above.block.height == pytest.approx(below.block.space_before, abs=HAIR)


@given(anything)
def test_a_text_that_runs_on_has_two_lines_or_more_on_either_page(specs: list[Spec]) -> None:
    blocks = made(specs)
    for block, _ in flat(paginate(blocks, ROOM)):
        if isinstance(block, TextBlock) and block not in blocks:
            assert len(block.fitted.lines) >= FEWEST_LINES


@given(anything)
def test_a_block_that_asks_for_a_page_of_its_own_begins_one(specs: list[Spec]) -> None:
    blocks = made(specs)
    pages = paginate(blocks, ROOM)
    for block in blocks:
        if block.break_before:
            number = first_page(pages, block)
            assert first_line(pages[number - 1][0].block) is first_line(block)
            assert block.break_before == "page" or number % 2 == 0


def first_line(block: Block) -> object:
    return block.fitted.lines[0] if isinstance(block, TextBlock) else block


def first_page(pages: Sequence[Sequence[PlacedBlock]], block: Block) -> int:
    """The page, from 1, where a block begins."""
    begun = first_line(block)
    return next(n for n, page in enumerate(pages, start=1) if any(first_line(each.block) is begun for each in page))


def last_page(pages: Sequence[Sequence[PlacedBlock]], block: Block) -> int:
    """The page, from 1, where a block ends."""
    if not isinstance(block, TextBlock):
        return first_page(pages, block)
    held = [
        [line for each in page if isinstance(each.block, TextBlock) for line in each.block.fitted.lines]
        for page in pages
    ]
    return next(n for n, lines in enumerate(held, start=1) if block.fitted.lines[-1] in lines)


# --------------------------------------------------------------------------------------------------- what is kept


@given(calm)
def test_what_is_kept_with_the_next_stands_with_its_beginning_wherever_a_page_can_hold_them(specs: list[Spec]) -> None:
    blocks = made(specs)
    pages = paginate(blocks, ROOM)
    for number, (block, following) in enumerate(pairwise(blocks)):
        if block.keep_with_next and not following.break_before and needed(blocks[number:]) <= ROOM:
            assert last_page(pages, block) == first_page(pages, following)


def needed(blocks: Sequence[Block]) -> float:
    """The height of the first block and of all that must stand with it."""
    total = blocks[0].height
    for block, following in pairwise(blocks):
        if not block.keep_with_next or following.break_before:
            break
        total += following.space_before + (following.height if following.keep_with_next else following.least)
    return total


@given(calm)
def test_a_page_ends_only_where_the_next_block_and_what_it_is_kept_with_do_not_fit(specs: list[Spec]) -> None:
    blocks = made(specs)
    pages = paginate(blocks, ROOM)
    begun = {first_line(block): number for number, block in enumerate(blocks)}
    for page, following in pairwise(pages):
        number = begun.get(first_line(following[0].block)) if following else None
        if number is None or not page or blocks[number].break_before:
            continue  # a page left empty, the rest of a text, or a page of one's own
        kept = needed(blocks[number:]) if blocks[number].keep_with_next else blocks[number].least
        inked = [placed for placed in page if placed.block.height]
        below = max((top + block.height for block, top in inked), default=0.0)
        assert below + (blocks[number].space_before if inked else 0) + kept > ROOM - HAIR


@given(st.lists(st.one_of(slabs, texts), min_size=1, max_size=6))
def test_the_first_of_a_chain_that_no_page_can_hold_is_not_left_alone(specs: list[Spec]) -> None:
    chain = [slab(10, keep=True), slab(15, 5, keep=True), slab(45, keep=True), slab(60, keep=True), slab(1)]
    pages = paginate([*made(specs), *chain], ROOM)
    assert first_page(pages, chain[0]) == first_page(pages, chain[1])


@pytest.mark.parametrize("lines", [1, 2, 4, 7])
def test_a_heading_is_never_the_last_thing_on_a_page_however_long_it_is(lines: int) -> None:
    for taken in range(ROOM):
        heading = Heading(fitted=numbered(lines), role="H2", colour="#000000", title=SourcedText("A title"), level=2)
        for page in paginate([slab(taken), heading, text(6, name="below ")], ROOM):
            last = page[-1].block
            assert not (isinstance(last, TextBlock) and last.role == "H2"), taken


def test_a_heading_is_not_moved_for_the_sake_of_what_begins_a_page_anyway() -> None:
    label = slab(20, keep=True)
    pages = paginate([slab(70), label, slab(30, break_before="page")], ROOM)
    assert [len(page) for page in pages] == [2, 1]


def test_the_first_item_of_a_list_comes_along_with_its_opening() -> None:
    opening, item, closing = Opening(role="L"), slab(40), Closing()
    pages = paginate([slab(70), opening, item, closing], ROOM)
    assert [each.block for each in pages[1]] == [opening, item, closing]


def test_a_closing_stays_with_the_last_thing_it_closes() -> None:
    closing = Closing()
    assert paginate([Opening(role="L"), slab(100), closing, slab(10)], ROOM)[0][-1].block is closing


# --------------------------------------------------------------------------------------------------- empty pages


@given(anything)
def test_the_last_page_is_never_empty(specs: list[Spec]) -> None:
    pages = paginate(made(specs), ROOM)
    if any(placed.block.height for placed in flat(pages)):
        assert any(placed.block.height for placed in pages[-1])
    assert all(pages[-1:])


@given(anything)
def test_a_page_is_left_empty_only_before_one_on_the_left(specs: list[Spec]) -> None:
    blocks = made(specs)
    lefts = [first_line(block) for block in blocks if block.break_before == "verso"]
    pages = paginate(blocks, ROOM)
    for number, page in enumerate(pages, start=1):
        if not page:
            assert number % 2 == 1
            assert first_line(pages[number][0].block) in lefts


def test_nothing_makes_no_pages() -> None:
    assert paginate([], ROOM) == []


def test_a_page_may_be_filled_to_the_last_point() -> None:
    assert len(paginate([slab(40), slab(50, before=10)], ROOM)) == 1
    assert len(paginate([slab(40), slab(50.01, before=10)], ROOM)) == 2


def test_on_the_left_means_an_even_page() -> None:
    pages = paginate([slab(10), slab(10, break_before="verso"), slab(10, break_before="verso")], ROOM)
    assert [len(page) for page in pages] == [1, 1, 0, 1]
    assert [len(page) for page in paginate([slab(10, break_before="verso")], ROOM)] == [0, 1]


# ------------------------------------------------------------------------------------------------ texts in two parts


@given(st.integers(1, 30), st.floats(-50, 400))
def test_a_split_loses_no_line_fits_its_room_and_leaves_nobody_alone(lines: int, room: float) -> None:
    whole = text(lines, keep=True)
    parts = whole.split(room)
    if parts is None:
        assert lines < 2 * FEWEST_LINES or room < whole.least
        return
    head, tail = parts
    assert (*head.fitted.lines, *tail.fitted.lines) == whole.fitted.lines
    assert head.height <= room
    assert min(len(head.fitted.lines), len(tail.fitted.lines)) >= FEWEST_LINES
    assert (head.keep_with_next, tail.keep_with_next) == (False, True)
    more = text(len(head.fitted.lines) + 1).height
    assert more > room or len(tail.fitted.lines) == FEWEST_LINES


@pytest.mark.parametrize(("lines", "least"), [(1, 9), (2, 19), (3, 29), (4, 19), (9, 19)])
def test_two_lines_of_a_long_text_stay_together_and_a_short_one_whole(lines: int, least: float) -> None:
    assert text(lines).least == least


@pytest.mark.parametrize("size", [10, 11.2, 12.544])
def test_a_text_is_split_where_there_is_just_the_room_that_its_beginning_needs(size: float, styles: Styles) -> None:
    fitted = set_text("one\ntwo\nthree\nfour\nfive", styles.running, size, 100, "en")
    assert fitted is not None
    whole = TextBlock(fitted=fitted, role="P", colour="#000000")
    assert whole.split(whole.least)


def test_the_beginning_of_a_split_text_keeps_its_anchor_and_its_distance() -> None:
    whole = TextBlock(fitted=numbered(8), role="P", colour="#000000", space_before=12, anchor="here", indent=5)
    parts = whole.split(30)
    assert parts is not None
    assert [(part.anchor, part.space_before, part.indent, part.role) for part in parts] == [
        ("here", 12, 5, "P"),
        ("", 12, 5, "P"),
    ]


def test_anchors_are_found_on_the_page_where_their_block_begins() -> None:
    here, there = text(12, name="here ", anchor="here"), slab(90, anchor="there")
    pages = paginate([slab(50), here, there], ROOM)
    assert anchors(pages) == {"here": 1, "there": 3}
    assert anchors(pages, first=5) == {"here": 5, "there": 7}


def test_a_text_on_two_pages_is_read_as_one() -> None:
    draft = helpers.Draft()
    fitted = set_text("one\ntwo\nthree\nfour\nfive", draft.styles.text, 20, 100, "en")
    assert fitted is not None
    whole = TextBlock(fitted=fitted, role="P", colour="#000000")
    parts = whole.split(whole.least + 1)
    assert parts is not None
    begun: dict[Block, int] = {}
    draft.canvas.open("Sect")
    for part in parts:
        with draft.page():
            part.draw(draft.canvas, Position(20, 200, begun))
    draft.canvas.close()
    printed = draft.finish()
    [(role, said)] = printed.elements()
    assert (role, squeezed(said)) == ("P", "onetwothreefourfive")
    assert [printed.text(page).split() for page in (0, 1)] == [["one", "two"], ["three", "four", "five"]]


def test_an_opening_holds_what_comes_until_its_closing_also_on_the_next_page() -> None:
    draft = helpers.Draft()
    fitted = set_text("here", draft.styles.text, 20, 100, "en")
    assert fitted is not None
    items = [TextBlock(fitted=fitted, role="P", colour="#000000") for _ in range(3)]
    blocks = [Opening(role="Sect"), items[0], slab(80), items[1], Closing(), items[2]]
    for page in paginate(blocks, ROOM):
        with draft.page():
            for block, top in page:
                if not isinstance(block, Slab):
                    block.draw(draft.canvas, Position(20, 200 - top, {}))
    printed = draft.finish()
    assert len(printed) == 2
    document = printed.catalog.StructTreeRoot.K
    assert [str(kid.S) for kid in document.K] == ["/Sect", "/P"]
    assert [str(kid.S) for kid in document.K[0].K] == ["/P", "/P"]
