from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from helpers import ROOT

from generator.bank.loading import load
from generator.bank.print_settings import options_for
from generator.build import deck_of, jobs_of, prepare, usual_target
from generator.jobsheet import JobSheets
from generator.product import silent
from layouts import module
from layouts.jobsheet.sheet import prepare_jobsheet

LOADED = load(ROOT / "cards.yaml")


def sheets(own: str = "") -> JobSheets:
    return JobSheets(module("cards"), prepare_jobsheet, own)


def made(languages: tuple[str, ...] = (), own: str = "", **given: object) -> tuple[str, str]:
    """The name of the file, and what is said of it."""
    layout, deck = sheets(own), deck_of(LOADED, languages=languages)
    options = options_for(layout, deck.bank, given)
    (piece,), left_out = prepare(
        jobs_of(layout, deck, options, usual_target("jobsheet", layout, options, Path(), own)), silent
    )
    assert left_out == ()
    return piece.target.name, piece.prepared.report.made


def test_what_can_be_chosen_of_cards_can_be_chosen_of_their_job_sheet_and_its_paper_and_theirs_weighed() -> None:
    of_cards = [(each.name, each.default, each.metadata) for each in dataclasses.fields(module("cards").Options)]
    of_sheet = [(each.name, each.default, each.metadata) for each in dataclasses.fields(sheets().Options)]
    assert of_sheet[: len(of_cards)] == of_cards
    assert [(name, default) for name, default, _ in of_sheet[len(of_cards) :]] == [("paper", None), ("weight", 250)]


def test_a_deck_that_has_a_name_gives_it_to_the_files_of_which_the_sheet_speaks() -> None:
    assert made(own="ours") == ("ours-jobsheet-nl.pdf", "a job sheet for ours-cards-nl.pdf")


def test_of_cards_in_two_languages_there_is_one_sheet_whose_name_is_not_that_of_cards_in_one() -> None:
    assert made(("nl", "en")) == ("jobsheet-nl-en.pdf", "a job sheet for cards-nl-en.pdf")


def test_sheets_that_say_different_things_have_different_names() -> None:
    ways: tuple[dict[str, Any], ...] = (
        {},
        {"weight": 300},
        {"paper": "letter"},
        {"stock": "poker-letter"},
        {"copies": 2},
    )
    assert len({made(**each)[0] for each in ways}) == len(ways)
