"""Names, numbers and values → the words in which a message speaks of them: nearest match, ordinals, lists, kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

LONGEST_QUOTE = 40
"""Characters of a user's text that a message repeats."""

MOST_COMPARED = 200
"""Accepted names among which a likeness is searched; among more, only capitals are forgiven, to bound the time."""


JOINERS = "\u200c\u200d"
"""Persian and Indian words need them, and so do pictures of people."""

CURLY = "“”„‟‘’‚‛«»‹›"
"""Quotes that people and word processors set around a text, and that mean nothing in YAML."""

BULLETS = "•◦▪▫‣⁃●○■□·∙–—―‒‐‑−*+\uf0b7\uf0a7"
"""What word processors, and people, put before an entry of a list; none of it is a hyphen."""

INVISIBLE = "\xad\xa0\u1680\u180e" + "".join(map(chr, range(0x2000, 0x200E))) + "\u202f\u205f\u2060\u3000\ufeff"
"""Blanks that are no plain space, and signs of no width: what looks like a space or like nothing, and is neither."""

SHORTEST = 3
"""Letters of a word from which it may be the beginning of a name; of longer ones a slip of the pen is guessed."""

LIKENESS, GREAT_LIKENESS = 0.72, 0.85
"""How like a name is to what was meant by it, with the same first letter and without: ``storie`` and story, ``tory``."""

DIGITS = re.compile(r"\d+")
LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

IN_BETWEEN = f" -_.'\"{CURLY}{INVISIBLE}"
"""Signs that make no other name."""

MOST_LISTED = 30
"""Accepted names that a hint still spells out."""


def quote(text: str) -> str:
    """A text of the user → the same between “ ”, clipped and harmless as ``short`` makes it."""
    return f"“{short(text)}”"


def short(text: str) -> str:
    """A text of the user → the same, clipped, on one line, with nothing in it that a terminal obeys."""
    return harmless(text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…")


def harmless(line: str) -> str:
    """A line of text, whoever wrote it → the same with � for what a terminal obeys: escape codes, turns of direction.

    Blanks of any width stay, and so do the two signs that join letters or keep them apart.
    """
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() or c in JOINERS or category(c) == "Zs" else "�" for c in line)


def sign_name(sign: str) -> str:
    """A character → its name and its code: ``no-break space, U+00A0``."""
    said = "bullet" if category(sign) == "Co" else name(sign, "character").lower()
    return f"{said}, U+{ord(sign):04X}"


def listed(names: Iterable[object], last: str = "and") -> str:
    """Names → ``nl, en and fr``; with ``last="or"`` the accepted values of a choice."""
    words = [short(str(name)) for name in names]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(many: int, thing: str) -> str:
    """``1 card``, ``1,000 cards``."""
    return f"{many:,} {thing}{'' if many == 1 else 's'}"


def ordinal(number: int) -> str:
    """1 → ``1st``; 12 → ``12th``; 23 → ``23rd``."""
    tail = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def nearest(word: str, accepted: Collection[str]) -> str:
    """The accepted name that was probably meant by ``word``, or an empty text where none surely is.

    Meant is a name in other capitals, with other signs or zeros (``A1``: A01); else the only one that begins with the
    word, or has it; else one that a slip of the pen away. Other figures mean another thing, and of short words one
    letter is too much to guess.
    """
    if len(accepted) > MOST_COMPARED or len(word) > LONGEST_QUOTE:
        meant = word.casefold()
        return next((name for name in accepted if len(name) == len(word) and name.casefold() == meant), "")
    bare = {_bare(name): name for name in accepted if len(name) <= LONGEST_QUOTE}
    meant = _bare(word)
    if meant in bare:
        return bare[meant]
    if len(meant) < SHORTEST:
        return ""
    figures = DIGITS.findall(meant)
    alike = {each: name for each, name in bare.items() if DIGITS.findall(each) == figures}
    parts = [name for each, name in alike.items() if each.startswith(meant) or meant in name.casefold().split()] or [
        name for each, name in alike.items() if len(each) > SHORTEST and meant.startswith(each)
    ]
    if len(parts) == 1 or (parts and len(meant) == SHORTEST):
        return parts[0] if len(parts) == 1 else ""
    from difflib import get_close_matches  # noqa: PLC0415  only where something is wrong: it costs start-up time

    same_start = [each for each in alike if each[:1] == meant[:1] and len(meant) > SHORTEST]
    near = get_close_matches(meant, same_start, n=1, cutoff=LIKENESS)
    near = near or get_close_matches(meant, alike, n=1, cutoff=GREAT_LIKENESS)
    return alike[near[0]] if near else ""


def _bare(name: str) -> str:
    """What counts of a name when it is compared: no capitals, blanks, quotes or zeros in front of a number."""
    return LEADING_ZEROS.sub("", "".join(each for each in name.casefold() if each not in IN_BETWEEN))


def did_you_mean(word: str, accepted: Collection[str], introduction: str = "") -> str:
    """A word that is not accepted → the hint: the nearest accepted name, and all of them where they are few.

    Args:
        word: what the user wrote.
        accepted: the names to choose from.
        introduction: begins the list of accepted names: ``the keys here are``; where it is empty there is no list.
    """
    near = nearest(word, accepted)
    return _with_list(f"did you mean {near}?" if near else "", accepted, introduction)


def which_id(word: str, names: Mapping[str, Collection[str]], introduction: str) -> str:
    """As ``did_you_mean``, of ids with what each is called: a suit may have been written by its name.

    Args:
        word: what the user wrote.
        names: the ids to choose from, each with its names, if any.
        introduction: begins the list of the ids.
    """
    meant = {each: identifier for identifier, called in names.items() for each in called} | {
        each: each for each in names
    }
    near = meant.get(nearest(word, meant), "")
    guess = ""
    if near:
        name = next(iter(names[near]), "")
        guess = f"did you mean {near}, {short(name)}? Then write {near}." if name else f"did you mean {near}?"
    return _with_list(guess, [with_name(each, called) for each, called in names.items()], introduction)


def nearest_id(word: str, names: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """The id that was probably meant, by itself or by a name, and the name if it has one; empty where none is near."""
    meant = {each: identifier for identifier, called in names.items() for each in called} | {
        each: each for each in names
    }
    near = meant.get(nearest(word, meant), "")
    return near, next(iter(names[near]), "") if near else ""


def with_name(identifier: str, names: Collection[str]) -> str:
    """An id and what it is called → ``A (The work)``."""
    name = next(iter(names), "")
    return f"{identifier} ({short(name)})" if name else identifier


def _with_list(guess: str, accepted: Collection[str], introduction: str) -> str:
    if not introduction or not 0 < len(accepted) <= MOST_LISTED:
        return guess
    few = f"{introduction} {listed(accepted)}"
    return f"{guess} {few[0].upper()}{few[1:]}" if guess else few


def kind_of(value: object) -> str:
    """A plain value → what a reader calls it: ``a text``, ``a list``, ``a group of keys``, ``nothing``."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else "a text"
