"""What a deck and the command line say of printing → the options of each layout: paper, stock and people, in one place."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import structs

from generator.bank.shipped import stocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.bank import Bank
    from generator.product import Layout


def options_for(layout: Layout, bank: Bank, given: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 – the layout's own
    """The options of a layout for a bank: those that are given, else what the bank says, else the usual ones.

    Args:
        layout: its ``Options`` take of the settings those that it has a field for, and that can be so.
        bank: what it says under ``print``.
        given: options by the names of their fields; one that is no field of this layout's is for another.
    """
    said = {name: value for name, value in structs.asdict(bank.printing).items() if value is not None}
    chosen = said | dict(given or {})
    if "stock" not in chosen and (stock := _on_paper(chosen.get("paper"))):
        chosen["stock"] = stock
    taken = {name: value for name, value in chosen.items() if name in _fields(layout) and _may_be(layout, name, value)}
    return layout.Options(**taken)


def _fields(layout: Layout) -> set[str]:
    return {field.name for field in dataclasses.fields(layout.Options)}


def _may_be(layout: Layout, name: str, value: object) -> bool:
    """Whether an option can have a value: no team writes on A5, so what says A5 leaves its sheets as they are."""
    kind = get_type_hints(layout.Options)[name]
    kinds = [each for each in (kind, *get_args(kind)) if get_origin(each) is Literal]
    return not kinds or value in get_args(kinds[0])


def _on_paper(paper: str | None) -> str:
    """The first stock that is on a paper; empty where none is, or the paper is not said."""
    return next((stock.name for stock in stocks().values() if stock.paper == paper), "") if paper else ""
