"""Kerning against two programs that set type: HarfBuzz, pair by pair, and Typst, text by text."""

from __future__ import annotations

import json
import unicodedata
from itertools import product
from struct import pack
from typing import TYPE_CHECKING, Any

import pytest
from helpers import theme
from reportlab.pdfbase.ttfonts import TTFontFace

from generator.bank import shipped
from layouts.text.fonts import FontFace, locate
from layouts.text.kerning import Kerning
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

FACES = {
    "fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-Regular.ttf": ("Atkinson Hyperlegible", 400, "normal"),
    "fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-Bold.ttf": ("Atkinson Hyperlegible", 700, "normal"),
    "fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-Italic.ttf": ("Atkinson Hyperlegible", 400, "italic"),
    "fontpkg_lato/Lato-Regular.ttf": ("Lato", 400, "normal"),
    "fontpkg_lato/Lato-Bold.ttf": ("Lato", 700, "normal"),
    "fontpkg_lato/Lato-Italic.ttf": ("Lato", 400, "italic"),
    "fontpkg_lato/Lato-Medium.ttf": ("Lato", 500, "normal"),
    "fontpkg_lato/Lato-Black.ttf": ("Lato", 900, "normal"),
    "fontpkg_lato/Lato-MediumItalic.ttf": ("Lato", 500, "italic"),
}
"""All that shipped themes name, and what Typst knows it by: family, weight, style."""

TEXTS = [
    text
    for language in ("nl", "en", "fr", "de")
    for text in sorted(shipped.words(language).values(), key=len, reverse=True)[:10]
]


@pytest.mark.parametrize("reference", FACES)
def test_every_pair_of_letters_and_signs_kerns_as_harfbuzz_kerns_it(reference: str) -> None:
    harfbuzz = pytest.importorskip("uharfbuzz", reason="HarfBuzz is not here: pip install uharfbuzz")
    face = TTFontFace(str(locate(reference)))
    shaper = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(str(locate(reference)))))
    kerning = Kerning(face)
    letters = [
        letter for letter in map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x100))) if ord(letter) in face.charToGlyph
    ]
    letters += [letter for letter in "‘’“”„«»–—…œŒΑΤЖу" if ord(letter) in face.charToGlyph]
    kerned = 0
    for left, right in product(letters, letters):
        if {unicodedata.name(each).split()[0] for each in (left, right)} in MIXED:
            continue  # HarfBuzz shapes scripts apart
        buffer = harfbuzz.Buffer()
        buffer.add_str(left + right)
        buffer.guess_segment_properties()
        buffer.language = "nl"
        harfbuzz.shape(shaper, buffer, {"kern": True, "liga": False, "calt": False, "ccmp": False, "locl": False})
        expected = buffer.glyph_positions[0].x_advance - shaper.get_glyph_h_advance(buffer.glyph_infos[0].codepoint)
        glyphs = (face.charToGlyph[ord(each)] for each in (left, right))
        found = kerning.between(*glyphs) * face.unitsPerEm / 1000
        assert found == pytest.approx(expected, abs=0.01), left + right
        kerned += bool(expected)
    assert kerned > 500


MIXED = ({"LATIN", "GREEK"}, {"LATIN", "CYRILLIC"}, {"GREEK", "CYRILLIC"})


@pytest.mark.parametrize("reference", FACES)
def test_forty_texts_are_as_wide_as_typst_sets_them(reference: str, tmp_path: Path) -> None:
    typst = pytest.importorskip("typst", reason="Typst is not here: make bench installs it")
    family, weight, style = FACES[reference]
    source = tmp_path / "widths.typ"
    source.write_text(
        f'#set text(font: "{family}", weight: {weight}, style: "{style}", size: 1000pt, fallback: false)\n'
        "#set text(kerning: true, ligatures: false)\n"
        "#context [#metadata(json(bytes(sys.inputs.texts)).map(it => measure(text(it)).width.pt())) <widths>]\n"
    )
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(locate(reference).parent)]
    )
    found = typst.query(str(source), "<widths>", font_paths=fonts, sys_inputs={"texts": json.dumps(TEXTS)})
    [expected] = [each["value"] for each in json.loads(found)]
    face = FontFace("a-test", [locate(reference)])
    assert len(TEXTS) == 40
    assert [face.measure(text) for text in TEXTS] == pytest.approx(expected, rel=0.001)


def test_a_text_has_the_width_of_its_words_and_spaces_and_of_what_kerns_between_them() -> None:
    """Lato's letters kern with a space."""
    face = FontFace("a-test", [locate("fontpkg_lato/Lato-Regular.ttf")])
    apart = sum(face.words[word] for word in ("Wat", "A", "Ton")) + 2 * face.characters[" "]
    assert face.measure("Wat A Ton") < apart - 80


def test_pairs_are_not_kerned_across_a_change_of_font() -> None:
    face = Styles(theme().fonts).regular
    assert face.kerns["AV"] < 0
    assert face.kerns["ЖУ"] == FontFace("lato", [locate("fontpkg_lato/Lato-Regular.ttf")]).kerns["ЖУ"]
    assert [face.kerns[pair] for pair in ("AЖ", "TЖ", "ЖT", "Ж,")] == [0, 0, 0, 0]


def test_an_invisible_hyphen_does_not_part_a_pair() -> None:
    face = Styles(theme().fonts).regular
    assert face.words["A\u00adV"] == face.words["A\u200bV"] == face.words["AV"] < sum(map(face.characters.get, "AV"))  # type: ignore[arg-type]


class Tables:
    """As much of a font as kerning asks for."""

    unitsPerEm = 2000  # noqa: N815 – ReportLab's name

    def __init__(self, **tables: bytes) -> None:
        self.table = tables

    def get_table(self, tag: str) -> bytes:
        return self.table[tag]


def of_tables(**tables: bytes) -> Kerning:
    face: Any = Tables(**tables)
    return Kerning(face)


OLD = pack(">HH", 0, 2) + b"".join(
    pack(">HHHHHHH", 0, 14 + 6 * len(pairs), coverage, len(pairs), 0, 0, 0)
    + b"".join(pack(">HHh", *pair) for pair in pairs)
    for coverage, pairs in ((1, [(3, 4, -100), (3, 5, 40)]), (5, [(3, 4, -999)]))
)
"""A table ``kern`` of two pairs, and a second one across the line, which is not for us."""


def test_a_font_of_the_old_kind_kerns_by_its_table_kern() -> None:
    kerning = of_tables(kern=OLD)
    assert [kerning.between(3, 4), kerning.between(3, 5), kerning.between(4, 3)] == [-50, 20, 0]


def test_a_font_without_kerning_has_none() -> None:
    assert of_tables().between(3, 4) == 0


def gpos(*subtables: bytes, tag: bytes = b"kern") -> bytes:
    """A table GPOS with one script, one feature and one lookup of pairs."""
    scripts = pack(">H4sHHHHHHH", 1, b"latn", 8, 4, 0, 0, 0xFFFF, 1, 0)
    features = pack(">H4sHHHH", 1, tag, 8, 0, 1, 0)
    head = 10 + len(scripts) + len(features)
    starts = [6 + 2 * len(subtables) + sum(map(len, subtables[:at])) for at in range(len(subtables))]
    lookup = pack(f">HHH{len(starts)}H", 2, 0, len(starts), *starts) + b"".join(subtables)
    return pack(">5H", 1, 0, 10, 10 + len(scripts), head) + scripts + features + pack(">HH", 1, 4) + lookup


def glyph_pairs(value: int, covered: int = 7) -> bytes:
    """One pair, glyphs 7 and 8, whose records also move the first glyph and widen the second."""
    pairs = pack(">HHhhh", 1, 8, 11, value, 22)
    return pack(">6H", 1, 12 + len(pairs), 0x0001 | 0x0004, 0x0004, 1, 12) + pairs + pack(">3H", 1, 1, covered)


def test_the_first_subtable_that_has_a_pair_says_it() -> None:
    assert of_tables(GPOS=gpos(glyph_pairs(-60), glyph_pairs(-80))).between(7, 8) == -30
    assert of_tables(GPOS=gpos(glyph_pairs(-60, covered=6), glyph_pairs(-80))).between(7, 8) == -40


def test_only_the_feature_kern_kerns() -> None:
    assert of_tables(GPOS=gpos(glyph_pairs(-60), tag=b"cpsp")).between(7, 8) == 0


def test_the_old_table_is_read_only_where_there_is_no_feature_kern() -> None:
    assert of_tables(GPOS=gpos(glyph_pairs(-60)), kern=OLD).between(3, 4) == 0
    assert of_tables(GPOS=gpos(glyph_pairs(-60), tag=b"cpsp"), kern=OLD).between(3, 4) == -50


def test_a_pair_is_known_when_it_has_been_read_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    face, read, known = FontFace("face", [locate(next(iter(FACES)))]), Kerning.between, []

    def reading(self: Kerning, left: int, right: int) -> float:
        known.append("AV" in face.kerns)  # as another thread may ask that shares the face
        return read(self, left, right)

    monkeypatch.setattr(Kerning, "between", reading)
    assert face.kerns["AV"] < 0
    assert known == [False]
