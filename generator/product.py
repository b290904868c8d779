"""What a printed thing is: the promise between the layouts, which draw, and the rooms that ask them to.

A layout is a module of ``layouts`` with a docstring for the hands that print it, a frozen dataclass ``Options`` whose
fields are made with ``option``, and a function ``prepare``. Everything else (the command, its help, the tests of every
product) follows from these.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model import Deck

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far a long piece of work is."""

    def __call__(self, items: Iterable[T], what: str, many: int) -> Iterable[T]:
        """The items, one by one, as they are worked through; ``what`` names the work, ``many`` counts the items."""


def silent(items: Iterable[T], what: str, many: int) -> Iterable[T]:  # noqa: ARG001 – the protocol's arguments
    """A progress that shows nothing."""
    return items


class Report(Struct, frozen=True):
    """What was made and how to print it, in plain words: ``made`` in one line, ``printing`` in a few."""

    made: str
    printing: tuple[str, ...]


class Prepared(Protocol):
    """A product that is fitted and placed, with nothing left to go wrong."""

    report: Report

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""


class Layout(Protocol):
    """A module of ``layouts`` that prints something."""

    EXAMPLES: tuple[str, ...]
    Options: type[Any]

    def prepare(self, deck: Deck, options: Any, progress: Progress) -> Prepared:  # noqa: ANN401 – each has its own type
        """Fits every text; raises a DeckError with all that does not fit or has no glyph."""


def option(
    default: T,
    help_: str,
    choices: Callable[[], tuple[str, ...]] | None = None,
    *,
    flag: str = "",
    bounds: tuple[float, float] | None = None,
) -> T:
    """A field of a layout's ``Options``.

    Args:
        default: its usual value.
        help_: what it does, a sentence or two.
        choices: the accepted values, where the field's type cannot say them.
        flag: its name on the command line, where that differs from the field's.
        bounds: the smallest and the largest number that are accepted.
    """
    value: T = field(default=default, metadata={"help": help_, "choices": choices, "flag": flag, "bounds": bounds})
    return value
