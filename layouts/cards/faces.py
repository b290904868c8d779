"""A card and a kit → its face, whatever it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.bank import Question, Suit, Tip
from generator.model.deck import Extra
from layouts.cards.extra import prepare_extra
from layouts.cards.question import prepare_question
from layouts.cards.suit import prepare_suit
from layouts.cards.tip import prepare_tip

if TYPE_CHECKING:
    from generator.model.deck import Card
    from layouts.cards.card import CardFace, Kit


def prepare_face(card: Card, kit: Kit) -> CardFace | None:
    """Fits a card; None where it cannot be set, and then the kit's fitter has the problem."""
    match card.content:
        case Question():
            return prepare_question(card, kit)
        case Suit():
            return prepare_suit(card, kit)
        case Tip():
            return prepare_tip(card, kit)
        case Extra():
            return prepare_extra(card, kit)
