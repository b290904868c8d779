"""What stands on which side of a card, and what is said where it does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers import LANGUAGES, STOCKS, ask, labels, make_deck, problems, shipped_bank, shipped_deck
from msgspec.structs import replace
from readback import Printed, squeezed

from generator.bank import shipped
from generator.deck.extras import extra_cards
from generator.deck.selection import choose
from generator.model.bank import Suit, Tip
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.tip import TipFace
from layouts.text.words import fixed_words

if TYPE_CHECKING:
    from generator.model.deck import Deck

LONG = "We look back at what we did and why, and what it brought us in the end. "


def two(*, tip: str) -> Deck:
    """A deck in English and French with one question and one tip."""
    suit = Suit(id="A", name={"en": "Work", "fr": "Travail"})
    question = replace(ask("A1"), question={"en": "Why?", "fr": "Pourquoi ?"})
    text = Tip(id="T1", title={"en": "Breathe", "fr": "Respire"}, text={"en": tip, "fr": tip})
    deck = make_deck([question], suits=[suit], tips=[text])
    return replace(
        deck, second="fr", bank=replace(deck.bank, languages=("en", "fr"), title={"en": "Small", "fr": "Petit"})
    )


def test_a_short_tip_stands_on_the_front_in_both_languages() -> None:
    made = cards.prepare(two(tip="In and out."), cards.Options(), silent)
    assert made.seconds == {}
    tip = made.sheets[0].fronts[1].card
    assert isinstance(tip, TipFace)
    assert tip.text.second


def test_a_long_tip_has_its_second_language_on_the_back_which_says_which_it_is() -> None:
    made = cards.prepare(two(tip=LONG * 3), cards.Options(), silent)
    printed, (_, front), (_, back) = Printed(made.draw(silent)), made.sheets[0].fronts, made.sheets[0].backs
    before, behind = (squeezed(printed.text(page, placed.cell.trim)) for page, placed in ((0, front), (1, back)))
    assert "Breathe" in before
    assert "Respire" not in before
    assert "Respire" in behind
    assert "Breathe" not in behind
    assert "Petit" in behind
    assert next(said for text, said in printed.languages().items() if "Respire" in text) == "fr"
    assert [form.name for form in printed.faces(1)] == ["back-1", "back-2"]


def test_without_backs_a_tip_must_stand_on_its_front_in_both_languages() -> None:
    with pytest.raises(DeckError) as told:
        cards.prepare(two(tip=LONG * 3), cards.Options(backs="none"), silent)
    (problem,) = told.value.problems
    assert problem.what.startswith("does not fit on poker-a4 below the en one, not even at 9.5 points")
    assert cards.prepare(two(tip="In and out."), cards.Options(backs="none"), silent).seconds == {}


def test_a_tip_that_fits_in_neither_way_is_told_once_in_each_language() -> None:
    told = problems(two(tip=LONG * 30))
    assert [problem.where for problem in told] == ["T1, text, en", "T1, text, fr"]


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tips_of_a_deck_have_one_size(language: str, stock: str) -> None:
    made = cards.prepare(shipped_deck(language), cards.Options(stock=stock), silent)
    tips = [each.card for sheet in made.sheets for each in sheet.fronts if isinstance(each.card, TipFace)]
    assert len(tips) == 7
    assert len({text.first.size for tip in tips for text in (tip.text, *tip.points)}) == 1
    assert len({tip.title.first.size for tip in tips}) == 1
    assert tips[0].text.first.size >= 9.5
    assert tips[0].title.first.size >= 1.25 * tips[0].text.first.size


def test_a_tip_says_its_id_as_the_deck_has_it_and_a_reader_hears_its_number() -> None:
    printed = Printed(cards.prepare(choose_only("T3"), cards.Options(), silent).draw(silent))
    assert "T3" in printed.text(0)
    assert printed.elements()[0] == ("H1", "Tip 3: Open en eerlijk")


def choose_only(*ids: str) -> Deck:
    deck = shipped_deck("nl")
    return replace(deck, cards=tuple(card for card in deck.cards if card.id in ids))


# --------------------------------------------------------------------------------------------- what does not fit


@pytest.mark.parametrize(
    ("question", "probe", "hint"),
    [
        (LONG * 3, None, "shorten it, or print on tarot-a4, which has room for it"),
        (LONG * 7, None, "shorten it, or print on a6-a4, which has room for it"),
        (LONG * 40, None, "shorten it"),
        ("Why?", LONG * 4, "shorten it, or print on a6-a4, which has room for it"),
    ],
)
def test_a_problem_names_the_smallest_stock_that_has_room_and_that_is_true(
    question: str, probe: str | None, hint: str
) -> None:
    deck = make_deck([ask("A1", question.strip(), probe or "")])
    (problem,) = problems(deck)
    assert problem.hint == hint
    named = re.search(r"print on ([\w-]+)", hint)
    fitting = [stock for stock in STOCKS if not problems(deck, stock)]
    assert fitting == ([] if named is None else fitting)
    assert named is None or named[1] == min(fitting, key=area)


def area(stock: str) -> float:
    return shipped.stocks()[stock].card.width * shipped.stocks()[stock].card.height


def test_a_problem_of_two_languages_names_a_stock_too() -> None:
    deck = two(tip="In and out.")
    (question,) = deck.bank.questions
    long = replace(question, question={"en": LONG * 2, "fr": LONG * 2})
    deck = replace(
        deck,
        bank=replace(deck.bank, questions=(long,)),
        cards=tuple(replace(card, content=long) if card.content == question else card for card in deck.cards),
    )
    (problem,) = problems(deck)
    assert problem.hint == "shorten both, or print on tarot-a4, which has room for it"
    assert problems(deck, "tarot-a4") == ()


def test_a_name_of_a_suit_that_is_too_long_names_a_stock_that_holds_it() -> None:
    name = "Everything that ever happened between us and our customers in all these years"
    deck = make_deck([ask("A1")], suits=[Suit(id="A", name={"en": name})])
    (problem,) = problems(deck)
    named = re.search(r"print on ([\w-]+)", problem.hint)
    assert named
    assert problems(deck, named[1]) == ()


# ------------------------------------------------------------------------------------------------- the fixed words


@pytest.mark.parametrize("second", ["", "en", "fr", "de"])
@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_extra_cards_fit_in_every_language_and_pair_on_every_stock_and_on_business_cards(
    language: str, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if second == language:
        return
    own = {
        "us": labels((50.8, 88.9), (3, 3), (20, 6.4), (60, 89)),
        "business": labels((85, 54), (2, 5), (15, 13.5), (95, 54)),
    }
    every = shipped.stocks() | own
    stocks = (*STOCKS, *own) if second else (*STOCKS, "bridge-a4", "avery-5371-portrait", *own)
    if not second and language in {"nl", "en"}:
        stocks += ("avery-l7413",)
    monkeypatch.setattr(shipped, "stocks", lambda: every)
    loaded = shipped_bank()
    deck = replace(choose(loaded.bank, "nl", loaded.places), cards=(), language=language, second=second or None)
    deck = replace(deck, bank=replace(deck.bank, title=dict.fromkeys(("nl", "en", "fr", "de"), "Spiegel"), suits=()))
    for stock in stocks:
        options = cards.Options(stock=stock, extras=extra_cards("howto,pass,blank"))
        printed = Printed(cards.prepare(deck, options, silent).draw(silent))
        said = squeezed("".join(text for _, text in printed.elements()))  # in the order in which it is read
        for spoken in deck.languages:
            words = fixed_words(deck, spoken)
            for name in ("howto_title", "howto_1", "howto_4", "pass_title", "pass_text", "blank_title"):
                assert squeezed(words[name]) in said, (stock, spoken, name)
