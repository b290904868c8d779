"""The deck: conversation cards on sheets to print on both sides and cut.

Print at actual size (100 %), on both sides of the paper, on stock of 200 to 300 g. Most printers turn paper of up to about
105 g by themselves: with --duplex manual you turn thicker paper by hand. Cut from mark to mark, the fronts upwards, and
leave the margin with the marks whole until the last cut. A back may have shifted by a millimetre or two in the printer;
nothing on it shows that.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.bank import shipped
from generator.bank.own_stocks import stock_of
from generator.deck.changes import Changes, changes_since
from generator.model.bank import Suit
from generator.model.problems import ENOUGH, DeckError, Problem, Problems
from generator.product import Progress, Several, Variant
from layouts.cards.card import CardFace, design_cards
from layouts.cards.cut_marks import SheetMarks
from layouts.cards.faces import Faces
from layouts.cards.fields import unprintable
from layouts.cards.figure import check_pictures
from layouts.cards.fold import PAPER, behind, prepare_fold, to_fold
from layouts.cards.inks import inked
from layouts.cards.kinds_of_back import OF_SUITS, Backs, back_cells, prepare_backs
from layouts.cards.options import Options, check_amount, refuse_contradictions, turned_as, way_of
from layouts.cards.report import Notes
from layouts.cards.ruler import prepare_ruler
from layouts.cards.run import Run, imposed, stacks
from layouts.cards.sheet_captions import prepare_captions
from layouts.cards.sheets import PreparedCards
from layouts.cards.type_sizes import LARGE_PRINT, SMALL_PRINT
from layouts.theme.loading import theme_of
from layouts.theme.look import check_look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.deck.imposition import Sheet
    from generator.model.deck import Card, Deck
    from generator.model.paper import Stock
    from layouts.cards.card import CardDesign
    from layouts.cards.options import Duplex
    from layouts.cards.run import Side
    from layouts.cards.suit import PlayFace
    from layouts.cards.suit_cards import SuitCards

__all__ = ("BILINGUAL", "EXAMPLES", "Options", "PreparedCards", "prepare", "prepare_all")

BILINGUAL = True
"""Both languages stand on each card."""

EXAMPLES = (
    "spiegel cards",
    "spiegel cards --lang en --stock tarot-a4",
    "spiegel cards --lang nl,en",
    "spiegel cards --duplex manual",
    "spiegel cards --large-print --stock a6-a4",
    "spiegel cards --duplex manual --printer office/rear --order stacks",
    "spiegel cards --suit A,B --depth 1,2 --without A03",
    "spiegel cards --sample 20 --seed 7 --extras howto,pass,blank:6",
    "spiegel cards my-deck.yaml --since old-deck.yaml",
    "spiegel cards my-deck.yaml --backs plain -o my-deck.pdf",
)


def prepare_all(deck: Deck, options: Options, progress: Progress) -> Several:
    """The deck in one file; or, where paper is turned by hand, one of its fronts and one of its backs.

    Raises:
        DeckError: as for ``prepare``.
    """
    whole = prepare(deck, options, progress)
    if whole.run.way != "manual":
        return Several((Variant(options, whole),))
    words = whole.design.words
    parts = (whole, f"1-{words['file-fronts']}"), (_backs_of(whole), f"2-{words['file-backs']}")
    return Several(tuple(Variant(options, part, name) for part, name in parts))


def _backs_of(fronts: PreparedCards) -> PreparedCards:
    return replace(fronts, run=replace(fronts.run, part="backs"))


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedCards:
    """Fits every text of the deck on the stock; of two files it is that with the fronts.

    Raises:
        DeckError: with every text that does not fit or has a character without a glyph, and every unreadable colour; or with
            options that contradict each other or the stock.
    """
    bought = stock_of(deck, options.stock)
    way = way_of(options, bought)
    refuse_contradictions(options, bought, way)
    stock = _folded(bought) if way == "fold" else turned_as(bought, way)
    deck, changes = _asked(deck, options)
    deck, theme = inked(deck, theme_of(deck), options.ink, draft=options.draft)
    floor = LARGE_PRINT if options.large_print else SMALL_PRINT
    design, problems = design_cards(deck, stock, theme, sets=options.sets, floor=floor), Problems()
    design = replace(design, in_stacks=options.order == "stacks")
    check_look(design.look, problems)
    check_pictures(design.look, problems)
    backs: Backs = "none" if way == "fronts" else options.backs
    titled = backs == "plain" or (backs in OF_SUITS and bool(options.extras))
    problems.take(unprintable(deck, design.styles, titled=titled))
    faces = Faces(design, problems, both_sides=backs != "none")
    faces.check_names()
    fitting = progress(deck.cards, "fitting texts", len(deck.cards))
    fitted = list(_prepare_faces(faces, takewhile(lambda _: len(problems) < ENOUGH, fitting), backs))
    made = _on_sheets(design, faces, [face for face in fitted if face], backs, options, way, changes)
    problems.finish()
    made = made.with_backs_in_reach()
    _refuse_clipped(made)
    return made


def _asked(deck: Deck, options: Options) -> tuple[Deck, Changes | None]:
    """The deck with its extra cards; where an older one is given, without those that print what they did."""
    changes = changes_since(deck, options.since) if options.since else None
    if changes and options.since and not changes.deck.cards and not options.extras:
        gone = f"; throw out of the old deck: {', '.join(changes.removed)}" if changes.removed else ""
        what = f"no card prints other words than in {options.since.file}{gone}"
        raise DeckError([Problem(what, where="--since", hint="leave out --since to print the whole deck")])
    deck = changes.deck if changes else deck
    deck = replace(deck, cards=(*deck.cards, *options.extras))
    check_amount(len(deck.cards), options)
    return deck, changes


def _folded(stock: Stock) -> Stock:
    folded = to_fold(stock)
    if folded is None:
        fitting = ", ".join(each.name for each in shipped.stocks().values() if to_fold(each))
        size = f"{stock.face.width:g} × {stock.face.height:g} mm on {stock.paper.capitalize()}"
        what = f"a sheet to fold is {PAPER.upper()} and has four cards on each half; those of {stock.name} are {size}"
        hint = f"take --stock {fitting.replace(', ', ' or ')}, or --duplex manual"
        raise DeckError([Problem(what, where="--duplex fold", hint=hint)])
    return folded


def _on_sheets(
    design: CardDesign,
    faces: Faces,
    fitted: Sequence[CardFace],
    backs: Backs,
    options: Options,
    way: Duplex,
    changes: Changes | None,
) -> PreparedCards:
    """The cards in their cells, and all that stands beside them and behind them."""
    deck, stock, fitter = design.deck, design.stock, faces.fitter
    repeated = [face for _ in range(options.sets) for face in fitted for _ in range(options.copies)]
    sheets = imposed(repeated, stock, options)
    if way == "fold":
        sheets = tuple(_backs_beside(sheet, stock) for sheet in sheets)
    seconds = {card.id: face for card in deck.cards if (face := faces.prepare_back(card))}
    plays = _prepare_plays(faces.suits, deck.cards) if backs in OF_SUITS else {}
    ordinary = tuple(_without(sheet, {*seconds, *plays}) for sheet in sheets)
    of_set = len(fitted) * options.copies
    numbers = [number for number in range(1, options.sets + 1) for _ in range(of_set)]
    aside = stock.sheet.width - stock.block.right if way == "fold" else 0.0  # behind the fold
    ruler = prepare_ruler(fitter, stock, design.styles, design.words, aside)
    fold = prepare_fold(fitter, stock, design.styles, design.words["fold"]) if way == "fold" else None
    places = stacks(len(sheets), stock, options, of_set)
    captions = prepare_captions(fitter, places, way, in_stacks=options.order == "stacks")
    return PreparedCards(
        design,
        backs,
        sheets,
        prepare_backs(fitter, ordinary, backs),
        {sheet.number: back_cells(sheet, backs) for sheet in ordinary},
        plays,
        seconds,
        faces.design_of_backs if seconds else design,
        SheetMarks(stock, ruler),
        fold,
        captions,
        imposed(numbers, stock, options) if options.sets > 1 else (),
        Run(way, "fronts" if way == "manual" else "all", options.printer),
        Notes(options, tuple(fitter.left_out), changes),
    )


def _backs_beside(sheet: Sheet[CardFace], stock: Stock) -> Sheet[CardFace]:
    """A sheet that is folded, with its backs on its other half."""
    return replace(sheet, backs=tuple(replace(placed, cell=behind(placed, stock)) for placed in sheet.fronts))


def _refuse_clipped(made: PreparedCards) -> None:
    """Refuse to make up for a printer where that takes something off the paper.

    Raises:
        DeckError: with the first sheet of which it does.
    """
    sides: tuple[Side, ...] = ("front",) if made.run.way == "fronts" else ("front", "back")
    clipped = [f"the {side} of sheet {number}" for side in sides for number in made.clipped(side)]
    if clipped and made.run.printer:
        more = f" and {len(clipped) - 1} more" if len(clipped) > 1 else ""
        what = f"making up for this printer takes something of {clipped[0]}{more} too near to the paper's edge"
        hint = "take a stock with wider margins, such as poker-a4 or tarot-a4, or leave out --printer"
        raise DeckError([Problem(what, where=f"--printer {made.run.printer.label}", hint=hint)])


def _prepare_faces(faces: Faces, cards: Iterable[Card], backs: Backs) -> Iterator[CardFace | None]:
    """The fronts; behind a suit card what its back would say, where the backs do not say it."""
    for card in cards:
        yield faces.prepare(card)
        if backs not in OF_SUITS and isinstance(card.content, Suit) and faces.suits.says_more(card.content):
            yield faces.suits.play(card.content, f"{card.id}-2", "front")


def _prepare_plays(suits: SuitCards, cards: Sequence[Card]) -> dict[str, PlayFace]:
    """What the suit cards' own backs say, by the card's id."""
    made = ((card.id, suits.play(card.content, card.id)) for card in cards if isinstance(card.content, Suit))
    return {card: face for card, face in made if face}


def _without(sheet: Sheet[CardFace], cards: Collection[str]) -> Sheet[CardFace]:
    """A sheet with only the backs of other cards than these."""
    return replace(sheet, backs=tuple(placed for placed in sheet.backs if placed.card.id not in cards))
