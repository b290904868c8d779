"""What is embedded of a font, as fontTools reads it: the outlines and widths of the whole font, and no hinting."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFontFace

from layouts.text.fonts import locate
from layouts.text.hinting import UnhintedFace, unhinted

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
