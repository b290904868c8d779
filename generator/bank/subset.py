"""A deck and some of its suits → the text of a deck with only these, its comments and its order as they were.

The text is cut and never written anew, so that whatever somebody typed in the lines that stay, stays. What
belongs to the other suits goes: their questions and tips, what names them, and sessions that would draw other cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.yaml.editing import Edit
from generator.deck.sessions import plan
from generator.model.bank import STORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.bank.loading import Loaded
    from generator.model.bank import Bank
    from generator.model.session import Session

SECTIONS = ("suits", "questions", "tips", "sessions")
"""The lists of a bank from which entries are cut."""


class Cut(Struct, frozen=True):
    """A smaller deck: its text, how many questions it has, and what could not come along as it was."""

    text: str
    questions: int
    changed: tuple[str, ...]


def cut(loaded: Loaded, suits: Sequence[str], title: str | None = None, *, by_others: bool = False) -> Cut:
    """Leaves some suits of a deck.

    Args:
        loaded: the deck.
        suits: the ids of the suits that stay.
        title: another title for it, in all its languages; None for its own.
        by_others: whether others take it over, so that its author is not theirs to name.

    Raises:
        DeckError: entries have no line of their own, so that the text cannot be cut between them.
    """
    bank, small = loaded.bank, smaller(loaded.bank, suits)
    edit = Edit(loaded.places.document)
    changed = []
    for section in SECTIONS:
        after = {entry.id for entry in getattr(small, section)}
        gone = [at for at, entry in enumerate(getattr(bank, section)) if entry.id not in after]
        if gone and after:
            edit.drop((section,), gone)
        elif gone:
            edit.drop((), [section])
    tips = {suit.id: suit.tip for suit in small.suits}
    for at, suit in enumerate(bank.suits):
        if suit.tip and not tips.get(suit.id, suit.tip):
            edit.drop(("suits", at), ["tip"])
    follows = {question.id: question.follows for question in small.questions}
    for at, question in enumerate(bank.questions):
        left = follows.get(question.id, question.follows)
        if left != question.follows:
            edit.change(("questions", at), {"follows": [*left] or None}, ())
            behind = ", ".join(each for each in question.follows if each not in left)
            changed.append(f"{question.id} no longer follows {behind}, which stayed behind")
    if title is not None:
        edit.set(("title",), dict.fromkeys(bank.languages, title))
    if by_others and bank.author is not None:
        edit.drop((), ["author"])
    kept = {session.id for session in small.sessions}
    changed += [
        f"session {each.id} stayed behind: it needs other cards" for each in bank.sessions if each.id not in kept
    ]
    return Cut(edit.result(), len(small.questions), tuple(changed))


def smaller(bank: Bank, suits: Sequence[str]) -> Bank:
    """The bank with only these suits, and with nothing that names what is gone."""
    questions = [question for question in bank.questions if question.suit in suits]
    there = {question.id for question in questions} | {STORY}
    tips = tuple(tip for tip in bank.tips if tip.suit is None or tip.suit in suits)
    known = {tip.id for tip in tips}
    small = replace(
        bank,
        suits=tuple(
            replace(suit, tip=suit.tip if suit.tip in known else None) for suit in bank.suits if suit.id in suits
        ),
        questions=tuple(
            replace(question, follows=tuple(each for each in question.follows if each in there))
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
