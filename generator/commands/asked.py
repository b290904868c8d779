"""What is asked for on the command line → the decks to print; the arguments that all products share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.terminal import tell

if TYPE_CHECKING:
    from generator.bank import Loaded
    from generator.model import Deck
    from generator.product import Layout

OUTPUT = Path("output")
"""The folder for what is made, where none is given."""

DECK = click.Argument(["deck"], required=False, type=click.Path(path_type=Path), metavar="[DECK]")
LANG = click.Option(
    ["--lang"], metavar="CODE", help="The language to print, such as nl or en; the deck's first if left out."
)
SESSION = click.Option(
    ["--session"], metavar="NAME", help="Only what this session uses, in its order: see `list sessions`."
)


def load(deck: Path | None) -> Loaded:
    """The bank that was asked for, its warnings told.

    Raises:
        DeckError: with every problem of the file.
    """
    from generator.bank import load as load_bank  # noqa: PLC0415 – only for who prints a deck
    from generator.shipped import shipped_bank  # noqa: PLC0415

    here = Path("cards.yaml")
    loaded = load_bank(deck or (here if here.exists() else shipped_bank()))
    tell(loaded.warnings)
    return loaded


def chosen(deck: Path | None, language: str | None, session: str | None = None) -> Deck:
    """The deck that was asked for, in the language that was asked for or else its first, whole or for a session."""
    from generator.selection import choose  # noqa: PLC0415 – see above

    loaded = load(deck)
    languages = loaded.bank.languages
    if language is not None and language not in languages:
        raise click.BadParameter(f"the deck is not in '{language}'; it has {', '.join(languages)}", param_hint="--lang")
    sessions = {each.id: each for each in loaded.bank.sessions}
    if session is not None and session not in sessions:
        known = ", ".join(sessions) or "none"
        raise click.BadParameter(f"the deck has no session '{session}'; it has {known}", param_hint="--session")
    return choose(
        loaded.bank,
        language or languages[0],
        loaded.places.problem,
        None if session is None else sessions[session],
        folder=loaded.places.folder,
    )


def layouts() -> dict[str, Layout]:
    """Every layout by name, imported."""
    from importlib import import_module  # noqa: PLC0415 – see above

    from layouts import LAYOUTS  # noqa: PLC0415

    return {name: import_module(row.module) for name, row in LAYOUTS.items()}


def file_name(deck: Path | None, product: str, language: str) -> str:
    """What a product's file is called: decks of other names keep theirs, so that one does not replace another's."""
    own = f"{deck.stem}-" if deck and deck.stem != "cards" else ""
    return f"{own}{product}-{language}.pdf"
