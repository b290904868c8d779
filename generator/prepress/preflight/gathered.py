"""What pages hold, thing by thing → each cause once: its pages, how many things, and the worst of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


@dataclass(slots=True)
class Cause(Generic[V]):
    """The things with one cause: on which pages, how many, and the worst with its measure."""

    worst: float
    example: V
    pages: list[int] = field(default_factory=list)
    many: int = 0

    @property
    def others(self) -> int:
        """How many there are beside the worst."""
        return self.many - 1


class Gathered(Generic[K, V]):
    """Things as they are met, page after page; the smallest measure is the worst."""

    def __init__(self) -> None:
        self.causes: dict[K, Cause[V]] = {}

    def add(self, cause: K, page: int, measure: float, example: V) -> None:
        """Put down a thing."""
        found = self.causes.setdefault(cause, Cause(measure, example))
        found.many += 1
        if page not in found.pages[-1:]:
            found.pages.append(page)
        if measure < found.worst:
            found.worst, found.example = measure, example

    def get(self, cause: K) -> Cause[V] | None:
        """What is known of a cause; None where it was not met."""
        return self.causes.get(cause)
