"""Sheets whose places are decided → what is said of them, and their PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.wording import counted
from generator.product import PLAIN_PAPER, Progress, Report
from layouts.book.design import BookDesign
from layouts.book.flow import stacked
from layouts.book.pages import BookPage, draw_page, folio, running_head
from layouts.pdf.canvas import Canvas
from layouts.pdf.form import FieldStyle
from layouts.pdf.metadata import Description
from layouts.theme.look import Look

if TYPE_CHECKING:
    from layouts.book.composer import Composer
    from layouts.team_sheets.sheets import ComposedSheet


class Sheet(Struct, frozen=True):
    """A sheet as it is drawn: what it is for, its design, which says how the paper lies, and what stands on it."""

    kind: str
    design: BookDesign
    page: BookPage


def finished(composer: Composer, sheet: ComposedSheet, number: int) -> Sheet:
    """The sheet of a number, with what stands at its foot."""
    outline = ((composer.words(f"kind-{sheet.name}").text, 0),)
    foot = running_head(composer.words("for-team"), composer)
    page = BookPage(number, stacked(sheet.blocks), foot, folio(number, composer), outline)
    return Sheet(sheet.kind, composer.design, page)


class PreparedSheets(Struct, frozen=True):
    """Team sheets whose texts and rooms all have their place; ``title`` is what they are called.

    ``typed`` says how what is typed looks, where they are a form.
    """

    look: Look
    title: str
    paper: str
    sheets: tuple[Sheet, ...]
    typed: FieldStyle | None = None

    @property
    def report(self) -> Report:
        """How many there are, and how to print them."""
        many, paper = len(self.sheets), self.paper.capitalize()
        made = f"{counted(many, 'sheet')} for the team, on {paper}"
        if self.typed:
            return Report(made, ("fill them in on a screen with any PDF reader, and save them",), many, many)
        printing = f"print on {paper} at actual size (100 %), on one side, once for the team: {counted(many, 'sheet')} of paper"
        larger = ["for a wall or a large table, --paper a3 makes them twice as large"] if self.paper != "a3" else []
        return Report(made, (printing, *larger), many, many, PLAIN_PAPER)

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck = self.look.deck
        title = deck.bank.title[deck.language]
        canvas = Canvas(Description(f"{title}: {self.title}", deck.bank.author, deck.language), fields=self.typed)
        canvas.print_as(None)
        for sheet in progress(self.sheets, "drawing sheets", len(self.sheets)):
            with canvas.page(sheet.design.page.sheet):
                canvas.label_page("", sheet.page.number)
                for title, level in sheet.page.outline:
                    canvas.outline(title, level)
                with canvas.section("Sect"):
                    canvas.once((sheet,), partial(draw_page, canvas, sheet.page, sheet.design, {}))
        return canvas.finish()
