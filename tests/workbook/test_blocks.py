from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from helpers import ask, make_deck, shipped_deck, theme
from hypothesis import given
from hypothesis import strategies as st
from readback import MM, Printed

from generator.deck.selection import choose
from generator.model.bank import WorkbookPage
from generator.product import silent
from layouts.book.design import PAGE_FORMATS, BookDesign
from layouts.book.flow import Block
from layouts.theme.look import Look
from layouts.theme.theme import Styles
from layouts.workbook import product as workbook
from layouts.workbook.product import Options, PreparedWorkbook
from layouts.workbook.spaces import BlankTable, FlexibleSpace, share_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Ruling

PITCH = 8.0


class Slab(Block, frozen=True, kw_only=True, eq=False):
    """A block that does not grow."""

    height: float


DESIGN = BookDesign(PAGE_FORMATS["a4"], Look(make_deck([ask("A1")]), theme(), Styles(theme().fonts)))


def page(kind: str, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    deck = options.pop("deck", None) or shipped_deck("en")
    return Printed(workbook.prepare(deck, Options(page=kind, **options), silent).draw(silent))


def level(printed: Printed, number: int = 0) -> list[float]:
    """The heights of the level lines of a page, from the top down."""
    return sorted(y1 for _, (_, y1, _, y2) in printed.strokes(number) if abs(y1 - y2) < 0.01)


def upright(printed: Printed, number: int = 0) -> list[float]:
    return sorted(x1 for _, (x1, _, x2, _) in printed.strokes(number) if abs(x1 - x2) < 0.01)


# ------------------------------------------------------------------------------------------------------------ room


@given(
    st.lists(st.tuples(st.booleans(), st.floats(0.1, 3), st.floats(0, 20)), min_size=1, max_size=8).filter(
        lambda rows: any(row[0] for row in rows)
    )
)
def test_spaces_share_what_is_left_so_that_a_page_is_full(rows: Sequence[tuple[bool, float, float]]) -> None:
    blocks = share_out(
        [
            FlexibleSpace(design=DESIGN, share=share, space_before=before)
            if grows
            else Slab(height=share * 20, space_before=before)
            for grows, share, before in rows
        ],
        700,
    )
    assert sum(block.height for block in blocks) + sum(block.space_before for block in blocks[1:]) == pytest.approx(700)
    spaces = [block for block in blocks if isinstance(block, FlexibleSpace)]
    assert [space.height / space.share for space in spaces] == pytest.approx(
        [spaces[0].height / spaces[0].share] * len(spaces)
    )


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("people", [1, 25])
def test_there_is_room_to_write_everywhere(paper: Any, people: int) -> None:  # noqa: ANN401 – a choice
    made = workbook.prepare(shipped_deck("nl"), Options(paper=paper, people=people), silent)
    assert isinstance(made, PreparedWorkbook)
    frame = made.design.page
    for each in made.pages:
        assert sum(block.height for block in each.blocks) + sum(
            block.space_before for block in each.blocks[1:]
        ) == pytest.approx(frame.height)
        assert all(
            block.height > 15 * MM
            for block in each.blocks
            if isinstance(block, FlexibleSpace) and (block.fields or isinstance(block, BlankTable))
        ), each.kind


# --------------------------------------------------------------------------------------------------------- rulings


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("pitch", [5.0, 8.0, 10.0])
def test_lines_are_grey_and_fill_the_page_to_the_foot(paper: Any, pitch: float) -> None:  # noqa: ANN401 – a choice
    printed, frame = page("questions", paper=paper, pitch=pitch), workbook.page_format(Options(paper=paper))
    grey = [run for colour, run in printed.strokes(0) if colour == theme().lines]
    lines = sorted(y1 for _, y1, _, _ in grey)
    gaps = [below - above for above, below in pairwise(lines)]
    assert lines[-1] == pytest.approx(frame.sheet.height - frame.margins.bottom, abs=0.05)
    assert max(gaps) - min(gaps) < 0.01
    assert gaps[0] == pytest.approx(pitch, abs=pitch / len(lines))
    assert {round((x2 - x1) * MM) for x1, _, x2, _ in grey} == {round(frame.width)}


def test_grey_is_a_third_black() -> None:
    red, green, blue = bytes.fromhex(theme().lines.removeprefix("#"))
    assert red == green == blue
    assert 1 - red / 255 == pytest.approx(1 / 3, abs=0.01)


@pytest.mark.parametrize("ruling", ["lines", "dots", "grid", "blank", "cornell"])
def test_each_ruling_draws_its_own(ruling: Ruling) -> None:
    printed = page("story", ruling=ruling)
    curves = sum(operator == "c" for _, operator in printed.operators(0))
    assert bool(level(printed)) == (ruling in {"lines", "grid", "cornell"})
    assert bool(upright(printed)) == (ruling in {"grid", "cornell"})
    assert (curves > 500) == (ruling == "dots")


def test_a_page_of_notes_has_the_ruling_of_the_list_or_else_the_one_that_was_asked_for() -> None:
    deck = make_deck([ask("A1")])
    entries = (WorkbookPage(page="notes"), WorkbookPage(page="notes", ruling="lines"))
    own = choose(msgspec.structs.replace(deck.bank, workbook=entries), "en", deck.places)
    printed = page("notes", deck=own, ruling="grid")
    assert [bool(upright(printed, number)) for number in (0, 1)] == [True, False]
    grid, lines = level(printed, 0), level(printed, 1)
    assert grid[1] - grid[0] == pytest.approx(5, abs=0.1)
    assert lines[1] - lines[0] == pytest.approx(PITCH, abs=0.2)


# -------------------------------------------------------------------------------------------------- drawn, not ruled


@pytest.mark.parametrize("people", [1, 2, 8, 25])
def test_contributions_have_a_row_for_each_person_and_expectations_for_each_other(people: int) -> None:
    assert len(level(page("contributions", people=people))) == people + 1
    assert len(level(page("expectations", people=people))) == max(people - 1, 1) + 1


@pytest.mark.parametrize("kind", ["contributions", "expectations", "signals", "next-steps", "history"])
def test_a_table_has_heads_for_its_columns(kind: str) -> None:
    printed = page(kind)
    columns = {"next-steps": 4, "history": 4}.get(kind, 3)
    assert sum(role == "TH" for role, _ in printed.elements()) == columns
    assert kind == "history" or len(upright(printed)) == columns - 1


def test_the_history_has_a_wide_column_and_a_tinted_narrow_one_on_both_pages() -> None:
    printed = page("history")
    assert len(printed) == 2
    paper = tuple(bytes.fromhex(theme().paper.removeprefix("#")))
    for number in (0, 1):
        picture = printed.picture(number, 50)
        row = [picture.getpixel((x, picture.height * 3 // 4)) for x in range(picture.width)]
        tinted = [x for x, colour in enumerate(row) if colour == paper]
        assert 0.25 < len(tinted) / picture.width < 0.34
        assert tinted[0] > picture.width / 2


def test_a_timeline_runs_over_the_page_between_its_ends() -> None:
    printed, frame = page("timeline"), workbook.page_format(Options())
    widest = max(x2 - x1 for _, (x1, y1, x2, y2) in printed.strokes(0) if y1 == y2)
    assert widest * MM == pytest.approx(frame.width, abs=0.1)
    said = printed.text(0)
    assert said.index("This gave us energy") < said.index("The beginning") < said.index("This drained us")


def test_agreements_have_boxes_to_tick() -> None:
    printed = page("agreements")
    assert sum(role == "LBody" for role, _ in printed.elements()) == 5
    assert level(printed)


def test_the_sketch_has_a_broken_outline_and_compliments_come_as_a_pair() -> None:
    assert any(operator == "d" and len(operands[0]) for operands, operator in page("prize").operators(0))
    said = page("compliments").text(0)
    assert said.index("Received") < said.index("From whom") < said.index("Given") < said.index("To whom")
    assert said.count("How it landed") == 2
