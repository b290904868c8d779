"""What a page asks while a deck is written → answers: what there is, its table, what is wrong with it, one card, its look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import __version__
from generator.bank.print_settings import options_for
from generator.bank.schema import deck_schema
from generator.bank.shipped import shipped_bank
from generator.deck.selection import choose
from generator.files import read_text
from generator.model.problems import DeckError
from generator.studio import beginnings, checking, choices, looks
from generator.studio.around import drawn_around
from generator.studio.decks import BYTE_ORDER_MARK
from generator.studio.edits import AnEdit, edited
from generator.studio.plain import RequestError
from generator.studio.table import read_table

if TYPE_CHECKING:
    from generator.bank.loading import Loaded
    from generator.studio.plain import Plain
    from generator.studio.requests import Studio

COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def about(studio: Studio) -> Plain:
    """What there is to choose from for every deck."""
    return choices.about(studio.layouts, studio.parts, studio.decks.own_stocks().stocks, studio.decks.file) | {
        "version": __version__
    }


def new(studio: Studio, title: str, language: str, suits: list[str]) -> Plain:
    """A small deck to begin with."""
    return beginnings.new(studio.folder, title, language, suits)


def shipped(studio: Studio) -> Plain:  # noqa: ARG001 – as all requests
    """The deck that comes with Spiegel."""
    return {"text": read_text(shipped_bank(), "cards.yaml")}


def read(studio: Studio, text: str) -> Plain:
    """The table of a deck."""
    return read_table(studio.decks, text)


def change(studio: Studio, text: str, edits: list[AnEdit]) -> Plain:
    """A deck with edits made, and its table."""
    made = edited(studio.decks.document(text), edits)
    changed = studio.decks.keep(made, mark=BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else "")
    return {"text": changed, **read_table(studio.decks, changed)}


def check(
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
        loaded,
        studio.well.over(studio.usual_layouts),
        studio.parts,
        studio.file,
        [stock] if stock else [],
        given,
        languages or [],
        theme,
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


def card(
    studio: Studio,
    text: str,
    id: str,  # noqa: A002 – the contract's word
    languages: list[str] | None = None,
    stock: str | None = None,
    theme: str | None = None,
) -> Plain:
    """One card, front and back, cut to its size; also of a deck in which something is wrong with other cards."""

    def drawn(loaded: Loaded) -> bytes:
        return _one_card(studio, loaded, id, languages, stock, theme)

    try:
        return {"pdf": drawn(studio.decks.loaded(text))}
    except DeckError as error:
        document = studio.decks.document(text)
        return {"pdf": drawn_around(document, id, error.problems, lambda rest: drawn(studio.decks.load(rest)))}


def _one_card(
    studio: Studio, loaded: Loaded, card: str, languages: list[str] | None, stock: str | None, theme: str | None
) -> bytes:
    first, *rest = languages or loaded.bank.languages[:1]
    deck = choose(loaded.bank, first, loaded.places, second=rest[0] if rest else None, theme=theme or None)
    usual = options_for(studio.layouts["cards"], loaded.bank).stock
    return studio.parts.one_card(deck, card, stock or usual)


def schema(studio: Studio) -> Plain:
    """The form of a deck, for an editor that completes."""
    return deck_schema(studio.parts.signs())


def suits_look(studio: Studio, text: str, theme: str | None = None) -> Plain:
    """How the suits look in a theme."""
    return looks.looks(studio.decks.loaded(text), studio.parts, theme)


def sign(studio: Studio, name: str, colour: str) -> Plain:
    """A sign as a picture."""
    if not COLOUR.fullmatch(colour):
        raise RequestError("a colour is # and six digits")
    return {"svg": studio.parts.sign_svg(name, colour)}
