"""What ships with Spiegel to choose from → lines for people and for other tools: the name, two spaces, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator.bank import shipped
from generator.model.paper import PAPERS, PageSize

if TYPE_CHECKING:
    from collections.abc import Sequence


def stocks() -> list[str]:
    """Every stock we ship: its name, what it is, the size of a card, how many a sheet holds."""
    return columns(
        [
            (
                stock.name,
                f"{stock.title}: {stock.card.width:g} × {stock.card.height:g} mm, {stock.cards_per_sheet} a sheet",
            )
            for stock in shipped.stocks().values()
        ]
    )


def papers() -> list[str]:
    """Every paper of a book: its name, its size, and the stocks that are on it."""
    on: dict[str, list[str]] = {}
    for stock in shipped.stocks().values():
        on.setdefault(stock.paper, []).append(stock.name)
    return columns(
        [
            (name, f"{PAPERS[name].width:g} × {PAPERS[name].height:g} mm; cards: {', '.join(on.get(name, ['none']))}")
            for name in get_args(PageSize)
        ]
    )


def themes() -> list[str]:
    """Every theme we ship: its name, what it is."""
    return columns(list(shipped.themes().items()))


def columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Names and what each is → lines, the second column aligned."""
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {' '.join(said.split())}" for name, said in rows]
