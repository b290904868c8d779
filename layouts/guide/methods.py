"""The methods of the guide: a page for each tip, how to invite a story, the learning history on a spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.bank import Tip
from layouts.book.composer import Source
from layouts.book.flow import Closing, Opening
from layouts.guide.blocks import HeadRow, HistoryRow, Thumbnails
from layouts.guide.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.flow import Block
    from layouts.cards.card import CardFace

EXAMPLES = 6
"""Passages of the learning history that is shown filled in."""

ON_A_SPREAD = 3
"""Passages on each page of its spread."""

SMALL = 2
"""Sessions from which on a guide is so thick that its learning history has a spread of its own."""

THUMBNAILS = 4
"""Small cards in a row."""


class Methods(Part):
    """Tips and stories."""

    def tips(self) -> Iterator[Block]:
        """One page a tip: why, do, avoid, its cards."""
        composer = self.composer
        if not self.selected.tips:
            return
        yield composer.chapter(composer.words("tips-title"))
        yield from composer.running("tips-text")
        faces = [
            (self.faces.prepare(card), self.said(card)) for card in self.deck.cards if isinstance(card.content, Tip)
        ]
        shown = [(face, said) for face, said in faces if face]
        for first in range(0, len(shown), 3):
            yield Thumbnails(shown[first : first + 3], self.design, composer, most=3, before=composer.size * 1.5)
        for tip in self.selected.tips:
            blocks = list(self._tip(self.bank.tips.index(tip) + 1, tip))  # numbered as on its card
            over = sum(block.height + block.before for block in blocks) - composer.frame.height
            if over > 0 and isinstance(blocks[-1], Thumbnails):
                blocks[-1].shrink(over)
            yield from blocks

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
        yield from self._tip_cards(tip)

    def _tip_cards(self, tip: Tip) -> Iterator[Block]:
        """The tip's own card and its suit's, in small; in words where there is no suit."""
        composer = self.composer
        faces: list[tuple[CardFace, str]] = []
        for card in self.design.deck.cards:
            mine = card.content is tip or (tip.suit and card.suit and card.suit.id == tip.suit)
            if not mine or len(faces) == THUMBNAILS:
                continue
            face = self.faces.prepare(card)
            if face:
                faces.append((face, f"{card.id}: {self.said(card)}"))
        if faces or not tip.suit:
            yield composer.label(composer.words("tip-cards"), before=1.8)
        if not tip.suit:
            yield composer.paragraph(composer.words("no-cards"), before=0.6)
        if faces:
            yield Thumbnails(faces, self.design, composer, most=THUMBNAILS + 1, before=composer.size * 1.1)

    def stories(self) -> Iterator[Block]:
        """Inviting a story, and the learning history with an example on a spread."""
        composer = self.composer
        yield composer.chapter(composer.words("story-title"))
        yield from composer.running("story-text")
        yield composer.heading(composer.words("history-title"))
        for name in ("history-text", "history-consent", "history-honest"):
            yield from composer.running(name)
        small = len(self.selected.sessions) < SMALL  # an empty page before a spread looks like a mistake then
        many = EXAMPLES if small else ON_A_SPREAD
        for first in range(1, EXAMPLES + 1, many):
            yield from self._history(first, many)

    def _history(self, first: int, many: int) -> Iterator[Block]:
        composer, styles, size = self.composer, self.composer.styles, self.composer.size
        wide, at_remarks, narrow = HistoryRow.columns(composer)
        if first == 1:
            heading = composer.heading(composer.words("history-example-title"))
            heading.fresh = "verso" if many == ON_A_SPREAD else ""
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
        for number in range(first, first + many):
            story, _, remarks = composer.words(f"history-example-{number}").partition("\n|\n")
            row = HistoryRow(
                composer.fitted(story, styles.running, size * 0.96, width=wide),
                [
                    composer.fitted(remark, styles.spoken, size * 0.88, width=narrow - size * 0.9)
                    for remark in remarks.splitlines()
                    if remark.strip()
                ],
                composer,
                last=number == first + many - 1,
            )
            row.keep = ON_A_SPREAD < number < first + many - 1  # the second half of a table in one run stays together
            yield row
        yield Closing()
