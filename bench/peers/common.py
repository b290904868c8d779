"""What the peers written in Python share: the deck as plain values, the places on the sheet, the icons as points.

Millimetres from the top left of the paper or of the card, as a person measures. The Typst peer says the same in
``deck.typ``, since it reads the bank itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import fontpkg_atkinson_hyperlegible
import yaml

FONTS: Final = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
REGULAR: Final = FONTS / "AtkinsonHyperlegible-Regular.ttf"
BOLD: Final = FONTS / "AtkinsonHyperlegible-Bold.ttf"

PAPER: Final = (210.0, 297.0)
CARD: Final = (63.0, 88.0)
MARGIN: Final = (10.5, 16.5)
COLUMNS: Final = 3
ROWS: Final = 3
ON_A_SHEET: Final = COLUMNS * ROWS

INK: Final = "#1E2328"
GREY: Final = "#5A636B"
TINT: Final = "#F3EFE6"
PALE: Final = 0.28
LANGUAGE: Final = "nl"

Point = tuple[float, float]


class Icon(NamedTuple):
    """A drawing in a box of 24 × 24, y downwards: one stroke weight, round ends; discs are filled, rings stroked."""

    weight: float
    lines: tuple[tuple[Point, ...], ...] = ()
    discs: tuple[tuple[float, float, float], ...] = ()
    rings: tuple[tuple[float, float, float], ...] = ()


ICONS: Final = (
    Icon(4.0, lines=(((5, 22), (5, 17)), ((12, 22), (12, 11)), ((19, 22), (19, 4)))),
    Icon(
        2.4,
        lines=(
            ((12, 4.2), (12, 2)),
            ((17.5, 6.5), (19.1, 4.9)),
            ((19.8, 12), (22, 12)),
            ((17.5, 17.5), (19.1, 19.1)),
            ((12, 19.8), (12, 22)),
            ((6.5, 17.5), (4.9, 19.1)),
            ((4.2, 12), (2, 12)),
            ((6.5, 6.5), (4.9, 4.9)),
        ),
        discs=((12, 12, 4.6),),
    ),
    Icon(3.0, lines=(((3, 21), (11, 21), (11, 9), (21, 9)), ((16, 3), (22, 9), (16, 15)))),
    Icon(2.6, rings=((8.5, 12, 6), (15.5, 12, 6))),
)


class Suit(NamedTuple):
    id: str
    name: str
    colour: str
    pale: str
    icon: Icon
    purpose: str
    play: str


class Card(NamedTuple):
    """``title`` is what stands above ``text``: a tip's title, a suit's name; ``number`` is a tip's large numeral."""

    kind: Literal["suit", "question", "tip"]
    id: str
    suit: Suit
    text: str
    title: str = ""
    probe: str = ""
    depth: int = 0
    number: int = 0


class Deck(NamedTuple):
    title: str
    author: str
    footer: str
    suits: tuple[Suit, ...]
    cards: tuple[Card, ...]


def read(path: Path) -> Deck:
    """The bank's Dutch deck: each suit's card and its questions, then the tips."""
    with path.open("rb") as file:
        bank: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    suits = {
        row["id"]: Suit(
            id=row["id"],
            name=row["name"][LANGUAGE],
            colour=row["colour"],
            pale=paler(row["colour"]),
            icon=icon,
            purpose=row["purpose"][LANGUAGE],
            play=row["play"][LANGUAGE],
        )
        for row, icon in zip(bank["suits"], ICONS, strict=True)
    }
    title = bank["title"][LANGUAGE]
    return Deck(
        title=title,
        author=bank["author"],
        footer=f"{title} · v{bank['version']}",
        suits=tuple(suits.values()),
        cards=tuple(_cards(bank, suits)),
    )


def _cards(bank: dict[str, Any], suits: dict[str, Suit]) -> list[Card]:
    cards: list[Card] = []
    for suit in suits.values():
        cards.append(Card("suit", suit.id, suit, suit.purpose, suit.name))
        cards.extend(
            Card("question", row["id"], suit, row["question"][LANGUAGE], "", row["probe"][LANGUAGE], row["depth"])
            for row in bank["questions"]
            if row["suit"] == suit.id
        )
    cards.extend(
        Card("tip", row["id"], suits[row["suit"]], row["text"][LANGUAGE], row["title"][LANGUAGE], number=number)
        for number, row in enumerate(bank["tips"], start=1)
    )
    return cards


def paler(colour: str) -> str:
    """The colour at 28 % on white, as an opaque colour: printers like that better than transparency."""
    mixed = (round(255 - (255 - int(colour[at : at + 2], 16)) * PALE) for at in (1, 3, 5))
    return "#" + "".join(f"{value:02X}" for value in mixed)


def sheets(deck: Deck) -> list[tuple[Card, ...]]:
    return [deck.cards[at : at + ON_A_SHEET] for at in range(0, len(deck.cards), ON_A_SHEET)]


def front(place: int) -> Point:
    """The top left of the card at this place of a sheet, row by row."""
    row, column = divmod(place, COLUMNS)
    return MARGIN[0] + column * CARD[0], MARGIN[1] + row * CARD[1]


def back(place: int) -> Point:
    """The same card seen from behind: the sheet turns over its long edge."""
    x, y = front(place)
    return PAPER[0] - x - CARD[0], y


def marks() -> list[tuple[float, float, float, float]]:
    """Crop marks, 4 mm long and 2 mm off the block, where a cut begins and ends."""
    (left, top), (width, height) = MARGIN, PAPER
    found: list[tuple[float, float, float, float]] = []
    for column in range(COLUMNS + 1):
        x = left + column * CARD[0]
        found += [(x, top - 6, x, top - 2), (x, height - top + 2, x, height - top + 6)]
    for row in range(ROWS + 1):
        y = top + row * CARD[1]
        found += [(left - 6, y, left - 2, y), (width - left + 2, y, width - left + 6, y)]
    return found
