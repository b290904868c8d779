"""A word of thousands of joints is divided as a short one is, in a time that grows with its length."""

from __future__ import annotations

import time

import pytest

from generator.model.paper import SizeRange
from layouts.text.fitter import fit
from layouts.text.typesetting import set_text
from layouts.theme.loading import shipped_theme
from layouts.theme.styles import Styles

STYLE = Styles(shipped_theme("spiegel").fonts).text
JOINTS = {"soft hyphen": "a\u00ad", "zero-width space": "a\u200b", "slash": "a/", "hyphen": "a-"}


@pytest.mark.parametrize("kind", JOINTS)
def test_2000_characters_of_joints_take_a_moment_and_lose_nothing(kind: str) -> None:
    word = JOINTS[kind] * 1_000
    began = time.process_time()
    for size in (9.0, 10.0, 11.0):
        fitted = set_text(word, STYLE, size, 150, "nl")
        assert fitted is not None
        assert "".join(line.text.rstrip("-") for line in fitted.lines).replace("-", "") == word.translate(
            {0xAD: None, 0x200B: None, ord("-"): None}
        )
        assert max(fitted.widths) <= 150 + 0.01
    assert time.process_time() - began < 2


def test_the_first_lines_of_a_long_word_are_those_of_a_short_one() -> None:
    long, short = (set_text("arbeidsongeschiktheids" * many, STYLE, 11, 90, "nl") for many in (80, 8))
    assert long is not None
    assert short is not None
    assert [line.text for line in long.lines[:6]] == [line.text for line in short.lines[:6]]


def test_a_text_that_is_sure_not_to_fit_is_refused_as_one_that_was_tried() -> None:
    words = "ab " * 650 + "ab"
    assert fit(words, STYLE, SizeRange(largest=20, smallest=9), 150, 100, "nl") is None
    roomy = set_text(words, STYLE, 9, 150, "nl")
    assert roomy is not None
    assert fit(words, STYLE, SizeRange(largest=9, smallest=9), 150, roomy.height, "nl") == roomy
