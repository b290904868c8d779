"""One fault of each kind, planted in a file of ours and in a foreign one: found by its kind, said in words; its twin is not."""

from __future__ import annotations

import sys
from time import process_time
from typing import TYPE_CHECKING

import pikepdf
import planted
import planted_prints as prints
import pytest
from helpers import ROOT
from pikepdf import Array, Dictionary, Name
from planted_prints import MM

from generator.prepress.inspect import describe, inspect

if TYPE_CHECKING:
    from pathlib import Path

    from pikepdf import Pdf
    from reportlab.pdfgen.canvas import Canvas

    from generator.prepress.preflight.report import Finding, FindingKind


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first sheet of our own deck, front and back."""
    path = tmp_path_factory.mktemp("ours") / "ours.pdf"

    def first_sheet(pdf: Pdf) -> None:
        del pdf.pages[2:]

    return planted.planted(ROOT / "docs/print/cards-en.pdf", path, first_sheet)


def of_kind(path: Path, kind: FindingKind) -> list[Finding]:
    return [finding for finding in inspect(path).findings if finding.kind == kind]


def the_only(path: Path, kind: FindingKind) -> Finding:
    """The one finding there is, of this kind."""
    (found,) = inspect(path).findings
    assert found.kind == kind
    return found


# In a file of ours: what is planted is found, and the file as it is has nothing of the kind


LOW = "q 50 0 0 50 100 400 cm BI /W 10 /H 10 /BPC 8 /CS /G ID " + "x" * 100 + " EI Q"


@pytest.mark.parametrize(
    ("kind", "plant", "words"),
    [
        ("scaling", prints.preferences(PrintScaling="/AppDefault"), "choose “actual size” or 100 %"),
        ("scaling", prints.preferences(PrintScaling=None), "may shrink the cards"),
        ("no-duplex", prints.preferences(Duplex=None), "choose “both sides, flip on the long edge”"),
        ("no-duplex", prints.preferences(Duplex="/Simplex"), "asks for one side only"),
        ("copies", prints.preferences(NumCopies=3), "asks for 3 copies"),
        ("coarse-picture", prints.painted(LOW), "a picture of 18 × 18 mm has 14 dots per inch"),
        ("thin-line", prints.painted("0.1 w 200 400 m 300 400 l S"), "1 line under 0.25 pt, the thinnest 0.1 pt"),
        ("thin-line", prints.painted("0 w 200 400 m 300 400 l S"), "1 line of 0 pt"),
        ("thin-line", prints.painted("0 g 200 400 90 0.1 re f"), "the thinnest 0.1 pt"),
        ("transparency", prints.painted("/Fault gs 200 400 9 9 re f", ca=0.5), "see-through"),
        ("transparency", prints.painted("/Fault gs 200 400 9 9 re f", BM=Name.Multiply), "see-through"),
        ("overprint", prints.painted("/Fault gs 1 0 0 0 k 200 400 9 9 re f", OP=True), "mix with what lies below"),
        (
            "white-overprint",
            prints.painted("/Fault gs 0 0 0 0 k 200 400 9 9 re f", op=True),
            "prints nothing, so it vanishes",
        ),
        ("black-text", prints.painted("0.2 0.2 0.2 rg BT /F1+0 9 Tf 200 400 Td (4) Tj ET"), "(#"),
        (
            "black-text",
            prints.painted("0.7 0.6 0.6 0.9 k BT /F1+0 9 Tf 200 400 Td (4) Tj ET"),
            "(C 70 M 60 Y 60 K 90)",
        ),
        ("heavy-ink", prints.painted("1 1 1 0.5 k 200 400 9 9 re f"), "a drawn shape has 350 % of ink"),
        ("near-edge", prints.painted("0 g 3 400 20 20 re f"), "lies 1.1 mm from the edge of the sheet"),
        ("bleed", planted.boxes(Trim=(10, 10, 200, 287)), "no bleed box"),
        ("bleed", planted.boxes(Trim=(10, 10, 200, 287), Bleed=(8, 8, 202, 289)), "the bleed is 2.0 mm"),
        ("over-cut", prints.painted("0 g 100 540 m 130 560 l 120 530 l f"), "a drawn shape lies over the cut by"),
        ("near-cut", prints.painted("0 g 32 600 20 20 re f"), "a drawn shape ends 0.8 mm inside the cut"),
        ("no-bleed", prints.painted("0.9 g 29.764 545.669 178.583 249.449 re f"), "ends on the cut itself"),
    ],
)
def test_a_fault_planted_in_our_own_sheet_is_found(
    ours: Path, tmp_path: Path, kind: FindingKind, plant: planted.Plant, words: str
) -> None:
    if kind != "black-text":  # the ready-made file is of before our neutral inks were grey
        assert of_kind(ours, kind) == []
    found = of_kind(planted.planted(ours, tmp_path / "fault.pdf", plant), kind)
    assert any(words in finding.what for finding in found), found


@pytest.mark.parametrize(("right", "words"), [(2.0, "2.0 mm to the right"), (-2.0, "2.0 mm to the left")])
def test_a_back_that_is_shifted_is_found_though_nothing_has_a_name(
    ours: Path, tmp_path: Path, right: float, words: str
) -> None:
    def shift(pdf: Pdf) -> None:
        page = pdf.pages[1]
        page.contents_add(pdf.make_stream(f"q 1 0 0 1 {right * MM} 0 cm".encode()), prepend=True)
        page.contents_add(pdf.make_stream(b"Q"))

    renamed = planted.planted(ours, tmp_path / "renamed.pdf", prints.forms_renamed)
    assert of_kind(renamed, "shifted-back") == []
    (found,) = of_kind(planted.planted(renamed, tmp_path / "shifted.pdf", shift), "shifted-back")
    assert words in found.what
    assert found.millimetres == pytest.approx(2, abs=0.05)


# In foreign files: the fault is the only finding, and a twin that is well has none


def low_picture(made: Canvas) -> None:
    made.drawImage(prints.picture(100, 100), 60 * MM, 60 * MM, 50 * MM, 50 * MM)


def fine_picture(made: Canvas) -> None:
    made.drawImage(prints.picture(600, 600), 60 * MM, 60 * MM, 50 * MM, 50 * MM)


def line(width: float) -> prints.Draw:
    def draw(made: Canvas) -> None:
        made.setLineWidth(width)
        made.line(60 * MM, 60 * MM, 100 * MM, 60 * MM)

    return draw


def black(*colour: float) -> prints.Draw:
    def draw(made: Canvas) -> None:
        (made.setFillColorRGB if len(colour) == 3 else made.setFillColorCMYK)(*colour)
        made.drawString(60 * MM, 60 * MM, "Black?")

    return draw


def cmyk_picture(*colour: int, form: str = "JPEG") -> prints.Draw:
    def draw(made: Canvas) -> None:
        made.drawImage(prints.picture(600, 600, colour, form), 60 * MM, 60 * MM, 50 * MM, 50 * MM)

    return draw


def area(left: float, low: float, width: float, height: float, *colour: float) -> prints.Draw:
    def draw(made: Canvas) -> None:
        made.setFillColorCMYK(*(colour or (0.2, 0, 0, 0)))
        made.rect(left * MM, low * MM, width * MM, height * MM, stroke=0, fill=1)

    return draw


@pytest.mark.parametrize(
    ("kind", "fault", "twin", "words"),
    [
        (
            "coarse-picture",
            low_picture,
            fine_picture,
            "50 × 50 mm has 51 dots per inch, and looks blurred in print: use one of 591",
        ),
        ("thin-line", line(0.2), line(0.25), "1 line under 0.25 pt, the thinnest 0.2 pt: printers break such lines up"),
        ("thin-line", line(0), line(0.3), "1 line of 0 pt: as thin as each printer can make them"),
        ("black-text", black(0, 0, 0), black(0, 0, 0, 1), "given as red, green and blue (#000000)"),
        ("black-text", black(0.3, 0.3, 0.3), black(0.6, 0.1, 0.1), "(#4C4C4C)"),
        (
            "black-text",
            black(0.75, 0.68, 0.67, 0.9),
            black(1, 0.8, 0, 0.2),
            "mixed from several inks (C 75 M 68 Y 67 K 90)",
        ),
        (
            "heavy-ink",
            area(60, 60, 20, 20, 0.9, 0.9, 0.9, 0.5),
            area(60, 60, 20, 20, 0.6, 0.6, 0.6, 0.6),
            "has 320 % of ink",
        ),
        ("heavy-ink", cmyk_picture(240, 240, 240, 240), cmyk_picture(100, 100, 100, 100), "a picture has 376 % of ink"),
        (
            "near-edge",
            area(2, 100, 20, 20),
            area(6.5, 100, 20, 20),
            "a drawn shape lies 2.0 mm from the edge of the sheet",
        ),
    ],
)
def test_a_fault_on_a_foreign_page_is_the_only_finding(
    tmp_path: Path, kind: FindingKind, fault: prints.Draw, twin: prints.Draw, words: str
) -> None:
    assert words in the_only(prints.page(tmp_path / "fault.pdf", fault), kind).what
    assert inspect(prints.page(tmp_path / "twin.pdf", twin)).findings == ()


@pytest.mark.parametrize(
    ("kind", "fault", "twin", "words"),
    [
        (
            "transparency",
            prints.painted("/Fault gs 9 w 60 60 m 90 90 l S", CA=0.4),
            prints.painted("/Fault gs 9 w 60 60 m 90 90 l S", CA=1, ca=0.4),
            "some things are see-through",
        ),
        (
            "overprint",
            prints.painted("/Fault gs 0 1 0 0 k 60 60 9 9 re f", OP=True),
            prints.painted("/Fault gs 0 1 0 0 k 60 60 9 9 re f", OP=True, op=False),
            "Turn it off, or ask for a proof",
        ),
        (
            "white-overprint",
            prints.painted("/Fault gs 1 g 60 60 9 9 re f", op=True),
            prints.painted("1 g 60 60 9 9 re f"),
            "white over ink prints nothing",
        ),
        ("copies", prints.preferences(NumCopies=2), prints.preferences(NumCopies=1), "asks for 2 copies"),
    ],
)
def test_a_setting_of_a_foreign_page_is_the_only_finding(
    tmp_path: Path, kind: FindingKind, fault: planted.Plant, twin: planted.Plant, words: str
) -> None:
    assert words in the_only(prints.page(tmp_path / "fault.pdf", prints.nothing, fault), kind).what
    assert inspect(prints.page(tmp_path / "twin.pdf", prints.nothing, twin)).findings == ()


def test_a_spot_colour_is_found_by_its_name(tmp_path: Path) -> None:
    fill = prints.painted("/Ours cs 1 scn 60 60 9 9 re f")
    path = prints.page(tmp_path / "spot.pdf", prints.nothing, prints.space("Ours", "PANTONE 185 C"), fill)
    assert "“PANTONE 185 C”" in the_only(path, "spot-colour").what
    process = prints.page(tmp_path / "process.pdf", prints.nothing, prints.space("Ours", "Black"), fill)
    assert inspect(process).findings == ()
    both = prints.painted("/Ours cs 1 1 scn 60 60 9 9 re f")
    path = prints.page(tmp_path / "two.pdf", prints.nothing, prints.space("Ours", "Gold", "Cyan"), both)
    assert "“Gold”" in the_only(path, "spot-colour").what


def test_a_picture_with_a_mask_is_see_through(tmp_path: Path) -> None:
    def mask(pdf: Pdf) -> None:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        picture.SMask = pdf.make_stream(
            b"\x80", Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceGray
        )

    assert the_only(prints.page(tmp_path / "mask.pdf", fine_picture, mask), "transparency")


def test_text_in_the_colour_of_registration_is_black_of_all_inks(tmp_path: Path) -> None:
    write = prints.painted("/Ours cs 1 scn BT /F1+0 9 Tf 200 400 Td (\1) Tj ET")
    path = prints.page(tmp_path / "all.pdf", prints.nothing, prints.space("Ours", "All"), write)
    assert "“All”" in the_only(path, "black-text").what


def test_a_picture_stored_plainly_in_cmyk_is_added_up_as_well(tmp_path: Path) -> None:
    def plain(*ink: int) -> planted.Plant:
        def plant(pdf: Pdf) -> None:
            picture = pdf.make_stream(bytes(ink) * 160_000)
            picture.update(
                Dictionary(Subtype=Name.Image, Width=400, Height=400, BitsPerComponent=8, ColorSpace=Name.DeviceCMYK)
            )
            pdf.pages[0].Resources.XObject = Dictionary(P=picture)
            prints.painted("q 90 0 0 90 200 400 cm /P Do Q")(pdf)

        return plant

    path = prints.page(tmp_path / "heavy.pdf", prints.nothing, plain(255, 255, 200, 100))
    assert "a picture has 318 % of ink" in the_only(path, "heavy-ink").what
    lighter = inspect(prints.page(tmp_path / "light.pdf", prints.nothing, plain(255, 255, 120, 0)))
    assert lighter.findings == ()
    assert "a picture has 247 % of ink" in " ".join(lighter.notes)


# Sheets of cards that only have cut marks


def test_a_foreign_sheet_without_a_fault_has_none(tmp_path: Path) -> None:
    found = inspect(prints.cards(tmp_path / "cards.pdf", bar=True))
    assert (found.findings, found.unchecked) == ((), ())
    assert [(size.cards, size.width, size.height) for size in found.cards] == [(9, 63.0, 88.0)]
    assert found.bar == pytest.approx(100)
    assert "  Cards: 63.0 × 88.0 mm; the bar of 100 mm measures 100.0 mm" in describe(found)


def test_a_sheet_that_asks_for_nothing_is_told_what_to_choose(tmp_path: Path) -> None:
    found = inspect(prints.cards(tmp_path / "cards.pdf", hints=False)).findings
    assert {finding.kind for finding in found} == {"scaling", "no-duplex"}
    simplex = prints.cards(tmp_path / "simplex.pdf", prints.preferences(Duplex="/Simplex"))
    assert "asks for one side only" in the_only(simplex, "no-duplex").what


@pytest.mark.parametrize(
    ("back", "words"),
    [
        ((2, 0), "2.0 mm to the right of the middle"),
        ((0, -1.5), "1.5 mm down of the middle"),
        ((-1, 2), "1.0 mm to the left and 2.0 mm up"),
    ],
)
def test_backs_without_names_that_lie_off_are_found(tmp_path: Path, back: tuple[float, float], words: str) -> None:
    found = the_only(prints.cards(tmp_path / "off.pdf", back=back, sheets=2), "shifted-back")
    assert words in found.what
    assert found.pages == (2, 4)
    assert inspect(prints.cards(tmp_path / "well.pdf", back=(0.3, 0))).findings == ()


def test_backs_that_cannot_be_judged_are_said_not_to_be_checked(tmp_path: Path) -> None:
    def blank(pdf: Pdf) -> None:
        pdf.pages[1].Contents = pdf.make_stream(b"0 g 200 200 5 5 re f")

    found = inspect(prints.cards(tmp_path / "blank.pdf", blank))
    assert "Not checked: whether backs lie right, left and right and up and down (none known by name" in describe(found)
    assert found.findings == ()
    alone = inspect(prints.cards(tmp_path / "alone.pdf", prints.preferences(Duplex=None), twice))
    assert "Not checked: backs (no fronts and backs known by name, and the pages do not look" in describe(alone)
    assert alone.findings == ()


def twice(pdf: Pdf) -> None:
    """The first page in the place of the second: a file of fronts alone."""
    pdf.pages[1].Contents = pdf.pages[0].Contents


@pytest.mark.parametrize("scale", [0.97, 0.94, 1.03])
def test_cards_that_were_scaled_are_found(tmp_path: Path, scale: float) -> None:
    width, height = 63 * scale, 88 * scale
    asked = the_only(prints.cards(tmp_path / "cards.pdf", scale=scale), "scaled-cards").what
    assert f"cards are {width:.1f} × {height:.1f} mm: scaled by {100 * scale:.0f} %?" in asked
    (measured,) = of_kind(prints.cards(tmp_path / "bar.pdf", scale=scale, bar=True), "scaled-cards")
    assert f"the bar of 100 mm is {100 * scale:.1f} mm long" in measured.what


def over(left: float, low: float, width: float, height: float) -> prints.Draw:
    return area(left, low, width, height)


def straight(y: float, width: float = 0.5, long: float = 3) -> prints.Draw:
    def draw(made: Canvas) -> None:
        made.setLineWidth(width)
        made.line(0, y * MM, 63 * long * MM, y * MM)

    return draw


def short_of_the_next(made: Canvas) -> None:
    made.setLineWidth(0.75)
    made.line(-2 * MM, 31 * MM, 62.5 * MM, 31 * MM)


def short_of_both(made: Canvas) -> None:
    """On the second card of three: neither of its neighbours has the line."""
    made.line(63.5 * MM, 31 * MM, 125.5 * MM, 31 * MM)


def short_on_both_sides(made: Canvas) -> None:
    made.line(0.5 * MM, 31 * MM, 62.5 * MM, 31 * MM)


def two_lines(made: Canvas) -> None:
    straight(31)(made)
    straight(50)(made)


def outlined(made: Canvas) -> None:
    made.roundRect(0, 0, 63 * MM, 88 * MM, 3 * MM)


def card_picture(left: float, low: float, width: float, height: float) -> prints.Draw:
    def draw(made: Canvas) -> None:
        made.drawImage(prints.picture(1200, 1200), left * MM, low * MM, width * MM, height * MM)

    return draw


def off_text(x: float) -> prints.Draw:
    def draw(made: Canvas) -> None:
        prints.text(made, "Near", x, 70)

    return draw


@pytest.mark.parametrize(
    ("kind", "fault", "words"),
    [
        ("over-cut", over(50, 20, 20, 20), "a drawn shape lies over the cut by 7.0 mm"),
        ("over-cut", card_picture(50, 20, 20, 20), "a picture lies over the cut by 7.0 mm"),
        ("over-cut", off_text(-1), "the text “Near” lies over the cut by"),
        ("over-cut", two_lines, "more than one line runs across a card"),
        (
            "near-cut",
            over(1, 20, 20, 20),
            "a drawn shape ends 1.0 mm inside the cut: a knife is easily a millimetre off",
        ),
        ("near-cut", card_picture(20, 2, 20, 20), "a picture ends 2.0 mm inside the cut"),
        ("near-cut", off_text(1), "the text “Near” ends 1."),
        ("near-cut", straight(1.5), "a line ends"),
        ("near-cut", short_on_both_sides, "a line ends 0.5 mm inside the cut"),
        ("over-cut", over(-3, -3, 195, 94), "a drawn shape lies over the cut by"),  # into the cards below
        ("no-bleed", over(0, 0, 63, 88), "a drawn shape ends on the cut itself"),
    ],
)
def test_what_lies_over_or_near_the_cut_of_a_card_is_found(
    tmp_path: Path, kind: FindingKind, fault: prints.Draw, words: str
) -> None:
    assert words in the_only(prints.cards(tmp_path / "cut.pdf", draw=fault), kind).what


@pytest.mark.parametrize(
    "sound",
    [
        over(3, 20, 20, 20),
        straight(31),
        straight(31, long=1),
        short_of_the_next,
        short_of_both,
        outlined,
        over(-3, -179, 195, 270),
    ],
)
def test_what_a_knife_may_meet_is_no_fault(tmp_path: Path, sound: prints.Draw) -> None:
    """A thing that keeps its distance, one straight line across, the outline to cut on, a ground that runs over."""
    assert inspect(prints.cards(tmp_path / "sound.pdf", draw=sound)).findings == ()


# Pages for a print shop: a trim box inside a larger sheet


SHOP = {"Trim": (20, 20, 190, 277), "Bleed": (17, 17, 193, 280)}


@pytest.mark.parametrize(
    ("kind", "draw", "boxes", "words"),
    [
        ("bleed", prints.nothing, {"Trim": SHOP["Trim"]}, "no bleed box"),
        (
            "bleed",
            prints.nothing,
            {**SHOP, "Bleed": (18, 18, 192, 279)},
            "the bleed is 2.0 mm, and print shops ask for 3 mm",
        ),
        ("over-cut", area(18, 100, 20, 20), SHOP, "lies over the cut by 2.0 mm"),
        ("near-cut", area(21, 100, 20, 20), SHOP, "ends 1.0 mm inside the cut"),
        ("no-bleed", area(20, 20, 170, 257), SHOP, "ends on the cut itself"),
    ],
)
def test_a_page_for_a_shop_is_judged_by_its_trim(
    tmp_path: Path, kind: FindingKind, draw: prints.Draw, boxes: dict[str, tuple[float, ...]], words: str
) -> None:
    assert words in the_only(prints.page(tmp_path / "shop.pdf", draw, planted.boxes(**boxes)), kind).what


def test_a_page_with_a_ground_that_bleeds_has_no_fault(tmp_path: Path) -> None:
    path = prints.page(tmp_path / "shop.pdf", area(17, 17, 176, 263), planted.boxes(**SHOP))
    assert inspect(path).findings == ()


# Facts, notes, and what is said of them


def test_the_facts_name_colours_by_use_and_the_smallest_text(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        fine_picture(made)
        line(1)(made)
        made.setFillColorCMYK(0.2, 0, 0, 0)
        made.rect(10 * MM, 200 * MM, 9, 9, stroke=0, fill=1)
        made.scale(0.5, 0.5)
        made.setFillColorRGB(0.8, 0, 0)
        made.setFont(planted.FONT, 13)
        made.drawString(200 * MM, 200 * MM, "Small")

    found = inspect(prints.page(tmp_path / "facts.pdf", draw))
    assert found.colours == {"text": ("Gray", "RGB"), "lines": ("Gray",), "areas": ("CMYK",), "pictures": ("RGB",)}
    assert found.smallest_text == 6.5
    said = describe(found)
    assert "Colours: text in Gray, RGB; lines in Gray; areas in CMYK; pictures in RGB" in said
    assert "; the smallest text is 6.5 pt" in said


@pytest.mark.parametrize(
    ("draw", "plants", "words"),
    [
        (black(0.118, 0.137, 0.157), (), "nearly black text in colour (#1E2328)"),
        (area(60, 60, 9, 9, 0.7, 0.7, 0.7, 0.7), (), "a drawn shape has 280 % of ink"),
        (area(5, 60, 9, 9), (), "a drawn shape lies 5.0 mm from the edge of the sheet"),
        (
            lambda made: made.drawImage(prints.picture(500, 500), 60 * MM, 60 * MM, 50 * MM, 50 * MM),
            (),
            "a picture of 50 × 50 mm has 254 dots per inch: good enough, though 300 are sharper",
        ),
        (lambda made: made.line(0, 148.5 * MM, 8 * MM, 148.5 * MM), (), "lines end 0.0 mm from the edge"),
        (prints.nothing, (prints.painted("/Fault gs 0 0 0 1 k 60 60 9 9 re f", OP=True),), "black overprints"),
    ],
)
def test_what_is_good_to_know_is_a_note(
    tmp_path: Path, draw: prints.Draw, plants: tuple[planted.Plant, ...], words: str
) -> None:
    found = inspect(prints.page(tmp_path / "note.pdf", draw, *plants))
    assert found.findings == ()
    assert words in " ".join(found.notes)


def test_the_same_fault_on_many_pages_is_said_once(tmp_path: Path) -> None:
    made = planted.canvas(tmp_path / "many.pdf")
    for number in range(4):
        line(0.1 + number / 100)(made)
        made.showPage()
    made.save()
    found = the_only(tmp_path / "many.pdf", "thin-line")
    assert found.pages == (1, 2, 3, 4)
    assert found.what.startswith("4 lines under 0.25 pt, the thinnest 0.1 pt")


@pytest.mark.parametrize("place", ["clipped away", "white", "invisible"])
def test_what_leaves_no_ink_is_no_fault(tmp_path: Path, place: str) -> None:
    operators = {
        "clipped away": "200 400 50 50 re W n 0 g 0 400 250 20 re f",
        "white": "1 g 0 400 250 20 re f",
        "invisible": "BT 3 Tr 0 0 0 rg /F1+0 9 Tf 60 400 Td (\1) Tj ET",
    }
    path = prints.page(tmp_path / "none.pdf", prints.nothing, prints.painted(operators[place]))
    assert inspect(path).findings == ()


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    def shade(pdf: Pdf) -> None:
        ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 9, 9]), Function=ramp)
        pdf.pages[0].Resources.Shading = Dictionary(S=shading)
        prints.painted("/S sh")(pdf)

    assert "the ink of gradients and patterns" in describe(
        inspect(prints.page(tmp_path / "s.pdf", prints.nothing, shade))
    )


def test_without_pillow_the_ink_of_a_jpeg_is_said_not_to_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = prints.page(tmp_path / "heavy.pdf", cmyk_picture(240, 240, 240, 240))
    monkeypatch.setitem(sys.modules, "PIL", None)
    found = inspect(path)
    assert found.findings == ()
    assert "Not checked: " in describe(found)
    assert "the ink of 1 picture in CMYK" in describe(found)


def test_a_picture_that_is_broken_or_too_large_does_not_keep_the_page_from_being_read(tmp_path: Path) -> None:
    def broken(pdf: Pdf) -> None:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        picture.ColorSpace = Name.DeviceCMYK
        picture.Filter = Name.ASCII85Decode

    found = inspect(prints.page(tmp_path / "broken.pdf", fine_picture, broken))
    assert "the ink of 1 picture in CMYK" in " ".join(found.unchecked)

    def huge(pdf: Pdf) -> None:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        picture.ColorSpace, picture.Width, picture.Height = Name.DeviceCMYK, 90_000, 90_000

    found = inspect(prints.page(tmp_path / "huge.pdf", fine_picture, huge))
    assert "the ink of 1 picture in CMYK" in " ".join(found.unchecked)


def test_very_many_marks_are_read_in_a_moment(tmp_path: Path) -> None:
    ticks = " ".join(f"{x * 0.25} {y} m {x * 0.25} {y + 9} l S" for y in range(0, 800, 20) for x in range(60))
    before = process_time()
    found = inspect(prints.cards(tmp_path / "many.pdf", prints.painted(f"20 20 m {ticks}")))
    assert process_time() - before < 5
    assert found.pages == 2


def test_what_a_foreign_file_names_is_not_obeyed_by_a_terminal(tmp_path: Path) -> None:
    fill = prints.painted("/Ours cs 1 scn 60 60 9 9 re f")
    path = prints.page(tmp_path / "spot.pdf", prints.nothing, prints.space("Ours", "A\x1b]0;owned\x07"), fill)
    assert of_kind(path, "spot-colour")
    assert [sign for sign in describe(inspect(path)) if not sign.isprintable() and sign != "\n"] == []


@pytest.mark.parametrize(
    "operators",
    [
        "(A) scn",
        "/None cs",
        "cs",
        "gs",
        "/Nothing gs",
        "1 2 rg",
        "(a) (b) m (c) 1 l S",
        "1e999 0 m 5 5 l S",
        "re f",
        "h S",
        "W n S",
    ],
)
def test_operators_that_make_no_sense_end_nothing(tmp_path: Path, operators: str) -> None:
    path = prints.page(tmp_path / "odd.pdf", prints.nothing, prints.painted(operators))
    with pikepdf.open(path):
        assert describe(inspect(path))
