"""A deck and the general texts → the chapters of the guide as blocks, in their order; what a deck lacks is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.model.bank import Question
from layouts.book.composer import Source
from layouts.book.flow import Closing, Opening
from layouts.book.pages import Heading, one_line
from layouts.guide.blocks import (
    ContentsRow,
    Cover,
    Thumbnails,
)
from layouts.guide.methods import Methods
from layouts.guide.part import Part
from layouts.guide.sessions import Sessions
from layouts.text.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import Entry
    from layouts.book.flow import Block


class Chapters(Part):
    """The chapters of one guide."""

    def blocks(self) -> list[Block]:
        """The whole guide: cover and contents, then the chapters."""
        mine = self.composer, self.faces, self.people
        methods = Methods(*mine)
        body = [
            *self.purpose(), *self.preparing(), *self.using(), *Sessions(*mine).blocks(), *methods.tips(), *methods.stories(),
            *self.moments(), *self.index(), *self.printing(), *self.credit(),
        ]  # fmt: skip
        return [*self.cover(), *self.contents(body), *body]

    def cover(self) -> Iterator[Block]:
        """The first page."""
        composer = self.composer
        title = composer.fitted(
            self.bank.title[self.language], composer.styles.strong, composer.size * 3.4, source=Source("", ("title",))
        )
        subtitle = composer.fitted(composer.words("guide-subtitle"), composer.styles.running, composer.size * 1.4)
        imprint = f"{self.bank.author or self.bank.title[self.language]} · v{self.bank.version}"
        yield Cover(
            title,
            subtitle,
            composer.fitted(imprint, composer.styles.small, composer.size * 0.85, source=Source("", ("author",))),
            self.design,
            composer,
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
                if style.lacking(block.title):
                    continue  # the heading itself has the problem
                title = one_line(block.title, style, composer.size, composer.frame.width - composer.size * 4)
                if title is None:  # too long for one line
                    width = composer.frame.width - composer.size * 4 - indent
                    title = set_text(block.title, style, composer.size, width, self.language)
                if title is None:
                    continue  # the heading has this problem too
                yield ContentsRow(title, composer, block.anchor, indent, composer.size * (0.85 if first else 0.45))
        yield Closing()

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
        values = self.counts()
        yield composer.chapter(composer.words("preparing-title"))
        yield from composer.running(self._text("preparing"), **values)
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
        yield from composer.running(self._text("using"))
        faces = []
        for suit in self.selected.suits[:4]:
            card = next(
                (card for card in self.deck.cards if card.suit is suit and isinstance(card.content, Question)), None
            )
            face = card and self.faces.prepare(card)
            if card and face:
                faces.append((face, f"{suit.name[self.language]}, {card.id}: {self.said(card)}"))
        if faces:
            yield Thumbnails(faces, self.design, composer, most=4, before=composer.size * 2)

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
        questions = [card for card in self.deck.cards if isinstance(card.content, Question)]
        if not questions:
            return
        yield composer.chapter(composer.words("index-title"))
        yield from composer.running(self._text("index"))
        yield Opening("Table")
        for number, card in enumerate(questions):
            uses = [f"use {planned.session.id} {card.id}" for planned in self.plans]
            before = composer.size * (0.55 if number else 1.5)
            yield self.row(cast("Question", card.content), before=before, uses=uses)
        yield Closing()

    def printing(self) -> Iterator[Block]:
        """How to print, cut and pack the deck; the figures are those of the deck's own stock."""
        composer = self.composer
        yield composer.chapter(composer.words("printing-title"))
        yield from composer.running("printing-text", **self.counts())
        for name in ("cutting", "packing"):
            yield composer.heading(composer.words(f"{name}-title"))
            yield from composer.running(f"{name}-text")

    def credit(self) -> Iterator[Block]:
        """Where this comes from."""
        composer = self.composer
        yield composer.heading(composer.words("credit-title"))
        if "source" in self._origins():
            yield from composer.running("credit-text")
            yield composer.heading(composer.words("reference-title"))
            yield from composer.running("reference-text")
        else:
            yield from composer.running("credit-own-text")
        yield from composer.running("licence-text")

    def _origins(self) -> Iterator[str]:
        """Where the entries of the deck come from: our page of the source, or who wrote them."""
        bank = self.bank
        yield from (question.origin for question in bank.questions)
        yield from (tip.origin for tip in bank.tips)
        yield from (entry.origin for entry in (*bank.purpose, *bank.results))

    def _text(self, name: str) -> str:
        """The general text that speaks of sessions, or the one for a deck that has none."""
        usual, other = f"{name}-text", f"{name}-without-sessions"
        own = self.bank.texts
        return usual if self.plans or (usual in own and other not in own) else other
