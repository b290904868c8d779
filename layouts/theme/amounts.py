"""The pictures of a deck, one after the other → a refusal of the one with which they open to more than there is time for.

A flat picture of 50 million pixels has a few thousand bytes: a deck of some megabytes could open to minutes of work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import UnusableError

if TYPE_CHECKING:
    from layouts.theme.raster import Amount

MOST_UNPACKED = 2_000_000_000
"""Bytes that all pictures of a deck may open to, beyond ``FOR_A_BYTE``: that takes about five seconds of processor."""

FOR_A_BYTE = 60
"""Bytes that a picture may open to for each byte of its file, and they do not count: a photograph opens to no more than
that, however many a deck has; a drawing in a few flat colours does."""


class Amounts:
    """How much the pictures of one deck open to so far; the same picture counts once, whatever its files are called.

    ``exceeded`` says that one was refused: the deck will not be drawn.
    """

    def __init__(self) -> None:
        self.exceeded = False
        self._counted: set[bytes] = set()
        self._unpacked = 0
        self._largest = (0, "")

    def knows(self, digest: bytes) -> bool:
        """Whether a picture with these bytes was counted."""
        return digest in self._counted

    def count(self, name: str, digest: bytes, found: Amount, size: int) -> None:
        """One picture more, before it is unpacked.

        Args:
            name: as the deck calls it.
            digest: of its bytes.
            found: what it opens to.
            size: of its file, in bytes.

        Raises:
            UnusableError: all together are too much with it.
        """
        self._largest = max(self._largest, (found.unpacked, f"{name} of {found.width:,} × {found.height:,} pixels"))
        beyond = max(found.unpacked - FOR_A_BYTE * size, 0)
        if self._unpacked + beyond > MOST_UNPACKED:
            self.exceeded = True
            what = f"and the pictures before it open to more than {MOST_UNPACKED // 10**9} GB together"
            hint = f"save smaller copies of large ones, such as {self._largest[1]}: 1,000 across are plenty on a card"
            raise UnusableError(what, f"{hint}; or make more than one deck of it", "pictures too large together")
        self._unpacked += beyond
        self._counted.add(digest)
