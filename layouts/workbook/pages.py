"""A brief and an entry of the plan → its pages: each a kind, and its blocks from the top down.

An engineer adds a kind of page as a function here, its row in ``PAGE_MAKERS`` and a word in ``generator.model.bank.PageKind``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.bank import PageKind, Ruling
from layouts.book.blocks import TextBlock
from layouts.book.cover import cover_sign
from layouts.book.flow import Block
from layouts.book.imprint import back_blocks
from layouts.book.sourced_text import SourcedText
from layouts.workbook.blocks import Horizon
from layouts.workbook.questions import question_pages
from layouts.writing.brief import (
    Blocks,
    Brief,
    blank_table,
    field,
    fill_in,
    head,
    prompts,
    rows_of,
    ruled,
    ruled_space,
    tables_of,
    title,
)
from layouts.writing.spaces import FlexibleSpace, Timeline, share_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model.bank import WorkbookPage
    from generator.model.deck import Card
    from layouts.book.composer import Composer

MOST_ROWS = 10
"""Of a table on a page of A5: rows of a good centimetre, to write in with a pen."""

MOST_PURPOSES = 2
"""Of the texts that say what a session is for, on the inside of the cover."""


class ComposedPage(Struct, frozen=True):
    """A page of the workbook: its kind, and its blocks."""

    kind: PageKind
    blocks: tuple[Block, ...]


def pages_of(brief: Brief, entry: WorkbookPage, cards: Sequence[Card], pages: int = 0) -> Iterator[ComposedPage]:
    """The pages that an entry of the plan stands for; ``cards`` are the questions, on so many ``pages``."""
    for _ in range(entry.copies):
        match entry.page:
            case "questions":
                for blocks in question_pages(brief, cards, pages):
                    yield ComposedPage("questions", blocks)
            case "notes":
                yield _composed(brief, entry.page, _notes(brief, entry.ruling or brief.ruling))
            case "expectations":
                for page in _expectations(brief):
                    yield _composed(brief, entry.page, page)
            case kind:
                yield _composed(brief, kind, PAGE_MAKERS[kind](brief))


def page_count(entry: WorkbookPage, people: int) -> int:
    """How many pages an entry stands for that has no questions."""
    each = tables_of(max(people - 1, 1), MOST_ROWS) if entry.page == "expectations" else 1
    return entry.copies * each


def notes_page(brief: Brief, ruling: Ruling) -> ComposedPage:
    """A page for notes, where a place would stay empty."""
    return ComposedPage("notes", share_out(_notes(brief, ruling), brief.composer.design.height))


def _composed(brief: Brief, kind: PageKind, blocks: Blocks) -> ComposedPage:
    height = brief.composer.design.height
    shared = share_out(blocks, height)
    if any(block.height < 0 for block in shared) and all(block.height <= height for block in blocks):
        _report_overflow(brief.composer, kind)
    return ComposedPage(kind, shared)


def _report_overflow(composer: Composer, kind: PageKind) -> None:
    """A problem: texts of the deck's own are together longer than a page of this kind; ours never are."""
    title = kind == "cover"
    what = f"must be shorter to fit on the page {kind} of the workbook"
    hint = "shorten it" if title else "shorten your own texts of that page: see spiegel list texts"
    composer.problems.add(composer.deck.problem("", ("title", composer.language) if title else ("texts",), what, hint))


# ------------------------------------------------------------------------------------------------------ kinds of pages


def _cover(brief: Brief) -> Blocks:
    """Whose workbook it is: title, and lines for the name, the date and the place."""
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
    blocks += (fill_in(brief, "cover", f"cover-{each}") for each in ("date", "place"))
    lacking = -min(block.height for block in share_out([sign, *blocks], design.height))
    return [sign.lower(lacking) if lacking > 0 else sign, *blocks]


def _why(brief: Brief) -> Blocks:
    """What the session is for, in the deck's own words, and why and how to write here."""
    composer = brief.composer
    purposes = composer.deck.bank.purpose[:MOST_PURPOSES]
    said: Blocks = [composer.paragraph(composer.translated(each.text, each.id, "text")) for each in purposes]
    if said:
        said.append(composer.label(composer.words("why-yours"), space_before=1.8))
    asked = field(brief, "why", "why", composer.words("why-title"))
    body = [*said, *composer.running("why-text"), *composer.running("why-how")]
    return [title(brief, "why-title" if purposes else "why-yours"), *body, ruled(brief, asked, space_before=1.6)]


def _arriving(brief: Brief) -> Blocks:
    """Three prompts to arrive."""
    return [*head(brief, "arriving"), *prompts(brief, "arriving", 3)]


def _story(brief: Brief) -> Blocks:
    """The case or story."""
    return [*head(brief, "story"), *prompts(brief, "story", 4)]


def _closing(brief: Brief) -> Blocks:
    """My closing words."""
    return [*head(brief, "closing"), *prompts(brief, "closing", 3)]


def _night_later(brief: Brief) -> Blocks:
    """What is clearer after a night's sleep."""
    return [*head(brief, "night-later"), *prompts(brief, "night-later", 3)]


def _month_later(brief: Brief) -> Blocks:
    """What became of it after a month."""
    return [*head(brief, "month-later"), *prompts(brief, "month-later", 3)]


def _compliments(brief: Brief) -> Blocks:
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


def _expectations(brief: Brief) -> Iterator[Blocks]:
    """What we need of each other: a row for each other person, on as many pages as they need."""

    def page(rows: Sequence[int]) -> Blocks:
        heads, parts = ("who", "from", "give"), (0.24, 0.38, 0.38)
        return [*head(brief, "expectations"), blank_table(brief, "expectations", heads, parts, rows)]

    for rows in rows_of(max(brief.people - 1, 1), MOST_ROWS):
        yield page(rows)


def _my_line(brief: Brief) -> Blocks:
    """One's own line in time, to draw before the team draws its own."""
    composer = brief.composer
    said = {each: composer.words(f"my-line-{each}") for each in ("start", "now", "up", "down")}
    start, now, up, down = (composer.label(words).fitted for words in said.values())
    fields = tuple(field(brief, "my-line", f"my-line-{each}", said[each]) for each in ("up", "down"))
    line = Timeline(
        start=start,
        now=now,
        above=up,
        below=down,
        design=composer.design,
        space_before=composer.size * 2.2,
        fields=fields,
    )
    return [*head(brief, "my-line"), line]


def _notes(brief: Brief, ruling: Ruling) -> Blocks:
    """Space for notes."""
    asked = field(brief, "notes", "notes", brief.composer.words("notes-title"))
    return [title(brief, "notes-title"), ruled_space(brief, asked, ruling, brief.composer.size * 1.6)]


def _back(brief: Brief) -> Blocks:
    """The back cover, with whose workbook it is."""
    composer = brief.composer
    empty = FlexibleSpace(design=composer.design, space_before=composer.size * 0.8)
    return [empty, *back_blocks(composer, "imprint-text")]


PAGE_MAKERS: Mapping[PageKind, Callable[[Brief], Blocks]] = {
    "cover": _cover,
    "why": _why,
    "arriving": _arriving,
    "story": _story,
    "my-line": _my_line,
    "compliments": _compliments,
    "closing": _closing,
    "night-later": _night_later,
    "month-later": _month_later,
    "back": _back,
}
"""The kinds of pages that need nothing but the brief; questions, notes and expectations are made in ``pages_of``."""
