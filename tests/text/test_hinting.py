"""What is embedded of a font, as fontTools reads it: the outlines and widths of the whole font, and no hinting."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFontFace

from generator.files import UnusableError
from layouts.text.font_files import try_font
from layouts.text.fonts import locate
from layouts.text.hinting import UnhintedFace, unhinted

if TYPE_CHECKING:
    from pathlib import Path

FONTS = [
    "fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-Regular.ttf",
    "fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-BoldItalic.ttf",
    "fontpkg_lato/Lato-Regular.ttf",
]
CHARACTERS = "Aéïöü ñç0Og?…’ﬁ"


def subset(font: str, cls: type[TTFontFace]) -> bytes:
    face = TTFontFace(str(locate(font)))
    face.__class__ = cls
    return bytes(face.makeSubset([ord(each) for each in CHARACTERS if ord(each) in face.charToGlyph]))


def outlines(font: TTFont) -> list[tuple[object, tuple[int, int]]]:
    found = []
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        found.append((pen.value, font["hmtx"][name]))
    return found


@pytest.mark.parametrize("font", FONTS)
def test_outlines_and_widths_are_those_of_the_hinted_subset(font: str) -> None:
    hinted, bare = (TTFont(io.BytesIO(subset(font, cls))) for cls in (TTFontFace, UnhintedFace))
    assert outlines(bare) == outlines(hinted)
    assert bare["cmap"].tables[0].cmap == hinted["cmap"].tables[0].cmap


@pytest.mark.parametrize("font", FONTS)
def test_no_instructions_are_embedded_and_accents_stay_parts_of_their_letters(font: str) -> None:
    hinted, bare = (TTFont(io.BytesIO(subset(font, cls))) for cls in (TTFontFace, UnhintedFace))
    assert not {"fpgm", "prep", "cvt ", "name", "OS/2"} & set(bare.keys())
    names = bare.getGlyphOrder()
    programs = [hinted["glyf"][name].program for name in names if hasattr(hinted["glyf"][name], "program")]
    assert any(program.getBytecode() for program in programs)  # or there would be nothing to take away
    assert not any(
        hasattr(bare["glyf"][name], "program") and bare["glyf"][name].program.getBytecode() for name in names
    )
    assert [bare["glyf"][n].isComposite() for n in names] == [hinted["glyf"][n].isComposite() for n in names]


def test_composite_glyphs_are_among_those_tried() -> None:
    tried = [TTFont(io.BytesIO(subset(font, TTFontFace))) for font in FONTS]
    assert any(font["glyf"][name].isComposite() for font in tried for name in font.getGlyphOrder())


@pytest.mark.parametrize("font", FONTS)
def test_what_has_no_hinting_stays_as_it_is(font: str) -> None:
    once = subset(font, UnhintedFace)
    assert unhinted(once) == once
    assert len(once) < len(subset(font, TTFontFace))


def test_a_glyph_that_ends_within_its_instructions_is_broken() -> None:
    font = bytearray(subset(FONTS[0], TTFontFace))
    whole = TTFont(io.BytesIO(bytes(font)))
    place = whole.reader.tables["glyf"].offset + whole["loca"].locations[1]
    contours = int.from_bytes(font[place : place + 2], "big")
    font[place + 10 + 2 * contours : place + 12 + 2 * contours] = b"\xff\xff"
    with pytest.raises(ValueError, match="within its instructions"):
        unhinted(bytes(font))


def test_a_font_whose_glyphs_are_broken_so_is_refused_before_anything_is_printed(tmp_path: Path) -> None:
    data = bytearray(locate(FONTS[0]).read_bytes())
    whole = TTFont(io.BytesIO(bytes(data)))
    place = whole.reader.tables["glyf"].offset + whole["loca"].locations[whole.getGlyphID("A")]
    contours = int.from_bytes(data[place : place + 2], "big")
    data[place + 10 + 2 * contours : place + 12 + 2 * contours] = b"\xff\xff"
    (tmp_path / "Mine.ttf").write_bytes(data)
    with pytest.raises(UnusableError, match=r"Mine\.ttf"):
        try_font(tmp_path / "Mine.ttf")
