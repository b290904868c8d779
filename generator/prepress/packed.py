"""The streams in which a PDF packs its objects → refused where they hold more than any deck's, before any of it is read.

A few kilobytes unpack to a hundred megabytes of numbers, and pypdf reads all objects of a stream as soon as one of them
is asked for, each number and each name as a value of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import IndirectObject

from generator.prepress.objects import TooLargeError, data

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PARTS = 2_000_000
"""Numbers, names and strings, as far as the signs before them tell: pypdf takes 2 to 3 seconds and 80 MB for a million. A
page of a guide has some 900, a card 130."""

MOST_BYTES = 25_000_000
"""Of all such streams, unpacked; 10,000 cards have some 5 million."""

BEFORE_A_PART = (b" ", b"\n", b"\r", b"\t", b"/", b"[", b"(", b"<")


def check_packed(reader: PdfReader) -> None:
    """Counts what a file packs in streams.

    Raises:
        TooLargeError: it is too much.
        DamagedError: such a stream is broken.
    """
    left, room = MOST_PARTS, MOST_BYTES
    for holder in sorted({holder for holder, _ in reader.xref_objStm.values()}):
        content = data(IndirectObject(holder, 0, reader)) or b""
        room -= len(content)
        if room < 0:
            raise TooLargeError(f"more than {MOST_BYTES // 10**6} MB of packed objects")
        left -= sum(map(content.count, BEFORE_A_PART))
        if left < 0:
            raise TooLargeError(f"more than {MOST_PARTS:,} numbers and names in its packed objects")
