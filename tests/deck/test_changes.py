from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import ask, make_deck
from msgspec.structs import replace

from generator.deck.changes import OlderBank, changes_since
from generator.model.bank import Entry, Suit, Tip
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards

if TYPE_CHECKING:
    from generator.model.deck import Deck

OLD = make_deck(
    [ask("A1"), ask("A2", probe="Why?"), ask("A3"), ask("B1")],
    suits=[
        Suit(id="A", name={"en": "Work"}, purpose={"en": "To look"}),
        Suit(id="B", name={"en": "Rest"}, purpose={"en": "To rest"}),
    ],
    tips=[Tip(id="T1", title={"en": "Listen"}, text={"en": "Hear"}, parts=(Entry(id="T1a", text={"en": "All"}),))],
)


def since(new: Deck) -> tuple[list[str], list[str], list[str], list[str]]:
    made = changes_since(new, OlderBank("old.yaml", OLD.bank))
    return [card.id for card in made.deck.cards], list(made.changed), list(made.removed), list(made.added)


def with_questions(*questions: object) -> Deck:
    return make_deck(list(questions), suits=OLD.bank.suits, tips=OLD.bank.tips)  # type: ignore[arg-type]


FIRST, SECOND, THIRD, OTHER = OLD.bank.questions


def test_a_deck_that_is_the_same_prints_nothing_anew() -> None:
    assert since(OLD) == ([], [], [], [])


def test_what_changed_is_printed_what_went_is_thrown_out_and_what_is_new_is_told() -> None:
    new = with_questions(FIRST, replace(SECOND, probe={"en": "How?"}), OTHER, ask("B2"))
    assert since(new) == (["A2", "B2"], ["A2"], ["A3"], ["B2"])


@pytest.mark.parametrize(
    ("change", "prints"),
    [
        ({"question": {"en": "Else?"}}, True),
        ({"probe": None}, True),
        ({"depth": 3}, True),
        ({"follows": ("story",)}, True),
        ({"follows": ("A1",)}, False),
        ({"tags": ("late",)}, False),
        ({"source": "Q1"}, False),
        ({"question": {"en": "What did you learn?", "nl": "Wat?"}}, False),
    ],
)
def test_only_what_is_printed_on_the_card_counts(change: dict[str, object], prints: bool) -> None:
    new = with_questions(FIRST, replace(SECOND, **change), THIRD, OTHER)
    assert since(new)[0] == (["A2"] if prints else [])


def test_a_suit_with_another_name_prints_all_its_cards() -> None:
    suits = (replace(OLD.bank.suits[0], name={"en": "Labour"}), OLD.bank.suits[1])
    new = make_deck(OLD.bank.questions, suits=suits, tips=OLD.bank.tips)
    assert since(new)[0] == ["S-A", "A1", "A2", "A3"]


def test_a_part_of_a_tip_counts() -> None:
    tip = replace(OLD.bank.tips[0], parts=(Entry(id="T1a", text={"en": "Most"}),))
    new = make_deck(OLD.bank.questions, suits=OLD.bank.suits, tips=[tip])
    assert since(new)[1] == ["T1"]


def test_a_version_and_a_title_do_not_count() -> None:
    assert since(replace(OLD, bank=replace(OLD.bank, title={"en": "Other"}, version="2.0")))[0] == []


def test_the_report_says_which_cards_to_throw_out() -> None:
    new = with_questions(FIRST, replace(SECOND, probe={"en": "How?"}), OTHER, ask("B2"))
    made = cards.prepare(new, cards.Options(since=OlderBank("old.yaml", OLD.bank)), silent).report
    assert made.made == "2 cards on 1 sheet, 2 pages"
    assert made.printing[-3:] == (
        "only what is new since old.yaml: 2 cards",
        "throw out of the old deck: A2 and A3",
        "cards that were not there before: B2",
    )


def test_where_nothing_changed_nothing_is_printed_and_what_went_is_told() -> None:
    for new, gone in ((OLD, ""), (with_questions(FIRST, SECOND, OTHER), "; throw out of the old deck: A3")):
        with pytest.raises(DeckError) as caught:
            cards.prepare(new, cards.Options(since=OlderBank("old.yaml", OLD.bank)), silent)
        (problem,) = caught.value.problems
        assert problem.what == f"no card prints other words than in old.yaml{gone}"
        assert problem.where == "--since"
