"""A card and the design of its deck → its face, whatever it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.bank import Question, Suit, Tip
from generator.model.deck import Extra
from layouts.cards.bilingual import CardFitter
from layouts.cards.extra import prepare_extra
from layouts.cards.furniture import Furniture
from layouts.cards.question import prepare_question
from layouts.cards.suit import prepare_suit
from layouts.cards.tip import prepare_tip

if TYPE_CHECKING:
    from generator.model.deck import Card
    from generator.model.problems import Problems
    from layouts.cards.card import CardDesign, CardFace


class Faces:
    """Prepares the faces of a deck's cards.

    Args:
        design: of the cards.
        problems: takes up what cannot be set.
    """

    def __init__(self, design: CardDesign, problems: Problems) -> None:
        self.design = design
        self.fitter = CardFitter(design, problems)
        self._furniture = Furniture(self.fitter)

    def prepare(self, card: Card) -> CardFace | None:
        """The card's face, fitted; None, and a problem, where it cannot be set."""
        match card.content:
            case Question():
                return prepare_question(card, self.fitter, self._furniture)
            case Suit():
                return prepare_suit(card, self.fitter)
            case Tip():
                return prepare_tip(card, self.fitter, self._furniture)
            case Extra():
                return prepare_extra(card, self.fitter, self._furniture)

    def check_names(self) -> None:
        """Looks whether the bar can hold the name of each of the bank's suits; what it cannot is a problem."""
        _ = self._furniture.names
