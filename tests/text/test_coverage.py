"""What cannot be printed is told for what it is, with a remedy that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from helpers import ask, draw, make_deck, problems, theme

from generator.model.bank import Suit
from layouts.text.coverage import reason
from layouts.text.fonts import FontFace
from layouts.text.typesetting import Style, set_text
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

STYLES = Styles(theme().fonts)


def what(text: str) -> str:
    return reason(STYLES.text.lacking(text)).what


def hint(text: str) -> str:
    return reason(STYLES.text.lacking(text)).hint


SCRIPTS = {
    "Arabic": "ما الذي تعلمته؟",
    "Hebrew": "מה למדת?",
    "Devanagari": "आपने क्या सीखा?",
    "Thai": "คุณเรียนรู้อะไร",
    "Bengali": "আপনি কী শিখেছেন?",
    "Tamil": "நீங்கள் என்ன கற்றுக்கொண்டீர்கள்?",
    "Khmer": "តើអ្នករៀនអ្វី",
    "Myanmar": "ဘာသင်ယူခဲ့လဲ",
    "Tibetan": "བོད་སྐད",
    "Syriac": "ܫܠܡܐ",
    "N’Ko": "ߒߞߏ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
}

PERSIAN = "چه یاد گرفتی؟ ۱۲"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_that_cannot_be_set_is_named(name: str) -> None:
    assert f"has {name} letters, which " in what(SCRIPTS[name])
    assert "font" not in what(SCRIPTS[name]) + hint(SCRIPTS[name])


def test_persian_is_written_in_arabic_letters() -> None:
    assert what(PERSIAN) == "has Arabic letters, which run from right to left: they cannot be printed yet"


def a_font_with(characters: str, path: Path) -> Path:
    """A font in which each of the characters is a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", "space", *(f"u{ord(each):05X}" for each in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space", **{ord(each): f"u{ord(each):05X}" for each in characters}})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    builder.setupOS2(sCapHeight=700, sxHeight=500, fsType=0)
    builder.setupPost()
    builder.save(path)
    return path


def style_with(characters: str, folder: Path) -> Style:
    face = FontFace("squares", [a_font_with(characters, folder / "squares.ttf")])
    return Style(face, face)


@pytest.mark.parametrize("text", [*SCRIPTS.values(), PERSIAN, "x\u0304", "👋🏽", "🇧🇪", "1\u20e3", "a\u202eb"])
def test_no_font_of_the_theme_changes_it_and_none_is_asked_for(text: str, tmp_path: Path) -> None:
    style = style_with("".join(dict.fromkeys(text.replace(" ", ""))), tmp_path)
    assert style.lacking(text) != ()
    told = reason(style.lacking(text))
    assert "no font" not in told.what
    assert "font" not in told.hint


@pytest.mark.parametrize("text", ["あ", "한글", "Ж", "ሀ", "😀", "✓"])
def test_what_stands_in_a_row_is_drawn_where_the_theme_has_a_font(text: str, tmp_path: Path) -> None:
    style = style_with(text, tmp_path)
    assert style.lacking(text) == ()
    assert set_text(text, style, 10, 500, "en") is not None


def test_a_letter_with_a_mark_is_told_with_both_and_what_to_write() -> None:
    told = reason(STYLES.text.lacking("het gemiddelde x\u0304 van q\u0302"))
    assert "x\u0304 (x with a macron)" in told.what
    assert "q\u0302 (q with a circumflex accent)" in told.what
    assert told.hint == "write x and q without the mark, or say it in words"


def test_a_letter_that_has_its_mark_in_it_is_drawn() -> None:
    assert STYLES.text.lacking("één naïeve Å ụ ǫ") == ()


def test_a_mark_that_stands_on_nothing_is_told_so() -> None:
    assert "a macron on no letter" in what("\u0304")


@pytest.mark.parametrize(
    ("emoji", "said"),
    [
        ("👨\u200d👩\u200d👧", "man + woman + girl"),
        ("👋🏽", "waving hand sign + skin tone"),
        ("🇧🇪", "flag BE"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "flag GBENG"),
        ("1\ufe0f\u20e3", "keycap 1"),
    ],
)
def test_an_emoji_of_several_characters_is_told_as_what_it_is(emoji: str, said: str) -> None:
    assert what(f"Ja {emoji}!").endswith(f"several characters, which cannot be printed: {said}")


def test_an_emoji_of_one_character_is_a_character_as_any_other() -> None:
    assert what("Ja 😀") == "no font has the character 😀 (U+1F600 GRINNING FACE)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\u202eb", "right-to-left override (U+202E)"),
        ("a\u202bb", "right-to-left embedding (U+202B)"),
        ("a\u2067b\u2069", "right-to-left isolate (U+2067)"),
        ("a\u200fb", "right-to-left mark (U+200F)"),
        ("a\u2028b", "line separator (U+2028)"),
        ("a\u2029b", "paragraph separator (U+2029)"),
        ("a\uf0b7b", "U+F0B7"),
    ],
)
def test_what_means_something_but_is_not_seen_is_named_in_words(text: str, said: str) -> None:
    assert said in what(text)
    assert "\u202e" not in what(text)


def test_several_kinds_are_all_told() -> None:
    told = reason(STYLES.text.lacking("מה x\u0304 😀"))
    assert told.what.count("; ") == 2
    assert [word in told.what for word in ("Hebrew", "macron", "GRINNING FACE")] == [True] * 3


INVISIBLE = "\ufe0f\ufe0e\u2060\u200c\u200d\u202a\u202c\u2066\u2069\ufeff\u200e"


@pytest.mark.parametrize("sign", INVISIBLE)
def test_what_has_no_meaning_in_print_is_left_out(sign: str) -> None:
    text = f"Wat{sign} heb{sign}je geleerd"
    assert STYLES.text.lacking(text) == ()
    set_ = set_text(text, STYLES.text, 10, 500, "nl")
    assert set_ is not None
    assert set_ == set_text(text.replace(sign, ""), STYLES.text, 10, 500, "nl")
    assert STYLES.text.face.words[f"Wat{sign}"] == STYLES.text.face.words["Wat"]


def test_a_heart_that_asks_for_colour_is_printed_as_a_heart() -> None:
    assert STYLES.text.lacking("♥\ufe0f") == ()


def test_a_word_may_be_divided_at_a_zero_width_space_without_a_hyphen() -> None:
    set_ = set_text("voor\u200bbeeld", STYLES.text, 10, 30, "xx")
    assert set_ is not None
    assert [line.text for line in set_.lines] == ["voor", "beeld"]


@pytest.mark.parametrize("text", ["\u00ad\u00ad", "\u200b", "\u2060 \u2060", "\u2800", "\u3000\ufe0f"])
def test_a_text_that_would_print_an_empty_card_is_a_problem(text: str) -> None:
    (problem,) = problems(make_deck([ask("A1", text)]))
    assert problem.where == "A1, question, en"
    assert problem.what.startswith("is empty in print")


def test_a_suit_is_told_once_and_its_cards_do_not_tell_it_again() -> None:
    suit = Suit(id="A", name={"en": SCRIPTS["Hebrew"]})
    (problem,) = problems(make_deck([ask("A1"), ask("A2")], suits=[suit]))
    assert (problem.where, "Hebrew" in problem.what) == ("A, name, en", True)


def test_a_page_reads_back_without_what_was_left_out() -> None:
    printed = draw(make_deck([ask("A1", "What\u2060 did\ufeff you\ufe0f learn?")]))
    assert "What did you learn?" in " ".join(printed.text(0).split())


def test_of_many_signs_the_first_are_named() -> None:
    what, _ = reason(tuple(map(chr, range(0x4E00, 0x4E00 + 600))))
    assert what.startswith("no font has the characters 一 (U+4E00 CJK UNIFIED IDEOGRAPH-4E00), ")
    assert what.endswith(" and others")
    assert what.count("U+") == 6
    what, _ = reason(("a" + "\u0301" * 500,))
    assert "and others)" in what
    assert len(what) < 400
