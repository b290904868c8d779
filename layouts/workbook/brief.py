"""The brief that every page of a workbook is made from, and the pieces that many pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from generator.model.bank import Ruling
from layouts.book.composer import Composer
from layouts.book.flow import Block
from layouts.workbook.blocks import FillInLine
from layouts.workbook.spaces import BlankTable, RuledSpace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layouts.book.blocks import Heading

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


def fill_in(brief: WorkbookBrief, words: str, *, space_before: float = 1.6, name: str = "") -> FillInLine:
    """A line to fill in behind a general text; its field has the same name, unless another is given.

    ``space_before`` is a multiple of the size of running text, here and below.
    """
    composer = brief.composer
    label = composer.fitted(composer.words(words), composer.styles.text, composer.size * 0.95)
    above = composer.size * space_before
    return FillInLine(label=label, design=composer.design, space_before=above, name=name or words)


def ruled(brief: WorkbookBrief, name: str, label: str, *, space_before: float = 0.5) -> RuledSpace:
    """Space to write in, ruled as was asked for; the name and the label are those of its field."""
    above = brief.composer.size * space_before
    return RuledSpace(
        design=brief.composer.design, ruling=brief.ruling, pitch=brief.pitch, space_before=above, name=name, label=label
    )


def prompts(brief: WorkbookBrief, name: str, many: int) -> Iterator[Block]:
    """So many general texts, numbered from 1, each with space to write below it."""
    composer = brief.composer
    for number in range(1, many + 1):
        words = composer.words(f"{name}-{number}")
        yield composer.label(words, composer.design.theme.ink, space_before=1.9)
        yield ruled(brief, f"{name}-{number}", words.text)


def table(brief: WorkbookBrief, name: str, heads: Sequence[str], parts: Sequence[float], rows: int) -> Blocks:
    """A page with a table to fill in; its heads are general texts that begin with the name of the page."""
    return [*head(brief, name), blank_table(brief, name, [f"{name}-{each}" for each in heads], parts, rows)]


def blank_table(
    brief: WorkbookBrief, name: str, heads: Sequence[str], parts: Sequence[float], rows: int, *,
    tinted: int | None = None, ruled: bool = True,
) -> BlankTable:  # fmt: skip
    """A table to fill in; ``parts`` of the width for each head, which is a general text. See ``BlankTable``."""
    composer, size = brief.composer, brief.composer.size
    widths = [composer.design.width * part - size * 1.2 for part in parts]
    return BlankTable(
        design=composer.design,
        heads=tuple(
            composer.fitted(composer.words(words), composer.styles.strong, size, width=width)
            for words, width in zip(heads, widths, strict=True)
        ),
        parts=tuple(parts),
        rows=rows,
        tinted=tinted,
        ruled=ruled,
        space_before=size * 0.8,
        name=name,
    )
