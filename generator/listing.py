"""What there is to choose from → lines to read and to cut with other tools: the name, two spaces, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator import shipped
from generator.model import PageKind, Question, Suit, Tip
from generator.sessions import plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Card, Deck


def stocks() -> list[str]:
    """Every stock we ship: its name, what it is, the size of a card, how many a sheet holds."""
    return _columns(
        [
            (
                stock.name,
                f"{stock.title}: {stock.card.width:g} × {stock.card.height:g} mm, {stock.cards_per_sheet} a sheet",
            )
            for stock in shipped.stocks().values()
        ]
    )


def themes() -> list[str]:
    """Every theme we ship: its name, what it is."""
    return _columns(list(shipped.themes().items()))


def of_deck(what: str, deck: Deck) -> list[str]:
    """The languages, suits, sessions, texts or cards of a deck."""
    bank, language = deck.bank, deck.language
    match what:
        case "languages":
            return list(bank.languages)
        case "suits":
            held = {suit.id: sum(question.suit == suit.id for question in bank.questions) for suit in bank.suits}
            return _columns(
                [
                    (
                        suit.id,
                        f"{suit.name[language]} ({held[suit.id]} {'question' if held[suit.id] == 1 else 'questions'})",
                    )
                    for suit in bank.suits
                ]
            )
        case "sessions":
            return _columns(
                [
                    (session.id, f"{session.name[language]} ({len(plan(session, bank).questions)} questions)")
                    for session in bank.sessions
                ]
            )
        case "texts":
            texts = {
                **shipped.texts("guide", language),
                **shipped.texts("workbook", language),
                **{name: text[language] for name, text in bank.texts.items()},
            }
            return _columns(list(texts.items()))
        case "pages":
            words = shipped.texts("workbook", language)
            return _columns([(kind, words[f"kind-{kind}"]) for kind in get_args(PageKind)])
        case _:
            return _columns([(card.id, _said(card, language)) for card in deck.cards])


def _said(card: Card, language: str) -> str:
    match card.content:
        case Question(question=text):
            return text[language]
        case Suit(name=text):
            return text[language]
        case Tip(title=text):
            return text[language]


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {' '.join(said.split())}" for name, said in rows]
