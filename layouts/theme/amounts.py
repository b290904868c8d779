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


MOST_SHAPES = 20_000
"""Of all drawings of a deck in SVG; the dearest take four seconds of processor for 10,000."""


class TogetherError(UnusableError):
    """A picture that is too much with the others of its deck; in another it may be used."""


class Amounts:
    """How much the pictures of one deck open to so far; the same picture counts once, whatever its files are called.

    ``exceeded`` says that one was refused: the deck will not be drawn.
    """

    def __init__(self) -> None:
        self.exceeded = False
        self._counted: set[bytes] = set()
        self._unpacked = 0
        self._largest = (0, "")
        self._shapes = 0
        self._richest = (0, "")
        self._too_rich: tuple[str, str, str] | None = None

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
            TogetherError: all together are too much with it.
        """
        self._largest = max(self._largest, (found.unpacked, f"{name} of {found.width:,} × {found.height:,} pixels"))
        beyond = max(found.unpacked - FOR_A_BYTE * size, 0)
        if self._unpacked + beyond > MOST_UNPACKED:
            self.exceeded = True
            what = f"and the pictures before it open to more than {MOST_UNPACKED // 10**9} GB together"
            hint = f"save smaller copies of large ones, such as {self._largest[1]}: 1,000 across are plenty on a card"
            raise TogetherError(what, f"{hint}; or make more than one deck of it", "pictures too large together")
        self._unpacked += beyond
        self._counted.add(digest)

    def check_shapes(self) -> None:
        """No drawing is opened any more once those before it are too many.

        Raises:
            TogetherError: they are.
        """
        if self._too_rich:
            raise TogetherError(*self._too_rich)

    def count_shapes(self, name: str, digest: bytes, shapes: int) -> None:
        """One drawing more, before it is drawn; the arguments as above.

        Raises:
            TogetherError: all together have too many shapes with it.
        """
        if digest in self._counted:
            return
        self._richest = max(self._richest, (shapes, name))
        if self._shapes + shapes > MOST_SHAPES:
            self.exceeded = True
            what = f"and the drawings before it have more than {MOST_SHAPES:,} shapes together"
            hint = f"save those with many as a PNG, such as {self._richest[1]} with {self._richest[0]:,}"
            self._too_rich = what, f"{hint}; or make more than one deck of it", "drawings too rich together"
            self.check_shapes()
        self._shapes += shapes
        self._counted.add(digest)
