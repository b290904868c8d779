"""A word and a language → where the word may be divided at the end of a line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from layouts.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE

if TYPE_CHECKING:
    import pyphen


SEAMS = {"de": ("s", "ung", "heit", "keit", "schaft"), "nl": ("s", "heid", "ing", "schap")}
"""How the parts of compounds end, by language: a word divided behind one of them is read at once."""

HYPHENS = {SOFT_HYPHEN: "-", ZERO_WIDTH_SPACE: ""}
"""What is added where a word is divided at a place that its author marked."""

Division: TypeAlias = tuple[int, str]
"""The length of a word's head, and the hyphen to add to it."""


def joints(word: str) -> list[Division]:
    """Where a line may end in a word that is not divided by it: after a hyphen, a slash and the like; late before early."""
    ends = [at + 1 for at, each in enumerate(word[:-1]) if at and (each in "-/–—_.@" or each == ZERO_WIDTH_SPACE)]
    return [(at, "") for at in reversed(ends)]


def marked(word: str) -> list[Division]:
    """Where the author of a word has it divided, and its joints; late before early."""
    own = [(at + 1, HYPHENS[each]) for at, each in enumerate(word) if each in HYPHENS and 0 < at < len(word) - 1]
    return own[::-1] + joints(word)


def divisions(word: str, language: str, least: int = 3) -> list[Division]:
    """Where a word may be divided, the best first.

    The author's own places come before all others, then joints such as a hyphen, then the seams of a compound, then
    syllables; late before early. No syllable is parted that leaves fewer letters than ``least`` on either side.
    """
    syllables = [at for at in _syllables(language, word) if _letters(word[:at]) >= least <= _letters(word[at:])]
    seams = SEAMS.get(language[:2], ())
    best = [at for at in syllables if word[:at].endswith(seams) and word[at - 1] != word[at]]  # not Klas-se
    rest = [at for at in syllables if at not in best]
    return marked(word) + [(at, "-") for at in (*best[::-1], *rest[::-1])]


def _letters(part: str) -> int:
    return sum(map(str.isalpha, part))


def _syllables(language: str, word: str) -> list[int]:
    dictionary = _dictionary(language)
    return [] if dictionary is None else list(map(int, dictionary.positions(word)))


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    """The hyphenation patterns of a language; loaded only when a word does not fit (70 ms for Dutch)."""
    import pyphen  # noqa: PLC0415 – see above

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=3, right=3) if known else None
