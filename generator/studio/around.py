"""A deck with something wrong in it and a card → that card, where what is wrong lies elsewhere; else what is wrong with it.

While a deck is written there is mostly something wrong with some entry. So what is wrong is left out of the values, wherever it
is neither the card's own nor its suit's, and the card is tried again; each problem is still told at its place in the whole deck.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from generator.bank.rules import SECTIONS, paths_by_id
from generator.model.bank import suit_card_id
from generator.model.problems import DeckError
from generator.studio.places import has

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.bank.yaml.reader import Document, Keys, Value
    from generator.model.problems import Problem

    Origins: TypeAlias = Mapping[Keys, Keys]
    """The way to each value of a deck that lacks something → the way to it in the whole deck."""

T = TypeVar("T")

MOST_TRIES = 8
"""A key, what it stands in, the entry; and whatever only then turns out to lack that entry."""

NEEDED = frozenset({"title", "languages", "suits", "questions"})
"""Keys without which nothing is a deck."""


def drawn_around(document: Document, card: str, problems: Iterable[Problem], draw: Callable[[Document], T]) -> T:
    """What is drawn of a deck, without what is wrong in it elsewhere than in a card.

    Args:
        document: the deck, its keys under today's names.
        card: the id of the card.
        problems: what kept it from being drawn.
        draw: draws the card of a document.

    Raises:
        DeckError: with what is wrong with the card or its suit; with all that is wrong where it cannot be left out.
    """
    own, gone = _own(document.value, card), set[tuple[str | int, ...]]()
    found = tuple(problems)
    for _ in range(MOST_TRIES):
        if its := [each for each in found if any(each.path[: len(path)] == path for path in own)]:
            raise DeckError(its)
        left_out = {_to_leave_out(document.value, each, document.name, gone) for each in found}
        if () in left_out:
            break
        gone |= left_out
        origins: dict[Keys, Keys] = {}
        value = _without(document.value, gone, (), (), origins)
        try:
            return draw(dataclasses.replace(document, value=value))
        except DeckError as error:
            found = tuple(_in_whole(document, each, origins) for each in error.problems)
    raise DeckError(problems)


def _own(value: Value, card: str) -> list[Keys]:
    """The ways to the entry of a card, and to that of its suit."""
    by_id = paths_by_id(value)
    suits = {suit_card_id(each): path for each, path in by_id.items() if path[0] == "suits"}
    path = by_id.get(card, suits.get(card, ()))
    if not path:
        return []
    entry = value
    for step in path:
        entry = entry[step]  # type: ignore[index]  # the path is one of these values
    suit = entry.get("suit") if isinstance(entry, dict) else None
    of_suit = by_id.get(suit.strip(), ()) if isinstance(suit, str) else ()
    return [each for each in (path, of_suit) if each]


def _to_leave_out(value: Value, problem: Problem, name: str, gone: set[Keys]) -> Keys:
    """The way to what is left out for a problem: its value, and the next time what that stands in; none where nothing can be."""
    path = problem.path if problem.file == name else ()
    while path and (path in gone or not has(value, path)):
        path = path[:-1]
    if path[:1] and path[0] in SECTIONS and len(path) == 1:
        return ()
    return () if len(path) == 1 and path[0] in NEEDED else path


def _without(value: Value, gone: set[Keys], path: Keys, now: Keys, origins: dict[Keys, Keys]) -> Value:
    """A value without what is to go, and the way to all that is left.

    Args:
        value: the value.
        gone: the ways to what is left out.
        path: the way to the value in the whole deck.
        now: the way to it in what is left.
        origins: takes up the ways.
    """
    origins[now] = path
    if isinstance(value, dict):
        stay = [key for key in value if (*path, key) not in gone]
        return {key: _without(value[key], gone, (*path, key), (*now, key), origins) for key in stay}
    if isinstance(value, list):
        kept = [at for at in range(len(value)) if (*path, at) not in gone]
        return [_without(value[at], gone, (*path, at), (*now, new), origins) for new, at in enumerate(kept)]
    return value


def _in_whole(document: Document, problem: Problem, origins: Origins) -> Problem:
    """A problem of a deck that lacks something → at its place in the whole deck."""
    if problem.file != document.name or not problem.path:
        return problem
    depth = next(depth for depth in range(len(problem.path), -1, -1) if problem.path[:depth] in origins)
    path = (*origins[problem.path[:depth]], *problem.path[depth:])
    place = document.place(path)
    return problem._replace(path=path, line=place.line, column=place.column)
