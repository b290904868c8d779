"""What can be chosen for a box, a band or dividers, and what cannot be chosen together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.deck.extras import extra_cards, kinds_of
from generator.model.deck import Card  # noqa: TC001 – the types of options are looked at when the command is made
from generator.model.problems import DeckError, Problem
from generator.product import option
from layouts.box.pile import USUAL_WEIGHT
from layouts.box.placing import PAPER_CHOICES, PaperChoice
from layouts.cards.options import MOST_COPIES
from layouts.cards.pips import MOST_SETS

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal["box", "band", "dividers"]

MOST_CARDS, THICKEST = 5_000, 500.0
"""In a box: cards, and mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for what a deck is kept in."""

    kind: Kind = option(
        "box",
        "A tuck box, a belly band around the cards, or dividers, one before the cards of each suit, with a tab above them.",
    )
    stock: str = option("poker-a4", "What the cards are printed on: their size is that of its cards.")
    paper: PaperChoice | None = option(
        None,
        "The paper to print on.  [default: what the deck says, or that of the cards]",
        lambda: PAPER_CHOICES,
    )
    weight: int = option(
        USUAL_WEIGHT, "The weight of the cards' paper in g/m², from which their thickness follows.", bounds=(60, 500)
    )
    thick: float | None = option(
        None,
        "How thick the pile of cards is in mm, where you measured it; then the weight is not asked.",
        bounds=(1, THICKEST),
    )
    cards: int | None = option(
        None, "How many cards go in, where that is not all that are chosen.", bounds=(1, MOST_CARDS)
    )
    copies: int = option(1, "Each card so many times, as you printed them.", bounds=(1, MOST_COPIES))
    sets: int = option(1, "So many whole decks together.", bounds=(1, MOST_SETS))
    extras: tuple[Card, ...] = option(
        (),
        "The extra cards that you printed, such as howto,pass,blank:6.",
        parse=extra_cards,
        said=lambda options: kinds_of(options.extras),
    )
    with_dividers: bool = option(
        default=False, help_="A box with room for the dividers, which are higher than the cards."
    )


def refuse_contradictions(options: Options) -> None:
    """Refuse options of which one would have no effect.

    Raises:
        DeckError: with the first of them.
    """
    for problem in _contradictions(options):
        raise DeckError([problem])


def _contradictions(options: Options) -> Iterator[Problem]:
    hint = "leave out one of the two"
    if options.thick is not None and options.weight != USUAL_WEIGHT:
        yield Problem("what was measured needs no weight", where="--thick, --weight", hint=hint)
    if options.with_dividers and options.kind != "box":
        yield Problem(f"it is about a box, and this is --kind {options.kind}", where="--with-dividers", hint=hint)
    if options.cards is not None and (options.copies, options.sets, options.extras) != (1, 1, ()):
        flag = "--copies" if options.copies > 1 else "--sets" if options.sets > 1 else "--extras"
        yield Problem("it says already how many cards there are", where=f"--cards, {flag}", hint=hint)
