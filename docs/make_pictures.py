"""The question bank → the pictures that the README shows, in docs/pictures/; ``make pictures`` runs it.

The decks and the books are built afresh in memory, drawn as pixels by PDFium, and laid on a light grey table.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFilter

from generator.bank import shipped
from generator.bank.loading import load
from generator.deck.imposition import impose
from generator.deck.selection import choose
from generator.model.bank import Bank, Question, Suit
from generator.model.paper import POINTS_PER_MM
from generator.product import silent
from layouts.cards import product as cards
from layouts.guide import product as guide
from layouts.team_sheets import product as team_sheets
from layouts.theme.drawings import ICONS
from layouts.theme.theme import Theme
from layouts.workbook import product as workbook

if TYPE_CHECKING:
    from generator.model.deck import Deck
    from generator.model.paper import Cell, Stock

PICTURES = Path(__file__).resolve().parent / "pictures"

TABLE = (237, 239, 241)
SHADOW = (176, 182, 188)
EDGE = (205, 209, 213)

SHEET_HEIGHT = 860
FACE_HEIGHT = 440
PAGE_HEIGHT = 640
ICON_HEIGHT = 220
ROW_HEIGHT = 330
"""Pixels; what the README shows is about half as large, so that it is crisp on every screen."""

MARGIN = 26
GAP = 22
"""Pixels of table around what lies on it, and between."""

CORNER = 3.0
"""mm; of a card whose corners were rounded."""

COLOURS = 256
"""In a picture's palette: enough for smooth edges of type in eight hues, and half the size."""

DRAWN_LARGER = 2
"""How many times larger pages are drawn than shown: scaling down gives evener edges than drawing small."""


class Press:
    """A deck, printed in memory: gives pages and cards as pictures."""

    def __init__(self, deck: Deck, theme: str = "spiegel", options: cards.Options | None = None) -> None:
        deck, options = replace(deck, theme=theme), options or cards.Options()
        data = cards.prepare(deck, options, silent).draw(silent)
        self._stock = shipped.stocks()[options.stock]
        self._pages = pypdfium2.PdfDocument(data)
        self._drawn_already: dict[tuple[int, float], Image.Image] = {}
        self._places = _places(replace(deck, cards=(*deck.cards, *options.extras)), self._stock)

    def page(self, number: int, height: int) -> Image.Image:
        """A whole page, counted from 0."""
        large = self._drawn(number, height * DRAWN_LARGER / self._stock.sheet.height)
        return large.resize((round(large.width * height / large.height), height), Image.Resampling.LANCZOS)

    def card(
        self, identifier: str, height: int, *, back: bool = False, off: tuple[float, float] = (0, 0), askew: float = 0
    ) -> Image.Image:
        """One card, cut out, its corners round; ``off`` so many mm to the right and down, or ``askew`` by some degrees."""
        page, cell = self._places[identifier, back]
        pixels = height * DRAWN_LARGER / cell.trim.height
        trim, (right_by, down_by) = cell.trim, off
        left, top = round((trim.left + right_by) * pixels), round((trim.top + down_by) * pixels)
        right, bottom = round((trim.right + right_by) * pixels), round((trim.bottom + down_by) * pixels)
        width = round(height * trim.width / trim.height)
        sheet = self._drawn(page, pixels)
        if askew:
            middle = ((left + right) / 2, (top + bottom) / 2)
            sheet = sheet.rotate(askew, Image.Resampling.BICUBIC, center=middle, fillcolor="white")
        cut = sheet.crop((left, top, right, bottom)).resize((width, height), Image.Resampling.LANCZOS)
        cut.putalpha(_rounded(cut.size, CORNER * height / trim.height))
        return cut

    def _drawn(self, number: int, pixels_per_mm: float) -> Image.Image:
        """A page, drawn once for each size."""
        if (number, pixels_per_mm) not in self._drawn_already:
            picture: Image.Image = self._pages[number].render(scale=pixels_per_mm / POINTS_PER_MM).to_pil()
            self._drawn_already[number, pixels_per_mm] = picture.convert("RGB")
        return self._drawn_already[number, pixels_per_mm]


class Bound:
    """A book that was drawn in memory: gives its pages as pictures, found by its bookmarks."""

    def __init__(self, data: bytes) -> None:
        self._pages = pypdfium2.PdfDocument(data)
        self._marks: dict[str, int] = {}
        for mark in self._pages.get_toc():
            self._marks.setdefault(mark.get_title(), mark.get_dest().get_index())

    def page(self, title: str, height: int) -> Image.Image:
        """The page of a bookmark."""
        return self._drawn(self._marks[title], height)

    def spread(self, title: str, height: int, *, after: int = 0) -> Image.Image:
        """The page of a bookmark, or one so many pages ``after`` it, with the page that it faces in the open book."""
        left = (self._marks[title] + after - 1) // 2 * 2 + 1
        pages = [self._drawn(number, height) for number in (left, left + 1)]
        width = pages[0].width
        both = Image.new("RGB", (2 * width, height))
        for number, page in enumerate(pages):
            both.paste(page, (number * width, 0))
        ImageDraw.Draw(both).line((width, 0, width, height), fill=EDGE)
        return both

    def _drawn(self, number: int, height: int) -> Image.Image:
        page = self._pages[number]
        scale = height / page.get_height()
        large: Image.Image = page.render(scale=scale * DRAWN_LARGER).to_pil().convert("RGB")
        return large.resize((round(page.get_width() * scale), height), Image.Resampling.LANCZOS)


def _places(deck: Deck, stock: Stock) -> dict[tuple[str, bool], tuple[int, Cell]]:
    """Where each card lies: by its id, and whether its back is meant, the page from 0 and the cell on it."""
    places: dict[tuple[str, bool], tuple[int, Cell]] = {}
    for sheet in impose(deck.cards, stock):
        for side, placed in ((0, sheet.fronts), (1, sheet.backs)):
            for each in placed:
                places[each.card.id, bool(side)] = (2 * (sheet.number - 1) + side, each.cell)
    return places


def shipped_deck(language: str) -> Deck:
    """The deck that comes with Spiegel."""
    loaded = load(shipped.shipped_bank())
    return choose(loaded.bank, language, loaded.places)


def deck_of_icons() -> Deck:
    """A deck with a suit for every icon, named after it; the theme's first, in their order."""
    looks = [look.icon for look in shipped.theme("spiegel", Theme).suits]
    names = [*looks, *(name for name in ICONS if name not in looks)]
    suits = tuple(Suit(id=name, name={"en": name}, icon=name) for name in names)
    questions = tuple(Question(id=f"{name}-1", suit=name, question={"en": name}) for name in names)
    bank = Bank(title={"en": "Icons"}, languages=("en",), suits=suits, questions=questions)
    return choose(bank, "en", None)


def _rounded(size: tuple[int, int], radius: float) -> Image.Image:
    """A mask with round corners, drawn large so that they are smooth."""
    large = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, large.width - 1, large.height - 1), radius * 4, fill=255)
    return large.resize(size, Image.Resampling.LANCZOS)


def lay_out(things: list[Image.Image], columns: int = 0) -> Image.Image:
    """Pictures of one height side by side on the table, each with an edge and a soft shadow; in rows if so wanted."""
    columns = columns or len(things)
    rows = -(-len(things) // columns)
    widths = [max(thing.width for thing in things[column::columns]) for column in range(columns)]
    lefts, down = [MARGIN + sum(widths[:column]) + column * GAP for column in range(columns)], things[0].height + GAP
    table = Image.new("RGB", (lefts[-1] + widths[-1] + MARGIN, rows * down - GAP + 2 * MARGIN), TABLE)
    for number, thing in enumerate(things):
        left, top = lefts[number % columns], MARGIN + number // columns * down
        shape = thing.getchannel("A") if thing.mode == "RGBA" else Image.new("L", thing.size, 255)
        shadow = Image.new("L", table.size, 0)
        shadow.paste(shape, (left, top + 3))
        table.paste(SHADOW, mask=shadow.filter(ImageFilter.GaussianBlur(7)))
        table.paste(EDGE, (left - 1, top - 1), shape.resize((thing.width + 2, thing.height + 2)))
        table.paste(thing.convert("RGB"), (left, top), shape)
    return table


def save(picture: Image.Image, name: str) -> None:
    """Writes a picture with a palette of its own: of the usual ways, this one changes no dot's hue to its neighbour's."""
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(PICTURES / name, optimize=True)


def _of_guide(deck: Deck) -> list[Image.Image]:
    """Two steps of the first session, and the example of a learning history."""
    texts = shipped.texts("guide", deck.language)
    book = Bound(guide.prepare(deck, guide.Options(paper="a5"), silent).draw(silent))
    session = deck.bank.sessions[0].name[deck.language]
    return [book.spread(session, PAGE_HEIGHT, after=1), book.spread(texts["history-example-title"], PAGE_HEIGHT)]


def _of_workbook(deck: Deck) -> list[Image.Image]:
    """Two pages to write on for yourself, and two sheets of the team."""
    own, sheets = (shipped.texts(name, deck.language) for name in ("workbook", "team_sheets"))
    book = Bound(workbook.prepare(deck, workbook.Options(paper="a5", binding="wire"), silent).draw(silent))
    team = Bound(team_sheets.prepare(deck, team_sheets.Options(), silent).draw(silent))
    return [
        *(book.page(own[f"kind-{kind}"], PAGE_HEIGHT) for kind in ("questions", "my-line")),
        *(team.page(sheets[f"kind-{kind}"], PAGE_HEIGHT) for kind in ("timeline", "signals")),
    ]


def main() -> None:
    """Makes all pictures."""
    PICTURES.mkdir(exist_ok=True)
    dutch, english = Press(shipped_deck("nl")), Press(shipped_deck("en"))
    save(lay_out([english.page(0, SHEET_HEIGHT)]), "sheet.png")
    save(lay_out([english.card("C06", SHEET_HEIGHT)]), "card.png")
    faces = [("B05", False), ("B05", True), ("T1", False), ("S-D", False)]
    save(lay_out([dutch.card(name, FACE_HEIGHT, back=back) for name, back in faces]), "faces.png")
    deck = shipped_deck("en")
    save(lay_out(_of_guide(deck)), "guide.png")
    save(lay_out(_of_workbook(deck)), "workbook.png")
    themed = [Press(shipped_deck("en"), theme) for theme in shipped.themes()]
    shown = (("B05", False), ("C03", True), ("S-D", False), ("T1", False))
    save(
        lay_out([press.card(name, ROW_HEIGHT, back=back) for press in themed for name, back in shown], 4), "themes.png"
    )
    icons = deck_of_icons()
    press = Press(icons)
    backs = [press.card(card.id, ICON_HEIGHT, back=True) for card in icons.cards]
    save(lay_out(backs, columns=8), "icons.png")


if __name__ == "__main__":
    main()
