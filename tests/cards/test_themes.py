"""What each theme makes of the same card: larger letters, stronger lines, black where ink is spared, a display face."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from helpers import ask, draw, make_deck, shipped_deck
from msgspec.structs import replace

from generator.bank.shipped import THEMES
from generator.model.bank import Suit, Tip
from generator.product import silent
from layouts.cards import product as cards
from layouts.cards.question import QuestionFace
from layouts.cards.tip import TipFace

if TYPE_CHECKING:
    from generator.model.deck import Deck

WEIGHTS = {"spiegel": 0.75, "contrast": 1.2, "sparing": 0.6, "festive": 0.75}
"""Of the horizon, in points: 0.75, as heavy as the theme's lines are."""


PROBES = {"spiegel": 10.0, "contrast": 11.5, "sparing": 10.0, "festive": 10.0}
"""The size of a short probe, in points: no other text of the card has it."""

SHOWN = {"Tj", "TJ", "'", '"'}


def deck(theme: str) -> Deck:
    suits = [Suit(id="A", name={"en": "Work"})]
    tip = Tip(id="T1", title={"en": "Breathe"}, text={"en": "In and out."})
    return replace(make_deck([ask("A1", "Why?", "What for?")], suits=suits, tips=[tip]), theme=theme)


def faces(of: Deck) -> tuple[list[QuestionFace], list[TipFace]]:
    fronts = [each.card for sheet in cards.prepare(of, cards.Options(), silent).sheets for each in sheet.fronts]
    return [each for each in fronts if isinstance(each, QuestionFace)], [
        each for each in fronts if isinstance(each, TipFace)
    ]


def test_larger_letters_are_those_of_questions_probes_and_tips_too() -> None:
    (usual,), (usual_tip,) = faces(deck("spiegel"))
    (larger,), (larger_tip,) = faces(deck("contrast"))
    assert usual.probe
    assert larger.probe
    assert larger.question.first.size == pytest.approx(1.15 * usual.question.first.size)
    assert larger.probe.first.size == pytest.approx(1.15 * usual.probe.first.size)
    assert larger_tip.title.first.size == pytest.approx(1.15 * usual_tip.title.first.size, abs=0.05)
    assert larger_tip.text.first.size == pytest.approx(1.15 * usual_tip.text.first.size, abs=0.06)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_of_our_deck_is_smaller_in_the_theme_for_eyes_that_need_it(language: str) -> None:
    of = shipped_deck(language)
    (usual, usual_tips), (larger, larger_tips) = (faces(replace(of, theme=theme)) for theme in ("spiegel", "contrast"))
    for one, other in zip(usual, larger, strict=True):
        assert other.question.first.size >= one.question.first.size
        assert not one.probe or (other.probe and other.probe.first.size >= one.probe.first.size)
    assert larger_tips[0].text.first.size >= usual_tips[0].text.first.size
    assert sum(face.question.first.size for face in larger) > sum(face.question.first.size for face in usual)


@pytest.mark.parametrize("theme", THEMES)
def test_the_horizon_is_as_heavy_as_the_lines_of_the_theme(theme: str) -> None:
    printed = draw(deck(theme))
    forms = printed.qpdf.pages[0].obj.Resources.XObject
    weights = {
        float(each.operands[0])
        for name in forms
        for each in pikepdf.parse_content_stream(forms[str(name)])
        if str(each.operator) == "w"
    }
    assert WEIGHTS[theme] in weights


@pytest.mark.parametrize("theme", THEMES)
def test_where_ink_is_spared_a_probe_is_of_black_alone_and_elsewhere_in_its_suits_colour(theme: str) -> None:
    told = draw(deck(theme)).operators(0)
    at = next(at for at, (_, operator) in enumerate(told) if operator in SHOWN and size_of(told, at) == PROBES[theme])
    operands, operator = next(each for each in told[:at][::-1] if each[1] in {"g", "rg"})
    assert operator == ("g" if theme == "sparing" else "rg")
    assert theme != "sparing" or [float(each) for each in operands] == [0]


def size_of(told: list[tuple[list[pikepdf.Object], str]], at: int) -> float:
    """The size of the type that is shown there."""
    return float(next(operands for operands, operator in told[:at][::-1] if operator == "Tf")[1])
