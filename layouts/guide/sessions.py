"""The sessions of the guide: each step with what to do, what to say, and the cards to lay on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.book.composer import Source
from layouts.book.flow import Closing, Opening, Text
from layouts.guide.blocks import Rule, Side, StepHead
from layouts.guide.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.deck.sessions import PlannedStep
    from generator.model.bank import Question, Session
    from generator.model.bank import Text as Translated
    from layouts.book.flow import Block


class Sessions(Part):
    """Every session, step by step; or the one that was chosen."""

    def blocks(self) -> Iterator[Block]:
        """Every session, step by step; or the one that was chosen."""
        composer = self.composer
        if not self.plans:
            return
        if len(self.plans) > 1:  # of one there is nothing to choose
            yield composer.chapter(composer.words("sessions-title"))
            yield from composer.running("sessions-text")
        for planned in self.plans:
            session = planned.session
            yield composer.chapter(
                session.name[self.language], source=Source(session.id, ("name",)), anchor=f"session {session.id}"
            )
            yield composer.label(composer.words("suits-whom"), before=1.2)
            yield composer.lead(session.suits_whom[self.language], source=Source(session.id, ("suits_whom",)))
            for position, step in enumerate(planned.steps):
                yield from self._whole(self._step(session, position, step, len(planned.steps)))

    @staticmethod
    def _whole(blocks: Iterable[Block]) -> list[Block]:
        """The blocks of a step, its last lines kept with what stands above them."""
        whole = list(blocks)
        for block in whole[-4:-1]:
            block.keep = True
        return whole

    def _step(self, session: Session, position: int, planned: PlannedStep, total: int) -> Iterator[Block]:
        composer, step = self.composer, planned.step
        styles, size = composer.styles, composer.size

        def source(*keys: str | int) -> Source:
            return Source(session.id, ("steps", position, *keys))

        label = composer.fitted(composer.words("step-of", number=position + 1, total=total), styles.strong, size * 0.85)
        rhythm = composer.words("minutes", shortest=step.rhythm.shortest, longest=step.rhythm.longest)
        yield StepHead(
            label,
            composer.fitted(
                step.name[self.language],
                styles.strong,
                size * 1.7,
                width=composer.frame.width * 0.6,
                source=source("name"),
            ),
            composer.fitted(rhythm, styles.small, size * 0.85, width=composer.frame.width * 0.4),
            composer,
            before=size * 3,
        )
        if step.aim:
            yield composer.paragraph(step.aim[self.language], source=source("aim"), keep=True)
        for name, texts in (("do", step.do), ("say", step.say)):
            yield from self._side(name, texts, source)
        if planned.questions:
            yield from self._cards(planned.questions, session.id)
        if step.ready:
            yield composer.label(composer.words("ready"), composer.theme.ink)
            ready = [text[self.language] for text in step.ready]
            yield from composer.items(ready, [source("ready", number) for number in range(len(ready))], ticked=True)
        if step.transition:
            yield Rule(composer, size * 1.2)
            then = f"{composer.words('then')}: {step.transition[self.language]}"
            fitted = composer.fitted(then, styles.running, size * 0.92, source=source("transition"))
            yield Text(fitted, "P", composer.theme.quiet, before=size * 0.8)

    def _side(self, name: str, texts: Sequence[Translated], source: Callable[..., Source]) -> Iterator[Block]:
        composer = self.composer
        if not texts:
            return
        spoken = name == "say"
        style = composer.styles.spoken if spoken else composer.styles.running
        width = composer.frame.width - Side.column(composer) - composer.size * (1 if spoken else 0)
        fitted = [
            composer.fitted(text[self.language], style, composer.size, width=width, source=source(name, number))
            for number, text in enumerate(texts)
        ]
        label = composer.fitted(composer.words(name), composer.styles.strong, composer.size)
        yield Side(label, fitted, composer, tinted=spoken, before=composer.size * 1.5)

    def _cards(self, questions: Iterable[Question], session_id: str) -> Iterator[Block]:
        composer = self.composer
        yield composer.label(composer.words("cards-in-step"), composer.theme.ink, before=1.7)
        yield Opening("Table")
        for number, question in enumerate(questions):
            before = composer.size * (0.7 if number else 0.9)
            yield self.row(question, before=before, anchor=f"use {session_id} {question.id}")
        yield Closing()
