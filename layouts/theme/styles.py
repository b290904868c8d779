"""The fonts of a theme → its styles of type; those that we ship are parsed, and their words measured, once in a process.

A build of several products sets one deck again and again, a page that shows a card as it is written sets it at every key.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from layouts.text.fonts import FontFace, locate
from layouts.text.typesetting import Style

if TYPE_CHECKING:
    from layouts.theme.theme import FontFiles

MOST_WORDS = 50_000
"""Whose widths are kept, in all faces of a theme, which takes 9 MB: the decks that we ship have some 8,000 in all their
languages."""


class Styles:
    """The styles of type of a theme; the fonts are found and parsed when a style is first used."""

    def __init__(self, fonts: FontFiles) -> None:
        taken: set[bytes] = set()
        self.regular = FontFace("regular", list(map(locate, fonts.regular)), taken)
        self.bold = FontFace("bold", list(map(locate, fonts.bold)), taken, space=self.regular)
        self.italic = FontFace("italic", list(map(locate, fonts.italic)), taken)
        self.display = FontFace("display", list(map(locate, fonts.display)), taken) if fonts.display else self.bold
        self.spoken = Style(self.italic, self.bold, leading=1.35, running=True)
        self.running = Style(self.regular, self.bold, leading=1.4, running=True)
        self.text = Style(self.regular, self.bold, leading=1.25)
        self.tight = Style(self.regular, self.bold, leading=1.2, running=True)
        self.small = Style(self.regular, self.bold, leading=1.3)
        self.strong = Style(self.display, self.display, leading=1.15, title=True)
        self.second = Style(self.italic, self.bold, leading=1.22)
        self.second_running = Style(self.italic, self.bold, leading=1.22, running=True)
        self.second_title = Style(self.italic, self.bold, leading=1.22, title=True)
        self.bold_text = Style(self.bold, self.bold, leading=1.25)

    @property
    def words(self) -> int:
        """How many words it knows the widths of, in all faces."""
        return sum(len(face.words) for face in {self.regular, self.bold, self.italic, self.display})


def styles_of(fonts: FontFiles) -> Styles:
    """The styles of these fonts: the same again where they are of packages, which nobody changes while a program runs."""
    files = chain(fonts.regular, fonts.bold, fonts.italic, fonts.display or ())
    if any(Path(file).is_absolute() for file in files):
        return Styles(fonts)
    kept = _of_packages(fonts)
    if kept.words > MOST_WORDS:
        _of_packages.cache_clear()
    return kept


_of_packages = lru_cache(maxsize=4)(Styles)
