"""A deck, the id of a card and a stock → that card alone, front and back, on pages that are cut to its size.

It is what lies in the card's cell on a sheet, set by the whole deck as there: tips share a size, pictures their window. Only
what stands beside cards is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.own_stocks import stock_of
from generator.deck.imposition import Placed, Sheet
from generator.model.bank import Suit
from generator.model.paper import Cell, Rect
from generator.model.problems import DeckError, Problem, Problems
from generator.model.wording import quote, which_id
from layouts.cards.backs import Back
from layouts.cards.card import CardDesign, CardFace, design_cards
from layouts.cards.faces import Faces, carries_horizon
from layouts.cards.fields import unprintable
from layouts.cards.horizon import horizon_height
from layouts.cards.horizon_stretches import Stretch, draw_alone, draw_stretches, inset_at_ends
from layouts.cards.kinds_of_back import prepare_backs
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.theme.loading import theme_of
from layouts.theme.look import check_look

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model.deck import Card, Deck
    from generator.model.paper import Stock


class SingleCard(Struct, frozen=True):
    """A card that is set: its face, and what its back shows, which is one of the two, or neither on a stock of one side.

    ``line`` is the horizon across its front, where it has one; ``second`` is how a face on its back looks.
    """

    design: CardDesign
    face: CardFace
    line: Stretch | None
    back: Back | None = None
    second: tuple[CardFace, CardDesign] | None = None

    def draw(self) -> bytes:
        """The PDF, of one page or two."""
        deck, size = self.design.deck, self.design.stock.face
        canvas = Canvas(Description(f"{deck.bank.title[deck.language]}: {self.face.id}", None, deck.language))
        cell = _cell(self.design.stock)
        with canvas.page(size):
            if self.line:
                with canvas.artifact("decoration"):
                    draw_stretches(canvas, [self.line], size.height, self.design.theme)
            with canvas.section("Sect", title=self.face.id), canvas.cell(cell):
                self.face.draw(canvas, self.design)
        if self.back or self.second:
            with canvas.page(size):
                self._draw_back(canvas, cell)
        return canvas.finish()

    def _draw_back(self, canvas: Canvas, cell: Cell) -> None:
        if self.back:
            self.back.draw(canvas, self.design, (cell,))
        elif self.second:
            face, design = self.second
            with canvas.section("Sect", title=face.id, language=design.deck.language), canvas.cell(cell):
                if carries_horizon(face):
                    canvas.place(("alone",), lambda: draw_alone(canvas, design))
                face.draw(canvas, design)


def prepare_single(deck: Deck, card_id: str, stock_name: str) -> SingleCard:
    """Sets one card of a deck as it is printed on a stock, with its usual back.

    Raises:
        DeckError: there is no such card or stock; or with all that cannot be set on this card.
    """
    card = _card(deck, card_id)
    stock, theme, problems = stock_of(deck, stock_name), theme_of(deck), Problems()
    design = design_cards(deck, stock, theme)
    check_look(design.look, problems)
    for problem in unprintable(replace(deck, cards=(card,)), design.styles, titled=False):
        problems.add(problem)
    faces = Faces(design, problems, both_sides=stock.two_sided)
    face = faces.prepare(card)
    play = faces.suits.play(card.content, card.id) if isinstance(card.content, Suit) and stock.two_sided else None
    turned = faces.prepare_back(card)
    plain = stock.two_sided and face is not None and play is None and turned is None
    backs = prepare_backs(faces.fitter, [_sheet(face, stock)] if face and plain else [], "suit")
    problems.finish()
    assert face is not None, "what cannot be set has problems"  # noqa: S101 – for the type checker
    second = (turned, faces.design_of_backs) if turned else (play, design) if play else None
    return SingleCard(design, face, _line(stock, face), next(iter(backs.values()), None), second)


def _card(deck: Deck, card_id: str) -> Card:
    cards = {card.id: card for card in deck.cards}
    if card_id in cards:
        return cards[card_id]
    hint = which_id(card_id, dict.fromkeys(cards, ()), "the cards are")
    raise DeckError([Problem(f"there is no card {quote(card_id)}", hint=hint)])


def _cell(stock: Stock) -> Cell:
    """The whole page, upright."""
    return Cell(Rect(0, 0, stock.face.width, stock.face.height))


def _sheet(face: CardFace, stock: Stock) -> Sheet[CardFace]:
    placed = (Placed(face, _cell(stock)),)
    return Sheet(1, placed, placed)


def _line(stock: Stock, face: CardFace) -> Stretch | None:
    """The horizon as it crosses the card: from edge to edge, or as far as printers reach."""
    if not carries_horizon(face):
        return None
    size, inset = stock.face, inset_at_ends(stock)
    top = size.height - horizon_height(size.width, size.height)
    return Stretch(inset, top, size.width - inset, top)


def letters_left(deck: Deck, stock_name: str, ids: Collection[str]) -> dict[tuple[str, str], int]:
    """About how many characters questions and probes of a deck may still have on a stock, by the question's id and the key.

    Each in the deck's first language alone. What has no room at all has a figure below 0; what cannot be set otherwise has none.

    Args:
        deck: the deck.
        stock_name: what it is printed on.
        ids: the questions that are asked for.

    Raises:
        DeckError: there is no such stock or theme.
    """
    stock, theme, problems = stock_of(deck, stock_name), theme_of(deck), Problems()
    faces = Faces(design_cards(replace(deck, second=None), stock, theme), problems, advising=False)
    return {(card.id, key): many for card in deck.cards if card.id in ids for key, many in faces.left(card).items()}
