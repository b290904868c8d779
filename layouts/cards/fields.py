"""The deck that cards are made of → its texts that cannot be printed: which keys stand on cards, and in which styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.bank import shipped
from generator.model.bank import Question, Suit, Tip
from layouts.text.coverage import undrawable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from layouts.text.typesetting import Style
    from layouts.theme.styles import Styles


def fields(styles: Styles) -> dict[str, tuple[Style, ...]]:
    """The keys of the bank that stand on cards, with the styles that set them."""
    return {
        "title": (styles.small, styles.strong),
        "version": (styles.small,),
        "suits.name": (styles.strong,),
        "suits.purpose": (styles.bold_text,),
        "suits.play": (styles.text,),
        "questions.question": (styles.text,),
        "questions.probe": (styles.text,),
        "tips.title": (styles.strong,),
        "tips.text": (styles.tight,),
        "tips.parts.text": (styles.tight,),
        **{f"texts.{word}": (styles.strong, styles.text) for word in shipped.words("en")},
    }


def unprintable(deck: Deck, styles: Styles, *, titled: bool) -> Iterator[Problem]:
    """The texts of the cards of a deck that cannot be printed as they are written.

    ``titled`` says whether there are backs with the deck's title, the only place where it stands in the second language.
    """
    contents = [card.content for card in deck.cards]
    carded = {content.id for content in contents if isinstance(content, Suit)}
    title = deck.bank.title
    bank = replace(
        deck.bank,
        title=title if titled else {deck.language: title[deck.language]},
        suits=tuple(suit if suit.id in carded else replace(suit, purpose=None, play=None) for suit in deck.bank.suits),
        questions=tuple(content for content in contents if isinstance(content, Question)),
        tips=tuple(content for content in contents if isinstance(content, Tip)),
    )
    return undrawable(deck, bank, fields(styles), styles.second)
