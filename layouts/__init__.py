"""All that is drawn with ReportLab, and the data that says how it looks.

``LAYOUTS`` names every printed thing. A new one is a module here (see ``generator.product`` for what it promises) and one
row below: the command, its help and the tests of every product follow.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A printed thing: the module that draws it, imported only when asked for, and what it is in one line."""

    module: str
    summary: str


LAYOUTS = {
    "cards": Row("layouts.cards", "Conversation cards on sheets, to print on both sides and cut."),
    "guide": Row("layouts.guide", "The facilitator guide: a small book to run a session with."),
    "workbook": Row("layouts.workbook", "The workbook: pages to fill in by hand, also as a booklet to fold."),
}
