"""How a deck is printed, and its sheets → the pages of each file, in the order in which they go through the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.imposition import Sheet, impose
from generator.model.printer import PrinterProfile
from layouts.cards.options import Duplex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.paper import Flip, Stock
    from layouts.cards.options import Options

T = TypeVar("T")

Side = Literal["front", "back"]

Part: TypeAlias = Literal["all", "fronts", "backs"]
"""What a file has of a deck: all of it; or where paper is turned by hand one of its sides."""


class Page(NamedTuple):
    """A page of a file: a side of a sheet, or both at once; sheets are counted from 0."""

    sheet: int
    sides: tuple[Side, ...]


class Run(Struct, frozen=True):
    """How a file is printed: how the paper is turned, which sides it has, and on what printer."""

    way: Duplex
    part: Part = "all"
    printer: PrinterProfile | None = None

    @property
    def flip(self) -> Flip | None:
        """What the print dialogue is told: the edge to flip on, or one side only."""
        flips: dict[Duplex, Flip] = {"long": "long-edge", "short": "short-edge"}
        return flips.get(self.way)

    @property
    def backwards(self) -> bool:
        """Whether the last sheet's page comes first."""
        return self.part == "backs" and self.printer is not None and self.printer.order == "reversed"

    @property
    def turned(self) -> bool:
        """Whether the backs stand on their heads."""
        return self.part == "backs" and self.printer is not None and self.printer.turned == 180  # noqa: PLR2004 – degrees

    def pages(self, sheets: int) -> tuple[Page, ...]:
        """The pages of so many sheets."""
        sides: tuple[tuple[Side, ...], ...] = (("front",), ("back",))
        if self.way == "fold":
            sides = (("front", "back"),)
        elif self.way == "fronts" or self.part == "fronts":
            sides = (("front",),)
        elif self.part == "backs":
            sides = (("back",),)
        order = reversed(range(sheets)) if self.backwards else range(sheets)
        return tuple(Page(sheet, side) for sheet in order for side in sides)


class Stack(NamedTuple):
    """A sheet's place among those that are cut together: its number and how many there are; of which set, if of one."""

    number: int
    total: int
    of_set: int = 0


def imposed(items: Sequence[T], stock: Stock, options: Options) -> tuple[Sheet[T], ...]:
    """The cards of all sets on their sheets; in stacks each set has its own, so that its piles make one deck."""
    sets = options.sets if options.order == "stacks" else 1
    each = len(items) // sets
    sheets: list[Sheet[T]] = []
    for at in range(sets):
        start = 1 if at else options.start
        sheets += impose(items[at * each : (at + 1) * each], stock, start=start, order=options.order)
    return tuple(replace(sheet, number=number) for number, sheet in enumerate(sheets, start=1))


def stacks(sheets: int, stock: Stock, options: Options, cards: int) -> tuple[Stack, ...]:
    """Of each sheet its place in its stack; ``cards`` are those of one set."""
    if options.order == "rows" or options.sets == 1:
        return tuple(Stack(number, sheets) for number in range(1, sheets + 1))
    made: list[Stack] = []
    for at in range(options.sets):
        start = 1 if at else options.start
        many = -(-(cards + start - 1) // stock.cards_per_sheet)
        made += [Stack(number, many, at + 1) for number in range(1, many + 1)]
    return tuple(made)
