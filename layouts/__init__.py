"""All that is drawn, and the data that says how it looks (the room of ReportLab).

The rooms; none imports from one above it:

    parts/             a deck, a card, a sign → what a page shows while a deck is written
    guide/             a deck → a book to run a session with; it counts the paper of the other two
    workbook/          a deck → a booklet to write in for each person
    team_sheets/       a deck → the sheets that a team fills in together
    calibration/       a paper → the sheet to measure a printer with
    jobsheet/          files of cards → a page for whoever prints and cuts them
    posters/           a deck → the agreements for the wall
    box/               a deck → what it is kept in: a box, a band, dividers
    writing/           what people write in: rulings, lines, tables; fields on a screen
    cards/ book/       sheets of cards: faces, backs, marks to cut by; pages of a book: blocks, flow, cover
    theme/             a theme file → how things look: colours, icons, pictures
    pdf/               set type and shapes → the bytes of a tagged, archival PDF
    text/              a text and a measure → lines of set type; fonts, hyphenation, the fixed words

``LAYOUTS`` names every printed thing. A new one is a module here (see ``generator.product`` for what it promises) and one
row below: the command, its help and the tests of every product follow.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from generator.product import Layout


class Product(NamedTuple):
    """A printed thing: the module that draws it, imported only when asked for, and what it is in one line.

    ``usual`` says whether it is made of every deck; what is not, such as a box that must fit on its paper, is made when it is
    named.
    """

    module: str
    summary: str
    usual: bool = True


LAYOUTS = {
    "cards": Product("layouts.cards.product", "Conversation cards on sheets, to print on both sides and cut."),
    "guide": Product("layouts.guide.product", "The facilitator guide: a small book to run a session with."),
    "workbook": Product("layouts.workbook.product", "The workbook: a booklet to write in, for each person."),
    "team-sheets": Product("layouts.team_sheets.product", "The team sheets: what a team fills in together."),
    "posters": Product("layouts.posters.product", "The agreements as a poster for the wall, on one sheet and on two."),
    "box": Product("layouts.box.product", "A tuck box for the deck, a belly band, or dividers.", usual=False),
}


def module(name: str) -> Layout:
    """The module that draws a printed thing, by its name; imported now."""
    return cast("Layout", import_module(LAYOUTS[name].module))


def usual() -> tuple[str, ...]:
    """The names of the printed things that are made of every deck."""
    return tuple(name for name, product in LAYOUTS.items() if product.usual)


def every_module() -> dict[str, Layout]:
    """The modules of all printed things, by name: also of those that are made when they are named."""
    return {name: module(name) for name in LAYOUTS}


def modules() -> dict[str, Layout]:
    """The modules of all printed things that are made of every deck, by name."""
    return {name: module(name) for name in usual()}
