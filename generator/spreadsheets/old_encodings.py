"""Bytes in an older encoding than Unicode → the likeliest readings of them, by the languages that they may be in.

A language has letters beside a–z and encodings that were in use for it. Where a file states its languages these are they;
otherwise those of which it has common words, most of which need no accent; otherwise each by itself. The reading with the
letters of such a language, where its texts may have them, wins. Detectors that know no language do worse on a few
questions: charset-normalizer 3.5 read 55 of 83 such files right, where this reads 82.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.model.problems import Problem
from generator.model.wording import quote
from generator.spreadsheets.encoding_names import name_of, typed_name
from generator.spreadsheets.languages import LANGUAGES, WORD, likely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIGNS = "’‘“”„–—…€£«»°·•½²³×§©®™¿¡\xa0"
"""Signs that people's texts are full of, beside letters."""

LAST_LATIN = "\u024f"
"""Letters behind this one are of another alphabet, and never stand in one word with a–z."""

CLOSING = "»”"
"""Those that seldom stand before a letter."""

WITHIN_WORDS = "’–·"
"""Those of them that may stand between two letters."""

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

CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
"""What some encodings have where others have letters, and no text has."""

CONTEXT = 18
"""Characters before and behind a letter in doubt that a message shows."""

COMMON_SIGNS = 0.25
"""The part of the signs of a Chinese, Japanese or Korean text that must be common ones."""


class Reading(NamedTuple):
    """One way to read the lines with accents: how likely it is, in which encoding, and the lines."""

    weight: float
    codec: str
    text: str
    letters: frozenset[str]


def readings_of(data: bytes, stated: Sequence[str]) -> list[Reading]:
    """The bytes of a file → every plausible way to read its lines with accents, the likeliest first.

    Args:
        data: the bytes.
        stated: the languages that the file says it is in.
    """
    whole = b"\n".join(line for line in data.split(b"\n") if not line.isascii())
    sample = whole if len(whole) <= WEIGHED else whole[:WEIGHED].rpartition(b"\n")[0] or whole[:WEIGHED]
    return _readings(sample, _groups(data, stated))


def doubt_of(best: Reading, readings: Sequence[Reading], data: bytes, file: str) -> Problem | None:
    """The reading that was taken, and all → the first line that another likely one reads otherwise; None without one."""
    others = (each for each in readings if each.weight > best.weight - CLOSE and _may_be_meant(each, best))
    other = next(others, None)
    return other and _doubt(best, other, data, file)


def _groups(data: bytes, stated: Sequence[str]) -> list[tuple[str, ...]]:
    """The languages of a file, all together where they are known; and else every language by itself."""
    known = {code.partition("-")[0] for code in stated} & LANGUAGES.keys()
    words = likely(re.sub(r"\w*\ufffd[\w\ufffd]*", " ", data[: 4 * WEIGHED].decode("ascii", errors="replace")))
    together = tuple(code for code in LANGUAGES if code in known or (not stated and code in words))
    return [together] if together else [(code,) for code in LANGUAGES]


def _readings(sample: bytes, groups: Iterable[tuple[str, ...]]) -> list[Reading]:
    """Every plausible way to read some lines, the likeliest first; what reads the same is there once."""
    best: dict[str, Reading] = {}
    for group in groups:
        for place, codec in _codecs(group):
            try:
                text = sample.decode(codec)
            except UnicodeDecodeError:
                continue
            letters = frozenset("".join(LANGUAGES[code].letters for code in group))
            reading = Reading(_weight(text, group, letters) - LATER * place, codec, text, letters)
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


def _may_be_meant(reading: Reading, best: Reading) -> bool:
    """Whether another reading than the best one has letters that people write where the two differ."""
    if len(reading.text) != len(best.text):
        return reading.text != best.text
    differ = [at for at, pair in enumerate(zip(reading.text, best.text, strict=True)) if pair[0] != pair[1]]
    return sum(_sign(reading.text, at, reading.letters) for at in differ) >= UNUSUAL * max(1, len(differ))


def _weight(text: str, group: Iterable[str], letters: frozenset[str]) -> float:
    """How much a text looks like one that people write in these languages."""
    if CONTROL.search(text):
        return 0.0
    languages = [LANGUAGES[code] for code in group]
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


def _doubt(best: Reading, other: Reading, data: bytes, file: str) -> Problem:
    """Two readings → the first line on which they differ, and what it says in each."""
    pairs = zip(best.text.split("\n"), other.text.split("\n"), strict=False)
    accented, ours, theirs = next((at, mine, its) for at, (mine, its) in enumerate(pairs) if mine != its)
    line = [number for number, each in enumerate(data.split(b"\n"), start=1) if not each.isascii()][accented]
    first = next((at for at, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), 0)
    begin = max(0, first - CONTEXT)
    shown = [quote(each[begin : begin + 2 * CONTEXT].strip()) for each in (ours, theirs)]
    what = f"is read as {name_of(best.codec)}, which is not certain: this line then says {shown[0]}"
    return Problem(
        what, file, line, hint=f"if that is wrong, add --encoding {typed_name(other.codec)}: then it says {shown[1]}"
    )
