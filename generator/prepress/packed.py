"""The streams in which a PDF packs its objects → refused where they unpack to more than any deck's, before any is read.

How many numbers and names are in them is counted in ``parsing``, as far as they are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import IndirectObject

from generator.prepress.objects import TooLargeError, data

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 25_000_000
"""Of all such streams, unpacked; 10,000 cards have some 5 million."""


def check_packed(reader: PdfReader) -> None:
    """Counts the bytes that a file packs in streams.

    Raises:
        TooLargeError: it is too much.
        DamagedError: such a stream is broken.
    """
    room = MOST_BYTES
    for holder in sorted({holder for holder, _ in reader.xref_objStm.values()}):
        content = data(IndirectObject(holder, 0, reader)) or b""
        room -= len(content)
        if room < 0:
            raise TooLargeError(f"more than {MOST_BYTES // 10**6} MB of packed objects")
