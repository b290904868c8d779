"""A word and a language → where the word may be divided at the end of a line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from layouts.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE

if TYPE_CHECKING:
    import pyphen


def divisions(word: str, language: str) -> list[tuple[int, str]]:
    """Where a word may be divided: the length of its head, and the hyphen to add; the best first.

    The author's own places come before all others, then joints such as a hyphen, then syllables; late before early.
    """
    hyphens = {SOFT_HYPHEN: "-", ZERO_WIDTH_SPACE: ""}
    own = [(at + 1, hyphens[each]) for at, each in enumerate(word) if each in hyphens and 0 < at < len(word) - 1]
    if own:
        return own[::-1]
    joints = [(at + 1, "") for at, character in enumerate(word[:-1]) if at and character in "-/–—_.@"]
    return joints[::-1] + [(at, "-") for at in reversed(_syllables(language, word))]


def _syllables(language: str, word: str) -> list[int]:
    dictionary = _dictionary(language)
    return [] if dictionary is None else list(map(int, dictionary.positions(word)))


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    """The hyphenation patterns of a language; loaded only when a word does not fit (70 ms for Dutch)."""
    import pyphen  # noqa: PLC0415 – see above

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=3, right=3) if known else None
