"""What repeats on many cards → fitted once: the small print; and how signs, depths and reflections are drawn.

Sizes and places are in points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.cards import pips
from layouts.cards.header import RIPPLES, Headers, depth_beside_id
from layouts.text.fitter import Origin
from layouts.theme import icons
from layouts.theme.theme import WHITE, mix

if TYPE_CHECKING:
    from generator.model.scalars import Depth
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

SMALL = 6.5
"""The size of small print, in points on a poker card."""

RIPPLE, RIPPLE_PITCH, UNREACHED = 1.1, 1.7, 0.22
"""The lines of the depth: their weight in points and the mm from one to the next, on a poker card; how much of their colour
those keep that are not reached."""

ABOVE_FOOT, ABOVE_DEPTH, BESIDE_FOOT = 1.3, 1.9, 4.0
"""mm on a poker card: from a text below the horizon to the small print at the foot, to the lines of the depth, which are as
wide as it is, and to the small print beside its last line."""

BELOW_ID = 2.2
"""mm on a poker card, from the baseline of the id to the first line of the depth, where that stands below it."""


class Furniture:
    """Fits what repeats on the cards of a deck, each once.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
    """

    def __init__(self, fitter: CardFitter) -> None:
        self._fitter = fitter
        self._design = fitter.design
        self._imprints: dict[tuple[bool, bool], Fitted | None] = {}
        self.headers = Headers(fitter)

    def imprint(self, *, version: bool = False, beside_depth: bool = False) -> Fitted | None:
        """The deck's title for the foot of a card, with its version or without; None where it is too long, which is told.

        ``beside_depth`` says that the depth may stand there too.
        """
        if (version, beside_depth) not in self._imprints:
            design, bank, size = self._design, self._design.deck.bank, self._design.measures
            title = bank.title[design.deck.language]
            taken = RIPPLES[0] + 3 if beside_depth and not depth_beside_id(design) else 0.0
            origins = (Origin("", "title", title), *([Origin("", "version", bank.version)] if version else []))
            style = replace(design.styles.small, leading=1.2)
            self._imprints[version, beside_depth] = self._fitter.fit_small_print(
                "the deck’s title and version at the foot of cards"
                if version
                else "the deck’s title at the foot of cards",
                f"{title} · v{bank.version}" if version else title,
                origins,
                style,
                design.scaled(SMALL, SMALL),
                (size.measure - size.mm(taken) - pips.room(design.sets), 2.4 * SMALL * size.scale),
            )
        return self._imprints[version, beside_depth]


def foot_top(design: CardDesign, imprint: Fitted | None, *, depth: bool) -> float:
    """The top of what stands at the foot of a card: the small print, and the depth where that stands there."""
    size = design.measures
    ripples = size.mm(2 * RIPPLE_PITCH) if depth and not depth_beside_id(design) else 0.0
    print_ = imprint.height - imprint.descent if imprint else 0.0
    return size.foot + max(ripples, print_)


def rooms_below(design: CardDesign, imprint: Fitted | None, *, depth: bool) -> tuple[tuple[float, float], ...]:
    """How wide a text below the horizon may be, and how low its last baseline lies, in points.

    That is above what stands at the foot; on a low card, where that is too high, beside the small print.
    """
    size = design.measures
    apart = size.mm(ABOVE_DEPTH if depth and not depth_beside_id(design) else ABOVE_FOOT)
    above = size.measure, foot_top(design, imprint, depth=depth) + apart
    if not size.low or (depth and not depth_beside_id(design)):
        return (above,)
    taken = imprint.width + size.mm(BESIDE_FOOT) if imprint else 0.0
    return above, (size.measure - taken, size.foot)


def draw_imprint(canvas: Canvas, design: CardDesign, imprint: Fitted | None) -> None:
    """The small print at the right of a card's foot, its last line on the foot; at its right the pips of a set have room."""
    size, taken = design.measures, pips.room(design.sets) if design.side == "front" else 0.0
    if imprint:
        top = size.foot + imprint.height - imprint.descent
        canvas.text(imprint, size.width - size.left - taken, top, design.theme.quiet, "right")


def draw_depth(canvas: Canvas, design: CardDesign, depth: Depth, colour: str, id_baseline: float) -> None:
    """The depth as ripples: three lines, those that it does not reach paler; at the foot, or at the right below the id."""
    size, pale = design.measures, mix(colour, WHITE, UNREACHED)
    beside = depth_beside_id(design)
    top = id_baseline - size.mm(BELOW_ID) if beside else size.foot + size.mm(2 * RIPPLE_PITCH)
    half = RIPPLE * size.scale / 2  # what round ends add to a line
    for line, length in enumerate(RIPPLES):
        canvas.stroke(colour if line < depth else pale, RIPPLE * size.scale, round_ends=True)
        left = size.width - size.left - size.mm(length) if beside else size.left
        y = top - size.mm(line * RIPPLE_PITCH)
        canvas.line(left + half, y, left + size.mm(length) - half, y)


def draw_sign(canvas: Canvas, design: CardDesign, icon: str, colour: str) -> None:
    """A suit's sign, or the deck's, at the top of a card."""
    size = design.measures
    colours = colour, design.theme.reflected(colour)
    icons.draw_whole(canvas, icon, size.left, size.sign_bottom, size.sign, colours, design.theme.sign_weight)


def draw_mirrored(
    canvas: Canvas, design: CardDesign, icon: str, horizon: float, field: float, colour: str, ground: str
) -> None:
    """The idea of Spiegel: an icon on its horizon, and below it, paler, its reflection; centred on the card.

    Args:
        canvas: with a cell or a form open.
        design: of the cards.
        icon: its name.
        horizon: its height on the card.
        field: the width of the icon.
        colour: of the icon.
        ground: the colour behind it, into which the reflection fades.
    """
    x = (design.measures.width - field) / 2
    paler = mix(colour, ground, design.theme.reflection)
    icons.draw(canvas, icon, x, horizon, field, colour)
    icons.draw(canvas, icon, x, horizon, field, paler, reflected=True)
    canvas.stroke(colour, field / 60)
    canvas.line(x - field * 0.1, horizon, x + field * 1.1, horizon)
