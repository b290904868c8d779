"""A deck and a language → the general texts and fixed words that are not the bank's: ours, or the deck's own in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped

if TYPE_CHECKING:
    from generator.model.deck import Deck, Words
    from generator.model.problems import Problem


def fixed_words(deck: Deck, language: str) -> Words:
    """The fixed words of the printed things by id, with those that the deck overrides in their place."""
    return {**shipped.words(language), **_own(deck, language)}


def general_texts(deck: Deck, product: str) -> Words:
    """The general texts of a product and the fixed words by id, with those that the deck overrides in their place."""
    return {
        **shipped.words(deck.language), **shipped.texts(product, deck.language), **_own(deck, deck.language),
    }  # fmt: skip


def unknown_texts(deck: Deck) -> list[Problem]:
    """The deck's own texts that stand in no text's place: there is no text with their id."""
    known = shipped.text_ids()
    hint = "spiegel list texts shows the ids that there are"
    return [
        deck.problem("", ("texts", name), f"there is no text {name}", hint)
        for name in deck.bank.texts
        if name not in known and name not in shipped.RETIRED_TEXTS
    ]


def _own(deck: Deck, language: str) -> dict[str, str]:
    return {name: text[language] for name, text in deck.bank.texts.items() if language in text}


def filled(text: str, **values: object) -> str:
    """A text with its placeholders filled in: ``{number}``; what is no placeholder of it stays as it is written."""
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text
