"""A deck whose cards all have a cell → the pages of a file, drawn; and which of them would leave the paper."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.imposition import Sheet
from generator.model.paper import Cell, Rect
from generator.model.printer import MADE_UP_FOR
from layouts.cards import compensation, cut_marks
from layouts.cards.backs import Back
from layouts.cards.card import CardDesign, CardFace
from layouts.cards.cut_marks import SheetMarks
from layouts.cards.faces import carries_horizon
from layouts.cards.fold import Fold
from layouts.cards.horizon_stretches import Stretch, draw_alone, draw_stretches, horizon_stretches
from layouts.cards.kinds_of_back import Backs, KindOfBack, kind_of_back
from layouts.cards.pips import draw_pips
from layouts.cards.report import Notes, report_of
from layouts.cards.run import Page, Run, Side
from layouts.cards.suit import PlayFace
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.typesetting import Fitted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from generator.product import Progress, Report


class PreparedCards(Struct, frozen=True):
    """A deck whose texts are all fitted and whose cards all have a cell.

    ``back_cells`` are by a sheet's number: where each of its backs lies. ``plays`` are what suit cards have on their backs,
    by their ids. ``seconds`` are what cards have on their backs in
    the second language, by their ids, and ``design_of_seconds`` is how that looks. ``captions`` are by a sheet's number and
    side. ``sets`` are the numbers of the decks in the places of ``sheets``, where there are several. ``run`` says which pages
    the file has, and ``notes`` what its report says besides.
    """

    design: CardDesign
    backs: Backs
    sheets: tuple[Sheet[CardFace], ...]
    drawn_backs: Mapping[KindOfBack, Back]
    back_cells: Mapping[int, Mapping[KindOfBack, tuple[Cell, ...]]]
    plays: Mapping[str, PlayFace]
    seconds: Mapping[str, CardFace]
    design_of_seconds: CardDesign
    marks: SheetMarks
    fold: Fold | None
    captions: Mapping[tuple[int, Side], Fitted | None]
    sets: tuple[Sheet[int], ...]
    run: Run
    notes: Notes

    @property
    def report(self) -> Report:
        """How many cards, sheets and pages; how to print and cut them."""
        own = sum(isinstance(placed.card, PlayFace) for sheet in self.sheets for placed in sheet.fronts)
        cards = sum(len(sheet.fronts) for sheet in self.sheets)
        return report_of(self.design, self.run, self.notes, cards=cards, sheets=len(self.sheets), own=own)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the file, in their order."""
        return self.run.pages(len(self.sheets))

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck, stock, words = self.design.deck, self.design.stock, self.design.words
        name = deck.bank.title[deck.language]
        canvas = Canvas(Description(f"{name}: {words['cards']}", deck.bank.author, deck.language, self._made_up_for))
        canvas.print_as(self.run.flip)
        opened: set[str] = set()
        for page in progress(self.pages, "drawing sheets", len(self.pages)):
            sheet = self.sheets[page.sheet]
            with canvas.page(stock.sheet):
                canvas.label_page(f"{sheet.number} {words[page.sides[0]]}")
                for side in page.sides:
                    with self._moved(canvas, side):
                        if side == "front":
                            self._draw_front(canvas, sheet, opened)
                        else:
                            self._draw_back(canvas, sheet)
        return canvas.finish()

    @property
    def _made_up_for(self) -> str:
        """What the file says of the printer that its pages are moved for; nothing where none is moved."""
        printer, sheet = self.run.printer, self.design.stock.sheet
        if printer is None:
            return ""
        sides: tuple[Side, ...] = ("front", "back")
        moved = any(compensation.moving(compensation.change_of(printer, sheet, side), sheet) for side in sides)
        return MADE_UP_FOR + printer.label if moved else ""

    def _moved(self, canvas: Canvas, side: Side) -> AbstractContextManager[None]:
        """What puts a page where the printer makes it come right."""
        printer, sheet = self.run.printer, self.design.stock.sheet
        change = compensation.change_of(printer, sheet, side) if printer else None
        operators = compensation.moving(change, sheet, turned=side == "back" and self.run.turned)
        return canvas.moved(operators) if operators else nullcontext()

    def clipped(self, side: Side) -> tuple[int, ...]:
        """The numbers of the sheets on whose side making up for the printer takes something off the paper."""
        printer, sheet = self.run.printer, self.design.stock.sheet
        if printer is None:
            return ()
        return tuple(
            each.number
            for each in self.sheets
            if compensation.leaves(printer, sheet, side, list(self._areas(each, side)))
        )

    def with_backs_in_reach(self) -> PreparedCards:
        """The same without the names of the sheets on backs, where making up for the printer takes one of them off the paper."""
        printer, stock = self.run.printer, self.design.stock
        backs = [caption for (_, side), caption in self.captions.items() if side == "back" and caption]
        areas = [cut_marks.caption_area(stock, caption) for caption in backs]
        if printer is None or not compensation.leaves(printer, stock.sheet, "back", areas):
            return self
        kept = {place: caption for place, caption in self.captions.items() if place[1] == "front"}
        return replace(self, captions=kept, notes=replace(self.notes, unnamed_backs=True))

    def _areas(self, sheet: Sheet[CardFace], side: Side) -> Iterator[Rect]:
        """The rectangles on a side of a sheet that have ink, in mm."""
        stock = self.design.stock
        for placed in sheet.fronts if side == "front" else sheet.backs:
            yield placed.cell.trim.inset(stock.safe)
        if caption := self.captions.get((sheet.number, side)):
            yield cut_marks.caption_area(stock, caption)
        if side == "front":
            lines = [*cut_marks.cut_marks(stock), *horizon_stretches(stock, self._carried(sheet))]
            for x1, y1, x2, y2 in lines:
                yield Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
            if self.marks.ruler:
                yield self.marks.ruler.bar

    def _carried(self, sheet: Sheet[CardFace]) -> tuple[bool | None, ...]:
        """Whether the card in each cell of a front has the horizon; None where no card lies."""
        carrying = {placed.cell.trim: carries_horizon(placed.card) for placed in sheet.fronts}
        return tuple(carrying.get(cell.trim) for cell in self.design.stock.fronts())

    def _draw_front(self, canvas: Canvas, sheet: Sheet[CardFace], opened: set[str]) -> None:
        design = self.design
        canvas.place(("sheet",), lambda: self._draw_marks(canvas), "production")
        self._draw_caption(canvas, sheet, "front")
        carried = self._carried(sheet)
        canvas.place(("horizon", *map(str, carried)), lambda: self._draw_horizon(canvas, carried))
        numbers = self.sets[sheet.number - 1].fronts if self.sets else ()
        for at, placed in enumerate(sheet.fronts):
            face = placed.card
            if face.group not in opened:
                opened.add(face.group)
                canvas.outline(face.group)
            with canvas.section("Sect", title=face.id), canvas.cell(placed.cell):
                face.draw(canvas, design)
                if numbers:
                    self._draw_pips(canvas, numbers[at].card)

    def _draw_marks(self, canvas: Canvas) -> None:
        self.marks.draw(canvas)
        if self.fold:
            self.fold.draw(canvas)

    def _draw_pips(self, canvas: Canvas, number: int) -> None:
        canvas.place(("pips", number), lambda: draw_pips(canvas, self.design, number))

    def _draw_horizon(self, canvas: Canvas, carried: tuple[bool | None, ...]) -> None:
        """The one line that runs on from card to card, as far as cards carry it."""
        stretches: tuple[Stretch, ...] = horizon_stretches(self.design.stock, carried)
        draw_stretches(canvas, stretches, self.design.stock.sheet.height, self.design.theme)

    def _draw_back(self, canvas: Canvas, sheet: Sheet[CardFace]) -> None:
        if not self.fold:  # where sides lie beside each other, one name is enough
            self._draw_caption(canvas, sheet, "back")
        left = dict(self.back_cells[sheet.number])
        for placed in sheet.backs:
            if play := self.plays.get(placed.card.id):
                with canvas.section("Sect", title=play.id), canvas.cell(placed.cell):
                    play.draw(canvas, self.design)
            elif second := self.seconds.get(placed.card.id):
                self._draw_second(canvas, second, placed.cell)
            else:
                kind = kind_of_back(placed.card, self.backs)
                if cells := left.pop(kind, None):  # all that are alike at once, where the first of them lies
                    self.drawn_backs[kind].draw(canvas, self.design, cells)

    def _draw_second(self, canvas: Canvas, face: CardFace, cell: Cell) -> None:
        design = self.design_of_seconds
        with canvas.section("Sect", title=face.id, language=design.deck.language), canvas.cell(cell):
            if carries_horizon(face):
                canvas.place(("alone",), lambda: draw_alone(canvas, design))
            face.draw(canvas, design)

    def _draw_caption(self, canvas: Canvas, sheet: Sheet[CardFace], side: Side) -> None:
        with canvas.artifact("production"):
            if caption := self.captions.get((sheet.number, side)):
                cut_marks.draw_caption(canvas, self.design.stock, caption)
