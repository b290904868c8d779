"""The brief that every page of a workbook is made from, and the pieces that many pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from generator.model.bank import Ruling
from layouts.book.composer import Composer
from layouts.book.flow import Block
from layouts.pdf.form import Field
from layouts.workbook.blocks import FillInLine
from layouts.workbook.rulings import PARTS
from layouts.workbook.spaces import BlankTable, RuledSpace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.bank import PageKind
    from layouts.book.blocks import Heading
    from layouts.book.sourced_text import SourcedText

Blocks: TypeAlias = list[Block]


class WorkbookBrief(Struct, frozen=True):
    """What every page of one workbook is made from.

    Attributes:
        composer: sets the texts.
        people: how many take part; a row for each where a page has rows.
        ruling: of the space to write in.
        pitch: between lines, dots or squares, in mm.
        name: printed on the cover, where the workbook is somebody's.
    """

    composer: Composer
    people: int
    ruling: Ruling
    pitch: float
    name: str


def title(brief: WorkbookBrief, name: str) -> Heading:
    """The title of a page, a general text."""
    return brief.composer.title(brief.composer.words(name), 1.9, 1)


def head(brief: WorkbookBrief, name: str) -> Blocks:
    """The title of a page and what stands below it."""
    return [title(brief, f"{name}-title"), *brief.composer.running(f"{name}-text")]


def field(brief: WorkbookBrief, kind: PageKind, name: str, *said: SourcedText, row: int = 0) -> Field:
    """What is filled in on a page of a kind: it says the page, the row if it has one, and what stands there."""
    page = brief.composer.words(f"kind-{kind}").plain
    return Field(name, " – ".join([f"{page} {row}" if row else page, *(each.plain for each in said)]))


def fill_in(
    brief: WorkbookBrief, kind: PageKind, words: str, *, space_before: float = 1.6, below: str = ""
) -> FillInLine:
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


def ruled(brief: WorkbookBrief, asked: Field, *, space_before: float = 0.5) -> RuledSpace:
    """Space to write in, ruled as was asked for; on a screen it is the field."""
    above = brief.composer.size * space_before
    return ruled_space(brief, asked, brief.ruling, brief.pitch, above)


def ruled_space(brief: WorkbookBrief, asked: Field, ruling: Ruling, pitch: float, space_before: float) -> RuledSpace:
    """Space to write in with a ruling; ``space_before`` in points, ``pitch`` in mm."""
    parts = tuple(
        Field(f"{asked.name}-{part}", f"{asked.label} – {brief.composer.words(f'cornell-{part}').plain}")
        if part
        else asked
        for part in PARTS[ruling]
    )
    return RuledSpace(design=brief.composer.design, ruling=ruling, pitch=pitch, space_before=space_before, fields=parts)


def prompts(brief: WorkbookBrief, kind: PageKind, many: int) -> Iterator[Block]:
    """So many general texts of a kind of page, numbered from 1, each with space to write below it."""
    composer = brief.composer
    for number in range(1, many + 1):
        words = composer.words(f"{kind}-{number}")
        yield composer.label(words, composer.design.theme.ink, space_before=1.9)
        yield ruled(brief, field(brief, kind, f"{kind}-{number}", words))


def table(brief: WorkbookBrief, kind: PageKind, heads: Sequence[str], parts: Sequence[float], rows: int) -> Blocks:
    """A page with a table to fill in; its heads are general texts that begin with the kind of the page."""
    return [*head(brief, kind), blank_table(brief, kind, heads, parts, rows)]


def blank_table(
    brief: WorkbookBrief, kind: PageKind, heads: Sequence[str], parts: Sequence[float], rows: int, *,
    tinted: int | None = None, ruled: bool = True,
) -> BlankTable:  # fmt: skip
    """A table to fill in; ``parts`` of the width for each head. See ``table`` and ``BlankTable``."""
    composer, size = brief.composer, brief.composer.size
    widths = [composer.design.width * part - size * 1.2 for part in parts]
    said = [composer.words(f"{kind}-{each}") for each in heads]
    cells = tuple(
        tuple(
            field(brief, kind, f"{kind}-{row}-{each}" if row else f"{kind}-{each}", words, row=row)
            for each, words in zip(heads, said, strict=True)
        )
        for row in (range(1, rows + 1) if rows > 1 else [0])
    )
    return BlankTable(
        design=composer.design,
        heads=tuple(
            composer.fitted(words, composer.styles.strong, size, width=width)
            for words, width in zip(said, widths, strict=True)
        ),
        parts=tuple(parts),
        cells=cells,
        tinted=tinted,
        ruled=ruled,
        space_before=size * 0.8,
    )
