"""What a printed thing is: the promise between the layouts, which draw, and the rooms that ask them to.

A layout is a module of ``layouts`` with a docstring for the hands that print it, a frozen dataclass ``Options`` whose
fields are made with ``option``, and a function ``prepare``. Everything else (the command, its help, the tests of every
product) follows from these.

A layout that sets both languages of a deck says so with a constant ``BILINGUAL = True``. Of one that does not, a deck in
two languages gives two files: what one person reads or writes in is in one language.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from generator.model.deck import Deck

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far a long piece of work is."""

    def __call__(self, items: Iterable[T], what: str, many: int) -> Iterable[T]:
        """The items, one by one, as they are worked through; ``what`` names the work, ``many`` counts the items."""


def silent(items: Iterable[T], what: str, many: int) -> Iterable[T]:  # noqa: ARG001 – the protocol's arguments
    """A progress that shows nothing."""
    return items


class Report(Struct, frozen=True):
    """What was made and how to print it, in plain words: ``made`` in one line, ``printing`` in a few.

    ``pages`` are those of the PDF, ``sheets`` the paper that it takes, printed once; 0 where a layout does not say.
    ``weight`` is that of the paper in g/m², at least and at most; None where none is to be chosen, as of a form for the screen.
    """

    made: str
    printing: tuple[str, ...]
    pages: int = 0
    sheets: int = 0
    weight: tuple[int, int] | None = None


STURDY_PAPER, PLAIN_PAPER = (200, 300), (80, 100)
"""g/m² of paper for cards and for books, as docs/printing.md asks for."""

FOLDED_PAPER = (160, 160)
"""g/m² of a sheet whose halves are glued together: two layers of it are a stiff card."""


class Made(Struct, frozen=True):
    """A file that was made, and what its layout says of it."""

    target: Path
    report: Report


class Prepared(Protocol):
    """A product that is fitted and placed, with nothing left to go wrong."""

    @property
    def report(self) -> Report:
        """What was made, and how to print it."""

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""


class Variant(Struct, frozen=True):
    """One of the files that a command makes at once: the options as they are for it, and what was prepared.

    ``part`` is what its name says last, where the options do not tell it from the others.
    """

    options: Any
    prepared: Prepared
    part: str = ""


class Several(Struct, frozen=True):
    """The files that a command makes at once, and why some that were asked for are left out."""

    variants: tuple[Variant, ...]
    left_out: tuple[Problem, ...] = ()


class Layout(Protocol):
    """A module of ``layouts`` that prints something."""

    EXAMPLES: tuple[str, ...]
    Options: type[Any]

    def prepare(self, deck: Deck, options: Any, progress: Progress) -> Prepared:  # noqa: ANN401 – each has its own type
        """Fits every text; raises a DeckError with all that does not fit or has no glyph."""


class SuitLooks(Protocol):
    """How a suit looks: its colour and the name of its sign."""

    @property
    def colour(self) -> str:
        """Its colour, as ``#0F6B6B``."""

    @property
    def icon(self) -> str:
        """The name of its sign."""


class ThemeLook(Struct, frozen=True):
    """The colours of a theme: of text, of small print, of panels and of thin lines; of suits in order, with their signs."""

    ink: str
    quiet: str
    paper: str
    lines: str
    sign: str
    suits: tuple[tuple[str, str], ...]


class Parts(Protocol):
    """What the module ``layouts.parts`` has: what is drawn besides whole products, for a page that shows a deck being written."""

    LEAST_CONTRAST: float

    def usual(self) -> tuple[str, ...]:
        """The names of the printed things that are made of every deck."""

    def one_card(self, deck: Deck, card_id: str, stock: str) -> bytes:
        """A card alone as a PDF, a page for each side; raises a DeckError with all that cannot be set on it."""

    def letters_left(self, deck: Deck, stock_name: str, ids: Collection[str]) -> Mapping[tuple[str, str], int]:
        """About how many characters more these questions and their probes may have, in one language, by id and key."""

    def signs(self) -> tuple[str, ...]:
        """The names of all signs."""

    def sign_svg(self, name: str, colour: str) -> str:
        """A sign with its reflection, as an SVG; raises a DeckError where there is no such sign."""

    def theme_look(self, deck: Deck) -> ThemeLook:
        """The colours of the theme that a deck is printed in; raises a DeckError with every problem of its file."""

    def shipped_look(self, name: str) -> ThemeLook:
        """The colours of a theme that we ship."""

    def suit_looks(self, deck: Deck) -> Mapping[str, SuitLooks]:
        """How each suit of a deck looks, by its id; raises as ``theme_look``."""

    def contrast(self, one: str, other: str) -> float:
        """The contrast of two colours, from 1 to 21."""

    def theme_warnings(self, folder: Path | None, theme: str | Path) -> tuple[Problem, ...]:
        """What reads well in a theme's file, but was probably meant otherwise."""

    def theme_advice(self, folder: Path | None, theme: str | Path) -> tuple[Problem, ...]:
        """What prints better otherwise in a theme's file."""

    def job_sheet(
        self,
        deck: Deck,
        prepared: Mapping[str, Prepared],
        options: Any,  # noqa: ANN401 – those of the cards
        weight: int,
        paper: str | None,
    ) -> Prepared:
        """A page for whoever prints and cuts these files of cards, by name; raises a DeckError where the title has no room."""

    def calibration(self, paper: str, language: str, name: str, *, by_hand: bool) -> tuple[bytes, ...]:
        """The sheet to measure a printer with: one PDF, or one of fronts and one of backs."""


def prepare_all(layout: Layout, deck: Deck, options: object, progress: Progress) -> Several:
    """What a layout makes of a deck: one file, or as many as its own ``prepare_all`` gives.

    Raises:
        DeckError: with all that cannot be printed.
    """
    of_its_own: Callable[..., Several] | None = getattr(layout, "prepare_all", None)
    if of_its_own is not None:
        return of_its_own(deck, options, progress)
    return Several((Variant(options, layout.prepare(deck, options, progress)),))


def advice_of(prepared: Prepared) -> tuple[Problem, ...]:
    """What could be better in what was prepared, though all of it prints; of a layout that says nothing of that, nothing."""
    said: tuple[Problem, ...] = getattr(prepared, "advice", ())
    return said


def decks_for(layout: Layout, deck: Deck) -> tuple[Deck, ...]:
    """The decks that a layout prints of one: itself, or one for each of its languages where the layout sets only one."""
    if deck.second is None or getattr(layout, "BILINGUAL", False):
        return (deck,)
    return tuple(replace(deck, language=language, second=None) for language in deck.languages)


def option(
    default: T,
    help_: str,
    choices: Callable[[], tuple[str, ...]] | None = None,
    *,
    flag: str = "",
    bounds: tuple[float, float] | None = None,
    parse: Callable[[str], T] | None = None,
    said: Callable[[Any], Sequence[str]] | None = None,
) -> T:
    """A field of a layout's ``Options``.

    Args:
        default: its usual value.
        help_: what it does, a sentence or two.
        choices: the accepted values, where the field's type cannot say them.
        flag: its name on the command line, where that differs from the field's.
        bounds: the smallest and the largest number that are accepted.
        parse: what is typed → the value, where the field's type cannot say how; raises a ValueError that says what is
            wrong with it, in a clause.
        said: all options → what the name of a file says of this one where it is not the usual one, value by value; where
            that is not simply its value. Nothing where the name says nothing of it.
    """
    told = {"help": help_, "choices": choices, "flag": flag, "bounds": bounds, "parse": parse, "said": said}
    value: T = field(default=default, metadata=told)
    return value
