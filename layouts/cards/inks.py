"""A deck in its theme and what ink is wished for → the same deck and theme with less of it, or in greys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from layouts.theme.theme import Back, luminance

if TYPE_CHECKING:
    from generator.model.deck import Deck
    from layouts.theme.theme import Theme

Ink: TypeAlias = Literal["full", "light", "grey"]
"""As the theme has it; thin lines where it has areas; greys where it has colours."""

THIN = 0.8
"""How heavy lines are where ink is spared, times the usual, as in the theme ``sparing``."""

LEAST_WEIGHT = 0.5
"""As a theme may say it."""


def inked(deck: Deck, theme: Theme, ink: Ink, *, draft: bool) -> tuple[Deck, Theme]:
    """A deck and its theme as they are printed with so much ink; a draft has light ink, and nothing on its backs but words."""
    if draft or ink == "light":
        theme = replace(theme, areas="outlined", weight=max(theme.weight * THIN, LEAST_WEIGHT), paper="#FFFFFF")
    if draft:
        theme = replace(theme, back=Back(pattern="none"), logo=None)
    if ink != "grey":
        return deck, theme
    suits = tuple(replace(suit, colour=suit.colour and grey(suit.colour)) for suit in deck.bank.suits)
    theme = replace(
        theme,
        ink=grey(theme.ink),
        quiet=grey(theme.quiet),
        paper=grey(theme.paper),
        lines=grey(theme.lines),
        suits=tuple(replace(look, colour=look.colour and grey(look.colour)) for look in theme.suits),
    )
    return replace(deck, bank=replace(deck.bank, suits=suits)), theme


def grey(colour: str) -> str:
    """The grey that is as light as a colour, so that it has the same contrast with any ground (WCAG 2.2, sRGB)."""
    linear = luminance(colour)
    part = linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055  # noqa: PLR2004 – sRGB, inverse
    return "#" + 3 * f"{round(part * 255):02X}"
