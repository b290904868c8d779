from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from helpers import ask, make_deck, shipped_bank, shipped_deck, theme
from hypothesis import given
from hypothesis import strategies as st
from readback import MM, Printed

from generator.bank import shipped
from generator.deck.selection import choose
from generator.model.bank import WorkbookPage
from generator.product import silent
from layouts import module
from layouts.book.design import PAGE_FORMATS, BookDesign
from layouts.book.flow import Block
from layouts.team_sheets import product as team_sheets
from layouts.theme.look import Look
from layouts.theme.styles import Styles
from layouts.workbook import product as workbook
from layouts.workbook.product import Options, PreparedWorkbook
from layouts.writing.spaces import RULE_COLOUR, FlexibleSpace, share_out
from layouts.writing.tables import BlankTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Ruling
    from generator.model.deck import Deck

PITCH = 8.0


class Slab(Block, frozen=True, kw_only=True, eq=False):
    """A block that does not grow."""

    height: float


DESIGN = BookDesign(PAGE_FORMATS["a4"], Look(make_deck([ask("A1")]), theme(), Styles(theme().fonts)))


def page(kind: str, **options: Any) -> Printed:  # noqa: ANN401 – as the options are
    deck = options.pop("deck", None) or shipped_deck("en")
    return Printed(workbook.prepare(deck, Options(page=kind, **{"paper": "a4", **options}), silent).draw(silent))


def sheet(kind: str, **options: Any) -> Printed:  # noqa: ANN401 – as above
    return Printed(
        team_sheets.prepare(shipped_deck("en"), team_sheets.Options(page=kind, **options), silent).draw(silent)
    )


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
def test_lines_fill_the_page_to_the_foot(paper: Any, pitch: float) -> None:  # noqa: ANN401 – a choice
    deck = planned(WorkbookPage(page="notes", ruling="lines"))
    printed, frame = (
        page("notes", deck=deck, paper=paper, pitch=pitch),
        workbook.page_format(Options(paper=paper, page="notes")),
    )
    grey = [run for colour, run in printed.strokes(0) if colour == RULE_COLOUR]
    lines = sorted(y1 for _, y1, _, _ in grey)
    gaps = [below - above for above, below in pairwise(lines)]
    assert lines[-1] == pytest.approx(frame.sheet.height - frame.margins.bottom, abs=0.05)
    assert max(gaps) - min(gaps) < 0.01
    assert gaps[0] == pytest.approx(pitch, abs=pitch / len(lines))
    assert {round((x2 - x1) * MM) for x1, _, x2, _ in grey} == {round(frame.width)}


def planned(*entries: WorkbookPage) -> Deck:
    deck = make_deck([ask("A1")])
    return choose(msgspec.structs.replace(deck.bank, workbook=entries), "en", deck.places)


RULED = [(product, name) for product in ("workbook", "team-sheets") for name in shipped.themes()]


@pytest.mark.parametrize(("product", "look"), RULED)
def test_lines_to_write_on_survive_a_photocopier(product: str, look: str) -> None:
    """At least half black and 0.4 pt in every theme."""
    loaded = shipped_bank()
    deck = choose(loaded.bank, "nl", loaded.places, theme=look)
    layout = module(product)
    options = layout.Options(paper="a4") if product == "workbook" else layout.Options()
    found = greys(Printed(layout.prepare(deck, options, silent).draw(silent)))
    assert found
    assert max(grey for grey, _ in found) <= 0.5
    assert min(weight for _, weight in found) >= 0.4


def greys(printed: Printed) -> set[tuple[float, float]]:
    """The lightness and the weight of straight lines in a neutral colour, of 4 cm or more; as the file has them."""
    found: set[tuple[float, float]] = set()
    for number in range(len(printed)):
        width, grey, start, length = 1.0, None, (0.0, 0.0), 0.0
        for operands, operator in printed.operators(number):
            values = [float(each) for each in operands] if operator in {"w", "RG", "G", "m", "l"} else []
            if operator == "w":
                width = values[0]
            elif operator in {"RG", "G"}:
                grey = values[0] if max(values) == min(values) else None
            elif operator == "m":
                start, length = (values[0], values[1]), 0.0
            elif operator == "l":
                length = max(abs(values[0] - start[0]), abs(values[1] - start[1]))
            elif operator == "c":
                length = 0.0
            elif operator in {"S", "s"} and grey is not None and length > 40 * MM:
                found.add((grey, width))
    return found


def test_dots_are_half_a_millimetre_across_and_5_mm_apart_as_a_grid_is() -> None:
    for ruling in ("dots", "grid"):
        printed = page("notes", deck=planned(WorkbookPage(page="notes", ruling=ruling)))
        if ruling == "dots":
            curves = [operands for operands, operator in printed.operators(0) if operator == "c"]
            assert min(dot_widths(printed)) >= 0.5
            assert len(curves) > 500
        else:
            xs = sorted({round(x, 2) for x in upright(printed)})
            assert xs[1] - xs[0] == pytest.approx(5, abs=0.1)


def dot_widths(printed: Printed) -> list[float]:
    """How wide each dot of the first page is, in mm."""
    found, xs = [], []
    for operands, operator in printed.operators(0):
        if operator == "m":
            xs = [float(operands[0])]
        elif operator == "c":
            xs += [float(operands[4])]
        elif operator == "f" and len(xs) > 3:
            found.append((max(xs) - min(xs)) / MM)
    return found


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


@pytest.mark.parametrize("people", [1, 2, 8, 11, 25, 60])
def test_contributions_have_a_row_for_each_person_and_two_for_who_is_not_here_and_expectations_for_each_other(
    people: int,
) -> None:
    printed = sheet("contributions", people=people)
    assert sum(len(rows(printed, number)) for number in range(len(printed))) == people + 2
    assert sum(printed.text(number).count("not here today") for number in range(len(printed))) == 2
    mine = page("expectations", people=people)
    assert sum(len(rows(mine, number)) for number in range(len(mine))) == max(people - 1, 1)
    for book in (printed, mine):
        for number in range(len(book)):
            assert min(rows(book, number)) > 11.5


def rows(printed: Printed, number: int) -> list[float]:
    """How high the rows of the table on a page are, in mm: from line to line over the whole width."""
    wide = [(y1, x2 - x1) for _, (x1, y1, x2, y2) in printed.strokes(number) if abs(y1 - y2) < 0.01]
    widest = max(width for _, width in wide)
    return [below - above for above, below in pairwise(sorted(y for y, width in wide if width > widest - 0.1))]


TABLES = {"contributions": 3, "signals": 3, "next-steps": 4, "quotes": 4, "evaluation": 5}


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
def test_the_heads_of_a_table_stand_2_mm_above_their_rule(kind: str, paper: str) -> None:
    printed = sheet(kind, paper=paper)
    heads = [text for role, text in printed.elements() if role == "TH"]
    assert len(heads) == TABLES[kind]
    uprights = [min(y1, y2) for _, (x1, y1, x2, y2) in printed.strokes(0) if abs(x1 - x2) < 0.01]
    rule = min(uprights)
    last = {}
    for character, area in printed.letters(0):
        if character.isalnum() and character not in "gjpqy" and rule - 5 < area.bottom < rule:
            last[character] = area.bottom
    assert len(last) >= 1
    for character, bottom in last.items():
        assert rule - bottom == pytest.approx(2, abs=0.35), character


def test_the_history_is_one_sheet_on_its_side_with_a_wide_column_and_a_tinted_narrow_one() -> None:
    printed = sheet("history")
    assert len(printed) == 1
    assert printed.pdfium[0].get_width() > printed.pdfium[0].get_height()
    paper = tuple(bytes.fromhex(theme().paper.removeprefix("#")))
    picture = printed.picture(0, 50)
    row = [picture.getpixel((x, picture.height * 3 // 4)) for x in range(picture.width)]
    tinted = [x for x, colour in enumerate(row) if colour == paper]
    assert 0.25 < len(tinted) / picture.width < 0.36
    assert tinted[0] > picture.width / 2


@pytest.mark.parametrize("kind", ["timeline", "my-line"])
def test_a_timeline_runs_over_the_page_between_its_ends(kind: str) -> None:
    printed = sheet(kind) if kind == "timeline" else page(kind)
    widest = max(x2 - x1 for _, (x1, y1, x2, y2) in printed.strokes(0) if y1 == y2)
    width = printed.pdfium[0].get_width() / MM
    assert width - 36 < widest < width - 25
    said = printed.text(0)
    who = ("us", "us") if kind == "timeline" else ("me", "me")
    assert said.index(f"This gave {who[0]} energy") < said.index("The beginning") < said.index(f"This drained {who[1]}")


def test_agreements_have_boxes_to_tick() -> None:
    printed = sheet("agreements")
    assert sum(role == "LBody" for role, _ in printed.elements()) == 5
    assert level(printed)


def test_the_sketch_has_a_broken_outline_and_compliments_come_as_a_pair() -> None:
    assert any(operator == "d" and len(operands[0]) for operands, operator in sheet("team-of-the-year").operators(0))
    said = page("compliments").text(0)
    assert said.index("Received") < said.index("From whom") < said.index("Given") < said.index("To whom")
    assert said.count("How it landed") == 2


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
def test_horizons_end_at_the_margins(paper: Any) -> None:  # noqa: ANN401 – a choice
    frame = workbook.page_format(Options(paper=paper, page="questions"))
    printed = page("questions", paper=paper)
    ink = [run for colour, run in printed.strokes(len(printed) - 1) if colour == theme().ink.upper()]
    (horizon,) = [run for run in ink if run[2] - run[0] > 60]
    assert horizon[2] - horizon[0] == pytest.approx(frame.width / MM, abs=0.1)
