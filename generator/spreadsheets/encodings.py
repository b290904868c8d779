"""The bytes of a text file → its text: UTF-8 or UTF-16 where that is certain, else the likeliest of the older encodings.

A wrong guess prints ``Ã©`` or ``¹`` on a card. So nothing is guessed where something is certain, a file that mixes
encodings is refused with its line, and so is a text that an earlier program has spoilt already. What is left is read in
the encodings of its languages: those that its header states, or else those of which it has common words without accents.
The reading with the letters of such a language wins; where another one is about as likely, a line shows both.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.model.problems import DeckError, Problem
from generator.model.wording import quote
from generator.spreadsheets.cells import refused
from generator.spreadsheets.languages import LANGUAGES, WORD, likely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks: how a file begins, and what it then is."""

NAMED = {"cp932": "Shift JIS", "cp949": "cp949", "gb18030": "GB 18030", "mac_latin2": "Mac Central Europe"}
"""Names of encodings that do not follow from those they have in Python."""

NO_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
"""What Python has among its encodings, and no file is written in."""

SIGNS = "’‘“”„–—…€£«»°·•½²³×§©®™¿¡\xa0"
"""Signs that people's texts are full of, beside letters."""

LAST_LATIN = "\u024f"
"""Letters behind this one are of another alphabet, and never stand in one word with a–z."""

CLOSING = "»”"
"""Those that seldom stand before a letter."""

WITHIN_WORDS = "’–·"
"""Those of them that may stand between two letters."""

LOOKED_AT = 4096
"""Bytes at the beginning of a file from which its UTF-16 is told."""

WEIGHED = 16 * 1024
"""Bytes of the lines with accents from which an old encoding is told."""

PLAUSIBLE = 0.5
"""The weight that a reading must have to be believed; one in which every sign is a letter of the language has 1 or more."""

CLOSE = 0.2
"""How much less weight another reading may have, to be told as well."""

LATER = 0.02
"""What each place further down the list of a language's encodings takes off: one that is common comes before."""

UNUSUAL = 0.4
"""The weight of a small letter that begins a text, and of a capital that begins a word within one."""

BEFORE_TEXT = '\n\r;,\t|"“«('
"""What may stand right before the beginning of a text."""

ENDS = frozenset(".?!:")
"""What ends a sentence."""

CONTEXT = 18
"""Characters before and behind a letter in doubt that a message shows."""

COMMON_SIGNS = 0.25
"""The part of the signs of a Chinese, Japanese or Korean text that must be common ones."""

SPOILT = re.compile("Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ˜“”¦¢\x9d]|Â[ \xa0«»°·€]|\ufffd")
"""UTF-8 that some program took for Windows-1252 before it wrote the file: ``Ã©`` for é, ``â€™`` for ’."""

SAVE_AS = "open it in the program that made it, and save it as “CSV UTF-8”, or as a workbook (.xlsx)"

EXAMPLES = "such as windows-1250, windows-1252, mac-roman or koi8-r"


class Decoded(NamedTuple):
    """A text, the name of the encoding it was in, and where that is not certain a problem that shows why."""

    text: str
    encoding: str
    doubt: Problem | None = None


class _Reading(NamedTuple):
    """One way to read the lines with accents: how likely it is, in which encoding, and the lines."""

    weight: float
    codec: str
    text: str


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


def name_of(codec: str) -> str:
    """An encoding as Python calls it → as people do: ``cp1250`` → ``Windows-1250``."""
    if codec in NAMED:
        return NAMED[codec]
    kind, _, which = codec.partition("_")
    if codec.startswith("cp"):
        return f"Windows-{codec[2:]}" if codec.startswith("cp12") else f"DOS {codec[2:]}"
    return {"mac": f"Mac {which.title()}", "iso8859": f"ISO 8859-{which}"}.get(kind, codec.replace("_", "-").upper())


def codec_of(name: str) -> str:
    """The name of an encoding as people write it → as Python calls it; empty where there is no such encoding."""
    known = {name_of(codec).casefold(): codec for language in LANGUAGES.values() for codec in language.encodings}
    try:
        found = codecs.lookup(known.get(name.strip().casefold(), name.strip().replace(" ", "_")))
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return ""
    try:
        b"a".decode(found.name)
        return found.name if found.name not in NO_TEXT and "a".encode(found.name) else ""
    except (LookupError, UnicodeError):  # what Python has among its encodings and is none: of bytes, or of no text
        return ""


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
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    whole = b"\n".join(lines)
    sample = whole if len(whole) <= WEIGHED else whole[:WEIGHED].rpartition(b"\n")[0] or whole[:WEIGHED]
    readings = _readings(sample, _groups(data, stated))
    for best in readings:
        try:
            text = data.decode(best.codec)
        except UnicodeDecodeError:
            continue
        others = [each for each in readings if each.text != best.text and each.weight > best.weight - CLOSE]
        return Decoded(text, name_of(best.codec), _doubt(best, others[0], data, file) if others else None)
    hint = f"{SAVE_AS}; or add --encoding and its name, {EXAMPLES}"
    raise refused(file, "is in an old encoding of which we cannot tell the letters", hint)


def _groups(data: bytes, stated: Sequence[str]) -> list[tuple[str, ...]]:
    """The languages of a file, all together where they are known; and else every language by itself."""
    known = {code.partition("-")[0] for code in stated} & LANGUAGES.keys()
    words = likely(re.sub(r"\w*\ufffd[\w\ufffd]*", " ", data[: 4 * WEIGHED].decode("ascii", errors="replace")))
    together = tuple(code for code in LANGUAGES if code in known or (not stated and code in words))
    return [together] if together else [(code,) for code in LANGUAGES]


def _readings(sample: bytes, groups: Iterable[tuple[str, ...]]) -> list[_Reading]:
    """Every plausible way to read some lines, the likeliest first; what reads the same is there once."""
    best: dict[str, _Reading] = {}
    for group in groups:
        for place, codec in _codecs(group):
            try:
                text = sample.decode(codec)
            except UnicodeDecodeError:
                continue
            reading = _Reading(_weight(text, group) - LATER * place, codec, text)
            if reading.weight >= PLAUSIBLE and (text not in best or best[text].weight < reading.weight):
                best[text] = reading
    return sorted(best.values(), key=lambda reading: -reading.weight)


def _codecs(group: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The encodings of some languages, each with the place it has in its list."""
    found: dict[str, int] = {}
    for code in group:
        for place, codec in enumerate(LANGUAGES[code].encodings):
            found[codec] = min(place, found.get(codec, place))
    return ((place, codec) for codec, place in found.items())


def _weight(text: str, group: Iterable[str]) -> float:
    """How much a text looks like one that people write in these languages."""
    languages = [LANGUAGES[code] for code in group]
    letters = frozenset("".join(language.letters for language in languages))
    strange = list(re.finditer(r"[^\x00-\x7f]", text))
    if not any(language.words for language in languages):
        common = sum(found[0] in letters for found in strange) / max(1, len(strange))
        return 1.0 if common >= COMMON_SIGNS else 0.0
    signs = sum(_sign(text, found.start(), letters) for found in strange)
    words = WORD.findall(text.casefold())
    usual = frozenset[str]().union(*(language.words for language in languages))
    return signs / max(1, len(strange)) + sum(word in usual for word in words) / max(1, len(words))


def _sign(text: str, at: int, letters: frozenset[str]) -> float:
    """What one sign beyond ASCII adds, by what it is and what stands beside it."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    begins = not before.strip(BEFORE_TEXT) or (before == " " and text[at - 2 : at - 1] in ENDS)
    if sign in SIGNS:
        # A quote in the middle of a word, or dots before one, are rather a letter that was misread.
        within = after.isalpha() and (before.isalpha() or sign == "…")
        return (-1 if within else 0 if sign in CLOSING and after.isalpha() else 1) if sign not in WITHIN_WORDS else 1
    if sign > LAST_LATIN and sign.isalpha() and any(each.isascii() and each.isalpha() for each in (before, after)):
        return -2
    if sign in letters:
        return UNUSUAL if begins else 1
    if sign.lower() in letters:
        return _capital(before, after, begins=begins)
    return -1 if sign.isalpha() else -2


def _capital(before: str, after: str, *, begins: bool) -> float:
    """What a capital with an accent adds: it begins a text, or stands among others; elsewhere it was rather misread."""
    if before.islower():
        return -2
    if before.isupper():
        return -1 if after.islower() else 1
    return 1 - CLOSE / 2 if begins or after.isupper() else UNUSUAL


def _doubt(best: _Reading, other: _Reading, data: bytes, file: str) -> Problem:
    """Two readings → the first line on which they differ, and what it says in each."""
    pairs = zip(best.text.split("\n"), other.text.split("\n"), strict=False)
    accented, ours, theirs = next((at, mine, its) for at, (mine, its) in enumerate(pairs) if mine != its)
    line = [number for number, each in enumerate(data.split(b"\n"), start=1) if not each.isascii()][accented]
    first = next((at for at, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), 0)
    begin = max(0, first - CONTEXT)
    shown = [quote(each[begin : begin + 2 * CONTEXT].strip()) for each in (ours, theirs)]
    what = f"is read as {name_of(best.codec)}, which is not certain: this line then says {shown[0]}"
    return Problem(
        what, file, line, hint=f"if that is wrong, add --encoding {_typed(other.codec)}: then it says {shown[1]}"
    )


def _typed(codec: str) -> str:
    """An encoding as one word that ``--encoding`` takes."""
    return name_of(codec).replace(" ", "-").casefold() if codec.startswith("cp12") else codec.replace("_", "-")
