from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from helpers import Draft
from pikepdf import Name
from PIL import Image, ImageChops
from readback import MM, Printed, same_places, squeezed
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from generator.model.paper import TURNS, Cell, Rect, Size, SizeRange
from layouts.pdf.document import Document
from layouts.text.fitter import fit
from layouts.text.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.paper import Flip, Turn
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Align
    from layouts.pdf.structure import ArtifactKind
    from layouts.text.typesetting import Fitted


@pytest.fixture
def draft() -> Draft:
    return Draft()


def fitted(draft: Draft, text: str, size: float = 12) -> Fitted:
    set_ = set_text(text, draft.styles.text, size, 260, "en")
    assert set_ is not None
    return set_


# ------------------------------------------------------------------------------------------- marks and structure


@pytest.mark.parametrize(
    "mark",
    [
        lambda canvas: canvas.line(0, 0, 10, 10),
        lambda canvas: canvas.polyline((0, 0), (10, 10), (20, 0)),
        lambda canvas: canvas.disc(10, 10, 5),
        lambda canvas: canvas.rounded(0, 0, 10, 10, 2),
    ],
)
def test_a_mark_outside_the_structure_is_refused(draft: Draft, mark: Callable[[Canvas], None]) -> None:
    with pytest.raises(RuntimeError, match="outside the structure"), draft.page():
        mark(draft.canvas)


def test_a_text_outside_the_structure_is_refused(draft: Draft) -> None:
    with pytest.raises(RuntimeError, match="outside the structure"), draft.page():
        draft.canvas.text(fitted(draft, "Stray"), 0, 100, "#000000")


def test_a_text_in_a_section_that_has_no_element_of_its_own_is_refused(draft: Draft) -> None:
    with pytest.raises(RuntimeError, match="outside the structure"), draft.page(), draft.canvas.section("Sect"):
        draft.canvas.text(fitted(draft, "Stray"), 0, 100, "#000000")


@pytest.mark.parametrize("inner", [lambda canvas: canvas.tagged("P"), lambda canvas: canvas.artifact()])
@pytest.mark.parametrize("outer", [lambda canvas: canvas.tagged("P"), lambda canvas: canvas.artifact()])
def test_marked_content_cannot_stand_in_marked_content(
    draft: Draft, outer: Callable[[Canvas], Any], inner: Callable[[Canvas], Any]
) -> None:
    with pytest.raises(RuntimeError, match="inside marked content"), draft.page(), outer(draft.canvas):
        inner(draft.canvas).__enter__()


def test_marks_can_be_drawn_after_an_element_and_before_the_next_only_in_an_artifact(draft: Draft) -> None:
    with draft.page():
        draft.paragraph(fitted(draft, "One"))
        with pytest.raises(RuntimeError):
            draft.canvas.line(0, 0, 1, 1)
        with draft.canvas.artifact():
            draft.canvas.line(0, 0, 1, 1)
    assert draft.finish().elements() == [("P", "One")]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("decoration", {}),
        ("header", {"/Type": "/Pagination", "/Subtype": "/Header"}),
        ("footer", {"/Type": "/Pagination", "/Subtype": "/Footer"}),
        ("production", {"/Type": "/Page"}),
    ],
)
def test_an_artifact_says_what_kind_it_is(draft: Draft, kind: ArtifactKind, told: dict[str, str]) -> None:
    with draft.page():
        with draft.canvas.artifact(kind):
            draft.canvas.line(0, 0, 1, 1)
        draft.canvas.place(("front", "x"), lambda: draft.canvas.disc(10, 10, 5), kind)
    opened = [operands for operands, operator in draft.finish().operators(0) if operator in {"BMC", "BDC"}]
    assert [operands[0] for operands in opened] == [Name.Artifact] * 2
    assert [{key: str(value) for operand in operands[1:] for key, value in operand.items()} for operands in opened] == [
        told
    ] * 2


def test_an_element_starts_with_the_text_that_it_follows_and_is_read_as_told(draft: Draft) -> None:
    start, own = fitted(draft, "Work"), fitted(draft, "A01")
    with draft.page():
        for number in (1, 2):
            at, follows = 200 * number, (start, 20.0, 200.0 * number)
            draft.canvas.element("H2", own, 100, at, "#000000", spoken=f"Work, A0{number}", follows=follows)
    printed = draft.finish()
    assert printed.elements() == [("H2", "Work, A01"), ("H2", "Work, A02")]
    assert printed.marked_texts(0) == {0: "Work A01", 1: "Work A01"}


def test_what_repeats_is_drawn_where_and_as_a_text_is(draft: Draft) -> None:
    text, other = fitted(draft, "Again"), Draft()
    with draft.page(), draft.canvas.tagged("P"):
        for x in (20, 120, 20):
            draft.canvas.repeated(text, x, 100, "#204060")
    with other.page(), other.canvas.tagged("P"):
        for x in (20, 120, 20):
            other.canvas.text(text, x, 100, "#204060")
    assert draft.finish().operators(0) == other.finish().operators(0)


# ----------------------------------------------------------------------------------------------------- positions


@pytest.mark.parametrize("turn", TURNS)
def test_a_cell_lies_where_it_should(draft: Draft, turn: Turn) -> None:
    cell = Cell(Rect(12.5, 20, 30, 40), turn)
    with draft.page(), draft.canvas.cell(cell):
        draft.canvas.place(("front", "x"), lambda: draft.canvas.disc(10, 10, 5))
    assert same_places([form.cell for form in draft.finish().faces(0)], [cell])


def test_a_form_in_many_cells_is_one_mark_and_lies_in_each_of_them(draft: Draft) -> None:
    cells = (Cell(Rect(2.5, 20, 40, 30), turn=90), Cell(Rect(52.5, 20, 30, 40)))
    for _ in range(2):
        with draft.page(), draft.canvas.picture("Two backs"):
            draft.canvas.place_in(cells, ("back", "x"), lambda: draft.canvas.disc(10, 10, 5))
    printed = draft.finish()
    for page in range(2):
        assert same_places([form.cell for form in printed.faces(page)], cells)
    assert printed.elements() == [("Figure", "Two backs")] * 2
    with pytest.raises(RuntimeError, match="outside the structure"), Draft().page():
        draft.canvas.place_in(cells, ("back", "x"), lambda: None)


@pytest.mark.parametrize("turn", TURNS)
def test_what_is_drawn_in_a_turned_cell_is_turned_to_the_right(turn: Turn) -> None:
    def ink(turn: Turn) -> Image.Image:
        draft = Draft()
        with draft.page(), draft.canvas.cell(Cell(Rect(20, 20, 60, 60), turn)), draft.canvas.artifact():
            draft.canvas.fill("#000000")
            draft.canvas.rounded(10, 20, 30, 10, 1)
            draft.canvas.disc(20, 60, 8)
        return draft.finish().picture(0, 72)

    upright, turned = ink(0), ink(turn)
    around = ImageChops.difference(upright.rotate(-turn), turned)
    assert share_of_ink(ImageChops.invert(upright)) > 0.005
    assert share_of_ink(around) < 0.001  # but for the smoothing of edges


def share_of_ink(picture: Image.Image) -> float:
    pixels = picture.convert("L").histogram()
    return sum(pixels[128:]) / sum(pixels)


@pytest.mark.parametrize(("align", "part"), [("left", 0), ("centre", 0.5), ("right", 1)])
def test_a_text_hangs_from_its_top_and_stands_where_it_is_aligned(draft: Draft, align: Align, part: float) -> None:
    text = fitted(draft, "HH\nH")
    with draft.page(), draft.canvas.tagged("P"):
        draft.canvas.text(text, 50 * MM, 60 * MM, "#000000", align)
    first, _, third = (area for _, area in draft.finish().letters(0))
    white = 0.5  # mm at most at a letter's side
    assert first.left == pytest.approx(50 - part * text.width / MM, abs=white)
    assert first.top == pytest.approx(100 - 60, abs=0.05)
    longer, shorter = (line.width / MM for line in text.lines)
    assert third.left - first.left == pytest.approx((longer - shorter) * part, abs=0.01)
    assert third.top - first.top == pytest.approx(text.leading / MM, abs=0.01)


def test_what_is_drawn_turned_runs_upwards(draft: Draft) -> None:
    with draft.page(), draft.canvas.artifact(), draft.canvas.turned(30 * MM, 20 * MM):
        draft.canvas.text(fitted(draft, "HHHH"), 0, 0, "#000000")
    letters = [area for _, area in draft.finish().letters(0)]
    assert [area.left for area in letters] == pytest.approx([30.0] * 4, abs=0.1)
    assert sorted(letters, key=lambda area: -area.top) == letters
    assert letters[0].bottom == pytest.approx(80, abs=0.5)


# -------------------------------------------------------------------------------------------------- forms, colours


def test_a_form_is_drawn_once_however_often_it_is_placed(draft: Draft) -> None:
    drawn = []

    def furniture() -> None:
        drawn.append("a disc")
        draft.canvas.disc(10, 10, 5)

    with draft.page():
        for left in (10, 50):
            with draft.canvas.cell(Cell(Rect(left, 10, 30, 30))):
                draft.canvas.place(("front", "x"), furniture)
    assert drawn == ["a disc"]
    assert [form.cell.trim.left for form in draft.finish().faces(0)] == pytest.approx([10, 50], abs=0.01)


def test_colours_hold_neither_from_page_to_page_nor_out_of_a_form(draft: Draft) -> None:
    def red() -> None:
        draft.canvas.fill("#FF0000")
        draft.canvas.disc(200, 200, 10)

    for _ in range(2):
        with draft.page():
            draft.canvas.place(("red",), red)
            with draft.canvas.artifact():
                draft.canvas.fill("#0000FF")
                draft.canvas.disc(100, 100, 10)
                draft.canvas.fill("#0000FF")
                draft.canvas.disc(100, 200, 10)
    printed = draft.finish()
    for page in range(2):
        picture = printed.picture(page, 72)
        points = ((100, 100), (100, 200), (200, 200))
        found = [picture.getpixel((x, picture.height - y)) for x, y in points]
        assert found == [(0, 0, 255), (0, 0, 255), (255, 0, 0)]


def test_a_cell_leaves_the_colours_outside_as_they_were(draft: Draft) -> None:
    with draft.page():
        with draft.canvas.artifact():
            draft.canvas.fill("#0000FF")
        with draft.canvas.cell(Cell(Rect(50, 50, 40, 40))), draft.canvas.artifact():
            draft.canvas.fill("#FF0000")
            draft.canvas.disc(20, 20, 10)
        with draft.canvas.artifact():
            draft.canvas.fill("#0000FF")
            draft.canvas.disc(50, 50, 10)
    picture = draft.finish().picture(0, 72)
    assert picture.getpixel((50, picture.height - 50)) == (0, 0, 255)


# -------------------------------------------------------------------------------------------------------- texts


def every_character(draft: Draft, font: int, many: int) -> str:
    """Characters that the font at a place of the chain draws."""
    face = draft.styles.regular
    drawn = (chr(code) for code in sorted(face.font(font).face.charToGlyph))
    found = [each for each in drawn if each.isprintable() and each.strip() and face.source(each) is face.font(font)]
    assert len(found) >= many
    return "".join(found[:many])


def set_small(draft: Draft, text: str) -> Printed:
    with draft.page():
        draft.paragraph(fit(text, draft.styles.text, SizeRange(largest=4, smallest=4), 260, 260, "en"))
    return draft.finish()


def test_all_characters_of_a_long_alphabet_are_read_back(draft: Draft) -> None:
    text = every_character(draft, 0, 200)  # so that codes 10, 13, 40, 41 and 92 all stand in strings
    assert set("()\\") < set(text)
    printed = set_small(draft, in_lines(text))
    assert squeezed(printed.text(0)) == text
    assert b"\r" not in printed.qpdf.pages[0].Contents.read_bytes()  # a reader would take it for a line feed


def test_more_characters_than_one_subset_holds_are_read_back(draft: Draft) -> None:
    text = every_character(draft, 0, 300) + every_character(draft, 1, 300)
    printed = set_small(draft, in_lines(text))
    assert squeezed(printed.text(0)) == text
    assert len(printed.qpdf.pages[0].obj.Resources.Font) == 4


def test_a_character_of_a_later_subset_can_be_drawn_again(draft: Draft) -> None:
    alphabet = every_character(draft, 0, 300)
    text = alphabet + alphabet[-1] + alphabet[0] + alphabet[-1]
    assert squeezed(set_small(draft, in_lines(text)).text(0)) == text


def in_lines(text: str) -> str:
    return "\n".join(text[start : start + 40] for start in range(0, len(text), 40))


@pytest.mark.parametrize("text", [r"(a\b)", "((", "))", "\\", r"\(", "a → b", "Ж", "25\u00a0km", "noord\u2011zuid"])
def test_a_string_is_read_back_as_it_is(draft: Draft, text: str) -> None:
    shown = text.replace("\u00a0", " ").replace("\u2011", "-")  # drawn as what they look like
    assert squeezed(set_small(draft, text).text(0)) == squeezed(shown)


def test_a_soft_hyphen_never_reaches_the_page(draft: Draft) -> None:
    assert set_small(draft, "twee\u00adling").text(0) == "tweeling"


# --------------------------------------------------------------------------------------------- what viewers show


def test_pages_have_their_size_and_their_labels(draft: Draft) -> None:
    for number, size in enumerate([Size(width=210, height=297), Size(width=215.9, height=279.4)], start=1):
        with draft.canvas.page(size):
            draft.canvas.label_page("Sheet ", number)
    printed = draft.finish()
    sizes = [tuple(float(edge) for edge in page.mediabox) for page in printed.qpdf.pages]
    assert sizes[0] == pytest.approx((0, 0, 595.276, 841.89), abs=0.001)
    assert sizes[1] == pytest.approx((0, 0, 612, 792), abs=0.001)
    assert [printed.pdfium.get_page_label(page) for page in range(2)] == ["Sheet 1", "Sheet 2"]


def test_the_outline_leads_to_its_pages(draft: Draft) -> None:
    for title, level in (("One (1)", 0), ("Één → twee", 1), ("Three", 0)):
        with draft.page():
            draft.canvas.outline(title, level)
    printed = draft.finish()
    found = [(mark.get_title(), mark.level, mark.get_dest().get_index()) for mark in printed.pdfium.get_toc()]
    assert found == [("One (1)", 0, 0), ("Één → twee", 1, 1), ("Three", 0, 2)]
    assert printed.catalog.PageMode == Name.UseOutlines


@pytest.mark.parametrize(
    ("flip", "told"),
    [("long-edge", "/DuplexFlipLongEdge"), ("short-edge", "/DuplexFlipShortEdge"), (None, "/Simplex")],
)
def test_print_dialogues_are_told_the_size_and_the_edge(draft: Draft, flip: Flip | None, told: str) -> None:
    draft.canvas.print_as(flip)
    with draft.page():
        pass
    printed = draft.finish()
    preferences = dict(printed.catalog.ViewerPreferences.items())
    assert list(preferences.pop("/Enforce")) == ["/PrintScaling"]
    assert {key: str(value) for key, value in preferences.items()} == {
        "/PrintScaling": "/None",
        "/Duplex": told,
        "/PickTrayByPDFSize": "True",
        "/DisplayDocTitle": "True",
    }


# ------------------------------------------------------------------------------------------ many in one process


def test_no_font_is_registered_for_the_whole_process() -> None:
    before = set(pdfmetrics.getRegisteredFontNames())
    draft = Draft()
    with draft.page():
        draft.paragraph(fitted(draft, "Hello"))
    draft.finish()
    assert set(pdfmetrics.getRegisteredFontNames()) == before


def test_a_document_that_was_made_leaves_nothing_behind() -> None:
    def left() -> int:
        gc.collect()
        return sum(isinstance(each, Document | TTFont) for each in gc.get_objects())

    before = left()
    draft = Draft()
    for _ in range(3):
        draft = Draft()
        with draft.page():
            draft.paragraph(fitted(draft, "Hello"))
            draft.canvas.outline("A title")
        draft.finish()
    del draft
    assert left() <= before
