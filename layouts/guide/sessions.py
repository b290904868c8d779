"""The sessions of the guide as blocks: a page that opens each with its plan, then its steps, each held in one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.deck.sessions import EVENING, HALF_DAY, minutes_of, session_minutes, tables
from layouts.book.blocks import Closing, Opening
from layouts.book.sourced_text import SourcedText, joined
from layouts.guide.blocks import Mark
from layouts.guide.composer import HEAD, SMALL, SPOKEN, TEXT, TITLE
from layouts.guide.step_blocks import CARD_INSET, Action, Labelled, SessionRow, SmallCard, SmallCards, StepHead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.deck.sessions import Plan, PlannedStep
    from generator.model.bank import Question
    from generator.model.scalars import Text
    from generator.model.session import Session
    from layouts.book.flow import Block
    from layouts.guide.brief import GuideBrief
    from layouts.guide.composer import GuideComposer
    from layouts.text.typesetting import Fitted

NARROWEST, WIDE = 76.0, 100.0
"""Points: a small card is no narrower; its text, from which on its question is set as large as running text."""

FEW_ROWS = 3
"""Rows of cards that stay together, with what is done first; more may run on."""

BETWEEN_STEPS = 42.0
"""Points between two steps that share a page."""

LABEL_GAP = 6.0
"""Points between a label at the outer edge and the text."""


def sessions(brief: GuideBrief) -> Iterator[Block]:
    """Every session, step by step; or the one that was chosen."""
    for planned in brief.plans:
        height = brief.composer.design.height
        yield from held(list(_opening(brief, planned)), height)
        for position, step in enumerate(planned.steps):
            first, *others = _step(brief, planned.session, position, step)
            # the page that opens a session holds nothing else
            first = replace(first, space_before=BETWEEN_STEPS, break_before="whole" if position else "page")
            yield from held([first, *others], height)


def choosing(brief: GuideBrief) -> Iterator[Block]:
    """Which session to take, where there is a choice."""
    if len(brief.plans) > 1:
        yield brief.composer.chapter(brief.composer.words("sessions-title"))
        yield from brief.composer.running("sessions-text")


def labelled(composer: GuideComposer, label: SourcedText, text: SourcedText, *, above: float = 2.0) -> Labelled:
    """A text beside its label."""
    return Labelled(
        label=_label(composer, label),
        text=composer.at(text, composer.styles.running, TEXT),
        design=composer.design,
        space_before=above * 7.0,
    )


def _label(composer: GuideComposer, said: SourcedText) -> Fitted:
    return composer.at(said, composer.styles.strong, TEXT, width=composer.design.hang - LABEL_GAP)


# ------------------------------------------------------------------------------------------ the page that opens it


def _opening(brief: GuideBrief, planned: Plan) -> Iterator[Block]:
    """For whom it is, how long it takes, what it needs, and its steps in a table."""
    composer, session, words = brief.composer, planned.session, brief.composer.words
    name = composer.translated(session.name, session.id, "name")
    yield composer.chapter(name, anchor=f"session {session.id}", break_before="page")
    whom = composer.translated(session.for_whom, session.id, "for_whom")
    yield labelled(composer, words("suits-whom"), whom, above=3)
    yield labelled(composer, words("takes"), _takes(brief, session))
    if session.room:
        yield labelled(composer, words("room"), composer.translated(session.room, session.id, "room"))
    for number, text in enumerate(_materials(brief, planned)):
        label = words("bring") if not number else None
        if label:
            yield replace(labelled(composer, label, text), keep_with_next=True)
        else:
            yield composer.text(text, above=0)
    yield Opening(role="Table")
    for position, step in enumerate(planned.steps):
        yield _row(brief, session, position, step)
    yield Closing()


def _takes(brief: GuideBrief, session: Session) -> SourcedText:
    """How long a session takes with so many people, and what that fits into."""
    composer, people = brief.composer, brief.people
    minutes = session_minutes(session, people)
    fits = (
        "fits-evening" if minutes.longest <= EVENING else "fits-half-day" if minutes.longest <= HALF_DAY else "fits-day"
    )
    parts = [
        composer.words("takes-text", people=people, shortest=minutes.shortest, longest=minutes.longest),
        composer.words(fits),
    ]
    if tables(people) > 1:
        parts.append(composer.words("takes-tables", tables=tables(people)))
    return joined(" ", *parts)


def _materials(brief: GuideBrief, planned: Plan) -> Iterator[SourcedText]:
    """The cards of a session, its sheets, then what it says itself."""
    composer, session = brief.composer, planned.session
    ids = [question.id for question in planned.questions]
    if ids:
        yield composer.words("bring-cards", many=len(ids))
    sheets = dict.fromkeys(sheet for step in session.steps for sheet in step.sheets)
    if sheets:
        yield composer.words("bring-sheets", sheets=_sheets(composer, tuple(sheets)))
    for at, text in enumerate(session.materials):
        yield composer.translated(text, session.id, "materials", at)


def _sheets(composer: GuideComposer, sheets: Sequence[str]) -> SourcedText:
    return joined(", ", *(composer.words(f"sheet-{sheet}") for sheet in sheets))


def _row(brief: GuideBrief, session: Session, position: int, planned: PlannedStep) -> SessionRow:
    """A step in the plan: cards, then what is written on."""
    composer, step, design = brief.composer, planned.step, brief.composer.design
    names, _, at_needs = SessionRow.columns(design)
    size = TEXT if SessionRow.roomy(design) else SMALL
    running, minutes = composer.styles.running, minutes_of(step, brief.people)
    ids = " ".join(question.id for question in planned.questions)
    needs = [SourcedText(ids, "", ())] if ids else []
    if step.sheets and SessionRow.roomy(design):
        needs.append(_sheets(composer, step.sheets))
    figures = composer.words("minutes-short", shortest=minutes.shortest, longest=minutes.longest)
    return SessionRow(
        number=composer.at(_number(position + 1), composer.styles.strong, size),
        name=composer.at(
            composer.translated(step.name, session.id, "steps", position, "name"), running, size, width=names
        ),
        minutes=composer.at(figures, running, size),
        needs=composer.at(joined(" · ", *needs), running, size, width=design.width - at_needs) if needs else None,
        design=design,
        space_before=21.0 if not position else 7.0 if SessionRow.roomy(design) else 0.0,
        keep_with_next=position in {0, len(session.steps) - 2} and position + 1 < len(session.steps),
    )


def _number(number: int) -> SourcedText:
    return SourcedText(str(number), where="the numbers of the steps")


# ---------------------------------------------------------------------------------------------------------- a step


def held(blocks: Sequence[Block], height: float) -> list[Block]:
    """The blocks of a step on one page; where they are more than that, each page but the first is torn from the others."""
    first, *others = blocks
    total = first.height + sum(block.height + block.space_before for block in others)
    if total <= height:
        return [*(replace(block, keep_with_next=True) for block in blocks[:-1]), blocks[-1]]
    return [first, *(replace(block, torn=True) for block in others)]


def _step(brief: GuideBrief, session: Session, position: int, planned: PlannedStep) -> Iterator[Block]:
    """Where it stands, its cards, what to do and to say, when it is ready, what is written on, how to go on."""
    composer, step = brief.composer, planned.step

    def said(text: Text, *keys: str | int) -> SourcedText:
        return composer.translated(text, session.id, "steps", position, *keys)

    yield _step_head(brief, position, planned, len(session.steps), said(step.name, "name"))
    if step.aim:
        yield replace(composer.text(said(step.aim, "aim")), keep_with_next=True)
    if planned.questions:
        yield from _cards(brief, planned.questions, session.id)
    actions: list[tuple[SourcedText | None, list[SourcedText]]] = [
        (said(each.do, "actions", at, "do"), [said(each.say, "actions", at, "say")] if each.say else [])
        for at, each in enumerate(step.actions)
    ]
    former: list[tuple[SourcedText | None, list[SourcedText]]] = [
        (said(text, "do", at), []) for at, text in enumerate(step.do)
    ]
    says = [said(text, "say", at) for at, text in enumerate(step.say)]
    if says:  # of a deck of an earlier version: it does not say which of them goes with what
        former = [*former[:-1], (former[-1][0] if former else None, says)]
    yield from _actions(composer, [*actions, *former])
    if step.sheets:
        yield labelled(composer, composer.words("write-on"), _sheets(composer, step.sheets))
    if step.ready:
        yield composer.label(composer.words("ready"), composer.design.theme.ink)
        name, ready = f"{session.id}-{position + 1}", [said(text, "ready", at) for at, text in enumerate(step.ready)]
        yield from composer.items(ready, ticked=True, name=name, hang=True)
    if step.transition:
        yield labelled(composer, composer.words("then"), said(step.transition, "transition"))


def _step_head(brief: GuideBrief, position: int, planned: PlannedStep, many: int, name: SourcedText) -> StepHead:
    composer, styles = brief.composer, brief.composer.styles
    minutes = minutes_of(planned.step, brief.people)
    figures = composer.words("minutes", shortest=minutes.shortest, longest=minutes.longest)
    place = composer.words("step-of", number=position + 1, total=many)
    return StepHead(
        place=position + 1,
        many=many,
        number=composer.at(_number(position + 1), styles.strong, TITLE),
        name=composer.at(name, styles.strong, HEAD),
        minutes=composer.at(joined(" · ", place, figures), styles.small, SMALL),
        design=composer.design,
    )


def _actions(
    composer: GuideComposer, actions: Sequence[tuple[SourcedText | None, Sequence[SourcedText]]]
) -> Iterator[Block]:
    """Each thing to do with its number, and under it what to say; apart only where no page holds both."""
    styles, width = composer.styles, composer.design.width
    for number, (do, says) in enumerate(actions, start=1):
        label = joined(" ", composer.words("do"), _number(number)) if len(actions) > 1 else composer.words("do")
        action = Action(
            do_label=_label(composer, label) if do else None,
            do=composer.at(do, styles.running, TEXT) if do else None,
            say_label=_label(composer, composer.words("say")) if says else None,
            says=tuple(composer.at(text, styles.running, SPOKEN, width=width) for text in says),
            design=composer.design,
            space_before=14.0,
        )
        if action.height <= composer.design.height:
            yield action
            continue
        if do:
            yield replace(action, say_label=None, says=())
        for text in action.says:
            yield replace(action, do_label=None, do=None, says=(text,), space_before=7.0)


def _cards(brief: GuideBrief, questions: Sequence[Question], session_id: str) -> Iterator[Block]:
    """The cards of a step in rows, none of them much emptier than the others."""
    composer, design = brief.composer, brief.composer.design
    fitting = max(int((design.width + 7) // (NARROWEST + 7)), 1)
    rows = -(-len(questions) // fitting)
    most = max(-(-len(questions) // rows), min(2, fitting))
    width = SmallCards.card_width(design, most) - 2 * CARD_INSET
    size = TEXT if width >= WIDE else SMALL
    for first in range(0, len(questions), most):
        shown = questions[first : first + most]
        for question in shown:
            yield Mark(anchor=f"use {session_id} {question.id}")
        yield SmallCards(
            cards=tuple(_card(brief, question, width, size) for question in shown),
            most=most,
            label=_label(composer, composer.words("cards-in-step")) if not first else None,
            design=design,
            space_before=14.0 if not first else 7.0,
            keep_with_next=rows <= FEW_ROWS or first + most >= len(questions),
        )


def _card(brief: GuideBrief, question: Question, width: float, size: float) -> SmallCard:
    composer, look = brief.composer, brief.composer.design.look
    suit = next(suit for suit in brief.bank.suits if suit.id == question.suit)
    said = composer.translated(question.question, question.id, "question")
    return SmallCard(
        icon=look.icon(suit),
        colour=look.colour(suit),
        id=composer.fitted(SourcedText(question.id, question.id, ("id",)), composer.styles.strong, SMALL),
        question=composer.fitted(said, composer.styles.text, size, width=width),
    )
