"""The deck that a workbook is made of → its texts that cannot be printed: which keys it prints, and in which styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from generator.bank import shipped
from layouts.book.imprint import IMPRINT
from layouts.text.coverage import undrawable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import Question
    from generator.model.deck import Card, Deck
    from generator.model.problems import Problem
    from layouts.text.typesetting import Style
    from layouts.theme.styles import Styles


POCKET = ("pocket-title", "pocket-text", "question-take", "imprint-text", *IMPRINT)
"""The general texts of a pocket booklet."""


def fields(styles: Styles, *, pocket: bool = False) -> dict[str, tuple[Style, ...]]:
    """The keys of the bank that a workbook prints, or a pocket booklet, with the styles that set them."""
    whose = dict.fromkeys(("title", "version", "author", "licence"), (styles.running,))
    if pocket:
        texts = {f"texts.{name}": (styles.running, styles.strong) for name in POCKET}
        return {**whose, "questions.question": (styles.text,), **texts}
    return {
        **whose,
        "title": (styles.strong, styles.running),
        "suits.name": (styles.strong,),
        "purpose.text": (styles.running, styles.strong),
        "questions.question": (styles.text,),
        "questions.probe": (styles.text,),
        **{f"texts.{name}": (styles.running, styles.strong) for name in (*shipped.texts("workbook", "en"), *IMPRINT)},
    }


def unprintable(deck: Deck, styles: Styles, cards: Sequence[Card], *, pocket: bool = False) -> Iterator[Problem]:
    """The texts of a workbook, or of a pocket booklet, that cannot be printed as they are written.

    ``cards`` are the questions that are printed.
    """
    questions = [cast("Question", card.content) for card in cards]
    asked = {question.suit for question in questions}
    suits = tuple(suit for suit in deck.bank.suits if suit.id in asked)
    return undrawable(deck, replace(deck.bank, suits=suits, questions=tuple(questions)), fields(styles, pocket=pocket))
