"""Fonts that we ship are parsed once in a process; a font of the user's, which may change, is parsed each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import helpers
from msgspec.structs import replace

from layouts.text.fonts import locate
from layouts.theme import styles
from layouts.theme.styles import styles_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_fonts_of_packages_are_the_same_again() -> None:
    assert styles_of(helpers.theme().fonts) is styles_of(helpers.theme().fonts)


def test_a_font_file_of_the_users_is_read_anew(tmp_path: Path) -> None:
    ours = helpers.theme().fonts
    mine = tmp_path / "Mine-Regular.ttf"
    fonts = replace(ours, regular=(str(mine), *ours.regular))
    mine.write_bytes(locate(ours.regular[0]).read_bytes())
    before = styles_of(fonts).regular.measure("Wij")
    mine.write_bytes(locate(ours.bold[0]).read_bytes())
    assert styles_of(fonts).regular.measure("Wij") > before


def test_widths_of_very_many_words_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "MOST_WORDS", 1_000)
    fonts = replace(helpers.theme().fonts, display=helpers.theme().fonts.italic)  # a theme that no other test has
    kept = styles_of(fonts)
    for number in range(600):
        assert kept.regular.words[str(number)] + kept.italic.words[str(number)] > 0
    assert kept.words == 1_200
    styles_of(fonts)
    assert styles_of(fonts).words == 0
