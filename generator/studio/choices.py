"""The layouts and what we ship → what there is to choose from for every deck, in plain values."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, get_args

from generator.bank import shipped, starter
from generator.bank.own_stocks import every_stock
from generator.model.paper import PAPERS, PageSize
from generator.studio.options import described

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model.paper import Stock
    from generator.product import Layout, Parts
    from generator.studio.plain import Plain

MOST_SEED = 2**32


def about(layouts: Mapping[str, Layout], parts: Parts, own: Mapping[str, Stock], file: Path) -> Plain:
    """Products with their options, and everything that a deck is printed with."""
    return {
        "products": [_product(name, layout) for name, layout in layouts.items()],
        "stocks": stocks(every_stock(own)),
        "papers": [
            {"name": name, "width": PAPERS[name].width, "height": PAPERS[name].height} for name in get_args(PageSize)
        ],
        "themes": _themes(parts),
        "signs": list(parts.signs()),
        "languages": list(shipped.languages()),
        "usual_stocks": list(shipped.USUAL_STOCKS),
        "starters": {language: list(starter.words(language).suits) for language in shipped.languages()},
        "file": file.name,
        "least_contrast": parts.LEAST_CONTRAST,
    }


def _product(name: str, layout: Layout) -> Plain:
    said, _, rest = (getattr(layout, "__doc__", None) or "").partition("\n")
    return {
        "name": name,
        "summary": said,
        "help": " ".join(rest.split()),
        "bilingual": getattr(layout, "BILINGUAL", False),
        "options": described(layout),
    }


def stocks(known: Mapping[str, Stock]) -> list[Plain]:
    """Stocks with what tells them apart; lengths in mm."""
    return [
        {
            "id": stock.name,
            "title": stock.title or stock.name,
            "width": stock.face.width,
            "height": stock.face.height,
            "per_sheet": stock.cards_per_sheet,
            "columns": stock.columns,
            "rows": stock.rows,
            "paper": stock.paper,
            "landscape": stock.landscape,
            "perforated": stock.perforated,
            "two_sided": stock.two_sided,
            "doubtful": stock.doubtful,
            "corner": stock.corner,
        }
        for stock in known.values()
    ]


def _themes(parts: Parts) -> list[Plain]:
    """The themes that we ship, with their colours."""
    made = []
    for name, title in shipped.themes().items():
        look = parts.shipped_look(name)
        made.append(
            {
                "id": name,
                "title": title,
                "ink": look.ink,
                "paper": look.paper,
                "suits": [{"colour": colour, "sign": sign} for colour, sign in look.suits],
            }
        )
    return made


def values_of(options: object) -> dict[str, Any]:
    """The options of a layout as plain values; what is none is left out."""
    assert dataclasses.is_dataclass(options)  # noqa: S101 – for the type checker
    found = {field.name: getattr(options, field.name) for field in dataclasses.fields(options)}
    return {name: value for name, value in found.items() if isinstance(value, bool | int | float | str)}
