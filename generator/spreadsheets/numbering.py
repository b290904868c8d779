"""Ids that questions have → ids for new ones, in the way in which the others of their suit are numbered."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBERED = re.compile(r"(.*?)([0-9]+)")

LONGEST_PREFIX = 7
"""Characters of a suit's id with which its questions begin; an id has room for twelve."""


class Numbering:
    """Gives ids, one after the other.

    Args:
        taken: every id that there is.
        questions: the questions that there are: of each its suit and its id.
    """

    def __init__(self, taken: Iterable[str], questions: Iterable[tuple[str, str]]) -> None:
        self._taken = set(taken)
        self._ids: dict[str, list[str]] = {}
        for suit, identifier in questions:
            self._ids.setdefault(suit, []).append(identifier)
        self._series: dict[str, tuple[str, int, int]] = {}

    def next(self, suit: str) -> str:
        """An id for a new question of a suit: A14 after A13, W3 after W2, A01 where there is none."""
        if suit not in self._series:
            self._series[suit] = self._begun(suit)
        prefix, width, last = self._series[suit]
        while (made := f"{prefix}{(last := last + 1):0{width}}") in self._taken:
            pass
        self._series[suit] = prefix, width, last
        self._taken.add(made)
        return made

    def _begun(self, suit: str) -> tuple[str, int, int]:
        """How the ids of a suit begin, how many figures they have, and the last number of them."""
        found = [match for match in map(NUMBERED.fullmatch, self._ids.get(suit, ())) if match]
        if not found:
            return suit[:LONGEST_PREFIX] + ("-" if suit[-1:].isdigit() else ""), 2, 0
        prefix = Counter(match[1] for match in found).most_common(1)[0][0]
        numbers = [match[2] for match in found if match[1] == prefix]
        return prefix, min(map(len, numbers)), max(map(int, numbers))
