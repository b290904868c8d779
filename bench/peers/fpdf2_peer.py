"""The deck with fpdf2: its drawing methods for the furniture, ``multi_cell`` for what wraps, ``text`` for one line.

    python bench/peers/fpdf2_peer.py DECK.yaml OUT.pdf [own]

fpdf2 offers no form XObjects to its users, so what repeats is drawn again on every card. Text shaping is off, as it
is unless asked for; single lines go through ``text``, the cheapest call. With ``own`` the lines are broken here, over
widths asked of fpdf2 once a word: not how its manual does it, and more than twice as fast.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import common
from fpdf import FPDF

if TYPE_CHECKING:
    from common import Card, Icon, Suit

FONT: Final = "Atkinson"
POINT: Final = 25.4 / 72
WHITE: Final = "#FFFFFF"


class Sheets(FPDF):
    """A4 portrait with our two fonts and nothing in the margins."""

    def __init__(self, deck: common.Deck) -> None:
        super().__init__(unit="mm", format="A4")
        self.set_margin(0)
        self.c_margin = 0
        self.set_auto_page_break(auto=False)
        self.add_font(FONT, "", common.REGULAR)
        self.add_font(FONT, "B", common.BOLD)
        self.set_title(deck.title)
        self.set_author(deck.author)
        self.set_lang(common.LANGUAGE)
        self.deck = deck

    def style(self, size: float, colour: str, style: str = "") -> None:
        self.set_font(FONT, style, size)
        self.set_text_color(colour)

    def block(self, x: float, y: float, room: float, leading: float, text: str) -> None:
        self.set_xy(x, y)
        self.multi_cell(room, leading * POINT, text, align="L")

    def lines(self, room: float, text: str) -> list[str]:
        return self.multi_cell(room, text=text, align="L", dry_run=True, output="LINES")

    def fronts(self, cards: tuple[Card, ...]) -> None:
        self.add_page()
        with self.local_context(stroke_cap_style="round", stroke_join_style="round"):
            self.set_line_width(0.1)
            self.set_draw_color(common.INK)
            for mark in common.marks():
                self.line(*mark)
            for place, card in enumerate(cards):
                draw = {"question": self.question, "tip": self.tip, "suit": self.suit}[card.kind]
                draw(card, *common.front(place))

    def backs(self, cards: tuple[Card, ...]) -> None:
        self.add_page()
        with self.local_context(stroke_cap_style="round", stroke_join_style="round"):
            for place, card in enumerate(cards):
                self.back(card.suit, *common.back(place))

    def question(self, card: Card, x: float, y: float) -> None:
        suit = card.suit
        self.set_fill_color(suit.colour)
        self.rect(x + 4, y + 4, 55, 9, style="F", round_corners=True, corner_radius=2.4)
        self.icon(suit.icon, (x + 6.5, y + 5.7), 5.6, WHITE)
        self.style(10, WHITE, "B")
        self.text(x + 14, y + 9.8, suit.name)
        self.text(x + 56.5 - self.get_string_width(card.id), y + 9.8, card.id)
        self.style(14, common.INK)
        self.block(x + 5.5, y + 18, 52, 17.5, card.text)
        self.style(9.5, common.GREY)
        lines = self.lines(47.5, card.probe)
        top = y + 76 - len(lines) * 12 * POINT
        for number, line in enumerate(lines):
            self.text(x + 9.5, top + (number * 12 + 9.3) * POINT, line)
        self.set_fill_color(suit.colour)
        self.rect(x + 5.5, top, 0.5, y + 76 - top, style="F")
        self.set_draw_color(suit.colour)
        self.set_line_width(0.3)
        for dot in range(3):
            self.circle(x + 6.5 + dot * 2.8, y + 82, 1, style="DF" if dot < card.depth else "D")
        self.style(6.5, common.GREY)
        self.text(x + 57.5 - self.get_string_width(self.deck.footer), y + 82.8, self.deck.footer)

    def tip(self, card: Card, x: float, y: float) -> None:
        self.set_fill_color(common.TINT)
        self.rect(x + 4, y + 4, 55, 80, style="F", round_corners=True, corner_radius=2.4)
        self.style(28, common.INK, "B")
        self.text(x + 8, y + 17, str(card.number))
        self.style(9.5, common.INK, "B")
        self.text(x + 55 - self.get_string_width("Tip"), y + 11, "Tip")
        self.style(14, common.INK, "B")
        self.text(x + 8, y + 27, card.title)
        self.style(10, common.INK)
        self.block(x + 8, y + 31, 47, 13, card.text)

    def suit(self, card: Card, x: float, y: float) -> None:
        suit = card.suit
        self.set_fill_color(suit.colour)
        self.rect(x + 4, y + 4, 55, 80, style="F", round_corners=True, corner_radius=2.4)
        self.icon(suit.icon, (x + 22.5, y + 14), 18, WHITE)
        self.style(15, WHITE, "B")
        self.text(x + 31.5 - self.get_string_width(card.title) / 2, y + 43, card.title)
        self.style(10.5, WHITE)
        self.set_xy(x + 9, y + 48)
        self.multi_cell(45, 14 * POINT, card.text, align="C")
        self.style(9, WHITE)
        self.set_xy(x + 9, self.get_y() + 2)
        self.multi_cell(45, 12 * POINT, suit.play, align="C")

    def back(self, suit: Suit, x: float, y: float) -> None:
        self.icon(suit.icon, (x + 21.5, y + 20), 20, suit.colour)
        self.icon(suit.icon, (x + 21.5, y + 46), 20, suit.pale, mirrored=True)
        self.set_draw_color(suit.colour)
        self.set_line_width(0.4)
        self.line(x + 18.5, y + 43, x + 44.5, y + 43)
        self.style(10, suit.colour, "B")
        self.text(x + 31.5 - self.get_string_width(suit.name) / 2, y + 79, suit.name)

    def icon(self, icon: Icon, at: tuple[float, float], size: float, colour: str, *, mirrored: bool = False) -> None:
        (x, y), scale = at, size / 24
        if mirrored:
            icon = flipped(icon)
        self.set_line_width(icon.weight * scale)
        self.set_draw_color(colour)
        for points in icon.lines:
            self.polyline([(x + px * scale, y + py * scale) for px, py in points])
        for cx, cy, radius in icon.rings:
            self.circle(x + cx * scale, y + cy * scale, radius * scale)
        if icon.discs:
            self.set_fill_color(colour)
            for cx, cy, radius in icon.discs:
                self.circle(x + cx * scale, y + cy * scale, radius * scale, style="F")


class OwnLines(Sheets):
    """The same sheets, their lines broken by the first word that no longer fits."""

    def __init__(self, deck: common.Deck) -> None:
        super().__init__(deck)
        self.widths: dict[tuple[float, str], float] = {}

    def block(self, x: float, y: float, room: float, leading: float, text: str) -> None:
        first = y + (leading / 2 + self.font_size_pt * 0.3) * POINT
        for number, line in enumerate(self.lines(room, text)):
            self.text(x, first + number * leading * POINT, line)

    def lines(self, room: float, text: str) -> list[str]:
        space = self.width(" ")
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for word in text.split():
            width = self.width(word)
            if line and used + space + width > room:
                lines.append(" ".join(line))
                line, used = [word], width
            else:
                used += space + width if line else width
                line.append(word)
        return [*lines, " ".join(line)]

    def width(self, word: str) -> float:
        key = self.font_size_pt, word
        if key not in self.widths:
            self.widths[key] = self.get_string_width(word)
        return self.widths[key]


def flipped(icon: Icon) -> Icon:
    return icon._replace(
        lines=tuple(tuple((x, 24 - y) for x, y in points) for points in icon.lines),
        discs=tuple((x, 24 - y, radius) for x, y, radius in icon.discs),
        rings=tuple((x, 24 - y, radius) for x, y, radius in icon.rings),
    )


def main(source: Path, target: Path, *, own_lines: bool) -> None:
    deck = common.read(source)
    pdf = OwnLines(deck) if own_lines else Sheets(deck)
    for cards in common.sheets(deck):
        pdf.fronts(cards)
        pdf.backs(cards)
    pdf.output(str(target))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), own_lines="own" in sys.argv[3:])
