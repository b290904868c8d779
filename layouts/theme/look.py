"""A deck and its theme → how its suits and pictures look: colours, icons, and every picture opened once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import file_beside
from generator.model.deck import Deck
from layouts.text.words import unknown_texts
from layouts.theme import pictures
from layouts.theme.amounts import Amounts
from layouts.theme.drawings import ICONS
from layouts.theme.styles import Styles
from layouts.theme.theme import LEAST_CONTRAST, WHITE, Theme, contrast

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from generator.model.problems import Problems
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
        """A suit's icon; the deck's sign for what has none, or one that there is not, of which ``check_look`` tells."""
        icon = self._suits[suit.id].icon if suit else self.theme.sign
        return icon if icon in ICONS else self.theme.sign

    @cached_property
    def _suits(self) -> dict[str, SuitLook]:
        return {suit.id: self.theme.look(self.deck.bank.suits, suit) for suit in self.deck.bank.suits}

    def art(self, file: str, room: Room, ground: str, *, cropped: bool = False) -> Art:
        """A picture beside the deck, opened once for each room and ground; see ``pictures.open_picture``."""
        if (file, room, ground) not in self._arts:
            drawn, among = self.deck.drawn and not self._amounts.exceeded, (file, self._amounts)
            self._arts[file, room, ground] = pictures.read_picture(
                self._path(file), room, ground, cropped=cropped, drawn=drawn, among=among
            )
        return self._arts[file, room, ground]

    def weigh(self, file: str) -> None:
        """Counts a picture beside the deck among the others before any is unpacked; see ``pictures.weigh``."""
        pictures.weigh(self._path(file), file, self._amounts)

    def _path(self, file: str) -> Path:
        return file_beside(self.deck.folder, file, pictures.LARGEST_FILE)

    def emblem(self, path: str, room: Room) -> Art:
        """A picture of the theme's own, by its whole path, opened once for each room."""
        if (path, room, WHITE) not in self._arts:
            drawn = self.deck.drawn
            self._arts[path, room, WHITE] = pictures.read_picture(Path(path), room, WHITE, drawn=drawn)
        return self._arts[path, room, WHITE]

    @cached_property
    def _arts(self) -> dict[tuple[str, Room, str], Art]:
        return {}

    @cached_property
    def _amounts(self) -> Amounts:
        return Amounts()


def check_look(look: Look, problems: Problems) -> None:
    """Looks for suits whose colour does not carry text or whose icon does not exist, and for texts of unknown ids.

    Args:
        look: the deck in its theme.
        problems: takes up what is found.
    """
    deck = look.deck
    for problem in unknown_texts(deck) if deck.bank.texts else ():
        problems.add(problem)
    for suit in deck.bank.suits:
        colour, icon = look.colour(suit), look.theme.look(deck.bank.suits, suit).icon
        ratio = min(contrast(colour, ground) for ground in (WHITE, look.theme.paper))
        if ratio < LEAST_CONTRAST:
            what = f"{colour} is too pale for text: its contrast with the paper is {ratio:.1f}, not {LEAST_CONTRAST}"
            problems.add(deck.problem(suit.id, ("colour",), what, "take a darker colour"))
        if icon not in ICONS:
            hint = "icons are: " + ", ".join(sorted(ICONS))
            problems.add(deck.problem(suit.id, ("icon",), f"there is no icon {icon}", hint))
