"""The name of a request and its arguments in plain values → the answer in plain values: the one table of what a page can ask.

A worker with Pyodide and the local server are thin shells around it, so nothing here needs a server, a terminal or a display.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from generator import __version__
from generator.bank import shipped
from generator.bank.own_stocks import every_stock
from generator.bank.print_settings import options_for
from generator.deck.selection import card_ids, choose, tags_of
from generator.files import read_text
from generator.model.problems import DeckError
from generator.studio import about, beginnings, checking, printing
from generator.studio.decks import Decks
from generator.studio.edits import AnEdit, edited
from generator.studio.left import Left
from generator.studio.options import Surroundings
from generator.studio.plain import plain_problems
from generator.studio.printing import Chosen, chosen_deck
from generator.studio.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.bank.loading import Loaded
    from generator.build import Piece
    from generator.model.problems import Problem
    from generator.parts import Parts
    from generator.product import Layout
    from generator.studio.plain import Plain


class RequestError(Exception):
    """There is no such request, or its arguments are not what it takes: a slip of the page, and not of a person."""


class Studio:
    """Answers requests about one deck.

    Args:
        layouts: what is printed, by name.
        parts: what is drawn besides.
        folder: the deck's; pictures, fonts, a theme and stocks of the user's own lie in it.
        settings: the folder of the user's settings.
        name: of the deck's file.
    """

    def __init__(
        self, layouts: Mapping[str, Layout], parts: Parts, folder: Path, settings: Path, name: str = "cards.yaml"
    ) -> None:
        self.layouts = layouts
        self.parts = parts
        self.folder = folder
        self.settings = settings
        self.file = folder / name
        self.decks = Decks(self.file, settings)
        self.left = Left(parts)

    def ask(self, name: str, arguments: Mapping[str, object]) -> Plain:
        """The answer to a request: ``{"ok": True, "result": …}``, or ``{"ok": False, "problems": […]}``.

        Raises:
            RequestError: there is no such request, or its arguments are wrong.
        """
        if name not in REQUESTS:
            raise RequestError(f"there is no request {name!r}")
        request = REQUESTS[name]
        taken = _converted(request, arguments)
        try:
            return {"ok": True, "result": request(self, **taken)}
        except DeckError as error:
            return {"ok": False, "problems": self.plain(error.problems)}

    def plain(self, problems: tuple[Problem, ...]) -> list[Plain]:
        """Problems in plain values."""
        return plain_problems(problems, self.file)

    @property
    def printers(self) -> Path:
        """The file with the profiles of printers."""
        return self.settings / "printers.yaml"

    @property
    def own_name(self) -> str:
        """What the deck's file is called, for the names of what is made of it; empty where it has the usual name."""
        return self.file.stem if self.file.stem != "cards" else ""


# --------------------------------------------------------------------------------------------------------- beginning


def _about(studio: Studio) -> Plain:
    """What there is to choose from for every deck."""
    return about.about(studio.layouts, studio.parts, studio.decks.own_stocks().stocks, studio.decks.file) | {
        "version": __version__
    }


def _new(studio: Studio, title: str, language: str, suits: list[str]) -> Plain:
    """A small deck to begin with."""
    return beginnings.new(studio.folder, title, language, suits)


def _shipped(studio: Studio) -> Plain:  # noqa: ARG001 – as all requests
    """The deck that comes with Spiegel."""
    return {"text": read_text(shipped.shipped_bank(), "cards.yaml")}


# ----------------------------------------------------------------------------------------------- reading and writing


def _read(studio: Studio, text: str) -> Plain:
    """The table of a deck."""
    return read_table(studio.decks, text)


def _change(studio: Studio, text: str, edits: list[AnEdit]) -> Plain:
    """A deck with edits made, and its table."""
    made = edited(str(studio.file), text, edits, studio.decks.events)
    return {"text": made, **read_table(studio.decks, made)}


def _check(
    studio: Studio,
    text: str,
    stock: str | None = None,
    paper: str | None = None,
    languages: list[str] | None = None,
    theme: str | None = None,
) -> Plain:
    """Everything that is wrong with a deck, and advice; of one that cannot be read all that keeps it from that."""
    try:
        loaded = studio.decks.loaded(text)
    except DeckError as error:
        return {"problems": studio.plain(error.problems), "advice": [], "lines": [], "not_together": [], "left": {}}
    given = {"paper": paper} if paper else {}
    found = checking.checked(
        loaded, studio.layouts, studio.parts, studio.file, [stock] if stock else [], given, languages or [], theme
    )
    usual = options_for(studio.layouts["cards"], loaded.bank, given).stock
    return {
        **found,
        "warnings": studio.plain(loaded.warnings),
        "left": _left(studio, loaded, stock or usual, theme),
    }


def _left(studio: Studio, loaded: Loaded, stock: str, theme: str | None) -> dict[str, int]:
    """The characters that are left; none where there is no such stock or theme, of which the problems tell."""
    try:
        return studio.left.of(loaded, stock, theme or None)
    except DeckError:
        return {}


def _card(
    studio: Studio,
    text: str,
    id: str,  # noqa: A002 – the contract's word
    languages: list[str] | None = None,
    stock: str | None = None,
    theme: str | None = None,
) -> Plain:
    """One card, front and back, cut to its size."""
    loaded = studio.decks.loaded(text)
    first, *rest = languages or loaded.bank.languages[:1]
    deck = choose(loaded.bank, first, loaded.places, second=rest[0] if rest else None, theme=theme or None)
    usual = options_for(studio.layouts["cards"], loaded.bank).stock
    return {"pdf": studio.parts.one_card(deck, id, stock or usual)}


# ---------------------------------------------------------------------------------------------------------- printing


def _options(studio: Studio, text: str) -> Plain:
    """What a deck says of printing, and what of it can be chosen."""
    loaded = studio.decks.loaded(text)
    bank = loaded.bank
    usual = {name: about.values_of(options_for(layout, bank)) for name, layout in studio.layouts.items()}
    return {
        "usual": usual,
        "print": {name: value for name, value in msgspec.to_builtins(bank.printing).items() if value is not None},
        "languages": list(bank.languages),
        "sessions": [{"id": each.id, "name": each.name} for each in bank.sessions],
        "suits": [{"id": each.id, "name": each.name} for each in bank.suits],
        "tags": list(tags_of(bank)),
        "cards": list(card_ids(bank)),
        "theme": bank.theme,
        "stocks": about.stocks(every_stock(loaded.places.stocks)),
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


def _plan(studio: Studio, text: str, product: str, options: dict[str, Any], chosen: Chosen) -> Plain:
    """The files that a product makes, without drawing them."""
    pieces, left_out = _pieces(studio, text, product, options, chosen)
    return {"files": list(map(printing.planned, pieces)), "left_out": studio.plain(left_out)}


def _build(studio: Studio, text: str, product: str, options: dict[str, Any], chosen: Chosen) -> Plain:
    """The files that a product makes."""
    pieces, left_out = _pieces(studio, text, product, options, chosen)
    return {"files": list(map(printing.drawn, pieces)), "left_out": studio.plain(left_out)}


REQUESTS: dict[str, Callable[..., Plain]] = {
    "about": _about,
    "new": _new,
    "shipped": _shipped,
    "read": _read,
    "change": _change,
    "check": _check,
    "card": _card,
    "options": _options,
    "plan": _plan,
    "build": _build,
}
"""Every request by its name; its arguments are those of the function, in the types that it names."""

_TYPES = {"Path": Path, "Plain": dict[str, Any], "Studio": Studio}


def _converted(request: Callable[..., Plain], arguments: Mapping[str, object]) -> dict[str, Any]:
    """Arguments in plain values → in the types that a request takes.

    Raises:
        RequestError: they are not.
    """
    hints = get_type_hints(request, localns=_TYPES)
    try:
        inspect.signature(request).bind(None, **arguments)
        return {name: msgspec.convert(value, hints[name]) for name, value in arguments.items()}
    except (TypeError, msgspec.ValidationError) as error:
        raise RequestError(str(error)) from None
