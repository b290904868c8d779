"""Suit cards: one size for all, a sign that stands on the horizon, and its reflection in slices."""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from helpers import STOCKS, ask, draw, make_deck, problems, shipped_bank, shipped_deck
from msgspec.structs import replace
from readback import MM, Printed, squeezed

from generator.bank.shipped import THEMES
from generator.deck.selection import choose
from generator.model.bank import Bank, Question, Suit
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.backs import clear
from layouts.cards.slices import slices
from layouts.cards.suit import PlayFace, SuitFace

if TYPE_CHECKING:
    from generator.model.deck import Deck
    from layouts.cards.kinds_of_back import Backs
    from layouts.cards.suit import Paragraph

PURPOSE = "Questions about what worked. Start here, because it makes people want to look further."


def suit(identifier: str, name: str, purpose: str = PURPOSE, play: str = "Each of you picks a card.") -> Suit:
    return Suit(id=identifier, name={"en": name}, purpose={"en": purpose}, play={"en": play})


def faces(suits: list[Suit], stock: str = "poker-a4", theme: str = "spiegel") -> list[SuitFace]:
    deck = replace(make_deck([ask(f"{each.id}1") for each in suits], suits=suits), theme=theme)
    prepared = cards.prepare(deck, cards.Options(stock=stock), silent)
    return [each.card for sheet in prepared.sheets for each in sheet.fronts if isinstance(each.card, SuitFace)]


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("longest", ["Us", "Around the whole story", "What we should have told one another long ago"])
def test_all_names_of_a_deck_are_of_one_size_and_so_are_its_texts_and_signs(longest: str, stock: str) -> None:
    found = faces([suit("A", "Short"), suit("B", longest), suit("C", "Third", PURPOSE * 2)], stock)
    assert len({face.name.first.size for face in found}) == 1
    assert len({face.purpose.first.size for face in found if face.purpose}) == 1
    assert len({face.sign for face in found}) == 1


def test_longer_texts_make_the_sign_smaller_before_they_are_hard_to_read() -> None:
    usual, longer = (faces([suit("A", "Work", text)])[0] for text in (PURPOSE, PURPOSE * 2))
    assert usual.purpose
    assert longer.purpose
    assert longer.sign < usual.sign
    assert longer.purpose.first.size >= 8.5


def test_the_largest_sign_is_46_millimetres_wide_so_that_its_reflection_is_23_deep() -> None:
    (face,) = faces([suit("A", "Work", "Short.")])
    assert face.sign == pytest.approx(46 * MM, abs=0.01)
    last = face.reflection[-1]
    assert last.lower == pytest.approx((23 - gap(7)) * MM, abs=0.01)


def gap(row: int) -> float:
    """A gap of the sketch in mm, when all eight strips and gaps are 23 mm deep."""
    whole = sum(1 - 0.09 * each + 0.10 + 0.16 * each for each in range(8))
    return (0.10 + 0.16 * row) * 23 / whole


def test_the_reflection_has_the_strips_the_gaps_and_the_sway_of_the_sketch() -> None:
    found = list(slices(46 * MM))
    assert len(found) == 8
    for row, piece in enumerate(found):
        assert piece.aside == pytest.approx(2.2 * MM * math.sin(2.1 * row) * row / 8, abs=0.01)
        assert piece.lower - piece.upper == pytest.approx((1 - 0.09 * row) * gap(0) / 0.10 * MM, abs=0.01)
    for row, (one, other) in enumerate(itertools.pairwise(found)):
        assert other.upper - one.lower == pytest.approx(gap(row) * MM, abs=0.01)


@pytest.mark.parametrize("stock", STOCKS)
def test_the_sign_stands_on_the_horizon_31_of_88_parts_above_the_foot(stock: str) -> None:
    printed = draw(make_deck([ask("A1")], suits=[suit("A", "Work")]), stock)
    form = printed.qpdf.pages[0].obj.Resources.XObject["/" + printed.faces(0)[0].name]
    height = float(form.BBox[3])
    moved = [
        list(map(float, each.operands)) for each in pikepdf.parse_content_stream(form) if str(each.operator) == "cm"
    ]
    assert len(moved) == 1 + 8
    assert {round(each[5], 2) for each in moved} == {round(height * 31 / 88, 2)}
    assert [each[3] > 0 for each in moved] == [True] + [False] * 8


def test_the_name_is_in_the_colour_of_the_suit_and_the_text_in_the_ink() -> None:
    printed = draw(shipped_deck("nl"))
    told = printed.operators(0)
    shown = next(
        at for at, (_, operator) in enumerate(told) if operator in {"Tj", "TJ", "'", '"'} and told_in(told, at) == "rg"
    )
    colour = [
        float(each) for each in next(operands for operands, operator in reversed(told[:shown]) if operator == "rg")
    ]
    assert colour == pytest.approx([0x02 / 255, 0x6A / 255, 0x66 / 255], abs=0.001)


def told_in(told: list[tuple[list[pikepdf.Object], str]], at: int) -> str:
    """The operator that set the colour of what is shown there."""
    return next((operator for _, operator in reversed(told[:at]) if operator in {"g", "rg"}), "g")


def test_what_to_do_lies_far_from_the_trim_and_shrinks_until_it_fits() -> None:
    deck = make_deck([ask("A1")], suits=[suit("A", "Work", play="Each of you picks a card. " * 14)])
    prepared = cards.prepare(deck, cards.Options(), silent)
    (play,) = prepared.plays.values()
    assert isinstance(play, PlayFace)
    (paragraph,) = play.paragraphs
    assert 8.5 <= paragraph.text.size < 11
    printed = Printed(prepared.draw(silent))
    assert squeezed(printed.text(1)).count("Eachofyoupicksacard.") == 14
    (problem,) = problems(make_deck([ask("A1")], suits=[suit("A", "Work", play="Each of you picks a card. " * 40)]))
    assert problem.where == "A, play, en"
    assert problem.what.startswith("does not fit on poker-a4, not even at 8.5 points (1")


def test_the_theme_for_eyes_that_need_it_has_larger_texts_and_the_report_advises_larger_cards() -> None:
    usual, larger = (faces([suit("A", "Work", "Short.")], theme=theme)[0] for theme in ("spiegel", "contrast"))
    assert larger.name.first.size == pytest.approx(1.15 * usual.name.first.size)
    deck = replace(shipped_deck("en"), theme="contrast")
    advice = [
        [line for line in cards.prepare(deck, cards.Options(stock=stock), silent).report.printing if "tarot" in line]
        for stock in ("poker-a4", "tarot-a4")
    ]
    assert advice == [
        ["the theme contrast has large letters; tarot cards have more room for them: --stock tarot-a4"],
        [],
    ]


# ------------------------------------------------------------------------------------------------------ two languages

LONG = {
    "en": "Questions about what worked. Start here, as it makes people want to look further than the usual things of a day."
}


def in_two(purpose: dict[str, str], play: dict[str, str] | None, name: str = "Our own work") -> Deck:
    """A deck with one suit, in English and Dutch on each card."""
    of_suit = Suit(id="A", name={"en": name, "nl": "Uit eigen werk"}, purpose=purpose, play=play)
    asked = Question(id="A1", suit="A", question={"en": "What now?", "nl": "Wat nu?"})
    bank = Bank(title={"en": "Two", "nl": "Twee"}, languages=("en", "nl"), suits=(of_suit,), questions=(asked,))
    return choose(bank, "en", None, second="nl")


def both_sides(deck: Deck, stock: str = "poker-a4", backs: Backs = "suit") -> tuple[SuitFace, PlayFace]:
    prepared = cards.prepare(deck, cards.Options(stock=stock, backs=backs), silent)
    faces = [each.card for sheet in prepared.sheets for each in sheet.fronts]
    (front,) = (face for face in faces if isinstance(face, SuitFace))
    (back,) = [*prepared.plays.values(), *(face for face in faces if isinstance(face, PlayFace))]
    return front, back


SHORT = {"en": "Questions about work.", "nl": "Vragen over je werk."}
PLAY = {"en": "Each of you picks a card.", "nl": "Ieder kiest een kaart."}
DUTCH = "Vragen over wat lukte. Begin hier, want het geeft goesting om verder te kijken dan je neus lang is."


def test_a_short_purpose_stands_in_both_languages_on_the_front_at_nine_points_or_more() -> None:
    front, back = both_sides(in_two(SHORT, PLAY))
    assert front.purpose
    assert front.purpose.second
    assert min(front.purpose.first.size, front.purpose.second.size) >= 9
    assert [paragraph.language for paragraph in back.paragraphs] == ["", "nl"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("backs", ["suit", "both-ways", "plain", "none"])
def test_the_second_language_has_a_long_purpose_where_it_has_what_to_do(backs: Backs, theme: str) -> None:
    deck = replace(in_two({"en": LONG["en"], "nl": DUTCH}, PLAY), theme=theme)
    front, back = both_sides(deck, backs=backs)
    assert front.purpose
    assert front.purpose.second is None
    assert [(paragraph.language, squeezed(said(paragraph))[:6]) for paragraph in back.paragraphs] == [
        ("", "Eachof"),
        ("nl", "Vragen"),
        ("nl", "Iederk"),
    ]
    sizes = [front.purpose.first.size, front.name.second.size if front.name.second else 0.0]
    assert min(*sizes, *(paragraph.text.size for paragraph in back.paragraphs)) >= 9


def said(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.text.lines)


def test_a_suit_with_nothing_to_do_has_its_second_purpose_on_the_back_or_on_a_card_of_its_own() -> None:
    deck = in_two({"en": LONG["en"], "nl": DUTCH}, None)
    of_both: tuple[Backs, ...] = ("suit", "plain")
    for backs in of_both:
        _, back = both_sides(deck, backs=backs)
        assert [paragraph.language for paragraph in back.paragraphs] == ["nl"]


def test_what_the_second_language_reads_on_the_back_is_marked_as_such() -> None:
    printed = Printed(
        cards.prepare(in_two({"en": LONG["en"], "nl": DUTCH}, PLAY), cards.Options(), silent).draw(silent)
    )
    assert printed.languages()[squeezed(DUTCH)] == "nl"
    assert printed.languages()[squeezed(PLAY["en"])] == ""


@pytest.mark.parametrize(
    ("purpose", "play", "where"),
    [
        ({"en": LONG["en"] * 3, "nl": DUTCH}, PLAY, "A, purpose, en"),
        ({"en": LONG["en"], "nl": DUTCH * 6}, None, "A, purpose, nl"),
        ({"en": LONG["en"], "nl": DUTCH}, {"en": PLAY["en"] * 12, "nl": PLAY["nl"] * 12}, "A, play, nl"),
    ],
)
def test_what_cannot_stand_the_floor_is_one_problem_whose_hint_works(
    purpose: dict[str, str], play: dict[str, str] | None, where: str
) -> None:
    deck = in_two(purpose, play)
    (problem,) = problems(deck)
    assert problem.where == where
    assert "not even at 9 points" in problem.what
    if named := re.search(r"print on ([\w-]+)", problem.hint):
        assert problems(deck, named[1]) == ()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("stock", STOCKS)
def test_nothing_on_our_suit_cards_goes_below_the_floors(stock: str, theme: str) -> None:
    loaded = shipped_bank()
    for second, floor in ((None, 8.5), ("en", 9.0)):
        deck = replace(choose(loaded.bank, "nl", loaded.places, second=second), theme=theme)
        prepared = cards.prepare(deck, cards.Options(stock=stock), silent)
        fronts = [each.card for sheet in prepared.sheets for each in sheet.fronts if isinstance(each.card, SuitFace)]
        texts = [
            text for face in fronts for both in (face.name, face.purpose) if both for text in (both.first, both.second)
        ]
        texts += [each.text for face in prepared.plays.values() for each in face.paragraphs]
        assert min(text.size for text in texts if text) >= floor


def test_a_long_name_of_the_deck_keeps_its_air_below_what_to_do() -> None:
    """Nothing touches: the deck's name may take two lines at the foot of a back."""
    of_suit = suit("A", "Work", play="Each of you picks a card. " * 14)
    deck = make_deck([ask("A1")], suits=[of_suit])
    title = {"en": "What we should have told one another long ago, and did not"}
    deck = replace(deck, bank=replace(deck.bank, title=title))
    (play,) = cards.prepare(deck, cards.Options(), silent).plays.values()
    assert play.imprint
    assert len(play.imprint.widths) == 2
    design = cards.prepare(deck, cards.Options(), silent).design
    text = sum(paragraph.text.height for paragraph in play.paragraphs)
    taken = 2 * clear(design) + (12 + 5) * MM + text + play.imprint.height
    assert design.measures.height - taken >= 12
