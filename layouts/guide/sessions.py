"""The sessions of the guide as blocks: each step with what to do, what to say, and the cards to lay on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.blocks import Closing, Opening, TextBlock
from layouts.book.sourced_text import joined
from layouts.guide.blocks import Instructions, Rule, StepHead
from layouts.guide.brief import card_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.deck.sessions import PlannedStep
    from generator.model.bank import Question
    from generator.model.scalars import Text
    from generator.model.session import Session
    from layouts.book.composer import Composer
    from layouts.book.flow import Block
    from layouts.book.sourced_text import SourcedText
    from layouts.guide.brief import GuideBrief


def sessions(brief: GuideBrief) -> Iterator[Block]:
    """Every session, step by step; or the one that was chosen."""
    composer = brief.composer
    if len(brief.plans) > 1:  # of one there is nothing to choose
        yield composer.chapter(composer.words("sessions-title"))
        yield from composer.running("sessions-text")
    for planned in brief.plans:
        session = planned.session
        name = composer.translated(session.name, session.id, "name")
        yield composer.chapter(name, anchor=f"session {session.id}")
        yield composer.label(composer.words("suits-whom"), space_before=1.2)
        yield composer.lead(composer.translated(session.for_whom, session.id, "for_whom"))
        for position, step in enumerate(planned.steps):
            yield from _kept_at_the_end(_step(brief, session, position, step, len(planned.steps)))


def _kept_at_the_end(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of a step, its last lines kept with what stands above them."""
    whole = list(blocks)
    return [*whole[:-4], *(replace(block, keep_with_next=True) for block in whole[-4:-1]), *whole[-1:]]


def _step(brief: GuideBrief, session: Session, position: int, planned: PlannedStep, total: int) -> Iterator[Block]:
    composer, step = brief.composer, planned.step

    def said(text: Text, *keys: str | int) -> SourcedText:
        return composer.translated(text, session.id, "steps", position, *keys)

    rhythm = composer.words("minutes", shortest=step.rhythm.shortest, longest=step.rhythm.longest)
    number = composer.words("step-of", number=position + 1, total=total)
    yield _step_head(composer, number, said(step.name, "name"), rhythm)
    if step.aim:
        yield composer.paragraph(said(step.aim, "aim"), keep_with_next=True)
    for key, texts in (("do", step.do), ("say", step.say)):
        if texts:
            yield _instructions(composer, key, [said(text, key, number) for number, text in enumerate(texts)])
    if planned.questions:
        yield from _cards(brief, planned.questions, session.id)
    if step.ready:
        yield composer.label(composer.words("ready"), composer.design.theme.ink)
        yield from composer.items([said(text, "ready", at) for at, text in enumerate(step.ready)], ticked=True)
    if step.transition:
        yield Rule(design=composer.design, space_before=composer.size * 1.2)
        yield _transition(composer, said(step.transition, "transition"))


def _step_head(composer: Composer, number: SourcedText, name: SourcedText, rhythm: SourcedText) -> StepHead:
    styles, size, width = composer.styles, composer.size, composer.design.width
    return StepHead(
        label=composer.fitted(number, styles.strong, size * 0.85),
        name=composer.fitted(name, styles.strong, size * 1.7, width=width * 0.6),
        rhythm=composer.fitted(rhythm, styles.small, size * 0.85, width=width * 0.4),
        design=composer.design,
        space_before=size * 3,
    )


def _transition(composer: Composer, said: SourcedText) -> TextBlock:
    """What leads on to the next step."""
    then = joined(": ", composer.words("then"), said)
    fitted = composer.fitted(then, composer.styles.running, composer.size * 0.92)
    return TextBlock(fitted=fitted, role="P", colour=composer.design.theme.quiet, space_before=composer.size * 0.8)


def _instructions(composer: Composer, key: str, texts: list[SourcedText]) -> Instructions:
    """What to do in a step, or what to say."""
    styles, size, spoken = composer.styles, composer.size, key == "say"
    width = composer.design.width - Instructions.column(composer.design) - size * (1 if spoken else 0)
    style = styles.spoken if spoken else styles.running
    return Instructions(
        label=composer.fitted(composer.words(key), styles.strong, size),
        texts=tuple(composer.fitted(text, style, size, width=width) for text in texts),
        tinted=spoken,
        design=composer.design,
        space_before=size * 1.5,
        keep_with_next=not spoken,
    )


def _cards(brief: GuideBrief, questions: Iterable[Question], session_id: str) -> Iterator[Block]:
    composer = brief.composer
    yield composer.label(composer.words("cards-in-step"), composer.design.theme.ink, space_before=1.7)
    yield Opening(role="Table")
    for number, question in enumerate(questions):
        above = composer.size * (0.7 if number else 0.9)
        yield card_row(brief, question, space_before=above, anchor=f"use {session_id} {question.id}")
    yield Closing()
