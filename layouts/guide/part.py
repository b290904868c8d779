"""What every part of the guide has at hand: the deck, the composer, the faces of its cards, the sessions; and rows of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.deck.imposition import sheets_needed
from generator.deck.selection import held
from generator.deck.sessions import tables
from generator.model.bank import Question, Suit, Tip
from generator.model.deck import Extra
from layouts.book.composer import Source
from layouts.guide.blocks import CardRow
from layouts.text.typesetting import without_stars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Card
    from layouts.book.composer import Composer
    from layouts.cards.faces import Faces


class Part:
    """A part of one guide.

    Args:
        composer: sets the texts.
        faces: prepares cards as the deck has them.
        people: how many take part.
    """

    def __init__(self, composer: Composer, faces: Faces, people: int) -> None:
        self.composer, self.faces, self.people = composer, faces, people
        self.design = faces.design
        self.deck = self.design.deck
        self.language = self.deck.language
        self.bank = self.deck.bank
        self.selected = self.deck.selected
        self.plans = held(self.deck)
        self.cards = {card.id: card for card in self.deck.cards}

    def row(self, question: Question, *, before: float, anchor: str = "", uses: Sequence[str] = ()) -> CardRow:
        """A question in a list; in an index with the pages of the anchors in ``uses``."""
        composer = self.composer
        _, at_question = CardRow.columns(composer)
        size = composer.size * 0.92
        room = composer.frame.width - at_question - (composer.size * 5 if uses else 0)
        texts = (
            composer.fitted(question.id, composer.styles.strong, size),
            composer.fitted(
                question.question[self.language], composer.styles.text, size, width=room,
                source=Source(question.id, ("question",)),
            ),
        )  # fmt: skip
        suit = next(suit for suit in self.bank.suits if suit.id == question.suit)
        return CardRow(suit, texts, composer, self.design, anchor=anchor, uses=uses, before=before)

    def counts(self) -> dict[str, object]:
        """The figures that general texts name; those of printing are the deck's own."""
        stock = self.design.stock
        cards = len(self.deck.cards)
        decks = tables(self.people)
        return {
            "people": self.people,
            "tables": decks,
            "decks": decks,
            "cards": cards,
            "sheets": sheets_needed(cards, stock) * decks,
            "paper": stock.paper.capitalize(),
            "flip": self.design.words[f"flip-{stock.flip}"],
        }

    def said(self, card: Card) -> str:
        """What a card says, in its shortest form, as it is read aloud."""
        match card.content:
            case Question(question=text) | Tip(title=text) | Suit(name=text):
                return without_stars(text[self.language])
            case Extra():
                return card.id
