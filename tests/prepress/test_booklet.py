from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
import planted
import pytest
from helpers import shipped_cards, spiegel
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageChops
from pypdf import PageObject
from readback import MM, Printed
from reportlab.pdfgen.canvas import Canvas

from generator.deck.booklet_imposition import booklet_pages, saddle_stitch, sheets_needed, spread
from generator.model.paper import PAPERS, UNPRINTABLE, Rect, Size
from generator.model.problems import DeckError, Problem
from generator.prepress import booklet as booklets
from generator.prepress import booklet_drawing, objects, source_pages
from generator.prepress.booklet import Folded, fold
from generator.prepress.inspect import inspect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PIL.Image import Image

A5 = PAPERS["a5"]
SMALL = (144.0, 216.0)  # points: whole pixels at 72 dpi and its multiples
WHITE = 250
L_SHAPE = b"0.8 0.1 0.1 rg 20 30 40 150 re f 0.1 0.1 0.8 rg 20 30 90 25 re f"


def numbered(path: Path, pages: int, size: Size = A5) -> Path:
    """A file whose pages say which they are, 20 mm from the left and 30 from the top."""
    canvas = Canvas(str(path), pagesize=(size.width * MM, size.height * MM), invariant=1)
    canvas.setTitle("Numbered")
    canvas.setAuthor("A team")
    for page in range(1, pages + 1):
        canvas.drawString(20 * MM, (size.height - 30) * MM, f"Page {page}.")
        canvas.showPage()
    canvas.save()
    return path


def drawn(path: Path, *pages: dict[str, Any], content: bytes = L_SHAPE) -> Path:
    """A file of small pages with entries of their own, each showing a red and blue L."""
    pdf = pikepdf.new()
    for entries in pages:
        page = pdf.add_blank_page(page_size=SMALL)
        page.Contents = pdf.make_stream(content)
        for key, value in entries.items():
            page.obj[f"/{key}"] = value
    pdf.save(path)
    return path


def folded(source: Path, paper: str | None = None) -> Printed:
    target = source.with_name(f"booklet-of-{source.name}")
    fold(source, target, paper)
    return Printed(target.read_bytes())


def report(source: Path, paper: str | None = None) -> Folded:
    return fold(source, source.with_name("out.pdf"), paper)


def refusal(source: Path, target: Path | None = None) -> Problem:
    before = sorted(source.parent.iterdir())
    with pytest.raises(DeckError) as refused:
        fold(source, target or source.with_name("out.pdf"))
    assert sorted(source.parent.iterdir()) == before
    (problem,) = refused.value.problems
    return problem


def picture_of_half(printed: Printed, side: int, half: int, dpi: float) -> Image:
    picture = printed.picture(side, dpi)
    middle = picture.width // 2
    return picture.crop((half * middle, 0, half * middle + middle, picture.height))


def difference(one: Image, other: Image) -> int:
    """The largest difference of a channel anywhere, the outermost pixels left aside."""
    assert one.size == other.size
    inner = (2, 2, one.width - 2, one.height - 2)
    return max(ImageChops.difference(one, other).crop(inner).tobytes())


def ink_down_the_middle(printed: Printed, side: int) -> list[tuple[float, float]]:
    """Where ink stands on the fold: stretches in mm from the top."""
    dpi = 300
    picture = printed.picture(side, dpi).convert("L")
    middle = picture.width // 2
    strip = picture.crop((middle - 1, 0, middle + 2, picture.height)).tobytes()
    inked = [min(strip[at : at + 3]) < WHITE for at in range(0, len(strip), 3)]
    edges = [row for row, (above, here) in enumerate(pairwise([False, *inked, False])) if above != here]
    return [(start * 25.4 / dpi, end * 25.4 / dpi) for start, end in zip(edges[::2], edges[1::2], strict=True)]


# ------------------------------------------------------------------------------------------------------ the imposition


@pytest.mark.parametrize("pages", [*range(1, 10), 90])
def test_every_page_lies_on_its_half_of_its_side(tmp_path: Path, pages: int) -> None:
    printed = folded(numbered(tmp_path / "in.pdf", pages))
    places, sides = booklet_pages(pages), saddle_stitch(pages)
    assert len(printed) == len(sides)
    on = spread(A5)
    for number, side in enumerate(sides):
        found = [printed.text(number, half).strip() for half in on.halves]
        expected = [places[place - 1] for place in (side.left, side.right)]
        assert found == [f"Page {page}." if page else "" for page in expected]


def test_page_1_is_on_the_right_of_the_first_side(tmp_path: Path) -> None:
    pages = drawn(tmp_path / "in.pdf", *[{}] * 5)
    with pikepdf.open(pages, allow_overwriting_input=True) as pdf:
        for page in pdf.pages[1:]:
            page.Contents = pdf.make_stream(b"")
        pdf.save(pages)
    printed = folded(pages)
    left, right = (picture_of_half(printed, 0, half, 144).crop((20, 20, 260, 412)) for half in (0, 1))
    assert left.getextrema() == ((255, 255),) * 3
    assert right.getextrema() != ((255, 255),) * 3


def test_letters_stand_where_they_stood_beside_the_fold(tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 4)
    (_, before), *_ = Printed(source.read_bytes()).letters(0)
    left, right = (area for letter, area in folded(source).letters(0) if letter == "P")
    # A4 is 297 mm wide and two A5 pages 296: each lies in the middle of its half.
    assert left.left == pytest.approx(before.left + 0.25, abs=0.01)
    assert right.left == pytest.approx(148.5 + before.left + 0.25, abs=0.01)
    assert (left.top, left.height) == pytest.approx((before.top, before.height), abs=0.01)


@pytest.mark.parametrize(("paper", "size"), [("a4", A5), ("a4", PAPERS["a4"]), ("letter", PAPERS["a4"])])
def test_on_a_paper_pages_are_scaled_and_centred_in_their_half(tmp_path: Path, paper: str, size: Size) -> None:
    source = numbered(tmp_path / "in.pdf", 1, size)
    (_, before), (_, after) = Printed(source.read_bytes()).letters(0)[0], folded(source, paper).letters(0)[0]
    on = spread(size, paper)
    middle = Rect(before.left - size.width / 2, before.top - size.height / 2, before.width, before.height)
    assert after.left == pytest.approx(on.sheet.width * 3 / 4 + middle.left * on.scale, abs=0.02)
    assert after.top == pytest.approx(on.sheet.height / 2 + middle.top * on.scale, abs=0.02)
    assert after.height == pytest.approx(before.height * on.scale, abs=0.02)


def test_the_sheets_are_of_the_paper_they_are_printed_on(tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 9)
    for paper, size in ((None, (297, 210)), ("a3", (420, 297))):
        boxes = [[float(edge) / MM for edge in page.mediabox] for page in folded(source, paper).qpdf.pages]
        assert boxes == [pytest.approx([0, 0, *size], abs=0.001)] * 6


# ------------------------------------------------------------------------------------------------- pages as they look

UPRIGHT: dict[str, dict[str, Any]] = {
    "plain": {},
    "turned 90": {"Rotate": 90},
    "turned 180": {"Rotate": 180},
    "turned 270": {"Rotate": 270},
    "turned back": {"Rotate": -90},
    "cropped": {"CropBox": Array([10, 20, 110, 200])},
    "cropped and turned": {"CropBox": Array([10, 20, 110, 200]), "Rotate": 90},
    "cropped beyond the paper": {"CropBox": Array([-50, -50, 100, 180])},
    "elsewhere": {"MediaBox": Array([-30, -40, 114, 176])},
    "elsewhere, upside down": {"MediaBox": Array([-30, -40, 114, 176]), "Rotate": 180},
    "corners the other way": {"MediaBox": Array([144, 216, 0, 0]), "Rotate": 270},
}


@pytest.mark.parametrize("entries", UPRIGHT.values(), ids=UPRIGHT)
def test_a_page_looks_in_the_booklet_as_it_looked(tmp_path: Path, entries: dict[str, Any]) -> None:
    source = drawn(tmp_path / "in.pdf", entries)
    before, after = Printed(source.read_bytes()).picture(0, 144), picture_of_half(folded(source), 0, 1, 144)
    assert before.getextrema() != ((255, 255),) * 3
    assert difference(before, after) < 8


def test_a_page_cropped_beside_its_paper_is_shown_whole(tmp_path: Path) -> None:
    beside = folded(drawn(tmp_path / "in.pdf", {"CropBox": Array([500, 500, 600, 600])}))
    assert difference(beside.picture(0, 72), folded(drawn(tmp_path / "plain.pdf", {})).picture(0, 72)) == 0


def test_a_page_in_larger_units_is_as_large_as_it_says(tmp_path: Path) -> None:
    printed = folded(drawn(tmp_path / "in.pdf", {"UserUnit": 2}))
    assert printed.height(0) == pytest.approx(2 * SMALL[1] / MM)
    plain = folded(drawn(tmp_path / "plain.pdf", {}))
    assert difference(picture_of_half(plain, 0, 1, 144), picture_of_half(printed, 0, 1, 72)) < 8


def test_what_a_page_inherits_is_its_own(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {})
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        page, tree = pdf.pages[0].obj, pdf.Root.Pages
        del page["/MediaBox"], page["/Resources"]
        tree.MediaBox, tree.Rotate = Array([0, 0, 216, 144]), 90
        tree.Resources = Dictionary(ExtGState=Dictionary(Half=Dictionary(ca=0.5)))
        page.Contents = pdf.make_stream(b"/Half gs " + L_SHAPE)
        pdf.save(source)
    before, after = Printed(source.read_bytes()).picture(0, 144), picture_of_half(folded(source), 0, 1, 144)
    assert difference(before, after) < 8


def test_content_in_parts_is_one_content(tmp_path: Path) -> None:
    whole, parts = drawn(tmp_path / "whole.pdf", {}), drawn(tmp_path / "parts.pdf", {})
    with pikepdf.open(parts, allow_overwriting_input=True) as pdf:
        words = L_SHAPE.split(b" re ")
        streams = [pdf.make_stream(word + (b"" if at == len(words) - 1 else b" re")) for at, word in enumerate(words)]
        pdf.pages[0].obj.Contents = Array(streams)
        pdf.save(parts)
    assert difference(folded(whole).picture(0, 72), folded(parts).picture(0, 72)) == 0


def test_pages_without_content_or_resources_are_blank(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {}, {})
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            del page.obj["/Contents"], page.obj["/Resources"]
        pdf.save(source)
    assert picture_of_half(folded(source), 0, 1, 72).crop((5, 0, 140, 216)).getextrema() == ((255, 255),) * 3


def test_what_leaves_its_page_is_cut_off(tmp_path: Path) -> None:
    printed = folded(drawn(tmp_path / "in.pdf", {}, content=b"1 0 0 rg -500 50 1000 20 re f"))
    left, right = (picture_of_half(printed, 0, half, 72) for half in (0, 1))
    assert right.getpixel((10, 156)) == (255, 0, 0)
    assert left.getpixel((130, 156)) == (255, 255, 255)


def test_layers_that_are_switched_off_stay_off(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {}, content=b"/OC /Shown BDC 1 0 0 rg 20 20 40 40 re f EMC ")
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        # Two layers that look the same, the second of them off.
        shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer"))) for _ in range(2))
        page = pdf.pages[0]
        page.obj.Resources = Dictionary(Properties=Dictionary(Shown=shown, Hidden=hidden))
        page.contents_add(b"/OC /Hidden BDC 0 0 1 rg 80 80 40 40 re f EMC")
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden])))
        pdf.save(source)
    half = picture_of_half(folded(source), 0, 1, 72)
    assert half.getpixel((40, 176)) == (255, 0, 0)
    assert half.getpixel((100, 116)) == (255, 255, 255)


def stamped(path: Path, **entries: Any) -> Path:  # noqa: ANN401 – whatever a PDF holds
    """A white page with one note on it: a green square that its rectangle makes twice as wide."""
    source = drawn(path, {}, content=b"")
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"0 1 0 rg 5 5 20 20 re f")
        look.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([5, 5, 25, 25])))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([40, 60, 80, 80]), F=4)
        note.AP = Dictionary(N=look)
        for key, value in entries.items():
            note[f"/{key}"] = Dictionary(N=Dictionary(On=look, Off=look)) if key == "AP" else value
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        pdf.save(source)
    return source


@pytest.mark.parametrize("entries", [{}, {"AP": "states", "AS": Name.On}], ids=["note", "ticked field"])
def test_notes_and_filled_fields_are_printed(tmp_path: Path, entries: dict[str, Any]) -> None:
    half = picture_of_half(folded(stamped(tmp_path / "in.pdf", **entries)), 0, 1, 72)
    assert {half.getpixel((x, y)) for x in (42, 78) for y in (138, 154)} == {(0, 255, 0)}
    assert {half.getpixel(at) for at in ((38, 146), (82, 146), (60, 134), (60, 158))} == {(255, 255, 255)}


@pytest.mark.parametrize("entries", [{"F": 6}, {"F": 0}, {"AP": "states", "AS": Name.Neither}, {"AP": "states"}])
def test_notes_that_are_not_printed_are_left_out(tmp_path: Path, entries: dict[str, Any]) -> None:
    half = picture_of_half(folded(stamped(tmp_path / "in.pdf", **entries)), 0, 1, 72)
    assert half.crop((5, 0, 140, 216)).getextrema() == ((255, 255),) * 3


# -------------------------------------------------------------------------------------------- pages of several sizes


def mixed(path: Path, *sizes: tuple[float, float], turned: Iterable[int] = ()) -> Path:
    """A file whose pages are of these sizes in mm, each with a frame of ink 10 mm within its edges and its number."""
    canvas = Canvas(str(path), invariant=1)
    for at, (width, height) in enumerate(sizes, start=1):
        canvas.setPageSize((width * MM, height * MM))
        canvas.rect(10 * MM, 10 * MM, (width - 20) * MM, (height - 20) * MM)
        canvas.drawString(20 * MM, (height - 30) * MM, f"Page {at}.")
        canvas.showPage()
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for at in turned:
            pdf.pages[at - 1].obj.Rotate = 90
        pdf.save(path)
    return path


def ink(printed: Printed, page: int, pages: int) -> Rect:
    """Where the ink of a page of the file lies on its half of the booklet, in mm from the half's top left."""
    places = booklet_pages(pages)
    number, half = next(
        (number, half)
        for number, side in enumerate(saddle_stitch(pages))
        for half, place in enumerate((side.left, side.right))
        if places[place - 1] == page
    )
    dpi = 127.0
    picture = picture_of_half(printed, number, half, dpi).convert("L")
    fold_marks = 2  # pixels at the fold
    inner = picture.crop((fold_marks, 0, picture.width - fold_marks, picture.height))
    left, top, right, bottom = (edge / dpi * 25.4 for edge in ImageChops.invert(inner).getbbox() or (0, 0, 0, 0))
    return Rect(left + fold_marks / dpi * 25.4, top, right - left, bottom - top)


A4 = (210, 297)


def assert_ink(found: Rect, left: float, top: float, width: float, height: float) -> None:
    assert (found.left, found.top, found.width, found.height) == pytest.approx((left, top, width, height), abs=1)


def test_all_pages_are_scaled_alike_so_that_the_largest_fits(tmp_path: Path) -> None:
    printed = folded(mixed(tmp_path / "in.pdf", A4, A4, (297, 420), A4))
    scale = 210 / 297
    for page in (1, 2, 4):
        assert_ink(ink(printed, page, 4), (210 - 190 * scale) / 2, (297 - 277 * scale) / 2, 190 * scale, 277 * scale)
    assert_ink(ink(printed, 3, 4), (210 - 277 * scale) / 2, (297 - 400 * scale) / 2, 277 * scale, 400 * scale)


def test_pages_that_differ_by_a_few_millimetres_are_fitted(tmp_path: Path) -> None:
    source = mixed(tmp_path / "in.pdf", A4, (213, 299), A4, (208, 295))
    (warning,) = report(source).warnings
    assert warning.what == (
        "has pages of different sizes: most are 210 × 297 mm (A4), page 2 is 213 × 299 mm, page 4 is 208 × 295 mm"
    )
    assert warning.hint == (
        "all are scaled to 98.6 % alike, each in the middle of its half; "
        "to have them larger, take out or shrink the largest (page 2)"
    )
    printed = folded(source)
    scale = 210 / 213
    assert_ink(ink(printed, 2, 4), (210 - 193 * scale) / 2, (297 - 279 * scale) / 2, 193 * scale, 279 * scale)
    assert_ink(ink(printed, 4, 4), (210 - 188 * scale) / 2, (297 - 275 * scale) / 2, 188 * scale, 275 * scale)


def test_smaller_pages_lie_in_the_middle_at_their_own_size(tmp_path: Path) -> None:
    source = mixed(tmp_path / "in.pdf", A4, (148, 210), A4)
    (warning,) = report(source).warnings
    assert warning.what.endswith("most are 210 × 297 mm (A4), page 2 is 148 × 210 mm (A5)")
    assert warning.hint.startswith("each lies in the middle of its half, and none is scaled")
    assert_ink(ink(folded(source), 2, 3), (210 - 128) / 2, (297 - 190) / 2, 128, 190)


def test_a_page_on_its_side_is_turned_to_the_left_and_not_scaled(tmp_path: Path) -> None:
    source = mixed(tmp_path / "in.pdf", A4, (297, 210), A4)
    (warning,) = report(source).warnings
    assert warning.what == "page 2 lies on its side, and is turned a quarter to the left, to lie as the others do"
    printed = folded(source)
    assert_ink(ink(printed, 2, 3), 10, 10, 190, 277)
    (_, letter), *_ = printed.letters(1)
    assert letter.left == pytest.approx(27, abs=2)  # 30 mm below the head, which lies at the left now
    assert letter.top == pytest.approx(297 - 20, abs=4)


def test_a_page_that_its_file_turns_needs_no_turn_of_ours(tmp_path: Path) -> None:
    assert report(mixed(tmp_path / "in.pdf", A4, (297, 210), A4, turned=[2])).warnings == ()


def test_mixed_pages_on_a_paper_are_scaled_alike_too(tmp_path: Path) -> None:
    source = mixed(tmp_path / "in.pdf", A4, (220, 279), A4)
    found = report(source, "a4")
    assert found.warnings[0].hint.startswith("all are scaled to 67.5 % alike")
    assert "as the pages are scaled to 67.5 % already" in found.made.report.printing[0]


def test_where_the_paper_alone_asks_for_a_scale_no_page_is_blamed(tmp_path: Path) -> None:
    (warning,) = report(mixed(tmp_path / "in.pdf", A4, A4, (148, 210)), "a4").warnings
    assert warning.hint == "all are scaled to 70.7 % alike, each in the middle of its half"


def test_cropped_pages_are_fitted_by_what_is_seen_of_them(tmp_path: Path) -> None:
    crop = Array([22, 18, 122, 198])
    source = drawn(tmp_path / "in.pdf", {"CropBox": crop}, {"MediaBox": Array([0, 0, 300, 400]), "CropBox": crop})
    assert report(source).warnings == ()


def test_many_sizes_are_not_all_named(tmp_path: Path) -> None:
    sizes = [(150 + 3 * at, 210 + 3 * at) for at in range(8)]
    (warning,) = report(mixed(tmp_path / "in.pdf", *sizes)).warnings
    assert warning.what.endswith("page 4 is 159 × 219 mm, and 4 more sizes")


# --------------------------------------------------------------------------------------------------------------- marks


def test_ticks_for_fold_and_staples_stand_on_the_outside_only(tmp_path: Path) -> None:
    printed = folded(numbered(tmp_path / "in.pdf", 8))
    fold_ticks = [(UNPRINTABLE, UNPRINTABLE + 3), (210 - UNPRINTABLE - 3, 210 - UNPRINTABLE)]
    staples = [(210 / 4 - 4, 210 / 4 + 4), (210 * 3 / 4 - 4, 210 * 3 / 4 + 4)]
    found = [ink_down_the_middle(printed, side) for side in range(4)]
    for side, expected in ((0, [fold_ticks[0], *staples, fold_ticks[1]]), (2, fold_ticks)):
        assert found[side] == [pytest.approx(stretch, abs=0.2) for stretch in expected]
    assert found[1] == found[3] == []


def test_one_sheet_is_not_stapled(tmp_path: Path) -> None:
    assert len(ink_down_the_middle(folded(numbered(tmp_path / "in.pdf", 4)), 0)) == 2


# ------------------------------------------------------------------------------------------------------------ the file


def test_the_file_asks_for_its_size_and_to_be_flipped_on_the_short_edge(tmp_path: Path) -> None:
    printed = folded(numbered(tmp_path / "in.pdf", 5))
    wishes = printed.catalog.ViewerPreferences
    assert (wishes.PrintScaling, wishes.Duplex) == (Name("/None"), Name.DuplexFlipShortEdge)
    assert (list(wishes.Enforce), bool(wishes.PickTrayByPDFSize)) == ([Name.PrintScaling], True)
    assert {key: str(value) for key, value in printed.qpdf.docinfo.items()} == {
        "/Title": "Numbered",
        "/Author": "A team",
        "/Producer": "Spiegel",
        "/Subject": "print on A4, landscape, at actual size (100 %), on both sides, flip on the short edge",
    }


def test_sheets_that_stand_upright_are_flipped_on_the_long_edge(tmp_path: Path) -> None:
    printed = folded(numbered(tmp_path / "in.pdf", 5, Size(width=80, height=297)), "a4")
    assert printed.catalog.ViewerPreferences.Duplex == Name.DuplexFlipLongEdge
    assert printed.height(0) == pytest.approx(297, abs=0.01)


@pytest.mark.parametrize("pages", [1, 5, 90])
def test_the_file_is_sound_to_qpdf(tmp_path: Path, pages: int) -> None:
    printed = folded(numbered(tmp_path / "in.pdf", pages))
    assert printed.qpdf.check_pdf_syntax() == []
    assert printed.qpdf.pdf_version == "1.7"


def test_a_deck_of_ours_has_nothing_to_trip_over_once_folded(tmp_path: Path) -> None:
    source, target = tmp_path / "cards.pdf", tmp_path / "out.pdf"
    source.write_bytes(shipped_cards("nl").data)
    assert fold(source, target).warnings == ()
    found = inspect(target)
    assert found.findings == ()
    assert found.printing.duplex == "DuplexFlipShortEdge"


def test_links_are_left_behind(tmp_path: Path) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 50, 50]), F=4)
    printed = folded(drawn(tmp_path / "in.pdf", {"Annots": Array([link])}))
    assert all("/Annots" not in page.obj for page in printed.qpdf.pages)


def test_the_newest_version_and_the_language_are_kept(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {})
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = String("nl")
        pdf.save(source, force_version="2.0")
    printed = folded(source)
    assert (printed.qpdf.pdf_version, str(printed.catalog.Lang)) == ("2.0", "nl")
    assert "/Title" not in printed.qpdf.docinfo


def test_the_same_file_makes_the_same_bytes(tmp_path: Path) -> None:
    source = planted.card_sheet(tmp_path / "in.pdf")
    assert folded(source).data == folded(source).data


def test_what_pages_share_is_in_the_booklet_once(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", *[{}] * 24)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        profile = pdf.make_stream(os.urandom(50_000), N=3)
        for at, page in enumerate(pdf.pages):
            page.obj.Resources = Dictionary(ColorSpace=Dictionary(Own=Array([Name.ICCBased, profile])))
            page.Contents = pdf.make_stream(b"/Own cs 1 0 0 sc %d 0 50 50 re f" % at)
        pdf.save(source)
    assert len(folded(source).data) < 50_000 + 24 * 2_000


# ------------------------------------------------------------------------------------------------------ what is said


@pytest.mark.parametrize(
    ("pages", "made"),
    [
        (1, "1 page on 1 sheet, 3 blank pages after it"),
        (3, "3 pages on 1 sheet, 1 blank page before the last page"),
        (24, "24 pages on 6 sheets"),
    ],
)
def test_the_report_counts_pages_and_sheets(tmp_path: Path, pages: int, made: str) -> None:
    found = report(numbered(tmp_path / "in.pdf", pages))
    assert (found.pages, found.sheets, found.warnings) == (pages, sheets_needed(pages), ())
    assert (found.made.target, found.made.report.made) == (tmp_path / "out.pdf", made)


def test_the_report_says_how_to_print_and_fold(tmp_path: Path) -> None:
    printing, folding = report(numbered(tmp_path / "in.pdf", 24)).made.report.printing
    assert printing == "print on A4, landscape, at actual size (100 %), on both sides, flip on the short edge"
    assert folding == (
        "fold the stack in the middle, page 1 outside, and staple it twice on the fold, at the marks, "
        "with a stapler that reaches 148 mm; page 1 then opens on the right"
    )


def test_large_pages_are_told_of_smaller_paper_and_scaled_ones_of_their_scale(tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 4, PAPERS["a4"])
    assert any("--paper a4" in line for line in report(source).made.report.printing)
    onto_a4 = report(source, "a4").made.report.printing
    assert not any("--paper" in line for line in onto_a4)
    assert "scaled to 70.7 %" in onto_a4[0]


def test_pages_that_are_wider_than_high_are_told_where_the_fold_is(tmp_path: Path) -> None:
    found = report(numbered(tmp_path / "in.pdf", 4, Size(width=210, height=148)))
    assert "the pages are wider than high: the fold is at their short left edge" in found.made.report.printing


@pytest.mark.parametrize(("pages", "warned"), [(80, False), (81, True)])
def test_more_sheets_than_a_stapler_takes_are_a_warning(tmp_path: Path, pages: int, warned: bool) -> None:
    warnings = report(numbered(tmp_path / "in.pdf", pages)).warnings
    assert ["21 sheets" in warning.what for warning in warnings] == [True] * warned
    assert (tmp_path / "out.pdf").exists()


def test_a_damaged_file_that_could_be_read_is_a_warning(tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 4)
    source.write_bytes(source.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    (warning,) = report(source).warnings
    assert (warning.file, warning.what) == (str(source), "is damaged, and was repaired as well as may be")


def test_progress_is_shown_side_by_side(tmp_path: Path) -> None:
    seen: list[tuple[str, int]] = []

    def watch(items: Iterable[Any], what: str, many: int) -> Iterable[Any]:
        seen.append((what, many))
        return items

    fold(numbered(tmp_path / "in.pdf", 9), tmp_path / "out.pdf", progress=watch)
    assert seen == [("drawing sides", 6)]


# ------------------------------------------------------------------------------------------------------- refusals


def test_pages_turned_to_one_size_are_of_one_size(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {}, {"MediaBox": Array([0, 0, 216, 144]), "Rotate": 270})
    assert len(folded(source)) == 2


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    Pdf.new().save(tmp_path / "in.pdf")
    assert refusal(tmp_path / "in.pdf").what == "has no pages"


def test_a_page_without_a_size_is_refused(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {"MediaBox": Array([0, 0, 0, 216])})
    assert refusal(source).what == "page 1 is only 0 × 76.2 mm"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is not a PDF"),
        (b"Dear team", "is not a PDF"),
        (b"%PDF-1.7\n" + os.urandom(5000), "is cut short"),
        (b"%PDF-1.7\nnothing\n%%EOF", "is broken"),
    ],
)
def test_what_is_no_sound_pdf_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "in.pdf").write_bytes(content)
    problem = refusal(tmp_path / "in.pdf")
    assert problem.file == str(tmp_path / "in.pdf")
    assert problem.what.startswith(what)


def test_a_file_that_is_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = numbered(tmp_path / "in.pdf", 4).read_bytes()
    for part in range(1, 10):
        (tmp_path / "in.pdf").write_bytes(whole[: len(whole) * part // 10])
        assert refusal(tmp_path / "in.pdf").what.startswith("is cut short")


def test_pages_that_cannot_be_unpacked_are_refused(tmp_path: Path) -> None:
    source = drawn(tmp_path / "in.pdf", {}, {})
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[1].Contents = pdf.make_stream(b"abc", Filter=Name.Unknown)
        pdf.save(source)
    assert refusal(source).what.startswith("is broken")


def test_what_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.pdf").what == "there is no such file"
    (tmp_path / "folder.pdf").mkdir()
    assert refusal(tmp_path / "folder.pdf").what == "is a folder, and a PDF is needed here"


def test_a_file_is_not_folded_onto_itself(tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 4)
    before = source.read_bytes()
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.pdf").symlink_to(source)
    for target in (source, tmp_path / "sub" / ".." / "in.pdf", tmp_path / "link.pdf"):
        assert refusal(source, target).what == "is the file to fold, and would be lost"
    assert source.read_bytes() == before


def test_what_is_no_pdf_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert "is no PDF" in refusal(numbered(tmp_path / "in.pdf", 4), tmp_path / "notes.txt").what
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_what_is_wrong_at_both_ends_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as refused:
        fold(tmp_path / "nowhere.pdf", tmp_path)
    assert [problem.what for problem in refused.value.problems] == ["is a folder", "there is no such file"]


def test_an_earlier_booklet_is_replaced(tmp_path: Path) -> None:
    assert len(folded(numbered(tmp_path / "in.pdf", 9))) == 6
    assert len(folded(numbered(tmp_path / "in.pdf", 3))) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["booklet-of-in.pdf", "in.pdf"]


# ---------------------------------------------------------------------------------------------------- the default name


def test_without_a_name_the_booklet_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    numbered(tmp_path / "sub" / "My guide.v2.pdf", 4)
    ran = spiegel("booklet", "sub/My guide.v2.pdf", folder=tmp_path)
    assert ran.stdout.startswith("Made sub/My guide.v2-booklet.pdf: 4 pages on 1 sheet.")
    assert len(Printed((tmp_path / "sub" / "My guide.v2-booklet.pdf").read_bytes())) == 2


def test_an_earlier_booklet_is_replaced_without_a_name_and_another_file_is_not(tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 4)
    fold(source)
    assert fold(source).made.target == tmp_path / "in-booklet.pdf"
    for content in (numbered(tmp_path / "mine.pdf", 1).read_bytes(), b"%PDF-1.7 not whole"):
        (tmp_path / "in-booklet.pdf").write_bytes(content)
        with pytest.raises(DeckError) as refused:
            fold(source)
        (problem,) = refused.value.problems
        assert problem.what == "is there already and is no booklet made by Spiegel, so it is left as it is"
        assert (tmp_path / "in-booklet.pdf").read_bytes() == content


@given(st.lists(st.tuples(st.floats(1, 6), st.floats(1, 6)), max_size=40))
def test_a_page_joins_the_first_group_that_it_is_as_large_as(sizes: list[tuple[float, float]]) -> None:
    pages = tuple(
        source_pages.SourcePage(PageObject(), (0, 0, 1, 1), objects.IDENTITY, Size(width=width, height=height))
        for width, height in sizes
    )
    expected: list[tuple[Size, list[int]]] = []
    for at, page in enumerate(pages, start=1):
        for size, numbers in expected:
            if max(abs(size.width - page.size.width), abs(size.height - page.size.height)) <= 1:
                numbers.append(at)
                break
        else:
            expected.append((page.size, [at]))
    found = [(group.size, list(group.pages)) for group in source_pages._groups(pages)]
    assert found == sorted(expected, key=lambda each: -len(each[1]))


def test_more_pages_than_can_be_folded_into_one_another_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklets, "MOST_PAGES", 8)
    with pytest.raises(DeckError) as refused:
        fold(numbered(tmp_path / "nine.pdf", 9), tmp_path / "made.pdf")
    (problem,) = refused.value.problems
    assert "has 9 pages, and a booklet 8 at most" in str(problem)
    assert "print some of its pages to a PDF of their own" in str(problem)
    assert not (tmp_path / "made.pdf").exists()
    assert fold(numbered(tmp_path / "eight.pdf", 8), tmp_path / "made.pdf").pages == 8


def test_pages_that_draw_the_same_are_one_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "same.pdf"
    with Pdf.new() as pdf:
        content = [pdf.make_indirect(pdf.make_stream(os.urandom(30_000).hex().encode())) for _ in range(2)]
        for at in range(12):
            page = pdf.add_blank_page(page_size=SMALL)
            page.obj.Contents = content[at % 2]
            page.obj.CropBox = Array([0, 0, 144, 216 if at < 10 else 200])
        pdf.save(path)
    monkeypatch.setattr(booklet_drawing, "MOST_BYTES", 4 * 40_000)  # two contents, each cropped in two ways
    fold(path, tmp_path / "made.pdf")
    with Pdf.open(tmp_path / "made.pdf") as made:
        drawn = [form.objgen for page in made.pages for form in page.Resources.XObject.values()]
    assert (len(drawn), len(set(drawn))) == (12, 4)
    monkeypatch.setattr(booklet_drawing, "MOST_BYTES", 2 * 30_000)
    with pytest.raises(DeckError, match="its pages would take more than"):
        fold(path, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()
