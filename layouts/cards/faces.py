"""A card and the design of its deck → its face, whatever it carries; and in two languages perhaps one for its back too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs
from msgspec.structs import replace

from generator.bank import shipped
from generator.model.bank import Question, Suit, Tip
from generator.model.deck import Extra
from generator.model.problems import Problems
from layouts.cards.bilingual import CardFitter
from layouts.cards.card import design_cards
from layouts.cards.extra import HowtoFace, prepare_extra
from layouts.cards.furniture import Furniture
from layouts.cards.question import Questions
from layouts.cards.suit import PlayFace
from layouts.cards.suit_cards import SuitCards
from layouts.cards.tip import TipFace, Tips

if TYPE_CHECKING:
    from generator.model.deck import Card
    from layouts.cards.card import CardDesign, CardFace


class Faces:
    """Prepares the faces of a deck's cards.

    Args:
        design: of the cards.
        problems: takes up what cannot be set.
        both_sides: whether a text that two languages leave no room for on the front may stand in the second on the back.
        advising: whether a problem names a stock that has room.
    """

    def __init__(
        self, design: CardDesign, problems: Problems, *, both_sides: bool = False, advising: bool = True
    ) -> None:
        self.design = design
        self.fitter = CardFitter(design, problems, self._roomier if advising else None)
        self._problems = problems
        self._both_sides = both_sides and design.two
        self._furniture = Furniture(self.fitter)
        self.suits = SuitCards(self.fitter)
        self._questions = Questions(self.fitter, self._furniture)
        self._tips = Tips(self.fitter, self._furniture)

    def prepare(self, card: Card) -> CardFace | None:
        """The card's face, fitted; None, and a problem, where it cannot be set."""
        if self._turns(card):
            return self._alone[0].prepare(card)
        match card.content:
            case Question():
                return self._questions.prepare(card)
            case Suit():
                return self.suits.face(card)
            case Tip():
                return self._tips.prepare(card)
            case Extra():
                return prepare_extra(card, self.fitter, self._furniture)

    def left(self, card: Card) -> dict[str, int]:
        """About how many characters the texts of a question may still have, by their keys; of other cards nothing is said."""
        return self._questions.left(card) if isinstance(card.content, Question) else {}

    def prepare_back(self, card: Card) -> CardFace | None:
        """What stands on the card's back in the second language; None where its front has both, or a problem."""
        return self._alone[1].prepare(card) if self._turns(card) else None

    @property
    def design_of_backs(self) -> CardDesign:
        """How what stands on backs in the second language looks."""
        return structs.replace(self._alone[1].design, side="back")

    def check_names(self) -> None:
        """Looks whether the top of a card can hold the name of each of the bank's suits; what it cannot is a problem."""
        _ = self._furniture.headers.suits

    @cached_property
    def _alone(self) -> tuple[Faces, Faces]:
        """The faces in each of two languages alone."""
        deck, design = self.design.deck, self.design
        decks = (replace(deck, language=language, second=None) for language in deck.languages)
        first, second = (
            Faces(
                design_cards(each, design.stock, design.theme, design.styles, sets=design.sets, floor=design.floor),
                self._problems,
            )
            for each in decks
        )
        return first, second

    def _turns(self, card: Card) -> bool:
        """Whether a card has its second language on the back: all tips do where the front is too small for one of them."""
        if not self._both_sides:
            return False
        return self._tips_turn if isinstance(card.content, Tip) else card.id in self._extras_turned

    @cached_property
    def _tips_turn(self) -> bool:
        return not Faces(self.design, Problems(), advising=False)._tips.fit()  # noqa: SLF001 – of its own kind

    @cached_property
    def _extras_turned(self) -> frozenset[str]:
        """The ids of the extra cards that do not say in both languages on one side what they have to say."""
        trial = Faces(self.design, Problems(), advising=False)
        extras = (card for card in self.design.deck.cards if isinstance(card.content, Extra))
        return frozenset(card.id for card in extras if trial.prepare(card) is None)

    def _roomier(self, entry: str) -> str | None:
        """The name of the smallest stock of ours that has room for the texts of an entry where this one has not."""
        return next((name for name, faces in self._elsewhere if faces.hold(entry)), None)

    @cached_property
    def _elsewhere(self) -> list[tuple[str, Faces]]:
        """The cards on the other usual stocks that are larger, from the smallest up."""
        here, deck, theme, styles = self.design.stock.card, self.design.deck, self.design.theme, self.design.styles
        usual = map(shipped.stocks().__getitem__, shipped.USUAL_STOCKS)
        others = sorted(usual, key=lambda stock: stock.card.width * stock.card.height)
        larger = (stock for stock in others if stock.card.width * stock.card.height > here.width * here.height)
        made = ((stock.name, design_cards(deck, stock, theme, styles, floor=self.design.floor)) for stock in larger)
        return [(name, Faces(design, Problems(), both_sides=self._both_sides, advising=False)) for name, design in made]

    def hold(self, entry: str) -> bool:
        """Whether every card with texts of this entry, the id of a question, a tip or a suit, can be set."""
        cards = [card for card in self.design.deck.cards if _carries(card, entry)]
        named = all(
            suit.id != entry or suit.id in self._furniture.headers.suits for suit in self.design.deck.bank.suits
        )
        suits = [card.content for card in cards if isinstance(card.content, Suit)]
        said = all(self.suits.play(suit, suit.id) is not None for suit in suits)
        return named and said and all(self.prepare(card) is not None for card in cards)


def _carries(card: Card, entry: str) -> bool:
    """Whether a card has texts of an entry; of a suit only its own card has more than the name."""
    content = card.content
    if isinstance(content, Extra):
        return False
    return entry == content.id or (isinstance(content, Tip) and entry in {part.id for part in content.parts})


def carries_horizon(face: CardFace) -> bool:
    """Whether the horizon runs across a face: not on tips, nor on cards that say how to play or what to do with a suit."""
    return not isinstance(face, TipFace | HowtoFace | PlayFace)
