"""A deck and the general texts → the chapters of the guide as blocks, in their order; what a deck lacks is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.imposition import sheets_needed
from generator.model import Question, Tip
from generator.sessions import plan, tables
from layouts.book import Heading, one_line
from layouts.compose import Source
from layouts.faces import prepare_face
from layouts.flow import Closing, Opening, Text
from layouts.guide_blocks import (
    CardRow,
    ContentsRow,
    Cover,
    HeadRow,
    HistoryRow,
    Rule,
    Side,
    StepHead,
    Thumbnails,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model import Card, Entry, Session
    from generator.model import Text as Translated
    from generator.sessions import PlannedStep
    from layouts.compose import Composer
    from layouts.flow import Block
    from layouts.kit import Face, Kit

EXAMPLES = 6
"""Passages of the learning history that is shown filled in."""

ON_A_SPREAD = 3
"""Passages on each page of its spread."""


class Chapters:
    """The chapters of one guide.

    Args:
        composer: sets the texts.
        kit: draws cards as the deck does.
        people: how many take part.
    """

    def __init__(self, composer: Composer, kit: Kit, people: int) -> None:
        self.composer, self.kit, self.people = composer, kit, people
        self.deck = kit.deck
        self.language = self.deck.language
        self.bank = self.deck.bank
        sessions = [self.deck.session] if self.deck.session else self.bank.sessions
        self.plans = [plan(session, self.bank) for session in sessions]
        self.cards = {card.id: card for card in self.deck.cards}

    def blocks(self) -> list[Block]:
        """The whole guide: cover and contents, then the chapters."""
        body = [
            *self.purpose(), *self.preparing(), *self.using(), *self.sessions(), *self.tips(), *self.stories(),
            *self.moments(), *self.index(), *self.printing(), *self.credit(),
        ]  # fmt: skip
        return [*self.cover(), *self.contents(body), *body]

    # ---------------------------------------------------------------- front

    def cover(self) -> Iterator[Block]:
        """The first page."""
        composer = self.composer
        title = composer.fitted(self._title(), composer.styles.strong, composer.size * 3.4)
        subtitle = composer.fitted(composer.words("guide-subtitle"), composer.styles.running, composer.size * 1.4)
        imprint = f"{self.bank.author or self._title()} · v{self.bank.version}"
        yield Cover(
            title, subtitle, composer.fitted(imprint, composer.styles.small, composer.size * 0.85), self.kit, composer
        )

    def contents(self, body: Sequence[Block]) -> Iterator[Block]:
        """The headings of the guide with their pages."""
        composer = self.composer
        yield composer.chapter(composer.words("contents-title"))
        yield Opening("TOC")
        for block in body:
            if isinstance(block, Heading):
                first = block.level == 1
                style, indent = (composer.styles.strong, 0.0) if first else (composer.styles.text, composer.size * 1.2)
                title = one_line(block.title, style, composer.size, composer.frame.width - composer.size * 4)
                if title:
                    yield ContentsRow(title, composer, block.anchor, indent, composer.size * (0.85 if first else 0.45))
        yield Closing()

    # ------------------------------------------------------------- chapters

    def purpose(self) -> Iterator[Block]:
        """What a session is for and what it yields."""
        yield from self._entries("purpose", self.bank.purpose, chapter=True)
        yield from self._entries("results", self.bank.results, chapter=not self.bank.purpose)

    def _entries(self, name: str, entries: Sequence[Entry], *, chapter: bool) -> Iterator[Block]:
        composer = self.composer
        if not entries:
            return
        title = composer.words(f"{name}-title")
        yield composer.chapter(title) if chapter else composer.heading(title)
        yield composer.lead(composer.words(f"{name}-lead"))
        if name == "purpose":
            for entry in entries:
                yield composer.paragraph(entry.text[self.language], source=Source(entry.id, ("text",)))
        else:
            texts = [entry.text[self.language] for entry in entries]
            yield from composer.items(texts, [Source(entry.id, ("text",)) for entry in entries], before=0.8)

    def preparing(self) -> Iterator[Block]:
        """Who, what to have ready, where, which roles and agreements."""
        composer = self.composer
        values = self._counts()
        yield composer.chapter(composer.words("preparing-title"))
        yield from composer.running("preparing-text", **values)
        for name in ("people", "place", "roles"):
            yield composer.heading(composer.words(f"{name}-title"))
            yield from composer.running(f"{name}-text", **values)
        yield composer.heading(composer.words("materials-title"))
        yield from composer.running("materials-list", **values)
        agreements = composer.heading(composer.words("agreements-title"))
        agreements.fresh = "page"  # to read out, or to pass round
        yield agreements
        yield from composer.running("agreements-text")
        yield from composer.running("agreements-list")

    def using(self) -> Iterator[Block]:
        """How the cards and the steps are meant, with a card of each suit in small."""
        composer = self.composer
        yield composer.chapter(composer.words("using-title"))
        yield from composer.running("using-text")
        faces = []
        for suit in self.bank.suits[:4]:
            card = next(
                (card for card in self.deck.cards if card.suit is suit and isinstance(card.content, Question)), None
            )
            face = card and prepare_face(card, self.kit)
            if card and face:
                faces.append((face, f"{suit.name[self.language]}, {card.id}: {self._asked(card)}"))
        if faces:
            yield Thumbnails(faces, self.kit, composer, most=4, before=composer.size * 2)

    def sessions(self) -> Iterator[Block]:
        """Every session, step by step; or the one that was chosen."""
        composer = self.composer
        if not self.plans:
            return
        if not self.deck.session:
            yield composer.chapter(composer.words("sessions-title"))
            yield from composer.running("sessions-text")
        for planned in self.plans:
            session = planned.session
            yield composer.chapter(session.name[self.language], anchor=f"session {session.id}")
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
            yield self._row(question, before=before, anchor=f"use {session_id} {question.id}")
        yield Closing()

    def _row(self, question: Question, *, before: float, anchor: str = "", uses: Sequence[str] = ()) -> CardRow:
        composer = self.composer
        _, at_question = CardRow.columns(composer)
        size = composer.size * 0.92
        room = composer.frame.width - at_question - (composer.size * 5 if uses else 0)
        texts = (
            composer.fitted(question.id, composer.styles.strong, size),
            composer.fitted(
                question.question[self.language], composer.styles.text, size, width=room,
                source=Source(question.id, ("question",)),
            ),
        )  # fmt: skip
        suit = next(suit for suit in self.bank.suits if suit.id == question.suit)
        return CardRow(suit, texts, composer, self.kit, anchor=anchor, uses=uses, before=before)

    def tips(self) -> Iterator[Block]:
        """One page a tip: why, do, avoid, its cards."""
        composer = self.composer
        if not self.bank.tips:
            return
        yield composer.chapter(composer.words("tips-title"))
        yield from composer.running("tips-text")
        faces = [
            (prepare_face(card, self.kit), self._said(card))
            for card in self.deck.cards
            if isinstance(card.content, Tip)
        ]
        shown = [(face, said) for face, said in faces if face]
        for first in range(0, len(shown), 3):
            yield Thumbnails(shown[first : first + 3], self.kit, composer, most=3, before=composer.size * 1.5)
        for number, tip in enumerate(self.bank.tips, start=1):
            yield from self._tip(number, tip)

    def _tip(self, number: int, tip: Tip) -> Iterator[Block]:
        composer, language = self.composer, self.language
        heading = composer.heading(
            f"{number}. {tip.title[language]}", source=Source(tip.id, ("title",)), anchor=f"tip {tip.id}"
        )
        heading.fresh = "page"
        yield heading
        yield composer.lead(tip.text[language], source=Source(tip.id, ("text",)))
        if tip.parts:
            sources = [Source(part.id, ("text",)) for part in tip.parts]
            yield from composer.items([part.text[language] for part in tip.parts], sources)
        if tip.why:
            yield composer.label(composer.words("why"), before=1.8)
            yield composer.paragraph(tip.why[language], source=Source(tip.id, ("why",)), before=0.6)
        for name, key, texts in (("do-tip", "do", tip.do), ("avoid", "avoid", tip.avoid)):
            if texts:
                yield composer.label(composer.words(name), before=1.8)
                sources = [Source(tip.id, (key, position)) for position in range(len(texts))]
                yield from composer.items([text[language] for text in texts], sources)
        yield composer.label(composer.words("tip-cards"), before=1.8)
        yield from self._tip_cards(tip)

    def _tip_cards(self, tip: Tip) -> Iterator[Block]:
        """The tip's own card and its suit's, in small; in words where there is no suit."""
        composer = self.composer
        faces: list[tuple[Face, str]] = []
        for card in self.kit.deck.cards:
            mine = card.content is tip or (tip.suit and card.suit and card.suit.id == tip.suit)
            if not mine or len(faces) == ON_A_SPREAD + 1:
                continue
            face = prepare_face(card, self.kit)
            if face:
                faces.append((face, f"{card.id}: {self._said(card)}"))
        if not tip.suit:
            yield composer.paragraph(composer.words("no-cards"), before=0.6)
        if faces:
            yield Thumbnails(faces, self.kit, composer, most=4, before=composer.size * 1.2)

    def stories(self) -> Iterator[Block]:
        """Inviting a story, and the learning history with an example on a spread."""
        composer = self.composer
        yield composer.chapter(composer.words("story-title"))
        yield from composer.running("story-text")
        yield composer.heading(composer.words("history-title"))
        for name in ("history-text", "history-consent", "history-honest"):
            yield from composer.running(name)
        for first in range(1, EXAMPLES + 1, ON_A_SPREAD):
            yield from self._history(first)

    def _history(self, first: int) -> Iterator[Block]:
        composer, styles, size = self.composer, self.composer.styles, self.composer.size
        wide, at_remarks, narrow = HistoryRow.columns(composer)
        if first == 1:
            heading = composer.heading(composer.words("history-example-title"))
            heading.fresh = "verso"
            yield heading
            yield composer.paragraph(composer.words("history-example-intro"))
        heads = [
            (composer.fitted(composer.words("history-story-head"), styles.strong, size, width=wide), 0.0),
            (composer.fitted(composer.words("history-remarks-head"), styles.strong, size, width=narrow), at_remarks),
        ]
        opening = Opening("Table")
        opening.fresh = "" if first == 1 else "page"
        yield opening
        yield HeadRow(heads, composer, size * 2)
        for number in range(first, first + ON_A_SPREAD):
            story, _, remarks = composer.words(f"history-example-{number}").partition("\n|\n")
            yield HistoryRow(
                composer.fitted(story, styles.running, size * 0.96, width=wide),
                [
                    composer.fitted(remark, styles.spoken, size * 0.88, width=narrow - size * 0.9)
                    for remark in remarks.splitlines()
                    if remark.strip()
                ],
                composer,
                last=number == first + ON_A_SPREAD - 1,
            )
        yield Closing()

    def moments(self) -> Iterator[Block]:
        """What to do when it gets heavy or silent, how to close, and how to follow up."""
        composer = self.composer
        yield composer.chapter(composer.words("heavy-title"))
        yield from composer.running("heavy-text")
        for name in ("silent", "closing", "follow-up"):
            yield composer.heading(composer.words(f"{name}-title"))
            yield from composer.running(f"{name}-text")

    def index(self) -> Iterator[Block]:
        """Every question of the deck with the pages where a session uses it."""
        composer = self.composer
        yield composer.chapter(composer.words("index-title"))
        yield from composer.running("index-text")
        yield Opening("Table")
        for number, card in enumerate(card for card in self.deck.cards if isinstance(card.content, Question)):
            uses = [f"use {planned.session.id} {card.id}" for planned in self.plans]
            before = composer.size * (0.55 if number else 1.5)
            yield self._row(cast("Question", card.content), before=before, uses=uses)
        yield Closing()

    def printing(self) -> Iterator[Block]:
        """How to print, cut and pack the deck; the figures are those of the deck's own stock."""
        composer = self.composer
        yield composer.chapter(composer.words("printing-title"))
        yield from composer.running("printing-text", **self._counts())
        for name in ("cutting", "packing"):
            yield composer.heading(composer.words(f"{name}-title"))
            yield from composer.running(f"{name}-text")

    def credit(self) -> Iterator[Block]:
        """Where this comes from."""
        composer = self.composer
        yield composer.heading(composer.words("credit-title"))
        yield from composer.running("credit-text")
        yield composer.heading(composer.words("reference-title"))
        yield from composer.running("reference-text")
        yield from composer.running("licence-text")

    # -------------------------------------------------------------- figures

    def _counts(self) -> dict[str, object]:
        stock = self.kit.stock
        cards = len(self.deck.cards)
        decks = tables(self.people)
        return {
            "people": self.people,
            "tables": decks,
            "decks": decks,
            "cards": cards,
            "sheets": sheets_needed(cards, stock) * decks,
            "paper": stock.paper.capitalize(),
            "flip": self.kit.words[f"flip-{stock.flip}"],
        }

    def _title(self) -> str:
        return self.bank.title[self.language]

    def _asked(self, card: Card) -> str:
        return cast("Question", card.content).question[self.language]

    def _said(self, card: Card) -> str:
        content = card.content
        if isinstance(content, Question):
            return content.question[self.language]
        return content.title[self.language] if isinstance(content, Tip) else content.name[self.language]
