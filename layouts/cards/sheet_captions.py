"""The sheets of a deck, and how they are printed → what each side of each says of itself in its margin, fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.cards import cut_marks
from layouts.text.fitter import Origin
from layouts.text.words import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layouts.cards.bilingual import CardFitter
    from layouts.cards.options import Duplex
    from layouts.cards.run import Side, Stack
    from layouts.text.typesetting import Fitted

TURNS: dict[Duplex, str] = {
    "long": "flip-long-edge",
    "short": "flip-short-edge",
    "manual": "flip-manual",
    "fold": "flip-fold",
    "fronts": "flip-fronts",
}
"""The fixed words for each way of giving paper its second side."""


def prepare_captions(
    fitter: CardFitter, places: Sequence[Stack], way: Duplex, *, in_stacks: bool
) -> dict[tuple[int, Side], Fitted | None]:
    """What each side of each sheet says of itself, by the sheet's number: deck, stock, number, side.

    A front also says how its paper is turned, which set it is of, and that the sheets are cut as one stack.
    """
    design, deck = fitter.design, fitter.design.deck
    words, title = design.words, deck.bank.title[deck.language]
    sides: tuple[Side, ...] = ("front",) if way in ("fronts", "fold") else ("front", "back")
    captions: dict[tuple[int, Side], Fitted | None] = {}
    for sheet, place in enumerate(places, start=1):
        for side in sides:
            used, said = ["sheet", side], [title, design.stock.name]
            if place.of_set:
                used.append("set")
                said.append(filled(words["set"], number=place.of_set))
            said.append(filled(words["sheet"], number=place.number, total=place.total, side=words[side]))
            if side == "front":
                more = [TURNS[way], *(["stack"] if in_stacks and place.total > 1 else [])]
                used += more
                said += [words[each] for each in more]
            origins = (Origin("", "title", title), *(Origin("", ("texts", each), words[each]) for each in used))
            text = " · ".join(said)
            captions[sheet, side] = cut_marks.prepare_caption(fitter, design.stock, design.styles, text, origins)
    return captions
