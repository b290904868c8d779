"""The deck with WeasyPrint: one HTML page a side, each card a box with a place, text wrapped by CSS.

    python bench/peers/weasyprint_peer.py DECK.yaml OUT.pdf

What repeats is an SVG that the style sheet names once (header and dots for each suit and depth, backs, crop marks), so
that a card has as few boxes as can be: those are what WeasyPrint spends its time on. Boxes have fixed places; a grid
or flex layout takes longer.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import common
from weasyprint import HTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from common import Card, Deck, Icon, Suit

STYLE: Final = f"""
@font-face {{ font-family: Atkinson; src: url({common.REGULAR.as_uri()}) }}
@font-face {{ font-family: Atkinson; font-weight: bold; src: url({common.BOLD.as_uri()}) }}
@page {{ size: A4; margin: 0 }}
html {{ font-family: Atkinson; color: {common.INK}; hyphens: manual }}
body {{ margin: 0 }}
section {{ position: relative; width: 210mm; height: 297mm; break-after: page }}
section:last-child {{ break-after: auto }}
article {{ position: absolute; width: 63mm; height: 88mm; background-size: 63mm 88mm; background-repeat: no-repeat }}
p, h1, h2, b, i {{ position: absolute; margin: 0; font-style: normal }}
.name {{ left: 14mm; top: 6.4mm; width: 34mm; font: bold 10pt/1.2 Atkinson; color: white }}
.id {{ left: 40mm; top: 6.4mm; width: 16.5mm; text-align: right; font: bold 10pt/1.2 Atkinson; color: white }}
.question {{ left: 5.5mm; top: 18mm; width: 52mm; font-size: 14pt; line-height: 17.5pt }}
.probe {{ left: 5.5mm; bottom: 12mm; width: 47.5mm; padding-left: 3.5mm; border-left: .5mm solid;
  font-size: 9.5pt; line-height: 12pt }}
.probe span {{ color: {common.GREY} }}
.foot {{ left: 17.5mm; top: 80.4mm; width: 40mm; text-align: right; font: 6.5pt/1.2 Atkinson; color: {common.GREY} }}
.behind {{ top: 75.6mm; width: 63mm; text-align: center; font: bold 10pt/1.2 Atkinson }}
.number {{ left: 8mm; top: 7.5mm; font: bold 28pt/1.2 Atkinson }}
.kind {{ right: 8mm; top: 8mm; font: bold 9.5pt/1.2 Atkinson }}
h2 {{ left: 8mm; top: 22mm; font: bold 14pt/1.2 Atkinson }}
.tip {{ left: 8mm; top: 31mm; width: 47mm; font-size: 10pt; line-height: 13pt }}
h1 {{ top: 38mm; width: 63mm; text-align: center; font: bold 15pt/1.2 Atkinson; color: white }}
.purpose {{ left: 9mm; top: 48mm; width: 45mm; text-align: center; font-size: 10.5pt; line-height: 14pt; color: white }}
.play {{ position: static; margin-top: 2mm; font-size: 9pt; line-height: 12pt }}
"""


def drawn(icon: Icon, place: str, colour: str) -> str:
    """One path for all that is stroked: WeasyPrint's time goes by the element."""
    strokes = "".join(f"M{' L'.join(f'{x} {y}' for x, y in points)}" for points in icon.lines)
    strokes += "".join(circle(*ring) for ring in icon.rings)
    discs = "".join(circle(*disc) for disc in icon.discs)
    filled = f"<path d='{discs}' fill='{colour}' transform='{place}'/>" if discs else ""
    return filled + (
        f"<path d='{strokes}' transform='{place}' fill='none' stroke='{colour}' stroke-width='{icon.weight}' "
        "stroke-linecap='round' stroke-linejoin='round'/>"
    )


def circle(x: float, y: float, radius: float) -> str:
    return f"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0"


def svg(width: float, height: float, body: str) -> str:
    """A picture in millimetres as a CSS value."""
    picture = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}mm' height='{height}mm' "
        f"viewBox='0 0 {width} {height}'>{body}</svg>"
    )
    return f"url(data:image/svg+xml;base64,{b64encode(picture.encode()).decode()})"


def panel(colour: str, height: float = 80) -> str:
    return f"<rect x='4' y='4' width='55' height='{height}' rx='2.4' fill='{colour}'/>"


def dots(colour: str, depth: int) -> str:
    places = [circle(6.5 + dot * 2.8, 82, 1) for dot in range(3)]
    filled = f"<path d='{''.join(places[:depth])}' fill='{colour}'/>"
    return f"{filled}<path d='{''.join(places)}' fill='none' stroke='{colour}' stroke-width='.3'/>"


def pictures(suits: tuple[Suit, ...]) -> Iterator[str]:
    """The style sheet's part that differs by suit: backgrounds and colours."""
    lines = "".join(f"M{a} {b}L{c} {d}" for a, b, c, d in common.marks())
    marks = svg(210, 297, f"<path d='{lines}' stroke='{common.INK}' stroke-width='.1'/>")
    yield f".marks {{ background: {marks} no-repeat }}"
    yield f".tips {{ background-image: {svg(63, 88, panel(common.TINT))} }}"
    for suit in suits:
        header = panel(suit.colour, 9) + drawn(suit.icon, f"translate(6.5 5.7) scale({5.6 / 24})", "#fff")
        for depth in (1, 2, 3):
            yield f".{suit.id}{depth} {{ background-image: {svg(63, 88, header + dots(suit.colour, depth))} }}"
        whole = panel(suit.colour) + drawn(suit.icon, f"translate(22.5 14) scale({18 / 24})", "#fff")
        yield f".{suit.id}0 {{ background-image: {svg(63, 88, whole)} }}"
        behind = (
            drawn(suit.icon, f"translate(21.5 20) scale({20 / 24})", suit.colour)
            + drawn(suit.icon, f"translate(21.5 66) scale({20 / 24} {-20 / 24})", suit.pale)
            + f"<path d='M18.5 43H44.5' stroke='{suit.colour}' stroke-width='.4'/>"
        )
        yield f".{suit.id}b {{ background-image: {svg(63, 88, behind)} }}"
        yield f".{suit.id} {{ color: {suit.colour} }}"
    for place in range(common.ON_A_SHEET):
        for side, (x, y) in (("f", common.front(place)), ("b", common.back(place))):
            yield f".{side}{place} {{ left: {x}mm; top: {y}mm }}"


def front(card: Card, place: int, footer: str) -> str:
    suit = card.suit
    if card.kind == "question":
        return (
            f"<article class='f{place} {suit.id}{card.depth}'><b class=name>{escape(suit.name)}</b>"
            f"<b class=id>{escape(card.id)}</b><p class=question>{escape(card.text)}</p>"
            f"<p class='probe {suit.id}'><span>{escape(card.probe)}</span></p><i class=foot>{footer}</i></article>"
        )
    if card.kind == "tip":
        return (
            f"<article class='f{place} tips'><b class=number>{card.number}</b><b class=kind>Tip</b>"
            f"<h2>{escape(card.title)}</h2><p class=tip>{escape(card.text)}</p></article>"
        )
    return (
        f"<article class='f{place} {suit.id}0'><h1>{escape(card.title)}</h1>"
        f"<div class=purpose style='position: absolute'>{escape(card.text)}"
        f"<p class=play>{escape(suit.play)}</p></div></article>"
    )


def back(suit: Suit, place: int) -> str:
    return f"<article class='b{place} {suit.id}b'><b class='behind {suit.id}'>{escape(suit.name)}</b></article>"


def page(deck: Deck) -> str:
    footer = escape(deck.footer)
    sections: list[str] = []
    for cards in common.sheets(deck):
        fronts = "".join(front(card, place, footer) for place, card in enumerate(cards))
        backs = "".join(back(card.suit, place) for place, card in enumerate(cards))
        sections.append(f"<section class=marks>{fronts}</section><section>{backs}</section>")
    return (
        f"<!doctype html><html lang={common.LANGUAGE}><meta charset=utf-8><title>{escape(deck.title)}</title>"
        f"<meta name=author content='{escape(deck.author)}'><style>{STYLE}{''.join(pictures(deck.suits))}</style>"
        f"<body>{''.join(sections)}"
    )


def main(source: Path, target: Path) -> None:
    HTML(string=page(common.read(source))).write_pdf(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
