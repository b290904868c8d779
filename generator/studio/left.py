"""A deck and a stock → how many characters each question and probe may still have; worked out again only for what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.deck.selection import choose
from generator.studio.decks import stamp_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from generator.bank.loading import Loaded
    from generator.bank.yaml.reader import Keys
    from generator.model.bank import Question
    from generator.product import Parts

MOST_KEPT = 50_000
"""Questions of which it is kept, in each language; some 20 MB."""


class Left:
    """How many characters the texts of cards may still have.

    Args:
        parts: what sets them.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._kept: dict[Hashable, dict[str, int]] = {}

    def of(self, loaded: Loaded, stock: str, theme: str | None) -> dict[str, int]:
        """Of each question and probe in each language, by the way to it with slashes: ``questions/4/probe/nl``.

        Raises:
            DeckError: there is no such stock or theme.
        """
        bank, made = loaded.bank, {}
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        suits = {suit.id: suit for suit in bank.suits}
        design = (stock, loaded.places.stocks.get(stock), theme or bank.theme, self._stamp(loaded, theme or bank.theme))
        for language in bank.languages:
            look = (*design, language, bank.title[language], bank.texts.get("tip"))
            keys = {each.id: (look, suits[each.suit].name[language], *_said(each, language)) for each in bank.questions}
            lacking = {each for each, key in keys.items() if key not in self._kept}
            if lacking:
                deck = choose(bank, language, loaded.places, theme=theme)
                self._keep(keys, lacking, self._parts.letters_left(deck, stock, lacking))
            for at, question in enumerate(bank.questions):
                for key, many in self._kept[keys[question.id]].items():
                    path: Keys = ("questions", at, key, language)
                    made["/".join(map(str, path))] = many
        return made

    def _keep(self, keys: Mapping[str, Hashable], lacking: set[str], left: Mapping[tuple[str, str], int]) -> None:
        found: dict[str, dict[str, int]] = {each: {} for each in lacking}
        for (identifier, key), many in left.items():
            found[identifier][key] = many
        for identifier, each in found.items():
            self._kept[keys[identifier]] = each

    def _stamp(self, loaded: Loaded, theme: str | None) -> object:
        """What tells a theme's file that was changed from the one before."""
        return stamp_of(loaded.places.folder / theme) if theme and "." in theme else None


def _said(question: Question, language: str) -> tuple[object, ...]:
    """What of a question the room on its card follows from."""
    probe = question.probe[language] if question.probe else None
    return question.question[language], probe, question.id, question.depth, question.picture is None, question.follows
