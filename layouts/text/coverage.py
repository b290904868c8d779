"""What cannot be printed as it is written → what is wrong, in words, and the remedy: the one place that says so.

A product names the keys of a deck that it prints, each with its styles, and asks ``undrawable`` once while it prepares.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from msgspec import Struct
from msgspec.structs import replace

from generator.model.problems import ENOUGH
from generator.model.wording import listed
from layouts.text.characters import (
    CANCEL_TAG,
    FLAG_LETTERS,
    JOINER,
    KEYCAP,
    LINE_ENDS,
    RIGHT_TO_LEFT,
    RIGHT_TO_LEFT_SCRIPT,
    SKIN_TONES,
    TAGS,
    TURNING,
    is_blank,
    is_emoji,
    is_mark,
    never_drawn,
    printed,
    script,
)
from layouts.text.typesetting import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model.bank import Bank
    from generator.model.deck import Deck
    from generator.model.problems import Problem

PRIVATE = frozenset({"Co", "Cn", "Cs"})
"""General categories of code points that have no meaning of their own: private use, not assigned, halves of a pair."""

IN_LATIN = "write it in Latin letters, or leave this language out of the deck"

Keys: TypeAlias = tuple[str | int, ...]


class Reason(NamedTuple):
    """Why a text cannot be printed, a clause, and what to do instead."""

    what: str
    hint: str


EMPTY = Reason(
    "is empty in print: there are only blanks and invisible characters in it", "write a text, or leave the key out"
)


MOST_SIGNS = 60
"""Signs of a text of which it is said what they are; whoever reads of so many, knows what kind of text it is."""

FEW = 6
"""Signs of a kind that are named, and marks of a letter."""


def reason(lacking: Sequence[str]) -> Reason:
    """What cannot be drawn of a text, as ``Style.lacking`` gives it → why not: the kinds of signs, the weightiest first."""
    left = list(lacking[:MOST_SIGNS])
    reasons = []
    for kind, explain in _KINDS:
        found = [sign for sign in left if kind(sign)]
        if found:
            reasons.append(explain(found))
            left = [sign for sign in left if sign not in found]
    whats, hints = zip(*reasons, strict=True)
    return Reason("; ".join(whats), "; ".join(dict.fromkeys(hints)))


def _named(said: Iterable[str]) -> str:
    """What is said of signs, one after the other; of many of the first of them."""
    every = list(said)
    return ", ".join(every[:FEW]) + (" and others" if len(every) > FEW else "")


def _of_fonts(signs: Sequence[str]) -> Reason:
    """What a font might have, and none of the theme's has."""
    named = _named(f"{sign} ({_code_point(sign[0])})" for sign in signs)
    what = f"no font has the character{'s' if len(signs) > 1 else ''} {named}"
    return Reason(what, "write it in another way, or give the theme a font that has it")


def _script_of(sign: str) -> str:
    return next(filter(None, map(script, sign)), "")


def _runs_left(sign: str) -> bool:
    return any(unicodedata.bidirectional(each) in RIGHT_TO_LEFT or script(each) == "Arabic" for each in sign)


def _of_reversed(signs: Sequence[str]) -> Reason:
    names = [name for name in dict.fromkeys(map(_script_of, signs)) if name != RIGHT_TO_LEFT_SCRIPT]
    what = f"has {listed(names)} letters" if names else "has letters of an old script"
    return Reason(f"{what}, which run from right to left: they cannot be printed yet", IN_LATIN)


def _of_shaped(signs: Sequence[str]) -> Reason:
    names = listed(dict.fromkeys(map(_script_of, signs)))
    return Reason(f"has {names} letters, which join, stack or change places: they cannot be printed yet", IN_LATIN)


def _of_marks(signs: Sequence[str]) -> Reason:
    """Letters with a mark, for which there is no character that has both."""
    said, letters = [], []
    for sign in signs:
        every = [each for each in sign if is_mark(each)]
        marks = [unicodedata.name(each, _code_point(each)) for each in every[:FEW]]
        names = [f"a {name.removeprefix('COMBINING ').lower()}" for name in marks]
        names += ["others"] if len(every) > FEW else []
        if is_mark(sign[0]) or sign[0].isspace():
            said.append(f"{listed(names)} on no letter")
        else:
            said.append(f"{sign[:FEW]} ({sign[0]} with {listed(names)})")
            letters.append(sign[0])
    hint = (
        f"write {listed(list(dict.fromkeys(letters))[:FEW])} without the mark, or say it in words"
        if letters
        else "take the mark out"
    )
    return Reason(f"has {_named(said)}, which is not one character, and marks cannot be placed on letters yet", hint)


def _is_emoji(sign: str) -> bool:
    """Whether a sign is an emoji that takes more than a glyph; one of a single character is a character as any other."""
    if sign.endswith(KEYCAP) or JOINER in sign:
        return True
    return (len(sign) > 1 or never_drawn(sign)) and any(map(is_emoji, sign))


def _of_emoji(signs: Sequence[str]) -> Reason:
    said = _named(map(_emoji_in_words, signs))
    return Reason(f"has emoji made of several characters, which cannot be printed: {said}", "say it in words")


def _emoji_in_words(sign: str) -> str:
    """An emoji → what its characters are: ``man + woman + girl``, ``flag BE``, ``keycap 1``."""
    letters = [chr(ord(each) - 0x1F1E6 + ord("A")) for each in sign if each in FLAG_LETTERS]
    letters += [chr(ord(each) - 0xE0000).upper() for each in sign if each in TAGS and each != CANCEL_TAG]
    if letters:
        return f"flag {''.join(letters)}"
    if sign.endswith(KEYCAP):
        return f"keycap {sign[0]}"
    parts = [each for each in printed(sign) if each != JOINER and not is_mark(each)]
    names = ("skin tone" if each in SKIN_TONES else unicodedata.name(each, _code_point(each)).lower() for each in parts)
    return " + ".join(names)


def _of_turning(signs: Sequence[str]) -> Reason:
    what = f"has the invisible {listed(map(_invisible, signs))}, which makes text run from right to left"
    return Reason(what, "take it out: type the words around it anew")


def _of_line_ends(signs: Sequence[str]) -> Reason:
    what = f"has the invisible {listed(map(_invisible, signs))}, as word processors leave it"
    return Reason(what, "put a space in its place, or end the line there")


def _of_private(signs: Sequence[str]) -> Reason:
    what = (
        f"has {listed(_code_point(sign[0]) for sign in signs)}, which means nothing outside the program it comes from"
    )
    return Reason(what, "type the sign that is meant, such as • or →")


def _invisible(sign: str) -> str:
    return f"{unicodedata.name(sign[0], 'control character').lower()} (U+{ord(sign[0]):04X})"


def _code_point(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


_KINDS: tuple[tuple[Callable[[str], object], Callable[[Sequence[str]], Reason]], ...] = (
    (lambda sign: _script_of(sign) and _runs_left(sign), _of_reversed),
    (_script_of, _of_shaped),
    (lambda sign: sign in TURNING, _of_turning),
    (lambda sign: sign in LINE_ENDS, _of_line_ends),
    (_is_emoji, _of_emoji),
    (lambda sign: any(map(is_mark, sign)), _of_marks),
    (lambda sign: unicodedata.category(sign[0]) in PRIVATE, _of_private),
    (lambda _: True, _of_fonts),
)
"""What a sign may be, the weightiest first, and what is said of those that are."""


Plan: TypeAlias = "Mapping[str, Plan | tuple[Style, ...]]"
"""Which texts of a record are printed: its keys, each with the styles it is set in, or with the plan of what lies below."""


def plan(fields: Mapping[str, Iterable[Style]]) -> Plan:
    """Keys of the bank from the top, such as ``tips.parts.text``, each with its styles → the same as a tree."""
    tree: dict[str, Plan | tuple[Style, ...]] = {}
    for path, styles in fields.items():
        *above, last = path.split(".")
        branch: dict[str, Plan | tuple[Style, ...]] = tree
        for key in above:
            branch = branch.setdefault(key, {})  # type: ignore[assignment]  # no key is both a text and a group
        branch[last] = tuple(styles)
    return tree


class PrintedText(Struct, frozen=True):
    """A text of a deck that is printed: whose it is, the way to it, its words, the styles that set it."""

    entry: str
    keys: Keys
    words: str
    styles: tuple[Style, ...]


def undrawable(
    deck: Deck, bank: Bank, fields: Mapping[str, Iterable[Style]], second: Style | None = None
) -> Iterator[Problem]:
    """The texts of a deck that cannot be printed as they are written, each once, at its line; up to ``ENOUGH``.

    Args:
        deck: its languages are printed, its file is named.
        bank: what is printed of the deck's bank.
        fields: the keys that are printed, from the top of the bank (``tips.parts.text``), with the styles that set them.
        second: the style of the deck's second language, where that is printed below the first.
    """
    found: list[PrintedText] = []
    _collect(found, bank, plan(fields), deck.languages)
    if second is not None:
        found = [replace(text, styles=(second,)) if text.keys[-1] == deck.second else text for text in found]
    together: dict[tuple[Style, ...], list[str]] = {}
    for text in found:
        together.setdefault(text.styles, []).append(text.words)
    doubtful = {
        styles for styles, words in together.items() if any(style.lacking("\n".join(words)) for style in styles)
    }
    many = 0
    for text in found:
        if many >= ENOUGH:
            return
        if not text.words[0].isascii() and is_blank(text.words):
            many += 1
            yield deck.problem(text.entry, text.keys, *EMPTY)._replace(cause=EMPTY.what)
        elif text.styles in doubtful:
            lacking = dict.fromkeys(sign for style in text.styles for sign in style.lacking(text.words))
            if lacking:
                many += 1
                what, hint = reason(tuple(lacking))
                yield deck.problem(text.entry, text.keys, what, hint)._replace(cause=what)


def _collect(
    found: list[PrintedText],
    value: object,
    below: Plan | tuple[Style, ...],
    languages: Sequence[str],
    entry: str = "",
    keys: Keys = (),
) -> None:
    """Adds the texts of a record, a list or a mapping that are printed, in these languages, as they stand in the file."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            identifier = getattr(item, "id", "")
            place = (identifier, ()) if identifier else (entry, (*keys, number))
            _collect(found, item, below, languages, *place)
    elif isinstance(below, tuple):
        if isinstance(value, dict):
            found += [PrintedText(entry, (*keys, each), value[each], below) for each in languages if each in value]
        else:
            found.append(PrintedText(entry, keys, cast("str", value), below))
    else:
        read = value.get if isinstance(value, dict) else partial(getattr, value)
        for name, under in below.items():
            inside = read(name)
            if inside is not None:
                _collect(found, inside, under, languages, entry, (*keys, name))
