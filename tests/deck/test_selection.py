from __future__ import annotations

from typing import Any, cast

import msgspec
import pytest
from helpers import ask, make_deck, shipped_bank, shipped_deck
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.selection import ALL, card_ids, choose, held, tags_of, unmixed
from generator.model.bank import Suit, Tip
from generator.model.deck import Deck, Selection
from generator.model.problems import DeckError
from generator.product import decks_for, silent
from layouts.cards import product as cards
from layouts.cards.tip import TipFace
from layouts.guide import product as guide
from layouts.workbook import product as workbook
from layouts.workbook.plan import question_cards

CARDS, GUIDE, WORKBOOK = (cast("Any", layout) for layout in (cards, guide, workbook))
"""As the command line has them."""

BANK = shipped_bank().bank
WHOLE = shipped_deck("nl").cards
SESSIONS = {session.id: session for session in BANK.sessions}


def chosen(selection: Selection, session: str | None = None) -> Deck:
    places = shipped_bank().places
    return choose(BANK, "nl", places, SESSIONS[session] if session else None, selection)


def left(selection: Selection, session: str | None = None) -> list[str]:
    """The ids of the cards that are chosen; none where that is refused."""
    try:
        return ids(chosen(selection, session))
    except DeckError:
        return []


def ids(deck: Deck) -> list[str]:
    return [card.id for card in deck.cards]


def questions(names: list[str]) -> list[str]:
    asked = {question.id for question in BANK.questions}
    return [name for name in names if name in asked]


def some(of: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), max_size=len(of), unique=True).map(tuple)


suits = some(tuple(suit.id for suit in BANK.suits))
tags = some(tags_of(BANK))
depths = st.sets(st.sampled_from([1, 2, 3])).map(tuple)
names = some(card_ids(BANK))
sessions = st.sampled_from([None, *SESSIONS])
selections = st.builds(Selection, suits=suits, tags=tags, depths=depths, only=names, without=names)


# ------------------------------------------------------------------------------------------------------------- rules


@given(selections, sessions)
def test_what_is_chosen_keeps_its_order(selection: Selection, session: str | None) -> None:
    whole = ids(chosen(ALL, session))
    found = left(selection, session)
    assert found == [name for name in whole if name in found]


@given(selections, sessions)
def test_all_that_is_asked_together_is_what_each_alone_leaves(selection: Selection, session: str | None) -> None:
    alone = [
        set(left(Selection(**{key: getattr(selection, key)}), session))
        for key in ("suits", "tags", "depths", "only", "without")
    ]
    both = set.intersection(*alone)
    assert questions(left(selection, session)) == questions([card.id for card in WHOLE_OF[session] if card.id in both])


WHOLE_OF = {name: chosen(ALL, name).cards for name in (None, *SESSIONS)}


@given(names)
def test_only_and_without_part_the_deck(some_of: tuple[str, ...]) -> None:
    only, without = left(Selection(only=some_of)) if some_of else [], left(Selection(without=some_of))
    assert set(only) == set(some_of)
    assert set(only).isdisjoint(without)
    assert set(only) | set(without) == {card.id for card in WHOLE}


@given(suits, st.integers(1, 52), st.integers(0, 100))
def test_a_sample_has_so_many_questions_of_those_that_are_left_and_the_same_ones_again(
    of: tuple[str, ...], many: int, seed: int
) -> None:
    rest = questions(left(Selection(suits=of)))
    selection = Selection(suits=of, sample=many, seed=seed)
    if many > len(rest):
        with pytest.raises(DeckError, match=f"only {len(rest)} are left"):
            chosen(selection)
        return
    found = left(selection)
    assert len(found) == many
    assert found == [name for name in rest if name in found]
    assert found == left(selection)


@given(selections, st.integers(0, 100), sessions)
def test_shuffling_changes_nothing_but_the_order_and_can_be_undone(
    selection: Selection, seed: int, session: str | None
) -> None:
    in_order = left(selection, session)
    if not in_order:
        return
    mixed = chosen(msgspec.structs.replace(selection, shuffle=True, seed=seed), session)
    assert sorted(ids(mixed)) == sorted(in_order)
    assert ids(unmixed(mixed)) == in_order


def test_another_seed_draws_and_mixes_other_cards() -> None:
    assert len({tuple(left(Selection(sample=5, seed=seed))) for seed in range(10)}) == 10
    assert len({tuple(left(Selection(shuffle=True, seed=seed))) for seed in range(10)}) == 10


def test_the_usual_seed_gives_the_same_deck_on_every_machine() -> None:
    assert left(Selection(sample=5)) == left(Selection(sample=5, seed=1))
    assert left(Selection(sample=4, seed=7)) == SEVEN


SEVEN = ["A10", "B08", "B13", "D03"]


# ---------------------------------------------------------------------------------------------- suit cards and tips


def small() -> Deck:
    work = Suit(id="A", name={"en": "Work"}, purpose={"en": "To begin."})
    play = Suit(id="B", name={"en": "Play"}, play={"en": "Take turns."})
    slow = Tip(id="T1", title={"en": "Slow"}, text={"en": "Take time."})
    warm = Tip(id="T2", title={"en": "Warm"}, text={"en": "Smile."}, suit="B")
    asked = [ask("A1"), ask("A2", depth=3), ask("B1"), ask("B2", depth=2)]
    return make_deck(asked, suits=[work, play], tips=[slow, warm])


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (ALL, "S-A A1 A2 S-B B1 B2 T1 T2"),
        (Selection(suits=("B",)), "S-B B1 B2 T2"),
        (Selection(suits=("B", "A")), "S-A A1 A2 S-B B1 B2 T2"),
        (Selection(depths=(1,)), "A1 B1"),
        (Selection(depths=(1,), suits=("B",)), "B1"),
        (Selection(depths=(1,), only=("S-B", "T1", "B1", "B2")), "S-B B1 T1"),
        (Selection(only=("T2", "A2")), "A2 T2"),
        (Selection(only=("T2", "A2"), without=("A2",)), "T2"),
        (Selection(sample=4), "A1 A2 B1 B2"),
        (Selection(sample=1, only=("S-A", "A1")), "S-A A1"),
        (Selection(without=("S-A", "T1", "T2", "B1")), "A1 A2 S-B B2"),
    ],
)
def test_suit_cards_and_tips_go_with_their_suit_and_give_way_to_chosen_questions(
    selection: Selection, found: str
) -> None:
    whole = small()
    assert ids(choose(whole.bank, "en", None, None, selection)) == found.split()


# ------------------------------------------------------------------------------------------------------- nothing left


@pytest.mark.parametrize(
    ("selection", "where", "hint"),
    [
        (Selection(suits=("C",), only=("A01",)), "--only A01", "15 cards were left before it"),
        (Selection(only=("A01",), without=("A01",)), "--without A01", "1 card was left before it"),
        (Selection(only=("T1",), depths=(1,), suits=("D",)), "--only T1", "before it: ask for something else"),
    ],
)
def test_where_nothing_is_left_it_is_told_what_left_nothing(selection: Selection, where: str, hint: str) -> None:
    with pytest.raises(DeckError) as told:
        chosen(selection)
    (problem,) = told.value.problems
    assert (problem.where, problem.what) == (where, "leaves no card")
    assert hint in problem.hint


def test_a_sample_of_what_has_no_questions_is_told() -> None:
    with pytest.raises(DeckError, match="no question is left"):
        chosen(Selection(only=("T1",), sample=1))


# --------------------------------------------------------------------------------------------------------- the books


UNUSUAL = [
    Selection(suits=("D",)),
    Selection(only=("T4", "C01")),
    Selection(only=("S-A",)),
    Selection(sample=10, shuffle=True),
    Selection(without=("A01", "B01")),
    Selection(depths=(3,)),
]


@pytest.mark.parametrize(
    ("selection", "session"),
    [(each, session) for each in UNUSUAL for session in (None, "half-day") if left(each, session)],
)
def test_the_books_are_made_of_any_selection(selection: Selection, session: str | None) -> None:
    deck = chosen(selection, session)
    for layout in (GUIDE, WORKBOOK):
        assert layout.prepare(deck, layout.Options(), silent).draw(silent).startswith(b"%PDF")


def test_a_bank_that_nothing_is_chosen_from_is_selected_whole() -> None:
    assert chosen(ALL).selected is BANK
    assert chosen(Selection(shuffle=True)).selected is BANK
    assert chosen(ALL, "short").selected is BANK


def test_what_is_selected_are_the_suits_questions_and_tips_that_are_left() -> None:
    selected = chosen(Selection(suits=("B",), without=("B01",))).selected
    assert [suit.id for suit in selected.suits] == ["B"]
    assert [question.id for question in selected.questions] == [f"B{number:02}" for number in range(2, 14)]
    assert all(tip.suit == "B" for tip in selected.tips)
    assert chosen(Selection(depths=(1,))).selected.tips == BANK.tips


def test_a_session_stays_while_half_of_its_questions_are_there() -> None:
    assert [each.session.id for each in held(chosen(Selection(without=("A01", "B01"))))] == list(SESSIONS)
    assert held(chosen(Selection(suits=("C",)))) == ()
    for each in held(chosen(Selection(sample=30))):
        wanted = sum(draw.many for step in each.session.steps for draw in step.draws)
        assert 2 * len(each.questions) >= wanted


def test_a_session_that_is_asked_for_keeps_those_of_its_questions_that_are_left() -> None:
    whole, without = (held(chosen(selection, "short"))[0] for selection in (ALL, Selection(without=("A01",))))
    assert [question for question in whole.questions if question.id != "A01"] == list(without.questions)
    assert len(without.steps) == len(whole.steps)


def pages(selection: Selection, session: str | None = None, **options: bool) -> list[str]:
    """The ids of the questions that the workbook has a page for, in their order."""
    return [card.id for card in question_cards(chosen(selection, session), everything=options.get("all", False))]


def test_the_workbook_has_the_questions_that_were_chosen() -> None:
    assert pages(Selection(suits=("C",))) == [f"C{number:02}" for number in range(1, 14)]
    assert pages(Selection(sample=6)) == left(Selection(sample=6))
    assert pages(Selection(sample=6, shuffle=True)) == left(Selection(sample=6, shuffle=True))


def test_the_workbook_keeps_to_a_session_where_cards_are_only_left_out() -> None:
    usual, without = pages(ALL), pages(Selection(without=("A01",)))
    assert "A01" in usual
    assert "A01" not in without
    assert abs(len(usual) - len(without)) <= 1
    assert sorted(pages(Selection(shuffle=True))) == sorted(usual)
    assert pages(Selection(without=("A01",)), all=True) == questions(left(Selection(without=("A01",))))


def test_the_guide_says_which_sessions_it_leaves_out() -> None:
    said = guide.prepare(chosen(Selection(suits=("C",))), guide.Options(), silent).report.printing
    assert said[-1] == "4 sessions are left out: not half of the questions were chosen"
    fewer = guide.prepare(chosen(Selection(without=("A01", "B01"))), guide.Options(), silent).report.printing
    assert fewer[-1] == "4 sessions have fewer questions than usual: the others were not chosen"
    whole = guide.prepare(chosen(ALL), guide.Options(), silent).report.printing
    assert [line for line in whole if "were not chosen" in line or "left out" in line] == []


# ------------------------------------------------------------------------------------------------------- the languages


def test_a_layout_that_sets_one_language_gets_a_deck_for_each() -> None:
    places = shipped_bank().places
    both = choose(BANK, "nl", places, second="en", theme="calm")
    assert both.languages == ("nl", "en")
    assert decks_for(CARDS, both) == (both,)
    found = decks_for(GUIDE, both)
    assert [(deck.languages, deck.theme) for deck in found] == [(("nl",), "calm"), (("en",), "calm")]
    assert decks_for(WORKBOOK, shipped_deck("nl"))[0].languages == ("nl",)


def test_a_second_language_that_the_deck_does_not_have_is_refused() -> None:
    with pytest.raises(DeckError, match="the deck is not in fr"):
        choose(BANK, "nl", shipped_bank().places, second="fr")


def test_a_tip_keeps_its_number_and_a_suit_its_colour_in_every_selection() -> None:
    few, whole = (cards.prepare(deck, cards.Options(), silent) for deck in (chosen(FEW), shipped_deck("nl")))
    assert few.design.look.colour(BANK.suits[2]) == whole.design.look.colour(BANK.suits[2])
    faces = [placed.card for sheet in few.sheets for placed in sheet.fronts]
    assert [face.spoken for face in faces if isinstance(face, TipFace)] == ["Tip 4: Dicht bij het werk"]


FEW = Selection(only=("T4", "C01"))
