"""The deck: conversation cards on sheets to print on both sides and cut.

Print at actual size (100 %), on both sides of the paper, on stock of 200 to 300 g. Cut from mark to mark, the fronts
upwards, and leave the margin with the marks whole until the last cut. A back may have shifted by a millimetre or two
in the printer; nothing on it shows that.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.own_stocks import stock_of
from generator.deck.extras import MOST, extra_cards, kinds_of
from generator.deck.imposition import Sheet, impose
from generator.model.bank import Suit
from generator.model.deck import Card  # noqa: TC001 – the types of options are looked at when the command is made
from generator.model.paper import Cell
from generator.model.problems import Problems
from generator.model.wording import counted
from generator.product import Progress, Report, option
from layouts.cards import cut_marks
from layouts.cards.backs import Back
from layouts.cards.card import CardDesign, CardFace, design_cards
from layouts.cards.cut_marks import SheetMarks
from layouts.cards.faces import Faces, carries_horizon
from layouts.cards.fields import unprintable
from layouts.cards.horizon_stretches import draw_alone, draw_stretches, horizon_stretches
from layouts.cards.kinds_of_back import OF_SUITS, Backs, KindOfBack, back_cells, kind_of_back, prepare_backs
from layouts.cards.stock_advice import stock_advice
from layouts.cards.suit import PlayFace
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.fitter import Origin
from layouts.text.typesetting import Fitted
from layouts.text.words import filled
from layouts.theme.loading import theme_of
from layouts.theme.look import check_look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.model.deck import Deck
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.suit_cards import SuitCards

Side = Literal["front", "back"]

LARGE_CARD = 70.0
"""mm; the width from which a card has room for large letters: that of a tarot card."""

BILINGUAL = True
"""Both languages stand on each card."""

FLIPS = {"long-edge": "flip on the long edge", "short-edge": "flip on the short edge"}


EXAMPLES = (
    "spiegel cards",
    "spiegel cards --lang en --stock tarot-a4",
    "spiegel cards --lang nl,en",
    "spiegel cards --suit A,B --depth 1,2 --without A03",
    "spiegel cards --sample 20 --seed 7 --extras howto,pass,blank:6",
    "spiegel cards my-deck.yaml --backs plain -o my-deck.pdf",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a deck of cards."""

    stock: str = option("poker-a4", "The sheet and the size of the cards: see `spiegel list stocks`.")
    backs: Backs = option(
        "suit",
        "What the backs show: each card's suit, the same without a wrong way up, the deck's sign on all, or none at all. "
        "With plain or none, what a suit card's back would say becomes a card of its own.",
    )
    extras: tuple[Card, ...] = option(
        (),
        f"Cards besides those of the deck: howto says how to play, pass is to pass with, blank is to write a question on; "
        f"such as howto,pass,blank:6, with up to {MOST} of each.",
        parse=extra_cards,
        said=lambda options: kinds_of(options.extras),
    )


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedCards:
    """Fits every text of the deck on the stock.

    Raises:
        DeckError: with every text that does not fit or has a character without a glyph, and every unreadable colour.
    """
    stock = stock_of(deck, options.stock)
    if not stock.two_sided:
        options = dataclasses.replace(options, backs="none")
    deck = replace(deck, cards=(*deck.cards, *options.extras))
    design, problems = design_cards(deck, stock, theme_of(deck)), Problems()
    check_look(design.look, problems)
    titled = options.backs == "plain" or (options.backs in OF_SUITS and bool(options.extras))
    for problem in unprintable(deck, design.styles, titled=titled):
        problems.add(problem)
    faces = Faces(design, problems, both_sides=options.backs != "none")
    faces.check_names()
    fitted = list(_prepare_faces(faces, progress(deck.cards, "fitting texts", len(deck.cards)), options.backs))
    sheets = impose([face for face in fitted if face], stock)
    seconds = {card.id: face for card in deck.cards if (face := faces.prepare_back(card))}
    plays = _prepare_plays(faces.suits, deck.cards) if options.backs in OF_SUITS else {}
    ordinary = tuple(_without(sheet, {*seconds, *plays}) for sheet in sheets)
    fitter = faces.fitter
    made = PreparedCards(
        design,
        options.backs,
        sheets,
        prepare_backs(fitter, ordinary, options.backs),
        {sheet.number: back_cells(sheet, options.backs) for sheet in ordinary},
        plays,
        seconds,
        faces.design_of_backs if seconds else design,
        cut_marks.prepare_marks(fitter, stock, design.styles, design.words["bar"]),
        _prepare_captions(fitter, len(sheets), ("front",) if options.backs == "none" else ("front", "back")),
        tuple(fitter.left_out),
    )
    problems.finish()
    return made


def _prepare_faces(faces: Faces, cards: Iterable[Card], backs: Backs) -> Iterator[CardFace | None]:
    """The fronts; behind a suit card what its back would say, where the backs do not say it."""
    for card in cards:
        yield faces.prepare(card)
        if backs not in OF_SUITS and isinstance(card.content, Suit) and faces.suits.says_more(card.content):
            yield faces.suits.play(card.content, f"{card.id}-2", "front")


def _prepare_plays(suits: SuitCards, cards: Sequence[Card]) -> dict[str, PlayFace]:
    """What the suit cards' own backs say, by the card's id."""
    made = ((card.id, suits.play(card.content, card.id)) for card in cards if isinstance(card.content, Suit))
    return {card: face for card, face in made if face}


def _without(sheet: Sheet[CardFace], cards: Collection[str]) -> Sheet[CardFace]:
    """A sheet with only the backs of other cards than these."""
    return replace(sheet, backs=tuple(placed for placed in sheet.backs if placed.card.id not in cards))


def _prepare_captions(fitter: CardFitter, many: int, sides: Sequence[Side]) -> dict[tuple[int, Side], Fitted | None]:
    """What each side of each sheet says of itself in its margin, by the sheet's number."""
    design, deck = fitter.design, fitter.design.deck
    words, title = design.words, deck.bank.title[deck.language]
    captions = {}
    for number, side in ((number, side) for number in range(1, many + 1) for side in sides):
        place = filled(words["sheet"], number=number, total=many, side=words[side])
        origins = (
            Origin("", "title", title),
            Origin("", ("texts", "sheet"), words["sheet"]),
            Origin("", ("texts", side), words[side]),
        )
        text = f"{title} · {design.stock.name} · {place}"
        captions[number, side] = cut_marks.prepare_caption(fitter, design.stock, design.styles, text, origins)
    return captions


class PreparedCards(Struct, frozen=True):
    """A deck whose texts are all fitted and whose cards all have a cell.

    ``back_cells`` are by a sheet's number: where each of its backs lies. ``plays`` are what suit cards have on their backs,
    by their ids. ``seconds`` are what cards have on their backs in
    the second language, by their ids, and ``design_of_seconds`` is how that looks. ``captions`` are by a sheet's number and
    side; ``left_out`` names what was too long for the small print.
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
    captions: Mapping[tuple[int, Side], Fitted | None]
    left_out: tuple[str, ...]

    @property
    def report(self) -> Report:
        """How many cards, sheets and pages; how to print and cut them."""
        stock, sides = self.design.stock, 1 if self.backs == "none" else 2
        cards = sum(len(sheet.fronts) for sheet in self.sheets)
        made = f"{counted(cards, 'card')} on {counted(len(self.sheets), 'sheet')}, {counted(sides * len(self.sheets), 'page')}"
        both = f"on both sides, {FLIPS[stock.flip]}" if sides == 2 else "on one side"  # noqa: PLR2004 – a sheet's sides
        own = sum(isinstance(placed.card, PlayFace) for sheet in self.sheets for placed in sheet.fronts)
        plays = f"{own} of these cards say{'s' if own == 1 else ''} what the back of a suit card would"
        cut = "" if stock.marks == "none" else "; then cut along the marks on the fronts"
        left_out = tuple(f"left out, as it is too long: {what}" for what in self.left_out)
        printing = f"print on {stock.paper.capitalize()} at actual size (100 %), {both}{cut}"
        roomy = f"the theme {self.design.theme.name} has large letters; tarot cards have more room for them: --stock tarot-a4"
        advised = [roomy] if self.design.theme.larger > 1 and stock.card.width < LARGE_CARD else []
        first = stock_advice(stock)
        return Report(made, (*first, printing, *([plays] if own else []), *advised, *left_out))

    def draw(self, progress: Progress) -> bytes:
        """The PDF: of each sheet the front, and behind it the back unless there are none."""
        deck, stock, words = self.design.deck, self.design.stock, self.design.words
        name = deck.bank.title[deck.language]
        description = Description(f"{name}: {words['cards']}", deck.bank.author, deck.language)
        canvas = Canvas(description)
        canvas.print_as(None if self.backs == "none" else stock.flip)
        opened: set[str] = set()
        for sheet in progress(self.sheets, "drawing sheets", len(self.sheets)):
            with canvas.page(stock.sheet):
                self._draw_front(canvas, sheet, opened)
            if self.backs != "none":
                with canvas.page(stock.sheet):
                    self._draw_back(canvas, sheet)
        return canvas.finish()

    def _draw_front(self, canvas: Canvas, sheet: Sheet[CardFace], opened: set[str]) -> None:
        design = self.design
        canvas.label_page(f"{sheet.number} {design.words['front']}")
        canvas.place(("sheet",), lambda: self.marks.draw(canvas), "production")
        self._draw_caption(canvas, sheet, "front")
        carrying = {placed.cell.trim: carries_horizon(placed.card) for placed in sheet.fronts}
        carried = tuple(carrying.get(cell.trim) for cell in design.stock.fronts())
        canvas.place(("horizon", *map(str, carried)), lambda: self._draw_horizon(canvas, carried))
        for placed in sheet.fronts:
            face = placed.card
            if face.group not in opened:
                opened.add(face.group)
                canvas.outline(face.group)
            with canvas.section("Sect", title=face.id), canvas.cell(placed.cell):
                face.draw(canvas, design)

    def _draw_horizon(self, canvas: Canvas, carried: tuple[bool | None, ...]) -> None:
        """The one line that runs on from card to card, as far as cards carry it."""
        stretches = horizon_stretches(self.design.stock, carried)
        draw_stretches(canvas, stretches, self.design.stock.sheet.height, self.design.theme)

    def _draw_back(self, canvas: Canvas, sheet: Sheet[CardFace]) -> None:
        canvas.label_page(f"{sheet.number} {self.design.words['back']}")
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
            if caption := self.captions[sheet.number, side]:
                cut_marks.draw_caption(canvas, self.design.stock, caption)
