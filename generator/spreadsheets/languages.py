"""What tells one language from another: its names, letters, commonest words and old encodings; and a text → its language.

The words are those of questions: pronouns, question words, small words. Most have no accents, so that they also tell in
which language a file is whose encoding is not known yet.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

WORD = re.compile(r"[^\W\d_]+")

LEAST = 3
"""Different common words of a language that a text must have before it is told by them."""


class Language(NamedTuple):
    """What a language is told by.

    Args:
        names: what it is called in English, Dutch, itself, French and German, in small letters.
        letters: its small letters beside a–z; of Chinese, Japanese and Korean the commonest signs.
        words: some of its commonest words.
        encodings: those in use for it before UTF-8, by their names in Python, the likeliest first.
    """

    names: tuple[str, ...]
    letters: str
    words: frozenset[str]
    encodings: tuple[str, ...]


def _language(known: dict[str, Any]) -> Language:
    names, words = known["names"].split(), known["words"].split()
    return Language(tuple(names), known["letters"], frozenset(words), tuple(known["encodings"]))


_KNOWN = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
LANGUAGES = MappingProxyType({code: _language(known) for code, known in _KNOWN.items()})
"""What we know of languages, by their codes; the order decides a draw."""


def hits(text: str) -> dict[str, int]:
    """A text → how many of the commonest words of each language it has, the most first.

    Of a language that does not part its words it is the commonest signs. A word that comes back counts once: an “a” in
    each row is rather the code of something.
    """
    words, signs = frozenset(WORD.findall(text.casefold())), frozenset(text)
    found = {
        code: len(words & language.words) if language.words else len(signs.intersection(language.letters))
        for code, language in LANGUAGES.items()
    }
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def name_of(code: str) -> str:
    """The code of a language → its name, and the code: ``Dutch (nl)``."""
    known = LANGUAGES.get(code.partition("-")[0])
    return f"{known.names[0].title()} ({code})" if known else code


def likely(text: str) -> tuple[str, ...]:
    """A text → the languages that it may be in, the likeliest first: with more than half as many words as the best."""
    found = hits(text)
    most = max(found.values())
    return tuple(code for code, many in found.items() if most >= LEAST and 2 * many > most)


def language_of(text: str, expected: str) -> tuple[str, bool]:
    """A text and the language that it ought to be in → the language it is in, and whether its words say so.

    Another language is only believed where it has twice as many words.
    """
    found = hits(text)
    best, most = next(iter(found.items()))
    if most >= LEAST and most >= 2 * found.get(expected, 0):
        return best, True
    return expected, most >= LEAST and found.get(expected, 0) == most
