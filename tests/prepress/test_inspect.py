from __future__ import annotations

import contextlib
import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import pikepdf
import planted
import pypdfium2  # type: ignore[import-untyped]
import pytest
from helpers import spiegel
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf.generic import DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject, PdfObject
from reportlab.pdfbase.ttfonts import TTFontFile

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import heavy_pdfs as heavy

from generator.model.paper import TURNS, Cell, Flip, Rect, Size, Turn, mirrored
from generator.model.problems import DeckError
from generator.prepress import inspect as inspecting
from generator.prepress.inspect import as_json, describe, inspect
from generator.prepress.opening import opened
from generator.prepress.preflight import painted
from generator.prepress.preflight.boxes import boxes_of
from generator.prepress.preflight.duplex import CardPage, Miss, PlacedFace, mirrors, missed_backs
from generator.prepress.preflight.fonts import Font
from generator.prepress.preflight.pages import painted_on
from generator.prepress.preflight.painted import PaintedObject, Reading
from generator.prepress.preflight.report import Finding, spans
from generator.prepress.preflight.truetype import TrueType

MM = planted.MM


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted.card_sheet(tmp_path_factory.mktemp("planted") / "sheet.pdf")


def refusal(path: Path) -> str:
    with pytest.raises(DeckError) as refused:
        inspect(path)
    (problem,) = refused.value.problems
    assert problem.file == str(path)
    return problem.what


def texts(path: Path, page: int = 0) -> list[tuple[PaintedObject, Rect | None]]:
    """The texts on a page as the preflight reads them, and where each lies."""
    with opened(path) as pdf:
        painted = [each for each in painted_on(pdf.pages[page], Reading()) if each.kind == "text" and each.glyphs]
        boxes = boxes_of(pdf.pages[page])
        return [(each, boxes.rect(each.box) if each.box else None) for each in painted]


# A sound file


def test_a_sound_sheet_has_nothing_to_trip_over(sheet: Path) -> None:
    found = inspect(sheet)
    assert (found.findings, found.notes) == ((), ())
    assert (found.file, found.version, found.pages, found.encrypted) == (str(sheet), "1.7", 2, False)
    assert [(size.pages, size.width, size.height) for size in found.sizes] == [(2, 210.0, 297.0)]
    assert (found.boxes, found.boxes_nested) == ({"Media": 2, "Trim": 2}, True)
    (font,) = found.fonts
    assert (font.name, font.kind, font.pages) == ("AtkinsonHyperlegible-Regular", "TrueType", 2)
    assert (font.embedded, font.subset) == (True, True)
    assert (found.tags.claimed, found.tags.tree, found.tags.language, found.tags.title_shown) == (
        True,
        True,
        "en",
        True,
    )
    assert (found.tags.elements, found.tags.untagged_marks) == ({"Document": 1, "P": 8}, 0)
    assert found.claims == ("PDF/UA-1",)
    assert (found.printing.scaling, found.printing.duplex) == ("None", "DuplexFlipLongEdge")
    assert (found.title, found.author) == ("A sample", "Spiegel")


def test_the_words_say_what_a_printer_asks_first(sheet: Path) -> None:
    assert describe(inspect(sheet)).splitlines() == [
        str(sheet),
        "  Pages: 2 pages of 210 × 297 mm (A4); PDF 1.7",
        "  Boxes: Media, Trim; one within the other as they should be",
        "  Cards: 63.0 × 88.0 mm",
        "  Fonts: AtkinsonHyperlegible-Regular (TrueType, embedded, subset, 2 pages); the smallest text is 12 pt",
        "  Colours: text in Gray; lines in Gray",
        "  Tags: 9 elements (8 P, 1 Document), language en, title shown; claims PDF/UA-1",
        "  Printing: asks for its actual size, both sides, flipped on the long edge, no output intent",
        "  Finding the way: no bookmarks, no page labels; no fields",
        "  Title: “A sample”, by Spiegel",
        "  Nothing to trip over.",
    ]


def test_the_json_is_sorted_and_complete(sheet: Path) -> None:
    found = json.loads(as_json(inspect(sheet)))
    assert list(found) == sorted(found)
    assert found["sizes"] == [{"height": 297.0, "pages": 2, "width": 210.0}]
    assert found["tags"]["elements"] == {"Document": 1, "P": 8}


def test_the_sample_is_sound_to_qpdf_as_well(sheet: Path) -> None:
    with pikepdf.open(sheet) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_texts_lie_where_pdfium_sees_them_under_their_tags(sheet: Path) -> None:
    found = [text for text, _ in texts(sheet)]
    assert [(text.tag.name, text.tag.mcid) for text in found] == [("P", n) for n in range(4)]
    assert found[0].text == "What did we learn, front 0?"
    assert_as_pdfium_sees(sheet)


# One fault at a time

ALSO: dict[str, set[str]] = {"off-page": {"over-cut"}, "off-trim": {"bleed"}}
"""What such a fault brings with it: texts that are moved off the page leave their cards too, a smaller trim lacks a bleed."""


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (planted.glyph_without_outline("W"), ("missing-glyph", 1, "no glyph to print for “W”")),
        (planted.glyph_not_in_font("W"), ("missing-glyph", 1, "no glyph to print for “W”")),
        (planted.font_not_embedded, ("unembedded-font", 1, "AtkinsonHyperlegible-Regular is not embedded")),
        (planted.font_damaged, ("unreadable-font", 1, "damaged")),
        (planted.no_unicode, ("no-unicode", 1, "cannot be copied, searched or read aloud")),
        (planted.text_moved(-40, 0), ("off-page", 1, "“What did we learn, front 0?” reaches 11.96 mm out of the page")),
        (planted.text_moved(0, 300), ("off-page", 1, "and 3 more texts too")),
        (
            planted.boxes(Trim=(30, 10, 200, 287)),
            ("off-trim", 1, "reaches 1.96 mm out of the trim, and 1 more text too"),
        ),
        (planted.boxes(Trim=(0, 0, 210, 297.1)), ("wrong-box", 1, "the trim box reaches 0.10 mm out of the media box")),
        (planted.boxes(Bleed=(3, 0, 210, 297)), ("wrong-box", 1, "the trim box reaches 3.00 mm out of the bleed box")),
        (
            planted.boxes(Bleed=(-3, 0, 210, 297)),
            ("wrong-box", 1, "the bleed box reaches 3.00 mm out of the media box"),
        ),
        (planted.boxes(Art=(5, 5, 5, 200)), ("wrong-box", 1, "the art box is empty")),
        (planted.boxes(Art=(5, 5, 5)), ("wrong-box", 1, "the art box is not four numbers")),
        (planted.painted_outside_tags(), ("untagged", 1, "1 path outside the tags")),
        (
            planted.painted_outside_tags("1 0 0 1 200 400 cm 0 0 5 5 re W n /Span BMC 1 1 m 5 5 l s EMC"),
            ("untagged", 1, "1 path outside"),
        ),
        (planted.form_outside_tags, ("untagged", 1, "1 form outside the tags")),
        (
            planted.painted_outside_tags("1 0 0 1 200 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"),
            ("untagged", 1, "1 picture outside"),
        ),
        (
            planted.painted_outside_tags("1 0 0 1 200 400 cm BT /F1+0 9 Tf (\1) Tj 0 0 Td () Tj ET"),
            ("untagged", 1, "1 text outside"),
        ),
        (planted.tag_without_place, ("untagged", 1, "1 text outside the tags")),
        (planted.back_shifted(0.1), ("shifted-back", 2, "lies 0.10 mm right of where its front is")),
        (planted.back_shifted(-0.1, card=3), ("shifted-back", 2, "lies 0.10 mm left of where its front is")),
        (planted.without_a_back, ("shifted-back", 1, "no back lies behind the front at 20.0, 179.0 mm")),
        (planted.tags_removed, ("empty-claim", 0, "claims PDF/UA-1, and holds no tags")),
        (planted.not_marked, ("empty-claim", 0, "does not say so")),
        (planted.without_language, ("no-language", 0, "guesses")),
        (planted.title_hidden, ("no-title", 0, "a file name and no title")),
        (planted.field(""), ("unnamed-field", 0, "the field name has no tooltip")),
    ],
)
def test_a_planted_fault_is_the_only_finding(
    sheet: Path, tmp_path: Path, plant: planted.Plant, expected: tuple[str, int, str]
) -> None:
    kind, page, words = expected
    findings = inspect(planted.planted(sheet, tmp_path / "fault.pdf", plant)).findings
    assert {finding.kind for finding in findings} - ALSO.get(kind, set()) == {kind}
    findings = tuple(finding for finding in findings if finding.kind == kind)
    assert findings[0].pages[:1] == ((page,) if page else ())
    assert words in findings[0].what


def test_a_finding_says_how_far(sheet: Path, tmp_path: Path) -> None:
    (shift,) = inspect(planted.planted(sheet, tmp_path / "fault.pdf", planted.back_shifted(0.1))).findings
    assert shift.millimetres == pytest.approx(0.1, abs=0.002)
    found = inspect(planted.planted(sheet, tmp_path / "fault.pdf", planted.text_moved(-40, 0)))
    _, area = texts(sheet)[0]
    assert area is not None
    assert found.findings[0].millimetres == pytest.approx(40 - area.left, abs=0.002)
    assert f"\n    page 1: {found.findings[0].what}" in describe(found)


@pytest.mark.parametrize(
    "harmless",
    [
        planted.back_shifted(0.005),
        planted.painted_outside_tags("/Artifact BMC 30 30 m 70 30 l S EMC"),
        planted.painted_outside_tags("0 0 5 5 re W n"),
        planted.painted_outside_tags("BT 3 Tr /F1+0 9 Tf -500 0 Td ET"),
        planted.boxes(Bleed=(0, 0, 210, 297), Crop=(0, 0, 210, 297)),
        planted.boxes(Trim=(20, 10, 200, 287), Bleed=(17, 7, 203, 290)),
        planted.field("Your name"),
    ],
)
def test_what_is_no_fault_is_not_found(sheet: Path, tmp_path: Path, harmless: planted.Plant) -> None:
    assert inspect(planted.planted(sheet, tmp_path / "sound.pdf", harmless)).findings == ()


def test_the_same_fault_on_many_pages_is_one_finding(sheet: Path, tmp_path: Path) -> None:
    (finding,) = inspect(planted.planted(sheet, tmp_path / "fault.pdf", planted.font_not_embedded)).findings
    assert finding.pages == (1, 2)
    assert str(finding).startswith("pages 1–2: the font")
    assert spans((1, 3, 5, 7, 9, 11, 12, 14)) == "pages 1, 3, 5, 7, 9 and 2 more places"


def test_an_untagged_file_is_not_asked_for_tags(tmp_path: Path) -> None:
    made = planted.canvas(tmp_path / "plain.pdf")
    made.drawString(100, 100, "Plain")
    made.save()
    assert inspect(tmp_path / "plain.pdf").findings == ()


def test_helvetica_in_use_is_a_fault_and_named_in_vain_a_note(tmp_path: Path) -> None:
    made = planted.canvas(tmp_path / "font.pdf")
    made.setFont("Helvetica", 12)
    made.setFont(planted.FONT, 12)
    made.drawString(100, 100, "Plain")
    made.save()
    found = inspect(tmp_path / "font.pdf")
    assert (found.findings, len(found.notes)) == ((), 1)
    made = planted.canvas(tmp_path / "font.pdf")
    made.setFont("Helvetica", 12)
    made.drawString(100, 100, "Plain")
    made.save()
    assert [finding.kind for finding in inspect(tmp_path / "font.pdf").findings] == ["unembedded-font"]


def test_a_character_the_font_lacks_is_found_as_reportlab_draws_it(tmp_path: Path) -> None:
    made = planted.canvas(tmp_path / "box.pdf")
    made.drawString(100, 100, "Heart ♥")
    made.save()
    (finding,) = inspect(tmp_path / "box.pdf").findings
    assert finding.what.endswith("has no glyph to print for a character, as in “Heart □”")


def test_mixed_page_sizes_are_a_note(sheet: Path, tmp_path: Path) -> None:
    def turn(pdf: Pdf) -> None:
        pdf.pages[1].obj.Rotate = 90

    found = inspect(planted.planted(sheet, tmp_path / "mixed.pdf", turn))
    assert found.findings == ()
    assert [(size.width, size.height) for size in found.sizes] == [(210.0, 297.0), (297.0, 210.0)]
    assert "1 page of 210 × 297 mm (A4), 1 page of 297 × 210 mm (A4)" in describe(found)
    assert len(found.notes) == 1


def test_fields_bookmarks_labels_and_intents_are_told(sheet: Path, tmp_path: Path) -> None:
    def dress(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Fronts", 0))
            outline.root[0].children.append(pikepdf.OutlineItem("Backs", 1))
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB")])

    found = inspect(planted.planted(sheet, tmp_path / "dressed.pdf", dress, planted.field("Your name")))
    assert (found.bookmarks, found.page_labels, found.printing.output_intent) == (2, True, "sRGB")
    assert [(field.name, field.kind, field.tooltip) for field in found.fields] == [("name", "text", "Your name")]
    assert "2 bookmarks, page labels; 1 field: name (text, “Your name”)" in describe(found)


def test_tags_said_at_length_count_as_well(sheet: Path, tmp_path: Path) -> None:
    """A section's number by way of the resources, and its place in the tree by way of a reference of its own."""

    def spell_out(pdf: Pdf) -> None:
        page = pdf.pages[0]
        content = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(content.replace(b"/P <</MCID 0>> BDC", b"/P /First BDC"))
        page.Resources.Properties = Dictionary(First=Dictionary(MCID=0))
        element = pdf.Root.StructTreeRoot.K.K[0]
        del element.Pg
        element.K = Array([Dictionary(Type=Name.MCR, Pg=page.obj, MCID=0)])

    found = inspect(planted.planted(sheet, tmp_path / "long.pdf", spell_out))
    assert (found.findings, found.tags.elements) == ((), {"Document": 1, "P": 8})


def test_an_archive_without_an_output_intent_is_a_note(sheet: Path, tmp_path: Path) -> None:
    def claim(pdf: Pdf) -> None:
        said = "<pdfaid:part>2</pdfaid:part> <pdfaid:conformance>A</pdfaid:conformance></rdf:Description>"
        space = 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        xmp = planted.XMP.replace('pdfuaid:part="1"/>', f"{space}>{said}")
        pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)

    found = inspect(planted.planted(sheet, tmp_path / "archive.pdf", claim))
    assert (found.claims, found.findings) == (("PDF/A-2a",), ())
    assert "output intent" in found.notes[0]


def test_text_in_a_fields_present_look_is_read(sheet: Path, tmp_path: Path) -> None:
    def fill(pdf: Pdf) -> None:
        planted.field("Your name")(pdf)
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        look = pdf.make_stream(b"/Tx BMC BT /H 9 Tf 2 2 Td (Ada) Tj ET EMC")
        look.update(Dictionary(Subtype=Name.Form, BBox=[0, 0, 100, 20], Resources={"/Font": {"/H": helvetica}}))
        pdf.pages[0].Annots[0].AP = Dictionary(N=look)

    path = planted.planted(sheet, tmp_path / "filled.pdf", fill)
    assert [finding.kind for finding in inspect(path).findings] == ["unembedded-font"]
    shown, area = texts(path)[-1]
    assert shown.text == "Ada"
    assert area is not None
    assert area.left == pytest.approx(32 / MM)


# Backs and fronts


def shifted(path: Path) -> list[Finding]:
    return [finding for finding in inspect(path).findings if finding.kind == "shifted-back"]


@pytest.mark.parametrize(("asked", "sound"), [("DuplexFlipLongEdge", False), ("DuplexFlipShortEdge", True)])
def test_backs_are_checked_for_the_turn_that_the_file_asks_for(tmp_path: Path, asked: str, *, sound: bool) -> None:
    path = planted.card_sheet(tmp_path / "short.pdf", flip="short-edge")
    assert (shifted(planted.planted(path, path, planted.duplex(asked))) == []) is sound


def test_a_file_for_one_side_is_not_checked_for_backs(sheet: Path, tmp_path: Path) -> None:
    path = planted.planted(sheet, tmp_path / "simplex.pdf", planted.duplex("Simplex"), planted.back_shifted(1))
    assert [finding.kind for finding in inspect(path).findings] == ["no-duplex"]
    assert shifted(planted.planted(path, path, planted.duplex("DuplexFlipLongEdge"))) != []


def side(page: int, kind: str, *faces: tuple[float, float], turn: Turn = 0) -> CardPage:
    assert kind in {"front", "back"}
    return CardPage(
        page,
        210,
        297,
        tuple(PlacedFace("front" if kind == "front" else "back", Rect(*at, 85, 55), turn) for at in faces),
    )


def test_mirrored_is_not_the_fronts_grid_again() -> None:
    front = side(1, "front", (14, 10.5), (109, 10.5))  # LP795: 14 mm left, 16 mm right
    assert mirrors(front, side(2, "back", (16, 10.5), (111, 10.5)), "vertical") == ()
    missed = mirrors(front, side(2, "back", (14, 10.5), (109, 10.5)), "vertical")
    assert [(miss.page, round(miss.right, 2), miss.down) for miss in missed] == [(2, -2, 0), (2, -2, 0)]


@pytest.mark.parametrize("flip", ["long-edge", "short-edge"])
@pytest.mark.parametrize("sheet_size", [Size(width=210, height=297), Size(width=297, height=210)])
def test_the_mirror_of_paper_and_ours_agree(flip: Flip, sheet_size: Size) -> None:
    fronts = [Cell(Rect(14.0 + 95 * (turn // 180), 10.5 + 60 * (turn % 180 // 90), 85, 55), turn) for turn in TURNS]
    faced: list[tuple[CardPage, ...]] = []
    for kind, cells in (("front", fronts), ("back", [mirrored(cell, sheet_size, flip) for cell in fronts])):
        of = tuple(PlacedFace("front" if kind == "front" else "back", cell.trim, cell.turn) for cell in cells)
        faced.append((CardPage(len(faced) + 1, sheet_size.width, sheet_size.height, of),))
    assert missed_backs([*faced[0], *faced[1]], flip) == ()


def test_a_sheet_whose_backs_all_lie_off_is_said_once() -> None:
    sides = [side(1, "front", (14, 10), (109, 10)), side(2, "back", (16.3, 9.8), (111.3, 9.8))]
    (miss,) = missed_backs(sides, "long-edge")
    assert miss.what == "all 2 backs lie 0.30 mm right and 0.20 mm above of where their fronts are"
    assert [miss.right, miss.down] == pytest.approx([0.3, -0.2])


@pytest.mark.parametrize(
    ("sides", "missed"),
    [
        ([], []),
        ([side(1, "front", (62.5, 10)), side(2, "front", (62.5, 10))], []),  # no backs: a file for one side
        ([side(1, "back", (62.5, 10)), side(2, "front", (62.5, 10))], []),  # the back before the front
        ([side(2, "front", (62.5, 10)), side(3, "back", (62.5, 10))], [(2, "two different sheets")]),
        (
            [side(1, "front", (62.5, 10)), side(3, "back", (62.5, 10))],
            [(1, "no backs follow"), (3, "no fronts follow")],
        ),
        ([side(1, "front"), side(1, "front", (62.5, 10)), side(2, "back")], []),
        ([side(1, "front", (9, 9)), side(2, "back", (116, 9), (9, 99))], [(2, "no front lies behind the back at 9.0")]),
        ([side(1, "front", (62.5, 10)), side(2, "back", (62.5, 10), turn=180)], [(2, "the wrong way up")]),
        ([side(1, "front", (9, 9)), CardPage(2, 297, 210, side(2, "back", (9, 9)).faces)], [(2, "another size")]),
        (
            [side(1, "front", (9, 9)), CardPage(2, 210, 297, (PlacedFace("back", Rect(116, 9, 85, 54)),))],
            [(2, "85.00 × 54.00")],
        ),
        ([side(1, "front", *[(9, 9)] * 501), side(2, "back", (9, 9))], [(2, "more than 500 cards")]),
    ],
)
def test_pairs_of_pages(sides: list[CardPage], missed: list[tuple[int, str]]) -> None:
    found = missed_backs(sides, "long-edge")
    assert [miss.page for miss in found] == [page for page, _ in missed]
    assert all(words in miss.what for miss, (_, words) in zip(found, missed, strict=True))
    assert all(isinstance(miss, Miss) for miss in found)


# The reading of content streams, against pdfium


def assert_as_pdfium_sees(path: Path) -> None:
    """Every text of the first page lies where pdfium has its letters, within 0.05 mm."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0].get_textpage()
        height = pdf[0].get_height()
        shown = [(page.get_text_range(n, 1), page.get_charbox(n)) for n in range(page.count_chars())]
    inked = [(text, area) for text, area in shown if not text.isspace()]
    for found, area in texts(path):
        letters = [letter for letter in found.text if not letter.isspace()]
        here, inked = inked[: len(letters)], inked[len(letters) :]
        assert [text for text, _ in here] == letters
        assert area is not None
        lefts, lows, rights, highs = zip(*(letter for _, letter in here), strict=True)
        assert area.left == pytest.approx(min(lefts) / MM, abs=0.05)
        assert area.right == pytest.approx(max(rights) / MM, abs=0.05)
        assert area.top == pytest.approx((height - max(highs)) / MM, abs=0.05)
        assert area.bottom == pytest.approx((height - min(lows)) / MM, abs=0.05)
    assert inked == []


OPERATORS = r"""
q 2 0 0 1.5 10 20 cm BT /F1+0 12 Tf 14 TL 20 500 Td (\001\002\003) Tj 0 -30 TD (\003\004) Tj T* (\001) Tj ET Q
BT /F1+0 10 Tf 1 0 0 1 50 400 Tm 3 Tc (\001\002) Tj 0 Tc [(\001) -500 (\002) 250 (\003)] TJ ET
BT 80 Tz 20 TL 1 0 0 1 300 400 Tm (\001\002\003) Tj (\003) ' 9 2 (\001 \002) " ET
BT 100 Tz 0 Tc 0 Tw 5 Ts 0 1 -1 0 400 300 Tm (\001\002\003) Tj ET
q 0.866 0.5 -0.5 0.866 300 100 cm BT 0 Ts 1 0 0 1 0 0 Tm (\003) Tj ET Q
"""


def test_every_text_operator_is_followed(sheet: Path, tmp_path: Path) -> None:
    def write(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(OPERATORS.encode())

    assert_as_pdfium_sees(planted.planted(sheet, tmp_path / "operators.pdf", write))


def test_forms_within_forms_are_read_where_they_lie(sheet: Path, tmp_path: Path) -> None:
    def nest(pdf: Pdf) -> None:
        font = pdf.pages[0].Resources.Font
        inner = pdf.make_stream(b"BT /F1+0 12 Tf 5 5 Td (\\001\\002) Tj ET")
        inner.update(
            Dictionary(Subtype=Name.Form, BBox=[0, 0, 50, 50], Matrix=[0, 1, -1, 0, 3, 4], Resources={"/Font": font})
        )
        outer = pdf.make_stream(b"q 2 0 0 2 7 0 cm /I Do Q")
        outer.update(Dictionary(Subtype=Name.Form, BBox=[0, 0, 90, 90], Resources={"/XObject": {"/I": inner}}))
        pdf.pages[0].Resources.XObject = Dictionary({"/O": outer})
        pdf.pages[0].Contents = pdf.make_stream(b"q 1 0 0 1 100 100 cm /O Do Q")

    path = planted.planted(sheet, tmp_path / "nested.pdf", nest)
    assert_as_pdfium_sees(path)
    assert [finding.what for finding in inspect(path).findings if finding.kind == "untagged"] == [
        "1 form outside the tags: neither read aloud nor marked as decoration"
    ]


def test_invisible_text_lies_nowhere(sheet: Path, tmp_path: Path) -> None:
    hidden = planted.painted_outside_tags("/Artifact BMC BT 3 Tr /F1+0 9 Tf -500 0 Td (\1\2) Tj ET EMC")
    path = planted.planted(sheet, tmp_path / "hidden.pdf", hidden)
    assert inspect(path).findings == ()
    assert texts(path)[-1][1] is None


# Fonts


def test_outlines_and_maps_agree_with_reportlab() -> None:
    program = planted.font_file().read_bytes()
    ours, theirs = TrueType(program), TTFontFile(str(planted.font_file()))
    no_break = 0xA0  # ReportLab sets a plain space for it
    glyphs = {code: glyph for code, glyph in theirs.charToGlyph.items() if code != no_break}
    assert {code: ours.character(code) for code in glyphs} == glyphs
    assert ours.character(0x2665) == 0
    assert ours.ink(glyphs[ord(" ")]) is None
    assert ours.ink(ours.glyphs) is None
    assert ours.ink(glyphs[ord("H")])


@pytest.mark.parametrize("layout", [0, 4, 6, 12])
def test_each_layout_of_a_map_is_read(layout: int) -> None:
    font = TrueType(planted.tiny_font(layout))
    assert [font.symbol(code) for code in (64, 65, 66, 67, 300)] == [0, 1, 2, 0, 0]


def test_no_font_is_said_to_be_none() -> None:
    for junk in (b"", b"OTTO", planted.font_file().read_bytes()[:200], bytes(500)):
        with pytest.raises(ValueError, match="no TrueType font"):
            TrueType(junk)


def composite(**more: Any) -> DictionaryObject:  # noqa: ANN401 – whatever a font dictionary holds
    program = DecodedStreamObject()
    program.set_data(planted.font_file().read_bytes())
    descriptor = DictionaryObject({NameObject("/FontFile2"): program})
    inner = DictionaryObject({NameObject("/FontDescriptor"): descriptor})
    inner.update({NameObject(f"/{key}"): value for key, value in more.items()})
    return DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/ABCDEF+Two"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): planted.pypdf_array([inner]),
        }
    )


def test_a_font_of_two_bytes_a_code_is_read() -> None:
    widths = planted.pypdf_array([1, planted.pypdf_array([500, 600]), 5, 7, 250])
    font = Font(composite(W=widths, DW=NumberObject(900)))
    assert list(font.codes(b"\0\1\1\0\0")) == [1, 256]
    assert [font.glyph(code).width for code in (1, 2, 3, 5, 7, 8)] == [500, 600, 900, 250, 250, 900]
    assert font.glyph(0).missing
    assert not font.glyph(36).missing
    assert font.glyph(36).text is None
    assert (font.name, font.subset, font.embedded) == ("Two", True, True)


def test_a_map_to_unicode_is_read_in_all_its_forms() -> None:
    cmap = DecodedStreamObject()
    cmap.set_data(
        b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar\n"
        b"2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <D83DDE00>] endbfrange"
    )
    font = Font(DictionaryObject({NameObject("/Subtype"): NameObject("/TrueType"), NameObject("/ToUnicode"): cmap}))
    codes = (1, 2, 0x10, 0x12, 0x20, 0x21)
    assert [font.glyph(code).text for code in codes] == ["A", "fi", "a", "c", "x", "😀"]


def simple(kind: str, encoding: PdfObject | None = None, **more: PdfObject) -> Font:
    """A font of one byte a code; a TrueType font is embedded."""
    font = DictionaryObject({NameObject("/Subtype"): NameObject(f"/{kind}")})
    if encoding is not None:
        font[NameObject("/Encoding")] = encoding
    if kind == "TrueType":
        program = DecodedStreamObject()
        program.set_data(planted.font_file().read_bytes())
        flags = {NameObject("/Flags"): NumberObject(32), NameObject("/FontFile2"): program}
        font[NameObject("/FontDescriptor")] = DictionaryObject(flags)
    font.update({NameObject(f"/{key}"): value for key, value in more.items()})
    return Font(font)


def test_a_font_with_an_encoding_needs_no_map_to_unicode() -> None:
    font = simple("TrueType", NameObject("/WinAnsiEncoding"))
    assert (font.glyph(0xE9).text, font.glyph(0xE9).missing) == ("é", False)
    assert font.glyph(0x80).text == "€"
    assert (font.glyph(0x20).ink, font.glyph(0x20).missing) == (None, False)


def test_codes_named_one_by_one_are_known_by_their_names() -> None:
    names = [NameObject(name) for name in ("/uni0041", "/.notdef", "/Q", "/aogonek", "/uni2665")]
    differences = planted.pypdf_array([65, *names])
    font = simple("TrueType", DictionaryObject({NameObject("/Differences"): differences}))
    assert [font.glyph(code).text for code in (65, 66, 67, 68, 69, 70)] == ["A", None, "Q", "\ufffd", "♥", None]
    assert [font.glyph(code).missing for code in (65, 66, 67, 68, 69)] == [False, True, False, False, True]


def test_a_font_of_drawings_lacks_what_it_does_not_draw() -> None:
    names = planted.pypdf_array([65, NameObject("/A"), NameObject("/B")])
    drawn = DictionaryObject({NameObject("/A"): DecodedStreamObject()})
    matrix = planted.pypdf_array([FloatObject(0.01), 0, 0, FloatObject(0.01), 0, 0])
    font = simple(
        "Type3",
        DictionaryObject({NameObject("/Differences"): names}),
        CharProcs=drawn,
        FontMatrix=matrix,
        FirstChar=NumberObject(65),
        Widths=planted.pypdf_array([50, 60]),
    )
    assert [(font.glyph(code).width, font.glyph(code).missing) for code in (65, 66)] == [(500, False), (600, True)]
    assert font.embedded


def test_fonts_that_every_reader_has_are_read_by_guess() -> None:
    assert simple("Type1").glyph(65).text == "A"
    assert simple("Type1", BaseFont=NameObject("/Symbol")).glyph(65).text == "\ufffd"
    assert simple("Type1").glyph(65).width == 500


def test_a_font_of_two_bytes_may_lead_its_codes_elsewhere() -> None:
    glyphs = DecodedStreamObject()
    glyphs.set_data(bytes((0, 0, 0, 36, 0, 0)))
    font = Font(composite(CIDToGIDMap=glyphs))
    assert [font.glyph(code).missing for code in (1, 2, 3)] == [False, True, True]
    other = composite()
    other[NameObject("/Encoding")] = NameObject("/UniJIS-UTF16-H")
    assert not Font(other).glyph(0).missing  # where codes are not glyph numbers, it cannot be told


# Files that are none


def test_what_is_no_pdf_is_refused_in_words(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.pdf") == "there is no such file"
    assert refusal(tmp_path) == "is a folder, and a PDF is needed here"
    path = tmp_path / "file.pdf"
    for content in (b"", b"GIF89a", b"cards: []"):
        path.write_bytes(content)
        assert refusal(path) == "is not a PDF"
    path.write_bytes(b"%PDF-1.7\nnothing\n%%EOF\n")
    assert refusal(path).startswith("is broken: its parts do not fit together")


def test_a_file_cut_short_is_refused(sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    content = sheet.read_bytes()
    for part in (0.2, 0.5, 0.9):
        path.write_bytes(content[: int(len(content) * part)])
        assert refusal(path).startswith("is cut short")


def test_a_file_without_pages_is_told(sheet: Path, tmp_path: Path) -> None:
    def empty(pdf: Pdf) -> None:
        del pdf.pages[:]

    found = inspect(planted.planted(sheet, tmp_path / "empty.pdf", empty))
    assert "no-pages" in {finding.kind for finding in found.findings}
    assert "no pages" in describe(found)


def test_a_repaired_file_is_told_and_nothing_is_printed(
    sheet: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "off.pdf"
    path.write_bytes(re.sub(rb"startxref\s+\d+", b"startxref\n7", sheet.read_bytes()))
    assert {finding.kind for finding in inspect(path).findings} == {"damaged"}
    assert capfd.readouterr() == ("", "")


def test_forms_without_end_are_refused(sheet: Path, tmp_path: Path) -> None:
    def endless(pdf: Pdf) -> None:
        form = pdf.make_stream(b"/Me Do")
        form.update(Dictionary(Subtype=Name.Form, BBox=[0, 0, 1, 1]))
        form.Resources = Dictionary(XObject=Dictionary(Me=form))
        pdf.pages[0].Resources.XObject = Dictionary(Me=form)
        pdf.pages[0].Contents = pdf.make_stream(b"/Me Do")

    assert "draws itself" in refusal(planted.planted(sheet, tmp_path / "endless.pdf", endless))


def test_forms_that_multiply_are_refused(sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def multiply(pdf: Pdf) -> None:
        form = pdf.make_stream(b"0 0 m 1 1 l S")
        form.update(Dictionary(Subtype=Name.Form, BBox=[0, 0, 1, 1]))
        for _ in range(8):
            outer = pdf.make_stream(b"/In Do " * 10)
            outer.update(Dictionary(Subtype=Name.Form, BBox=[0, 0, 1, 1], Resources={"/XObject": {"/In": form}}))
            form = outer
        pdf.pages[0].Resources.XObject = Dictionary(In=form)
        pdf.pages[0].Contents = pdf.make_stream(b"/In Do")

    monkeypatch.setattr("generator.prepress.preflight.painted.MOST_OPERATIONS", 20_000)
    assert "larger than any deck" in refusal(planted.planted(sheet, tmp_path / "many.pdf", multiply))


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_inspected_or_refused(sheet: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 – for damage, not for secrets
    content = bytearray(sheet.read_bytes())
    for _ in range(chance.choice((1, 5, 20))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "damaged.pdf"
    path.write_bytes(content)
    with contextlib.suppress(DeckError):
        found = inspect(path)
        assert describe(found)
        assert as_json(found)


# What a file says of itself, on a terminal

NASTY = "A\x1b]0;owned\x07 title \u202egpj.exe\x9b31m and\na new line"


@pytest.fixture
def nasty(sheet: Path, tmp_path: Path) -> Path:
    def name(pdf: Pdf) -> None:
        pdf.docinfo["/Title"] = pdf.docinfo["/Author"] = String(NASTY)
        pdf.Root.Lang = String(NASTY)
        pdf.Root.AcroForm.Fields[0].T = pdf.Root.AcroForm.Fields[0].TU = String(NASTY)
        pdf.Root.ViewerPreferences.Duplex = Name(f"/{NASTY}")
        pdf.Root.StructTreeRoot.K.S = Name(f"/{NASTY}")
        for font in planted.fonts(pdf):
            font.BaseFont = Name(f"/{NASTY}")

    return planted.planted(sheet, tmp_path / "nasty\x1b[2J.pdf", planted.field("x"), name)


@pytest.mark.parametrize("command", [("inspect",), ("inspect", "--json"), ("booklet",)])
def test_nothing_that_a_file_says_is_obeyed_by_a_terminal(nasty: Path, command: tuple[str, ...]) -> None:
    ran = spiegel(*command, nasty.name, folder=nasty.parent)
    for said in (ran.stdout, ran.stderr):
        assert [sign for sign in said if not sign.isprintable() and sign != "\n"] == []


def test_json_keeps_every_sign_as_its_number(nasty: Path) -> None:
    assert json.loads(as_json(inspect(nasty)))["title"] == NASTY


def test_a_title_in_any_script_is_said_as_it_is(sheet: Path, tmp_path: Path) -> None:
    title = "Qu’a-t-on appris\u202f? 👩\u200d💻 می\u200cخواهم"

    def name(pdf: Pdf) -> None:
        pdf.docinfo["/Title"] = String(title)

    assert title in describe(inspect(planted.planted(sheet, tmp_path / "named.pdf", name)))


# ------------------------------------------------------------------------------------------------------ many pages


def test_pages_beyond_those_that_are_looked_at_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(heavy.pages(4, content=b"0 0 9 9 re f").written())
    assert not [said for said in inspect(path).unchecked if "looked at" in said]
    monkeypatch.setattr(inspecting, "MOST_PAGES", 3)
    found = inspect(path)
    assert (found.pages, found.sizes[0].pages) == (4, 3)
    assert found.unchecked[0] == "page 4 (only the first 3 pages of a file are looked at)"
    assert "Pages: 3 pages of 209.9 × 297 mm (A4), 1 more page that was not looked at; PDF" in describe(found)
    assert "Boxes: Media;" in describe(found)
    assert [finding.pages for finding in found.findings] == [(1, 2, 3)]
    monkeypatch.setattr(inspecting, "MOST_PAGES", 2)
    assert inspect(path).unchecked[0] == "pages 3–4 (only the first 2 pages of a file are looked at)"
    assert "2 more pages that were not looked at" in describe(inspect(path))


def test_pages_that_share_their_content_are_read_each_with_its_own_resources(tmp_path: Path) -> None:
    pdf = heavy.pages(4, content=b"BT /F 9 Tf 99 99 Td (abc) Tj ET")
    for page, font in ((10, "Helvetica"), (11, "Courier")):
        named = f"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/{font}>>>>>>"
        pdf.put(page, f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{named}>>")
    (tmp_path / "shared.pdf").write_bytes(pdf.written())
    used = {font.name: font.pages for font in inspect(tmp_path / "shared.pdf").fonts}
    assert (used["Helvetica"], used["Courier"]) == (1, 1)


def test_content_that_pages_share_is_read_once_and_drawn_on_each_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shared.pdf"
    path.write_bytes(heavy.pages(4, content=b"9 9 9 9 re f " * 100).written())
    monkeypatch.setattr(painted, "MOST_BYTES", 1_300)
    monkeypatch.setattr(painted, "MOST_OPERATIONS", 4 * 320)
    assert not any(said.startswith("page") for said in inspect(path).unchecked)
    monkeypatch.setattr(painted, "MOST_OPERATIONS", 4 * 320 - 1)
    assert inspect(path).unchecked[0].startswith("page 4 (more than 1,279 things to draw")
    monkeypatch.setattr(painted, "MOST_BYTES", 1_299)
    assert "more than 1,299 bytes to draw" in refusal(path)


def test_contents_that_pages_have_in_turns_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = heavy.pages(40, content=b"9 9 9 9 re f " * 100)
    pdf.stream(5, "", b"9 9 9 9 re f " * 100)
    for page in range(11, 50, 2):
        pdf.put(page, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R>>")
    (tmp_path / "turns.pdf").write_bytes(pdf.written())
    monkeypatch.setattr(painted, "MOST_BYTES", 2 * 1_300)
    assert not any(said.startswith("page") for said in inspect(tmp_path / "turns.pdf").unchecked)


def test_of_a_file_with_too_much_to_draw_the_first_pages_are_looked_at_and_the_others_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = heavy.pages(6)
    for page in range(10, 16):
        pdf.stream(page + 10, "", b"9 9 9 9 re f " * 100)
        pdf.put(page, f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {page + 10} 0 R>>")
    (tmp_path / "much.pdf").write_bytes(pdf.written())
    monkeypatch.setattr(painted, "MOST_BYTES", 2 * 1_300)
    found = inspect(tmp_path / "much.pdf")
    assert found.pages == 6
    assert sum(size.pages for size in found.sizes) == 2
    assert found.unchecked[0].startswith("pages 3–6 (more than 2,600 bytes to draw")


def test_fonts_that_pages_share_are_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    font = Reading.font

    def counted(self: Reading, named: DictionaryObject, key: str) -> Font:
        asked.append(key)
        return font(self, named, key)

    monkeypatch.setattr(Reading, "font", counted)
    (tmp_path / "shared.pdf").write_bytes(heavy._same_fonts(4, 3))
    assert [each.name for each in inspect(tmp_path / "shared.pdf").fonts] == ["Helvetica"]
    assert asked == ["/F0", "/F1", "/F2"]


def test_notes_count_on_every_page_that_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.pdf"
    path.write_bytes(heavy._same_notes(4, 100))
    assert inspect(path).pages == 4
    monkeypatch.setattr(painted, "MOST_OPERATIONS", 1_000)
    assert inspect(path).unchecked[0].startswith("pages 3–4 (more than 1,000 things to draw")
