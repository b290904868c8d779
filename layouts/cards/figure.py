"""A card's picture → a figure with its words, and the height it takes from the texts below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import UnusableError
from layouts.pdf.pen import Room
from layouts.theme.pictures import Art

if TYPE_CHECKING:
    from generator.model.bank import Picture
    from layouts.cards.bilingual import CardFitter
    from layouts.pdf.canvas import Canvas

PARTS = (0.4, 0.33, 0.26)
"""How much of a card's height a picture takes at most: less where the texts need it."""


AIR = 14.0
"""Below a picture, in points on a poker card."""


class Figure(Struct, frozen=True):
    """A picture with its place: ``left`` and ``size`` in points; ``height`` is its own and that of the air below it."""

    art: Art
    left: float
    size: Room
    height: float
    shows: str

    def draw(self, canvas: Canvas, top: float) -> None:
        """The figure, its upper edge at ``top``."""
        with canvas.picture(self.shows):
            self.art.draw(canvas, self.left, top - self.size[1], self.size)


def figures(
    fitter: CardFitter, entry: str, picture: Picture | None, left: float, ground: str
) -> tuple[Figure | None, ...]:
    """The picture of a card in the sizes to try, the largest first; only None for a card that has no picture.

    Empty where the picture cannot be used, which is a problem.

    Args:
        fitter: of the deck's cards.
        entry: the id of the card's question or tip.
        picture: of the card.
        left: where it begins, in points; it ends as far from the card's right edge.
        ground: the colour behind it.
    """
    if picture is None:
        return (None,)
    design = fitter.design
    width, height = design.measures.width - 2 * left, design.measures.height
    try:
        art = design.look.art(picture.file, (width, height * PARTS[0]), ground)
    except UnusableError as error:
        what = error.what if picture.file in error.what else f"{picture.file} {error.what}"
        problem = design.deck.problem(entry, ("picture", "file"), what, error.hint)
        fitter.problems.add(problem._replace(cause=error.cause))
        return ()
    sizes = [art.fitted((width, height * part)) for part in PARTS]
    air, shows = AIR * design.measures.scale, picture.shows[fitter.language]
    return tuple(Figure(art, left + (width - size[0]) / 2, size, size[1] + air, shows) for size in sizes)
