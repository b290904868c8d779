"""A stock → its entry for a file of stocks, as a person would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from generator.bank.yaml.writing import scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.paper import Stock

ORDER = ("name", "title", "paper", "landscape", "card", "grid", "first", "pitch", "turn")
"""The keys that come first; the others follow as the type has them."""


def stock_entry(stock: Stock) -> str:
    """The lines of an entry, with an end; what is as usual is left out."""
    usual = {"landscape": False, "turn": 0, "corner": 0, "perforated": False, "two_sided": True, "flip": "long-edge"}
    values = {key: value for key, value in to_builtins(stock).items() if value not in (None, "", usual.get(key))}
    keys = [*(key for key in ORDER if key in values), *(key for key in values if key not in ORDER)]
    return "- " + "\n  ".join(f"{key}: {_said(values[key])}" for key in keys) + "\n"


def _said(value: Any) -> str:  # noqa: ANN401 – whatever a stock holds
    if isinstance(value, dict):
        return f"{{{_inside(value)}}}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return scalar(value) if isinstance(value, str) else f"{value:.10g}"


def _inside(group: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{key}: {scalar(each, flow=True) if isinstance(each, str) else f'{each:.10g}'}"
        for key, each in group.items()
        if each is not None
    )
