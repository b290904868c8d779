"""The brief that pages to write on are made from, and the pieces that many of them share."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from generator.model.bank import Ruling
from layouts.book.composer import Composer
from layouts.book.flow import Block
from layouts.pdf.form import Field
from layouts.writing.lines import FillInLine, FillInRow
from layouts.writing.rulings import PARTS
from layouts.writing.spaces import RuledSpace
from layouts.writing.tables import BlankTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from layouts.book.blocks import Heading
    from layouts.book.sourced_text import SourcedText

Blocks: TypeAlias = list[Block]

PITCH, FINE_PITCH = 8.0, 5.0
"""mm between lines to write on; between dots, and the lines of a grid. What German and Dutch exercise books have."""


class Brief(Struct, frozen=True):
    """What every page of one book, or of one set of sheets, is made from.

    Attributes:
        composer: sets the texts.
        people: how many take part; a row for each where a page has rows.
        ruling: of the space to write in.
        pitch: between lines, dots or squares, in mm; as is usual for each where it is None.
        name: printed on the cover, where the book is somebody's.
    """

    composer: Composer
    people: int
    ruling: Ruling
    pitch: float | None
    name: str = ""

    def pitch_of(self, ruling: Ruling) -> float:
        """Between the lines, dots or squares of a ruling, in mm."""
        if self.pitch:
            return self.pitch / self.composer.design.page.enlarged  # as asked for on paper
        return FINE_PITCH if ruling in {"grid", "dots"} else PITCH


def title(brief: Brief, name: str) -> Heading:
    """The title of a page, a general text."""
    return brief.composer.title(brief.composer.words(name), 1.9, 1)


def head(brief: Brief, name: str) -> Blocks:
    """The title of a page and what stands below it."""
    return [title(brief, f"{name}-title"), *brief.composer.running(f"{name}-text")]


def field(brief: Brief, kind: str, name: str, *said: SourcedText, row: int = 0) -> Field:
    """What is filled in on a page of a kind: it says the page, the row if it has one, and what stands there."""
    page = brief.composer.words(f"kind-{kind}").plain
    return Field(name, " – ".join([f"{page} {row}" if row else page, *(each.plain for each in said)]))


def fill_in(brief: Brief, kind: str, words: str, *, space_before: float = 1.6, below: str = "") -> FillInLine:
    """A line to fill in behind a general text, which names its field too; ``below`` is the text that it stands under.

    ``space_before`` is a multiple of the size of running text, here and below.
    """
    composer = brief.composer
    said = composer.words(words)
    label = composer.fitted(said, composer.styles.text, composer.size * 0.95)
    above = composer.size * space_before
    asked = field(brief, kind, words, said)
    if below:
        asked = field(brief, kind, f"{below}-{words.removeprefix(f'{kind}-')}", composer.words(below), said)
    return FillInLine(label=label, design=composer.design, space_before=above, field=asked)


def fill_in_row(
    brief: Brief, kind: str, wanted: Sequence[tuple[str, float]], *, space_before: float = 1.6
) -> FillInRow:
    """Short lines to fill in side by side: for each a general text and its part of the width."""
    composer = brief.composer
    entries = []
    for words, part in wanted:
        said = composer.words(words)
        label = composer.fitted(
            said, composer.styles.text, composer.size * 0.95, width=composer.design.width * part * 0.7
        )
        entries.append((label, field(brief, kind, f"{kind}-{words}", said), part))
    return FillInRow(entries=tuple(entries), design=composer.design, space_before=composer.size * space_before)


def ruled(brief: Brief, asked: Field, *, space_before: float = 0.5, share: float = 1.0) -> RuledSpace:
    """Space to write in, ruled as was asked for; on a screen it is the field."""
    return ruled_space(brief, asked, brief.ruling, brief.composer.size * space_before, share)


def ruled_space(brief: Brief, asked: Field, ruling: Ruling, space_before: float, share: float = 1.0) -> RuledSpace:
    """Space to write in with a ruling; ``space_before`` in points."""
    parts = tuple(
        Field(f"{asked.name}-{part}", f"{asked.label} – {brief.composer.words(f'cornell-{part}').plain}")
        if part
        else asked
        for part in PARTS[ruling]
    )
    return RuledSpace(
        design=brief.composer.design, ruling=ruling, pitch=brief.pitch_of(ruling), space_before=space_before, fields=parts,
        share=share,
    )  # fmt: skip


def prompts(brief: Brief, kind: str, many: int) -> Iterator[Block]:
    """So many general texts of a kind of page, numbered from 1, each with space to write below it."""
    composer = brief.composer
    for number in range(1, many + 1):
        words = composer.words(f"{kind}-{number}")
        yield composer.label(words, composer.design.theme.ink, space_before=1.9)
        yield ruled(brief, field(brief, kind, f"{kind}-{number}", words))


def blank_table(
    brief: Brief, kind: str, heads: Sequence[str], parts: Sequence[float], rows: Sequence[int], *,
    ticked: Sequence[int] = (), share: float = 1.0, notes: Mapping[int, SourcedText] | None = None,
) -> BlankTable:  # fmt: skip
    """A table to fill in; its heads are general texts that begin with the kind of the page.

    Args:
        brief: of the page.
        kind: of the page.
        heads: what the texts of the heads end with.
        parts: of the width, one for each head.
        rows: the numbers of its rows.
        ticked: the columns of boxes, counted from 0.
        share: how much of the page it takes, in proportion to the other rooms.
        notes: what stands small in the first cell of a row, by the number of the row.
    """
    composer, size = brief.composer, brief.composer.size
    widths = [composer.design.width * part - size * 1.2 for part in parts]
    said = [composer.words(f"{kind}-{each}") for each in heads]
    cells = tuple(
        tuple(
            field(brief, kind, f"{kind}-{row}-{each}", words, row=row) for each, words in zip(heads, said, strict=True)
        )
        for row in rows
    )
    return BlankTable(
        design=composer.design,
        heads=tuple(
            composer.fitted(words, composer.styles.strong, size, width=width)
            for words, width in zip(said, widths, strict=True)
        ),
        parts=tuple(parts),
        cells=cells,
        ticked=frozenset(ticked),
        notes=tuple(
            (number, composer.fitted(notes[row], composer.styles.small, composer.small, width=widths[0]))
            for number, row in enumerate(rows)
            if notes and row in notes
        ),
        space_before=size * 0.8,
        share=share,
    )


def rows_of(total: int, most: int) -> list[range]:
    """So many rows, numbered from 1, over as few tables as hold them, as evenly as can be; ``most`` are those of a table."""
    tables = tables_of(total, most)
    edges = [total * at // tables for at in range(tables + 1)]
    return [range(first + 1, last + 1) for first, last in pairwise(edges)]


def tables_of(total: int, most: int) -> int:
    """Over how many tables so many rows go."""
    return -(-total // most)
