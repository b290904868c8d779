"""A card's picture and a kit → a figure with its words, and the room it leaves to the texts below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import UnusableError
from layouts.pdf.pen import Room
from layouts.theme.pictures import Art

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.bank import Picture
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas

PARTS = (0.4, 0.33, 0.26)
"""How much of a card's height a picture takes at most: less where the texts need the room."""


AIR = 14.0
"""Below a picture, in points on a poker card."""


class Figure(Struct, frozen=True):
    """A picture with its place: ``left`` and ``size`` in points; ``taken`` is its height and the air around it."""

    art: Art
    left: float
    size: Room
    taken: float
    shows: str

    def draw(self, canvas: Canvas, top: float) -> None:
        """The figure, its upper edge at ``top``."""
        with canvas.picture(self.shows):
            self.art.draw(canvas, self.left, top - self.size[1], self.size)


def figures(kit: Kit, entry: str, picture: Picture | None, left: float, ground: str) -> Iterator[Figure | None]:
    """The picture of a card in the sizes to try, the largest first; None, once, for a card that has none.

    Nothing where the picture cannot be used: then the kit's fitter has the problem.

    Args:
        kit: of the deck.
        entry: the id of the card's question or tip.
        picture: of the card.
        left: where it begins, in points; it ends as far from the card's right edge.
        ground: the colour behind it.
    """
    if picture is None:
        yield None
        return
    width, height = kit.measures.width - 2 * left, kit.measures.height
    try:
        art = kit.look.art(picture.file, (width, height * PARTS[0]), ground)
    except UnusableError as error:
        what = error.what if picture.file in error.what else f"{picture.file} {error.what}"
        kit.fitter.problems.append(kit.deck.problem(entry, ("picture", "file"), what, error.hint))
        return
    for part in PARTS:
        size = art.fitted((width, height * part))
        place = left + (width - size[0]) / 2
        yield Figure(art, place, size, size[1] + AIR * kit.measures.scale, picture.shows[kit.deck.language])
