"""Fonts of a theme's own: found by package or file, tried before they are used, with ours behind them."""

from __future__ import annotations

import random
import shutil
import sys
from struct import pack, unpack_from
from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped]
from helpers import Beside, ask, draw, make_deck
from msgspec.structs import replace
from pikepdf import Dictionary

from generator.bank import shipped
from generator.files import UnusableError
from generator.model.problems import DeckError
from layouts.text.font_files import font_file, may_be_typed_in, package_files, try_font
from layouts.text.fonts import locate
from layouts.theme import loading
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

LATO = locate("fontpkg_lato/Lato-Regular.ttf")
ATKINSON = locate("fontpkg_atkinson_hyperlegible/AtkinsonHyperlegible-Regular.ttf")


def changed(path: Path, target: Path, **tables: object) -> Path:
    """A copy of a font with other values in its tables, as ``OS_2_fsType=2``."""
    font = TTFont(path)
    for name, value in tables.items():
        table, _, field = name.rpartition("_")
        setattr(font[table.replace("_", "/")], field, value)
    font.save(target)
    return target


def deck(folder: Path, fonts: str, text: str = "Why?") -> Deck:
    (folder / "mine.yaml").write_text(f"fonts: {fonts}\n", encoding="utf-8")
    return replace(make_deck([ask("A1", text)]), places=Beside(folder), theme="mine.yaml")


def refused(path: Path) -> str:
    with pytest.raises(UnusableError) as caught:
        try_font(path)
    assert caught.value.hint
    return caught.value.what


def test_a_package_gives_its_regular_bold_and_italic() -> None:
    found = {style: path.stem for style, path in package_files("fontpkg-lato").items()}
    assert found == {"regular": "Lato-Regular", "bold": "Lato-Bold", "italic": "Lato-Italic"}


def test_a_deck_is_set_in_the_package_of_its_theme(tmp_path: Path) -> None:
    printed = draw(deck(tmp_path, "fontpkg-lato"))
    objects = [each for each in printed.qpdf.objects if isinstance(each, Dictionary)]
    names = {str(each.FontName) for each in objects if "/FontName" in each}
    assert {name.rpartition("+")[2] for name in names} == {"Lato-Regular", "Lato-Bold"}
    assert not any("Atkinson" in name for name in names)


def test_a_display_face_sets_titles_numerals_and_names_of_suits_and_no_other_text(tmp_path: Path) -> None:
    printed = draw(deck(tmp_path, "{display: fontpkg-lilita-one}", "Why *now*?"))
    objects = [each for each in printed.qpdf.objects if isinstance(each, Dictionary)]
    names = {str(each.FontName).rpartition("+")[2] for each in objects if "/FontName" in each}
    assert {"LilitaOne", "AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"} <= names


def test_a_theme_without_a_display_face_has_the_bold_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("fonts: {display: null}\n", encoding="utf-8")
    styles = Styles(loading.read_theme(tmp_path / "mine.yaml").fonts)
    assert styles.display is styles.bold
    assert styles.strong.face is styles.bold


def test_what_a_display_face_lacks_is_drawn_by_the_bold_one(tmp_path: Path) -> None:
    """Lilita One has no Greek and no Cyrillic; Lato behind it has."""
    (tmp_path / "mine.yaml").write_text("fonts: {display: fontpkg-lilita-one}\n", encoding="utf-8")
    styles = Styles(loading.read_theme(tmp_path / "mine.yaml").fonts)
    assert styles.strong.lacking("Ωραία Жизнь ✓") == ()
    assert styles.strong.lacking("\u4e2d") == ("\u4e2d",)
    drawn = styles.display.source("a"), styles.display.source("Ж")
    assert [str(font.face.name, "ascii") if font else "" for font in drawn] == ["LilitaOne", "Lato-Bold"]


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_the_display_face_of_festive_has_all_signs_that_the_fixed_words_of_a_language_need(language: str) -> None:
    styles = Styles(loading.shipped_theme("festive").fonts)
    said = "".join((*shipped.words(language).values(), "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒßàâäçéèêëîïôöùûüœ„“”‘’«»–—…0123456789"))
    lilita = styles.display.font()
    assert {sign for sign in said if sign.strip() and styles.display.source(sign) is not lilita} <= {"→", "↗"}


@pytest.mark.parametrize(
    ("fonts", "what"),
    [
        ("{display: fontpkg-no-such-thing}", "fontpkg-no-such-thing is not installed"),
        ("{display: fonts/No.ttf}", "there is no file fonts/No.ttf"),
        ("{display: fontpkg-lilita-one, bold: fontpkg-lato}", "is missing"),
    ],
)
def test_a_display_face_that_cannot_be_had_is_told_with_its_line(tmp_path: Path, fonts: str, what: str) -> None:
    with pytest.raises(DeckError) as caught:
        draw(deck(tmp_path, fonts))
    (problem,) = caught.value.problems
    assert problem.line == 1
    assert what in problem.what


def test_a_style_may_be_named_as_a_whole_package(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("fonts: {regular: fontpkg-lato, bold: fontpkg-lato}\n", encoding="utf-8")
    fonts = loading.read_theme(tmp_path / "mine.yaml").fonts
    assert [files[0].rpartition("/")[2] for files in (fonts.regular, fonts.bold)] == [
        "Lato-Regular.ttf",
        "Lato-Bold.ttf",
    ]


def test_a_package_that_is_not_installed_is_told_with_the_command_that_installs_it() -> None:
    with pytest.raises(UnusableError) as caught:
        package_files("fontpkg-no-such-thing")
    assert caught.value.hint.endswith("-m pip install fontpkg-no-such-thing")


def test_a_package_of_a_variable_font_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fontpkg_bendy" / "files").mkdir(parents=True)
    (tmp_path / "fontpkg_bendy" / "__init__.py").touch()
    (tmp_path / "fontpkg_bendy" / "files" / "Bendy[wght].ttf").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(UnusableError, match="variable font only"):
        package_files("fontpkg-bendy")


def test_a_file_beside_the_theme_stands_in_for_what_is_missing_and_ours_fill_its_gaps(tmp_path: Path) -> None:
    (tmp_path / "Mine.ttf").write_bytes(ATKINSON.read_bytes())
    theme = loading.theme_of(deck(tmp_path, "{regular: Mine.ttf}"))
    assert [chain[0] for chain in (theme.fonts.regular, theme.fonts.bold, theme.fonts.italic)] == [
        str(tmp_path / "Mine.ttf")
    ] * 3
    assert Styles(theme.fonts).text.lacking("Привет ✓ ★") == ()


def test_a_whole_deck_is_drawn_with_it(tmp_path: Path) -> None:
    (tmp_path / "Mine.ttf").write_bytes(LATO.read_bytes())
    printed = draw(deck(tmp_path, "{regular: [Mine.ttf]}", "Waarom → *niet*?"))
    assert "Waarom" in printed.text(0)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"OTTO", "CFF"),
        (b"wOFF", "WOFF"),
        (b"wOF2", "WOFF2"),
        (b"ttcf", "collection"),
        (b"%PDF", "is no font"),
        (b"", "is no font"),
    ],
)
def test_other_kinds_of_fonts_are_refused_by_what_they_are(tmp_path: Path, start: bytes, what: str) -> None:
    (tmp_path / "a.ttf").write_bytes(start + b"\0" * 40)
    assert what in refused(tmp_path / "a.ttf")


def test_a_variable_font_is_refused(tmp_path: Path) -> None:
    font = TTFont(ATKINSON)
    FontBuilder(font=font).setupFvar([("wght", 400, 400, 700, "Weight")], [])
    font.save(tmp_path / "a.ttf")
    assert "variable font" in refused(tmp_path / "a.ttf")


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, bits: int) -> None:
    assert "may not be embedded" in refused(changed(ATKINSON, tmp_path / "a.ttf", OS_2_fsType=bits))


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_is_taken(tmp_path: Path, bits: int) -> None:
    try_font(changed(ATKINSON, tmp_path / "a.ttf", OS_2_fsType=bits))


@pytest.mark.parametrize(
    ("bits", "may"), [(0, True), (8, True), (0x0100, True), (2, False), (4, False), (0x0200, False)]
)
def test_a_font_may_be_typed_in_where_a_document_with_it_may_be_edited(tmp_path: Path, bits: int, may: bool) -> None:
    assert may_be_typed_in(changed(ATKINSON, tmp_path / "a.ttf", OS_2_fsType=bits).read_bytes()) == may


def test_a_font_outside_the_folder_of_the_theme_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "a.ttf").write_bytes(ATKINSON.read_bytes())
    with pytest.raises(UnusableError, match="outside"):
        font_file(tmp_path / "deck", "../a.ttf")
    with pytest.raises(UnusableError, match="no font Nothing"):
        font_file(tmp_path, "fontpkg_lato/Nothing.ttf")


def test_a_font_whose_kerning_is_broken_is_refused(tmp_path: Path) -> None:
    for kept in (4, 40, 400, 4000):
        font = TTFont(ATKINSON)
        table = DefaultTable("GPOS")
        table.data = TTFont(ATKINSON).reader["GPOS"][:kept]
        font["GPOS"] = table
        font.save(tmp_path / "a.ttf")
        assert "is no font, or a broken one" in refused(tmp_path / "a.ttf")


def with_table(folder: Path, name: str, data: bytes) -> Path:
    """Our font with another table."""
    font, table = TTFont(ATKINSON), DefaultTable(name)
    table.data = data
    font[name] = table
    font.save(folder / "a.ttf")
    return folder / "a.ttf"


def test_a_font_that_claims_more_characters_than_there_are_is_refused_before_they_are_counted(tmp_path: Path) -> None:
    group = pack(">HHIII", 12, 0, 28, 0, 1) + pack(">III", 0, 0xFFFFFFFF, 1)
    cmap = pack(">HH", 0, 1) + pack(">HHI", 3, 10, 12) + group
    assert "has more than 400,000 characters, more than there are" in refused(with_table(tmp_path, "cmap", cmap))


def test_a_font_whose_glyphs_share_an_outline_is_refused(tmp_path: Path) -> None:
    font = TTFont(ATKINSON)
    many = font["maxp"].numGlyphs
    loca = pack(f">{many + 1}I", *([0, 4000] * many)[: many + 1])
    assert "gives many glyphs the same outline" in refused(with_table(tmp_path, "loca", loca))


def test_subtables_of_kerning_in_one_place_are_read_once_and_too_many_glyphs_are_refused(tmp_path: Path) -> None:
    coverage, classes = pack(">HHHHH", 2, 1, 0, 65535, 0), pack(">HHH", 1, 0, 1) + pack(">H", 1)
    one = pack(">HHHHHHHH", 2, 16, 4, 0, 26, 26, 1, 2) + coverage + classes + pack(">4h", 3, 3, 3, 3)

    def kerned(same: bool, times: int) -> bytes:
        places = [6 + 2 * times + (0 if same else len(one) * each) for each in range(times)]
        lookup = pack(">HHH", 2, 0, times) + pack(f">{times}H", *places) + one * (1 if same else times)
        script = pack(">H4sH", 1, b"DFLT", 8) + pack(">HH", 4, 0) + pack(">HHHH", 0, 0xFFFF, 1, 0)
        feature = pack(">H4sH", 1, b"kern", 8) + pack(">HHH", 0, 1, 0)
        starts = (10, 10 + len(script), 10 + len(script) + len(feature))
        return pack(">HHHHH", 1, 0, *starts) + script + feature + pack(">HH", 1, 4) + lookup

    try_font(with_table(tmp_path, "GPOS", kerned(same=True, times=200)))
    assert "is no font, or a broken one" in refused(with_table(tmp_path, "GPOS", kerned(same=False, times=40)))


def test_a_style_has_a_few_files_only(tmp_path: Path) -> None:
    made = deck(tmp_path, "{regular: [" + ", ".join(["a.ttf"] * 13) + "]}")
    shutil.copy(ATKINSON, tmp_path / "a.ttf")
    with pytest.raises(DeckError, match="has 13 files, and up to 12 are looked through"):
        loading.theme_of(made)


def test_ranges_of_glyphs_that_repeat_themselves_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    font = TTFont(ATKINSON)
    whole = bytearray(font.reader["GPOS"])
    [lookups] = unpack_from(">H", whole, 8)
    table = DefaultTable("GPOS")
    count = 60_000
    lookup = pack(">HHHHH", 1, 4, 2, 0, 1) + pack(">H", 8) + pack(">5H", 1, 10, 4, 0, 0) + pack(">HH", 2, count)
    table.data = bytes(whole[:lookups]) + lookup + pack(">3H", 0, 65535, 0) * count
    font["GPOS"] = table
    font.save(tmp_path / "a.ttf")
    assert "is no font, or a broken one" in refused(tmp_path / "a.ttf")


@pytest.mark.parametrize("seed", range(40))
def test_a_spoiled_kerning_prints_or_is_a_problem(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 – no secret
    font = TTFont(ATKINSON)
    data = bytearray(font.reader["GPOS"])
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(chance.choice([60, 600, len(data)]))] = chance.randrange(256)
    table = DefaultTable("GPOS")
    table.data = bytes(data)
    font["GPOS"] = table
    font.save(tmp_path / "Mine.ttf")
    try:
        printed = draw(deck(tmp_path, "{regular: Mine.ttf}", "AVATAR To Wat. Ty?"))
    except DeckError as error:
        assert error.problems[0].hint  # noqa: PT017 – either will do
    else:
        assert len(printed) == 2


@pytest.mark.parametrize("seed", range(40))
def test_a_spoiled_font_prints_or_is_a_problem(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 – no secret
    data = bytearray(ATKINSON.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(chance.choice([300, 3000, len(data)]))] = chance.randrange(256)
    (tmp_path / "Mine.ttf").write_bytes(data[: chance.choice([len(data), len(data), chance.randrange(len(data))])])
    try:
        printed = draw(deck(tmp_path, "{regular: Mine.ttf}"))
    except DeckError as error:
        assert error.problems[0].hint  # noqa: PT017 – either will do
    else:
        assert len(printed) == 2
