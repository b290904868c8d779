"""The methods of the guide as blocks: a page for each tip, how to invite a story, the learning history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.bank import Tip
from layouts.book.sourced_text import SourcedText
from layouts.guide.brief import spoken
from layouts.guide.history import example_history
from layouts.guide.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.book.flow import Block
    from layouts.cards.card import CardFace
    from layouts.guide.brief import GuideBrief

SMALL = 2
"""Sessions from which on a guide is so thick that its learning history has a spread of its own."""

THUMBNAILS = 4
"""Small cards in a row."""


def tips(brief: GuideBrief) -> Iterator[Block]:
    """One page a tip: why, do, avoid, its cards."""
    composer = brief.composer
    if not brief.selected.tips:
        return
    yield composer.chapter(composer.words("tips-title"))
    yield from composer.running("tips-text")
    faces = [
        (brief.faces.prepare(card), spoken(brief, card)) for card in brief.deck.cards if isinstance(card.content, Tip)
    ]
    shown = [(face, said) for face, said in faces if face]
    for first in range(0, len(shown), 3):
        yield _thumbnails(brief, shown[first : first + 3], most=3, space_before=composer.size * 1.5)
    for tip in brief.selected.tips:
        blocks = list(_tip(brief, brief.bank.tips.index(tip) + 1, tip))  # numbered as on its card
        over = sum(block.height + block.space_before for block in blocks) - composer.design.height
        if over > 0 and isinstance(blocks[-1], Thumbnails):
            blocks[-1] = blocks[-1].smaller(over)
        yield from blocks


def _tip(brief: GuideBrief, number: int, tip: Tip) -> Iterator[Block]:
    composer = brief.composer
    title = composer.translated(tip.title, tip.id, "title")
    numbered = SourcedText(f"{number}. {title.text}", title.entry, title.keys)
    yield composer.heading(numbered, break_before="page", anchor=f"tip {tip.id}")
    yield composer.lead(composer.translated(tip.text, tip.id, "text"))
    if tip.parts:
        yield from composer.items([composer.translated(part.text, part.id, "text") for part in tip.parts])
    if tip.why:
        yield composer.label(composer.words("why"), space_before=1.8)
        yield composer.paragraph(composer.translated(tip.why, tip.id, "why"), space_before=0.6)
    for name, key, texts in (("do-tip", "do", tip.do), ("avoid", "avoid", tip.avoid)):
        if texts:
            yield composer.label(composer.words(name), space_before=1.8)
            yield from composer.items([composer.translated(text, tip.id, key, at) for at, text in enumerate(texts)])
    yield from _tip_cards(brief, tip)


def _tip_cards(brief: GuideBrief, tip: Tip) -> Iterator[Block]:
    """The tip's own card and its suit's, in small; in words where there is no suit."""
    composer = brief.composer
    faces: list[tuple[CardFace, str]] = []
    for card in brief.deck.cards:
        mine = card.content is tip or (tip.suit and card.suit and card.suit.id == tip.suit)
        if not mine or len(faces) == THUMBNAILS:
            continue
        face = brief.faces.prepare(card)
        if face:
            faces.append((face, f"{card.id}: {spoken(brief, card)}"))
    if faces or not tip.suit:
        yield composer.label(composer.words("tip-cards"), space_before=1.8)
    if not tip.suit:
        yield composer.paragraph(composer.words("no-cards"), space_before=0.6)
    if faces:
        yield _thumbnails(brief, faces, most=THUMBNAILS + 1, space_before=composer.size * 1.1)


def _thumbnails(brief: GuideBrief, faces: list[tuple[CardFace, str]], *, most: int, space_before: float) -> Thumbnails:
    design = brief.composer.design
    return Thumbnails(faces=tuple(faces), cards=brief.faces.design, design=design, most=most, space_before=space_before)


def stories(brief: GuideBrief) -> Iterator[Block]:
    """Inviting a story, and the learning history with an example, on a spread unless the guide is thin."""
    composer = brief.composer
    yield composer.chapter(composer.words("story-title"))
    yield from composer.running("story-text")
    yield composer.heading(composer.words("history-title"))
    for name in ("history-text", "history-consent", "history-honest"):
        yield from composer.running(name)
    # an empty page before a spread looks like a mistake in a thin guide
    yield from example_history(composer, on_a_spread=len(brief.selected.sessions) >= SMALL)
