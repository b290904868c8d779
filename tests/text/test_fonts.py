from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import ask, draw, make_deck, theme
from PIL import ImageFont
from reportlab.pdfbase import ttfonts

from layouts.text import fonts
from layouts.text.characters import SOFT_HYPHEN
from layouts.text.fonts import FontFace, locate

if TYPE_CHECKING:
    from layouts.theme.styles import Styles

FILES = [locate(reference) for reference in theme().fonts.regular]
EMOJI, CHINESE, HINDI = "\N{GRINNING FACE}", "中", "क"


@pytest.fixture
def face() -> FontFace:
    return FontFace("a-test", FILES)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the fonts that are parsed, as they are."""
    paths: list[str] = []
    parse = ttfonts.TTFont

    def open_(name: str, path: str, **options: bool) -> object:
        paths.append(Path(path).stem)
        return parse(name, path, **options)

    monkeypatch.setattr(fonts, "TTFont", open_)
    return paths


def drawn_by(face: FontFace, character: str) -> str:
    font = face.source(character)
    assert font is not None
    return Path(font.face.filename).stem


def test_the_first_font_that_has_a_character_draws_it(face: FontFace) -> None:
    assert {drawn_by(face, character) for character in "aéëïßłő€Ω“”‘’…–"} == {"AtkinsonHyperlegible-Regular"}
    assert {drawn_by(face, character) for character in "→İ□Ж"} == {"Lato-Regular"}
    assert {drawn_by(face, character) for character in "✓★♥"} == {"signs"}


def test_later_fonts_of_the_chain_are_not_parsed_unless_a_text_asks_for_them(face: FontFace, opened: list[str]) -> None:
    assert face.lacking("Wat heb je geleerd?") == ()
    assert face.words["geleerd?"] > 0
    assert opened == ["AtkinsonHyperlegible-Regular"]
    assert face.lacking("Ж") == ()
    assert opened == ["AtkinsonHyperlegible-Regular", "Lato-Regular"]


def test_characters_that_are_in_no_font_are_named_each_once_and_in_order(face: FontFace) -> None:
    assert face.lacking(f"{CHINESE}aap {EMOJI} noot {CHINESE}{HINDI}") == (CHINESE, EMOJI, HINDI)


def test_a_combining_mark_is_refused_as_it_would_stand_beside_its_letter(face: FontFace) -> None:
    assert face.lacking("e\u0301e\u0308") == ("e\u0301", "e\u0308")


def test_what_was_measured_before_does_not_hide_what_is_lacking(face: FontFace) -> None:
    assert face.words["aap"] > 0
    assert face.lacking("aap") == ()
    assert face.lacking(f"aap{EMOJI}") == (EMOJI,)
    assert face.lacking(f"aap{EMOJI}") == (EMOJI,)


def test_a_character_without_a_glyph_is_never_measured(face: FontFace) -> None:
    with pytest.raises(ValueError, match=r"U\+1F600"):
        face.words[f"aap{EMOJI}"]


@pytest.mark.parametrize(("character", "like"), [("\u00a0", " "), ("\u202f", " "), ("\u2011", "-"), ("\u2007", " ")])
def test_a_special_space_or_hyphen_is_as_wide_as_the_plain_one(face: FontFace, character: str, like: str) -> None:
    assert face.lacking(character) == ()
    assert face.characters[character] == face.characters[like] > 0


def test_a_soft_hyphen_takes_no_room(face: FontFace) -> None:
    assert face.lacking(f"twee{SOFT_HYPHEN}ling") == ()
    assert face.words[f"twee{SOFT_HYPHEN}ling"] == face.words["tweeling"]


def test_widths_are_those_that_freetype_measures(face: FontFace) -> None:
    measured = ImageFont.truetype(str(FILES[0]), 1000, layout_engine=ImageFont.Layout.BASIC)
    fallback = ImageFont.truetype(str(FILES[1]), 1000, layout_engine=ImageFont.Layout.BASIC)
    for character in "aWi.é€Ωł ":
        assert face.characters[character] == pytest.approx(measured.getlength(character), abs=1)
    for character in "→Ж":
        assert face.characters[character] == pytest.approx(fallback.getlength(character), abs=1)


def test_a_word_is_as_wide_as_its_characters(face: FontFace) -> None:
    assert face.words["Ωel→"] == sum(face.characters[character] for character in "Ωel→")


def test_heights_are_those_of_the_font(face: FontFace) -> None:
    measured = ImageFont.truetype(str(FILES[0]), 1000)
    assert face.cap_height == pytest.approx(-measured.getbbox("H", anchor="ls")[1], abs=2)
    assert face.descent >= measured.getbbox("gjpqy", anchor="ls")[3]


def test_regular_and_bold_are_different_fonts(styles: Styles) -> None:
    assert styles.bold.words["verschil"] > styles.regular.words["verschil"]


@pytest.mark.parametrize("reference", ["no_such_package/font.ttf", "fontpkg_lato/NoSuchFont.ttf"])
def test_a_font_that_is_not_installed_is_named(reference: str) -> None:
    with pytest.raises(FileNotFoundError, match=reference.partition("/")[2]):
        locate(reference)


def test_a_font_file_is_found_beside_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "a_font_package"
    (package / "files").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    for place in (package / "files" / "Inner.ttf", package / "Outer.ttf"):
        place.touch()
        assert locate(f"a_font_package/{place.name}") == place


def test_two_faces_may_have_the_same_font_file() -> None:
    printed = draw(make_deck([ask("A1", "Why ✓ and *why ✓*?")]))
    assert "Why ✓ and why ✓?" in " ".join(printed.text(0).split())
