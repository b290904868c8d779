"""The files with a user's own stocks → those stocks by name, each with where it comes from; or every problem, with its line.

An entry is a stock, as in the file of those that we ship; or it has nothing but the name of one of ours and ``confirmed``,
and notes that somebody saw that its figures are right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.bank import shipped
from generator.bank.explain import read_value
from generator.bank.problem_places import Findings
from generator.bank.yaml.reader import read_yaml
from generator.files import LARGEST_FILE, MissingError, UnusableError, file_beside, is_there
from generator.model.paper import Confirmed, Stock
from generator.model.problems import DeckError, Problem
from generator.model.wording import did_you_mean, kind_of, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.bank.yaml.reader import Document
    from generator.model.deck import Deck

FILE = "stocks.yaml"
"""What the file is called, beside a deck or in the folder of the user's settings."""

SMALLEST = 25.0
"""mm; the shorter side of a card that a sign, a name and the floor of type find room on."""

MOST_STOCKS = 200

HAIR = 1e-6


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a stock of ours was confirmed."""

    name: str
    confirmed: Confirmed


class OwnStocks(Struct, frozen=True):
    """A user's own stocks by their names, and stocks of ours that they confirmed; ``files`` tells where each stands."""

    stocks: Mapping[str, Stock] = {}
    files: Mapping[str, str] = {}


def every_stock(own: Mapping[str, Stock]) -> dict[str, Stock]:
    """The stocks that we ship, and then the user's own, by name."""
    return shipped.stocks() | dict(own)


def stock_of(deck: Deck, name: str) -> Stock:
    """The stock of this name, of ours or of the deck's.

    Raises:
        DeckError: there is none.
    """
    known = every_stock(deck.own_stocks)
    if name not in known:
        hint = did_you_mean(name, known) or "see `spiegel list stocks`"
        raise DeckError([Problem(f"there is no stock {quote(name)}", where="--stock", hint=hint)])
    return known[name]


def own_stocks(folder: Path | None, files: Iterable[Path] = ()) -> OwnStocks:
    """The stocks in the file beside a deck, and those in other files.

    Args:
        folder: the deck's; None for one that stands in no file.
        files: where else to look; one that is not there has none.

    Raises:
        DeckError: with every problem of all of them.
    """
    problems: list[Problem] = []
    found: dict[str, Stock] = {}
    where: dict[str, str] = {}
    beside = _beside(folder, problems)
    for file in dict.fromkeys([*beside, *(file for file in files if is_there(file))]):
        try:
            for stock in read_stocks(read_yaml(file), where):
                found[stock.name], where[stock.name] = stock, str(file)
        except DeckError as error:
            problems += error.problems
    if problems:
        raise DeckError(problems)
    return OwnStocks(found, where)


def _beside(folder: Path | None, problems: list[Problem]) -> list[Path]:
    """The file in a deck's folder, where there is one; no link leads out of that folder."""
    if folder is None:
        return []
    try:
        file_beside(folder, FILE, LARGEST_FILE)
    except MissingError:
        return []
    except UnusableError as error:
        problems.append(Problem(error.what, str(folder / FILE), hint=error.hint))
        return []
    return [folder / FILE]


def read_stocks(document: Document, taken: Mapping[str, str]) -> list[Stock]:
    """The stocks of one file; ``taken`` are the names in other files of the user's, each with its file."""
    findings, entries = Findings(document), document.value
    if entries is None:
        return []
    if not isinstance(entries, list):
        hint = "begin each stock with “- name: …”"
        findings.add((), f"should be a list of stocks, not {kind_of(entries)}", hint)
        findings.finish()
        return []
    if len(entries) > MOST_STOCKS:
        findings.add((), f"has {len(entries)} stocks", f"at most {MOST_STOCKS} are possible", key=True)
    names = {name.casefold(): f"one comes with Spiegel: {name}" for name in shipped.stocks()}
    names |= {name.casefold(): f"one of yours stands in {file}" for name, file in taken.items()}
    stocks = []
    for at, entry in enumerate(entries[:MOST_STOCKS]):
        if isinstance(entry, dict) and set(entry) == {"name", "confirmed"}:
            note = read_value(findings, (at,), entry, Note)
            stocks += _confirmed(findings, at, note) if note else []
        elif stock := read_value(findings, (at,), entry, Stock):
            if there := names.get(stock.name.casefold()):
                findings.add((at, "name"), f"there is a stock of this name already: {there}", "choose another name")
            names.setdefault(stock.name.casefold(), "it stands above in this file")
            for keys, what, hint in faults(stock):
                findings.add((at, *keys), what, hint)
            stocks.append(stock)
    findings.finish()
    return stocks


def _confirmed(findings: Findings, at: int, note: Note) -> list[Stock]:
    """The stock of ours that an entry confirms."""
    ours = shipped.stocks()
    if note.name in ours:
        return [replace(ours[note.name], confirmed=note.confirmed)]
    hint = did_you_mean(note.name, ours) or "add its paper, card, grid, first and pitch if it is a stock of your own"
    findings.add((at, "name"), f"no stock that comes with Spiegel is called {quote(note.name)}", hint)
    return []


def faults(stock: Stock) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What cannot be with a stock: the key, the fault, and what helps."""
    card, pitch, (_, _, right, bottom) = stock.card, stock.pitch, stock.margins
    small = [key for key, length in (("width", card.width), ("height", card.height)) if length < SMALLEST]
    if small:  # the rest follows
        for key in small:
            said = f"is {getattr(card, key):g} mm"
            yield ("card", key), said, f"a card needs at least {SMALLEST:g} mm for a sign and words"
        return
    for key, step, many, length, one, other in (
        ("across", pitch.across, stock.columns, card.width, "left edge", "width"),
        ("down", pitch.down, stock.rows, card.height, "top edge", "height"),
    ):
        if many > 1 and step < length - HAIR:
            said = f"is {step:g} mm, and a card is {length:g} mm: they would lie on top of each other"
            yield (
                ("pitch", key),
                said,
                f"measure from the {one} of a card to that of the next: its {other}, and the gap",
            )
    sheet = stock.sheet
    said = f"{stock.paper.capitalize()}{' on its side' if stock.landscape else ''} of {sheet.width:g} × {sheet.height:g} mm"
    lies = "lay the paper on its side with “landscape: yes”, or look at card, grid, first and pitch again"
    if stock.landscape:
        lies = "leave landscape out, or look at card, grid, first and pitch again"
    for over, way in ((right, "right"), (bottom, "bottom")):
        if over < -HAIR:
            yield ("grid",), f"the cards reach {-over:.4g} mm past the {way} edge of {said}", lies
    shorter = min(card.width, card.height)
    if 2 * stock.safe >= shorter / 2:
        yield (
            ("safe",),
            f"{stock.safe:g} mm on all sides leave no room on a card of {card.width:g} × {card.height:g} mm",
            ("4 is usual"),
        )
    if 2 * stock.corner > shorter:
        yield ("corner",), f"is {stock.corner:g} mm, more than half of the card", "it is the radius of the corner"
