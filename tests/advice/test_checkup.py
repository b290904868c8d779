from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from helpers import EVERY_STOCK, STOCKS

from generator.advice.checkup import checkup
from generator.bank.loading import load
from generator.model.problems import DeckError, Problem
from generator.product import silent
from layouts import modules

if TYPE_CHECKING:
    from pathlib import Path

    from generator.advice.checkup import Checkup

LEARNT = "Een mens leert wat. "
FITS = LEARNT * 6
"""A probe that a poker card holds in one language and not in two."""


def check(
    folder: Path,
    *stocks: str,
    said: str = FITS,
    all_: tuple[str, ...] = ("nl", "en"),
    languages: tuple[str, ...] = (),
) -> Checkup:
    """The checkup of a deck whose second question, on line 8, has this probe in all its languages."""
    both, long = ("{" + ", ".join(f"{code}: '{text}'" for code in all_) + "}" for text in ("Werk", said))
    (folder / "my.yaml").write_text(
        f"title: {both}\nlanguages: [{', '.join(all_)}]\nsuits:\n  - {{id: A, name: {both}}}\nquestions:\n"
        f"  - {{id: A1, suit: A, question: {both}}}\n\n  - {{id: A2, suit: A, question: {both}, probe: {long}}}\n",
        encoding="utf-8",
    )
    return checkup(load(folder / "my.yaml"), stocks, modules(), silent, None, languages)


def test_what_does_not_fit_in_two_languages_at_once_is_told_with_its_line_and_is_no_problem(tmp_path: Path) -> None:
    found = check(tmp_path)
    assert found.lines[:3] == (
        "2 cards in nl and en: all is well.",
        "  poker-a4: every card fits",
        "  poker-a4, nl and en on one card: 1 card does not fit",
    )
    assert len(found.lines) == 2 + len(STOCKS) + 1
    assert found.lines[-1] == f"  {len(EVERY_STOCK) - len(STOCKS)} more stocks: --all-stocks tries them too"
    assert list(found.not_together) == [("nl", "en")]
    [problem] = found.not_together["nl", "en"]
    assert (problem.line, problem.where.split(",")[0]) == (8, "question A2")


def test_both_languages_of_a_deck_that_fits_them_are_told_to_fit(tmp_path: Path) -> None:
    found = check(tmp_path, said="Wat dan?")
    assert found.lines[2] == "  poker-a4, nl and en on one card: every card fits"
    assert found.not_together == {}


def test_of_three_languages_the_first_is_tried_with_each_other_one(tmp_path: Path) -> None:
    assert list(check(tmp_path, all_=("nl", "en", "fr")).not_together) == [("nl", "en"), ("nl", "fr")]


def test_a_deck_in_one_language_has_none_to_set_together(tmp_path: Path) -> None:
    assert [line for line in check(tmp_path, all_=("nl",)).lines if "one card" in line] == []


def test_every_stock_that_is_asked_for_is_tried_with_both(tmp_path: Path) -> None:
    found = check(tmp_path, "poker-a4", "a6-a4")
    assert found.lines[1:] == (
        "  poker-a4: every card fits",
        "  poker-a4, nl and en on one card: 1 card does not fit",
        "  a6-a4: every card fits",
        "  a6-a4, nl and en on one card: every card fits",
    )


def test_two_languages_that_are_asked_for_must_fit_together(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as refused:
        check(tmp_path, languages=("en", "nl"))
    assert [problem.line for problem in refused.value.problems] == [8]
    assert check(tmp_path, "a6-a4", languages=("nl", "en")).not_together == {}


def test_one_language_that_is_asked_for_is_all_that_is_checked(tmp_path: Path) -> None:
    assert check(tmp_path, languages=("en",)).lines[:2] == (
        "2 cards in en: all is well.",
        "  poker-a4: every card fits",
    )


def test_what_is_too_long_by_itself_is_told_once(tmp_path: Path) -> None:
    for languages in ((), ("nl", "en")):
        with pytest.raises(DeckError) as refused:
            check(tmp_path, said=LEARNT * 60, languages=languages)
        keys = [problem.where.rpartition(".")[2] for problem in refused.value.problems]
        assert keys == ["nl", "en"]


def test_all_stocks_are_tried_where_that_is_asked_and_the_users_own_among_them(tmp_path: Path) -> None:
    check(tmp_path, said="Wat dan?")
    (tmp_path / "stocks.yaml").write_text(
        "- name: mine\n  paper: a4\n  card: {width: 85, height: 54}\n  grid: {columns: 2, rows: 5}\n"
        "  first: {left: 15, top: 13.5}\n  pitch: {across: 95, down: 54}\n"
    )
    found = checkup(load(tmp_path / "my.yaml"), (), modules(), silent, all_stocks=True)
    tried = {line.split(":")[0].strip() for line in found.lines[1:]} - {"poker-a4, nl and en on one card"}
    assert tried == {*EVERY_STOCK, "mine"}
    assert "  mine: every card fits" in found.lines


def test_it_passes_on_what_a_layout_finds_could_be_better_once_for_each_language(tmp_path: Path) -> None:
    told = Problem("page 8 of the guide is not a quarter full")
    guide: Any = SimpleNamespace(Options=modules()["guide"].Options, prepare=lambda *_: SimpleNamespace(advice=(told,)))
    check(tmp_path, said="Hoe?")
    found = checkup(load(tmp_path / "my.yaml"), (), {"cards": modules()["cards"], "guide": guide}, silent)
    assert found.advice == (told, told)
