from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from helpers import ask, make_deck, theme

from generator.model.paper import SizeRange
from generator.model.problems import Problems
from layouts.text.fitter import LEAST, Fitter, Origin
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from generator.model.deck import Deck
    from layouts.text.typesetting import Fitted

JAPANESE = "\N{HIRAGANA LETTER A}"
STYLES = Styles(theme().fonts)
SIZES = SizeRange(largest=10, smallest=8)
WIDE = (400.0, 10.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """A fitter of a small deck, and the problems it finds."""

    deck: Deck = field(default_factory=lambda: make_deck([ask("A1")]))
    problems: Problems = field(default_factory=Problems)

    @property
    def fitter(self) -> Fitter:
        return Fitter(self.deck, "poker-a4", self.problems)


def small_print(fitter: Fitter, words: str, room: tuple[float, float] = WIDE) -> Fitted | None:
    return fitter.fit_small_print("the words", words, [Origin("", "title", words)], STYLES.small, SIZES, room)


def width_at(words: str, size: float) -> float:
    return STYLES.regular.words[words] * size / 1000


def test_small_print_has_its_largest_size_where_there_is_room() -> None:
    fitted = small_print(Setting().fitter, "Spiegel")
    assert fitted
    assert fitted.size == SIZES.largest


@pytest.mark.parametrize("size", [9.5, SIZES.smallest])
def test_small_print_shrinks_down_to_its_smallest_size(size: float) -> None:
    fitter = Setting().fitter
    fitted = small_print(fitter, "Spiegel", (width_at("Spiegel", size) + 0.01, 10))
    assert fitted
    assert fitted.size == pytest.approx(size)
    assert fitter.left_out == []


def test_no_small_print_is_smaller_than_the_floor_whatever_is_asked() -> None:
    fitter, tiny = Setting().fitter, SizeRange(largest=6, smallest=4)
    origins, words = [Origin("", "title", "Spiegel")], "Spiegel"
    narrow = (width_at(words, 6), 10.0)
    fitted = fitter.fit_small_print("the words", words, origins, STYLES.small, tiny, WIDE)
    assert fitted
    assert fitted.size == LEAST == 6.5
    assert fitter.fit_small_print("the words", words, origins, STYLES.small, tiny, narrow) is None
    assert fitter.left_out == ["the words (7 characters)"]


def test_small_print_that_is_still_too_wide_is_left_out_and_named_once() -> None:
    setting = Setting()
    fitter = setting.fitter
    room = (width_at("nnnnnnn", SIZES.smallest) / 20, 10.0)
    assert small_print(fitter, "nnnnnnn", room) is None
    assert small_print(fitter, "nnnnnnn", room) is None
    assert fitter.left_out == ["the words (7 characters)"]
    assert len(setting.problems) == 0


def test_small_print_blames_the_part_that_has_a_character_without_a_glyph_and_only_once() -> None:
    setting = Setting()
    fitter = setting.fitter
    origins = [
        Origin("", "title", "Spiegel"),
        Origin("", "version", JAPANESE),
        Origin("", ("texts", "sheet"), JAPANESE),
    ]
    for _ in range(2):
        assert fitter.fit_small_print("the words", f"Spiegel {JAPANESE}", origins, STYLES.small, SIZES, WIDE) is None
    assert [problem.where for problem in setting.problems] == [", version, en", ", texts, sheet, en"]
    assert fitter.left_out == []


def test_what_two_fitters_find_is_told_once() -> None:
    setting = Setting()
    for fitter in (setting.fitter, setting.fitter):
        assert fitter.fit("A1", "question", {"en": JAPANESE}, STYLES.text, SIZES, WIDE) is None
    [problem] = setting.problems
    assert problem.what == f"no font has the character {JAPANESE} (U+3042 HIRAGANA LETTER A)"
