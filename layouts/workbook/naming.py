"""A workbook that is prepared and somebody's name → the same workbook with the name on its cover, or why that cannot be.

All but the cover is shared, so a thousand workbooks take little more time and room than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.model.problems import DeckError, Problem, Problems
from layouts.book.composer import Composer
from layouts.text.characters import is_blank
from layouts.text.coverage import EMPTY, reason
from layouts.text.words import general_texts
from layouts.workbook.pages import pages_of
from layouts.workbook.plan import entries, finished_page
from layouts.writing.brief import Brief

if TYPE_CHECKING:
    from generator.model.names import ListedName
    from layouts.workbook.pages import ComposedPage
    from layouts.workbook.prepared import PreparedWorkbook

STAND_IN = "A"
"""Stands on the cover while the workbook is prepared: what does not fit then is the deck's to blame, not a name's."""

A_NAME = "write a name in its place, or take it out of the list"


class Naming:
    """Puts names on the cover of a workbook.

    Args:
        book: prepared with ``STAND_IN`` as the name.
        flag: the option that gave the names, for problems.

    Raises:
        DeckError: the workbook has no cover.
    """

    def __init__(self, book: PreparedWorkbook, flag: str) -> None:
        design, options = book.design, book.options
        deck = design.look.deck
        covers = [entry for entry in entries(deck, options.page) if entry.page == "cover"]
        if not covers:
            hint = f"leave {flag} out" + (
                ", or --page" if options.page else ", or add the page cover to the deck's workbook"
            )
            raise DeckError([Problem("is printed on the cover, and these pages have none", where=flag, hint=hint)])
        self._book, self._entry, self._flag = book, covers[0], flag
        self._design, self._texts = design, general_texts(deck, "workbook")

    def with_name(self, name: ListedName) -> PreparedWorkbook | Problem:
        """The workbook with a name on its cover; or the problem of that name."""
        if is_blank(name.text):
            return name.problem(EMPTY.what, f"write a name, or leave {self._flag} out" if not name.file else A_NAME)
        if lacking := self._design.styles.strong.lacking(name.text):
            return name.problem(*reason(lacking))
        cover = self._cover(name.text)
        if cover is None:
            what = "is too long for the cover of the workbook"
            return name.problem(what, f"shorten it: {self._longest(name.text)} of its {len(name.text)} characters fit")
        return self._bound(cover)

    def _cover(self, name: str) -> ComposedPage | None:
        """The cover with a name; None where that does not fit."""
        options, composer = self._book.options, Composer(self._design, self._texts, Problems())
        brief = Brief(composer, options.people, options.ruling, options.pitch, name)
        cover = next(iter(pages_of(brief, self._entry, ())))
        return None if len(composer.problems) else cover

    def _longest(self, name: str) -> int:
        """How many characters of a name, from its first, fit on the cover."""
        fits, too_long = 1, len(name)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self._cover(name[:middle].strip()):
                fits = middle
            else:
                too_long = middle
        return len(name[:fits].strip())

    def _bound(self, cover: ComposedPage) -> PreparedWorkbook:
        """The workbook with this cover in the place of its own."""
        book = self._book
        composer = Composer(self._design, self._texts, Problems())
        leaves = [
            finished_page(cover, leaf.number, composer) if page.kind == "cover" else leaf
            for page, leaf in zip(book.pages, book.leaves, strict=True)
        ]
        pages = (cover if page.kind == "cover" else page for page in book.pages)
        return replace(book, pages=tuple(pages), leaves=tuple(leaves))
