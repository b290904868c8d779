"""Texts → the pairs that say nearly the same; the room of RapidFuzz.

Two questions of one frame are no doubles when a word that matters differs: *what went well* and *what went wrong*. So
two texts are alike only when the words in which they differ are small ones, or forms (or misspellings) of one another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\w+")

SMALL = frozenset(
    "de het een je jij jou jouw jullie u uw we wij ons onze ik mij mijn er dat die dit deze daar in op aan bij van te om en"  # noqa: SIM905 – readable as words
    " toch nog nu ook wel eens eigenlijk precies zelf dan zo heel erg dus maar"
    " the a an you your yourself we our us i me my it its this that these those there here of to in on at for with and so"
    " now then just really very actually own"
    " le la les l un une des du de d tu te t toi ton ta tes vous votre vos nous notre nos je me ce cette ces ça y en à au"
    " aux dans sur pour avec et donc alors vraiment bien encore"
    " der die das den dem des ein eine einen einem einer du dich dir dein deine deinen deinem deiner ihr euch euer eure"
    " wir uns unser unsere es da dies diese dieser dieses im am zu und so denn mal eigentlich wirklich noch".split()
)
"""Words that may differ between two texts that ask the same, in the languages we know best; never a *no* or a *not*."""

SAME_WORD = 75
"""Of 100; from this likeness on two words are forms of one."""

MOST_COMPARED = 300_000
"""Pairs that are looked at in one set of texts; more share a rare word only in decks made by a machine."""


def doubles(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Texts → the positions of each two that say nearly the same, the earlier one first; each later text once.

    The time is in step with the number of texts: only those are compared that share one of their rarest words.
    """
    words = [frozenset(WORD.findall(text.casefold())) - SMALL or frozenset([text]) for text in texts]
    first: dict[frozenset[str], int] = {}
    found: dict[int, int] = {}
    for at, each in enumerate(words):
        if first.setdefault(each, at) != at:
            found[at] = first[each]
    for one, other in _candidates({at: words[at] for at in first.values()}):
        if other not in found and one not in found and _alike(words[one], words[other]):
            found[other] = one
    yield from sorted((one, other) for other, one in found.items())


def _candidates(words: dict[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of which each shares one of its rarest words with the other; in bounded number, perhaps twice."""
    common = Counter(word for each in words.values() for word in each)
    shared: dict[str, list[int]] = defaultdict(list)
    for at, each in words.items():
        rarest = sorted(each, key=lambda word: (common[word], word))
        for word in rarest[: _spare(each) + 1]:
            shared[word].append(at)
    groups = sorted(shared.values(), key=len)
    return islice(chain.from_iterable(combinations(group, 2) for group in groups), MOST_COMPARED)


def _spare(words: frozenset[str]) -> int:
    """How many words of a text may have another form in its double: one in four, and one in any case."""
    return max(1, len(words) // 4)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words in which two texts differ are forms of one another, and few."""
    if len(one) != len(other):
        return False
    left = one - other
    if len(left) > _spare(one) or len(left) * 2 >= len(one):  # of two words one may not differ: too short to tell
        return False
    right = other - one
    return all(word.isalpha() and max(fuzz.ratio(word, each) for each in right) >= SAME_WORD for word in left)
