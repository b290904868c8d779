"""The bytes of a text file → its text: UTF-8 or UTF-16 where that is certain, else the likeliest of the older encodings.

A wrong guess prints ``Ã©`` or ``¹`` on a card. So nothing is guessed where something is certain, a file that mixes
encodings is refused with its line, and so is a text that an earlier program has spoilt already. For what is left
``old_encodings`` has the likeliest reading, and where another is about as likely a line shows both.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.model.problems import DeckError, Problem
from generator.model.wording import quote
from generator.spreadsheets.cells import refused
from generator.spreadsheets.encoding_names import codec_of, name_of
from generator.spreadsheets.old_encodings import doubt_of, readings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks: how a file begins, and what it then is."""

LOOKED_AT = 4096
"""Bytes at the beginning of a file from which its UTF-16 is told."""

SPOILT = re.compile("Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ˜“”¦¢\x9d]|Â[ \xa0«»°·€]|\ufffd")
"""UTF-8 that some program took for Windows-1252 before it wrote the file: ``Ã©`` for é, ``â€™`` for ’."""

SAVE_AS = "open it in the program that made it, and save it as “CSV UTF-8”, or as a workbook (.xlsx)"

EXAMPLES = "such as windows-1250, windows-1252, mac-roman or koi8-r"


class Decoded(NamedTuple):
    """A text, the name of the encoding it was in, and where that is not certain a problem that shows why."""

    text: str
    encoding: str
    doubt: Problem | None = None


def decode(data: bytes, file: str, stated: Sequence[str] = (), encoding: str | None = None) -> Decoded:
    """The bytes of a file → its text, without a byte order mark.

    Args:
        data: the bytes.
        file: what problems call it.
        stated: the languages that the file says it is in.
        encoding: the one that the user named.

    Raises:
        DeckError: the bytes are no text, are in two encodings at once or in one that cannot be told.
    """
    if encoding is not None:
        return _named(data, encoding, file)
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
    return _likeliest(data, file, stated)


def spoilt(text: str) -> str:
    """The first signs of a text that show that an earlier program misread it; empty where there are none."""
    found = SPOILT.search(text)
    return found[0] if found else ""


def _named(data: bytes, encoding: str, file: str) -> Decoded:
    codec = codec_of(encoding)
    if not codec:
        raise refused("", f"--encoding {quote(encoding)} is no encoding that we know", f"name one {EXAMPLES}")
    try:
        return Decoded(data.decode(codec), f"{name_of(codec.replace('-', '_'))}, as you said")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        hint = "leave --encoding out, and we look for one that fits"
        raise DeckError(
            [Problem(f"is not in {encoding}: it has other bytes on this line", file, line, hint=hint)]
        ) from None


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


def _likeliest(data: bytes, file: str, stated: Sequence[str]) -> Decoded:
    readings = readings_of(data, stated)
    for best in readings:
        try:
            text = data.decode(best.codec)
        except UnicodeDecodeError:
            continue
        return Decoded(text, name_of(best.codec), doubt_of(best, readings, data, file))
    hint = f"{SAVE_AS}; or add --encoding and its name, {EXAMPLES}"
    raise refused(file, "is in an old encoding of which we cannot tell the letters", hint)
