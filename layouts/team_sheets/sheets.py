"""A brief and a kind of sheet → its sheets, each with its blocks from the top down; nothing on them is private.

An engineer adds a kind as a function here, its row in ``MAKERS`` and a word in ``generator.model.session.SheetKind``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.model.session import SheetKind
from layouts.book.flow import Block
from layouts.book.sourced_text import SourcedText
from layouts.writing.brief import (
    Blocks,
    Brief,
    blank_table,
    field,
    fill_in,
    fill_in_row,
    head,
    prompts,
    rows_of,
    ruled,
    tables_of,
)
from layouts.writing.lines import FillInLine
from layouts.writing.spaces import Sketch, Timeline, share_out
from layouts.writing.tables import RuledColumns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

LANDSCAPE: frozenset[SheetKind] = frozenset({"timeline", "history", "signals", "next-steps"})
"""The sheets that lie on their side: those with a line or with wide columns."""

MOST_ROWS = 12
"""Of a table on a sheet of A4: rows of a centimetre and a half, to write in where several people read along."""

ABSENT = 2
"""Rows for who is not here."""

NAMES: Mapping[SheetKind, str] = {
    "team-of-the-year": "prize", "closing": "closing-round", "evaluation": "evaluation-sheet", "report": "report-sheet",
}  # fmt: skip
"""How the texts of a sheet begin, where that is not its kind: the workbook and the guide have texts of those names."""


class ComposedSheet(Struct, frozen=True):
    """A sheet: its kind, how its texts begin, and its blocks."""

    kind: SheetKind
    name: str
    blocks: tuple[Block, ...]


def sheets_of(brief: Brief, kind: SheetKind) -> Iterator[ComposedSheet]:
    """The sheets of a kind: one, or as many as a table for everyone needs."""
    name = NAMES.get(kind, kind)
    for blocks in MAKERS[kind](brief):
        shared = share_out(_whole(brief, name, blocks), brief.composer.design.height)
        if any(block.height < 0 for block in shared):
            _report_overflow(brief, kind)
        yield ComposedSheet(kind, name, shared)


def _whole(brief: Brief, name: str, blocks: Blocks) -> Blocks:
    """A sheet: a line that says whose it is, and its blocks below that."""
    whose = fill_in_row(brief, name, (("cover-team", 0.6), ("cover-date", 0.4)))
    return [whose, replace(blocks[0], space_before=brief.composer.size * 1.6), *blocks[1:]]


def _report_overflow(brief: Brief, kind: SheetKind) -> None:
    """A problem: texts of the deck's own are together longer than a sheet; ours never are."""
    composer = brief.composer
    what = f"must be shorter to fit on the team sheet {kind}"
    composer.problems.add(
        composer.deck.problem("", ("texts",), what, "shorten your own texts of that sheet: see spiegel list texts")
    )


def _agreements(brief: Brief) -> Iterator[Blocks]:
    """Agreements to tick, and space for the team's own."""
    composer = brief.composer
    own = composer.words("agreements-own")
    space = ruled(brief, field(brief, "agreements", "agreements-own", own))
    listed = composer.running("agreements-list")
    yield [*head(brief, "agreements"), *listed, composer.label(own, space_before=2.2), space]


def _timeline(brief: Brief) -> Iterator[Blocks]:
    """The project as a line."""
    composer = brief.composer
    said = {each: composer.words(f"timeline-{each}") for each in ("start", "now", "up", "down")}
    start, now, up, down = (composer.label(words).fitted for words in said.values())
    line = Timeline(
        start=start,
        now=now,
        above=up,
        below=down,
        design=composer.design,
        space_before=composer.size * 1.8,
        fields=tuple(field(brief, "timeline", f"timeline-{each}", said[each]) for each in ("up", "down")),
    )
    yield [*head(brief, "timeline"), line]


def _history(brief: Brief) -> Iterator[Blocks]:
    """The learning history as a spread: the story in the wide column, remarks beside it."""
    composer, parts = brief.composer, (0.64, 0.36)
    said = {each: composer.words(f"history-{each}") for each in ("story", "remarks")}
    columns = RuledColumns(
        design=composer.design,
        heads=tuple(
            composer.fitted(words, composer.styles.strong, composer.size, width=composer.design.width * part * 0.85)
            for words, part in zip(said.values(), parts, strict=True)
        ),
        parts=parts,
        pitch=brief.pitch_of("lines"),
        tinted=1,
        fields=tuple(field(brief, "history", f"history-{each}", words) for each, words in said.items()),
        space_before=composer.size * 1.4,
    )
    yield [*head(brief, "history"), *composer.running("history-text-2"), columns]


def _contributions(brief: Brief) -> Iterator[Blocks]:
    """Who contributed what: a row for each person, and rows for who is not here."""
    absent = brief.composer.words("contributions-absent")
    notes = {brief.people + number: absent for number in range(1, ABSENT + 1)}

    def page(rows: Sequence[int]) -> Blocks:
        heads, parts = ("who", "what", "thanks"), (0.24, 0.42, 0.34)
        return [*head(brief, "contributions"), blank_table(brief, "contributions", heads, parts, rows, notes=notes)]

    for rows in rows_of(brief.people + ABSENT, MOST_ROWS):
        yield page(rows)


def sheet_count(kind: SheetKind, people: int) -> int:
    """How many sheets of a kind so many people need."""
    return tables_of(people + ABSENT, MOST_ROWS) if kind == "contributions" else 1


def _prize(brief: Brief) -> Iterator[Blocks]:
    """The team of the year, two years on: the front page of a newspaper."""
    composer, design, size = brief.composer, brief.composer.design, brief.composer.size
    sketch = composer.words("prize-sketch")
    nothing = composer.fitted(SourcedText(" "), composer.styles.text, size)
    because = fill_in(brief, "prize", "prize-because", space_before=1.8)
    yield [
        *head(brief, "prize"),
        fill_in(brief, "prize", "prize-headline", space_before=2.2),
        composer.label(sketch, space_before=1.8),
        Sketch(design=design, space_before=size * 0.8, fields=(field(brief, "prize", "prize-sketch", sketch),)),
        because,
        *(
            FillInLine(label=nothing, design=design, space_before=size * 1.2, indent=0.1, field=because.field)
            for _ in range(3)
        ),
    ]


def _table(brief: Brief, kind: str, heads: Sequence[str], parts: Sequence[float], rows: int) -> Iterator[Blocks]:
    yield [*head(brief, kind), blank_table(brief, kind, heads, parts, range(1, rows + 1))]


def _signals(brief: Brief) -> Iterator[Blocks]:
    """What we recognise from now on; when we hold back, and when we act."""
    yield from _table(brief, "signals", ("recognise", "hold-back", "act"), (0.4, 0.3, 0.3), 6)


def _next_steps(brief: Brief) -> Iterator[Blocks]:
    """Who does what by when, and who asks after it."""
    yield from _table(brief, "next-steps", ("who", "what", "when", "asks"), (0.17, 0.45, 0.17, 0.21), 7)


def _quotes(brief: Brief) -> Iterator[Blocks]:
    """What was said, and what may become of it: a box to tick for each."""
    heads, parts = ("said", "may-stay", "without-name", "out"), (0.61, 0.13, 0.13, 0.13)
    yield [*head(brief, "quotes"), blank_table(brief, "quotes", heads, parts, range(1, 10), ticked=(1, 2, 3))]


def _closing(brief: Brief) -> Iterator[Blocks]:
    """The closing round: what the team takes along."""
    yield [*head(brief, "closing-round"), *prompts(brief, "closing-round", 3)]


def _evaluation(brief: Brief) -> Iterator[Blocks]:
    """Whether it was worth the time: a tally for each number of fingers, what helped, what will be different."""
    composer, kind = brief.composer, "evaluation-sheet"
    yield [
        *head(brief, kind),
        composer.label(composer.words(f"{kind}-tally"), composer.design.theme.ink, space_before=1.6),
        blank_table(brief, kind, ("one", "two", "three", "four", "five"), (0.2,) * 5, [1], share=0.55),
        *prompts(brief, kind, 2),
    ]


def _report(brief: Brief) -> Iterator[Blocks]:
    """The report on one page."""
    kind = "report-sheet"
    present = [fill_in(brief, kind, f"cover-{each}", space_before=1.8) for each in ("people", "guide")]
    kept = [fill_in(brief, kind, f"{kind}-{each}", space_before=1.8) for each in ("readers", "kept")]
    yield [*head(brief, kind), *present, *prompts(brief, kind, 4), *kept]


MAKERS: Mapping[SheetKind, Callable[[Brief], Iterator[Blocks]]] = {
    "agreements": _agreements,
    "timeline": _timeline,
    "history": _history,
    "contributions": _contributions,
    "team-of-the-year": _prize,
    "signals": _signals,
    "next-steps": _next_steps,
    "quotes": _quotes,
    "closing": _closing,
    "evaluation": _evaluation,
    "report": _report,
}
"""What makes the sheets of each kind."""
