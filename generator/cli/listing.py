"""What ships with Spiegel to choose from → lines for people and for other tools: the name, two spaces, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import shipped

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


def themes() -> list[str]:
    """Every theme we ship: its name, what it is."""
    return columns(list(shipped.themes().items()))


def columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Names and what each is → lines, the second column aligned."""
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {' '.join(said.split())}" for name, said in rows]
