"""A card and a kit → its face, whatever it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Extra, Question, Suit, Tip
from layouts.extra_face import prepare_extra
from layouts.question_face import prepare_question
from layouts.suit_face import prepare_suit
from layouts.tip_face import prepare_tip

if TYPE_CHECKING:
    from generator.model import Card
    from layouts.kit import Face, Kit


def prepare_face(card: Card, kit: Kit) -> Face | None:
    """Fits a card; None where it cannot be set, and then the kit's setter has the problem."""
    match card.content:
        case Question():
            return prepare_question(card, kit)
        case Suit():
            return prepare_suit(card, kit)
        case Tip():
            return prepare_tip(card, kit)
        case Extra():
            return prepare_extra(card, kit)
