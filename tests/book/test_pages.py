from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import LANGUAGES, ask, make_deck, shipped_bank, theme
from pikepdf import Name
from readback import MM, Printed, squeezed

from generator.model.paper import PAPERS, POINTS_PER_MM, Rect
from generator.model.problems import Problems
from generator.product import silent
from layouts.book.composer import Composer
from layouts.book.design import PAGE_FORMATS, BookDesign, Margins, PageFormat
from layouts.book.flow import Block, paginate
from layouts.book.pages import draw_pages, finish_pages
from layouts.book.sourced_text import SourcedText
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.typesetting import set_text
from layouts.theme.look import Look
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from layouts.book.flow import Position, SetReference

STYLES = Styles(theme().fonts)

MIRRORED = PageFormat(paper="a5", margins=Margins(inner=18, outer=16, top=20, bottom=20), size=10)
"""Pages of a book that is opened wide, as a workbook is; those of a guide have the same edges on both sides."""


class Space(Block, frozen=True, kw_only=True, eq=False):
    """Something high that draws nothing."""

    height: float

    def draw(self, canvas: Canvas, position: Position) -> None:
        pass


def space(height: float) -> Space:
    return Space(height=height)


def said(text: str) -> SourcedText:
    return SourcedText(text, where="a test")


def composer(frame: PageFormat = MIRRORED, **texts: str) -> Composer:
    look = Look(make_deck([ask("A1")]), theme(), STYLES)
    return Composer(BookDesign(frame, look), texts, Problems())


def book(blocks: Sequence[Block], frame: PageFormat = MIRRORED) -> Printed:
    """A book of these blocks."""
    made = composer(frame)
    canvas = Canvas(Description("A title", "An author", "en"))
    pages = finish_pages(paginate(blocks, made.design.height), made)
    draw_pages(canvas, pages, made.design, silent)
    return Printed(canvas.finish())


def outline(printed: Printed) -> list[tuple[int, str, int]]:
    """Level, words and page (from 1) of every entry of the outline."""
    entries = printed.pdfium.get_toc()
    return [(entry.level + 1, str(entry.get_title()), entry.get_dest().get_index() + 1) for entry in entries]


def in_margin(printed: Printed, page: int, frame: PageFormat, *, foot: bool = False, right: bool | None = None) -> str:
    """What stands above or below the text area of a page (from 1); with ``right`` only in its left or right half."""
    height = (frame.margins.bottom if foot else frame.margins.top) - 1
    half = frame.sheet.width / (1 if right is None else 2)
    area = Rect(half if right else 0, frame.sheet.height - height if foot else 0, half, height)
    return printed.text(page - 1, area).strip()


# ------------------------------------------------------------------------------------------------------- the frame


def test_margins_mirror_about_the_spine() -> None:
    frame = MIRRORED
    assert frame.sheet == PAPERS["a5"]
    assert frame.left(1) == pytest.approx(frame.margins.inner * POINTS_PER_MM)
    assert frame.left(2) == pytest.approx(frame.margins.outer * POINTS_PER_MM)
    for page in (1, 2):
        right = frame.sheet.width * POINTS_PER_MM - frame.left(page) - frame.width
        assert right == pytest.approx(frame.left(page + 1))
    assert frame.top - frame.height == pytest.approx(frame.margins.bottom * POINTS_PER_MM)


@pytest.mark.parametrize("paper", PAGE_FORMATS)
def test_a_guide_has_two_edges_the_same_on_every_page_and_whole_lines_of_its_grid(paper: str) -> None:
    frame = PAGE_FORMATS[paper]
    assert frame.left(1) == frame.left(2) == pytest.approx(40 * POINTS_PER_MM)
    assert frame.left(1) / POINTS_PER_MM - frame.hang == pytest.approx(16)
    assert frame.height % 7 == pytest.approx(0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAGE_FORMATS)
def test_lines_are_not_too_long_to_read(paper: str, language: str) -> None:
    frame = PAGE_FORMATS[paper]
    bank = shipped_bank().bank
    running = " ".join(entry.text[language] for entry in (*bank.purpose, *bank.results))
    fitted = set_text(running, STYLES.running, frame.size, frame.width, language)
    assert fitted is not None
    lengths = [len(line.text) for line in fitted.lines[:-1]]
    assert 50 <= sum(lengths) / len(lengths) <= 82
    assert frame.size >= 10


# ----------------------------------------------------------------------------------- numbers, running heads, outline


def test_every_page_but_the_cover_has_its_number_outside_at_the_foot() -> None:
    printed = book([space(300)] * 4)
    frame = MIRRORED
    assert [in_margin(printed, page, frame, foot=True) for page in (1, 2, 3, 4)] == ["", "2", "3", "4"]
    outside = [in_margin(printed, page, frame, foot=True, right=page % 2 == 1) for page in (2, 3, 4)]
    assert outside == ["2", "3", "4"]
    assert [printed.pdfium.get_page_label(page) for page in range(4)] == ["1", "2", "3", "4"]


def test_a_running_head_names_the_chapter_outside_but_not_where_one_begins() -> None:
    made = composer()
    chapters = [made.chapter(said("Begin here")), *[space(400)] * 3, made.chapter(said("End here")), space(400)]
    printed = book([space(480), *chapters])
    frame = MIRRORED
    heads = [in_margin(printed, page, frame) for page in range(1, 6)]
    assert heads == ["", "", "Begin here", "Begin here", ""]
    assert in_margin(printed, 3, frame, right=True) == in_margin(printed, 4, frame, right=False) == "Begin here"


def test_screen_readers_pass_over_running_heads_and_numbers() -> None:
    printed = book([composer().chapter(said("Begin here")), *[space(400)] * 3])
    assert printed.elements() == [("H1", "Begin here")]


def test_running_heads_and_numbers_are_artifacts_of_pagination_at_the_head_and_at_the_foot() -> None:
    printed = book([composer().chapter(said("Begin here")), *[space(400)] * 3])
    frame, found, kind = MIRRORED, [], ""
    for number in range(len(printed)):
        for operands, operator in printed.operators(number):
            if operator == "BDC" and operands[0] == Name.Artifact:
                assert operands[1].Type == Name.Pagination
                kind = str(operands[1].Subtype)
            elif operator == "Td" and kind:
                found.append((number + 1, kind, float(operands[1]) / MM))
                kind = ""
    assert [(page, kind) for page, kind, _ in found] == [
        (page, kind) for page in range(2, len(printed) + 1) for kind in ("/Header", "/Footer")
    ]
    above, below = frame.sheet.height - frame.margins.top, frame.margins.bottom
    assert all(y > above if kind == "/Header" else y < below for _, kind, y in found)


def test_a_running_head_stays_clear_of_the_text_however_long_its_chapter_is_called() -> None:
    made = composer()
    printed = book([made.chapter(said("How we came back from a long and winding road " * 8)), space(100), space(400)])
    letters = [area for _, area in printed.letters(1) if area.top < printed.height(1) / 2]
    assert len(printed) == 2
    assert max((area.bottom for area in letters), default=0) <= MIRRORED.margins.top


def test_the_outline_has_the_headings_by_level_and_leads_to_their_pages() -> None:
    made = composer()
    blocks = [
        made.chapter(said("One")),
        made.heading(said("One and a half")),
        *[space(400)] * 2,
        made.chapter(said("Two (or \\ so)")),
        space(9),
    ]
    printed = book(blocks)
    assert outline(printed) == [(1, "One", 1), (2, "One and a half", 1), (1, "Two (or \\ so)", 3)]


def test_the_outline_and_the_running_heads_show_no_stars() -> None:
    printed = book([composer().chapter(said("What *really* counts")), *[space(400)] * 2])
    assert [squeezed(text) for _, text in printed.elements()] == ["Whatreallycounts"]
    assert in_margin(printed, 2, MIRRORED) == "What really counts"
    assert outline(printed) == [(1, "What really counts", 1)]


def test_an_empty_page_has_a_number_and_its_running_head() -> None:
    made = composer()
    left = Space(height=50, break_before="verso")
    printed = book([space(480), made.chapter(said("Begin here")), left, space(450)])
    assert len(printed) == 5
    assert in_margin(printed, 3, MIRRORED) == "Begin here"
    assert in_margin(printed, 3, MIRRORED, foot=True) == "3"


def test_blocks_know_the_pages_of_all_anchors() -> None:
    seen: list[dict[str, int]] = []

    class Asking(Space, frozen=True, kw_only=True, eq=False):
        def resolved(self, pages: Mapping[str, int], set_reference: SetReference) -> Block:
            seen.append(dict(pages))
            assert set_reference("7", 10).lines[0].text == "7"
            return self

    made = composer()
    book(
        [
            Asking(height=9),
            made.chapter(said("One"), anchor="first"),
            space(400),
            made.heading(said("Two"), anchor="second"),
            space(400),
        ]
    )
    assert seen == [{"first": 2, "second": 3}]


def test_blocks_stand_inside_the_text_area_on_either_side() -> None:
    made = composer()
    lines = "word " * 400
    printed = book([made.paragraph(said(lines)) for _ in range(8)])
    frame = MIRRORED
    for page in range(len(printed)):
        areas = [area for _, area in printed.letters(page) if area.top < frame.sheet.height - frame.margins.bottom]
        left = frame.left(page + 1) / MM
        assert min(area.left for area in areas) >= left - 0.3
        assert max(area.right for area in areas) <= left + frame.width / MM + 0.3
        assert min(area.top for area in areas) == pytest.approx(frame.margins.top, abs=1.2)
