"""A character → what becomes of it in print: drawn from a font, left out, or refused because it would be drawn wrong.

A font draws one character after the other, from left to right, each as it stands in the font. So marks that would have to
be placed on a letter, scripts whose letters join, change places or run from right to left, and signs that change their
neighbours are never drawn, whatever the font has. The properties of characters are Unicode's, as Python's ``unicodedata``
has them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"

ZERO_WIDTH_SPACE = "\u200b"
"""A place where a line may end, without a hyphen."""

JOINER = "\u200d"
"""Makes one sign of its neighbours: of emoji, and of letters in scripts whose letters join."""

IGNORED = re.compile(
    "[\u034f\u200c\u200e\u202a\u202c\u202d\u2060-\u2066\u2068-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U000e0100-\U000e01ef]"
    "|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""What leaves no mark on paper: joiners, variation selectors, signs that say "from left to right" where all does.

They are Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, 16.0) without the soft hyphen and the zero
width space, which say where a line may end; without what turns the direction round (``TURNING``), what belongs to a
script that is not drawn, and the joiner before an emoji.
"""

TURNING = frozenset("\u200f\u202b\u202e\u2067")
"""What makes the text after it, or the signs beside it, run from right to left."""

LINE_ENDS = frozenset("\u0085\u2028\u2029")
"""Ends of lines and paragraphs that word processors leave behind, other than those of a file."""

SHAPED = (
    "Adlam", "Arabic", "Arabic-Indic", "Balinese", "Batak", "Bengali", "Brahmi", "Buginese", "Buhid", "Chakma", "Cham",
    "Devanagari", "Dives Akuru", "Dogra", "Duployan", "Egyptian Hieroglyph", "Grantha", "Gujarati", "Gunjala Gondi", "Gurmukhi",
    "Gurung Khema", "Hangul Choseong", "Hangul Jongseong", "Hangul Jungseong", "Hanifi Rohingya", "Hanunoo", "Hebrew",
    "Javanese", "Kaithi", "Kannada", "Kawi", "Kayah Li", "Kharoshthi", "Khmer", "Khojki", "Khudawadi", "Kirat Rai", "Lao",
    "Lepcha", "Limbu", "Mahajani", "Malayalam", "Mandaic", "Manichaean", "Marchen", "Masaram Gondi", "Meetei Mayek", "Miao",
    "Modi", "Mongolian", "Multani", "Myanmar", "Nandinagari", "Newa", "New Tai Lue", "Nko", "Ol Onal", "Oriya", "Pahawh Hmong",
    "Phags-pa", "Psalter Pahlavi", "Rejang", "Saurashtra", "Sharada", "Siddham", "Sinhala", "Sogdian", "Soyombo", "Sundanese",
    "Sunuwar", "Syloti Nagri", "Syriac", "Tagalog", "Tagbanwa", "Tai Le", "Tai Tham", "Tai Viet", "Takri", "Tamil", "Telugu",
    "Thaana", "Thai", "Tibetan", "Tirhuta", "Tulu-tigalari", "Vedic", "Zanabazar Square",
)  # fmt: skip
"""Scripts whose letters join, stack or change places, by the words with which Unicode's names of their characters begin.

After the scripts that HarfBuzz shapes (hb-ot-shaper.hh, ``hb_ot_shaper_categorize``, 10.1). Oriya is Odia's name there,
Nko N’Ko's, and Hangul is only that of single sounds: its whole syllables are drawn as they are.
"""

SPOKEN = {"Arabic-Indic": "Arabic", "Oriya": "Odia", "Nko": "N’Ko", "Vedic": "Devanagari"}
"""Scripts that go by another name than their characters' begins with."""

RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
"""Classes of Unicode's bidirectional algorithm (UAX 9)."""

RIGHT_TO_LEFT_SCRIPT = "right-to-left"
"""Stands for the name of a script that nobody writes any more, all from right to left."""

KEYCAP = "\u20e3"
"""A mark that makes a key of the digit before it."""

FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of them are a flag."""

SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Give the emoji before them a colour of skin."""

CANCEL_TAG = "\U000e007f"
TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))
"""Letters that are not seen, which make the flag of a region of the emoji before them, and their end."""


def is_emoji(character: str) -> bool:
    """Whether a character is a letter of flags, or in a block of emoji, from Miscellaneous Symbols and Pictographs on."""
    return character in FLAG_LETTERS or "\U0001f300" <= character <= "\U0001faff"


def printed(text: str) -> str:
    """A text without the characters that leave no mark on paper."""
    return text if text.isascii() else IGNORED.sub("", text)


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen in print: it has only blanks and invisible characters."""
    return all(
        unicodedata.category(each) in {"Zs", "Zl", "Zp", "Cc", "Cf"} or each in "\u2800\u3164\u115f\u1160\uffa0"
        for each in printed(text)
    )


@lru_cache(maxsize=1_000)
def script(character: str) -> str:
    """The script of a character that would have to be shaped, or runs from right to left; empty for all others.

    A currency sign needs nothing of the kind, even where its name begins with that of a script.
    """
    direction = unicodedata.bidirectional(character)
    if character.isascii() or (unicodedata.category(character) == "Sc" and direction == "ET"):
        return ""
    beginning = unicodedata.name(character, "").removeprefix("EXTENDED ") + " "
    for name in SHAPED:
        if beginning.startswith(name.upper() + " "):
            return "Hangul" if name.startswith("Hangul") else SPOKEN.get(name, name)
    if direction in RIGHT_TO_LEFT and character not in TURNING:
        return "Arabic" if direction == "AL" else RIGHT_TO_LEFT_SCRIPT
    return ""


def is_mark(character: str) -> bool:
    """Whether a character is a mark that would have to be placed on the letter before it."""
    return unicodedata.category(character)[0] == "M"


def never_drawn(character: str) -> bool:
    """Whether a character would be drawn wrong, whatever the font has."""
    if character.isascii():
        return False
    return (
        is_mark(character)
        or character in TURNING
        or character in LINE_ENDS
        or character == JOINER
        or character in FLAG_LETTERS
        or character in SKIN_TONES
        or character in TAGS
        or bool(script(character))
    )


def clusters(text: str) -> list[str]:
    """The signs of a text as a reader counts them: a letter with its marks, an emoji with all that makes it what it is."""
    found: list[str] = []
    for character in text:
        before = found[-1] if found else ""
        pair = before in FLAG_LETTERS and character in FLAG_LETTERS
        joined = before.endswith(JOINER) or character == JOINER or is_mark(character)
        if before and (joined or pair or character in SKIN_TONES or character in TAGS):
            found[-1] += character
        else:
            found.append(character)
    return found
