"""A suit or none → a back: an icon in its pattern (usually its reflection) on white, the ink far from the trim.

A printer may shift a back by two or three millimetres: nothing here is near enough to an edge to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.bank import Suit
from layouts.cards.bilingual import CardText
from layouts.cards.patterns import HORIZON, draw_pattern
from layouts.pdf.canvas import DrawnOnce
from layouts.pdf.pen import Room
from layouts.text.fitter import Origin
from layouts.text.typesetting import without_stars
from layouts.theme.pictures import Art

if TYPE_CHECKING:
    from generator.model.paper import Cell
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.text.fitter import Key


PICTURE = 0.5
"""How much of a card's height a picture on its back takes at most."""

LOGO = (0.45, 0.07)
"""How wide and how high the logo on a back is at most, as parts of the card."""

CAPTION = (0.75, 26.0)
"""The width of a caption, as a part of the card; its height in one language, in points on a poker card."""


class Emblem(Struct, frozen=True):
    """A picture or a logo in the middle of a back; ``middle`` is its height on the card, in points as its size."""

    art: Art
    size: Room
    middle: float

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The picture as a mark of what is open."""
        across, up = self.size
        self.art.draw(canvas, (design.measures.width - across) / 2, self.middle - up / 2, self.size)


class Back(Struct, frozen=True):
    """A fitted back: what is drawn once under its ``key``; ``picture`` stands in the icon's place where the theme has one.

    ``shows`` says in words what it is: the caption, that it is a back, and what the logo shows.
    """

    key: DrawnOnce
    shows: str
    suit: Suit | None
    caption: CardText | None
    picture: Emblem | None
    logo: Emblem | None

    def draw(self, canvas: Canvas, design: CardDesign, cells: tuple[Cell, ...]) -> None:
        """The back in these cells of a sheet: together one figure, so that its words are heard once and not nine times."""
        with canvas.picture(self.shows):
            canvas.place_in(cells, self.key, lambda: self._draw(canvas, design))

    def _draw(self, canvas: Canvas, design: CardDesign) -> None:
        size, colour = design.measures, design.look.colour(self.suit)
        if self.picture:
            self.picture.draw(canvas, design)
        else:
            draw_pattern(canvas, design, design.theme.back.pattern, design.look.icon(self.suit), colour)
        if self.caption:
            top = size.height * (0.215 if self.logo else 0.2)
            self.caption.draw_marks(canvas, size.width / 2, top, (colour, design.theme.quiet), "centre")
        if self.logo:
            self.logo.draw(canvas, design)


def prepare_back(fitter: CardFitter, suit: Suit | None, origin: tuple[str, Key], caption: Text, name: str = "") -> Back:
    """The suit's icon, or the deck's sign where there is no suit, and a caption; a caption that cannot be set is left out.

    Args:
        fitter: of the deck's cards.
        suit: whose back it is.
        origin: where the caption stands in the deck: the entry's id and the key.
        caption: in the deck's languages.
        name: tells backs apart that have the deck's sign and another caption.
    """
    design = fitter.design
    size, theme = design.measures, design.theme
    key: DrawnOnce = ("back", "suit", suit.id) if suit else ("back", "sign", name)
    picture = logo = None
    if theme.back.picture:
        most = (size.width - 2 * size.left, size.height * PICTURE)
        picture = _emblem(design, theme.back.picture, most, size.height * HORIZON)
    if theme.logo and theme.logo.cards:
        logo = _emblem(design, theme.logo.file, (size.width * LOGO[0], size.height * LOGO[1]), size.height * 0.1)
    said = [without_stars(caption[fitter.language]), design.words["back"]]
    if theme.logo and logo:
        said.append(theme.logo.shows)
    return Back(key, ", ".join(said), suit, _caption(fitter, origin, caption), picture, logo)


def _emblem(design: CardDesign, file: str, most: Room, middle: float) -> Emblem:
    """A picture of the theme's, no larger than ``most``, about a height."""
    art = design.look.emblem(file, most)
    return Emblem(art, art.fitted(most), middle)


def _caption(fitter: CardFitter, origin: tuple[str, Key], caption: Text) -> CardText | None:
    """The caption in each language."""
    design = fitter.design
    size, styles = design.measures, design.styles
    looks = ((styles.strong, design.scaled(10, 7)), (styles.second, design.scaled(8.5, 6)))
    room = (size.width * CAPTION[0], CAPTION[1] * size.scale)
    fitted = [
        fitter.fit_small_print("a caption on the backs", words, (Origin(*origin, words),), style, sizes, room, language)
        for (language, words), (style, sizes) in zip(caption.items(), looks, strict=False)
    ]
    return fitter.joined(fitted, 3 * size.scale)
