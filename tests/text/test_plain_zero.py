"""The zero of our faces, as fontTools finds it in the files that are printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from helpers import Beside, Draft, ask, draw, make_deck
from msgspec.structs import replace
from pikepdf import Dictionary, Name
from reportlab.pdfbase.ttfonts import TTFontFace

from layouts.text.fonts import locate
from layouts.text.plain_zero import make_zero_plain
from layouts.text.typesetting import set_text

if TYPE_CHECKING:
    from pathlib import Path

    from readback import Printed

PACKAGE = "fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-{}.ttf"
STYLES = {"Regular": "text", "Bold": "strong", "Italic": "spoken"}


def printed_with(style: str) -> Printed:
    draft = Draft()
    fitted = set_text("v1.0 O", getattr(draft.styles, STYLES[style]), 12, 100, "nl")
    with draft.page():
        draft.paragraph(fitted)
    return draft.finish()


def embedded(printed: Printed, character: str) -> tuple[Any, str]:
    """The font that a file embeds, and the name of the glyph that draws a character."""
    for each in printed.qpdf.objects:
        if isinstance(each, Dictionary) and each.get("/Subtype") == Name.TrueType:
            codes = each.ToUnicode.read_bytes().decode("latin-1")
            places = [line for line in codes.splitlines() if line.endswith(f"<{ord(character):04X}>")]
            if places:
                font = TTFont(io.BytesIO(each.FontDescriptor.FontFile2.read_bytes()))
                return font, font["cmap"].tables[0].cmap[int(places[0][1:3], 16)]
    raise AssertionError(f"no font draws {character}")


def contours(font: Any, glyph: str) -> list[list[tuple[int, int]]]:  # noqa: ANN401 – fontTools has no types
    glyf = font["glyf"][glyph]
    points = list(glyf.coordinates)
    return [
        points[start : end + 1]
        for start, end in zip([0, *(e + 1 for e in glyf.endPtsOfContours)], glyf.endPtsOfContours, strict=False)
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_zero_is_printed_as_a_ring_without_a_slash(style: str) -> None:
    whole = TTFont(locate(PACKAGE.format(style)))
    ring, *parts = contours(whole, "zero")
    found = contours(*embedded(printed_with(style), "0"))
    assert len(parts) == 2
    assert len(found) == 2
    assert found[0] == ring
    for axis in (0, 1) if style != "Italic" else (1,):
        reach = [point[axis] for part in parts for point in part]
        assert (min(point[axis] for point in found[1]), max(point[axis] for point in found[1])) == (
            min(reach),
            max(reach),
        )


@pytest.mark.parametrize("style", STYLES)
def test_the_stroke_of_the_ring_is_as_wide_on_either_side(style: str) -> None:
    font, glyph = embedded(printed_with(style), "0")
    ring, counter = contours(font, glyph)
    (low, high), (inner_low, inner_high) = (
        (min(y for _, y in each), max(y for _, y in each)) for each in (ring, counter)
    )
    assert inner_low - low == pytest.approx(high - inner_high, abs=6)
    (left, right), (inner_left, inner_right) = (
        (min(x for x, _ in each), max(x for x, _ in each)) for each in (ring, counter)
    )
    assert inner_left - left == pytest.approx(right - inner_right, abs=6)


@pytest.mark.parametrize("style", STYLES)
def test_it_is_read_as_a_zero_and_as_wide_as_it_was(style: str) -> None:
    printed = printed_with(style)
    assert printed.text(0).split() == ["v1.0", "O"]
    font, glyph = embedded(printed, "0")
    assert font["hmtx"][glyph] == TTFont(locate(PACKAGE.format(style)))["hmtx"]["zero"]


def test_every_other_glyph_is_drawn_as_it_was() -> None:
    whole, (font, glyph) = TTFont(locate(PACKAGE.format("Regular"))), embedded(printed_with("Regular"), "O")
    drawn = []
    for each, name in ((whole, "O"), (font, glyph)):
        pen = DecomposingRecordingPen(each.getGlyphSet())
        each.getGlyphSet()[name].draw(pen)
        drawn.append(pen.value)
    assert drawn[0] == drawn[1]


def test_a_font_of_the_theme_keeps_its_own_zero(tmp_path: Path) -> None:
    (tmp_path / "Mine.ttf").write_bytes(locate(PACKAGE.format("Regular")).read_bytes())
    (tmp_path / "mine.yaml").write_text("fonts: {regular: Mine.ttf}\n", encoding="utf-8")
    deck = replace(make_deck([ask("A1", "Om 10:30?")]), places=Beside(tmp_path), theme="mine.yaml")
    assert len(contours(*embedded(draw(deck), "0"))) == 3


def test_a_zero_without_a_slash_is_left_as_it_is() -> None:
    face = TTFontFace(str(locate("fontpkg_lato/Lato-Regular.ttf")))
    before = face.get_table("glyf")
    make_zero_plain(face)
    assert face.get_table("glyf") == before
