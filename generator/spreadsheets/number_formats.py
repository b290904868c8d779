"""A number and a format of Excel → what its cell shows, where that is more than the number: ``001``, ``A-07``, ``25%``.

Only what people give a code, a depth or a label is followed: zeros that fill up, fixed decimals, words around the number,
a percentage. Anything else, such as fractions, gives the plain number.
"""

from __future__ import annotations

import re

PATTERN = re.compile(r"([#0,]*0|#)(?:\.(0+))?(%?)")
"""The figures of a format: places before the comma, places after it, a percentage."""

LITERAL = re.compile(r'"([^"]*)"|\\(.)|([ \-_/().:+])')
"""What stands in a format to be shown as it is: between quotes, behind a backslash, or one of the signs that need none."""

LONGEST_FORMAT = 100


def shown(number: float, form: str) -> str:
    """A number as a cell with this format shows it; 1.0 is 1 where the format says nothing.

    Args:
        number: the value of the cell.
        form: its format, such as ``000`` or ``"Q"00``.
    """
    plain = str(int(number)) if float(number).is_integer() else str(number)
    positive = form.partition(";")[0]
    if form == "General" or number < 0 or len(positive) > LONGEST_FORMAT:
        return plain
    parts = _parts(positive)
    if parts is None:
        return plain
    before, figures, after = parts
    whole, decimals, percent = figures
    scaled = number * 100 if percent else number
    width = whole.replace(",", "").count("0") + (len(decimals) + 1 if decimals else 0)
    if not decimals and not float(round(scaled, 9)).is_integer():
        return plain
    return f"{before}{scaled:0{width}.{len(decimals)}f}{percent}{after}"


def _parts(form: str) -> tuple[str, tuple[str, str, str], str] | None:
    """A format → the words before, the figures, and the words after; None for one with anything else in it."""
    before, at = _words(form, 0)
    figures = PATTERN.match(form, at)
    if figures is None:
        return None
    after, end = _words(form, figures.end())
    return (before, (figures[1], figures[2] or "", figures[3]), after) if end == len(form) else None


def _words(form: str, at: int) -> tuple[str, int]:
    """The words at a place of a format, and where they end."""
    said = ""
    while found := LITERAL.match(form, at):
        said += next(each for each in found.groups() if each is not None)
        at = found.end()
    return said, at
