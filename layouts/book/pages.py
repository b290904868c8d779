"""Blocks with a place → the pages of a book, decided to the last mark: running heads, page numbers, outline; and drawn.

Running heads and page numbers stand outside the text area, at the outer edge.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM
from layouts.book.blocks import Heading
from layouts.book.flow import PlacedBlock, Position, anchors
from layouts.book.sourced_text import SourcedText
from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.product import Progress
    from layouts.book.composer import Composer
    from layouts.book.design import BookDesign
    from layouts.book.flow import Block
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Align
    from layouts.pdf.structure import ArtifactKind

FOOT = 7 * POINTS_PER_MM
"""From the text area to the line below it, of a book whose pages are not mirrored."""

ABOVE, BELOW = 9 * POINTS_PER_MM, 8 * POINTS_PER_MM
"""From the text area to the tops of the running head above it and of the page number below it."""


class BookPage(Struct, frozen=True):
    """A page as it is drawn: its number, the blocks of its text area, the running head and the folio if it has them.

    ``outline`` holds the entries that lead to it: the words, and the level from 0.
    """

    number: int
    blocks: tuple[PlacedBlock, ...]
    head: Fitted | None = None
    folio: Fitted | None = None
    outline: tuple[tuple[str, int], ...] = ()


def finish_pages(pages: Sequence[Sequence[PlacedBlock]], composer: Composer) -> tuple[BookPage, ...]:
    """The pages of a book with its references resolved; the first one is the cover, without a running head or a folio.

    The running head names the chapter, except on the page where the chapter begins. What cannot be set is a problem of
    the composer.
    """
    found = anchors(pages)
    finished = []
    chapter: SourcedText | None = None
    for number, page in enumerate(pages, start=1):
        headings = [placed.block for placed in page if isinstance(placed.block, Heading)]
        begun = [heading.title for heading in headings if heading.level == 1]
        blocks = tuple(PlacedBlock(block.resolved(found, composer.reference), top) for block, top in page)
        outline = tuple((heading.title.text, heading.level - 1) for heading in headings)
        head = running_head(chapter, composer) if chapter and not begun and number > 1 else None
        finished.append(BookPage(number, blocks, head, folio(number, composer) if number > 1 else None, outline))
        chapter = begun[-1] if begun else chapter
    return tuple(finished)


def running_head(said: SourcedText, composer: Composer) -> Fitted | None:
    """What stands above the text area, on one line; None where not even its first word fits."""
    return composer.shortened(said, composer.styles.small, composer.small, composer.design.width)


def folio(number: int, composer: Composer) -> Fitted | None:
    """The number of a page, as it stands below the text area."""
    return running_head(SourcedText(str(number), where="the numbers of the pages"), composer)


def draw_pages(
    canvas: Canvas,
    pages: Sequence[BookPage],
    design: BookDesign,
    progress: Progress,
    role: str = "",
    bookmark: str = "",
) -> None:
    """Every page in turn, each on a sheet of its own; with a ``role``, each page is an element of that kind.

    A ``bookmark`` leads to the first of them, closed, and those of the pages stand below it.
    """
    begun: dict[Block, int] = {}
    for page in progress(pages, "drawing pages", len(pages)):
        with canvas.page(design.page.sheet, design.page.enlarged):
            canvas.label_page("", page.number)
            if bookmark and page is pages[0]:
                canvas.outline(bookmark, closed=True)
            for title, level in page.outline:
                canvas.outline(title, level + bool(bookmark))
            with canvas.section(role) if role else nullcontext():
                canvas.once((page,), partial(draw_page, canvas, page, design, begun))


def draw_page(canvas: Canvas, page: BookPage, design: BookDesign, begun: dict[Block, int]) -> None:
    """A page from the origin of what is open: running head and folio, then its blocks. See ``Position`` for ``begun``."""
    left, top = design.page.left(page.number), design.page.top
    _draw_outside(canvas, page, design)
    for block, below in page.blocks:
        block.draw(canvas, Position(left, top - below, begun))


def _draw_outside(canvas: Canvas, page: BookPage, design: BookDesign) -> None:
    if not design.page.mirrored:
        _draw_foot(canvas, page, design)
        return
    recto = page.number % 2 == 1
    x = design.page.left(page.number) + (design.width if recto else 0.0)
    align: Align = "right" if recto else "left"
    top = design.page.top
    outside: tuple[tuple[ArtifactKind, Fitted | None, float], ...] = (
        ("header", page.head, top + ABOVE),
        ("footer", page.folio, top - design.height - BELOW),
    )
    for kind, fitted, y in outside:
        if fitted:
            with canvas.artifact(kind):
                canvas.text(fitted, x, y, design.theme.quiet, align)


def _draw_foot(canvas: Canvas, page: BookPage, design: BookDesign) -> None:
    """The name of the chapter at the outermost edge on the left, the number on the right, on one line below the text."""
    left, y = design.page.left(page.number), design.page.top - design.height - FOOT
    if page.head:
        with canvas.artifact("footer"):
            canvas.text(page.head, left - design.hang, y, design.theme.quiet)
    if page.folio:
        with canvas.artifact("footer"):
            canvas.text(page.folio, left + design.width, y, design.theme.quiet, "right")
