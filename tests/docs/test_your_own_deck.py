"""What ``docs/your-own-deck.md`` shows is what happens."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from helpers import ROOT, spiegel

from generator.bank.loading import load

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "your-own-deck.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
YAML = [text for kind, text in BLOCKS if kind == "yaml"]
SAID = [text for kind, text in BLOCKS if not kind]
SMALL, _, SESSION, TEXTS, WORKBOOK, PRINT, WRONG, WHOSE = YAML
COMMANDS = [text.strip() for text in SAID if text.startswith("spiegel new")]


def test_the_small_deck_is_checked_as_it_says(tmp_path: Path) -> None:
    (tmp_path / "cards.yaml").write_text(SMALL, encoding="utf-8")
    result = spiegel("check", folder=tmp_path)
    assert (result.stdout, result.stderr) == (SAID[3], "")


@pytest.mark.parametrize("more", [SESSION, TEXTS, WORKBOOK, PRINT, SESSION + TEXTS + WORKBOOK + PRINT])
def test_what_is_added_to_it_is_accepted(tmp_path: Path, more: str) -> None:
    (tmp_path / "cards.yaml").write_text(SMALL + more, encoding="utf-8")
    assert load(tmp_path / "cards.yaml").warnings == ()


def test_the_mistakes_are_told_as_it_says(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    assert spiegel("check", "wrong.yaml", folder=tmp_path).stderr == SAID[4]


def test_it_begins_with_a_new_deck(tmp_path: Path) -> None:
    assert len(COMMANDS) == 3
    for each in COMMANDS:
        result = spiegel(*shlex.split(each)[1:], folder=tmp_path)
        assert (result.returncode, result.stderr) == (0, "")


def test_the_decks_it_names_are_there() -> None:
    linked = re.findall(r"\]\(decks/(\w+)/cards\.yaml\)", PAGE)
    assert sorted(linked) == sorted(path.name for path in (ROOT / "docs" / "decks").iterdir())
