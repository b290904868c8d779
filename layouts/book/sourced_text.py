"""A text and where it was written → the problem it may have, on the line that causes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.problems import Problem
from layouts.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE, printed
from layouts.text.typesetting import spaced, without_stars

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.deck import Deck

UNSEEN = dict.fromkeys(map(ord, SOFT_HYPHEN + ZERO_WIDTH_SPACE))
"""Where a word may be divided: a sign of setting, and none of the word's."""


class SourcedText(Struct, frozen=True):
    """A text to set, and where it comes from.

    Attributes:
        text: as it is written, with the stars of its emphasis.
        entry: the id of the deck's entry that has it; empty for the deck itself.
        keys: the keys from the entry to the text, the last one its language where it has one.
        where: what to call a text that does not stand in the deck's file; empty for one that does.
        parts: the texts that it is put together from, if it is.
    """

    text: str
    entry: str = ""
    keys: tuple[str | int, ...] = ()
    where: str = ""
    parts: tuple[SourcedText, ...] = ()

    @property
    def plain(self) -> str:
        """The words alone, on one line: no stars around what is emphasised, no signs that nobody sees."""
        return without_stars(spaced(printed(self.text))).translate(UNSEEN)

    def problem(self, deck: Deck, what: str, hint: str) -> Problem:
        """What is wrong with the text, and where: in the file of ``deck``, unless it does not stand there."""
        if self.where:
            return Problem(what, where=self.where, hint=hint)
        return deck.problem(self.entry, self.keys, what, hint)

    def blamed(self, is_faulty: Callable[[str], bool]) -> tuple[SourcedText, ...]:
        """The texts that cause a fault of this one: the parts that have the fault themselves, or else the text."""
        return tuple(part for part in self.parts if is_faulty(part.text)) or (self,)


def joined(separator: str, *parts: SourcedText) -> SourcedText:
    """Texts one after the other as one text, each still to blame for its own fault."""
    first = parts[0]
    return SourcedText(separator.join(part.text for part in parts), first.entry, first.keys, first.where, parts)
