"""A card with a title and a long text → where the title and the text begin: below the sign, on a low card beside it.

All is in points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.cards.header import name_left

if TYPE_CHECKING:
    from layouts.cards.card import CardDesign
    from layouts.cards.header import Header

BELOW_HEADER, BELOW_NAME, BELOW_TITLE, BELOW_TITLE_WHERE_LOW = 3.4, 1.8, 4.2, 3.0
"""mm on a poker card: the air above and below the title. On a low card the title stands beside the sign, nearer to the name
above it and to the text."""


def title_width(design: CardDesign) -> float:
    """The width of a title: that of text, and on a low card what is left of it beside the sign."""
    size = design.measures
    return size.left + size.measure - name_left(design) if size.low else size.measure


def title_place(design: CardDesign, header: Header) -> tuple[float, float]:
    """The left edge and the top of a tip's title: below what stands at the top of the card, on a low one beside the sign."""
    size = design.measures
    if size.low:
        rest = header.premise if header.premise and header.places[1][0] == header.places[0][0] else header.name
        top = header.places[1][1] if rest is header.premise else header.places[0][1]
        return name_left(design), top - rest.height - size.mm(BELOW_NAME)
    return size.left, min(size.top, header.bottom - size.mm(BELOW_HEADER))


def body_top(design: CardDesign, bottom: float) -> float:
    """The top of a text below a title that ends at ``bottom``, and below the sign."""
    size = design.measures
    return min(bottom, size.sign_bottom) - size.mm(BELOW_TITLE_WHERE_LOW if size.low else BELOW_TITLE)


def raised(design: CardDesign, header: Header) -> Header:
    """A header whose capitals are as high as the sign, so that a title has room below them beside it."""
    size = design.measures
    return header.raised(size.sign_bottom + size.sign - header.places[0][1])
