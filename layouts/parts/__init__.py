"""What is drawn besides whole products, for a page that shows a deck while it is written: a card, a sign, a theme's colours.

A job sheet is here too: it is drawn of the cards' files, which no layout knows. It keeps the promise of ``generator.product``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.problems import DeckError, Problem
from generator.model.wording import did_you_mean, quote
from generator.product import ThemeLook
from layouts import usual
from layouts.calibration.sheet import prepare_calibration
from layouts.cards.single import letters_left, prepare_single
from layouts.jobsheet.sheet import prepare_jobsheet as job_sheet
from layouts.theme.drawings import ICONS
from layouts.theme.icons import svg
from layouts.theme.loading import shipped_theme, theme_advice, theme_of, theme_warnings
from layouts.theme.theme import LEAST_CONTRAST, contrast

if TYPE_CHECKING:
    from generator.model.deck import Deck
    from layouts.theme.theme import SuitLook, Theme

__all__ = (
    "LEAST_CONTRAST",
    "calibration",
    "contrast",
    "job_sheet",
    "letters_left",
    "one_card",
    "shipped_look",
    "sign_svg",
    "signs",
    "suit_looks",
    "theme_advice",
    "theme_look",
    "theme_warnings",
    "usual",
)


def one_card(deck: Deck, card_id: str, stock: str) -> bytes:
    """A card alone as a PDF, a page for each side.

    Raises:
        DeckError: there is no such card or stock; or with all that cannot be set on this card.
    """
    return prepare_single(deck, card_id, stock).draw()


def signs() -> tuple[str, ...]:
    """The names of all signs, in alphabetical order."""
    return tuple(sorted(ICONS))


def sign_svg(name: str, colour: str) -> str:
    """A sign with its reflection, as an SVG.

    Raises:
        DeckError: there is no such sign.
    """
    if name not in ICONS:
        raise DeckError([Problem(f"there is no icon {quote(name)}", hint=did_you_mean(name, signs(), "the icons are"))])
    return svg(name, colour)


def theme_look(deck: Deck) -> ThemeLook:
    """The colours of the theme that a deck is printed in.

    Raises:
        DeckError: there is no such theme, or with every problem of its file.
    """
    return _look(theme_of(deck))


def shipped_look(name: str) -> ThemeLook:
    """The colours of a theme that we ship."""
    return _look(shipped_theme(name))


def _look(theme: Theme) -> ThemeLook:
    suits = tuple((look.colour, look.icon) for look in theme.suits)
    return ThemeLook(theme.ink, theme.quiet, theme.paper, theme.lines, theme.sign, suits)


def suit_looks(deck: Deck) -> dict[str, SuitLook]:
    """How each suit of a deck looks, by its id.

    Raises:
        DeckError: as ``theme_look``.
    """
    theme = theme_of(deck)
    return {suit.id: theme.look(deck.bank.suits, suit) for suit in deck.bank.suits}


def calibration(paper: str, language: str, name: str, *, by_hand: bool) -> tuple[bytes, ...]:
    """The sheet to measure a printer with: one PDF, or one of fronts and one of backs."""
    return prepare_calibration(paper, language, name, by_hand=by_hand).files()
