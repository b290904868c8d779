"""A workbook whose pages are decided → what is said of it, and its PDF: page by page, or imposed to be folded."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.deck.booklet_imposition import STAPLER_SHEETS, saddle_stitch, sheets_needed, spread
from generator.model.paper import POINTS_PER_MM
from generator.model.wording import counted
from generator.product import PLAIN_PAPER, Progress, Report
from layouts.book.design import BookDesign
from layouts.book.pages import BookPage, draw_page, draw_pages
from layouts.pdf.canvas import Canvas
from layouts.pdf.form import FieldStyle
from layouts.pdf.metadata import Description
from layouts.workbook.options import Options
from layouts.workbook.pages import ComposedPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.deck.booklet_imposition import Side, Spread

NAMES = {"half-letter": "half Letter"}
"""What papers are called, where that is not their name with a capital."""


class PreparedWorkbook(Struct, frozen=True):
    """A workbook whose pages are decided to the last mark.

    Attributes:
        design: of all pages.
        title: what such a book is called in its language.
        pages: in the order in which they are read; of a booklet as many as its sheets have.
        leaves: the same as they are drawn.
        options: how it was asked for.
        typed: how what is typed looks, where it is a form.
        left_out: how many questions have no page.
    """

    design: BookDesign
    title: str
    pages: tuple[ComposedPage, ...]
    leaves: tuple[BookPage, ...]
    options: Options
    typed: FieldStyle | None = None
    left_out: int = 0

    @property
    def report(self) -> Report:
        """How many pages and sheets, and how to print, fold and bind them."""
        count, paper = len(self.pages), self.options.paper
        if not self.options.folded:
            made = f"a workbook of {counted(count, 'page')}, for one person"
            sides = "on one side" if count == 1 else "on both sides, flip on the long edge"
            filling = ["fill it in on a screen with any PDF reader, and save it: spiegel booklet folds it as filled in"]
            printing = f"print on {NAMES.get(paper, paper.capitalize())} at actual size (100 %), {sides}"
            paper_needed = self._paper(-(-count // 2))
            said = filling if self.typed else [printing, paper_needed]
            weight = None if self.typed else PLAIN_PAPER
            return Report(made, (*said, *self._omissions()), count, -(-count // 2), weight)
        sheets, on = sheets_needed(count), spread(self.design.page.sheet)
        lines = [on.how(), on.folding(sheets), self._paper(sheets), *self._omissions()]
        if sheets > STAPLER_SHEETS:
            lines.append(
                f"an office stapler takes {STAPLER_SHEETS} sheets: this is more, so have it bound, or print fewer pages"
            )
        made = f"a workbook of {count} pages on {counted(sheets, 'sheet')}, to fold, for one person"
        return Report(made, tuple(lines), 2 * sheets, sheets, PLAIN_PAPER)

    def _paper(self, sheets: int) -> str:
        """How much paper all of them take."""
        people = self.options.people
        who = "1 person" if people == 1 else f"{people} people"
        return f"for {who}: {counted(sheets * people, 'sheet')} of paper"

    def _omissions(self) -> Iterator[str]:
        """What the workbook leaves out to stay handy."""
        if self.left_out:
            yield f"{self.left_out} of the questions are left out: --all prints every one, --session those of a session"

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        canvas = self.canvas()
        self.draw_on(canvas, progress)
        return canvas.finish()

    def canvas(self, *, repeats: bool = False) -> Canvas:
        """What it is drawn on: a PDF with its title, that tells print dialogues how to turn the paper."""
        deck = self.design.look.deck
        title = deck.bank.title[deck.language]
        description = Description(f"{title}: {self.title}", deck.bank.author, deck.language)
        canvas = Canvas(description, fields=self.typed, repeats=repeats)
        canvas.print_as(spread(self.design.page.sheet).flip if self.options.folded else "long-edge")
        return canvas

    def draw_on(self, canvas: Canvas, progress: Progress, bookmark: str = "") -> None:
        """Draws the workbook; a ``bookmark`` leads to it, and those to its pages stand below that one."""
        if self.options.folded:
            self._draw_folded(canvas, progress, bookmark)
        else:
            draw_pages(canvas, self.leaves, self.design, progress, role="Sect", bookmark=bookmark)

    def _draw_folded(self, canvas: Canvas, progress: Progress, bookmark: str) -> None:
        """The sheets of a booklet, each page tagged and listed where it is read, not where it lies on the sheet."""
        on = spread(self.design.page.sheet)
        sections = [canvas.prepare_section() for _ in self.leaves]
        sides, first = saddle_stitch(len(self.pages)), canvas.page_index
        for side in progress(sides, "drawing sheets", len(sides)):
            with canvas.page(on.sheet):
                canvas.label_page(f"{side.left}, {side.right}")
                held = (self.leaves[side.left - 1], self.leaves[side.right - 1])
                under = (sections[side.left - 1], sections[side.right - 1])
                canvas.once(held, partial(self._draw_side, canvas, on, side, under), under)
        if bookmark:
            canvas.outline(bookmark, 0, first, closed=True)
        side_of = {place: number for number, side in enumerate(sides, first) for place in (side.left, side.right)}
        for place, leaf in enumerate(self.leaves, start=1):
            for title, level in leaf.outline:
                canvas.outline(title, level + bool(bookmark), side_of[place])

    def _draw_side(self, canvas: Canvas, on: Spread, side: Side, under: tuple[int, int]) -> None:
        """Both pages of a side, each in its element, in the order in which they are read; and the marks to fold by."""
        self._draw_fold(canvas, on, staples=side.sheet == 1 and side.front)
        halves = zip((side.left, side.right), on.halves, under, strict=True)
        for place, half, section in sorted(halves, key=itemgetter(0)):
            moved = canvas.moved(f"1 0 0 1 {half.left * POINTS_PER_MM:.3f} 0 cm")
            with canvas.reopened(section), moved:
                draw_page(canvas, self.leaves[place - 1], self.design, {})

    def _draw_fold(self, canvas: Canvas, on: Spread, *, staples: bool) -> None:
        marks = [*on.fold_marks(), *(on.staple_marks() if staples else ())]
        with canvas.artifact("production"):
            canvas.stroke("#000000", 0.35)  # what guides a fold is black: greys break up in a printer
            for mark in marks:
                x, y = mark.left * POINTS_PER_MM, (on.sheet.height - mark.top) * POINTS_PER_MM
                canvas.line(x, y, x, y - mark.height * POINTS_PER_MM)
