"""A stock → a sheet to fold and glue: on its left half the fronts, on its right half their backs, and what says so.

Lengths are mm from the paper's top-left corner until they are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import PAPERS, POINTS_PER_MM, UNPRINTABLE, Cell, Grid, Pitch, Rect, Size, Start, Stock
from layouts.cards.cut_marks import CAPTION_SIZE, GAP, HAIRLINE, ONE_LINE
from layouts.cards.ruler import BLACK
from layouts.text.fitter import Origin
from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from generator.deck.imposition import Placed
    from layouts.cards.card import CardFace
    from layouts.pdf.canvas import Canvas
    from layouts.text.fitter import Fitter
    from layouts.theme.styles import Styles

PAPER = "a4"

AIR = 6.0
"""mm from a card to the fold, and to the next card: each is cut on all four sides, also where paper and glue slipped."""

COLUMNS, ROWS = 2, 2

LEAST_MARGIN = UNPRINTABLE + GAP + 1
"""mm outside the cards, for cut marks that printers reach."""


def to_fold(stock: Stock) -> Stock | None:
    """The left half of a sheet with cards of this size; None where they are too large for it."""
    sheet = Size(width=PAPERS[PAPER].height, height=PAPERS[PAPER].width)
    width, height = stock.face.width, stock.face.height
    left = sheet.width / 2 - AIR - COLUMNS * width - (COLUMNS - 1) * AIR
    top = (sheet.height - ROWS * height - (ROWS - 1) * AIR) / 2
    if stock.paper != PAPER or stock.perforated or min(left, top) < LEAST_MARGIN:
        return None
    return Stock(
        name=stock.name,
        title=stock.title,
        paper=PAPER,
        landscape=True,
        card=Size(width=width, height=height),
        grid=Grid(columns=COLUMNS, rows=ROWS),
        first=Start(left=left, top=top),
        pitch=Pitch(across=width + AIR, down=height + AIR),
        said_safe=stock.safe,
        said_marks="outside",
        said_bar="bottom",
        said_caption="top",
        source=stock.source,
    )


def behind(placed: Placed[CardFace], stock: Stock) -> Cell:
    """Where a card's back lies on the right half: its mirror about the fold, upright as the front is."""
    trim = placed.cell.trim
    return Cell(Rect(stock.sheet.width - trim.right, trim.top, trim.width, trim.height), placed.cell.turn)


class Fold(Struct, frozen=True):
    """The fold of a sheet, and the words above its right half; None where they are left out."""

    stock: Stock
    words: Fitted | None

    def draw(self, canvas: Canvas) -> None:
        """The line to fold on with a tick at each end, and the words, as marks of the form that is open."""
        sheet = self.stock.sheet
        x, height = sheet.width / 2 * POINTS_PER_MM, sheet.height * POINTS_PER_MM
        reach, tick = UNPRINTABLE * POINTS_PER_MM, AIR / 3 * POINTS_PER_MM
        canvas.stroke(BLACK, HAIRLINE)
        canvas.line(x, reach, x, height - reach)
        for y in (reach, height - reach):
            canvas.line(x - tick, y, x + tick, y)
        if self.words:
            middle = (sheet.width - self.stock.block.left - self.stock.block.width / 2) * POINTS_PER_MM
            canvas.text(self.words, middle, height - (UNPRINTABLE + 0.6) * POINTS_PER_MM, BLACK, "centre")


def prepare_fold(fitter: Fitter, stock: Stock, styles: Styles, words: str) -> Fold:
    """The fold of a sheet; ``words`` say what to do with it."""
    room = (stock.block.width * POINTS_PER_MM, ONE_LINE)
    origins = (Origin("", ("texts", "fold"), words),)
    what = "the words that say how to fold the sheet"
    return Fold(stock, fitter.fit_small_print(what, words, origins, styles.small, CAPTION_SIZE, room))
