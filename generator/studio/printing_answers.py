"""What a page asks of printing → answers: what can be chosen, which files come of it, and the printers that were measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from generator.bank.own_stocks import every_stock
from generator.bank.print_settings import options_for
from generator.deck.selection import card_ids, tags_of
from generator.studio import choices, printing, profiles
from generator.studio.options import Surroundings
from generator.studio.plain import RequestError
from generator.studio.printing import Chosen, chosen_deck
from generator.studio.profiles import Seen  # noqa: TC001 – as above

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.build import Piece
    from generator.model.problems import Problem
    from generator.studio.plain import Plain
    from generator.studio.requests import Studio

COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def options(studio: Studio, text: str) -> Plain:
    """What a deck says of printing, and what of it can be chosen."""
    loaded = studio.decks.loaded(text)
    bank = loaded.bank
    usual = {name: choices.values_of(options_for(layout, bank)) for name, layout in studio.layouts.items()}
    return {
        "usual": usual,
        "print": {name: value for name, value in msgspec.to_builtins(bank.printing).items() if value is not None},
        "languages": list(bank.languages),
        "sessions": [{"id": each.id, "name": each.name} for each in bank.sessions],
        "suits": [{"id": each.id, "name": each.name} for each in bank.suits],
        "tags": list(tags_of(bank)),
        "cards": list(card_ids(bank)),
        "theme": bank.theme,
        "stocks": choices.stocks(every_stock(loaded.places.stocks)),
    }


def _pieces(
    studio: Studio, text: str, product: str, options: Mapping[str, object], chosen: Chosen
) -> tuple[list[Piece], tuple[Problem, ...]]:
    if product not in studio.layouts:
        raise RequestError(f"there is no product {product!r}")
    loaded = studio.decks.loaded(text)
    around = Surroundings(loaded, studio.printers)
    deck = chosen_deck(loaded, chosen)
    return printing.pieces_of(product, studio.layouts[product], deck, options, around, studio.own_name)


def plan(studio: Studio, text: str, product: str, options: dict[str, Any], chosen: Chosen) -> Plain:
    """The files that a product makes, without drawing them."""
    pieces, left_out = _pieces(studio, text, product, options, chosen)
    return {"files": list(map(printing.planned, pieces)), "left_out": studio.plain(left_out)}


def build(studio: Studio, text: str, product: str, options: dict[str, Any], chosen: Chosen) -> Plain:
    """The files that a product makes."""
    pieces, left_out = _pieces(studio, text, product, options, chosen)
    return {"files": list(map(printing.drawn, pieces)), "left_out": studio.plain(left_out)}


def printers(studio: Studio) -> list[Plain]:
    """The printers that were measured."""
    return profiles.known(studio.printers)


def printer_sheet(
    studio: Studio,
    name: str,
    paper: str = "a4",
    language: str = "en",
    by_hand: bool = False,  # noqa: FBT002 – all arguments have their names
) -> Plain:
    """The sheet to measure a printer with."""
    return {"files": profiles.sheets(studio.parts, name, paper, language, by_hand=by_hand)}


def printer_fit(studio: Studio, name: str, values: Seen) -> Plain:  # noqa: ARG001 – as all requests
    """What was read on that sheet, tried."""
    return profiles.measured(name, values)


def printer_set(studio: Studio, name: str, values: Seen) -> list[Plain]:
    """What was read on that sheet, kept."""
    return profiles.kept(studio.printers, name, values)


def printer_remove(studio: Studio, name: str) -> list[Plain]:
    """A printer forgotten."""
    return profiles.forgotten(studio.printers, name)


def settings_get(studio: Studio) -> Plain:
    """The file that printers are kept in."""
    return {"data": profiles.settings(studio.printers)}


def settings_put(studio: Studio, data: bytes) -> list[Plain]:
    """That file put back."""
    return profiles.put_settings(studio.printers, data)
