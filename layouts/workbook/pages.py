"""A brief and an entry of the plan → its pages: each a kind, for whom it is, and its blocks from the top down.

An engineer adds a kind of page as a function here, its row in ``PAGE_MAKERS`` and a word in ``generator.model.bank.PageKind``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.model.bank import PageKind, Ruling
from layouts.book.blocks import TextBlock
from layouts.book.cover import cover_sign
from layouts.book.flow import Block
from layouts.book.imprint import back_blocks
from layouts.book.sourced_text import SourcedText, joined
from layouts.pdf.form import Field
from layouts.workbook.blocks import FillInLine, Horizon, QuestionHead
from layouts.workbook.brief import (
    Blocks,
    WorkbookBrief,
    blank_table,
    field,
    fill_in,
    head,
    prompts,
    ruled,
    ruled_space,
    table,
    title,
)
from layouts.workbook.spaces import BlankTable, FlexibleSpace, Sketch, Timeline, share_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model.bank import Question, WorkbookPage
    from generator.model.deck import Card
    from layouts.book.composer import Composer

LEAST_ROOM = 90.0
"""Points of height below a question; a good three centimetres."""

FINE_PITCH = 5.0
"""mm between dots or squares on a page for notes, at most."""


class ComposedPage(Struct, frozen=True):
    """A page of the workbook: its kind, for whom it is, its blocks; ``spread`` asks for a page on the left."""

    kind: PageKind
    audience: str
    blocks: tuple[Block, ...]
    spread: bool = False


def pages_of(brief: WorkbookBrief, entry: WorkbookPage, cards: Sequence[Card]) -> Iterator[ComposedPage]:
    """The pages that an entry of the plan stands for; ``cards`` are the questions that get a page."""
    for _ in range(entry.copies):
        match entry.page:
            case "questions":
                yield from (_question_page(brief, entry, card) for card in cards)
            case "history":
                yield _composed(brief, entry, _history(brief), spread=True)
                yield _composed(brief, entry, _more_history(brief))
            case "notes":
                yield _composed(brief, entry, _notes(brief, entry.ruling or brief.ruling))
            case kind:
                yield _composed(brief, entry, PAGE_MAKERS[kind](brief))


def page_count(entry: WorkbookPage, questions: int) -> int:
    """How many pages an entry of the plan stands for, where so many questions get a page."""
    return entry.copies * {"questions": questions, "history": 2}.get(entry.page, 1)


def blank_page(brief: WorkbookBrief) -> ComposedPage:
    """A page for notes, where a place would stay empty."""
    return ComposedPage("notes", "person", share_out(_notes(brief, "dots"), brief.composer.design.height))


def _composed(brief: WorkbookBrief, entry: WorkbookPage, blocks: Blocks, *, spread: bool = False) -> ComposedPage:
    height = brief.composer.design.height
    shared = share_out(blocks, height)
    if any(block.height < 0 for block in shared) and all(block.height <= height for block in blocks):
        _report_overflow(brief.composer, entry.page)
    return ComposedPage(entry.page, entry.audience, shared, spread)


def _report_overflow(composer: Composer, kind: PageKind) -> None:
    """A problem: texts of the deck's own are together longer than a page of this kind; ours never are."""
    title = kind == "cover"
    what = f"must be shorter to fit on the page {kind} of the workbook"
    hint = "shorten it" if title else "shorten your own texts of that page: see spiegel list texts"
    composer.problems.add(composer.deck.problem("", ("title", composer.language) if title else ("texts",), what, hint))


# -------------------------------------------------------------------------------------------------------- questions


def _question_page(brief: WorkbookBrief, entry: WorkbookPage, card: Card) -> ComposedPage:
    """A question with space to write below it, or the problem that it leaves none."""
    composer, blocks = brief.composer, share_out(_question(brief, card), brief.composer.design.height)
    if blocks[-1].height < LEAST_ROOM:
        what, hint = "leaves no room to write below it in the workbook", "shorten it, or take larger paper"
        composer.problems.add(composer.deck.problem(card.id, ("question", composer.language), what, hint))
    return ComposedPage(entry.page, entry.audience, blocks)


def _question(brief: WorkbookBrief, card: Card) -> Blocks:
    composer, question = brief.composer, cast("Question", card.content)
    design, styles, size = composer.design, composer.styles, composer.size
    suit = next(suit for suit in composer.deck.bank.suits if suit.id == question.suit)
    name = composer.translated(suit.name, suit.id, "name")
    label = joined(" · ", name, SourcedText(question.id, card.id, ("id",)))
    probe = question.probe and composer.translated(question.probe, card.id, "probe")
    question_head = QuestionHead(
        icon=design.look.icon(suit),
        colour=design.look.colour(suit),
        label=composer.fitted(label, styles.strong, size, width=design.width - size * 3.2),
        question=composer.flowing(composer.translated(question.question, card.id, "question"), styles.text, size * 1.5),
        probe=composer.flowing(probe, styles.text, size, width=design.width - size) if probe else None,
        design=design,
    )
    said = joined(" – ", SourcedText(card.id), composer.translated(question.question, card.id, "question"))
    return [question_head, ruled(brief, Field(f"question-{card.id}", said.plain), space_before=2.6)]


# ------------------------------------------------------------------------------------------------------ kinds of pages


def _cover(brief: WorkbookBrief) -> Blocks:
    """Whose workbook it is: title, and lines for team, date, place and guide."""
    composer, size = brief.composer, brief.composer.size
    design, styles, theme = composer.design, composer.styles, composer.design.theme
    workbook = composer.fitted(composer.words("workbook-title"), styles.running, size * 1.7)
    sign = Horizon(sign=cover_sign(design.look, design.width), design=design)
    blocks: Blocks = [
        composer.title(composer.translated(composer.deck.bank.title, "", "title"), 3, 1),
        TextBlock(fitted=workbook, role="P", colour=theme.quiet, space_before=size * 0.9),
        composer.paragraph(composer.words("workbook-subtitle"), space_before=0.8),
        FlexibleSpace(design=design, share=0.35, space_before=size * 0.8),
    ]
    if brief.name:
        said = SourcedText(brief.name, where=f"the name {brief.name}")
        name = composer.fitted(said, styles.strong, size * 1.5)
        blocks.append(TextBlock(fitted=name, role="P", colour=design.accent))
    else:
        blocks.append(fill_in(brief, "cover", "name-label"))
    blocks += (fill_in(brief, "cover", f"cover-{each}") for each in ("team", "date", "place", "guide", "people"))
    lacking = -min(block.height for block in share_out([sign, *blocks], design.height))
    return [sign.lower(lacking) if lacking > 0 else sign, *blocks]


def _why(brief: WorkbookBrief) -> Blocks:
    """Why and how."""
    how = brief.composer.running("why-how")
    asked = field(brief, "why", "why", brief.composer.words("why-title"))
    return [*head(brief, "why"), *how, ruled(brief, asked, space_before=2.4)]


def _agreements(brief: WorkbookBrief) -> Blocks:
    """Agreements to tick, and space for the team's own."""
    composer = brief.composer
    own = composer.words("agreements-own")
    listed = composer.running("agreements-list")
    space = ruled(brief, field(brief, "agreements", "agreements-own", own))
    return [*head(brief, "agreements"), *listed, composer.label(own, space_before=2.2), space]


def _arriving(brief: WorkbookBrief) -> Blocks:
    """Three prompts to arrive."""
    return [*head(brief, "arriving"), *prompts(brief, "arriving", 3)]


def _story(brief: WorkbookBrief) -> Blocks:
    """The case or story."""
    return [*head(brief, "story"), *prompts(brief, "story", 4)]


def _closing(brief: WorkbookBrief) -> Blocks:
    """The closing round."""
    return [*head(brief, "closing"), *prompts(brief, "closing", 3)]


def _compliments(brief: WorkbookBrief) -> Blocks:
    """Compliments received and given, as a pair."""
    composer = brief.composer
    blocks = head(brief, "compliments")
    for way, who in (("received", "from"), ("given", "to")):
        title = composer.words(f"compliments-{way}")
        blocks.append(composer.label(title, composer.design.theme.ink, space_before=2.2))
        blocks.append(fill_in(brief, "compliments", f"compliments-{who}", space_before=1.0, below=f"compliments-{way}"))
        for part in ("what", "effect"):
            words = composer.words(f"compliments-{part}")
            asked = field(brief, "compliments", f"compliments-{way}-{part}", title, words)
            blocks += [composer.label(words), ruled(brief, asked)]
    return blocks


def _contributions(brief: WorkbookBrief) -> Blocks:
    """Who contributed what: a row for each person."""
    return table(brief, "contributions", ("who", "what", "thanks"), (0.24, 0.42, 0.34), brief.people)


def _expectations(brief: WorkbookBrief) -> Blocks:
    """What we need of each other: a row for each other person."""
    return table(brief, "expectations", ("who", "from", "give"), (0.22, 0.39, 0.39), max(brief.people - 1, 1))


def _signals(brief: WorkbookBrief) -> Blocks:
    """What we recognise from now on: hold back, or act."""
    return table(brief, "signals", ("recognise", "hold-back", "act"), (0.44, 0.28, 0.28), 6)


def _next_steps(brief: WorkbookBrief) -> Blocks:
    """Who does what by when."""
    return table(brief, "next-steps", ("who", "what", "when", "small"), (0.18, 0.34, 0.16, 0.32), 6)


def _timeline(brief: WorkbookBrief) -> Blocks:
    """The project as a line."""
    composer = brief.composer
    said = {each: composer.words(f"timeline-{each}") for each in ("start", "now", "up", "down")}
    start, now, up, down = (composer.label(words).fitted for words in said.values())
    fields = tuple(field(brief, "timeline", f"timeline-{each}", said[each]) for each in ("up", "down"))
    line = Timeline(
        start=start,
        now=now,
        above=up,
        below=down,
        design=composer.design,
        space_before=composer.size * 2.2,
        fields=fields,
    )
    return [*head(brief, "timeline"), line]


def _history(brief: WorkbookBrief) -> Blocks:
    """The learning history: the story in the wide column, remarks beside it."""
    return [*head(brief, "history"), _history_table(brief)]


def _more_history(brief: WorkbookBrief) -> Blocks:
    """The second page of its spread."""
    return [brief.composer.lead(brief.composer.words("history-text-2")), _history_table(brief)]


def _history_table(brief: WorkbookBrief) -> BlankTable:
    return blank_table(brief, "history", ("story", "remarks"), (0.66, 0.34), 1, tinted=1, ruled=False)


def _prize(brief: WorkbookBrief) -> Blocks:
    """The team of the year, two years on."""
    composer, design, size = brief.composer, brief.composer.design, brief.composer.size
    sketch = composer.words("prize-sketch")
    nothing = composer.fitted(SourcedText(" "), composer.styles.text, size)
    because = fill_in(brief, "prize", "prize-because", space_before=1.8)
    return [
        *head(brief, "prize"),
        fill_in(brief, "prize", "prize-headline", space_before=2.2),
        composer.label(sketch, space_before=1.8),
        Sketch(design=design, space_before=size * 0.8, fields=(field(brief, "prize", "prize-sketch", sketch),)),
        because,
        FillInLine(label=nothing, design=design, space_before=size * 1.2, indent=0.1, field=because.field),
    ]


def _notes(brief: WorkbookBrief, ruling: Ruling) -> Blocks:
    """Space for notes."""
    pitch = brief.pitch if ruling in {"lines", "cornell"} else min(brief.pitch, FINE_PITCH)
    asked = field(brief, "notes", "notes", brief.composer.words("notes-title"))
    return [title(brief, "notes-title"), ruled_space(brief, asked, ruling, pitch, brief.composer.size * 1.6)]


def _back(brief: WorkbookBrief) -> Blocks:
    """The back cover, with whose workbook it is."""
    composer = brief.composer
    empty = FlexibleSpace(design=composer.design, space_before=composer.size * 0.8)
    return [empty, *back_blocks(composer, "imprint-text")]


PAGE_MAKERS: Mapping[PageKind, Callable[[WorkbookBrief], Blocks]] = {
    "cover": _cover,
    "why": _why,
    "agreements": _agreements,
    "arriving": _arriving,
    "story": _story,
    "compliments": _compliments,
    "contributions": _contributions,
    "timeline": _timeline,
    "prize": _prize,
    "signals": _signals,
    "expectations": _expectations,
    "next-steps": _next_steps,
    "closing": _closing,
    "back": _back,
}
"""The kinds of pages that need nothing but the brief; questions, history and notes are made in ``pages_of``."""
