"""The deck with ReportLab as its manual teaches it: a Paragraph in a Frame for each text, forms for what repeats.

    python bench/peers/reportlab_peer.py DECK.yaml OUT.pdf

This is what Spiegel stands on, used the plain way. Pages are compressed, without ASCII85; every back and every header
is a form XObject, drawn once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import common
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph

if TYPE_CHECKING:
    from common import Card, Icon, Suit

WIDTH: Final = 63 * mm
HEIGHT: Final = 88 * mm


def style(name: str, size: float, leading: float, colour: str, alignment: int = 0) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName="Regular",
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        alignment=alignment,
        splitLongWords=0,
    )


QUESTION: Final = style("question", 14, 17.5, common.INK)
PROBE: Final = style("probe", 9.5, 12, common.GREY)
TIP: Final = style("tip", 10, 13, common.INK)
PURPOSE: Final = style("purpose", 10.5, 14, "#FFFFFF", TA_CENTER)
PLAY: Final = style("play", 9, 12, "#FFFFFF", TA_CENTER)
PLAY.spaceBefore = 2 * mm


class Sheets:
    """The canvas and how each kind of card goes on it; the origin is a card's bottom left."""

    def __init__(self, deck: common.Deck, target: Path) -> None:
        rl_config.useA85 = 0
        pdfmetrics.registerFont(TTFont("Regular", common.REGULAR))
        pdfmetrics.registerFont(TTFont("Bold", common.BOLD))
        self.deck = deck
        self.canvas = Canvas(
            str(target), pagesize=A4, pageCompression=1, initialFontName="Regular", lang=common.LANGUAGE
        )
        self.canvas.setTitle(deck.title)
        self.canvas.setAuthor(deck.author)
        self.forms()

    def forms(self) -> None:
        """Crop marks, the foot, and each suit's header and back, drawn once."""
        canvas = self.canvas
        canvas.beginForm("marks", 0, 0, *A4)
        canvas.setLineWidth(0.1 * mm)
        for x1, y1, x2, y2 in common.marks():
            canvas.line(x1 * mm, A4[1] - y1 * mm, x2 * mm, A4[1] - y2 * mm)
        canvas.endForm()
        for suit in self.deck.suits:
            canvas.beginForm(f"header-{suit.id}", 0, 0, WIDTH, HEIGHT)
            self.header(suit)
            canvas.endForm()
            canvas.beginForm(f"back-{suit.id}", 0, 0, WIDTH, HEIGHT)
            self.back(suit)
            canvas.endForm()

    def header(self, suit: Suit) -> None:
        canvas = self.canvas
        canvas.setFillColor(HexColor(suit.colour))
        canvas.roundRect(4 * mm, 75 * mm, 55 * mm, 9 * mm, 2.4 * mm, stroke=0, fill=1)
        self.icon(suit.icon, (6.5, 88 - 5.7), 5.6, "#FFFFFF")
        canvas.setFont("Bold", 10)
        canvas.setFillColor(HexColor("#FFFFFF"))
        canvas.drawString(14 * mm, 78.2 * mm, suit.name)
        canvas.setFont("Regular", 6.5)
        canvas.setFillColor(HexColor(common.GREY))
        canvas.drawRightString(57.5 * mm, 5.2 * mm, self.deck.footer)

    def back(self, suit: Suit) -> None:
        canvas = self.canvas
        self.icon(suit.icon, (21.5, 68), 20, suit.colour)
        self.icon(suit.icon, (21.5, 22), 20, suit.pale, mirrored=True)
        canvas.setStrokeColor(HexColor(suit.colour))
        canvas.setLineWidth(0.4 * mm)
        canvas.line(18.5 * mm, 45 * mm, 44.5 * mm, 45 * mm)
        canvas.setFillColor(HexColor(suit.colour))
        canvas.setFont("Bold", 10)
        canvas.drawCentredString(31.5 * mm, 9 * mm, suit.name)

    def icon(self, icon: Icon, at: tuple[float, float], size: float, colour: str, *, mirrored: bool = False) -> None:
        """At its top left, or mirrored at its bottom left."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(at[0] * mm, at[1] * mm)
        scale = size * mm / 24
        canvas.scale(scale, scale if mirrored else -scale)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.setLineWidth(icon.weight)
        canvas.setStrokeColor(HexColor(colour))
        canvas.setFillColor(HexColor(colour))
        for points in icon.lines:
            path = canvas.beginPath()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            canvas.drawPath(path)
        for x, y, radius in icon.discs:
            canvas.circle(x, y, radius, stroke=0, fill=1)
        for x, y, radius in icon.rings:
            canvas.circle(x, y, radius)
        canvas.restoreState()

    def fronts(self, cards: tuple[Card, ...]) -> None:
        self.canvas.doForm("marks")
        for place, card in enumerate(cards):
            draw = {"question": self.question, "tip": self.tip, "suit": self.suit}[card.kind]
            self.canvas.saveState()
            self.move(common.front(place))
            draw(card)
            self.canvas.restoreState()
        self.canvas.showPage()

    def backs(self, cards: tuple[Card, ...]) -> None:
        for place, card in enumerate(cards):
            self.canvas.saveState()
            self.move(common.back(place))
            self.canvas.doForm(f"back-{card.suit.id}")
            self.canvas.restoreState()
        self.canvas.showPage()

    def move(self, at: tuple[float, float]) -> None:
        self.canvas.translate(at[0] * mm, A4[1] - at[1] * mm - HEIGHT)

    def question(self, card: Card) -> None:
        canvas = self.canvas
        canvas.doForm(f"header-{card.suit.id}")
        canvas.setFont("Bold", 10)
        canvas.setFillColor(HexColor("#FFFFFF"))
        canvas.drawRightString(56.5 * mm, 78.2 * mm, card.id)
        self.frame((5.5, 12, 52, 58), [Paragraph(escape(card.text), QUESTION)])
        probe = Paragraph(escape(card.probe), PROBE)
        _, height = probe.wrap(47.5 * mm, 40 * mm)
        probe.drawOn(canvas, 9.5 * mm, 12 * mm)
        colour = HexColor(card.suit.colour)
        canvas.setFillColor(colour)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(0.3 * mm)
        canvas.rect(5.5 * mm, 12 * mm, 0.5 * mm, height, stroke=0, fill=1)
        for dot in range(3):
            canvas.circle((6.5 + dot * 2.8) * mm, 6 * mm, 1 * mm, fill=int(dot < card.depth))

    def tip(self, card: Card) -> None:
        canvas = self.canvas
        canvas.setFillColor(HexColor(common.TINT))
        canvas.roundRect(4 * mm, 4 * mm, 55 * mm, 80 * mm, 2.4 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor(common.INK))
        canvas.setFont("Bold", 28)
        canvas.drawString(8 * mm, 71 * mm, str(card.number))
        canvas.setFont("Bold", 9.5)
        canvas.drawRightString(55 * mm, 77 * mm, "Tip")
        canvas.setFont("Bold", 14)
        canvas.drawString(8 * mm, 61 * mm, card.title)
        self.frame((8, 8, 47, 49), [Paragraph(escape(card.text), TIP)])

    def suit(self, card: Card) -> None:
        canvas = self.canvas
        canvas.setFillColor(HexColor(card.suit.colour))
        canvas.roundRect(4 * mm, 4 * mm, 55 * mm, 80 * mm, 2.4 * mm, stroke=0, fill=1)
        self.icon(card.suit.icon, (22.5, 74), 18, "#FFFFFF")
        canvas.setFillColor(HexColor("#FFFFFF"))
        canvas.setFont("Bold", 15)
        canvas.drawCentredString(31.5 * mm, 45 * mm, card.title)
        self.frame((9, 8, 45, 32), [Paragraph(escape(card.text), PURPOSE), Paragraph(escape(card.suit.play), PLAY)])

    def frame(self, box: tuple[float, float, float, float], story: list[Paragraph]) -> None:
        frame = Frame(*(side * mm for side in box), 0, 0, 0, 0)
        frame.addFromList(story, self.canvas)
        if story:
            raise ValueError(f"no room for {story[0].text!r}")


def main(source: Path, target: Path) -> None:
    deck = common.read(source)
    pdf = Sheets(deck, target)
    for cards in common.sheets(deck):
        pdf.fronts(cards)
        pdf.backs(cards)
    pdf.canvas.save()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
