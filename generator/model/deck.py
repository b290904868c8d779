"""What is printed: cards chosen from a bank, in their order, in one language or two; values only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from msgspec import Struct

from generator.model.bank import Bank, Question, Suit, Tip
from generator.model.problems import Problem
from generator.model.session import Session

if TYPE_CHECKING:
    from generator.model.paper import Stock

USUAL_THEME = "spiegel"
"""The theme of decks that ask for none."""

Words: TypeAlias = Mapping[str, str]
"""The fixed words of one language, by key."""


ExtraKind: TypeAlias = Literal["howto", "pass", "blank"]
"""How to play, a card to pass with, a card to write a question of one's own on."""


class Extra(Struct, frozen=True):
    """A card that stands in no bank: its texts are fixed words."""

    kind: ExtraKind


class Card(Struct, frozen=True):
    """One card of a deck: its id, its suit if it has one, and what it carries."""

    id: str
    suit: Suit | None
    content: Question | Suit | Tip | Extra


class Selection(Struct, frozen=True, kw_only=True):
    """What is asked of cards; a card must have all of it, and what is left out does not matter.

    ``suits``, ``tags``, ``depths`` and ``only`` each ask for one of theirs; ``without`` names cards by their ids, as
    ``only`` does. ``sample`` draws so many questions at random, ``shuffle`` mixes all cards; both by ``seed``, so that the
    same seed gives the same deck again.
    """

    suits: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    depths: tuple[int, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sample: int | None = None
    shuffle: bool = False
    seed: int = 1

    @property
    def picks(self) -> bool:
        """Whether it says which cards are wanted, and not only which are not."""
        return bool(self.suits or self.tags or self.depths or self.only or self.sample is not None)


class Places(Protocol):
    """Where everything of a bank stands in its file."""

    @property
    def folder(self) -> Path:
        """Where the file lies."""

    @property
    def stocks(self) -> Mapping[str, Stock]:
        """The user's own stocks that it may be printed on, by name."""

    def problem(self, entry_id: str, keys: tuple[str | int, ...], what: str, hint: str = "") -> Problem:
        """A value of the entry with this id, and what is wrong with it → the problem, with its file and line."""


class Deck(Struct, frozen=True, kw_only=True):
    """What is printed: cards chosen from a bank, in their order; all of them, those of a session, or a selection.

    ``second`` is the language that stands below the first on each card, where two are asked for. ``theme`` is a theme of
    ours by name, or a file below the deck's folder; a ``Path`` is a file that the user named, wherever it lies. ``places``
    says where the bank stands; None for one that is in no file. ``drawn`` is False for a deck that is only checked: its
    pictures are looked at, and not made ready to be drawn.

    ``bank`` is the whole bank: numbers and colours go by it, so that a card looks the same in every selection.
    ``selected`` is what the selection leaves of it: the books keep to its suits, questions, tips and sessions.
    """

    bank: Bank
    selected: Bank
    language: str
    cards: tuple[Card, ...]
    places: Places | None = None
    session: Session | None = None
    selection: Selection = Selection()
    second: str | None = None
    theme: str | Path = USUAL_THEME
    drawn: bool = True

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages on each card: one or two."""
        return (self.language,) if self.second is None else (self.language, self.second)

    @property
    def own_stocks(self) -> Mapping[str, Stock]:
        """The user's own stocks that it may be printed on, by name; none for a deck that is in no file."""
        return self.places.stocks if self.places else {}

    @property
    def folder(self) -> Path | None:
        """Where the deck's file lies, and its pictures and its theme are looked for; None for one that is in no file."""
        return self.places.folder if self.places else None

    def problem(self, entry_id: str, keys: tuple[str | int, ...], what: str, hint: str = "") -> Problem:
        """An entry of the bank and what is wrong with it → the problem, with its place where the bank is in a file.

        Args:
            entry_id: the id of a suit, question, tip, part of a tip, purpose, result or session; empty for the bank itself.
            keys: the way from the entry to the value, such as ``("probe", "en")``.
            what: the problem, a clause.
            hint: the remedy, a clause.
        """
        if self.places is not None:
            return self.places.problem(entry_id, keys, what, hint)
        return Problem(what, where=", ".join(map(str, (entry_id, *keys))), hint=hint)
