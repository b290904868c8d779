"""A suit or none → a back: its sign in lines of water on white, far from the trim, with a caption below; or none.

A printer may shift a back by two or three millimetres: nothing here is near enough to an edge to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from generator.model.bank import Suit
from generator.model.paper import POINTS_PER_MM
from layouts.cards.patterns import SIGN, Layer, Oval, layers, pitch_of
from layouts.pdf.canvas import DrawnOnce
from layouts.pdf.operators import number
from layouts.pdf.pen import Room
from layouts.text.fitter import Origin
from layouts.text.typesetting import without_stars
from layouts.theme.pictures import Art

if TYPE_CHECKING:
    from generator.model.paper import Cell
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter, CardText
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.text.fitter import Key


CLEAR = 8.3
"""mm inside the trim where lines end, which have round ends, so that 8 are free of all ink; more on a larger card."""

LOGO = (0.45, 0.07)
"""How wide and how high the logo on a back is at most, as parts of the card."""

CAPTION = (0.7, 26.0)
"""The width of a caption, as a part of the card; its height in one language, in points on a poker card."""

AIR = 8.5
"""Between logo, caption and pattern, in points on a poker card."""


class Emblem(Struct, frozen=True):
    """A picture or a logo in the middle of a back; ``middle`` is its height on the card, in points as its size."""

    art: Art
    size: Room
    middle: float

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The picture as a mark of what is open."""
        across, up = self.size
        self.art.draw(canvas, (design.measures.width - across) / 2, self.middle - up / 2, self.size)


class Foot(NamedTuple):
    """What stands below a pattern: a caption with its top, a logo; ``top`` is where all of it ends, in points."""

    caption: CardText | None
    caption_top: float
    logo: Emblem | None
    top: float


class Back(Struct, frozen=True):
    """A fitted back: what is drawn once under its ``key``; ``picture`` stands in the pattern's place where the theme has one.

    ``shows`` says in words what it is: the caption, that it is a back, and what the logo shows. ``turned``: all of it
    comes again, turned round, so that the back has no wrong way up.
    """

    key: DrawnOnce
    shows: str
    suit: Suit | None
    pattern: tuple[Layer, ...]
    picture: Emblem | None
    foot: Foot
    turned: bool = False

    def draw(self, canvas: Canvas, design: CardDesign, cells: tuple[Cell, ...]) -> None:
        """The back in these cells of a sheet: together one figure, so that its words are heard once and not nine times."""
        with canvas.picture(self.shows):
            canvas.place_in(cells, self.key, lambda: self._draw(canvas, design))

    def _draw(self, canvas: Canvas, design: CardDesign) -> None:
        size = design.measures
        self._draw_once(canvas, design)
        if self.turned:
            with canvas.moved(f"-1 0 0 -1 {number(size.width)} {number(size.height)} cm"):
                self._draw_once(canvas, design)

    def _draw_once(self, canvas: Canvas, design: CardDesign) -> None:
        for layer in self.pattern:
            if layer.weight:
                canvas.stroke(layer.colour, layer.weight, round_ends=True)
            else:
                canvas.fill(layer.colour)
            if layer.water:
                canvas.lines_once(layer.rows)
            else:
                canvas.paths(layer.rows, filled=not layer.weight)
        if self.picture:
            self.picture.draw(canvas, design)
        if caption := self.foot.caption:
            colour = design.theme.of_text(design.look.colour(self.suit), caption.first.size)
            colours = colour, design.theme.quiet
            caption.draw_marks(canvas, design.measures.width / 2, self.foot.caption_top, colours, "centre")
        if self.foot.logo:
            self.foot.logo.draw(canvas, design)


def prepare_back(
    fitter: CardFitter,
    suit: Suit | None,
    origin: tuple[str, Key],
    caption: Text,
    name: str = "",
    *,
    turned: bool = False,
) -> Back:
    """The suit's sign, or the deck's where there is no suit, and a caption; a caption that cannot be set is left out.

    Args:
        fitter: of the deck's cards.
        suit: whose back it is.
        origin: where the caption stands in the deck: the entry's id and the key.
        caption: in the deck's languages.
        name: tells backs apart that have the deck's sign and another caption.
        turned: whether it is a back without a top and a foot, which has no caption and no logo.
    """
    design = fitter.design
    size, theme = design.measures, design.theme
    key: DrawnOnce = ("back", "suit", suit.id) if suit else ("back", "sign", name)
    foot = Foot(None, 0, None, clear(design)) if turned else _foot(fitter, origin, caption)
    oval = both_ways(design) if turned else _oval(design, foot)
    colour, icon = design.look.colour(suit), design.look.icon(suit)
    picture: Emblem | None = None
    pattern: tuple[Layer, ...] = ()
    if theme.back.picture:
        top, bottom = oval.y + oval.up, size.height / 2 if turned else oval.foot
        most = (2 * oval.across, (top - bottom) * (0.8 if turned else 1.0))
        art = design.look.emblem(theme.back.picture, most)
        picture = Emblem(art, art.fitted(most), (top + bottom) / 2)
    else:
        width = min(2 * oval.across * SIGN, 1.25 * (oval.y + oval.up - oval.horizon))
        pattern = layers(design, theme.back.pattern, icon, colour, oval, width)
    said = [without_stars(caption[fitter.language]), design.words["back"]]
    if theme.logo and foot.logo:
        said.append(theme.logo.shows)
    return Back(key, ", ".join(said), suit, pattern, picture, foot, turned)


def clear(design: CardDesign) -> float:
    """What is free of all ink inside the trim of a back, in points."""
    return CLEAR * POINTS_PER_MM * max(design.measures.scale, 1.0)


def _oval(design: CardDesign, foot: Foot) -> Oval:
    """Where the pattern lies: above the caption, its horizon in its middle."""
    size, margin = design.measures, clear(design)
    bottom = foot.top + (AIR * size.scale if foot.top > margin else 0)
    top = size.height - margin * 1.15
    return Oval(
        size.width / 2, (top + bottom) / 2, size.width / 2 - margin, (top - bottom) / 2, (top + bottom) / 2, bottom
    )


def both_ways(design: CardDesign) -> Oval:
    """The upper half of an oval that comes again below, turned round: a horizon half way up, and water to the middle."""
    size, margin, pitch = design.measures, clear(design), pitch_of(design)
    middle, up = size.height / 2, size.height / 2 - margin * 1.15
    horizon = middle + (round(up * 0.44 / pitch) + 0.5) * pitch
    return Oval(size.width / 2, middle, size.width / 2 - margin, up, horizon, middle)


def _foot(fitter: CardFitter, origin: tuple[str, Key], caption: Text) -> Foot:
    """The caption in each language, and the theme's logo below it."""
    design = fitter.design
    theme, scale, bottom, logo = design.theme, design.measures.scale, clear(design), None
    if theme.logo and theme.logo.cards:
        most = (design.measures.width * LOGO[0], design.measures.height * LOGO[1])
        art = design.look.emblem(theme.logo.file, most)
        height = art.fitted(most)[1]
        logo = Emblem(art, art.fitted(most), bottom + height / 2)
        bottom += height + AIR * scale
    text = _caption(fitter, origin, caption)
    top = bottom + text.height if text else bottom - (AIR * scale if logo else 0)
    return Foot(text, top, logo, top)


def _caption(fitter: CardFitter, origin: tuple[str, Key], caption: Text) -> CardText | None:
    """The caption in each language."""
    design = fitter.design
    size, styles = design.measures, design.styles
    looks = ((styles.strong, design.scaled(9.5, 8.5)), (styles.second, design.scaled(8.5, 7)))
    room = (size.width * CAPTION[0], CAPTION[1] * size.scale)
    fitted = [
        fitter.fit_small_print("a caption on the backs", words, (Origin(*origin, words),), style, sizes, room, language)
        for (language, words), (style, sizes) in zip(caption.items(), looks, strict=False)
    ]
    return fitter.joined(fitted, 3 * size.scale)
