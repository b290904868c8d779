"""Words such as ``howto,blank:6`` → the cards that stand in no bank: how to play, one to pass with, blank ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from generator.model.deck import Card, Extra, ExtraKind
from generator.model.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: tuple[ExtraKind, ...] = get_args(ExtraKind)

MOST = 60
"""Extra cards of one kind."""


def extra_cards(typed: str) -> tuple[Card, ...]:
    """The extra cards that are asked for, in the order of asking.

    Args:
        typed: kinds with a comma between them, each with a colon and how many where that is not one.

    Returns:
        The cards; their ids are the kind, numbered where there are several of it.

    Raises:
        ValueError: for a kind that there is not, and for a number that is none or is out of bounds.
    """
    many: dict[ExtraKind, int] = {}
    for part in typed.split(","):
        if part.strip():
            kind, count = _kind_and_count(part)
            many[kind] = many.get(kind, 0) + count
    if not many:
        raise ValueError(f"it names no kind; there are {', '.join(KINDS)}")
    for kind, count in many.items():
        if not 1 <= count <= MOST:
            raise ValueError(f"there can be 1 to {MOST} cards of a kind, not {count} of {kind}")
    return tuple(
        Card(kind if count == 1 else f"{kind}-{number}", None, Extra(kind))
        for kind, count in many.items()
        for number in range(1, count + 1)
    )


def kinds_of(cards: Iterable[Card]) -> tuple[str, ...]:
    """Extra cards → their kinds in order, each with how many where that is not one: ``howto``, ``blank6``."""
    many = Counter(card.content.kind for card in cards if isinstance(card.content, Extra))
    return tuple(kind if count == 1 else f"{kind}{count}" for kind, count in many.items())


def _kind_and_count(part: str) -> tuple[ExtraKind, int]:
    name, colon, count = (word.strip() for word in part.partition(":"))
    found = next((kind for kind in KINDS if kind == name.casefold()), None)
    if found is None:
        near = nearest(name, KINDS)
        raise ValueError(
            f"there is no extra card '{name}'; "
            + (f"did you mean '{near}'?" if near else f"there are {', '.join(KINDS)}")
        )
    if colon and not (count.isascii() and count.isdigit()):
        raise ValueError(f"'{count}' is no number of cards: write it as {found}:6")
    return found, int(count[:9]) if colon else 1
