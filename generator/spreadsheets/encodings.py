"""The bytes of a text file → its text: UTF-8 or UTF-16 where that is certain, else the likeliest of three old encodings.

A wrong guess prints ``Ã©`` on a card. So nothing is guessed where something is certain, a file that mixes encodings is
refused with its line, and so is a text that an earlier program has spoilt already.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from generator.model.problems import DeckError, Problem
from generator.spreadsheets.cells import refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks: how a file begins, and what it then is."""

OLD = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "the encoding of DOS"))
"""What Excel wrote before UTF-8: on Windows, on the Mac, and as “CSV (MS-DOS)”. The first wins a draw."""

USUAL = "’‘“”–—…€«»"
"""Signs that people's texts are full of, beside letters."""

ACCENTED = "éèëêïîöôóüûàâäç"
"""Letters that are frequent here, in Dutch, French and German; others that are rare prove nothing."""

AT_THE_START = "éàÉÈÀÇÖÜÄ"
"""Those of them that words begin with."""

LOOKED_AT = 4096
"""Bytes at the beginning of a file from which its UTF-16 is told."""

SPOILT = re.compile("Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ˜“”¦¢\x9d]|Â[ \xa0«»°·€]|\ufffd")
"""UTF-8 that some program took for Windows-1252 before it wrote the file: ``Ã©`` for é, ``â€™`` for ’."""

SAVE_AS = "open it in the program that made it, and save it as “CSV UTF-8”, or as a workbook (.xlsx)"


class Decoded(NamedTuple):
    """A text, and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, file: str) -> Decoded:
    """The bytes of a file → its text, without a byte order mark.

    Raises:
        DeckError: the bytes are no text, or are in two encodings at once.
    """
    for mark, codec, said in MARKS:
        if data.startswith(mark):
            return _certain(data.removeprefix(mark), codec, said, file)
    start = data[:LOOKED_AT]
    # Latin text in UTF-16 has a zero in every second byte.
    if start[1::2].count(0) * 3 > len(start):
        return _certain(data, "utf-16-le", "UTF-16", file)
    if start[::2].count(0) * 3 > len(start):
        return _certain(data, "utf-16-be", "UTF-16", file)
    if 0 in data:
        raise refused(file, "is not a text file", "is it the right one? Questions come in a file .csv or .xlsx")
    try:
        return Decoded(data.decode(), "UTF-8")
    except UnicodeDecodeError as error:
        _refuse_a_mixture(data, error, file)
    return max((Decoded(data.decode(codec, errors="replace"), said) for codec, said in OLD), key=_likeness)


def spoilt(text: str) -> str:
    """The first signs of a text that show that an earlier program misread it; empty where there are none."""
    found = SPOILT.search(text)
    return found[0] if found else ""


def _certain(data: bytes, codec: str, said: str, file: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), said)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, errors="ignore").count("\n") + 1
        problem = Problem(f"begins as {said}, and has bytes in it that are not", file, line, hint=SAVE_AS)
        raise DeckError([problem]) from None


def _refuse_a_mixture(data: bytes, error: UnicodeDecodeError, file: str) -> None:
    """Refuse what is UTF-8 but for some bytes: any other reading of it would spoil what is good in it."""
    good = sum(1 for each in data.decode(errors="replace") if each > "\x7f" and each != "\ufffd")
    # Two accents that stand side by side in an old encoding can look like one letter of UTF-8, but rarely twice.
    if good > 1 and good > data.decode(errors="replace").count("\ufffd") // 2:
        line = data[: error.start].count(b"\n") + 1
        raise DeckError([Problem("is in UTF-8, but has other bytes on this line", file, line, hint=SAVE_AS)]) from None


def _likeness(decoded: Decoded) -> int:
    """How much a text looks like one that people write: accents between small letters, typographic signs."""
    text, score = decoded.text, 0
    for found in re.finditer(r"[^\x00-\x7f]", text):
        sign, before, after = found[0], text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if sign == "\xa0":
            score += 2
        elif sign in USUAL:
            # A quote in the middle of a word, or dots before one, are rather a letter that was misread.
            score += 2 if not after.isalpha() or not (before.isalpha() or sign == "…") or sign in "’–" else -1
        elif sign.isalpha() and not before.isalpha():
            score += (sign in AT_THE_START) * (1 if sign.isupper() else 2)
        elif sign.isupper():
            score += -2 if before.islower() or after.islower() else 0
        elif sign in ACCENTED:
            score += 2
        elif not sign.isalpha() and sign not in "°·•½²³×§":
            score -= 2
    return score
