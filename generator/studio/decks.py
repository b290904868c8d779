"""The text of a deck → the deck as it was read; of the last few texts what was read is kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

from generator.bank import loading
from generator.bank.own_stocks import FILE, OwnStocks, own_stocks
from generator.bank.renamed import under_todays_names
from generator.bank.yaml.pieces import Pieces
from generator.bank.yaml.reader import Document, parse
from generator.files import LARGEST_FILE
from generator.model.bank import Bank
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from generator.bank.loading import Loaded

T = TypeVar("T")

BYTE_ORDER_MARK = "\ufeff"

MOST_KEPT = 4
"""Texts of which what was read is kept: the deck, and a few before it for undo."""


class Recent:
    """The last few values that were worked out, by what they came of; a DeckError is kept as a value is."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def put(self, key: Hashable, value: object) -> None:
        """Keeps a value that was worked out elsewhere."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def get(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """The value of a key, worked out where it is not there.

        Raises:
            DeckError: as it did.
        """
        if key not in self._kept:
            try:
                self.put(key, work_out())
            except DeckError as error:
                self.put(key, error)
        self._kept.move_to_end(key)
        value = self._kept[key]
        if isinstance(value, DeckError):
            raise DeckError(value.problems)
        return value  # type: ignore[return-value]  # of the type that was worked out for this key


class Decks:
    """Reads the texts of one deck.

    Args:
        file: where the deck lies, or would: problems are told by it, and its folder is looked into.
        settings: the folder of the user's settings, which may hold stocks.
    """

    def __init__(self, file: Path, settings: Path) -> None:
        self.file = file
        self._stocks = settings / FILE
        self._documents, self._loaded = Recent(), Recent()
        self._events = Pieces()

    def document(self, text: str) -> Document:
        """The plain values of a text, its keys under today's names.

        Raises:
            DeckError: with every problem of its form.
        """
        return self._documents.get(text, lambda: self._parse(text))

    def keep(self, document: Document, *, mark: str = "") -> str:
        """The text of a document that was made of another one here, which need not be read again.

        Args:
            document: its keys under today's names.
            mark: a byte order mark that its text begins with.
        """
        text = mark + document.text
        if _fits(text):
            self._documents.put(text, document)
        return text

    def _parse(self, text: str) -> Document:
        if not _fits(text):
            what = f"is larger than the {LARGEST_FILE // 1024**2} MB that a deck may be"
            raise DeckError([Problem(what, str(self.file), hint="split it in two decks")])
        return under_todays_names(parse(str(self.file), text.removeprefix(BYTE_ORDER_MARK), self._events), Bank)

    def loaded(self, text: str) -> Loaded:
        """The bank of a text.

        Raises:
            DeckError: with every problem of it, and of stocks of the user's own.
        """
        stamps = tuple(map(stamp_of, (self.file.with_name(FILE), self._stocks)))
        return self._loaded.get((text, stamps), lambda: self.load(self.document(text)))

    def load(self, document: Document) -> Loaded:
        """The bank of a document; nothing of it is kept.

        Raises:
            DeckError: as ``loaded``.
        """
        problems: tuple[Problem, ...] = ()
        own: OwnStocks | None = None
        try:
            own = self.own_stocks()
        except DeckError as error:
            problems = error.problems
        try:
            made = loading.loaded_today(document, own.stocks if own else None)
        except DeckError as error:
            raise DeckError([*problems, *error.problems]) from None
        if problems:
            raise DeckError(problems)
        return made

    def own_stocks(self) -> OwnStocks:
        """The stocks of the user's own, beside the deck and in the settings.

        Raises:
            DeckError: with every problem of their files.
        """
        return own_stocks(self.file.parent, (self._stocks,))


def _fits(text: str) -> bool:
    """Whether a deck may be as large as this."""
    return len(text.encode(errors="replace")) <= LARGEST_FILE


def stamp_of(file: Path) -> tuple[int, int] | None:
    """What tells a file that was changed from the one before; None where there is none."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
