"""The methods of the guide as blocks: the tips, how to invite a story, the learning history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.bank import Question
from layouts.book.sourced_text import SourcedText, joined
from layouts.guide.history import example_history
from layouts.guide.sessions import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import Tip
    from layouts.book.flow import Block
    from layouts.guide.brief import GuideBrief

LISTED = 4
"""Cards that are named one by one; of more the first and the last."""


def tips(brief: GuideBrief) -> Iterator[Block]:
    """Each tip in one place, two to a page where they fit: why, do, avoid, its cards."""
    composer = brief.composer
    if not brief.selected.tips:
        return
    yield composer.chapter(composer.words("tips-title"))
    yield from composer.running("tips-text")
    for tip in brief.selected.tips:
        blocks = list(_tip(brief, brief.bank.tips.index(tip) + 1, tip))  # numbered as on its card
        height = sum(block.height + block.space_before for block in blocks)
        if height <= composer.design.height:
            blocks = [*(replace(block, keep_with_next=True) for block in blocks[:-1]), blocks[-1]]
        yield from blocks


def _tip(brief: GuideBrief, number: int, tip: Tip) -> Iterator[Block]:
    composer = brief.composer
    title = composer.translated(tip.title, tip.id, "title")
    numbered = SourcedText(f"{number}. {title.text}", title.entry, title.keys)
    yield composer.heading(numbered, anchor=f"tip {tip.id}")
    yield composer.paragraph(composer.translated(tip.text, tip.id, "text"))
    if tip.parts:
        yield from composer.items([composer.translated(part.text, part.id, "text") for part in tip.parts])
    if tip.why:
        yield labelled(composer, composer.words("why"), composer.translated(tip.why, tip.id, "why"), above=1)
    for name, key, texts in (("do-tip", "do", tip.do), ("avoid", "avoid", tip.avoid)):
        for at, text in enumerate(texts):
            said = composer.translated(text, tip.id, key, at)
            yield labelled(composer, composer.words(name), said, above=1) if not at else composer.text(said, above=0)
    yield labelled(composer, composer.words("tip-cards"), _cards_of(brief, tip), above=1)


def _cards_of(brief: GuideBrief, tip: Tip) -> SourcedText:
    """Which cards go with a tip, by their ids; in words where there are none."""
    composer = brief.composer
    cards = [card for card in brief.deck.cards if card.suit and card.suit.id == tip.suit and card.content is not tip]
    ids = [card.id for card in cards if isinstance(card.content, Question)]
    if not tip.suit or not ids:
        return composer.words("no-cards")
    suit = next(suit for suit in brief.bank.suits if suit.id == tip.suit)
    every = [question.id for question in brief.bank.questions if question.suit == tip.suit]
    listed = ", ".join(ids) if len(ids) <= LISTED else ", ".join(_runs(ids, every))
    return joined(": ", composer.translated(suit.name, suit.id, "name"), SourcedText(listed, ids[0], ("id",)))


def _runs(ids: Sequence[str], every: Sequence[str]) -> Iterator[str]:
    """Ids of a suit, those that follow each other in the deck's file as one: ``B01 – B04``, ``B13``."""
    places = sorted(every.index(each) for each in ids)
    starts = [at for at, place in enumerate(places) if not at or place != places[at - 1] + 1]
    for start, end in zip(starts, [*starts[1:], len(places)], strict=True):
        first, last = every[places[start]], every[places[end - 1]]
        yield first if first == last else f"{first} – {last}"


def stories(brief: GuideBrief) -> Iterator[Block]:
    """Inviting a story, and the learning history with an example."""
    composer = brief.composer
    yield composer.chapter(composer.words("story-title"))
    yield from composer.running("story-text")
    yield composer.heading(composer.words("history-title"))
    for name in ("history-text", "history-consent", "history-honest"):
        yield from composer.running(name)
    yield from example_history(composer)
