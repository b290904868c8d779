"""What there is to choose from for every deck → lines for people and for other tools: the name, two spaces, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator.bank import shipped
from generator.bank.own_stocks import every_stock
from generator.model.paper import PAPERS, PageSize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.bank.own_stocks import OwnStocks
    from generator.model.paper import Stock


def stocks(own: OwnStocks) -> list[str]:
    """Every stock, ours and then the user's own: its name, what it is, the size of a card, how many a sheet holds."""
    every = every_stock(own.stocks).values()
    return columns([(stock.name, "; ".join((_described(stock), *_notes(stock, own)))) for stock in every])


def _described(stock: Stock) -> str:
    size = f"{stock.card.width:g} × {stock.card.height:g} mm, {stock.cards_per_sheet} a sheet"
    if stock.title:
        return f"{stock.title}: {size}"
    return f"{size} of {stock.paper.capitalize()}{' on its side' if stock.landscape else ''}"


def _notes(stock: Stock, own: OwnStocks) -> Iterator[str]:
    """What is to be known before printing on a stock, and of the user's own, or what they confirmed, the file."""
    if stock.perforated:
        yield "perforated, measure the bar first"
    if stock.doubtful:
        yield "measure a sheet first"
    if stock.reaches_far:
        yield "the marks above and below need a printer that reaches to 4 mm"
    if not stock.two_sided:
        yield "fronts only"
    if stock.confirmed:
        yield f"seen to be right by {stock.confirmed.who} on {stock.confirmed.date}"
    if stock.name in own.files:
        yield f"in {own.files[stock.name]}"


def about_stocks(own: OwnStocks, settings: Path) -> list[str]:
    """What is to be known of the stocks in the list, in a few lines."""
    perforated = [each for each in every_stock(own.stocks).values() if each.perforated]
    least = max(each.least_scale for each in perforated)
    return [
        "Perforated sheets are cut already, and a print that is scaled misses the cuts: measure the 100 mm bar first.",
        f"Below {least:.1%} of its size ink of an outer card lies on its neighbour, or beside it.",
        "`spiegel stock test NAME` makes a sheet to lay over a bought one; do so first where “measure a sheet first” stands.",
        f"A stock of your own is an entry in a stocks.yaml beside your deck, or in {settings}.",
    ]


def papers() -> list[str]:
    """Every paper of a book: its name, its size, and the stocks that are on it, those by name that anybody has the paper for."""
    return columns(
        [
            (name, f"{PAPERS[name].width:g} × {PAPERS[name].height:g} mm; cards: {_stocks_on(name)}")
            for name in get_args(PageSize)
        ]
    )


def _stocks_on(paper: str) -> str:
    there = [stock.name for stock in shipped.stocks().values() if stock.paper == paper]
    named = [name for name in there if name in shipped.USUAL_STOCKS]
    more = len(there) - len(named)
    return (", ".join(named) + (f" and {more} more" if more else "")) if named else "none"


def themes() -> list[str]:
    """Every theme we ship: its name, what it is."""
    return columns(list(shipped.themes().items()))


def columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Names and what each is → lines, the second column aligned."""
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {' '.join(said.split())}" for name, said in rows]
