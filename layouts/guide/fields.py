"""The deck that a guide is made of → its texts that cannot be printed: which keys a guide prints, and in which styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped
from layouts.text.coverage import undrawable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.deck import Deck
    from generator.model.problems import Problem
    from layouts.text.typesetting import Style
    from layouts.theme.styles import Styles


def fields(styles: Styles) -> dict[str, tuple[Style, ...]]:
    """The keys of the bank that a guide prints, with the styles that set them."""
    running = (styles.running,)
    return {
        "title": (styles.strong,),
        "version": (styles.small,),
        "author": (styles.small, styles.running),
        "licence": running,
        "purpose.text": running,
        "results.text": running,
        "suits.name": running,
        "questions.question": (styles.text, styles.running),
        "tips.title": (styles.strong,),
        **{f"tips.{key}": running for key in ("text", "parts.text", "why", "do", "avoid")},
        "sessions.name": (styles.strong,),
        **{f"sessions.{key}": running for key in ("for_whom", "room", "materials")},
        "sessions.steps.name": (styles.strong,),
        **{
            f"sessions.steps.{key}": running
            for key in ("aim", "do", "say", "actions.do", "actions.say", "ready", "transition")
        },
        **{
            f"texts.{name}": (styles.running, styles.strong)
            for name in (*shipped.words("en"), *shipped.texts("guide", "en"))
        },
    }


def unprintable(deck: Deck, styles: Styles) -> Iterator[Problem]:
    """The texts of a guide that cannot be printed as they are written."""
    return undrawable(deck, deck.selected, fields(styles))
