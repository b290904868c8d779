"""A session and a bank → which questions each step lays on the table, and what keeps a step from having them; pure."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from generator.model.bank import STORY, Question
from generator.model.session import Session, Step
from generator.model.wording import counted

if TYPE_CHECKING:
    from generator.model.bank import Bank
    from generator.model.session import Draw

SEATS = 8
"""How many people still hear each other at one table; six to eight is comfortable."""

EVENING, HALF_DAY = 180, 240
"""Minutes: what an evening, and a morning or an afternoon, have room for."""

ONE_TABLE = 10
"""Up to this many people stay together at one table."""


class PlannedStep(Struct, frozen=True):
    """A step and the questions it lays on the table, in order."""

    step: Step
    questions: tuple[Question, ...]


class Minutes(NamedTuple):
    """How long something takes at least and at most, in whole minutes."""

    shortest: int
    longest: int


class Shortfall(Struct, frozen=True):
    """A draw that cannot be met: the positions of its step and of itself, counted from 0, and why."""

    step: int
    draw: int
    what: str
    hint: str


class Plan(Struct, frozen=True):
    """A session as it will run: its steps with their questions, and what cannot be had."""

    session: Session
    steps: tuple[PlannedStep, ...]
    shortfalls: tuple[Shortfall, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the session in the order of use."""
        return tuple(question for planned in self.steps for question in planned.questions)


def plan(session: Session, bank: Bank) -> Plan:
    """Walks through a session and draws its questions.

    A draw takes, in the bank's order, the first questions that have what it asks for, that no earlier draw took, and
    whose premise is met: the story that they follow has been told, or one of the questions they follow was drawn.
    """
    taken: dict[str, Question] = {}
    steps = []
    shortfalls = []
    told = False
    for at, step in enumerate(session.steps):
        told = told or step.kind == STORY
        drawn: list[Question] = []
        for number, draw in enumerate(step.draws):
            found = _draw(draw, bank, taken, told=told)
            drawn += found
            if len(found) < draw.many:
                shortfalls.append(_shortfall(at, number, draw, bank, taken, len(found), told=told))
        steps.append(PlannedStep(step, tuple(drawn)))
    return Plan(session, tuple(steps), tuple(shortfalls))


def minutes_of(step: Step, people: int) -> Minutes:
    """How long a step takes with so many people: eight voices get the time that eight voices take."""
    many, rhythm = tables(people), step.minutes
    more = rhythm.each * -(-people // many) + (rhythm.table * many if many > 1 else 0)
    return Minutes(ceil(rhythm.shortest + more), ceil(rhythm.longest + more))


def session_minutes(session: Session, people: int) -> Minutes:
    """How long a whole session takes with so many people; told in steps of five minutes, as nobody counts closer."""
    each = [minutes_of(step, people) for step in session.steps]
    shortest, longest = sum(one.shortest for one in each), sum(one.longest for one in each)
    return Minutes(5 * round(shortest / 5), 5 * ceil(longest / 5))


def tables(people: int) -> int:
    """How many tables that many people sit at."""
    return 1 if people <= ONE_TABLE else -(-people // SEATS)


def _draw(draw: Draw, bank: Bank, taken: dict[str, Question], *, told: bool) -> list[Question]:
    found: list[Question] = []
    for question in bank.questions:
        if len(found) == draw.many:
            break
        if question.id not in taken and _asked_for(question, draw) and _premise_met(question, taken, told=told):
            taken[question.id] = question
            found.append(question)
    return found


def _asked_for(question: Question, draw: Draw) -> bool:
    return (
        (not draw.suits or question.suit in draw.suits)
        and (not draw.depths or question.depth in draw.depths)
        and (not draw.cards or question.id in draw.cards)
        and (not draw.tags or bool(set(draw.tags) & set(question.tags)))
    )


def _premise_met(question: Question, taken: dict[str, Question], *, told: bool) -> bool:
    earlier = [each for each in question.follows if each != STORY]
    return (told or STORY not in question.follows) and (not earlier or any(each in taken for each in earlier))


def _shortfall(
    step: int, number: int, draw: Draw, bank: Bank, taken: dict[str, Question], found: int, *, told: bool
) -> Shortfall:
    left = [question for question in bank.questions if question.id not in taken and _asked_for(question, draw)]
    wanted = f"asks for {counted(draw.many, 'question')}"
    if not told and any(STORY in question.follows for question in left):
        return Shortfall(
            step, number, f"{wanted}, and those of this kind follow a story that nobody has told yet",
            "let a step of the kind story come first",
        )  # fmt: skip
    had = "none is" if not found else f"only {found} {'is' if found == 1 else 'are'}"
    return Shortfall(
        step,
        number,
        f"{wanted}, and {had} left that can be drawn here",
        "ask for fewer, or for more suits, depths or tags",
    )
