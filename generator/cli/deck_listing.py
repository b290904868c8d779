"""A deck → lines that list what is in it, for people and for other tools: the name, two spaces, what it is."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, get_args

from generator.bank import shipped
from generator.cli.listing import columns
from generator.deck.selection import held
from generator.model.bank import PageKind, Question, Suit, Tip
from generator.model.deck import Extra
from generator.model.wording import counted

if TYPE_CHECKING:
    from generator.model.deck import Card, Deck


def lines_of_deck(what: str, deck: Deck) -> list[str]:
    """The languages, suits, tags, sessions, texts, pages or cards of what is chosen; texts in each language of the deck."""
    if what == "languages":
        return list(deck.bank.languages)
    said = [_rows(what, deck, language) for language in deck.languages]
    return columns(
        [(rows[0][0], " / ".join(dict.fromkeys(text for _, text in rows))) for rows in zip(*said, strict=True)]
    )


def _rows(what: str, deck: Deck, language: str) -> list[tuple[str, str]]:
    """The names of what there is, and what each is in a language."""
    questions = [card.content for card in deck.cards if isinstance(card.content, Question)]
    match what:
        case "suits":
            of_suit = Counter(question.suit for question in questions)
            suits = [suit for suit in deck.selected.suits if of_suit[suit.id] or not deck.session]
            return [(suit.id, f"{suit.name[language]} ({counted(of_suit[suit.id], 'question')})") for suit in suits]
        case "tags":
            tagged = Counter(tag for question in questions for tag in question.tags)
            return [(tag, counted(many, "question")) for tag, many in tagged.items()]
        case "sessions":
            return [
                (each.session.id, f"{each.session.name[language]} ({counted(len(each.questions), 'question')})")
                for each in held(deck)
            ]
        case "texts":
            own = {name: text[language] for name, text in deck.bank.texts.items() if language in text}
            of_products = [shipped.texts(product, language).items() for product in shipped.WITH_TEXTS]
            return list({**shipped.words(language), **dict(chain.from_iterable(of_products)), **own}.items())
        case "pages":
            words = {**shipped.texts("team_sheets", language), **shipped.texts("workbook", language)}
            return [(kind, words[f"kind-{kind}"]) for kind in get_args(PageKind)]
        case _:
            return [(card.id, _said(card, language)) for card in deck.cards]


def _said(card: Card, language: str) -> str:
    match card.content:
        case Question(question=text) | Suit(name=text) | Tip(title=text):
            return text[language]
        case Extra(kind=kind):
            return kind
