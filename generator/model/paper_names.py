"""A width and height in mm → the name that people know the paper by, whichever way it lies."""

from __future__ import annotations

KNOWN_PAPERS = {
    "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297), "A5": (148, 210),
    "A6": (105, 148),
    "B0": (1000, 1414), "B1": (707, 1000), "B2": (500, 707), "B3": (353, 500), "B4": (250, 353), "B5": (176, 250),
    "B6": (125, 176),
    "Letter": (215.9, 279.4), "Legal": (215.9, 355.6), "Tabloid": (279.4, 431.8), "Executive": (184.15, 266.7),
    "Half Letter": (139.7, 215.9),
}  # fmt: skip
"""Sizes of paper by the name that people know, shorter side first, in mm: ISO 216 (A and B) and ANSI/ASME Y14.1.

Nothing below A6: B8 is as large as a poker card."""

ALIKE = 1.0
"""mm within which two lengths of paper count as one: 2 × A5 is 1 mm short of A4, and PDFs round to points."""


def paper_name(width: float, height: float) -> str:
    """The name of the paper of a size in mm, whichever way it lies; empty where it has none."""
    short, long = sorted((width, height))
    near = (name for name, (one, other) in KNOWN_PAPERS.items() if abs(one - short) <= ALIKE >= abs(other - long))
    return next(near, "")
