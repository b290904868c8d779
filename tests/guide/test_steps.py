"""What a guide promises for a step: one page or less, each say under its do, and pages that are neither empty nor torn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import pytest
from guides import PAPERS, SMALL, make, session
from helpers import LANGUAGES, ROOT, file_deck, shipped_bank

from generator.bank import starter
from generator.bank.loading import load
from generator.deck.selection import choose
from generator.model.deck import Selection
from generator.product import silent
from layouts.book.blocks import ListItem
from layouts.book.page_breaking import LEAST_FILLED
from layouts.guide import methods
from layouts.guide import product as layout
from layouts.guide.step_blocks import Action, SessionRow, SmallCards, StepHead

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

LOADED = shipped_bank()
SESSIONS = ("", *(each.id for each in LOADED.bank.sessions))
SAMPLES = [
    (name, language)
    for name, languages in (("board", "nl fr"), ("care", "nl"), ("youth", "nl"))
    for language in languages.split()
]


def ours(language: str, chosen: str = "") -> Deck:
    found = {each.id: each for each in LOADED.bank.sessions}.get(chosen)
    return choose(LOADED.bank, language, LOADED.places, found, Selection())


def prepared(deck: Deck, paper: str, people: int = 8) -> layout.PreparedGuide:
    return layout.prepare(deck, layout.Options(paper=paper, people=people), silent)  # type: ignore[arg-type]


def check_pages(made: layout.PreparedGuide) -> None:
    """No page is emptier than a quarter, runs over, or has an item of a longer list alone at its edge."""
    height = made.design.height
    for page in made.pages:
        assert page.blocks, page.number
        foot = max(top + block.height for block, top in page.blocks)
        assert LEAST_FILLED * height <= foot <= height + 0.1, page.number
        inked = [block for block, _ in page.blocks if block.height]
        items = [isinstance(block, ListItem) for block in inked]
        assert not (len(items) > 1 and items[0] and not items[1] and _listed(made, inked[0]) > 1), page.number
        assert not (len(items) > 1 and items[-1] and not items[-2] and _listed(made, inked[-1]) > 1), page.number


def _listed(made: layout.PreparedGuide, item: object) -> int:
    """How many items the list of an item has."""
    run: list[object] = []
    for block in (block for page in made.pages for block, _ in page.blocks):
        if isinstance(block, ListItem):
            run.append(block)
        elif block.height or type(block).__name__ == "Closing":
            if any(each is item for each in run):
                return len(run)
            run = []
    return len(run) if any(each is item for each in run) else 0


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("chosen", SESSIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_ours_is_under_a_quarter_full(language: str, chosen: str, paper: str) -> None:
    check_pages(prepared(ours(language, chosen), paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_nor_is_one_of_a_sample_deck(name: str, language: str, paper: str) -> None:
    loaded = load(ROOT / "docs" / "decks" / name / "cards.yaml")
    check_pages(prepared(choose(loaded.bank, language, loaded.places), paper))


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_nor_is_one_of_a_starter(language: str, tmp_path: Path) -> None:
    starter.start(tmp_path / "new", "Mine", language, ["One", "Two"])
    loaded = load(tmp_path / "new" / "cards.yaml")
    for paper in PAPERS:
        check_pages(prepared(choose(loaded.bank, language, loaded.places), paper))


SHORT = """\
title: Kort
version: "1"
languages: [nl]
suits:
  - {id: A, name: Een, purpose: Om te beginnen.}
questions:
  - {id: A1, suit: A, depth: 1, question: Waarom?}
sessions:
  - id: x
    name: Kort samen
    for_whom: Voor wie wil.
    steps:
      - kind: arrive
        name: Stap
        minutes: {shortest: 5, longest: 9}
        aim: Iets.
        actions:
          - {do: Doe iets., say: Zeg iets.}
"""
"""A deck whose only session is a few lines, which nothing may stand below."""


def test_a_page_of_somebody_elses_deck_that_is_nearly_empty_is_told_with_the_line_of_what_stands_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "cards.yaml").write_text(SHORT, encoding="utf-8")
    loaded = load(tmp_path / "cards.yaml")
    made = prepared(choose(loaded.bank, "nl", loaded.places), "a4")
    (told,) = made.advice
    assert (told.line, told.where) == (10, "session x, name")
    number = int(told.what.split()[1])
    pdf = pypdfium2.PdfDocument(made.draw(silent))
    seen = pdf[number - 1].get_textpage().get_text_bounded()
    assert "Kort samen" in seen
    assert len(seen) < 300
    assert prepared(ours("nl"), "a4").advice == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_has_at_most_sixty_pages_and_that_of_a_session_forty(language: str) -> None:
    assert len(prepared(ours(language), "a4").pages) <= 60
    for chosen in SESSIONS[1:]:
        assert len(prepared(ours(language, chosen), "a4").pages) <= 40


@pytest.mark.parametrize("people", [4, 8, 12, 24])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_is_one_page_or_less_on_a4_and_its_plan_stands_on_one_page(language: str, people: int) -> None:
    for paper in ("a4", "letter"):
        made = prepared(ours(language), paper, people)
        steps = [
            (page.number, block)
            for page in made.pages
            for block, _ in page.blocks
            if isinstance(block, StepHead | Action)
        ]
        where: dict[int, set[int]] = {}
        step = 0
        for number, block in steps:
            step += isinstance(block, StepHead)
            where.setdefault(step, set()).add(number)
        assert all(len(pages) == 1 for pages in where.values())
        rows = [[block for block, _ in page.blocks if isinstance(block, SessionRow)] for page in made.pages]
        assert [len(each) for each in rows if each] == [len(each.steps) for each in LOADED.bank.sessions]


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_said_is_upright_and_large_and_stands_under_what_is_done(paper: str) -> None:
    made = prepared(ours("nl"), paper)
    actions = [block for page in made.pages for block, _ in page.blocks if isinstance(block, Action)]
    assert sum(bool(block.says) for block in actions) > 60
    regular = made.design.styles.regular
    for block in actions:
        assert block.do
        assert {text.size for text in block.says} <= {13.5}
        assert {run.face for text in block.says for line in text.lines for run in line.runs} <= {regular}


def test_texts_have_five_sizes(tmp_path: Path) -> None:
    assert tmp_path
    made = prepared(ours("en"), "a4")
    drawn = make(made.design.look.deck).printed
    sizes = {
        round(float(operands[1]), 2)
        for number in (1, 5, 12, 14)
        for operands, operator in drawn.operators(number)
        if operator == "Tf"
    }
    assert sizes <= {8.0, 10.0, 13.5, 20.0, 34.0, 7.0}, sizes


@pytest.mark.parametrize("paper", PAPERS)
def test_small_cards_are_readable(paper: str) -> None:
    for page in prepared(ours("nl"), paper).pages:
        for block, _ in page.blocks:
            if isinstance(block, SmallCards):
                assert all(card.question.size >= 8 for card in block.cards)


def test_a_step_of_a_deck_of_the_last_version_says_all_under_the_last_thing_to_do(tmp_path: Path) -> None:
    deck = file_deck(tmp_path / "cards.yaml", SMALL + session(["Sit.", "Wait."], ["Welcome.", "Go on."]))
    actions = [block for page in prepared(deck, "a4").pages for block, _ in page.blocks if isinstance(block, Action)]
    assert [(block.do is not None, len(block.says)) for block in actions] == [(True, 0), (True, 2)]


def test_keys_of_the_last_version_draw_one_line_of_advice_each(tmp_path: Path) -> None:
    text = (SMALL + session(["Sit."], ["Welcome."])).replace("minutes:", "rhythm:")
    (tmp_path / "cards.yaml").write_text(text, encoding="utf-8")
    warnings = load(tmp_path / "cards.yaml").warnings
    assert sorted(re.findall(r"(rhythm|, do|, say):? ", " ".join(map(str, warnings)))) == [", do", ", say", "rhythm"]


def test_a_session_that_takes_longer_than_an_evening_is_told(tmp_path: Path) -> None:
    assert tmp_path
    notes = " ".join(prepared(ours("en", "offsite"), "a4", 12).report.printing)
    assert "With a night in between takes 295 to 380 minutes with 12 people: longer than an evening" in notes
    assert "longer than an evening" not in " ".join(prepared(ours("en", "short"), "a4", 12).report.printing)


def test_of_a_tip_for_a_suit_the_cards_that_are_there_are_named_in_runs() -> None:
    ids = ["B01", "B02", "B03", "B04", "B13"]
    assert list(methods._runs(ids, [f"B{number:02}" for number in range(1, 14)])) == ["B01 – B04", "B13"]
    assert list(methods._runs(["A2"], ["A1", "A2"])) == ["A2"]
