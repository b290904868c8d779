"""A deck, its sessions and card faces → the brief that every chapter of the guide is written from; and rows of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.deck.imposition import sheets_needed
from generator.deck.sessions import Plan, tables
from generator.model.bank import Bank, Question, Suit, Tip
from generator.model.deck import Extra
from layouts.book.sourced_text import SourcedText
from layouts.cards.faces import Faces
from layouts.guide.blocks import CardRow
from layouts.guide.composer import TEXT, GuideComposer
from layouts.team_sheets import plan as team_sheets
from layouts.text.typesetting import without_stars
from layouts.workbook import plan as workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Card, Deck


PAGES_ROOM = 50.0
"""Points for the numbers of pages beside a question in the index."""


class GuideBrief(Struct, frozen=True):
    """What every chapter of one guide is written from.

    Attributes:
        composer: sets the texts.
        faces: prepares cards as the deck prints them.
        plans: the sessions that can be held, each with its questions.
        people: how many take part.
        widest_id: the width of the widest id of a question, in points, as lists of cards set it.
    """

    composer: GuideComposer
    faces: Faces
    plans: tuple[Plan, ...]
    people: int
    widest_id: float

    @property
    def deck(self) -> Deck:
        """The cards that were chosen, in their order."""
        return self.composer.deck

    @property
    def bank(self) -> Bank:
        """All there is to choose from."""
        return self.deck.bank

    @property
    def selected(self) -> Bank:
        """What was chosen of the bank."""
        return self.deck.selected


def widest_id(composer: GuideComposer) -> float:
    """The width of the widest id of a deck's questions, in points, as lists of cards set it."""
    style, size = composer.styles.strong, TEXT
    ids = [question.id for question in composer.deck.bank.questions]
    return max((style.face.words[each] * size / 1000 for each in ids), default=0.0)


def card_row(
    brief: GuideBrief, question: Question, *, space_before: float, anchor: str = "", uses: Sequence[str] = ()
) -> CardRow:
    """A question in a list; in an index with the pages of the anchors in ``uses``."""
    composer, design = brief.composer, brief.composer.design
    _, at_question = CardRow.columns(design, brief.widest_id)
    room = design.width - at_question - (PAGES_ROOM if uses else 0)
    said = composer.translated(question.question, question.id, "question")
    suit = next(suit for suit in brief.bank.suits if suit.id == question.suit)
    return CardRow(
        icon=design.look.icon(suit),
        colour=design.look.colour(suit),
        id=composer.fitted(SourcedText(question.id, question.id, ("id",)), composer.styles.strong, TEXT),
        question=composer.at(said, composer.styles.running, TEXT, width=room),
        design=design,
        at_question=at_question,
        anchor=anchor,
        uses=tuple(uses),
        space_before=space_before,
    )


def figures(brief: GuideBrief) -> dict[str, object]:
    """The figures that general texts name; those of printing are those of the deck's own stock."""
    stock, cards, decks = brief.faces.design.stock, len(brief.deck.cards), tables(brief.people)
    flip = f"flip-{stock.flip}"
    return {
        "people": brief.people,
        "tables": decks,
        "decks": decks,
        "cards": cards,
        "sheets": sheets_needed(cards, stock) * decks,
        "workbook_paper": workbook.sheets_of_paper(brief.deck, brief.people, brief.plans) * brief.people,
        "team_paper": team_sheets.sheets_of_paper(brief.deck, brief.people),
        "paper": stock.paper.capitalize(),
        "flip": SourcedText(brief.faces.design.words[flip], "", ("texts", flip, brief.deck.language)),
    }


def spoken(brief: GuideBrief, card: Card) -> str:
    """What a card says, in its shortest form, as it is read aloud."""
    match card.content:
        case Question(question=text) | Tip(title=text) | Suit(name=text):
            return without_stars(text[brief.deck.language])
        case Extra():
            return card.id
