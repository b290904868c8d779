"""What was made of pictures → the same again, without opening them once more: for the next product, language or stock.

A picture is known by its bytes, so that one that was changed is another. What is kept is small, and bounded: never pixels.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by their keys, as many as weigh so much together; what was not asked for longest gives way.

    Threads may share it: a program may build several decks at once.
    """

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """A value; None where it is not kept."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def keep(self, key: K, value: V, weight: int = 1) -> V:
        """The same value, kept from now on."""
        with self._lock:
            self._weight += weight - self._values.pop(key, (value, 0))[1]
            self._values[key] = value, weight
            while self._weight > self._most:
                self._weight -= self._values.popitem(last=False)[1][1]
        return value

    def forget(self) -> None:
        """Keeps nothing any more."""
        with self._lock:
            self._values.clear()
            self._weight = 0
