"""A deck that is prepared, and how it is printed → what its report says: what was made, and how to print and cut it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.deck.changes import Changes
from generator.model.wording import counted, listed
from generator.product import FOLDED_PAPER, STURDY_PAPER, Report
from layouts.cards.options import Options
from layouts.cards.stock_advice import stock_advice

if TYPE_CHECKING:
    from layouts.cards.card import CardDesign
    from layouts.cards.run import Run

LARGE_CARD = 70.0
"""mm; the width from which a card has room for large letters: that of a tarot card."""

FLIPS = {"long-edge": "flip on the long edge", "short-edge": "flip on the short edge"}

BY_HAND = "thick paper is turned by hand: --duplex manual"


class Notes(Struct, frozen=True):
    """What a report says besides: what was asked for, what was left out as too long, and what changed.

    ``unnamed_backs``: the names of the sheets are left off the backs, as they would leave the paper.
    """

    options: Options
    left_out: tuple[str, ...]
    changes: Changes | None = None
    unnamed_backs: bool = False


def report_of(design: CardDesign, run: Run, notes: Notes, *, cards: int, sheets: int, own: int) -> Report:
    """What was made, and how to print it.

    Args:
        design: of the cards.
        run: how the file is printed.
        notes: what is said besides.
        cards: how many there are.
        sheets: of paper.
        own: how many cards say what the back of a suit card would.
    """
    on = f"{counted(cards, 'card')} on {counted(sheets, 'sheet')}"
    if run.part == "fronts":
        how = (*stock_advice(design.stock), _fronts_first(design))
        return Report(f"the fronts of {on}", how, sheets, sheets, _weight(design, run))
    made = f"the backs of {on}" if run.part == "backs" else f"{on}, {counted(len(run.pages(sheets)), 'page')}"
    advice = () if run.part == "backs" else stock_advice(design.stock)  # said with the fronts
    lines = [*advice, _printing(design, run)]
    if run.flip:
        lines.append(BY_HAND)
    if own:
        lines.append(f"{own} of these cards say{'s' if own == 1 else ''} what the back of a suit card would")
    theme = design.theme
    if theme.larger > 1 and design.stock.card.width < LARGE_CARD:
        lines.append(f"the theme {theme.name} has large letters; tarot cards have more room for them: --stock tarot-a4")
    lines += _asked_for(notes, run, sheets)
    lines += [f"left out, as it is too long: {what}" for what in notes.left_out]
    return Report(made, tuple(lines), len(run.pages(sheets)), sheets, _weight(design, run))


def _weight(design: CardDesign, run: Run) -> tuple[int, int] | None:
    """That of the paper; a sheet that is bought cut has its own, and one that is folded and glued becomes two layers."""
    if design.stock.perforated:
        return None
    return FOLDED_PAPER if run.way == "fold" else STURDY_PAPER


def _paper(design: CardDesign, run: Run) -> str:
    stock = design.stock
    return f"{stock.paper.capitalize()}{', landscape,' if stock.landscape or run.way == 'fold' else ''} at actual size (100 %)"


def _fronts_first(design: CardDesign) -> str:
    paper = f"{design.stock.paper.capitalize()} at actual size (100 %)"
    return f"print this first, on {paper}, on one side; let it dry, and keep the sheets in their order"


def _printing(design: CardDesign, run: Run) -> str:
    """How to print and cut."""
    cut = "" if design.stock.marks == "none" else "; then cut along the marks on the fronts"
    if run.way == "fold":
        folding = "fold each sheet backwards on the line, glue its halves together, then cut along the marks"
        return f"print on {_paper(design, run)}, on one side; {folding}"
    if run.part == "backs":
        again = (
            "lay the sheets back in the tray and print this on their other side, at actual size (100 %), on one side"
        )
        if run.printer:
            return f"{again}; lay them back as you did with the sheets that you measured{cut}"
        return f"{again}; try it with one sheet first, until the back lies right{cut}"
    both = f"on both sides, {FLIPS[run.flip]}" if run.flip else "on one side"
    return f"print on {_paper(design, run)}, {both}{cut}"


def _asked_for(notes: Notes, run: Run, sheets: int) -> list[str]:
    """What of the options is to be known by whoever prints and cuts."""
    options, lines = notes.options, []
    if options.order == "stacks" and sheets > 1:
        which = "all sheets of a deck" if options.sets > 1 else "all sheets"
        lines.append(f"cut {which} as one stack: pile 1 on pile 2 and so on is the deck in its order")
    if options.sets > 1:
        lines.append(f"{options.sets} decks: each has its own number of dots at the foot of its cards")
    if run.printer:
        measured = f", measured on {run.printer.measured}" if run.printer.measured else ""
        lines.append(f"made up for the printer {run.printer.label}{measured}")
    if notes.unnamed_backs:
        lines.append("the names of the sheets are left off the backs, where this printer would lose them")
    if options.draft:
        lines.append("a draft, to try out: light ink, and nothing but words on the backs")
    if options.ink == "grey":
        lines.append("in greys; pictures and logos keep their colours")
    return lines + (_changed(notes.changes, options) if notes.changes else [])


def _changed(changes: Changes, options: Options) -> list[str]:
    """What became of the cards of an older deck."""
    since = options.since.file if options.since else ""
    out = sorted({*changes.changed, *changes.removed})
    lines = [f"only what is new since {since}: {counted(len(changes.deck.cards), 'card')}"]
    if out:
        lines.append(f"throw out of the old deck: {listed(out)}")
    if changes.added:
        lines.append(f"cards that were not there before: {listed(changes.added)}")
    return lines
