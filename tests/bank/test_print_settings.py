from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from helpers import STOCKS, ask, make_deck
from msgspec.structs import replace

from generator.bank.loading import load
from generator.bank.print_settings import options_for
from generator.model.bank import MOST_PEOPLE, PrintSettings
from generator.model.paper import PageSize
from generator.model.problems import DeckError
from generator.product import silent
from layouts import LAYOUTS, module

if TYPE_CHECKING:
    from pathlib import Path

BANK = make_deck([ask("A1", "Why?")]).bank

DECK = """\
title: Small
languages: [en]
print: {printing}
suits:
  - {{id: A, name: Work}}
questions:
  - {{id: A1, suit: A, question: Why?}}
"""


def settings(product: str, said: dict[str, Any], **given: object) -> dict[str, object]:
    options = options_for(module(product), replace(BANK, printing=PrintSettings(**said)), given)
    return {name: getattr(options, name) for name in ("paper", "stock", "people") if hasattr(options, name)}


@pytest.mark.parametrize(
    ("said", "given", "paper", "stock", "people"),
    [
        ({}, {}, "a4", "poker-a4", 8),
        ({"paper": "letter"}, {}, "letter", "poker-letter", 8),
        ({"paper": "a5"}, {}, "a5", "poker-a4", 8),  # no stock is on A5
        ({"stock": "tarot-a4", "people": 12}, {}, "a4", "tarot-a4", 12),
        ({"paper": "letter", "stock": "a6-a4"}, {}, "letter", "a6-a4", 8),
        ({}, {"paper": "letter"}, "letter", "poker-letter", 8),
        ({"paper": "letter", "people": 12}, {"paper": "a4", "people": 3}, "a4", "poker-a4", 3),
        ({"stock": "tarot-a4"}, {"stock": "a6-a4"}, "a4", "a6-a4", 8),
        ({"stock": "tarot-a4"}, {"paper": "letter"}, "letter", "tarot-a4", 8),
    ],
)
def test_what_is_given_wins_over_what_the_deck_says_and_that_over_the_usual(
    said: dict[str, Any], given: dict[str, object], paper: str, stock: str, people: int
) -> None:
    assert settings("cards", said, **given) == {"stock": stock}
    assert settings("guide", said, **given) == {"paper": paper, "stock": stock, "people": people}
    own = paper if "paper" in said | given else "a5"
    assert settings("workbook", said, **given) == {"paper": own, "people": people}
    theirs = "a4" if paper == "a5" else paper  # no team writes on A5
    assert settings("team-sheets", said, **given) == {"paper": theirs, "people": people}


@pytest.mark.parametrize("product", LAYOUTS)
def test_every_product_takes_all_that_a_deck_may_say(product: str) -> None:
    layout, deck = module(product), make_deck([ask("A1", "Why?")])
    kinds = [{"paper": paper} for paper in get_args(PageSize)] + [{"stock": stock} for stock in STOCKS]
    for said in (*kinds, {"people": 1}, {"people": MOST_PEOPLE}):
        options = options_for(layout, replace(BANK, printing=PrintSettings(**said)))
        assert layout.prepare(deck, options, silent).report.made


def test_a_deck_says_it_under_print(tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(DECK.format(printing="{paper: letter, stock: tarot-a4, people: 12}"), encoding="utf-8")
    assert load(path).bank.printing == PrintSettings(paper="letter", stock="tarot-a4", people=12)


@pytest.mark.parametrize(
    ("printing", "column", "said"),
    [
        ("{paper: lettr}", 9, "print.paper: should be a4, a5 or letter, not “lettr”\n    → did you mean letter?"),
        (
            "{stock: poker}",
            9,
            "print.stock: there is no stock “poker”\n    → did you mean poker-letter?",
        ),
        ("{people: 61}", 9, "print.people: should be a whole number of at least 1 and of at most 60, not “61”"),
        ("{people: many}", 9, "print.people: should be a whole number"),
        ("{papr: a4}", 9, "print.papr: is not a key that is known here\n    → did you mean paper?"),
        ("a4", 8, "print: should be a group of keys, not a text\n    → the keys are paper, stock and people"),
    ],
)
def test_what_it_cannot_say_is_told_at_its_line(tmp_path: Path, printing: str, column: int, said: str) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(DECK.format(printing=printing), encoding="utf-8")
    with pytest.raises(DeckError) as error:
        load(path)
    (problem,) = error.value.problems
    assert problem.line == 3
    assert problem.column >= column
    assert said in str(problem)
