"""Names, numbers and values → the words in which a message speaks of them: nearest match, ordinals, lists, kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LONGEST_QUOTE = 40
"""Characters of a user's text that a message repeats."""

MOST_COMPARED = 200
"""Accepted names among which a likeness is searched; among more, only capitals are forgiven, to bound the time."""


JOINERS = "\u200c\u200d"
"""Persian and Indian words need them, and so do pictures of people."""

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
    """The accepted name that was probably meant by ``word``, or an empty text where none is near."""
    meant = word.casefold()
    if len(accepted) > MOST_COMPARED or len(word) > LONGEST_QUOTE:
        return next((name for name in accepted if len(name) == len(word) and name.casefold() == meant), "")
    folded = {name.casefold(): name for name in accepted if len(name) <= LONGEST_QUOTE}
    if meant in folded:
        return folded[meant]
    from difflib import get_close_matches  # noqa: PLC0415  only where something is wrong: it costs start-up time

    near = get_close_matches(meant, folded, n=1)
    return folded[near[0]] if near else ""


def did_you_mean(word: str, accepted: Collection[str], introduction: str = "") -> str:
    """A word that is not accepted → the hint: the nearest accepted name, and all of them where they are few.

    Args:
        word: what the user wrote.
        accepted: the names to choose from.
        introduction: begins the list of accepted names: ``the keys here are``; where it is empty there is no list.
    """
    near = nearest(word, accepted)
    guess = f"did you mean {near}?" if near else ""
    if not introduction or not 0 < len(accepted) <= MOST_LISTED:
        return guess
    few = f"{introduction} {listed(accepted)}"
    return f"{guess} {few[0].upper()}{few[1:]}" if near else few


def kind_of(value: object) -> str:
    """A plain value → what a reader calls it: ``a text``, ``a list``, ``a group of keys``, ``nothing``."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else "a text"
