"""What becomes of characters in print; fontTools, which knows Unicode's Script property, is the judge."""

from __future__ import annotations

import unicodedata

import pytest
from fontTools import unicodedata as judge  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from layouts.text.characters import IGNORED, clusters, is_blank, is_mark, never_drawn, printed, script

ASSIGNED = [
    chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"}
]  # as this Python knows Unicode

DRAWN = (
    "Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Han", "Hiragana", "Katakana", "Bopomofo", "Ethiopic", "Cherokee",
    "Canadian Aboriginal", "Ogham", "Runic", "Yi", "Vai", "Tifinagh", "Lisu", "Coptic", "Gothic", "Braille",
)  # fmt: skip
"""Scripts whose characters stand one after the other, from left to right."""


def test_whatever_runs_from_right_to_left_is_never_drawn() -> None:
    missed = [
        f"{ord(each):04X}"
        for each in ASSIGNED
        if judge.script_horizontal_direction(judge.script(each), "LTR") == "RTL"
        and not never_drawn(each)
        and unicodedata.bidirectional(each) != "ON"  # punctuation, which a letter beside it would turn
    ]
    assert missed == []


@pytest.mark.parametrize(
    "name",
    [
        "Arabic",
        "Hebrew",
        "Syriac",
        "Devanagari",
        "Bengali",
        "Tamil",
        "Thai",
        "Lao",
        "Khmer",
        "Myanmar",
        "Tibetan",
        "Mongolian",
    ],
)
def test_every_letter_of_a_script_that_is_shaped_is_never_drawn_and_named(name: str) -> None:
    letters = [each for each in ASSIGNED if judge.script_name(judge.script(each)) == name and each.isalpha()]
    assert len(letters) > 20
    assert {script(each) for each in letters} <= {name, "right-to-left"}  # a few letters of old mathematics
    assert all(map(never_drawn, letters))


@pytest.mark.parametrize("name", DRAWN)
def test_scripts_that_stand_in_a_row_are_drawn(name: str) -> None:
    letters = [each for each in ASSIGNED if judge.script_name(judge.script(each)) == name and not is_mark(each)]
    assert letters
    assert [each for each in letters if never_drawn(each)] == []


def test_whole_syllables_of_korean_are_drawn_and_loose_sounds_are_not() -> None:
    assert not any(map(never_drawn, "한글말"))
    assert all(map(never_drawn, unicodedata.normalize("NFD", "한")))


def test_currency_signs_that_stand_in_a_row_are_drawn_whatever_their_names() -> None:
    signs = [each for each in ASSIGNED if unicodedata.category(each) == "Sc"]
    refused = {each for each in signs if never_drawn(each)}
    assert {"฿", "৳", "௹", "₪", "€"} <= set(signs) - refused
    assert {unicodedata.bidirectional(each) for each in refused} <= {"R", "AL"}


def test_what_is_left_out_is_invisible_everywhere() -> None:
    left_out = [each for each in ASSIGNED if IGNORED.fullmatch(each)]
    assert {unicodedata.category(each) for each in left_out} == {"Cf", "Mn"}
    assert {judge.script(each) for each in left_out} <= {"Zyyy", "Zinh"}
    assert {"\u2060", "\u200c", "\u200d", "\ufe0e", "\ufe0f", "\ufeff", "\u202a", "\u2066", "\u2069"} <= set(left_out)
    assert not {"\u202e", "\u2067", "\u200f", "\u00ad", "\u200b", "\u2028"} & set(left_out)


@given(st.text())
def test_leaving_out_takes_nothing_else_away(text: str) -> None:
    left = printed(text)
    assert printed(left) == left
    visible = [each for each in text if unicodedata.category(each) not in {"Cf", "Mn", "Cn"}]
    assert [each for each in left if unicodedata.category(each) not in {"Cf", "Mn", "Cn"}] == visible


@given(st.text())
def test_signs_put_together_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("x\u0304y", ["x\u0304", "y"]),
        ("👨\u200d👩\u200d👧!", ["👨\u200d👩\u200d👧", "!"]),
        ("🇧🇪🇳🇱", ["🇧🇪", "🇳🇱"]),
        ("👋🏽", ["👋🏽"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
    ],
)
def test_a_letter_with_its_marks_is_one_sign_and_so_is_an_emoji(text: str, signs: list[str]) -> None:
    assert clusters(text) == signs


@pytest.mark.parametrize("text", ["\u00ad", "\u200b\u200b", " \u2003", "\u2060\ufeff", "\u2800", "\u3164", "\u200e"])
def test_a_text_of_nothing_that_is_seen_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}a")
