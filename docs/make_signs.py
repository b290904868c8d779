"""Draws layouts/text/signs.ttf: the few signs that people put in questions and that neither text font has.

Run it with `make signs` after changing a drawing; it needs fontTools, which Spiegel itself does not.
Measures are in thousandths of the size of type; the baseline is at 0, capitals reach 668 as in the text font.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

TARGET = Path(__file__).resolve().parent.parent / "layouts" / "text" / "signs.ttf"
EM, ASCENT, DESCENT = 1000, 950, 290
WIDTH = 820
MIDDLE = (WIDTH / 2, 334)

Point = tuple[float, float]
Outline = list[Point]


def ring(x: float, y: float, outer: float, inner: float) -> list[Outline]:
    """A circle, with a hole where the inner radius is not zero."""
    shapes = [arc(x, y, outer, 0, 360)]
    if inner:
        shapes.append(arc(x, y, inner, 0, 360)[::-1])
    return shapes


def arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 48) -> Outline:
    """Points along an arc, anticlockwise, in degrees from the right."""
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def polygon(corners: int, radius: float, turn: float, waist: float = 1.0) -> Outline:
    """A regular polygon about the middle, or a star where the waist is less than 1."""
    points = []
    for corner in range(corners * 2):
        angle = math.radians(turn) + math.pi * corner / corners
        reach = radius if corner % 2 == 0 else radius * waist
        if corner % 2 == 0 or waist < 1:
            points.append((MIDDLE[0] + reach * math.cos(angle), MIDDLE[1] + reach * math.sin(angle)))
    return points


def hollow(outline: Outline, part: float, centre: Point = MIDDLE) -> list[Outline]:
    """An outline with a smaller one cut out of it."""
    inner = [(centre[0] + (x - centre[0]) * part, centre[1] + (y - centre[1]) * part) for x, y in outline]
    return [outline, inner[::-1]]


def stroke(*points: Point, weight: float) -> list[Outline]:
    """A line with corners, drawn as bars with round ends."""
    shapes = []
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        a, b = -(y2 - y1) / length * weight / 2, (x2 - x1) / length * weight / 2
        shapes.append([(x1 + a, y1 + b), (x1 - a, y1 - b), (x2 - a, y2 - b), (x2 + a, y2 + b)])
    return shapes + [arc(x, y, weight / 2, 0, 360, 24) for x, y in points]


def square(half: float) -> Outline:
    """A square about the middle."""
    x, y = MIDDLE
    return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]


def heart() -> Outline:
    """A heart: two lobes and a point."""
    x = MIDDLE[0]
    left, right = arc(x - 150, 470, 165, 218, 25), arc(x + 150, 470, 165, 155, -38)
    return [(x, 10), *left, *right][::-1]


def face(mouth: list[Outline]) -> list[Outline]:
    """A round face with two eyes."""
    x, y = MIDDLE
    return [*ring(x, y, 350, 295), *ring(x - 115, y + 90, 42, 0), *ring(x + 115, y + 90, 42, 0), *mouth]


def signs() -> dict[str, list[Outline]]:
    """Every sign's outlines."""
    x, y = MIDDLE
    star = polygon(5, 390, 90, 0.42)
    box = [square(310), square(250)[::-1]]
    tick = stroke((x - 250, y - 20), (x - 70, y - 210), (x + 270, y + 270), weight=78)
    cross = [
        *stroke((x - 220, y - 220), (x + 220, y + 220), weight=78),
        *stroke((x - 220, y + 220), (x + 220, y - 220), weight=78),
    ]
    small_tick = stroke((x - 150, y), (x - 40, y - 120), (x + 160, y + 140), weight=64)
    small_cross = [
        *stroke((x - 130, y - 130), (x + 130, y + 130), weight=64),
        *stroke((x - 130, y + 130), (x + 130, y - 130), weight=64),
    ]
    rays = [
        shape
        for ray in range(8)
        for shape in stroke(
            *(
                (x + reach * math.cos(ray * math.pi / 4), y + reach * math.sin(ray * math.pi / 4))
                for reach in (265, 360)
            ),
            weight=60,
        )
    ]
    smile = stroke(*arc(x, y - 20, 180, 205, 335, 12), weight=50)
    frown = stroke(*arc(x, y - 270, 180, 35, 145, 12), weight=50)
    up, down, right, left = (polygon(3, 370, turn) for turn in (90, 270, 0, 180))
    bold_cross = [
        *stroke((x - 210, y - 210), (x + 210, y + 210), weight=120),
        *stroke((x - 210, y + 210), (x + 210, y - 210), weight=120),
    ]
    return {
        "✓": tick,
        "✔": stroke((x - 250, y - 20), (x - 70, y - 210), (x + 270, y + 270), weight=120),
        "✗": cross,
        "✘": bold_cross,
        "★": [star],
        "☆": hollow(star, 0.72),
        "♥": [heart()],
        "❤": [heart()],
        "♡": hollow(heart(), 0.78, (x, 370)),
        "☐": box,
        "☑": [*box, *small_tick],
        "☒": [*box, *small_cross],
        "■": [square(310)],
        "□": box,
        "●": ring(x, y, 330, 0),
        "○": ring(x, y, 330, 270),
        "◆": [polygon(4, 390, 90)],
        "◇": hollow(polygon(4, 390, 90), 0.78),
        "▲": [up],
        "△": hollow(up, 0.68),
        "▼": [down],
        "▽": hollow(down, 0.68),
        "▶": [right],
        "◀": [left],
        "☺": face(smile),
        "☹": face(frown),
        "☀": [*ring(x, y, 190, 0), *rays],
    }


def main() -> None:
    """Writes the font; the same bytes on every run."""
    drawn = signs()
    glyphs, metrics, characters = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (WIDTH, 0)}, {}
    space = TTGlyphPen(None).glyph()
    glyphs["space"], metrics["space"], characters[32] = space, (250, 0), "space"
    for character, outlines in drawn.items():
        pen = TTGlyphPen(None)
        for outline in outlines:
            first, *others = [(round(a), round(b)) for a, b in outline]
            pen.moveTo(first)
            for point in others:
                pen.lineTo(point)
            pen.closePath()
        name = f"uni{ord(character):04X}"
        glyphs[name] = pen.glyph()
        metrics[name] = (WIDTH, min(round(a) for outline in outlines for a, _ in outline))
        characters[ord(character)] = name
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap(characters)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(metrics)
    font.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    font.setupNameTable(
        {"familyName": "Spiegel Signs", "styleName": "Regular", "psName": "SpiegelSigns", "copyright": "MIT"}
    )
    font.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=-DESCENT, sCapHeight=668, usWinAscent=ASCENT, usWinDescent=DESCENT
    )
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.save(TARGET)


if __name__ == "__main__":
    main()
