"""Printers that are made up here, and the squares that a needle finds in their calibration sheets.

Complex numbers are mm from the paper's centre, to the right and down.
"""

from __future__ import annotations

from cmath import exp, pi
from random import Random
from typing import NamedTuple

from generator.model.paper import PAPERS
from generator.printers.fitting import COLUMNS, Hole, hole

SIDE, HEAD = 20, 25
"""mm from the paper's edges to the crosses, as the sheet promises."""


class Printer(NamedTuple):
    """A printer of this test's own: complex numbers are mm from the paper's centre, to the right and down."""

    shift: complex
    turn: float
    across: float
    down: float

    def front(self, place: complex) -> complex:
        return complex(place.real * self.across, place.imag * self.down)

    def back(self, place: complex) -> complex:
        return self.front(place) * exp(1j * self.turn * pi / 180) + self.shift


def grids(paper: str) -> list[complex]:
    sheet = PAPERS[paper]
    x, y = sheet.width / 2 - SIDE, sheet.height / 2 - HEAD
    return [complex(-x, -y), complex(x, -y), complex(-x, y), complex(x, y)]


def struck(printer: Printer, middle: complex) -> complex:
    """The place of the second side's page that is printed where the cross is: found by going nearer and nearer."""
    cross = printer.front(middle)  # seen through the paper: crosses and grids mirror each other
    place = middle
    for _ in range(60):
        place += cross - printer.back(place)
    return place


def read(printer: Printer, paper: str, *, whole: bool) -> list[Hole]:
    """What somebody reads off the sheet: whole squares, or parts of them."""
    off = [struck(printer, middle) - middle for middle in grids(paper)]
    if whole:
        return [hole(f"{COLUMNS[round(each.real) + 8]}{round(each.imag) + 9}") for each in off]
    return [Hole(each.real + 9, each.imag + 9) for each in off]


def within_reach(printer: Printer, paper: str) -> bool:
    """Whether the needle comes out within the grids, 8.5 mm about their middles."""
    off = [struck(printer, middle) - middle for middle in grids(paper)]
    return all(max(abs(each.real), abs(each.imag)) < 8.5 for each in off)


def printers(seed: int) -> Printer:
    chance = Random(seed)  # noqa: S311 – no secrets
    return Printer(
        complex(chance.uniform(-6, 6), chance.uniform(-6, 6)),
        chance.uniform(-1, 1),
        chance.uniform(0.97, 1.01),
        chance.uniform(0.97, 1.01),
    )
