"""A loaded bank and how its suits look → those that nobody can tell from another on the table, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.bank.loading import Loaded
    from generator.model.problems import Problem


class Seen(Protocol):
    """How a suit looks: its colour as ``#rrggbb`` and the name of its icon."""

    @property
    def colour(self) -> str:
        """Of its bar and its back."""

    @property
    def icon(self) -> str:
        """On its bar and its back."""


def look_alikes(loaded: Loaded, looks: Mapping[str, Seen]) -> Iterator[Problem]:
    """Suits that look like one before them, and those that were given its sign or its colour; what was chosen may be meant.

    Args:
        loaded: the bank and its places.
        looks: how each suit looks, by its id.
    """
    whole: dict[tuple[str, str], str] = {}
    colours: dict[str, str] = {}
    signs: dict[str, str] = {}
    for suit in loaded.bank.suits:
        colour, icon = looks[suit.id].colour.upper(), looks[suit.id].icon
        if (colour, icon) in whole:
            other = whole[colour, icon]
            what = f"looks like suit {other}, on the backs too: give it an icon or a colour of its own"
            yield loaded.places.problem(suit.id, (), what)
        elif suit.icon is None and icon in signs:
            what = f"has the sign of suit {signs[icon]}: give it an icon that no other has or, if none is left, make fewer suits"
            yield loaded.places.problem(suit.id, (), what)
        elif suit.colour is None and colour in colours:
            what = f"has the colour of suit {colours[colour]}, so that only the icon tells them apart; give it one of its own"
            yield loaded.places.problem(suit.id, (), what)
        whole.setdefault((colour, icon), suit.id)
        colours.setdefault(colour, suit.id)
        signs.setdefault(icon, suit.id)
