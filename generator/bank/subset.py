"""A deck and some of its suits → the text of a deck with only these, its comments and its order as they were.

The text is cut by its lines and never written anew, so that whatever somebody typed in the lines that stay, stays. What
belongs to the other suits goes: their questions and tips, what names them, and sessions that would draw other cards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.findings import problem_at
from generator.bank.yaml.writing import flow_group
from generator.deck.sessions import plan
from generator.model.bank import STORY
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.bank.loading import Loaded, Places
    from generator.bank.yaml.reader import Keys
    from generator.model.bank import Bank
    from generator.model.session import Session

SECTIONS = ("suits", "questions", "tips", "sessions")
"""The lists of a bank from which entries are cut."""


class Cut(Struct, frozen=True):
    """A smaller deck: its text, how many questions it has, and what could not come along as it was."""

    text: str
    questions: int
    changed: tuple[str, ...]


def cut(loaded: Loaded, suits: Sequence[str], title: str | None = None) -> Cut:
    """Leaves some suits of a deck.

    Args:
        loaded: the deck.
        suits: the ids of the suits that stay.
        title: another title for it, in all its languages; None for its own.

    Raises:
        DeckError: entries do not stand on lines of their own, so that the text cannot be cut between them.
    """
    bank, small = loaded.bank, smaller(loaded.bank, suits)
    lines = _Lines(loaded.places)
    changed = []
    for section in SECTIONS:
        after = {entry.id: entry for entry in getattr(small, section)}
        before = getattr(bank, section)
        if before and not after:
            lines.drop((section,))
        for at, entry in enumerate(before):
            if after and entry.id not in after:
                lines.drop((section, at))
    for at, suit in enumerate(bank.suits):
        if suit.tip and any(each.id == suit.id and not each.tip for each in small.suits):
            lines.set(("suits", at, "tip"), "")
    follows = {question.id: question.follows for question in small.questions}
    for at, question in enumerate(bank.questions):
        left = follows.get(question.id, question.follows)
        if left != question.follows:
            lines.set(("questions", at, "follows"), f"[{', '.join(left)}]" if left else "")
            gone = ", ".join(each for each in question.follows if each not in left)
            changed.append(f"{question.id} no longer follows {gone}, which stayed behind")
    if title is not None:
        lines.set(("title",), flow_group(dict.fromkeys(bank.languages, title)))
    kept = {session.id for session in small.sessions}
    changed += [
        f"session {each.id} stayed behind: it needs other cards" for each in bank.sessions if each.id not in kept
    ]
    return Cut(lines.rest(), len(small.questions), tuple(changed))


def smaller(bank: Bank, suits: Sequence[str]) -> Bank:
    """The bank with only these suits, and with nothing that names what is gone."""
    questions = [question for question in bank.questions if question.suit in suits]
    asked = {question.id for question in questions} | {STORY}
    tips = tuple(tip for tip in bank.tips if tip.suit is None or tip.suit in suits)
    known = {tip.id for tip in tips}
    small = replace(
        bank,
        suits=tuple(
            replace(suit, tip=suit.tip if suit.tip in known else None) for suit in bank.suits if suit.id in suits
        ),
        questions=tuple(
            replace(question, follows=tuple(each for each in question.follows if each in asked))
            for question in questions
        ),
        tips=tips,
    )
    return replace(small, sessions=tuple(each for each in bank.sessions if _as_before(each, bank, small)))


def _as_before(session: Session, bank: Bank, small: Bank) -> bool:
    """Whether a session draws the same cards from the smaller bank: its words may name them."""
    known = {suit.id for suit in small.suits}
    named = {suit for step in session.steps for draw in step.draws for suit in draw.suits}
    drawn = [
        [[question.id for question in planned.questions] for planned in plan(session, each).steps]
        for each in (bank, small)
    ]
    return named <= known and drawn[0] == drawn[1]


class _Lines:
    """The lines of a deck's file, and what is cut from them; the first line is 1."""

    def __init__(self, places: Places) -> None:
        self._document = places.document
        self._lines = ["", *places.document.text.splitlines(keepends=True)]
        self._new: dict[int, str] = {}

    def rest(self) -> str:
        """The text as it is now."""
        lines = (self._new.get(number, line) for number, line in enumerate(self._lines))
        return "".join(lines).rstrip("\n") + "\n"

    def drop(self, path: Keys) -> None:
        """Cuts an entry of a list, or a key of the whole deck, with the comments right above it."""
        for number in range(self._begin(path), self._end(path)):
            self._new[number] = ""

    def set(self, path: Keys, value: str) -> None:
        """Gives a key another value, on one line; an empty one cuts the key."""
        place, key = self._document.place(path, key=True), str(path[-1])
        line = self._lines[place.line]
        before, after = line[: place.column - 1], line[place.column - 1 :]
        if before.strip():  # within braces, or behind a dash
            pattern = rf"{re.escape(key)}:\s*(\[[^\]]*\]|[^,}}\n]+)"
            if not (found := re.match(pattern, after)):
                raise self._uncut(path)
            said = f"{key}: {value}" if value else ""
            if not said:
                before = re.sub(r",\s*$", "", before)
            self._new[place.line] = before + said + after[found.end() :]
            return
        end = self._end(path)
        while not self._lines[end - 1].strip():
            end -= 1
        for number in range(place.line if value else self._begin(path), end):
            self._new[number] = ""
        if value:
            self._new[place.line] = f"{before}{key}: {value}\n"

    def _line(self, path: Keys) -> int:
        """Where an entry or a key begins, on a line of its own."""
        entry = isinstance(path[-1], int)
        place = self._document.place(path, key=not entry)
        before = self._lines[place.line][: place.column - 1].strip()
        if before != ("-" if entry else "") and not (before == "-" and not self._position(path)):
            raise self._uncut(path)
        return place.line

    def _begin(self, path: Keys) -> int:
        """Where an entry or a key begins, the comments above it included; those above the first are the whole list's."""
        number = self._line(path)
        if isinstance(path[-1], int) and not self._position(path):
            return number
        depth = _indent(self._lines[number])
        first = above = number
        while above > 1 and self._lines[above - 1].strip()[:1] in {"", "#"}:
            above -= 1
            if self._lines[above].strip() and _indent(self._lines[above]) <= depth:
                first = above
        return first

    def _end(self, path: Keys) -> int:
        """The line after all that belongs to an entry or a key."""
        if not path:
            return len(self._lines)
        siblings = list(self._siblings(path))
        later = siblings[self._position(path) + 1 :]
        return self._begin((*path[:-1], later[0])) if later else self._end(path[:-1])

    def _position(self, path: Keys) -> int:
        return list(self._siblings(path)).index(path[-1])

    def _siblings(self, path: Keys) -> Iterator[str | int]:
        value = self._document.value
        for step in path[:-1]:
            value = value[step]  # type: ignore[index]  # the path is one of this document
        assert isinstance(value, dict | list)  # noqa: S101  for the type checker
        yield from value if isinstance(value, dict) else range(len(value))

    def _uncut(self, path: Keys) -> DeckError:
        hint = "begin a line with “- ” for every suit, question, tip and session"
        return DeckError([problem_at(self._document, path, "cannot be cut out: it has no line of its own", hint)])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
