"""A deck and its theme → how its suits and pictures look: colours, icons, and every picture opened once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.deck import Deck
from layouts.theme import pictures
from layouts.theme.theme import WHITE, Styles, Theme

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from layouts.pdf.pen import Room
    from layouts.theme.pictures import Art
    from layouts.theme.theme import SuitLook


class Look(Struct, frozen=True, dict=True):
    """How one deck looks in its theme."""

    deck: Deck
    theme: Theme
    styles: Styles

    def colour(self, suit: Suit | None) -> str:
        """A suit's colour; ink for what has none."""
        return self._suits[suit.id].colour if suit else self.theme.ink

    def icon(self, suit: Suit | None) -> str:
        """A suit's icon; the deck's sign for what has none."""
        return self._suits[suit.id].icon if suit else self.theme.sign

    @cached_property
    def _suits(self) -> dict[str, SuitLook]:
        return {suit.id: self.theme.look(self.deck.bank.suits, suit) for suit in self.deck.bank.suits}

    def art(self, file: str, room: Room, ground: str) -> Art:
        """A picture beside the deck, opened once for each room and ground; see ``pictures.open_picture``."""
        if (file, room, ground) not in self._arts:
            self._arts[file, room, ground] = pictures.open_picture(self.deck.folder, file, room, ground)
        return self._arts[file, room, ground]

    def emblem(self, path: str, room: Room) -> Art:
        """A picture of the theme's own, by its whole path, opened once for each room."""
        if (path, room, WHITE) not in self._arts:
            self._arts[path, room, WHITE] = pictures.read_picture(Path(path), room, WHITE)
        return self._arts[path, room, WHITE]

    @cached_property
    def _arts(self) -> dict[tuple[str, Room, str], Art]:
        return {}
