"""A deck in a theme → how its suits look, and how well they can be read, in plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.deck.selection import choose

if TYPE_CHECKING:
    from generator.bank.loading import Loaded
    from generator.product import Parts
    from generator.studio.plain import Plain

WHITE = "#FFFFFF"


def looks(loaded: Loaded, parts: Parts, theme: str | None) -> Plain:
    """The colour and the sign of each suit, and the contrast of its texts with white and with the ground of panels.

    Raises:
        DeckError: there is no such theme, or with every problem of its file.
    """
    bank = loaded.bank
    deck = choose(bank, bank.languages[0], loaded.places, theme=theme or None)
    look, suits = parts.theme_look(deck), parts.suit_looks(deck)
    grounds = (WHITE, look.paper)
    return {
        "theme": str(deck.theme),
        "ink": look.ink,
        "quiet": look.quiet,
        "paper": look.paper,
        "least": parts.LEAST_CONTRAST,
        "suits": [
            {
                "id": suit.id,
                "colour": suits[suit.id].colour,
                "sign": suits[suit.id].icon,
                "own_colour": suit.colour is not None,
                "own_sign": suit.icon is not None,
                "contrast": int(10 * min(parts.contrast(suits[suit.id].colour, each) for each in grounds)) / 10,
            }
            for suit in bank.suits
        ],
    }
