"""The fields of a document by themselves: their looks, and the font that is typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from helpers import ROOT, ask, make_deck, theme
from msgspec.structs import replace
from pikepdf import Name
from readback import Printed

from generator.model.paper import PAPERS
from generator.prepress.inspect import inspect
from layouts.pdf.canvas import Canvas
from layouts.pdf.form import Field, field_style
from layouts.pdf.metadata import Description
from layouts.text.fonts import FontFace, locate
from layouts.theme.loading import theme_of
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

    from pikepdf import Object

LATO = locate("fontpkg_lato/Lato-Regular.ttf")
ATKINSON = locate("fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-Regular.ttf")
INK = "#102030"
THEMES = ROOT / "layouts" / "theme" / "themes"


def drawn(face: FontFace | None = None) -> Printed:
    """A page with a field of one line, one of many, and a box to tick."""
    style = field_style(face or Styles(theme().fonts).regular, 10, INK)
    canvas = Canvas(Description("Title", "Author", "en"), fields=style)
    with canvas.page(PAPERS["a5"]):
        canvas.text_field(Field("one", "One line"), (50, 400, 200, 16), lines=False, fixed=False)
        canvas.text_field(Field("many", "Many (\\) “lines”"), (50, 200, 200, 150), lines=True, fixed=True)
        canvas.check_box(Field("tick", "Tick"), (50, 100, 10, 12))
    return Printed(canvas.finish())


@pytest.fixture(scope="module")
def printed() -> Printed:
    return drawn()


def field(book: Printed, name: str) -> Object:
    (found,) = [each for each in book.catalog.AcroForm.Fields if name == each.T]
    return found


def font(book: Printed) -> Object:
    (found,) = dict(book.catalog.AcroForm.DR.Font).values()
    return found


def test_a_field_of_lines_keeps_its_size_and_one_line_may_shrink(printed: Printed) -> None:
    assert [str(field(printed, name).DA).split()[1:3] for name in ("one", "many")] == [["0", "Tf"], ["10", "Tf"]]
    assert [int(field(printed, name).Ff) & 4096 for name in ("one", "many")] == [0, 4096]
    assert str(field(printed, "many").TU) == "Many (\\) “lines”"


def test_every_field_is_printed_and_has_a_look_that_is_empty_until_it_is_filled_in(printed: Printed) -> None:
    for name in ("one", "many"):
        look = field(printed, name).AP.N
        assert look.read_bytes() == b"/Tx BMC EMC"
        assert [float(each) for each in look.BBox[:2]] == [0, 0]
        assert look.Resources.Font == printed.catalog.AcroForm.DR.Font
    tick = field(printed, "tick")
    assert tick.AS == tick.V == Name.Off
    assert tick.AP.N.Off.read_bytes() == b""
    assert b" l S" in tick.AP.N.Yes.read_bytes()
    assert all(int(each.F) == 4 for each in printed.catalog.AcroForm.Fields)


def test_no_two_fields_share_a_look_as_programs_write_in_it(printed: Printed) -> None:
    looks = [field(printed, name).AP.N.objgen for name in ("one", "many")]
    assert len(set(looks)) == 2


def test_viewers_are_not_asked_to_make_looks_anew(printed: Printed) -> None:
    assert "/NeedAppearances" not in printed.catalog.AcroForm


def test_what_is_typed_is_in_a_font_that_the_form_has_whole(printed: Printed) -> None:
    found = font(printed)
    assert (found.Subtype, found.Encoding) == (Name.TrueType, Name.WinAnsiEncoding)
    assert found.FontDescriptor.FontFile2.read_bytes() == ATKINSON.read_bytes()
    called = next(iter(dict(printed.catalog.AcroForm.DR.Font)))
    for name in ("one", "many"):
        assert str(field(printed, name).DA).startswith(f"{called} ")
    assert str(printed.catalog.AcroForm.DA).startswith(f"{called} 10 Tf")


def test_the_widths_are_those_of_the_file_for_every_character_of_the_encoding(printed: Printed) -> None:
    read, found = TTFont(ATKINSON), font(printed)
    names, metrics, scale = read.getBestCmap(), read["hmtx"].metrics, 1000 / read["head"].unitsPerEm
    for code, width in enumerate(map(float, found.Widths), start=int(found.FirstChar)):
        character = bytes([code]).decode("cp1252", "ignore")
        if character and code != 127:
            assert width == pytest.approx(metrics[names[ord(character)]][0] * scale, abs=1), character


def test_a_font_that_lacks_a_letter_or_that_is_only_for_print_gives_way_to_the_next(tmp_path: Path) -> None:
    lacking, print_only = tmp_path / "lacking.ttf", tmp_path / "print.ttf"
    small = TTFont(LATO)
    options = Options(drop_tables=["GPOS", "GSUB"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[each for each in range(32, 256) if each != 0xE9])
    subsetter.subset(small)
    small.save(lacking)
    restricted = TTFont(LATO)
    restricted["OS/2"].fsType = 4
    restricted.save(print_only)
    for first in (lacking, print_only):
        book = drawn(FontFace("mine", [first, ATKINSON]))
        assert font(book).FontDescriptor.FontFile2.read_bytes() == ATKINSON.read_bytes()
    assert font(drawn(FontFace("mine", [LATO, ATKINSON]))).FontDescriptor.FontFile2.read_bytes() == LATO.read_bytes()


@pytest.mark.parametrize("name", [path.stem for path in sorted(THEMES.glob("*.yaml"))])
def test_every_theme_that_ships_has_a_font_to_type_in(name: str) -> None:
    fonts = theme_of(replace(make_deck([ask("A1")]), theme=name)).fonts
    assert field_style(Styles(fonts).regular, 10, INK).file


def test_a_form_says_that_it_is_pdf_ua_and_nothing_that_makes_acrobat_open_it_for_reading_only(
    printed: Printed, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(printed.data)
    assert inspect(tmp_path / "a.pdf").claims == ("PDF/UA-1",)
    assert b"pdfaid:part" not in printed.catalog.Metadata.read_bytes()


def test_names_and_tooltips_that_come_again_are_numbered() -> None:
    canvas = Canvas(Description("t", "a", "en"), fields=field_style(Styles(theme().fonts).regular, 10, INK))
    with canvas.page(PAPERS["a5"]):
        for name, label in (("a", "A"), ("a", "A"), ("a-2", "B"), ("b", "A (2)")):
            canvas.text_field(Field(name, label), (50, 400, 200, 16), lines=False, fixed=False)
    book = Printed(canvas.finish())
    said = [(str(each.T), str(each.TU)) for each in book.catalog.AcroForm.Fields]
    assert said == [("a", "A"), ("a-2", "A (2)"), ("a-2-2", "B"), ("b", "A (2) (2)")]


def test_a_canvas_that_is_no_form_has_no_field() -> None:
    canvas = Canvas(Description("t", "a", "en"))
    with canvas.page(PAPERS["a5"]):
        canvas.text_field(Field("a", "A"), (50, 400, 200, 16), lines=False, fixed=False)
        canvas.check_box(Field("b", "B"), (50, 300, 10, 10))
    assert "/AcroForm" not in Printed(canvas.finish()).catalog
