from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest
from helpers import LANGUAGES, STOCKS, draw, shipped_bank, texts_of
from msgspec.structs import replace
from readback import Printed, squeezed

from generator.bank import shipped
from generator.bank.loading import load
from generator.deck.extras import extra_cards
from generator.deck.imposition import impose
from generator.deck.selection import choose
from generator.model.bank import Suit, Tip
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.bilingual import SECOND
from layouts.cards.question import QuestionFace

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.deck import Deck

ORDERS = (LANGUAGES, LANGUAGES[::-1])

SMALL_STOCKS = frozenset({"poker-a4", "poker-letter", "tarot-a4"})
"""Where the front of a card has no room for a tip in two languages: the second stands on its back."""

BRUSSELS = """\
title: {nl: Kort, fr: Court}
languages: [nl, fr]
suits:
  - {id: A, name: {nl: Werk, fr: Travail}}
questions:
  - id: A1
    suit: A
    question: {nl: Wat nam je mee?, fr: QUESTION}
    probe: {nl: En waarom dat?, fr: Et pourquoi cela ?}
"""


def in_two(languages: tuple[str, ...]) -> Deck:
    loaded = shipped_bank()
    return choose(loaded.bank, languages[0], loaded.places, second=languages[1])


@cache
def printed(languages: tuple[str, ...], stock: str) -> Printed:
    return draw(in_two(languages), stock)


def brussels(folder: Path, question: str) -> Deck:
    path = folder / "cards.yaml"
    path.write_text(BRUSSELS.replace("QUESTION", question), encoding="utf-8")
    loaded = load(path)
    return choose(loaded.bank, "nl", loaded.places, second="fr")


def only_face(deck: Deck) -> QuestionFace:
    [face] = [each.card for sheet in cards.prepare(deck, cards.Options(), silent).sheets for each in sheet.fronts]
    assert isinstance(face, QuestionFace)
    return face


@pytest.mark.parametrize(("languages", "stock"), list(product(ORDERS, STOCKS)))
def test_every_card_carries_its_texts_in_both_languages(languages: tuple[str, ...], stock: str) -> None:
    made, deck = printed(languages, stock), in_two(languages)
    for sheet in impose(deck.cards, shipped.stocks()[stock]):
        for front, back in zip(sheet.fronts, sheet.backs, strict=True):
            said = squeezed(made.text(2 * sheet.number - 2, front.cell.trim))
            behind = squeezed(made.text(2 * sheet.number - 1, back.cell.trim))
            turned = isinstance(front.card.content, Tip) and stock in SMALL_STOCKS
            if turned and stock.startswith("tarot"):  # some tips fit there in two languages
                turned = squeezed(texts_of(front.card.content, languages[1])[0]) not in said
            for language in languages:
                for at, text in enumerate(texts_of(front.card.content, language)):
                    of_suit, other = isinstance(front.card.content, Suit), language == languages[1]
                    played = of_suit and (at == 2 or (at == 1 and other and stock.startswith("poker")))
                    side = behind if played or (turned and other) else said
                    assert squeezed(text.replace("*", "")) in side, front.card.id


def test_a_back_names_the_suit_in_both_languages() -> None:
    first, deck = printed(("nl", "en"), "poker-a4"), in_two(("nl", "en"))
    names = deck.bank.suits[0].name
    form = next(form for form in first.faces(1) if form.name == "back-2")  # the first is behind the suit's own card
    assert squeezed(first.text(1, form.cell.trim)) == squeezed(names["nl"] + names["en"])


def test_the_second_language_is_marked_as_such_and_the_first_is_not() -> None:
    said, bank = printed(("nl", "en"), "poker-a4").languages(), shipped_bank().bank
    for question in bank.questions:
        assert said[squeezed(question.question["nl"].replace("*", ""))] == ""
        assert said[squeezed(question.question["en"].replace("*", ""))] == "en"


def test_the_name_of_a_suit_in_the_second_language_is_a_paragraph_after_the_heading() -> None:
    read, names = printed(("nl", "en"), "poker-a4").elements(), shipped_bank().bank.suits[0].name
    at = next(at for at, (_, text) in enumerate(read) if "A01" in text)
    assert read[at] == ("H2", f"{names['nl']}, A01, {shipped.words('nl')['depth_1']}")
    assert [(role, squeezed(text)) for role, text in read[at + 1 : at + 2]] == [("P", squeezed(names["en"]))]
    assert printed(("nl", "en"), "poker-a4").languages()[squeezed(names["en"])] == "en"


def test_the_second_language_is_smaller(tmp_path: Path) -> None:
    deck = brussels(tmp_path, "Que retiens-tu ?")
    face = only_face(deck)
    assert face.question.second
    assert face.probe
    assert face.probe.second
    assert face.question.second.size == pytest.approx(SECOND * face.question.first.size)
    assert face.probe.second.size < face.probe.first.size


def test_short_texts_keep_the_size_that_they_have_alone(tmp_path: Path) -> None:
    deck = brussels(tmp_path, "Et toi ?")
    face = only_face(deck)
    assert face.question.first.size == 20


def test_texts_that_do_not_fit_together_are_told_with_the_line_of_the_second(tmp_path: Path) -> None:
    deck = brussels(tmp_path, "Que retiens-tu de tout cela ? " * 40)
    with pytest.raises(DeckError) as refused:
        cards.prepare(deck, cards.Options(), silent)
    [problem] = refused.value.problems
    assert (problem.line, problem.where) == (8, "question A1, question.fr")
    said = "does not fit on poker-a4 below the nl one, not even at 11 points (1199 characters, of which about "
    assert problem.what.startswith(said)


def test_a_character_without_a_glyph_is_told_in_the_language_that_has_it(tmp_path: Path) -> None:
    with pytest.raises(DeckError) as refused:
        cards.prepare(brussels(tmp_path, "Et \N{GRINNING FACE} ?"), cards.Options(), silent)
    [problem] = refused.value.problems
    assert problem.where == "question A1, question.fr"
    assert "U+1F600" in problem.what


@pytest.mark.parametrize(("languages", "stock"), list(product(ORDERS, STOCKS)))
def test_extra_cards_say_their_fixed_words_in_both_languages(languages: tuple[str, ...], stock: str) -> None:
    chosen = replace(in_two(languages), cards=())
    options = cards.Options(stock=stock, extras=extra_cards("howto,pass,blank"))
    made = Printed(cards.prepare(chosen, options, silent).draw(silent))
    front, back = squeezed(made.text(0)), squeezed(made.text(1))
    for language in languages:
        words = shipped.words(language)
        for name in ("howto_title", "howto_1", "howto_4", "pass_title", "pass_text", "blank_title"):
            turned = name.startswith("howto") and language == languages[1] and stock.startswith("poker")
            assert squeezed(words[name]) in (back if turned else front)
