"""The workbooks of several people → one PDF: each begins on a front, with a bookmark, a part of its own, and its own numbers."""

from __future__ import annotations

from msgspec import Struct

from generator.deck.booklet_imposition import sheets_needed
from generator.model.wording import counted
from generator.product import Progress, Report, silent
from layouts.workbook.prepared import PreparedWorkbook


class JoinedWorkbooks(Struct, frozen=True):
    """Workbooks that lie one behind the other, each with the name of whose it is; they differ in their covers alone."""

    books: tuple[tuple[str, PreparedWorkbook], ...]

    @property
    def report(self) -> Report:
        """How many there are, and how to print them."""
        first = self.books[0][1]
        many, pages = len(self.books), len(first.pages)
        each = f"{counted(many, 'workbook')} of {counted(pages, 'page')}"
        if first.options.folded:
            sheets = sheets_needed(pages)
            made = f"{each} on {counted(sheets, 'sheet')}, {counted(many * sheets, 'sheet')} in all, to fold"
            apart = "each begins on a sheet of its own: fold and staple them one by one"
        else:
            made = f"{each}, {counted(many * (pages + self._padded), 'page')} in all"
            apart = "each begins on a sheet of its own: bind them one by one"
        alone = first.report
        in_all = many * (alone.pages + self._padded), many * alone.sheets
        return Report(made, (*alone.printing, apart), *in_all, alone.weight)

    @property
    def _padded(self) -> bool:
        """Whether an empty page follows each workbook, so that the next begins on a front; a single page is a sheet itself."""
        first = self.books[0][1]
        return not first.options.folded and len(first.pages) > 1 and len(first.pages) % 2 == 1

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        _, first = self.books[0]
        canvas = first.canvas(repeats=True)
        for name, book in progress(self.books, "drawing workbooks", len(self.books)):
            with canvas.section("Part", title=name):
                book.draw_on(canvas, silent, name)
            if self._padded:
                with canvas.page(first.design.page.sheet, first.design.page.enlarged):
                    canvas.once((self,), lambda: None)
        return canvas.finish()
