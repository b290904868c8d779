"""What the studio shows besides whole products, as the layouts draw it; they are handed in, as ``layouts.parts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.model.deck import Deck
    from generator.model.problems import Problem


class SuitLooks(Protocol):
    """How a suit looks: its colour and the name of its sign."""

    @property
    def colour(self) -> str:
        """Its colour, as ``#0F6B6B``."""

    @property
    def icon(self) -> str:
        """The name of its sign."""


class ThemeLook(Struct, frozen=True):
    """The colours of a theme: of text, of small print, of panels and of thin lines; of suits in order, with their signs."""

    ink: str
    quiet: str
    paper: str
    lines: str
    sign: str
    suits: tuple[tuple[str, str], ...]


class Parts(Protocol):
    """What the module ``layouts.parts`` has."""

    LEAST_CONTRAST: float

    def one_card(self, deck: Deck, card_id: str, stock: str) -> bytes:
        """A card alone as a PDF, a page for each side; raises a DeckError with all that cannot be set on it."""

    def letters_left(self, deck: Deck, stock_name: str, ids: Collection[str]) -> Mapping[tuple[str, str], int]:
        """About how many characters more these questions and their probes may have, in one language, by id and key."""

    def signs(self) -> tuple[str, ...]:
        """The names of all signs."""

    def sign_svg(self, name: str, colour: str) -> str:
        """A sign with its reflection, as an SVG; raises a DeckError where there is no such sign."""

    def theme_look(self, deck: Deck) -> ThemeLook:
        """The colours of the theme that a deck is printed in; raises a DeckError with every problem of its file."""

    def shipped_look(self, name: str) -> ThemeLook:
        """The colours of a theme that we ship."""

    def suit_looks(self, deck: Deck) -> Mapping[str, SuitLooks]:
        """How each suit of a deck looks, by its id; raises as ``theme_look``."""

    def contrast(self, one: str, other: str) -> float:
        """The contrast of two colours, from 1 to 21."""

    def theme_warnings(self, folder: Path | None, theme: str | Path) -> tuple[Problem, ...]:
        """What reads well in a theme's file, but was probably meant otherwise."""

    def theme_advice(self, folder: Path | None, theme: str | Path) -> tuple[Problem, ...]:
        """What prints better otherwise in a theme's file."""

    def calibration(self, paper: str, language: str, name: str, *, by_hand: bool) -> tuple[bytes, ...]:
        """The sheet to measure a printer with: one PDF, or one of fronts and one of backs."""
