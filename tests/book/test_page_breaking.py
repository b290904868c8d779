from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import theme
from hypothesis import given
from hypothesis import strategies as st

from layouts.book.blocks import Closing, Opening, TextBlock
from layouts.book.flow import Block
from layouts.book.page_breaking import LEAST_FILLED, break_pages
from layouts.text.typesetting import set_text
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from layouts.book.flow import BreakBefore

HEIGHT = 700.0


class Space(Block, frozen=True, kw_only=True, eq=False):
    """Something high that draws nothing."""

    height: float


def space(height: float, *, kept: bool = False, begins: BreakBefore = "", torn: bool = False) -> Space:
    return Space(height=height, keep_with_next=kept, break_before=begins, torn=torn)


def heights(blocks: list[Block]) -> list[list[float]]:
    return [[placed.block.height for placed in page] for page in break_pages(blocks, HEIGHT)]


def text(lines: int) -> TextBlock:
    fitted = set_text("\n".join(["word"] * 400), Styles(theme().fonts).running, 10, 40, "en")
    assert fitted
    rows = fitted.lines[:lines]
    return TextBlock(fitted=type(fitted)(rows, 10, 14, 7, 2), role="P", colour="#000000", grid=7)


blocks = st.builds(
    space,
    st.floats(14, 650),
    kept=st.booleans(),
    begins=st.sampled_from(["", "", "", "soft", "whole", "page"]),
    torn=st.booleans(),
)


@given(st.lists(blocks, max_size=25))
def test_every_block_stands_on_one_page_in_its_order_and_no_page_holds_more_than_it_can(given_: list[Block]) -> None:
    pages = break_pages(given_, HEIGHT)
    assert [placed.block for page in pages for placed in page] == given_
    for page in pages:
        assert page
        last = page[-1]
        assert last.top + last.block.height <= HEIGHT + 0.01
        assert all(placed.block.break_before != "page" for placed in page[1:])


@given(st.lists(st.floats(14, 120), min_size=1, max_size=40))
def test_no_page_is_emptier_than_a_quarter_where_that_can_be_helped(given_: list[float]) -> None:
    pages = break_pages([space(each) for each in given_], HEIGHT)
    if sum(given_) >= LEAST_FILLED * HEIGHT:
        assert min(page[-1].top + page[-1].block.height for page in pages) >= LEAST_FILLED * HEIGHT - 0.01


def test_a_chapter_runs_on_where_the_page_before_it_would_stay_nearly_empty() -> None:
    assert heights([space(700), space(100, begins="page"), space(300, begins="soft")]) == [[700], [100, 300]]
    assert heights([space(500), space(400, begins="soft")]) == [[500], [400]]


def test_what_is_kept_with_the_next_stands_on_its_page() -> None:
    assert heights([space(500), space(100, kept=True), space(150)]) == [[500], [100, 150]]


def test_no_step_begins_below_the_end_of_one_that_was_torn() -> None:
    step = [space(650, begins="page"), space(250, torn=True)]
    assert heights([*step, space(400, begins="whole")]) == [[650], [250], [400]]
    assert heights([space(300, begins="page"), space(300, begins="whole")]) == [[300, 300]]


def test_an_element_opens_with_its_first_block_and_closes_with_its_last() -> None:
    parts = [space(600), Opening(role="L"), space(300), space(300), Closing()]
    pages = break_pages(parts, HEIGHT)
    assert not isinstance(pages[-1][0].block, Closing)
    assert not isinstance(pages[0][-1].block, Opening)


def test_a_long_paragraph_runs_on_with_two_lines_at_least_on_either_page() -> None:
    whole = text(30)
    pages = break_pages([space(560), whole], HEIGHT)
    parts = [placed.block for page in pages for placed in page if isinstance(placed.block, TextBlock)]
    assert len(parts) == 2
    assert [line for part in parts for line in part.fitted.lines] == list(whole.fitted.lines)
    assert min(len(part.fitted.lines) for part in parts) >= 2
    assert {part.whole for part in parts} == {whole}


def test_a_paragraph_whose_parts_all_stand_on_one_page_is_whole() -> None:
    whole = text(20)
    ((placed,),) = break_pages([whole], HEIGHT)
    assert isinstance(placed.block, TextBlock)
    assert placed.block.whole is None
    assert placed.block.fitted.lines == whole.fitted.lines
