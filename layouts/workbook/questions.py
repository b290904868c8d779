"""Questions → pages to answer them on: two to a page, or one above a horizon with what is taken along below it.

Three ways to answer take turns: lines, room to draw, two columns. Pages are a multiple of four in a booklet, so what is
left over gives a question a page of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.model.paper import POINTS_PER_MM
from layouts.book.sourced_text import SourcedText, joined
from layouts.pdf.form import Field
from layouts.workbook.blocks import QuestionHead
from layouts.writing.brief import Blocks, Brief, ruled, ruled_space
from layouts.writing.lines import HorizonLine
from layouts.writing.spaces import FlexibleSpace, share_out
from layouts.writing.tables import RuledColumns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import Question, Ruling
    from generator.model.deck import Card
    from layouts.book.flow import Block

LEAST_ROOM = 28.0 * POINTS_PER_MM
"""The height below a question: three lines and a half to write on, in points."""

BETWEEN = 3.0
"""Between two questions on a page, times the size of running text."""

BELOW = 0.38
"""How much of the room is below the horizon, as a part of that above it."""

WAYS = ("lines", "draw", "columns")
"""How a question is answered, by turns."""


def fewest_pages(questions: int) -> int:
    """On how few pages so many questions go."""
    return -(-questions // 2)


def groups(many: int, pages: int) -> list[int]:
    """How many questions each page has, one or two, in order: those with a page of their own spread evenly.

    Args:
        many: the questions.
        pages: from half as many to as many.
    """
    pages = min(max(pages, fewest_pages(many)), many)
    alone = 2 * pages - many
    return [1 if alone * (at + 1) // pages > alone * at // pages else 2 for at in range(pages)]


def question_pages(brief: Brief, cards: Sequence[Card], pages: int) -> Iterator[tuple[Block, ...]]:
    """The blocks of each page; a question that leaves no room to write below it is a problem."""
    at = 0
    for turn, many in enumerate(groups(len(cards), pages)):
        way = WAYS[turn % len(WAYS)]
        some = cards[at : at + many]
        at += many
        blocks = _shared(brief, _pair(brief, some, way) if many > 1 else _alone(brief, some[0], way))
        if many > 1 and _least(blocks) < LEAST_ROOM:  # too long to share a page
            for card in some:
                yield _roomy(brief, card, way)
        elif many > 1:
            yield blocks
        else:
            yield _roomy(brief, some[0], way)


def _roomy(brief: Brief, card: Card, way: str) -> tuple[Block, ...]:
    """A question alone on its page; without a horizon where it is too long for one."""
    blocks = _shared(brief, _alone(brief, card, way))
    if _least(blocks) < LEAST_ROOM:
        blocks = _shared(brief, _answered(brief, card, "lines"))
    if _least(blocks) < LEAST_ROOM:
        composer = brief.composer
        what, hint = "leaves no room to write below it in the workbook", "shorten it, or take larger paper"
        composer.problems.add(composer.deck.problem(card.id, ("question", composer.language), what, hint))
    return blocks


def _shared(brief: Brief, blocks: Blocks) -> tuple[Block, ...]:
    return share_out(blocks, brief.composer.design.height)


def _least(blocks: Sequence[Block]) -> float:
    """The height of the smallest room to answer in, in points."""
    return min(block.height for block in blocks if isinstance(block, FlexibleSpace) and block.share >= 1)


def _pair(brief: Brief, cards: Sequence[Card], way: str) -> Blocks:
    """Two questions, one below the other."""
    first, second = (_answered(brief, card, way, small=True) for card in cards)
    gap = FlexibleSpace(design=brief.composer.design, share=0.0, space_before=brief.composer.size * BETWEEN)
    return [*first, gap, *second]


def _alone(brief: Brief, card: Card, way: str) -> Blocks:
    """A question above the horizon, and what is taken along below it."""
    composer = brief.composer
    take = composer.words("question-take")
    said = joined(" – ", SourcedText(card.id), take)
    return [
        *_answered(brief, card, way),
        HorizonLine(design=composer.design, air=composer.size * 2.4, space_before=composer.size * 0.6),
        composer.label(take, space_before=0),
        ruled(brief, Field(f"question-{card.id}-take", said.plain), share=BELOW),
    ]


def _answered(brief: Brief, card: Card, way: str, *, small: bool = False) -> Blocks:
    """A question and the room to answer it in one of the ways."""
    composer = brief.composer
    question = cast("Question", card.content)
    said = joined(" – ", SourcedText(card.id), composer.translated(question.question, card.id, "question"))
    asked = Field(f"question-{card.id}", said.plain)
    above = composer.size * 1.4
    blocks: Blocks = [_head(brief, card, small=small)]
    if way == "draw":
        ruling: Ruling = "blank" if brief.ruling in {"blank", "dots"} else "dots"
        blocks += [composer.label(composer.words("question-draw"), composer.design.theme.quiet, space_before=1.2)]
        blocks += [ruled_space(brief, asked, ruling, composer.size * 0.6)]
    elif way == "columns":
        blocks.append(_columns(brief, asked, above))
    else:
        blocks.append(ruled(brief, asked, space_before=1.4))
    return blocks


def _columns(brief: Brief, asked: Field, above: float) -> RuledColumns:
    """What is told beside what is kept."""
    composer = brief.composer
    said = {each: composer.words(f"question-{each}") for each in ("tell", "keep")}
    width = composer.design.width / 2 - composer.size * 2
    return RuledColumns(
        design=composer.design,
        heads=tuple(
            composer.fitted(words, composer.styles.strong, composer.size * 0.92, width=width) for words in said.values()
        ),
        parts=(0.5, 0.5),
        pitch=brief.pitch_of("lines"),
        tinted=1,
        fields=tuple(Field(f"{asked.name}-{each}", f"{asked.label} – {words.plain}") for each, words in said.items()),
        space_before=above,
    )


def _head(brief: Brief, card: Card, *, small: bool) -> QuestionHead:
    composer, question = brief.composer, cast("Question", card.content)
    design, styles, size = composer.design, composer.styles, composer.size
    suit = next(suit for suit in composer.deck.bank.suits if suit.id == question.suit)
    name = composer.translated(suit.name, suit.id, "name")
    label = joined(" · ", name, SourcedText(question.id, card.id, ("id",)))
    probe = question.probe and composer.translated(question.probe, card.id, "probe")
    large = size * (1.25 if small else 1.5)
    return QuestionHead(
        icon=design.look.icon(suit),
        colour=design.look.colour(suit),
        label=composer.fitted(label, styles.strong, size, width=design.width - size * 3.2),
        question=composer.flowing(composer.translated(question.question, card.id, "question"), styles.text, large),
        probe=composer.flowing(probe, styles.text, size, width=design.width - size) if probe else None,
        design=design,
    )
