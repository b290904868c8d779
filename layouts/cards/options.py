"""What can be chosen for a deck of cards, what each way of printing both sides is, and what cannot be chosen together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from msgspec.structs import replace

from generator.bank import shipped
from generator.deck.changes import OlderBank  # noqa: TC001 – the types of options are looked at when the command is made
from generator.deck.extras import MOST, extra_cards, kinds_of
from generator.deck.imposition import Order  # noqa: TC001 – as above
from generator.model.deck import Card  # noqa: TC001 – as above
from generator.model.printer import PrinterProfile  # noqa: TC001 – as above
from generator.model.problems import DeckError, Problem
from generator.product import option
from layouts.cards.inks import Ink  # noqa: TC001 – as above
from layouts.cards.kinds_of_back import Backs  # noqa: TC001 – as above
from layouts.cards.pips import MOST_SETS
from layouts.cards.type_sizes import LARGE_PRINT, LARGE_SCALE, face_scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.paper import Flip, Stock

Duplex: TypeAlias = Literal["long", "short", "manual", "fold", "fronts"]
"""How paper gets its second side: turned by the printer about its long or its short edge, by hand, by folding; or it has none."""

EDGES: dict[Flip, Duplex] = {"long-edge": "long", "short-edge": "short"}

MOST_COPIES = 100
"""Of each card."""

MOST_CARDS = 50_000
"""Cards of a file, copies and sets counted: as many as the largest bank has questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a deck of cards."""

    stock: str = option("poker-a4", "The sheet and the size of the cards: see `spiegel list stocks`.")
    backs: Backs = option(
        "suit",
        "What the backs show: each card's suit, the same without a wrong way up, the deck's sign on all, or none at all. "
        "With plain or none, what a suit card's back would say becomes a card of its own.",
    )
    duplex: Duplex | None = option(
        None,
        "How the paper gets its second side: the printer turns it about the long or the short edge; manual makes a file of "
        "fronts and one of backs, as you turn thick paper by hand; fold prints both sides beside each other, to fold and "
        "glue; fronts has no backs, as --backs none.  [default: what the stock says, mostly long]",
        lambda: get_args(Duplex),
    )
    printer: PrinterProfile | None = option(
        None,
        "Make up for what this printer does, NAME or NAME/TRAY: see `spiegel printer`.",
        said=lambda options: [options.printer.label.replace("/", "-")],
    )
    order: Order = option(
        "rows",
        "How the deck runs over the sheets: row by row, or in stacks, so that all sheets are cut as one stack and the piles "
        "make the deck in its order.",
    )
    start: int = option(1, "The first cell to print in, where those before it were used earlier.", bounds=(1, 400))
    copies: int = option(1, "Each card so many times, one after the other.", bounds=(1, MOST_COPIES))
    sets: int = option(
        1,
        "Whole decks. Each has its own number of dots at the foot of its cards, so that they find their deck again.",
        bounds=(1, MOST_SETS),
    )
    since: OlderBank | None = option(
        None,
        "Only the cards that print other words now than in this older file of the deck; it says which old ones to throw out.",
        said=lambda options: [PurePath(options.since.file).stem],
    )
    ink: Ink = option("full", "How much ink: thin lines and no areas, or greys in place of colours.")
    draft: bool = option(default=False, help_="To try out: light ink, and no water on the backs.")
    large_print: bool = option(
        default=False,
        help_=f"A large-print edition: nothing on the cards is smaller than {LARGE_PRINT:g} points. It takes cards of A6, "
        "such as --stock a6-a4.",
    )
    extras: tuple[Card, ...] = option(
        (),
        f"Cards besides those of the deck: howto says how to play, pass is to pass with, blank is to write a question on; "
        f"such as howto,pass,blank:6, with up to {MOST} of each.",
        parse=extra_cards,
        said=lambda options: kinds_of(options.extras),
    )


def way_of(options: Options, stock: Stock) -> Duplex:
    """How the paper gets its second side: as asked for, else as the stock has it."""
    if options.backs == "none" or (not stock.two_sided and options.duplex is None):
        return "fronts"
    return options.duplex or EDGES[stock.flip]


def turned_as(stock: Stock, way: Duplex) -> Stock:
    """The stock as paper is turned that way; whoever turns it by hand does so as a page of a book is turned."""
    flips: dict[Duplex, Flip] = {"long": "long-edge", "manual": "long-edge", "short": "short-edge"}
    return replace(stock, flip=flips.get(way, stock.flip))


def refuse_contradictions(options: Options, stock: Stock, way: Duplex) -> None:
    """Refuse options of which one would have no effect, or not the one that is meant.

    Raises:
        DeckError: with the first of them.
    """
    for problem in (
        *_of_sides(options),
        *_of_cells(options, stock),
        *_of_large_print(options, stock),
        *_of_printer(options.printer, stock, way),
    ):
        raise DeckError([problem])


def _of_sides(options: Options) -> Iterator[Problem]:
    if options.backs == "none" and options.duplex not in (None, "fronts"):
        what = f"--duplex {options.duplex} is for paper with two sides"
        yield Problem(what, where="--backs none", hint="leave out one of the two")
    if options.duplex == "fronts" and options.backs not in ("suit", "none"):
        what = "there are no backs with --duplex fronts"
        yield Problem(what, where=f"--backs {options.backs}", hint="leave out one of the two")
    if options.draft and options.ink != "full":
        yield Problem("a draft has light ink as it is", where=f"--ink {options.ink}", hint="leave out one of the two")


def _of_cells(options: Options, stock: Stock) -> Iterator[Problem]:
    cells = stock.cards_per_sheet
    if not stock.two_sided and options.duplex not in (None, "fronts"):
        what = f"the stock {stock.name} has one side to print on"
        yield Problem(what, where=f"--duplex {options.duplex}", hint="leave out --duplex, or take another stock")
    if options.start > cells:
        hint = f"take 1 to {cells}; they are counted row by row, as you look at the fronts"
        yield Problem(f"the stock {stock.name} has no cell {options.start}", where="--start", hint=hint)


def _of_large_print(options: Options, stock: Stock) -> Iterator[Problem]:
    if not options.large_print or bears_large_print(stock):
        return
    fitting = [each for each in shipped.stocks().values() if bears_large_print(each)]
    same = [each.name for each in fitting if each.paper == stock.paper] or [each.name for each in fitting]
    face = stock.face
    what = f"cards of {face.width:g} × {face.height:g} mm have no room for letters of {LARGE_PRINT:g} points"
    yield Problem(what, where=f"--large-print, --stock {stock.name}", hint=f"take --stock {' or '.join(same)}")


def bears_large_print(stock: Stock) -> bool:
    """Whether the cards of a stock are large enough for a large-print edition."""
    return face_scale(stock.face.width, stock.face.height) >= LARGE_SCALE


def _of_printer(printer: PrinterProfile | None, stock: Stock, way: Duplex) -> Iterator[Problem]:
    """Why what was measured of a printer does not hold for this paper, and this way of turning it."""
    if printer is None:
        return
    where, name = f"--printer {printer.label}", printer.name
    paper = stock.paper
    if printer.paper != paper:
        what = f"it was measured on {printer.paper.capitalize()}, and the stock {stock.name} is on {paper.capitalize()}"
        hint = f"measure it on that paper: spiegel printer calibrate --name {name} --paper {paper}"
        yield Problem(what, where=where, hint=hint)
    if way == "short":
        what = (
            "printers are measured on paper that is turned about its long edge, and this is turned about the short one"
        )
        yield Problem(what, where=where, hint="leave out --printer or --duplex short")
    elif stock.landscape and way in ("long", "manual"):
        what = f"printers are measured on upright paper, and that of {stock.name} lies: which way round it goes in is not known"
        yield Problem(what, where=where, hint="leave out --printer, or take a stock whose paper stands upright")
    elif way == "fold":
        what = "both sides of a sheet that is folded are printed at once, and need no printer to be made up for"
        yield Problem(what, where=where, hint="leave out --printer")
    elif way == "manual" and printer.order is None:
        what = "it was not measured with paper that is turned by hand"
        hint = f"print the sheets of `spiegel printer calibrate --name {name} --by-hand`; they say how to go on"
        yield Problem(what, where=where, hint=hint)
    elif way == "long" and printer.order is not None:
        what = "it was measured with paper that is turned by hand"
        hint = f"add --duplex manual, or measure how it turns paper by itself: spiegel printer calibrate --name {name}"
        yield Problem(what, where=where, hint=hint)


def check_amount(cards: int, options: Options) -> None:
    """Looks whether copies and sets make more cards than a file may have.

    Raises:
        DeckError: they do.
    """
    many = cards * options.copies * options.sets
    if many > MOST_CARDS:
        where = "--sets" if options.sets > 1 else "--copies"
        what = f"that makes {many:,} cards; at most {MOST_CARDS:,} are possible in one file"
        raise DeckError([Problem(what, where=where, hint="ask for fewer, and print the file more than once")])
